"""Ids outlive wording: that whatever was published opens in today’s content, and means what it meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.checks.examined import Examined, Placed
from toolkit.compiling import SECTORS
from toolkit.library import Entry, Library
from toolkit.model.base import Model
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.questions import Question
from toolkit.problems import Problem, Severity, nearest
from toolkit.published.lock import Address, Key, Lock, PublishedOption, PublishedQuestion, read_lock
from toolkit.published.meaning import CHOICES, Change, changes
from toolkit.published.today import Today
from toolkit.published.wording import likeness
from toolkit.source import Location

# Examples and proofs may fail for the very change that is looked at here; anything else leaves ids unclear.
_LEAVES_IDS_CLEAR = ("E", "P")
# How like the question that took its place must be to one that went away, to be named.
_LIKE = 0.5
# Stands in a sentence for the questions that share a set of options.
_USERS = "{users}"


def check_lock(root: Path, library: Library, found: Iterable[Problem]) -> list[Problem]:
    """Every problem of today's content with what was published; none before the first publication.

    `found` are the problems of the content itself: while parts of it are unclear, so are its ids.
    """
    lock, problems = read_lock(root)
    unclear = [
        problem
        for problem in found
        if problem.severity is Severity.ERROR and not problem.code.startswith(_LEAVES_IDS_CLEAR)
    ]
    if lock is None or unclear:
        return problems
    return list(check_published(lock, library))


def check_published(lock: Lock, library: Library) -> Iterator[Problem]:
    """Every id that was published and is lost, means something else, or is used again."""
    today = Today(library)
    for key, entry in lock.entries.items():
        if isinstance(entry, Address):
            yield from _address(lock, key, entry, today)
    for name in dict.fromkeys(name.split("/")[0] for kind, name in lock.entries if kind == "question"):
        questionnaire = today.questionnaire(name)
        if questionnaire is not None:
            yield from _Answers(lock, name, questionnaire, today).problems()


def _address(lock: Lock, key: Key, entry: Address, today: Today) -> Iterator[Problem]:
    kind, name = key
    called = kind.replace("-", " ")
    home = today.home(kind, name)
    if home is None:
        yield _lost_address(lock, key, today)
    elif home == name and entry.now is not None and today.home(kind, entry.now) != name:
        thing = today.library.of_kind(kind)[name]
        message = f"the id “{name}” was published for the {called} that is “{entry.now}” now; take another id"
        yield thing.problem((), "I003", message)


def _lost_address(lock: Lock, key: Key, today: Today) -> Problem:
    kind, name = key
    called = kind.replace("-", " ")
    fresh = [other for other in today.library.of_kind(kind) if (kind, other) not in lock.entries]
    likely = nearest(name, fresh) or (fresh[0] if len(fresh) == 1 else None)
    old = f"/{name}/" if kind == "page" else name
    start = f"the {called} “{name}” was published and is gone, so links to it lead nowhere; write “formerly: [{old}]”"
    if likely is not None:
        thing = today.library.of_kind(kind)[likely]
        return thing.problem(_first_line(thing), "I001", f"{start} here if this took its place")
    closed = "; if it has closed, its file stays, with “status: closed” and “closed_on”" if kind == "service" else ""
    return lock.problem(key, "I001", f"{start} at the {called} that takes its place{closed}")


def _first_line(entry: Entry[Model]) -> Location:
    return ("id",) if entry.at else ()


@dataclass(frozen=True)
class _Slip:
    """What is wrong with a question: the problem, told at the question.

    Where it may lie in a set of options, `of_set` is the code and the sentence for the set, and `option` the option of
    which it is said; `rest` is then what is wrong with the question besides.
    """

    place: Placed
    problem: Problem
    of_set: tuple[str, str] | None = None
    option: str | None = None
    rest: Problem | None = None


@dataclass(frozen=True)
class _Answers:
    """The answers to a questionnaire that was published under the name `then`, and is `entry` today."""

    lock: Lock
    then: str
    entry: Entry[Questionnaire]
    today: Today

    @property
    def examined(self) -> Examined:
        return Examined(self.entry, self.today.library)

    def problems(self) -> Iterator[Problem]:
        placed = self.examined.by_id
        changed: set[str] = set()
        slips: list[_Slip] = []
        published: list[Placed] = []
        for (kind, name), entry in self.lock.entries.items():
            if kind != "question" or not name.startswith(f"{self.then}/") or not isinstance(entry, PublishedQuestion):
                continue
            own = name.partition("/")[2]
            question = self.today.question(self.entry.id, own)
            if question is None:
                yield from self._lost(own, entry)
                continue
            found, is_changed = self._question(own, entry, placed[question.id])
            slips += found
            published.append(placed[question.id])
            if is_changed:
                changed.add(question.id)
        yield from self._told(slips, published)
        for name, place in placed.items():
            known = ("question", f"{self.then}/{name}") in self.lock.entries
            if place.question.same_meaning and known and name not in changed:
                message = f"“{name}” means what was published, so “same_meaning” and “reason” can be taken out"
                key = (*place.location, "same_meaning")
                yield self.examined.problem_at_key(key, "I004", message).as_advice()

    def _told(self, slips: list[_Slip], published: list[Placed]) -> Iterator[Problem]:
        """Each slip at its question; but once, at the set, where all questions that share a set have the same."""
        alike: dict[tuple[str, str, str], list[_Slip]] = {}
        for slip in slips:
            name = slip.place.question.options
            if slip.of_set is None or not isinstance(name, str):
                yield slip.problem
            else:
                alike.setdefault((name, *slip.of_set), []).append(slip)
        for (name, code, words), found in alike.items():
            excused = {place.question.id for place in published if code == "I002" and place.question.same_meaning}
            users = {place.question.id for place in published if place.question.options == name} - excused
            if len(users) < 2 or users != {slip.place.question.id for slip in found}:
                yield from (slip.problem for slip in found)
                continue
            options = [option.id for option in self.entry.value.option_sets.get(name, ())]
            at = [options.index(slip.option) for slip in found if slip.option in options]
            message = words.replace(_USERS, f"the {len(users)} questions with the options “{name}”")
            yield self.examined.problem_at_key(("option_sets", name, *at[:1]), code, message)
            yield from (slip.rest for slip in found if slip.rest is not None)

    def _lost(self, own: str, entry: PublishedQuestion) -> Iterator[Problem]:
        if entry.gone or own in self.entry.value.no_longer_asked:
            return
        start = f"the question “{own}” was published and is gone, so answers that people kept are lost; write “formerly"
        likely = self._likely(own, entry)
        if likely is not None:
            message = f"{start}: [{own}]” here if this took its place, or a line for it under “no_longer_asked”"
            yield self.examined.problem((*likely.location, "id"), "I001", message)
            return
        message = f"{start}: [{own}]” at the question that took its place, or say why under “no_longer_asked”"
        yield self.examined.problem_at_key(("sections",), "I001", message)

    def _likely(self, own: str, entry: PublishedQuestion) -> Placed | None:
        """The question of today that most likely took the place of one that is lost: a new one that is like it."""
        fresh = [
            place
            for place in self.examined.questions
            if ("question", f"{self.then}/{place.question.id}") not in self.lock.entries
        ]
        alike = max(fresh, key=lambda place: likeness(entry.ask, place.question.ask), default=None)
        if alike is not None and likeness(entry.ask, alike.question.ask) >= _LIKE:
            return alike
        guess = nearest(own, [place.question.id for place in fresh])
        return next((place for place in fresh if place.question.id == guess), None)

    def _question(self, own: str, entry: PublishedQuestion, place: Placed) -> tuple[list[_Slip], bool]:
        """The problems of one question, and whether it means something else than what was published."""
        name = place.question.id
        new = self.today.entries["question", f"{self.entry.id}/{name}"]
        assert isinstance(new, PublishedQuestion)
        before = self.lock.options(f"{self.then}/{own}")
        after = self.today.options(self.entry.id, name)
        both_choose = new.type in CHOICES and entry.type in CHOICES
        problems = list(self._options(place, before, after)) if both_choose else []
        was_replaced = entry.gone or entry.now is not None
        if was_replaced and own != name:
            # Its meaning was compared when it was replaced; from then on that of what replaced it is.
            return problems, False
        found = changes(entry, new, before, after)
        returned = entry.now is None or self.today.question(self.entry.id, entry.now) is place.question
        if (was_replaced and not returned and found) or (entry.gone and found):
            message = f"the id “{own}” was published for another question, which asked “{entry.ask}”; take another id"
            return [_Slip(place, self.examined.problem((*place.location, "id"), "I003", message))], True
        if found and not place.question.same_meaning:
            problems.append(self._another_meaning(own, place, found))
        return problems, bool(found)

    def _list_of(self, question: Question) -> tuple[str, Entry[Any]] | None:
        """The list of the project from which a question takes its options: what one is called, and the first of it."""
        library = self.today.library
        if question.kind == "area":
            return "area", next(iter(library.areas.values()))
        return ("sector", next(iter(library.sectors.values()))) if question.options == SECTORS else None

    def _another_meaning(self, name: str, place: Placed, found: list[Change]) -> _Slip:
        own = [change for change in found if change.key not in ("options", "reverse")]
        shared = [change for change in found if change not in own]
        start = "no longer mean what they meant when it was published:"

        def problem(told: list[Change]) -> Problem:
            how = "give it another id, or write “same_meaning: yes” and a “reason”"
            message = f"answers to “{name}” {start} {_listed(told)}; {how}"
            return self.examined.problem_at_key((*place.location, told[0].key), "I002", message)

        if not shared:
            return _Slip(place, problem(found))
        how = "put that back, or write “same_meaning: yes” and a “reason” at each of them"
        of_set = f"answers to {_USERS} {start} {_listed(shared)}; {how}"
        return _Slip(place, problem(found), ("I002", of_set), shared[0].option, problem(own) if own else None)

    def _options(
        self, place: Placed, before: dict[str, PublishedOption], after: dict[str, PublishedOption]
    ) -> Iterator[_Slip]:
        question = place.question
        for old, option in before.items():
            if old not in after and old not in question.retired and (kept := self._list_of(question)):
                # Every question that takes the list has lost it, so that is told once, of the list.
                called, first = kept
                message = (
                    f"the {called} “{old}” was published and is gone, so answers that people kept are lost; "
                    f"put it back, or write “retired: {{{old}: …}}” at each question that asks for the {called}"
                )
                yield _Slip(place, first.source.problem(first.source.position(()), "I001", message))
            elif old not in after and old not in question.retired:
                fresh = [name for name in after if name not in before] or list(after)
                new = _became(old, option, {name: after[name] for name in fresh}, after)
                start = "was published and is gone;"
                message = f"the option “{old}” of “{question.id}” {start} write “retired: "
                message += f"{{{old}: {new}}}”, or the option that such answers become"
                key = "retired" if question.retired else "options"
                problem = self.examined.problem_at_key((*place.location, key), "I001", message)
                how = f"put it back, or write “retired: {{{old}: {new}}}” at each of them"
                yield _Slip(place, problem, ("I001", f"the option “{old}” of {_USERS} {start} {how}"), new)
            elif old in after and option.now is not None and _differs(option, after[old]):
                end = f"was retired, and answers with it became “{option.now}”; give the new option another id"
                message = f"the option “{old}” of “{question.id}” {end}"
                problem = self.examined.problem_at_key((*place.location, "options"), "I003", message)
                yield _Slip(place, problem, ("I003", f"the option “{old}” of {_USERS} {end}"), old)


def _listed(found: list[Change]) -> str:
    return re.sub(r"[.?!]$", "", "; ".join(change.words for change in found))


def _differs(old: PublishedOption, new: PublishedOption) -> bool:
    return (old.points, old.state, old.label) != (new.points, new.state, new.label)


def _became(
    old: str, option: PublishedOption, fresh: dict[str, PublishedOption], after: dict[str, PublishedOption]
) -> str:
    """The option that answers with one that went away most likely become: like it, or worth as much."""
    guess = nearest(old, fresh)
    worth = [name for name, other in after.items() if (other.points, other.state) == (option.points, option.state)]
    return guess or next(iter([*worth, *after]))

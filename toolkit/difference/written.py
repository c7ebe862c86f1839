"""What is written otherwise in a later version of a questionnaire, thing by thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, TypeVar

from toolkit.compiled import Compiled, CompiledOption, CompiledQuestion
from toolkit.condition_words import Wording, condition_in_words, test_in_words
from toolkit.conditions import Condition
from toolkit.difference.change import Change, Kind
from toolkit.difference.texts import where_they_differ
from toolkit.difference.values import changed_values
from toolkit.exact import plain
from toolkit.library import Entry, Library
from toolkit.model.questionnaire import Band, Level, Questionnaire
from toolkit.model.questions import Option, Question

_WITH_MESSAGES = {"bands": "band", "section_bands": "band of every section", "levels": "level"}
# Keys of the file whose name alone would tell a reader little.
_SAID = {
    "type": "the kind of question",
    "min": "the least number",
    "max": "the greatest number",
    "step": "the step between numbers",
    "rows": "the points",
    "max_points": "the most points that count",
    "required": "must be answered",
    "section": "the section that it stands in",
    "method": "how it is computed",
    "over": "what it is made over",
    "needs": "how many answers it needs",
}
Thing = TypeVar("Thing")
Wordings = tuple[Wording, Wording]


@dataclass(frozen=True)
class Side:
    """One version of a questionnaire: as written, ready to be run, and in words."""

    entry: Entry[Questionnaire]
    library: Library
    compiled: Compiled
    wording: Wording


def written(earlier: Side, later: Side) -> Iterator[Change]:
    """Everything that is written otherwise, in the order of the later file."""
    one, other = earlier.entry.value, later.entry.value
    for key in ("title", "summary", "minutes", "audience", "layout"):
        yield from _value("wording", f"the {key}", getattr(one, key), getattr(other, key))
    sections = {section.id: section for section in one.sections}
    for section in other.sections:
        if section.id in sections:
            about = f"the section “{section.title}”"
            yield from _value("wording", f"{about}: the title", sections[section.id].title, section.title)
            yield from _value("wording", f"{about}: the introduction", sections[section.id].intro, section.intro)
    yield from _messages(one, other)
    yield from _questions(earlier, later)
    yield from _bands(earlier, later)
    yield from _rules(earlier, later)
    was, now = (side.entry.source.data for side in (earlier, later))
    assert isinstance(was, dict)
    assert isinstance(now, dict)
    for key in ("leads_to", "agreement", "always"):
        yield from changed_values(was.get(key), now.get(key), key)
    asked = [[question.id for question in side.questions] for side in (one, other)]
    yield from _order("the order of the questions", *asked)


def _messages(one: Questionnaire, other: Questionnaire) -> Iterator[Change]:
    """What somebody in a band, or on a level, reads otherwise; of a new one, what they read."""
    lists: list[tuple[str, Sequence[Band | Level], Sequence[Band | Level]]] = [
        (called, getattr(one, kind), getattr(other, kind)) for kind, called in _WITH_MESSAGES.items()
    ]
    scores = {score.id: score.bands for score in one.scores or ()}
    lists += [(f"band of “{score.id}”", scores.get(score.id, ()), score.bands) for score in other.scores or ()]
    for called, was, now in lists:
        before = {each.id: each.message for each in was}
        for each in now:
            yield from _value(
                "wording", f"the message of the {called} “{each.title}”", before.get(each.id), each.message
            )


def _order(about: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    """The order of what both versions have, where it is another one."""
    was, now = ([name for name in side if name in before and name in after] for side in (before, after))
    if was != now:
        yield Change("setting", about, *where_they_differ(", ".join(was), ", ".join(now)))


def _value(kind: Kind, about: str, before: object, after: object) -> Iterator[Change]:
    if kind == "wording" and isinstance(before, str) and isinstance(after, str) and before != after:
        yield Change(kind, about, *where_they_differ(before, after))
    elif before != after:
        yield Change(kind, about, _said(before), _said(after))


def _said(value: object) -> str | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(f"{plain(points)} from {plain(start)}" for start, points in value) or None
    if isinstance(value, Decimal):
        return plain(value)
    return None if value is None else str(value)


def _paired(
    earlier: Iterable[Thing], later: Iterable[Thing], name: Callable[[Thing], str]
) -> Iterator[tuple[Thing | None, Thing | None]]:
    """Things of both versions by their name, in the order of the later one; then what went away."""
    before = {name(each): each for each in earlier}
    after = {name(each): each for each in later}
    yield from ((before.get(each), after[each]) for each in after)
    yield from ((before[each], None) for each in before if each not in after)


def _questions(earlier: Side, later: Side) -> Iterator[Change]:
    asked = {question.id: question for question in earlier.entry.value.questions}
    asked |= {new.id: asked[old] for new in later.entry.value.questions for old in new.formerly if old in asked}
    now = {question.id: question for question in later.entry.value.questions}
    wordings = (earlier.wording, later.wording)
    pairs = _paired(earlier.compiled.questions, later.compiled.questions, _id)
    paired: list[Paired] = list(pairs)
    shared = _of_shared_options(paired, now, wordings)
    told: set[tuple[str, Change]] = set()
    sets = earlier.entry.value.option_sets
    for name, options in later.entry.value.option_sets.items():
        yield from _as_written(f"the options “{name}”", sets.get(name, []), options)
    for before, after in paired:
        if before is None or after is None:
            question = after or before
            assert question is not None
            side = later if after else earlier
            about = f"the question “{side.wording.questions.get(question.id, question.id)}”"
            yield Change("added" if after else "removed", about)
            continue
        about = f"“{now[after.id].ask}”"
        yield from _value("setting", f"{about}: its id", asked[after.id].id, after.id)
        for key in ("ask", "help", "why", "unit"):
            yield from _value("wording", f"{about}: {key}", getattr(asked[after.id], key), getattr(now[after.id], key))
        yield from _question(about, before, after, *wordings)
        old, new = asked[after.id].options, now[after.id].options
        if isinstance(old, list) and isinstance(new, list):
            yield from _as_written(about, old, new)
        for change in _options(before, after, wordings):
            together = (str(now[after.id].options), change)
            if shared[together] < 2:
                yield replace(change, about=f"{about}: {change.about}")
            elif together not in told:
                told.add(together)
                about_all = f"the options “{together[0]}”, in {shared[together]} questions"
                yield replace(change, about=f"{about_all}: {change.about}")


def _id(question: CompiledQuestion) -> str:
    return question.id


def _as_written(about: str, before: Sequence[Option], after: Sequence[Option]) -> Iterator[Change]:
    """What only people see of options: their hints, and their order."""
    yield from _order(f"{about}: the order of the answers", [each.id for each in before], [each.id for each in after])
    known = {option.id: option for option in before}
    for option in after:
        if option.id in known:
            yield from _value("wording", f"{about}: the hint of “{option.label}”", known[option.id].hint, option.hint)


Paired = tuple[CompiledQuestion | None, CompiledQuestion | None]


def _of_shared_options(
    paired: Iterable[Paired], now: Mapping[str, Question], wordings: Wordings
) -> Counter[tuple[str, Change]]:
    """In how many questions the options of a shared set changed alike; advice is each question's own."""
    found: Counter[tuple[str, Change]] = Counter()
    for before, after in paired:
        if before is not None and after is not None and isinstance(options := now[after.id].options, str):
            found.update((options, each) for each in _options(before, after, wordings) if each.kind != "advice")
    return found


def _question(
    about: str, before: CompiledQuestion, after: CompiledQuestion, was: Wording, now: Wording
) -> Iterator[Change]:
    for key in ("type", "min", "max", "step", "rows", "max_points", "required", "section"):
        yield from _value("setting", f"{about}: {_SAID[key]}", getattr(before, key), getattr(after, key))
    if before.show_if != after.show_if:
        yield Change("condition", f"{about}: when it is asked", _when(before.show_if, was), _when(after.show_if, now))
    if before.duty != after.duty:
        yield Change("duty", f"{about}: the duty", _duty(before, was), _duty(after, now))


def _when(condition: Condition | None, wording: Wording) -> str:
    return "always" if condition is None else f"if {condition_in_words(condition, wording)}"


def _duty(question: CompiledQuestion, wording: Wording) -> str | None:
    if question.duty is None:
        return None
    name, met_by = question.duty
    return f"{name}, met if {test_in_words(question.id, met_by, wording)}"


def _options(before: CompiledQuestion, after: CompiledQuestion, wordings: Wordings) -> Iterator[Change]:
    for old, new in _paired(before.options or (), after.options or (), lambda option: option.id):
        yield from _option(after.id, old, new, wordings)


def _option(
    question: str, before: CompiledOption | None, after: CompiledOption | None, wordings: Wordings
) -> Iterator[Change]:
    was, now = wordings
    option = after or before
    assert option is not None
    label = (now if after else was).options.get((question, option.id), option.id)
    if before is None or after is None:
        yield Change("added" if after else "removed", f"the answer “{label}”")
        return
    yield from _value(
        "wording", "an answer", was.options.get((question, option.id)), now.options.get((question, option.id))
    )
    answer = f"“{label}”"
    if before.points != after.points:
        yield Change("points", answer, _points(before), _points(after))
    yield from _value("setting", f"{answer}: counts as", before.state, after.state)
    yield from _value("setting", f"{answer}: stands alone, without others beside it", before.exclusive, after.exclusive)
    for name in before.advise:
        if name not in after.advise:
            yield Change("advice", answer, name, None)
    for name in after.advise:
        if name not in before.advise:
            yield Change("advice", answer, None, name)


def _points(option: CompiledOption) -> str:
    if option.points is None:
        return "no points"
    return "1 point" if option.points == 1 else f"{plain(option.points)} points"


def _bands(earlier: Side, later: Side) -> Iterator[Change]:
    for before, after in _paired(earlier.compiled.scores, later.compiled.scores, lambda score: score.id):
        score = after or before
        assert score is not None
        titles = [side.wording.scores.get(score.id) for side in (earlier, later)]
        if None not in titles:
            yield from _value("wording", "the title of a score", *titles)
        about = f"the score “{titles[1] or titles[0] or score.id}”"
        if before is None or after is None:
            yield Change("added" if after else "removed", about)
            continue
        for key in ("method", "decimals", "over", "needs"):
            said = _SAID.get(key, key)
            yield from _value("setting", f"{about}: {said}", getattr(before, key), getattr(after, key))
        yield from _value("setting", f"{about}: made of", _parts(before.parts), _parts(after.parts))
        for name in dict.fromkeys([*dict(after.bands), *dict(before.bands)]):
            titles = [side.wording.bands.get((score.id, name)) for side in (earlier, later)]
            if None not in titles:
                yield from _value("wording", f"{about}: the title of a band", *titles)
            title = later.wording.bands.get((score.id, name)) or earlier.wording.bands.get((score.id, name), name)
            start, now = dict(before.bands).get(name), dict(after.bands).get(name)
            if start is None or now is None:
                yield Change(
                    "added" if start is None else "removed",
                    f"{about}: the band “{title}”, {_from(now if start is None else start)}",
                )
            elif start != now:
                yield Change("band", f"{about}: the band “{title}”", _from(start), _from(now))


def _parts(parts: tuple[tuple[str, Any], ...]) -> str:
    return ", ".join(name if weight == 1 else f"{name} × {plain(weight)}" for name, weight in parts)


def _from(start: Any) -> str:
    return f"from {plain(start)}"


def _rules(earlier: Side, later: Side) -> Iterator[Change]:
    was_levels, now_levels = dict(earlier.compiled.levels), dict(later.compiled.levels)
    for name in dict.fromkeys([*now_levels, *was_levels]):
        title = later.wording.levels.get(name) or earlier.wording.levels.get(name, name)
        titles = [side.wording.levels.get(name) for side in (earlier, later)]
        if None not in titles:
            yield from _value("wording", "the title of a level", *titles)
        before, after = was_levels.get(name), now_levels.get(name)
        yield from _condition(f"the level “{title}”", before, after, (earlier.wording, later.wording))
    was, now = _by_guidance(earlier), _by_guidance(later)
    for name in dict.fromkeys([*now, *was]):
        gone = [each for each in was.get(name, []) if each not in now.get(name, [])]
        come = [each for each in now.get(name, []) if each not in was.get(name, [])]
        about = f"a rule for “{name}”"
        was_said = [_when(each, earlier.wording) for each in gone]
        now_said = [_when(each, later.wording) for each in come]
        if len(gone) == len(come) == 1:
            yield Change("condition", about, was_said[0], now_said[0])
            continue
        yield from (Change("advice", about, each, None) for each in was_said)
        yield from (Change("advice", about, None, each) for each in now_said)


def _condition(
    about: str, before: Condition | None, after: Condition | None, sides: tuple[Wording, Wording]
) -> Iterator[Change]:
    if before is None or after is None:
        yield Change("added" if after else "removed", about)
    elif before != after:
        yield Change("condition", about, _when(before, sides[0]), _when(after, sides[1]))


def _by_guidance(side: Side) -> Mapping[str, list[Condition]]:
    """The conditions themselves: in words, they would differ with the words of a question alone."""
    rules: dict[str, list[Condition]] = {}
    for name, when in side.compiled.advice:
        rules.setdefault(name, []).append(when)
    return rules

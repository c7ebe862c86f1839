"""A questionnaire beside itself with a fault: what differs between the two, and a set of answers that shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import takewhile
from typing import Any

from toolkit.compiled import Compiled, CompiledQuestion, Earning
from toolkit.conditions import ANSWERED, NOT_ANSWERED
from toolkit.explore.classes import TooEntangledError
from toolkit.explore.events import Event, Events
from toolkit.explore.explorer import Explorer
from toolkit.explore.formula import Formula, Settling, atom_formula, atom_of, conjunction, disjunction, negation
from toolkit.explore.space import Space


@dataclass(frozen=True)
class Versions:
    """Two versions of a questionnaire: as it is, and with a fault."""

    before: Compiled
    after: Compiled

    @cached_property
    def space(self) -> Space:
        """The space of both; what did not change has the same formula in both."""
        return Space((self.before, self.after))

    @property
    def events(self) -> tuple[Events, Events]:
        """What can happen in the one, and in the other."""
        return Events(self.space, 0), Events(self.space, 1)

    def alike(self, before: Formula, after: Formula) -> bool:
        """Whether two formulas are one; whether a score has a value is the same where only points changed."""
        return before is after or (self._counts_alike and before is self._renaming.left_of(after))

    @cached_property
    def _counts_alike(self) -> bool:
        return _without_points(self.before) == _without_points(self.after)

    @cached_property
    def _renaming(self) -> Settling:
        return Settling(
            {
                atom_of("score", score.id, test, 1): atom_formula(atom_of("score", score.id, test, 0))
                for score in self.before.scores
                for test in (ANSWERED, NOT_ANSWERED)
            }
        )

    @cached_property
    def changed_events(self) -> dict[Event, tuple[Formula, Formula]]:
        """Everything that can happen in both, and whose formula is another one."""
        before, after = (dict(without_services(events)) for events in self.events)
        return {
            event: (formula, after[event])
            for event, formula in before.items()
            if event in after and not self.alike(formula, after[event])
        }

    @property
    def mean_the_same(self) -> bool:
        """Whether nothing that anybody is told can differ: the same events by the same formulas, the same scores."""
        before, after = ([event for event, _ in without_services(events)] for events in self.events)
        scores = {score.id for version in self.space.versions for score in version.scores}
        return set(before) == set(after) and not self.changed_events and scores == self.space.same_scores

    def telling_answers(self) -> tuple[Mapping[str, Any] | None, bool]:
        """A shortest set of answers for which one event differs, and whether all events and scores were looked at.

        Without answers, and with everything looked at, the two versions mean the same. Events that rest on a score
        that is computed otherwise are passed over: two scores side by side have too many states.
        """
        explorer = Explorer(self.space)
        complete = len(self.space.same_scores) == len(self.before.scores) == len(self.after.scores)
        for one, other in sorted(self.changed_events.values(), key=lambda pair: len(pair[0].atoms | pair[1].atoms)):
            if any(atom.version and atom.kind != "question" for atom in other.atoms):
                complete = False
                continue
            differs = disjunction([conjunction([one, negation(other)]), conjunction([other, negation(one)])])
            try:
                answers = explorer.witness(differs)
            except TooEntangledError:
                complete = False
                continue
            if answers is not None:
                return answers, False
        return None, complete


def without_services(events: Events) -> Iterator[tuple[Event, Formula]]:
    """Everything that can happen but services, which come last: they rest on the advice and on who is asked what."""
    return takewhile(lambda pair: pair[0].kind != "service", events.all())


def _without_points(compiled: Compiled) -> object:
    """All that decides whether a score has a value."""
    return list(map(_counted, compiled.questions)), [replace(score, bands=()) for score in compiled.scores]


def _counted(question: CompiledQuestion) -> CompiledQuestion:
    options = question.options and tuple(
        replace(option, points=None if option.points is None else Decimal(0), advise=()) for option in question.options
    )
    earning = question.earning and Earning(*(Decimal(question.earning.attainable > 0),) * 3)
    rows = tuple((start, Decimal(0)) for start, _ in question.rows)
    return replace(question, options=options, earning=earning, rows=rows, duty=None, max_points=None)


def told_apart(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    """In words, what one outcome has that another has not: what an example would have to say."""
    for name, figure in before["scores"].items():
        other = after["scores"].get(name, {})
        for key, called in (("value", name), ("band", f"the band of {name}")):
            if figure[key] != other.get(key):
                yield f"{called} would be {other.get(key) or 'none'} instead of {figure[key] or 'none'}"
    if before["level"] != after["level"]:
        yield f"the level would be {after['level'] or 'none'} instead of {before['level'] or 'none'}"
    states = {duty["id"]: duty["state"] for duty in after["duties"]}
    for duty in before["duties"]:
        if states.get(duty["id"]) != duty["state"]:
            found = states.get(duty["id"], "not asked after")
            yield f"the duty “{duty['id']}” would be {found} instead of {duty['state']}"
    for key, called in (
        ("shown", "would not be asked"),
        ("advice", "would be missing"),
        ("services", "would be missing"),
    ):
        one, other = (_names(outcome[key]) for outcome in (before, after))
        yield from (f"“{name}” {called}" for name in one if name not in other)
        added = "would be asked" if key == "shown" else "would be there"
        yield from (f"“{name}” {added}" for name in other if name not in one)


_MISSING = {"shown": "would not be asked", "advice": "would be missing", "services": "would be missing"}


def _names(listed: list[Any]) -> list[str]:
    return [item if isinstance(item, str) else item["id"] for item in listed]

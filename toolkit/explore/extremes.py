"""The fewest and the most of something that a result can hold, each with a set of answers that leads there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from toolkit.explore.choices import Number
from toolkit.explore.classes import TooEntangledError
from toolkit.explore.formula import FALSE, TRUE, Formula, side_by_side
from toolkit.explore.freed import freed
from toolkit.explore.furthest import Furthest, Reach
from toolkit.explore.space import Space
from toolkit.explore.sweep import Table, Way, answers_on

# States that a narrow sweep keeps.
NARROW = 20


class Extremes(NamedTuple):
    """The fewest and the most, each with a set of answers that leads there."""

    fewest: int
    at_fewest: dict[str, Any]
    most: int
    at_most: dict[str, Any]


class Bound(NamedTuple):
    """What a number may be at most, or, if `low`, at least."""

    number: int
    low: bool = False

    def allows(self, number: int) -> bool:
        """Whether a number keeps to it."""
        return number >= self.number if self.low else number <= self.number


class End(NamedTuple):
    """An end of a scale, and a set of answers that comes so far."""

    number: int
    answers: dict[str, Any]


def extremes(space: Space, number: Formula, when: Formula = TRUE) -> Extremes | None:
    """The least and the most that a "how many" comes to where `when` holds; None where it never does.

    Raises `TooEntangledError` when there are more states than the budget allows.
    """
    lowest = _outermost(space, number, when, low=True)
    highest = _outermost(space, number, when, low=False) if lowest else None
    return Extremes(*lowest, *highest) if lowest and highest else None


def beyond(space: Space, number: Formula, when: Formula, bound: Bound) -> End | None:
    """Where a "how many" goes furthest beyond a bound while `when` holds; None: it is shown to keep to it.

    Raises like `extremes`.
    """
    target = side_by_side([when, number])
    if target.rests_on_scores and keeps_anyway(space, number, when, bound):
        return None
    return _end(_Reaching(space, target, low=bound.low, past=bound.number))


def keeps_anyway(space: Space, number: Formula, when: Formula, bound: Bound) -> bool:
    """Whether a "how many" is soon shown to keep to a bound, whatever the scores are; False says nothing."""
    widest = side_by_side([freed(when, high=True), freed(number, high=not bound.low)])
    try:
        return _end(_Reaching(space, widest, low=bound.low, past=bound.number)) is None
    except TooEntangledError:
        return False


def _outermost(space: Space, number: Formula, when: Formula, low: bool) -> End | None:
    """One end of the whole scale: first as far as a narrow sweep comes, then only what goes further is swept."""
    target = side_by_side([when, number])
    near = _end(_Narrow(space, target, low=low))
    if near is None:  # perhaps nobody, perhaps only those whom a narrow sweep does not meet
        return _end(_Reaching(space, target, low=low))
    return beyond(space, number, when, Bound(near.number, low)) or near


def _end(sweep: _Reaching) -> End | None:
    reach = next((reach for outcome, reach in sweep.run().items() if outcome.parts[0] is TRUE), None)
    return None if reach is None else End(sweep.sign * reach[0], answers_on(sweep.space, reach[1]))


class _Reaching(Furthest):
    """A sweep towards one end of a scale; with `past`, of only what can still go beyond that number.

    Towards the low end everything is counted below nothing, so that further is always more.
    """

    # What rests on every rule at once is either found soon or not at all: no minute is spent on it.
    most_steps = 1_000_000

    def __init__(self, space: Space, target: Formula, *, low: bool, past: int | None = None) -> None:
        super().__init__(space, target)
        self.sign = -1 if low else 1
        self.past = None if past is None else self.sign * past

    def lead(self, states: Mapping[int, Reach]) -> int:
        """How far the furthest of some states is."""
        reached: int = max(reach[0] for reach in states.values())
        return reached

    def room(self, target: Formula) -> int:
        """How much further it may still go at best."""
        return sum(target.parts[1].weights) if self.sign > 0 else 0

    def worthwhile(self, table: Table[Reach], lead: int = 0) -> Table[Reach]:
        """Without states that can no longer go beyond, whatever is answered."""
        if self.past is None:
            return table
        kept: Table[Reach] = {}
        for left, states in table.items():
            enough = self.past - lead - self.room(left[0])
            going_on = {totals: reach for totals, reach in states.items() if reach[0] > enough}
            if going_on:
                kept[left] = going_on
        return kept

    def is_over(self, target: Formula) -> bool:
        """Only those for whom the condition holds are asked after."""
        return target.parts[0] is FALSE

    def tally(self, number: Number, way: Way, held: int) -> Reach:  # noqa: ARG002 - how many sets there are is no matter
        """That far, on that way."""
        return [self.sign * held, way]


class _Narrow(_Reaching):
    """A sweep along the states that promise most: it comes far, perhaps not to the end, and costs little."""

    def worthwhile(self, table: Table[Reach], lead: int = 0) -> Table[Reach]:  # noqa: ARG002
        """The most promising states: those that may come furthest in the end."""
        states = [
            (left, totals, reach, reach[0] + self.room(left[0]))
            for left, known in table.items()
            for totals, reach in known.items()
        ]
        states.sort(key=lambda state: -state[3])
        kept: Table[Reach] = {}
        for left, totals, reach, _ in states[:NARROW]:
            kept.setdefault(left, {})[totals] = reach
        return kept

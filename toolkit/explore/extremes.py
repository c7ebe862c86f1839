"""The fewest and the most of something that a result can hold, each with a set of answers that leads there."""

from __future__ import annotations

from typing import Any, NamedTuple

from toolkit.explore.formula import TRUE, Formula, side_by_side
from toolkit.explore.reaching import End, Reaching
from toolkit.explore.space import Space


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
    return Reaching(space, side_by_side([when, number]), bound.low).beyond(bound.number)


def keeps_anyway(space: Space, number: Formula, when: Formula, bound: Bound) -> bool:
    """Whether a "how many" is soon shown to keep to a bound, whatever the scores are; False says nothing."""
    return Reaching(space, side_by_side([when, number]), bound.low).keeps_to(bound.number)


def _outermost(space: Space, number: Formula, when: Formula, low: bool) -> End | None:
    """One end of the whole scale.

    Most often it is where it would be whatever the scores are; if not, a narrow sweep goes as far as it comes, and only
    what goes further is swept.
    """
    sweep = Reaching(space, side_by_side([when, number]), low)
    best = sweep.best
    if best is not None and (end := sweep.beyond(best + 1 if low else best - 1)) is not None:
        return end
    near = sweep.narrow()
    if near is None:  # perhaps nobody, perhaps only those whom a narrow sweep does not meet
        return sweep.beyond(None)
    return sweep.beyond(near.number) or near

"""A shortest set of answers that makes a formula true, or that there is none: a proof that needs no counting."""

from __future__ import annotations

from typing import Any, TypeAlias

from toolkit.explore.choices import Number
from toolkit.explore.formula import FALSE, TRUE, Formula
from toolkit.explore.space import Space
from toolkit.explore.sweep import Sweep, Way, answers_on

# The length of a shortest set of answers, and that one; changed in place.
Shortest: TypeAlias = "list[Any]"


def found(space: Space, target: Formula) -> dict[str, Any] | None:
    """A shortest set of answers that makes the target true; None: it is shown that none does.

    Raises `TooEntangledError` when there are more states than the budget allows.
    """
    if target is FALSE:
        return None
    shortest = _Finding(space, target).run().get(TRUE)
    return None if shortest is None else answers_on(space, shortest[1])


class _Finding(Sweep[Shortest]):
    """A sweep that follows only what may still become true, and keeps the shortest way to it."""

    def is_over(self, target: Formula) -> bool:
        """What has become false stays so."""
        return target is FALSE

    def tally(self, number: Number, way: Way, held: int) -> Shortest:  # noqa: ARG002 - one set is enough
        """That way."""
        return [1 if way else 0, way]

    def join(
        self, states: dict[int, Shortest], gained: int, tally: Shortest, target: Formula, into: dict[int, Shortest]
    ) -> None:
        """Go on from the states along the way of the tally."""
        length, way = tally
        sums = self.totals.with_gain(gained)
        rests = self.rests(target)
        self.steps += len(states)
        for totals, (length_before, way_before) in states.items():
            reached = sums[totals] if rests is None else rests[sums[totals]]
            known = into.get(reached)
            if known is None or length_before + length < known[0]:
                joined = [way_before, way] if way and way_before else way or way_before
                into[reached] = [length_before + length, joined]

    def add(self, tallies: dict[Any, Shortest], key: object, tally: Shortest, held: int = 0) -> None:  # noqa: ARG002
        """Keep the shorter of the ways with the same key; of two of one length the first stays."""
        known = tallies.get(key)
        if known is None or tally[0] < known[0]:
            tallies[key] = tally

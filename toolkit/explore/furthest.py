"""A sweep that keeps, of sets of answers that look the same to it, the one that comes furthest along some scale."""

from __future__ import annotations

from typing import Any, TypeAlias

from toolkit.explore.formula import Formula
from toolkit.explore.sweep import Sweep

# How far along the scale, and a way that comes so far; changed in place.
Reach: TypeAlias = "list[Any]"


class Furthest(Sweep[Reach]):
    """What the sweeps along a scale have in common; `sign` is -1 where what holds leads the other way."""

    sign = 1

    def join(
        self, states: dict[int, Reach], gained: int, tally: Reach, target: Formula, into: dict[int, Reach]
    ) -> None:
        """Go on from the states along the way of the tally; nothing is called for each of them."""
        further, way = tally
        self.steps += len(states) * self.totals.steps
        after = self.totals.reached(states, gained, self.still_needed(target))
        for reached, (far, way_before) in zip(after, states.values(), strict=True):
            known = into.get(reached)
            if known is None or far + further > known[0]:
                joined = [way_before, way] if way and way_before else way or way_before
                into[reached] = [far + further, joined]

    def add(self, tallies: dict[Any, Reach], key: object, tally: Reach, held: int = 0) -> None:
        """Keep the further one of those with the same key; of two that come as far the first stays."""
        far = tally[0] + self.sign * held
        known = tallies.get(key)
        if known is None or far > known[0]:
            tallies[key] = [far, tally[1]]

"""How many sets of answers come to something, and a shortest one of them."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

from toolkit.explore.choices import Number
from toolkit.explore.formula import Formula
from toolkit.explore.space import Space
from toolkit.explore.sweep import Sweep, Way, answers_on

# How many sets of answers, how many of them complete, the length of a shortest one, and that one; added to in place.
Count: TypeAlias = "list[Any]"


class Found(NamedTuple):
    """How many sets of answers come to something, how many of them are complete, and a shortest one."""

    sets: int
    complete: int
    length: int
    answers: dict[str, Any]


def counted(space: Space, target: Formula) -> dict[Formula, Found]:
    """What every set of answers makes of the target, counted; what nothing leads to is missing.

    A formula becomes TRUE or FALSE, the value of a score a constant, and what stands side by side all of these.
    Raises `TooEntangledError` when there are more states than the budget allows.
    """
    return {
        outcome: Found(sets, complete, length, answers_on(space, way))
        for outcome, (sets, complete, length, way) in _Counting(space, target).run().items()
    }


class _Counting(Sweep[Count]):
    """A sweep that counts, in exact integers."""

    counting = True

    def tally(self, number: Number, way: Way, held: int) -> Count:  # noqa: ARG002 - nothing is counted that may hold
        """So many sets of answers, of which that is a shortest one."""
        return [*number, 1 if way else 0, way]

    def join(
        self, states: dict[int, Count], gained: int, tally: Count, target: Formula, into: dict[int, Count]
    ) -> None:
        """Multiply the states by the tally. The innermost loop of all proofs: nothing is called in it."""
        sets, complete, length, way = tally
        self.steps += len(states) * self.totals.steps
        after = self.totals.reached(states, gained, self.still_needed(target))
        for reached, (sets_before, complete_before, length_before, way_before) in zip(
            after, states.values(), strict=True
        ):
            known = into.get(reached)
            if known is None:
                joined = [way_before, way] if way and way_before else way or way_before
                into[reached] = [sets_before * sets, complete_before * complete, length_before + length, joined]
                continue
            known[0] += sets_before * sets
            known[1] += complete_before * complete
            if length_before + length < known[2]:
                known[2] = length_before + length
                known[3] = [way_before, way] if way and way_before else way or way_before

    def add(self, tallies: dict[Any, Count], key: object, tally: Count, held: int = 0) -> None:  # noqa: ARG002
        """Count a tally with what has the same key; of two ways of one length the first stays."""
        known = tallies.get(key)
        if known is None:
            tallies[key] = list(tally)
            return
        known[0] += tally[0]
        known[1] += tally[1]
        if tally[2] < known[2]:
            known[2:] = tally[2:]

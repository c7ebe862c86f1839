"""A sweep towards one end of a scale, such as the most pieces of advice that a result can hold.

How far a state may still go is found out backwards, whatever the scores are, which costs no running totals; what cannot
go as far as is asked for is not followed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

from toolkit.explore.choices import Number
from toolkit.explore.classes import TooEntangledError
from toolkit.explore.formula import FALSE, TRUE, Formula, side_by_side, taken_out
from toolkit.explore.freed import freed
from toolkit.explore.furthest import Furthest, Reach
from toolkit.explore.space import Space
from toolkit.explore.sweep import Left, Table, Way, answers_on

# States that a narrow sweep keeps.
NARROW = 20
# Steps to find out how far states may go whatever the scores are: it is soon done, or not worth the while.
MOST_FOR_PROSPECTS = 150_000
# What rests on every rule at once is either found soon or not at all: no minute is spent on it.
MOST_WITHOUT_PROSPECTS = 300_000
MOST_STRETCHES = 200


class End(NamedTuple):
    """An end of a scale, and a set of answers that comes so far."""

    number: int
    answers: dict[str, Any]


class Reaching(Furthest):
    """A sweep towards one end of a scale. Towards the low one all is counted below nothing, so further is always more.

    It goes one of two ways: along the states that promise most, which comes far, perhaps not to the end, and costs
    little; or along all that may still go beyond some number.
    """

    most_steps = 1_000_000

    def __init__(self, space: Space, target: Formula, low: bool) -> None:
        super().__init__(space, target)
        self.low = low
        self.sign = -1 if low else 1
        self.past: int | None = None
        self.is_narrow = False
        self.prospects: dict[tuple[int, Left], int | None] = {}
        self.whole: dict[tuple[int, Left], Table[Reach]] = {}
        # A prospect looks through all stretches, one within the other.
        self.has_prospects = len(self.plan.stretches) <= MOST_STRETCHES

    @cached_property
    def best(self) -> int | None:
        """Where the end is whatever the scores are; None: nobody comes anywhere, or it is not soon shown."""
        ((left, states),) = self.start().items()
        (reach,) = states.values()
        further = self._rooms(0, {left: states})[0]
        return self.sign * (reach[0] + further) if self.has_prospects and further is not None else None

    def keeps_to(self, number: int) -> bool:
        """Whether nothing goes beyond a number whatever the scores are; False says nothing."""
        best = self.best
        return self.has_prospects and (best is None or self.sign * best <= self.sign * number)

    def narrow(self) -> End | None:
        """As far as the states that promise most come; None: they come nowhere."""
        self.is_narrow = True
        return self._end()

    def beyond(self, number: int | None) -> End | None:
        """The furthest of all that goes beyond a number, or of all; None: it is shown that nothing does."""
        if number is not None and self.keeps_to(number):
            return None
        self.is_narrow, self.past = False, None if number is None else self.sign * number
        return self._end()

    def _end(self) -> End | None:
        reach = next((reach for outcome, reach in self.run().items() if outcome.parts[0] is TRUE), None)
        return None if reach is None else End(self.sign * reach[0], answers_on(self.space, reach[1]))

    def prospect(self, number: int, left: Left) -> int | None:
        """How much further it may still go at best from a stretch on, whatever the scores are; None: nobody goes on.

        Raises `TooEntangledError` like a sweep.
        """
        when, counted = left[0].parts
        target, held = taken_out(side_by_side([freed(when, high=True), freed(counted, high=not self.low)]))
        if target.parts[0] is FALSE:
            return None
        key = (number, (target, left[1]))
        if key not in self.prospects:
            self.prospects[key] = self._prospect(*key)
        further = self.prospects[key]
        return None if further is None else further + self.sign * held

    def _prospect(self, number: int, left: Left) -> int | None:
        if number == len(self.plan.stretches):
            return 0
        stretch, block = self.plan.stretches[number], self.blocks[number]
        if block is not None and block.questions.isdisjoint(left[0].questions):
            return self.prospect(number + 1, (left[0], self.gates.passed(left[1], stretch)))
        found = [
            reach[0] + further
            for after, states in self.within(number, left).items()
            if (further := self.prospect(number + 1, after)) is not None
            for reach in states.values()
        ]
        return max(found, default=None)

    def within(self, number: int, left: Left, onto: int | None = None) -> Table[Reach]:
        """The table within a stretch; what was swept whole is not swept again to follow only a part of it."""
        if (number, left) in self.whole:
            return self.whole[number, left]
        table = super().within(number, left, onto)
        if onto is None:
            self.whole[number, left] = table
        return table

    def ahead(self, number: int, table: Table[Reach]) -> Table[Reach]:
        """The states that are followed from a stretch on."""
        return self._followed(table, self._rooms(number, table))

    def _rooms(self, number: int, table: Table[Reach]) -> list[int | None]:
        """How much further each may go from a stretch on: with all that comes, or as far as the target alone tells."""
        if self.has_prospects:
            steps, most = self.steps, self.most_steps
            self.steps, self.most_steps = 0, MOST_FOR_PROSPECTS
            try:
                return [self.prospect(number, left) for left in table]
            except TooEntangledError:
                self.has_prospects, most = False, MOST_WITHOUT_PROSPECTS
            finally:
                self.steps, self.most_steps = steps, most
        return [self._room(target) for target, _ in table]

    def worthwhile(self, table: Table[Reach], lead: int = 0) -> Table[Reach]:
        """The same within a stretch: how far they may go is seen from what is left of the target alone."""
        return self._followed(table, [lead + self._room(target) for target, _ in table])

    def _room(self, target: Formula) -> int:
        return sum(target.parts[1].weights) if self.sign > 0 else 0

    def _followed(self, table: Table[Reach], rooms: list[int | None]) -> Table[Reach]:
        """The states that may go beyond, or those that promise most; `rooms` are how much further each may go."""
        if self.is_narrow:
            return self._foremost(table, rooms)
        if self.past is None:
            return table
        kept: Table[Reach] = {}
        for (left, states), room in zip(table.items(), rooms, strict=True):
            if room is not None:
                enough = self.past - room
                going_on = {totals: reach for totals, reach in states.items() if reach[0] > enough}
                if going_on:
                    kept[left] = going_on
        return kept

    def _foremost(self, table: Table[Reach], rooms: list[int | None]) -> Table[Reach]:
        states = [
            (left, totals, reach, reach[0] + room)
            for (left, known), room in zip(table.items(), rooms, strict=True)
            if room is not None
            for totals, reach in known.items()
        ]
        kept: Table[Reach] = {}
        for left, totals, reach, _ in sorted(states, key=lambda state: -state[3])[:NARROW]:
            kept.setdefault(left, {})[totals] = reach
        return kept

    def lead(self, states: Mapping[int, Reach]) -> int:
        """How far the furthest of some states is."""
        reached: int = max(reach[0] for reach in states.values())
        return reached

    def is_over(self, target: Formula) -> bool:
        """Only those for whom the condition holds are asked after."""
        return target.parts[0] is FALSE

    def tally(self, number: Number, way: Way, held: int) -> Reach:  # noqa: ARG002 - how many sets there are is no matter
        """That far, on that way."""
        return [self.sign * held, way]

"""Running totals of scores while sets of answers are counted, each known by a number."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

from toolkit.compiled import CompiledScore
from toolkit.scoring.scores import Exact, Total, added, finished

# Only scores that have counted something yet, by their number in the sweep, lowest first.
Totals: TypeAlias = "tuple[tuple[int, Total], ...]"
NOTHING = 0


def slim(value: Fraction) -> Exact:
    """Whole numbers as `int`: both are exact, and these are added, compared and looked up many times faster."""
    return value.numerator if value.denominator == 1 else value


class _Sums(dict[int, int]):
    """Totals, and what they are with something gained; found out when they are first asked for."""

    def __init__(self, totals: RunningTotals, gained: int) -> None:
        self.totals, self.gained = totals, gained

    def __missing__(self, number: int) -> int:
        self[number] = self.totals.summed(number, self.gained)
        return self[number]


class _Rests(dict[int, int]):
    """Totals, and what they are without the scores that nothing looks at any more."""

    def __init__(self, totals: RunningTotals, needed: frozenset[int]) -> None:
        self.totals, self.needed = totals, needed

    def __missing__(self, number: int) -> int:
        self[number] = self.totals.number(
            tuple(total for total in self.totals.known[number] if total[0] in self.needed)
        )
        return self[number]


class RunningTotals:
    """The running totals of sweeps over the same scores; NOTHING is the number of none at all."""

    def __init__(self, scores: Sequence[CompiledScore]) -> None:
        self.scores = scores
        self.methods = [score.method for score in scores]
        self.known: list[Totals] = [()]
        self._numbers: dict[Totals, int] = {(): NOTHING}
        self._sums: dict[int, _Sums] = {}
        self._rests: dict[frozenset[int], _Rests] = {}
        self._finished: dict[tuple[int, int], tuple[Exact | None, int]] = {}

    def number(self, totals: Totals) -> int:
        """The number of running totals."""
        found = self._numbers.get(totals)
        if found is None:
            found = self._numbers[totals] = len(self.known)
            self.known.append(totals)
        return found

    def with_gain(self, gained: int) -> dict[int, int]:
        """For any totals, what they are with `gained` on top."""
        if gained not in self._sums:
            self._sums[gained] = _Sums(self, gained)
        return self._sums[gained]

    def summed(self, totals: int, gained: int) -> int:
        """Two running totals together."""
        if NOTHING in (totals, gained):
            return totals or gained
        one, other = self.known[totals], self.known[gained]
        if len(one) == len(other) == 1 and one[0][0] == other[0][0]:
            number = one[0][0]
            return self.number(((number, added(self.methods[number], one[0][1], other[0][1])),))
        both = dict(one)
        for number, gain in other:
            known = both.get(number)
            both[number] = gain if known is None else added(self.methods[number], known, gain)
        return self.number(tuple(sorted(both.items())))

    def needing(self, needed: frozenset[int]) -> dict[int, int]:
        """For any totals, what they are without the scores that are not needed: those would only tell states apart."""
        if needed not in self._rests:
            self._rests[needed] = _Rests(self, needed)
        return self._rests[needed]

    def finished(self, totals: int, number: int) -> tuple[Exact | None, int]:
        """The value of a score whose questions are all decided, and the other totals."""
        found = self._finished.get((totals, number))
        if found is None:
            total = next((total for name, total in self.known[totals] if name == number), None)
            others = self.number(tuple(total for total in self.known[totals] if total[0] != number))
            value = finished(self.scores[number], total)
            found = self._finished[totals, number] = (None if value is None else slim(value), others)
        return found

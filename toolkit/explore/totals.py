"""Running totals of scores while sets of answers are swept, each known by a number.

Where all that the scores do is add up, the number holds the totals themselves, side by side in its bits: two totals
together are then one sum of two numbers. Where one score is a least, a most or a product, totals are numbered as they
come.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, lcm, prod
from typing import TypeAlias

from toolkit.compiled import CompiledScore
from toolkit.scoring.scores import Exact, Total, added, finished

# Only scores that have counted something, by their number in the sweep, lowest first.
Totals: TypeAlias = "tuple[tuple[int, Total], ...]"
NOTHING = 0
ADDING_UP = ("percent", "sum", "mean", "count")
# Points have at most two decimals, and the value of a score at most three.
FINEST = 1000
# Points of a hundredth, with a weight of a millionth: how many of that make one.
LEAST_BASE = 10**8


def slim(value: Fraction) -> Exact:
    """Whole numbers as `int`: both are exact, and these are added, compared and looked up many times faster."""
    return value.numerator if value.denominator == 1 else value


def running_totals(scores: Sequence[CompiledScore], largest: Mapping[str, Fraction]) -> RunningTotals:
    """The running totals of sweeps over these scores.

    `largest` are the most points that each question can give or be measured by, and the largest value of each score;
    what can be less than nothing is missing there.
    """
    adds_up = all(score.method in ADDING_UP and all(name in largest for name, _ in score.parts) for score in scores)
    return AddedTotals(scores, largest) if adds_up else NumberedTotals(scores)


def largest_value(score: CompiledScore, parts: Iterable[tuple[Fraction, Fraction]]) -> Fraction:
    """More than a score can come to, from the most that each of its parts can come to, and their weights."""
    most = [max(part, Fraction(1)) for part, _ in parts]
    amount = sum((part * max(weight, Fraction(1)) for part, weight in parts), Fraction(len(most)))
    if score.method == "percent":
        # What it is measured by is at least the least points, with the least weight.
        return 100 * amount * LEAST_BASE
    return prod(most, start=Fraction(1)) if score.method == "product" else amount


class RunningTotals(ABC):
    """Totals by their numbers; NOTHING is the number of none at all."""

    # Steps that it takes to put two totals together.
    steps = 1

    def __init__(self, scores: Sequence[CompiledScore]) -> None:
        self.scores = scores
        self._finished: dict[tuple[int, int], tuple[Exact | None, int]] = {}

    @abstractmethod
    def number(self, totals: Totals) -> int:
        """The number of running totals."""

    @abstractmethod
    def reached(self, totals: Iterable[int], gained: int, needed: frozenset[int] | None = None) -> list[int]:
        """Some totals with `gained` on top, as far as they are of scores that are `needed`; None: all of them."""

    def summed(self, one: int, other: int) -> int:
        """Two running totals together."""
        return self.reached((one,), other)[0]

    def finished(self, totals: int, number: int) -> tuple[Exact | None, int]:
        """The value of a score whose questions are all decided, and the other totals."""
        found = self._finished.get((totals, number))
        if found is None:
            total, others = self.taken_out(totals, number)
            value = finished(self.scores[number], total)
            found = self._finished[totals, number] = (None if value is None else slim(value), others)
        return found

    @abstractmethod
    def taken_out(self, totals: int, number: int) -> tuple[Total | None, int]:
        """The total of one score, and the other totals."""


@dataclass(frozen=True)
class Field:
    """Where the total of a score stands in the bits of a number: its amount, what it is measured by, how many count.

    The first two are as wide, in bits, and hold whole numbers of one part in `scale`.
    """

    start: int
    scale: int
    width: int
    counted: int

    @property
    def end(self) -> int:
        """The first bit behind it."""
        return self.start + 2 * self.width + self.counted

    @property
    def mask(self) -> int:
        """Its bits."""
        return (1 << self.end) - (1 << self.start)

    def packed(self, total: Total) -> int:
        """A total as these bits."""
        amount, base = total.amount * self.scale, total.base * self.scale
        assert amount.denominator == base.denominator == 1
        assert 0 <= amount < 1 << self.width
        assert 0 <= base < 1 << self.width
        bits = int(amount) | int(base) << self.width | total.counted << 2 * self.width
        return bits << self.start

    def unpacked(self, bits: int) -> tuple[int, int, int]:
        """The amount in these bits, what it is measured by, both in parts of `scale`, and how many count."""
        bits = (bits & self.mask) >> self.start
        return bits & (1 << self.width) - 1, (bits >> self.width) & (1 << self.width) - 1, bits >> 2 * self.width


class AddedTotals(RunningTotals):
    """Totals that add up, as the bits of one number."""

    def __init__(self, scores: Sequence[CompiledScore], largest: Mapping[str, Fraction]) -> None:
        super().__init__(scores)
        self.fields: list[Field] = []
        start = 0
        for score in scores:
            self.fields.append(_field(score, largest, start))
            start = self.fields[-1].end
        self._masks: dict[frozenset[int], int] = {}

    def number(self, totals: Totals) -> int:
        """The number of running totals."""
        return sum(self.fields[number].packed(total) for number, total in totals)

    def reached(self, totals: Iterable[int], gained: int, needed: frozenset[int] | None = None) -> list[int]:
        """Some totals with `gained` on top, as far as they are of scores that are `needed`; None: all of them."""
        if needed is None:
            return [total + gained for total in totals]
        mask = self._masks.get(needed)
        if mask is None:
            mask = self._masks[needed] = sum(self.fields[number].mask for number in needed)
        return [total + gained & mask for total in totals]

    def alone(self, totals: int, number: int) -> int:
        """The totals of one score without the others."""
        return totals & self.fields[number].mask

    def taken_out(self, totals: int, number: int) -> tuple[Total | None, int]:
        """The total of one score, and the other totals."""
        field = self.fields[number]
        amount, base, counted = field.unpacked(totals)
        total = Total(slim(Fraction(amount, field.scale)), slim(Fraction(base, field.scale)), counted)
        return total if counted else None, totals & ~field.mask


def _field(score: CompiledScore, largest: Mapping[str, Fraction], start: int) -> Field:
    scale = FINEST * lcm(*(Fraction(weight).denominator for _, weight in score.parts))
    # Whether it counts points, what they are measured by, weights or parts: no more than this comes together.
    most = sum(max(largest[name], Fraction(1)) * max(Fraction(weight), Fraction(1)) for name, weight in score.parts)
    return Field(start, scale, ceil(most * scale).bit_length(), len(score.parts).bit_length())


class _Sums(dict[int, int]):
    """Totals, and what they are with something gained; found out when they are first asked for."""

    def __init__(self, totals: NumberedTotals, gained: int) -> None:
        self.totals, self.gained = totals, gained

    def __missing__(self, number: int) -> int:
        self[number] = self.totals.found_together(number, self.gained)
        return self[number]


class _Rests(dict[int, int]):
    """Totals, and what they are without the scores that nothing looks at any more."""

    def __init__(self, totals: NumberedTotals, needed: frozenset[int]) -> None:
        self.totals, self.needed = totals, needed

    def __missing__(self, number: int) -> int:
        self[number] = self.totals.number(
            tuple(total for total in self.totals.known[number] if total[0] in self.needed)
        )
        return self[number]


class NumberedTotals(RunningTotals):
    """Totals of any scores, numbered as they come."""

    steps = 5

    def __init__(self, scores: Sequence[CompiledScore]) -> None:
        super().__init__(scores)
        self.known: list[Totals] = [()]
        self._numbers: dict[Totals, int] = {(): NOTHING}
        self._sums: dict[int, _Sums] = {}
        self._rests: dict[frozenset[int], _Rests] = {}

    def number(self, totals: Totals) -> int:
        """The number of running totals."""
        found = self._numbers.get(totals)
        if found is None:
            found = self._numbers[totals] = len(self.known)
            self.known.append(totals)
        return found

    def reached(self, totals: Iterable[int], gained: int, needed: frozenset[int] | None = None) -> list[int]:
        """Some totals with `gained` on top, as far as they are of scores that are `needed`; None: all of them."""
        sums = self._sums.get(gained)
        if sums is None:
            sums = self._sums[gained] = _Sums(self, gained)
        if needed is None:
            return [sums[total] for total in totals]
        rests = self._rests.get(needed)
        if rests is None:
            rests = self._rests[needed] = _Rests(self, needed)
        return [rests[sums[total]] for total in totals]

    def found_together(self, totals: int, gained: int) -> int:
        """Two running totals together, added up score by score."""
        if NOTHING in (totals, gained):
            return totals or gained
        both = dict(self.known[totals])
        for number, gain in self.known[gained]:
            known = both.get(number)
            both[number] = gain if known is None else added(self.scores[number].method, known, gain)
        return self.number(tuple(sorted(both.items())))

    def taken_out(self, totals: int, number: int) -> tuple[Total | None, int]:
        """The total of one score, and the other totals."""
        total = next((total for name, total in self.known[totals] if name == number), None)
        return total, self.number(tuple(total for total in self.known[totals] if total[0] != number))

"""What scores can still come to before they are finished: a test of one is decided as soon as it can be.

Of a score over six sections, five of which are known, the last one moves little. Most states then need not carry the
score any further, and what carries nothing is taken together.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, lcm
from typing import NamedTuple, TypeAlias

from toolkit.compiled import CompiledScore
from toolkit.conditions import Test
from toolkit.exact import rounded
from toolkit.explore.formula import FALSE, TRUE, Atom, Formula, Settling
from toolkit.explore.plan import Plan
from toolkit.explore.space import Space
from toolkit.explore.totals import AddedTotals


@dataclass(frozen=True)
class _Part:
    """A part of a score: after which stretch it is known, the least and the most that it can be, and how heavy it is.

    Of a percentage the least and the most are by what the part is measured by, which makes it heavier too.
    """

    stretch: int
    least: Fraction
    most: Fraction
    weight: Fraction


class _ToCome(NamedTuple):
    """The parts of a score that are not known yet: what all of them come to at least and at most, and their weight.

    In whole numbers, so many of which, `unit`, make one part of what the totals of the score count in.
    """

    unit: int
    least: int
    most: int
    weight: int


# The values from one to another, in the last decimal of a score; None: without an end.
_Span: TypeAlias = "tuple[int | None, int | None]"


class Foresight:
    """Decides tests of scores before the scores are finished; `ends` are the stretches after which they are."""

    def __init__(self, space: Space, plan: Plan, totals: AddedTotals, ends: list[int]) -> None:
        self.totals = totals
        self.scores = plan.scores
        self.ends = ends
        self.place = {item.id: number for number, stretch in enumerate(plan.stretches) for item in stretch}
        self.versions = {item.id: item.versions for stretch in plan.stretches for item in stretch}
        self.numbers = {(version, score.id): number for number, (version, score) in enumerate(plan.scores)}
        self.score_of = space.score_of
        self.parts: list[list[_Part]] = []
        for version, score in plan.scores:  # parts come before what rests on them
            self.parts.append(self._parts(version, score))
        self._to_come: dict[tuple[int, int], _ToCome] = {}
        self._looked_at: dict[tuple[int, Formula], tuple[tuple[int, tuple[Atom, ...]], ...]] = {}
        self._spans: dict[Atom, _Span | None] = {}
        self._decided: dict[tuple[int, int, int, tuple[Atom, ...]], Settling | None] = {}
        # One for all states that come to the same: it remembers what it leaves of formulas.
        self._settlings: dict[tuple[tuple[Atom, ...], tuple[Formula, ...]], Settling] = {}

    def looked_at(self, stretch: int, target: Formula) -> tuple[tuple[int, tuple[Atom, ...]], ...]:
        """The scores not known before a stretch of which the target asks no value, and its tests of them."""
        found = self._looked_at.get((stretch, target))
        if found is None:
            tests: dict[int, list[Atom]] = {}
            other = set()
            for atom in target.atoms:
                if atom.score is not None:
                    number = self.numbers[atom.score]
                    tests.setdefault(number, []).append(atom)
                    if atom.kind == "value" or self.ends[number] < stretch:
                        other.add(number)
            found = tuple((number, tuple(atoms)) for number, atoms in sorted(tests.items()) if number not in other)
            self._looked_at[stretch, target] = found
        return found

    def decided(self, stretch: int, number: int, atoms: tuple[Atom, ...], totals: int) -> Settling | None:
        """What tests of a score come to whatever is answered from a stretch on; None while one of them is open."""
        own = self.totals.alone(totals, number)
        key = (stretch, number, own, atoms)
        if key not in self._decided:
            self._decided[key] = self._decide(stretch, number, atoms, own)
        return self._decided[key]

    def _decide(self, stretch: int, number: int, atoms: tuple[Atom, ...], totals: int) -> Settling | None:
        score, field = self.scores[number][1], self.totals.fields[number]
        amount, base, counted = field.unpacked(totals)
        if counted < max(score.needs or 0, 1) or (score.method == "percent" and not base):
            return None
        least, most = _stays(score, amount, base, self._rest(stretch, number), field.scale)
        settled: list[Formula] = []
        for atom in atoms:
            decided = _passes(self._limits(number, atom), least, most)
            if decided is None:
                return None
            settled.append(decided)
        key = (atoms, tuple(settled))
        if key not in self._settlings:
            self._settlings[key] = Settling(dict(zip(*key, strict=True)))
        return self._settlings[key]

    def _limits(self, number: int, atom: Atom) -> _Span | None:
        if atom not in self._spans:
            self._spans[atom] = _limits(atom.test, 10 ** self.scores[number][1].decimals)
        return self._spans[atom]

    def _rest(self, stretch: int, number: int) -> _ToCome:
        if (stretch, number) not in self._to_come:
            self._to_come[stretch, number] = _taken_together(
                self.scores[number][1],
                [part for part in self.parts[number] if part.stretch >= stretch],
                self.totals.fields[number].scale,
            )
        return self._to_come[stretch, number]

    def _parts(self, version: int, score: CompiledScore) -> list[_Part]:
        return [
            self._score_part(*self.score_of(version, name), Fraction(weight))
            if score.over == "scores"
            else self._question_part(version, score, name, Fraction(weight))
            for name, weight in score.parts
        ]

    def _question_part(self, version: int, score: CompiledScore, name: str, weight: Fraction) -> _Part:
        question = self.versions[name][version]
        assert question is not None
        assert question.earning is not None
        least, most = Fraction(question.earning.worst), Fraction(question.earning.best)
        measure = Fraction(question.earning.attainable) if score.method == "percent" else Fraction(1)
        if not measure:  # nothing can be earned there, nor is anything measured by it
            return _Part(self.place[name], Fraction(), Fraction(), Fraction())
        return _Part(self.place[name], least / measure, most / measure, weight * measure)

    def _score_part(self, version: int, name: str, weight: Fraction) -> _Part:
        number = self.numbers[version, name]
        return _Part(self.ends[number], *_whole_span(self.scores[number][1], self.parts[number]), weight)


def _taken_together(score: CompiledScore, parts: list[_Part], scale: int) -> _ToCome:
    weight = sum((part.weight for part in parts), Fraction())
    if score.method == "count":
        least, most = Fraction(), Fraction(len(parts))
    elif score.method == "sum":
        least, most = Fraction(), sum((part.most * part.weight for part in parts), Fraction())
    else:
        # Some of the rest moves the score no further than all of it would, were all of it at its least or at its most.
        least = min((part.least for part in parts), default=Fraction()) * weight
        most = max((part.most for part in parts), default=Fraction()) * weight
    exact = [figure * scale for figure in (least, most, weight)]
    unit = lcm(*(figure.denominator for figure in exact))
    return _ToCome(unit, *(int(figure * unit) for figure in exact))


def _whole_span(score: CompiledScore, parts: list[_Part]) -> tuple[Fraction, Fraction]:
    """The least and the most that a score can come to, where it has a value."""
    if score.method == "count":
        return Fraction(), Fraction(len(parts))
    if score.method == "sum":
        return Fraction(), rounded(sum((part.most * part.weight for part in parts), Fraction()), score.decimals)
    scale = 100 if score.method == "percent" else 1
    least, most = min(part.least for part in parts), max(part.most for part in parts)
    return rounded(scale * least, score.decimals), rounded(scale * most, score.decimals)


def _stays(score: CompiledScore, amount: int, base: int, rest: _ToCome, scale: int) -> tuple[int, int]:
    """Between what a score stays, whichever of the parts to come count, in its last decimal."""
    amount, base, decimal = amount * rest.unit, base * rest.unit, 10**score.decimals
    if score.method not in ("percent", "mean"):
        one = scale * rest.unit
        return _rounded(decimal * amount, one), _rounded(decimal * (amount + rest.most), one)
    if score.method == "percent":
        decimal *= 100
    as_it_is, whole = _rounded(decimal * amount, base), base + rest.weight
    with_least = _rounded(decimal * (amount + rest.least), whole)
    with_most = _rounded(decimal * (amount + rest.most), whole)
    return min(as_it_is, with_least), max(as_it_is, with_most)


def _rounded(numerator: int, denominator: int) -> int:
    """The nearest whole number; half-way goes up, and nothing here is less than nothing."""
    return (2 * numerator + denominator) // (2 * denominator)


def _limits(test: Test, decimal: int) -> _Span | None:
    """The values that pass a test, in the last decimal; None: no value does."""
    if test.answered is False:
        return None
    lower = [
        *([] if test.at_least is None else [ceil(Fraction(test.at_least) * decimal)]),
        *([] if test.above is None else [floor(Fraction(test.above) * decimal) + 1]),
    ]
    upper = [
        *([] if test.at_most is None else [floor(Fraction(test.at_most) * decimal)]),
        *([] if test.below is None else [ceil(Fraction(test.below) * decimal) - 1]),
    ]
    return max(lower, default=None), min(upper, default=None)


def _passes(limits: _Span | None, least: int, most: int) -> Formula | None:
    """What a test comes to for every value between two; None: not the same for all."""
    if limits is None:
        return FALSE
    lower, upper = limits
    if (lower is None or least >= lower) and (upper is None or most <= upper):
        return TRUE
    fails = (lower is not None and most < lower) or (upper is not None and least > upper)
    return FALSE if fails else None

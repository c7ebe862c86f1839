"""Scores: exact, rounded once, and what rests on them rests on the rounded figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from operator import mul

from toolkit.compiled import Compiled, CompiledScore
from toolkit.exact import rounded
from toolkit.scoring.situation import Figure, Situation


@dataclass(frozen=True)
class Part:
    """One counted thing that a score is made of: what it earned, of how much, and how heavily it counts."""

    value: Fraction
    attainable: Fraction
    weight: Fraction


@dataclass(frozen=True)
class _Sides:
    """What a part is as answered, at its worst and at its best; None where it does not count."""

    value: Part | None
    low: Part | None
    high: Part | None
    # Whether the part could count at all in this situation.
    relevant: bool


def compute_scores(situation: Situation) -> None:
    """Compute every score of the situation, those that others rest on first; they keep the order of the file."""
    for score in in_order(situation.compiled):
        sides = list(_sides(score, situation))
        value = _value(score, [side.value for side in sides])
        low = _value(score, [side.low for side in sides])
        high = _value(score, [side.high for side in sides])
        answered = sum(side.value is not None for side in sides)
        of = sum(side.relevant for side in sides)
        situation.scores[score.id] = Figure(value, low, high, _band(score, value), answered, of)
    situation.scores = {score.id: situation.scores[score.id] for score in situation.compiled.scores}


def in_order(compiled: Compiled) -> list[CompiledScore]:
    """The scores, each after the scores that it rests on."""
    waiting = {score.id: score for score in compiled.scores}
    ordered: list[CompiledScore] = []

    def place(score: CompiledScore) -> None:
        del waiting[score.id]
        for name, _ in score.parts if score.over == "scores" else ():
            if name in waiting:
                place(waiting[name])
        ordered.append(score)

    while waiting:
        place(next(iter(waiting.values())))
    return ordered


def _sides(score: CompiledScore, situation: Situation) -> Iterator[_Sides]:
    for name, weight in score.parts:
        exact = Fraction(weight)
        yield (
            _score_sides(situation.scores[name], exact)
            if score.over == "scores"
            else _question_sides(name, exact, situation)
        )


def _score_sides(figure: Figure, weight: Fraction) -> _Sides:
    value, low, high = (
        None if side is None else Part(side, Fraction(), weight) for side in (figure.value, figure.low, figure.high)
    )
    return _Sides(value, low, high, relevant=figure.of > 0)


def _question_sides(name: str, weight: Fraction, situation: Situation) -> _Sides:
    question = situation.shown.get(name)
    if question is None or question.earning is None:
        return _Sides(None, None, None, relevant=False)
    attainable = Fraction(question.earning.attainable)
    points = situation.points(question)
    if points is not None:
        part = Part(points, attainable, weight)
        return _Sides(part, part, part, relevant=True)
    answer = situation.answer(name)
    if answer is None or answer.state == "unknown":
        worst = Part(Fraction(question.earning.worst), attainable, weight)
        best = Part(Fraction(question.earning.best), attainable, weight)
        return _Sides(None, worst, best, relevant=True)
    return _Sides(None, None, None, relevant=answer.state is None)


def _value(score: CompiledScore, sides: Iterable[Part | None]) -> Fraction | None:
    parts = [part for part in sides if part is not None]
    if not parts or len(parts) < (score.needs or 0):
        return None
    exact = _METHODS[score.method](parts)
    return None if exact is None else rounded(exact, score.decimals)


def _percent(parts: Iterable[Part]) -> Fraction | None:
    attainable = sum((part.weight * part.attainable for part in parts), Fraction())
    return 100 * _sum(parts) / attainable if attainable > 0 else None


def _sum(parts: Iterable[Part]) -> Fraction:
    return sum((part.weight * part.value for part in parts), Fraction())


def _mean(parts: Iterable[Part]) -> Fraction:
    return _sum(parts) / sum((part.weight for part in parts), Fraction())


_METHODS: dict[str, Callable[[list[Part]], Fraction | None]] = {
    "percent": _percent,
    "sum": _sum,
    "mean": _mean,
    "min": lambda parts: min(part.value for part in parts),
    "max": lambda parts: max(part.value for part in parts),
    "product": lambda parts: reduce(mul, (part.value for part in parts)),
    "count": lambda parts: Fraction(sum(part.value > 0 for part in parts)),
}


def _band(score: CompiledScore, value: Fraction | None) -> str | None:
    if value is None:
        return None
    reached = [name for name, start in score.bands if start <= value]
    return reached[-1] if reached else None

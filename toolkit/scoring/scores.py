"""Scores: exact, rounded once, and what rests on them rests on the rounded figure.

A score is a total of its counted parts: each part makes a small total, totals are added up, and the whole is finished
into a value. Totals can be added in any order, which is also what lets `toolkit.explore` count them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import NamedTuple, TypeAlias

from toolkit.compiled import Compiled, CompiledScore
from toolkit.exact import rounded
from toolkit.model.questionnaire import Method
from toolkit.scoring.situation import Figure, Situation

Exact: TypeAlias = "Fraction | int"


class Part(NamedTuple):
    """One counted thing that a score is made of: what it earned, of how much, and how heavily it counts."""

    value: Exact
    attainable: Exact
    weight: Exact


class Total(NamedTuple):
    """Counted parts taken together: their amount, what it is measured by, and how many they are."""

    amount: Exact
    base: Exact
    counted: int


def total_of(method: Method, part: Part) -> Total:
    """The total of one part."""
    if method == "percent":
        return Total(part.weight * part.value, part.weight * part.attainable, 1)
    if method in ("sum", "mean"):
        return Total(part.weight * part.value, part.weight, 1)
    return Total(int(part.value > 0) if method == "count" else part.value, 0, 1)


def added(method: Method, one: Total, other: Total) -> Total:
    """Two totals together."""
    amount: Exact
    if method == "min":
        amount = min(one.amount, other.amount)
    elif method == "max":
        amount = max(one.amount, other.amount)
    else:
        amount = one.amount * other.amount if method == "product" else one.amount + other.amount
    return Total(amount, one.base + other.base, one.counted + other.counted)


def finished(score: CompiledScore, total: Total | None) -> Fraction | None:
    """The value of a score, rounded; None when too little counts, or nothing can be earned."""
    if total is None or total.counted < (score.needs or 0):
        return None
    amount = Fraction(total.amount)
    if score.method == "percent":
        return rounded(100 * amount / total.base, score.decimals) if total.base > 0 else None
    return rounded(amount / total.base if score.method == "mean" else amount, score.decimals)


def band_of(score: CompiledScore, value: Fraction | None) -> str | None:
    """The highest band that starts at or below the value."""
    reached = [name for name, start in score.bands if value is not None and start <= value]
    return reached[-1] if reached else None


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
        value = _value(score, (side.value for side in sides))
        situation.scores[score.id] = Figure(
            value=value,
            low=_value(score, (side.low for side in sides)),
            high=_value(score, (side.high for side in sides)),
            band=band_of(score, value),
            answered=sum(side.value is not None for side in sides),
            of=sum(side.relevant for side in sides),
        )
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


def _value(score: CompiledScore, sides: Iterable[Part | None]) -> Fraction | None:
    totals = [total_of(score.method, part) for part in sides if part is not None]
    return finished(score, reduce(lambda one, other: added(score.method, one, other), totals) if totals else None)


def _sides(score: CompiledScore, situation: Situation) -> Iterator[_Sides]:
    for name, weight in score.parts:
        if score.over == "scores":
            yield _score_sides(situation.scores[name], Fraction(weight))
        else:
            yield _question_sides(name, Fraction(weight), situation)


def _score_sides(figure: Figure, weight: Fraction) -> _Sides:
    value, low, high = (
        None if side is None else Part(side, 0, weight) for side in (figure.value, figure.low, figure.high)
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

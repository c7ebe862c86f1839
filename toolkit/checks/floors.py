"""How low a score can come out, without asking which answers lead there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from toolkit.compiled import Compiled, CompiledScore
from toolkit.exact import rounded
from toolkit.scoring.scores import Part, in_order


@dataclass(frozen=True)
class Floor:
    """A value that a score cannot be below, whatever is answered; None when there is no such value."""

    score: CompiledScore
    value: Fraction | None
    has_negative_part: bool


def floors(compiled: Compiled) -> Iterator[Floor]:
    """The floor of every score, those that others rest on first."""
    known: dict[str, Fraction | None] = {}
    for score in in_order(compiled):
        parts = list(_parts(score, compiled, known))
        worst = [part for part in parts if part is not None]
        value = _floor(score, worst) if worst and len(worst) == len(parts) else None
        known[score.id] = value
        yield Floor(score, value, len(worst) < len(parts) or any(part.value < 0 for part in worst))


def _parts(score: CompiledScore, compiled: Compiled, known: dict[str, Fraction | None]) -> Iterator[Part | None]:
    earning = {question.id: question.earning for question in compiled.questions}
    for name, weight in score.parts:
        if score.over == "scores":
            value = known[name]
            yield None if value is None else Part(value, Fraction(), Fraction(weight))
        elif (earned := earning[name]) is not None:
            yield Part(Fraction(earned.worst), Fraction(earned.attainable), Fraction(weight))


def _floor(score: CompiledScore, parts: list[Part]) -> Fraction | None:
    exact = _exact_floor(score, parts)
    return None if exact is None else rounded(exact, score.decimals)


def _exact_floor(score: CompiledScore, parts: list[Part]) -> Fraction | None:
    lowest = Fraction(min(part.value for part in parts))
    if score.method == "percent":
        # A ratio of sums lies between the ratios of its parts, as long as every part can earn something.
        if any(part.attainable <= 0 and part.value < 0 for part in parts):
            return None
        ratios = [100 * Fraction(part.value) / part.attainable for part in parts if part.attainable > 0]
        # Where nothing can be earned it never has a value, so none is too low.
        return min(ratios, default=Fraction(0))
    if score.method == "sum":
        # Any part may be left blank, so only losses add up.
        earned = [Fraction(part.weight * part.value) for part in parts]
        losses = [value for value in earned if value < 0]
        return sum(losses, Fraction()) if losses else min(earned)
    if score.method == "count":
        return Fraction(0)
    if score.method == "product":
        return min(lowest, Fraction(0)) if lowest < 1 else lowest
    return lowest

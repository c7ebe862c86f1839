"""One set of answers in, one outcome out."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from toolkit.compiled import Compiled
from toolkit.exact import fixed, plain
from toolkit.scoring.advice import Advice, duties, ranked_advice
from toolkit.scoring.answers import read_answers
from toolkit.scoring.matching import match_cases, match_services, profile_of
from toolkit.scoring.scores import compute_scores
from toolkit.scoring.situation import Situation, holds, show_questions


def evaluate(compiled: Compiled, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The outcome of a set of answers, as plain data; scores are decimal strings.

    Raises `AnswerError` when an answer does not fit its question. Meaning: `docs/format.md`, "Scores",
    "Duties, levels, advice" and "Matching".
    """
    return outcome_of(assess(compiled, answers))


def assess(compiled: Compiled, answers: Mapping[str, Any]) -> Situation:
    """What is shown and scored for a set of answers; raises `AnswerError` like `evaluate`."""
    situation = Situation(compiled, read_answers(compiled, answers))
    show_questions(situation)
    compute_scores(situation)
    return situation


def outcome_of(situation: Situation) -> dict[str, Any]:
    """The outcome of an assessed set of answers, as plain data."""
    compiled = situation.compiled
    asked = duties(situation)
    advice = ranked_advice(situation, asked)
    profile = profile_of(situation)
    return {
        "questionnaire": compiled.questionnaire,
        "version": compiled.version,
        "shown": list(situation.shown),
        "answered": sum(name in situation.answers for name in situation.shown),
        "of": len(situation.shown),
        "scores": _scores(situation),
        "level": _level(situation),
        "duties": [{"id": duty.id, "state": duty.state, "because": list(duty.because)} for duty in asked],
        "advice": [_advice(piece) for piece in advice],
        "case_studies": match_cases(compiled.case_studies, advice, profile),
        "services": match_services(compiled.services, compiled.advice_line, advice, profile),
    }


def _scores(situation: Situation) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for score in situation.compiled.scores:
        figure = situation.scores[score.id]
        said[score.id] = {
            "value": _figure(figure.value, score.decimals),
            "low": _figure(figure.low, score.decimals),
            "high": _figure(figure.high, score.decimals),
            "band": figure.band,
            "answered": figure.answered,
            "of": figure.of,
        }
    return said


def _figure(value: Fraction | None, decimals: int) -> str | None:
    return None if value is None else fixed(value, decimals)


def _level(situation: Situation) -> str | None:
    reached = None
    for name, requires in situation.compiled.levels:
        if not holds(requires, situation):
            break
        reached = name
    return reached


def _advice(piece: Advice) -> dict[str, Any]:
    return {"id": piece.guidance.id, "because": piece.because, "points_lost": plain(piece.points_lost)}

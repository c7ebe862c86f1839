"""What a change means, as plain data for other programs; shares are exact fractions of the complete sets of answers."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from toolkit.difference.outcomes import OutcomeChange, Outcomes, ScoreChange, Who
from toolkit.difference.project import Difference, QuestionnaireChange
from toolkit.exact import plain
from toolkit.explore.explorer import Share
from toolkit.explore.patterns import Alike, Span
from toolkit.explore.report import answers_data


def as_data(difference: Difference) -> dict[str, Any]:
    """Everything that changed, as plain data."""
    return {
        "questionnaires": [_questionnaire(change) for change in difference.questionnaires],
        "content": [
            asdict(change) | {"review_by": [day.isoformat() for day in change.review_by] if change.review_by else None}
            for change in difference.content
        ],
    }


def _questionnaire(change: QuestionnaireChange) -> dict[str, Any]:
    return {
        "id": change.id,
        "written": [asdict(each) for each in change.written],
        "outcomes": _outcomes(change.outcomes),
        "ranking": list(change.ranking),
        "examples": [asdict(example) for example in change.examples],
        "of_examples": change.of_examples,
    }


def _outcomes(outcomes: Outcomes | str) -> dict[str, Any]:
    if isinstance(outcomes, str):
        return {"not_proved": outcomes}
    return {
        "complete_sets": str(outcomes.whole.of_complete),
        "scores": [_score(each) for each in outcomes.scores],
        "events": [_event(each) for each in outcomes.events],
    }


def _score(change: ScoreChange) -> dict[str, Any]:
    if change.not_proved:
        return {"id": change.id, "not_proved": change.not_proved}
    return {
        "id": change.id,
        "up": _share(change.up),
        "down": _share(change.down),
        "other": _share(change.other),
        "most_up": plain(change.most_up),
        "most_down": plain(change.most_down),
        "moves": [{"before": move.before, "after": move.after, **_share(move.share)} for move in change.moves],
    }


def _event(change: OutcomeChange) -> dict[str, Any]:
    said: dict[str, Any] = {"kind": change.event.kind, "id": change.event.id, "state": change.event.state}
    if change.not_proved:
        return said | {"not_proved": change.not_proved}
    return said | {"gains": _who(change.gains), "loses": _who(change.loses)}


def _who(who: Who | None) -> dict[str, Any] | None:
    if who is None:
        return None
    told = [
        {
            "parts": [asdict(part) | {"any_of": list(map(_plain, part.any_of))} for part in pattern.parts],
            **_share(share),
        }
        for pattern, share in who.patterns
    ]
    return {**_share(who.share), "patterns": told, "further_patterns": who.further}


def _plain(answer: Any) -> Any:
    if isinstance(answer, Span):
        return {
            "first": None if answer.first is None else plain(answer.first),
            "last": None if answer.last is None else plain(answer.last),
        }
    if isinstance(answer, Alike):
        return {"such_as": list(answer.example), "answers": answer.number}
    return list(answer) if isinstance(answer, tuple) else answer


def _share(share: Share) -> dict[str, Any]:
    answers = None if share.answers is None else answers_data(share.answers)
    return {
        "sets": str(share.sets),
        "complete_sets": str(share.complete),
        "share": str(share.part),
        "shortest": answers,
    }

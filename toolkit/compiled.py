"""A questionnaire with all its shorthand written out: what the evaluators run, in Python and in the browser.

Option sets become options, scores that nobody wrote down become scores, `reverse` is applied, and what is needed of
the library to rank advice and match cases and services stands beside it. `as_json` is the form that the browser runs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal

from toolkit.conditions import LIMITS, All, AnyOf, Condition, Not, QuestionTest, Test
from toolkit.exact import plain
from toolkit.model.questionnaire import Method
from toolkit.model.questions import QuestionType

FORMAT = 1


@dataclass(frozen=True)
class CompiledOption:
    """An option: its points after `reverse`, or why it has none, and the guidance that choosing it gives."""

    id: str
    points: Decimal | None = None
    state: Literal["not_applicable", "unknown"] | None = None
    exclusive: bool = False
    advise: tuple[str, ...] = ()


@dataclass(frozen=True)
class Earning:
    """The least, the most, and the attainable points of a question."""

    worst: Decimal
    best: Decimal
    attainable: Decimal


@dataclass(frozen=True)
class CompiledQuestion:
    """A question; `earning` is None when it cannot earn points."""

    id: str
    section: str
    type: QuestionType
    show_if: Condition | None = None
    options: tuple[CompiledOption, ...] | None = None
    min: Decimal | None = None
    max: Decimal | None = None
    step: Decimal | None = None
    rows: tuple[tuple[Decimal, Decimal], ...] = ()
    earning: Earning | None = None
    max_points: Decimal | None = None
    required: bool = False
    duty: tuple[str, Test] | None = None
    # Ids of earlier versions, and what became of options that went away: for answers that somebody kept.
    formerly: tuple[str, ...] = ()
    retired: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class CompiledScore:
    """A score; `parts` are the ids of questions that can earn points, or of scores, each with its weight."""

    id: str
    method: Method
    decimals: int
    over: Literal["questions", "scores"]
    parts: tuple[tuple[str, Decimal], ...]
    needs: int | None
    bands: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True)
class RankedGuidance:
    """What ranks a piece of guidance, and what is matched to it."""

    id: str
    duties: tuple[str, ...]
    priority: Literal["urgent", "high", "medium", "low"]
    effort: Literal["minutes", "hours", "days"]
    topics: tuple[str, ...]
    services: tuple[str, ...]


@dataclass(frozen=True)
class MatchedCase:
    """What a case study is matched by."""

    id: str
    topics: tuple[str, ...]
    sector: str
    size: str | None
    area: str | None


@dataclass(frozen=True)
class MatchedService:
    """What an open service is matched by; `areas` is None for everywhere."""

    id: str
    topics: tuple[str, ...]
    areas: tuple[str, ...] | None
    at_least: int | None
    at_most: int | None


@dataclass(frozen=True)
class Compiled:
    """A whole questionnaire, ready to be evaluated."""

    questionnaire: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    questions: tuple[CompiledQuestion, ...]
    scores: tuple[CompiledScore, ...]
    levels: tuple[tuple[str, Condition], ...]
    advice: tuple[tuple[str, Condition], ...]
    guidance: tuple[RankedGuidance, ...]
    case_studies: tuple[MatchedCase, ...]
    services: tuple[MatchedService, ...]
    advice_line: str | None

    @cached_property
    def version(self) -> str:
        """Twelve hexadecimal characters that change whenever anything above changes."""
        text = json.dumps(self._content(), ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    def as_json(self) -> dict[str, Any]:
        """The form that the browser runs: plain data, every quantity a decimal string, nothing that is absent."""
        return {"format": FORMAT, "questionnaire": self.questionnaire, "version": self.version} | self._content()

    def _content(self) -> dict[str, Any]:
        content = {
            "sections": [{"id": name, "questions": list(questions)} for name, questions in self.sections],
            "questions": [_question_json(question) for question in self.questions],
            "scores": [_score_json(score) for score in self.scores],
            "levels": [{"id": name, "requires": condition_json(requires)} for name, requires in self.levels],
            "advice": [{"give": name, "when": condition_json(when)} for name, when in self.advice],
            "guidance": [_present(vars(guidance)) for guidance in self.guidance],
            "case_studies": [_present(vars(case)) for case in self.case_studies],
            "services": [_present(vars(service)) for service in self.services],
        }
        return content | ({"advice_line": self.advice_line} if self.advice_line else {})


def condition_json(condition: Condition) -> dict[str, Any]:
    """A condition as the browser reads it."""
    if isinstance(condition, All):
        return {"all": [condition_json(part) for part in condition.conditions]}
    if isinstance(condition, AnyOf):
        return {"any": [condition_json(part) for part in condition.conditions]}
    if isinstance(condition, Not):
        return {"not": condition_json(condition.condition)}
    name = {"question": condition.question} if isinstance(condition, QuestionTest) else {"score": condition.score}
    return name | {"test": test_json(condition.test)}


def test_json(test: Test) -> dict[str, Any]:
    """A test as the browser reads it."""
    said: dict[str, Any] = {}
    for key in ("any_of", "all_of"):
        if (options := getattr(test, key)) is not None:
            said[key] = list(options)
    for key in LIMITS:
        if (limit := getattr(test, key)) is not None:
            said[key] = plain(limit)
    return said | ({"answered": test.answered} if test.answered is not None else {})


def _question_json(question: CompiledQuestion) -> dict[str, Any]:
    said: dict[str, Any] = {"id": question.id, "section": question.section, "type": question.type}
    if question.show_if:
        said["show_if"] = condition_json(question.show_if)
    if question.options is not None:
        said["options"] = [_present(vars(option)) for option in question.options]
    said |= _present({"min": question.min, "max": question.max, "step": question.step})
    if question.rows:
        said["rows"] = [{"from": plain(start), "points": plain(points)} for start, points in question.rows]
    if question.earning:
        said |= _present(vars(question.earning))
    said |= _present({"max_points": question.max_points, "required": question.required})
    if question.duty:
        name, met_by = question.duty
        said["duty"] = {"id": name, "met_by": test_json(met_by)}
    if question.formerly:
        said["formerly"] = list(question.formerly)
    return said | ({"retired": dict(question.retired)} if question.retired else {})


def _score_json(score: CompiledScore) -> dict[str, Any]:
    return {
        "id": score.id,
        "method": score.method,
        "decimals": score.decimals,
        "over": score.over,
        "parts": [{"id": name, "weight": plain(weight)} for name, weight in score.parts],
        **_present({"needs": score.needs}, numbers=False),
        "bands": [{"id": name, "from": plain(start)} for name, start in score.bands],
    }


_ALWAYS = ("topics", "services")


def _present(values: Mapping[str, Any], numbers: bool = True) -> dict[str, Any]:
    """What is not absent, as plain data: numbers as decimal strings, tuples as lists."""
    said: dict[str, Any] = {}
    for key, value in values.items():
        if value is None or value is False or (value == () and key not in _ALWAYS):
            continue
        if isinstance(value, tuple):
            said[key] = list(value)
        elif numbers and isinstance(value, Decimal | int) and value is not True:
            said[key] = plain(value)
        else:
            said[key] = value
    return said

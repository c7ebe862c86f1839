"""A questionnaire with all its shorthand written out: what the evaluators run, in Python and in the browser.

Option sets become options, scores that nobody wrote down become scores, `reverse` is applied, and what is needed of
the library to rank advice and match cases and services stands beside it. `as_json` is the form that the browser runs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import ceil
from typing import Any, Literal

from toolkit.conditions import LIMITS, All, AnyOf, Condition, Not, QuestionTest, Test, leaves
from toolkit.exact import plain
from toolkit.library import Entry, Library
from toolkit.model.content import Guidance, Service
from toolkit.model.questionnaire import Band, Method, Option, Question, Questionnaire, QuestionType, Score

FORMAT = 1
OVERALL = "overall"
SECTORS = "sectors"
DEFAULT_MAX = Decimal(999_999)


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
    duty: bool
    priority: Literal["high", "medium", "low"]
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


def options_of(questionnaire: Questionnaire, question: Question, library: Library) -> list[Option] | None:
    """The options of a question, wherever they are written; None when it has none or their set is unknown."""
    if question.kind == "area":
        return [Option(id=area.id, label=area.value.name) for area in library.areas.values()] or None
    if not isinstance(question.options, str):
        return question.options
    if question.options in questionnaire.option_sets:
        return questionnaire.option_sets[question.options]
    if question.options == SECTORS:
        return [Option(id=sector.id, label=sector.value.title) for sector in library.sectors.values()]
    return None


def given_guidance(questionnaire: Questionnaire) -> list[str]:
    """Every guidance that a questionnaire can give, in the order in which it is first mentioned."""
    mentioned = [name for question in questionnaire.questions for names in question.advise.values() for name in names]
    return list(dict.fromkeys([*mentioned, *(rule.give for rule in questionnaire.advice)]))


def compile_questionnaire(entry: Entry[Questionnaire], library: Library) -> Compiled:
    """Write out a questionnaire whose parts fit together (see `toolkit.checks`)."""
    questionnaire = entry.value
    questions = tuple(
        _question(questionnaire, section.id, question, library)
        for section in questionnaire.sections
        for question in section.questions
    )
    return Compiled(
        questionnaire=entry.id,
        sections=tuple(
            (section.id, tuple(item.id for item in section.questions)) for section in questionnaire.sections
        ),
        questions=questions,
        scores=tuple(_scores(questionnaire, questions)),
        levels=tuple((level.id, level.requires) for level in questionnaire.levels),
        advice=tuple((rule.give, rule.when) for rule in questionnaire.advice),
        guidance=tuple(_guidance(name, library.guidance.get(name)) for name in given_guidance(questionnaire)),
        case_studies=tuple(_cases(library)),
        services=tuple(_services(questionnaire, library)),
        advice_line=library.site.value.advice_line if library.site else None,
    )


def _question(questionnaire: Questionnaire, section: str, question: Question, library: Library) -> CompiledQuestion:
    options = options_of(questionnaire, question, library)
    compiled = None if options is None else tuple(_options(question, options))
    rows = tuple(_rows(question))
    numeric = question.kind == "number"
    return CompiledQuestion(
        id=question.id,
        section=section,
        type=question.kind,
        show_if=question.show_if,
        options=compiled,
        min=_least(question) if numeric else None,
        max=_most(question) if numeric else None,
        step=_step(question) if numeric else None,
        rows=rows,
        earning=_earning(question, compiled or (), rows),
        max_points=question.max_points,
        required=question.required,
        duty=(question.duty.id, question.duty.met_by) if question.duty else None,
    )


def _least(question: Question) -> Decimal:
    return question.min if question.min is not None else Decimal(0)


def _most(question: Question) -> Decimal:
    return question.max if question.max is not None else DEFAULT_MAX


def _step(question: Question) -> Decimal:
    return question.step if question.step is not None else Decimal(1)


def _options(question: Question, options: Iterable[Option]) -> Iterator[CompiledOption]:
    written = [option.points for option in options if option.points is not None and option.state is None]
    turned = min(written) + max(written) if question.reverse and written else None
    for option in options:
        points = option.points if option.state is None else None
        yield CompiledOption(
            id=option.id,
            points=points if points is None or turned is None else turned - points,
            state=option.state,
            exclusive=question.kind == "multiple" and (option.exclusive or option.state is not None),
            advise=tuple(question.advise.get(option.id, ())),
        )


def _rows(question: Question) -> Iterator[tuple[Decimal, Decimal]]:
    written = question.points or []
    if written:
        turned = min(row.points for row in written) + max(row.points for row in written)
        for row in written:
            yield row.from_, turned - row.points if question.reverse else row.points


def _earning(
    question: Question, options: Iterable[CompiledOption], rows: tuple[tuple[Decimal, Decimal], ...]
) -> Earning | None:
    if question.kind == "multiple":
        return _multiple_earning(question, [option for option in options if option.points is not None])
    points = [option.points for option in options if option.points is not None] + list(_reachable(question, rows))
    return Earning(min(points), max(points), max(points)) if points else None


def _reachable(question: Question, rows: tuple[tuple[Decimal, Decimal], ...]) -> Iterator[Decimal]:
    """The points of the rows that some number on the question's steps falls into."""
    least, step = _least(question), _step(question)
    most = _most(question)
    for number, (start, points) in enumerate(rows):
        first = max(least, least + ceil((start - least) / step) * step)
        following = rows[number + 1][0] if number + 1 < len(rows) else None
        if first <= most and (following is None or first < following):
            yield points


def _multiple_earning(question: Question, options: list[CompiledOption]) -> Earning | None:
    """Over every allowed choice: exclusive options alone, the others in any company."""
    if not options:
        return None
    alone = [option.points for option in options if option.exclusive and option.points is not None]
    together = [option.points for option in options if not option.exclusive and option.points is not None]
    losses = [points for points in together if points < 0]
    gains = [points for points in together if points > 0]
    worst = min([*alone, *([sum(losses, Decimal())] if losses else together)])
    best = max([*alone, *([sum(gains, Decimal())] if gains else together)])
    attainable = sum((points for points in [*alone, *together] if points > 0), Decimal())
    cap = question.max_points
    if cap is not None:
        worst, best, attainable = min(worst, cap), min(best, cap), min(attainable, cap)
    return Earning(worst, best, attainable)


def _scores(questionnaire: Questionnaire, questions: tuple[CompiledQuestion, ...]) -> Iterator[CompiledScore]:
    if questionnaire.scores is None:
        yield from _default_scores(questionnaire, questions)
        return
    earning = {question.id: question.section for question in questions if question.earning}
    for score in questionnaire.scores:
        bands = score.bands or (questionnaire.bands if score.id == OVERALL else [])
        over: Literal["questions", "scores"] = "questions" if score.scores is None else "scores"
        names = score.scores if score.scores is not None else list(_names(score, earning))
        parts = tuple((name, score.weights.get(name, Decimal(1))) for name in names)
        yield CompiledScore(score.id, score.method, score.decimals, over, parts, score.needs, _bands(bands))


def _names(score: Score, earning: Mapping[str, str]) -> Iterator[str]:
    if score.questions is not None:
        yield from (name for name in score.questions if name in earning)
    for wanted in score.sections or ():
        yield from (name for name, section in earning.items() if section == wanted)


def _default_scores(questionnaire: Questionnaire, questions: tuple[CompiledQuestion, ...]) -> Iterator[CompiledScore]:
    """One percent score for each section that has points, and the mean of those."""
    one = Decimal(1)
    scored = []
    for section in questionnaire.sections:
        parts = tuple((item.id, one) for item in questions if item.section == section.id and item.earning)
        if parts:
            scored.append((section.id, one))
            bands = _bands(questionnaire.section_bands)
            yield CompiledScore(section.id, "percent", 0, "questions", parts, None, bands)
    if scored:
        yield CompiledScore(OVERALL, "mean", 0, "scores", tuple(scored), None, _bands(questionnaire.bands))


def _bands(bands: Iterable[Band]) -> tuple[tuple[str, Decimal], ...]:
    return tuple((band.id, band.from_) for band in bands)


def _guidance(name: str, entry: Entry[Guidance] | None) -> RankedGuidance:
    if entry is None:
        return RankedGuidance(name, False, "medium", "hours", (), ())
    value = entry.value
    return RankedGuidance(
        name, value.duty is not None, value.priority, value.effort, tuple(value.topics), tuple(value.services)
    )


def _cases(library: Library) -> Iterator[MatchedCase]:
    for name, entry in library.case_studies.items():
        case = entry.value
        yield MatchedCase(name, tuple(case.topics), case.sector, case.size, case.area)


def _services(questionnaire: Questionnaire, library: Library) -> Iterator[MatchedService]:
    for name, entry in library.services.items():
        service = entry.value
        if is_offered(service, questionnaire):
            limits = service.staff
            areas = None if isinstance(service.areas, str) else tuple(service.areas)
            at_least, at_most = (limits.at_least, limits.at_most) if limits else (None, None)
            yield MatchedService(name, tuple(service.topics), areas, at_least, at_most)


def is_offered(service: Service, questionnaire: Questionnaire) -> bool:
    """Whether a result of this questionnaire may point to the service: it is open, and for these people."""
    return service.status == "open" and questionnaire.audience in service.audience


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


def questions_of(condition: Condition) -> list[str]:
    """The questions that a condition looks at."""
    return [leaf.question for leaf in leaves(condition) if isinstance(leaf, QuestionTest)]


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
    return said


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

"""Writing out a questionnaire: from what an adviser wrote to what the evaluators run (`toolkit.compiled`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from math import ceil
from typing import Literal

from toolkit.compiled import (
    Compiled,
    CompiledOption,
    CompiledQuestion,
    CompiledScore,
    Earning,
    MatchedCase,
    MatchedService,
    RankedGuidance,
)
from toolkit.library import Entry, Library
from toolkit.model.content import Service
from toolkit.model.questionnaire import Band, Questionnaire, Score
from toolkit.model.questions import Option, Question

OVERALL = "overall"
SECTORS = "sectors"
DEFAULT_MAX = Decimal(999_999)


def options_of(questionnaire: Questionnaire, question: Question, library: Library) -> list[Option] | None:
    """The options of a question, wherever they are written; None when it has none or their set is unknown."""
    if question.kind == "area":
        return [Option(id=area.id, label=area.value.name) for area in library.areas.values()] or None
    if not isinstance(question.options, str):
        return question.options
    if question.options in questionnaire.option_sets:
        return questionnaire.option_sets[question.options]
    if question.options == SECTORS:
        return [Option(id=sector.id, label=sector.value.title) for sector in library.sectors.values()] or None
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
        guidance=tuple(_guidance(name, library) for name in given_guidance(questionnaire)),
        case_studies=tuple(matched_cases(library)),
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
        formerly=tuple(question.formerly),
        retired=tuple(question.retired.items()),
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


def _guidance(name: str, library: Library) -> RankedGuidance:
    entry = library.guidance.get(name)
    if entry is None:
        return RankedGuidance(name, (), "medium", "hours", (), ())
    value = entry.value
    own = [value.duty] if value.duty else []
    duties = dict.fromkeys([*own, *(duty.id for duty in library.duties.values() if duty.value.guidance == name)])
    return RankedGuidance(name, tuple(duties), value.priority, value.effort, tuple(value.topics), tuple(value.services))


def matched_cases(library: Library) -> Iterator[MatchedCase]:
    """Every case study, as far as matching needs it."""
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

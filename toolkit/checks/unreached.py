"""Guidance, services and case studies that no result of any questionnaire leads to: only the search finds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, permutations
from typing import Any

from toolkit.compiled import Compiled, MatchedCase
from toolkit.compiling import compile_questionnaire
from toolkit.conditions import ANSWERED, Test
from toolkit.explore.classes import TooEntangledError
from toolkit.explore.events import Events
from toolkit.explore.explorer import Explorer
from toolkit.explore.formula import Formula, disjunction, side_by_side
from toolkit.library import Library
from toolkit.model.content import SIZE_LIMITS, size_class
from toolkit.problems import Problem
from toolkit.scoring import evaluate
from toolkit.scoring.answers import AnswerError

# Firms of each size, for whom a case study of that size is looked for.
SIZES = (1, 5, 20, 100, 300)


def check_unreached(library: Library) -> Iterator[Problem]:
    """What no result can lead to; of case studies, what was not found in the results most likely to show them."""
    compiled = [compile_questionnaire(entry, library) for entry in library.questionnaires.values()]
    given = {guidance.id for each in compiled for guidance in each.guidance}
    for name, guidance in library.guidance.items():
        if name not in given:
            message = f"no result of any questionnaire leads to “{name}”; only those who look for it will find it"
            yield guidance.problem(("title",), "P014", message).as_advice()
    offered = {service.id for each in compiled for service in each.services}
    reached = {name for each in compiled for name in offered if _is_offered(name, each)}
    for name, service in library.services.items():
        if service.value.status == "open" and name not in reached:
            message = f"no result of any questionnaire shows “{name}”; only those who look for it will find it"
            yield service.problem(("name",), "P014", message).as_advice()
    # A case study is found soonest where most is asked that brings it closer.
    compiled.sort(key=lambda each: -len({*_profile_tests(Explorer.of(each).events)}))
    yield from _case_studies(library, compiled)


def _is_offered(name: str, compiled: Compiled) -> bool:
    explorer = Explorer.of(compiled)
    try:
        return explorer.possible(explorer.events.service(name))
    except TooEntangledError:
        return True


def _case_studies(library: Library, compiled: Sequence[Compiled]) -> Iterator[Problem]:
    seen: set[str] = set()  # in any result that was looked at for another one
    for name, case in library.case_studies.items():
        related = [each for each in compiled if _leading_to(name, each)]
        if not related:
            message = (
                f"no result of any questionnaire shows “{name}”: no guidance that results give is on its topics; "
                "only those who look for it will find it"
            )
            yield case.problem(("topics",), "P014", message).as_advice()
            continue
        # What is found at once anywhere settles it; to look at all sets of answers takes long.
        if name in seen or any(_is_found(name, each, at_most, seen) for at_most in (1, 2) for each in related):
            continue
        reasons = [_hidden_because(name, each) for each in related]
        if all(reasons):
            message = (
                f"no result was found that shows “{name}”: {reasons[0]}; "
                "give it a topic that others lack, or merge it with one of them"
            )
            yield case.problem(("topics",), "P014", message).as_advice()


def _hidden_because(name: str, compiled: Compiled) -> str | None:
    """Why no result of a questionnaire shows a case study, as far as is known; None where one does."""
    try:
        return None if shows_case(name, compiled) else "three others are always closer"
    except TooEntangledError as error:
        return f"three others were closer in all that was tried, and more is not proved, because {error}"


def shows_case(name: str, compiled: Compiled) -> bool:
    """Whether some result shows the case study; raises `TooEntangledError` where that cannot be shown."""
    kinds = _every_kind(compiled)
    return _is_found(name, compiled, 2, set()) or any(name in _shown_to(compiled, answers) for answers in kinds)


def _is_found(name: str, compiled: Compiled, at_most: int, seen: set[str]) -> bool:
    """Whether the results of a business most like it show the case study, with each advice on its topics in turn.

    `at_most` is how many pieces of advice are tried together; with two, all of them together are tried too. What else
    these results show is added to `seen`.
    """
    case = next(case for case in compiled.case_studies if case.id == name)
    for profile in _profiles(compiled, case):
        for led in _ways(compiled, case, at_most):
            for answers in ({**led, **profile}, {**profile, **led}):
                seen.update(_shown_to(compiled, answers))
                if name in seen:
                    return True
    return False


def _every_kind(compiled: Compiled) -> Iterator[Mapping[str, Any]]:
    """One set of answers of every kind that matching can tell apart: by the topics of advice, and by the profile."""
    explorer = Explorer.of(compiled)
    events = explorer.events
    topics: dict[str, list[Formula]] = {}
    for guidance in compiled.guidance:
        for topic in guidance.topics:
            topics.setdefault(topic, []).append(events.advice(guidance.id))
    matched = {topic for case in compiled.case_studies for topic in case.topics}
    on_topics = [disjunction(advice) for topic, advice in topics.items() if topic in matched]
    looked_at = [*on_topics, *_profile_tests(events)]
    yield from (found.answers for found in explorer.outcomes(side_by_side(looked_at)).values())


def _profile_tests(events: Events) -> Iterator[Formula]:
    """Every test of a profile that brings some case study closer, and whether there is an answer at all."""
    cases = events.compiled.case_studies
    for question in events.compiled.questions:
        if question.type == "area":
            yield from (events.answer(question.id, Test(any_of=(each,))) for each in sorted({*_areas(cases)}))
        elif question.id == "sector" and question.type == "single":
            yield from (events.answer("sector", Test(any_of=(each,))) for each in sorted({*_sectors(cases)}))
        elif question.id == "staff" and question.type == "number":
            yield from (events.answer("staff", Test(below=Decimal(limit))) for limit in SIZE_LIMITS.values())
        else:
            continue
        yield events.answer(question.id, ANSWERED)


def _areas(cases: Iterable[MatchedCase]) -> Iterator[str]:
    return (case.area for case in cases if case.area is not None)


def _sectors(cases: Iterable[MatchedCase]) -> Iterator[str]:
    return (case.sector for case in cases)


def _leading_to(name: str, compiled: Compiled) -> list[str]:
    """The guidance of a questionnaire that is on a topic of the case study."""
    topics = next(set(case.topics) for case in compiled.case_studies if case.id == name)
    return [guidance.id for guidance in compiled.guidance if topics.intersection(guidance.topics)]


def _ways(compiled: Compiled, case: MatchedCase, at_most: int) -> Iterator[Mapping[str, Any]]:
    """The shortest answers that lead to each advice on the topics of the case study, then to two of them, then to all.

    One advice brings few topics, so that few others are close; several bring topics that only this one may have.
    """
    explorer = Explorer.of(compiled)
    ways: list[Mapping[str, Any]] = []
    for name in _leading_to(case.id, compiled):
        try:
            answers = explorer.witness(explorer.events.advice(name))
        except TooEntangledError:
            continue
        if answers is not None:
            ways.append(answers)
    yield from ways
    if at_most < 2:
        return
    yield from ({**one, **other} for one, other in permutations(ways, 2))
    yield dict(chain.from_iterable(way.items() for way in ways))


def _profiles(compiled: Compiled, case: MatchedCase) -> Iterator[dict[str, Any]]:
    """The business of the case study, as far as the questionnaire asks after it; the closest first."""
    asked = {question.id: question for question in compiled.questions}
    areas = [question.id for question in compiled.questions if question.type == "area"]
    near = {areas[0]: case.area} if areas and case.area else {}
    sector = {"sector": case.sector} if "sector" in asked else {}
    sizes = (
        [staff for staff in SIZES if case.size is None or size_class(staff) == case.size] if "staff" in asked else []
    )
    for staff in chain(sizes, [None]):
        size = {} if staff is None else {"staff": staff}
        yield from ({**sector, **size, **near}, {**size, **near}, size)


def _shown_to(compiled: Compiled, answers: Mapping[str, Any]) -> list[str]:
    try:
        shown: list[str] = evaluate(compiled, answers)["case_studies"]
    except AnswerError:
        return []
    return shown

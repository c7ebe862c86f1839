"""Case studies that no result shows: found where three others are always closer, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.chromium import ROOT
from toolkit.checks.unreached import check_unreached, shows_case
from toolkit.compiled import Compiled, MatchedCase
from toolkit.compiling import compile_questionnaire
from toolkit.library import Library, read_project


@pytest.fixture(scope="module")
def library() -> Library:
    """The content of this repository."""
    return read_project(ROOT)[0]


@pytest.fixture(scope="module")
def main_check(library: Library) -> Compiled:
    """The main check of this repository."""
    return compile_questionnaire(library.questionnaires["healthy-working"], library)


def _with(compiled: Compiled, *cases: MatchedCase) -> Compiled:
    return replace(compiled, case_studies=cases)


def _case(name: str, topics: tuple[str, ...] = ("stress",), area: str | None = None) -> MatchedCase:
    return MatchedCase(name, topics, "care", "micro", area)


def test_the_fourth_of_four_alike_is_shown_to_nobody(main_check: Compiled) -> None:
    alike = [_case(name) for name in ("one", "two", "three", "four")]
    compiled = _with(main_check, *alike)
    assert [shows_case(case.id, compiled) for case in alike] == [True, True, True, False]


def test_a_fourth_that_is_nearer_to_somebody_is_shown(main_check: Compiled) -> None:
    alike = [_case(name) for name in ("one", "two", "three")]
    assert shows_case("four", _with(main_check, *alike, _case("four", area="shetland-islands")))
    assert shows_case("four", _with(main_check, *alike, _case("four", topics=("stress", "safety"))))


def test_a_case_on_topics_that_no_advice_has_is_shown_to_nobody(main_check: Compiled) -> None:
    assert not shows_case("odd", _with(main_check, _case("odd", topics=("unheard-of",))))


def test_what_is_shown_to_nobody_is_told_at_its_topics(library: Library) -> None:
    library = replace(library, questionnaires={"three-minutes": library.questionnaires["three-minutes"]})
    case = library.case_studies["cafe-of-six"]
    alike = {f"alike-{number}": replace(case, id=f"alike-{number}") for number in range(4)}
    told = [
        problem for problem in check_unreached(replace(library, case_studies=alike)) if problem.path == case.source.path
    ]
    assert [(problem.code, problem.severity) for problem in told] == [("P014", "advice")]
    assert "no result was found that shows “alike-3”" in told[0].message

    without = {
        name: entry for name, entry in library.guidance.items() if not {*entry.value.topics} & {*case.value.topics}
    }
    bare = replace(library, guidance=without, case_studies={case.id: case})
    assert "no guidance that results give is on its topics" in "".join(map(str, check_unreached(bare)))


def test_every_case_study_of_this_repository_is_shown_to_somebody(library: Library) -> None:
    missed = [problem for problem in check_unreached(library) if problem.path.startswith("content/case_studies/")]
    assert missed == []
    assert len(library.case_studies) >= 12

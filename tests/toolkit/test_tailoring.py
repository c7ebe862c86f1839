"""What is not tailored is told, and nothing that only looks so."""

from __future__ import annotations

from typing import Any

import pytest

from tests.generated.library import small_library
from tests.toolkit.explore.test_explorer import YES_NO, small
from toolkit.checks.examined import Examined
from toolkit.checks.tailoring import check_tailoring
from toolkit.compiling import compile_questionnaire
from toolkit.explore.explorer import Explorer

ONE: dict[str, Any] = {"id": "a", "ask": "A?", "options": YES_NO}
OTHER: dict[str, Any] = {"id": "b", "ask": "B?", "options": YES_NO, "advise": {"no": ["talk"]}}


@pytest.mark.parametrize(
    ("limit", "is_told"),
    [
        pytest.param({"below": 100}, [], id="whoever loses points gets advice by the score"),
        pytest.param({"above": 0}, ["a"], id="by the score, only whoever loses none gets more"),
        pytest.param({"answered": "yes"}, ["a"], id="with or without the points"),
    ],
)
def test_advice_that_lost_points_bring_by_a_score_is_advice(limit: dict[str, Any], is_told: list[str]) -> None:
    questionnaire = small(ONE, OTHER, advice=[{"give": "plan", "when": {"score": {"overall": limit}}}])
    explorer = Explorer.of(compile_questionnaire(questionnaire, small_library()))
    problems = check_tailoring(Examined(questionnaire, small_library()), explorer)
    found = [problem.message for problem in problems if problem.code == "P008"]
    assert [f"“no” loses points at “{name}” and leads to no advice" in found[0] for name in is_told] == [True] * len(
        found
    )
    assert len(found) == len(is_told)

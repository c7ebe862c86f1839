"""The reference evaluator gives what was computed by hand."""

from __future__ import annotations

import pytest

from tests.conformance_cases import Case, all_cases, differences
from toolkit.scoring import AnswerError, evaluate

OUTCOME_KEYS = [
    "questionnaire",
    "version",
    "shown",
    "answered",
    "of",
    "scores",
    "level",
    "duties",
    "advice",
    "case_studies",
    "services",
]
SCORE_KEYS = ["value", "low", "high", "band", "answered", "of"]


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.id)
def test_case(case: Case) -> None:
    if case.refused is not None:
        with pytest.raises(AnswerError) as refusal:
            evaluate(case.compiled, case.answers)
        assert refusal.value.question == case.refused
        return
    found = evaluate(case.compiled, case.answers)
    assert list(differences(case.expect, found)) == []
    assert list(found) == OUTCOME_KEYS
    assert list(found["scores"]) == [score.id for score in case.compiled.scores]
    assert all(list(score) == SCORE_KEYS for score in found["scores"].values())

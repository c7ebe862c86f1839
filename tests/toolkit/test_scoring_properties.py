"""What must hold of every outcome, whatever the questionnaire and the answers."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.fuzz import compiled_by_chance
from tests.generated.choices import DrawnChance
from tests.generated.questionnaires import any_answers
from toolkit.compiled import Compiled
from toolkit.scoring import evaluate

FEW = settings(max_examples=150, deadline=None)


def _drawn(data: st.DataObject) -> tuple[dict[str, Any], Compiled, dict[str, Any]]:
    chance = DrawnChance(data)
    made = compiled_by_chance(chance)
    assume(made is not None)
    assert made is not None
    said, compiled = made
    return said, compiled, any_answers(chance, said)


@FEW
@given(st.data())
def test_answers_to_questions_that_are_not_shown_count_for_nothing(data: st.DataObject) -> None:
    _, compiled, answers = _drawn(data)
    outcome = evaluate(compiled, answers)
    seen = {name: answer for name, answer in answers.items() if name in outcome["shown"]}
    assert evaluate(compiled, seen) == outcome


@FEW
@given(st.data())
def test_a_blank_answer_is_no_answer(data: st.DataObject) -> None:
    _, compiled, answers = _drawn(data)
    blank = {question.id: None for question in compiled.questions}
    assert evaluate(compiled, blank | answers) == evaluate(compiled, answers)
    nothing: dict[str, Any] = {question.id: [] for question in compiled.questions}
    assert evaluate(compiled, nothing) == evaluate(compiled, {})


@FEW
@given(st.data())
def test_the_worst_case_is_never_better_than_the_best(data: st.DataObject) -> None:
    _, compiled, answers = _drawn(data)
    for figure in evaluate(compiled, answers)["scores"].values():
        if figure["low"] is not None and figure["high"] is not None:
            assert Fraction(figure["low"]) <= Fraction(figure["high"])


@FEW
@given(st.data())
def test_every_piece_of_advice_has_a_reason_and_comes_once(data: st.DataObject) -> None:
    _, compiled, answers = _drawn(data)
    outcome = evaluate(compiled, answers)
    given_ids = [piece["id"] for piece in outcome["advice"]]
    assert len(set(given_ids)) == len(given_ids)
    assert all(piece["because"] for piece in outcome["advice"])
    services = outcome["services"]
    assert services[0] == "line"
    assert "gone" not in services
    assert "workers" not in services

"""Whatever somebody answered, a link and a file give the same answers and the same outcome back, in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine_process import Engine
from tests.fuzz import compiled_by_chance
from tests.generated.choices import Chance, DrawnChance, SeededChance
from tests.generated.questionnaires import any_answers
from toolkit.answer_file import read_answer_file
from toolkit.answer_link import answers_fragment, answers_in_fragment
from toolkit.scoring import evaluate
from toolkit.scoring.carrying import fitting

LINES = Path(__file__).parent / "answer_lines.mjs"
QUESTIONNAIRES = 150
ANSWERS_EACH = 10


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine(LINES) as running:
        yield running


def travel(engine: Engine, chance: Chance, folder: Path) -> int:
    """Send answers to one questionnaire through links and files; how many were sent."""
    made = compiled_by_chance(chance)
    if made is None:
        return 0
    said, compiled = made
    notes = {question.id for question in compiled.questions if question.type == "text"}
    every = [fitting(compiled, any_answers(chance, said))[0] for _ in range(ANSWERS_EACH)]
    ask: dict[str, Any] = {"compiled": compiled.as_json(), "writing": every}
    written = engine.ask(ask)
    ask |= {"reading": written["fragments"], "files": written["written"]}
    back = engine.ask(ask)
    for number, answers in enumerate(every):
        fragment, text = written["fragments"][number], written["written"][number]
        without_notes = {name: answer for name, answer in answers.items() if name not in notes}
        assert fragment == answers_fragment(compiled, answers)
        linked = answers_in_fragment(compiled, fragment)
        assert (linked.answers, linked.left_out) == (without_notes, ())
        assert back["reading"][number] == {"answers": without_notes, "leftOut": []}
        assert evaluate(compiled, linked.answers) == evaluate(compiled, without_notes)
        assert back["files"][number] == {"answers": answers, "leftOut": []}
        file = folder / "answers.json"
        file.write_text(text, "utf-8")
        read = read_answer_file(file, compiled.questionnaire)
        assert (read, json.loads(text)["version"]) == (answers, compiled.version)
        assert evaluate(compiled, read) == evaluate(compiled, answers)
    return len(every)


def test_fifteen_hundred_sets_of_answers(engine: Engine, tmp_path: Path) -> None:
    sent = [travel(engine, SeededChance(2_000_000 + seed), tmp_path) for seed in range(QUESTIONNAIRES)]
    assert sum(sent) >= QUESTIONNAIRES * ANSWERS_EACH * 0.9


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_answers_that_shrink_when_they_get_lost(engine: Engine, tmp_path: Path, data: st.DataObject) -> None:
    travel(engine, DrawnChance(data), tmp_path)

"""Answers in a link: Python and JavaScript write and read what the table says."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.engine_process import Engine
from tests.links.cases import Reading, Writing, read_cases
from toolkit.answer_link import MARK, answers_fragment, answers_in_fragment
from toolkit.scoring import AnswerError, evaluate

LINES = Path(__file__).parent / "answer_lines.mjs"
COMPILED, WRITING, READING = read_cases()


@cache
def said_by_javascript() -> Any:
    """What the browser's engine makes of every case; one process for all of them."""
    with Engine(LINES) as engine:
        writing = [case.answers for case in WRITING]
        reading = [case.fragment for case in READING]
        return engine.ask({"compiled": COMPILED.as_json(), "writing": writing, "reading": reading})


@pytest.mark.parametrize("case", WRITING, ids=lambda case: case.name)
def test_writing(case: Writing) -> None:
    assert answers_fragment(COMPILED, case.answers) == case.fragment


@pytest.mark.parametrize("case", WRITING, ids=lambda case: case.name)
def test_writing_in_the_browser(case: Writing) -> None:
    assert said_by_javascript()["fragments"][WRITING.index(case)] == case.fragment


@pytest.mark.parametrize("case", READING, ids=lambda case: case.name)
def test_reading(case: Reading) -> None:
    found = answers_in_fragment(COMPILED, case.fragment)
    assert found.answers == case.gives
    assert sorted(found.left_out) == sorted(case.left_out)
    # Whatever came in, what is taken can be evaluated.
    assert evaluate(COMPILED, found.answers)["answered"] <= len(found.answers)


@pytest.mark.parametrize("case", READING, ids=lambda case: case.name)
def test_reading_in_the_browser(case: Reading) -> None:
    found = said_by_javascript()["reading"][READING.index(case)]
    assert found["answers"] == case.gives
    assert sorted(found["leftOut"]) == sorted(case.left_out)


def test_where_any_area_will_do_it_must_still_be_readable() -> None:
    # Without a library there is no list of areas, so that nothing else would refuse what percent signs made of it.
    anywhere = [replace(each, options=None) if each.type == "area" else each for each in COMPILED.questions]
    compiled = replace(COMPILED, questions=tuple(anywhere))
    fragments = ["#answers?area=%zz", "#answers?area=%C3%28", "#answers?area=a%2Fb"]
    expected: list[tuple[dict[str, str], list[str]]] = [({}, ["area"]), ({}, ["area"]), ({"area": "a/b"}, [])]
    found = [answers_in_fragment(compiled, fragment) for fragment in fragments]
    assert [(linked.answers, list(linked.left_out)) for linked in found] == expected
    with Engine(LINES) as engine:
        in_browser = engine.ask({"compiled": compiled.as_json(), "reading": fragments})["reading"]
    assert [(linked["answers"], linked["leftOut"]) for linked in in_browser] == expected


def test_an_answer_that_does_not_fit_is_no_link() -> None:
    with pytest.raises(AnswerError, match="staff: found the number 0"):
        answers_fragment(COMPILED, {"staff": 0})


def test_another_fragment_is_no_link() -> None:
    with pytest.raises(ValueError, match=MARK):
        answers_in_fragment(COMPILED, "#result")

"""The browser's engine gives what was computed by hand, and the very characters that the reference evaluator gives."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any

import pytest

from tests.conformance_cases import Case, all_cases, differences
from tests.engine_process import Engine
from toolkit.scoring import AnswerError, evaluate


@cache
def engine_outcomes() -> dict[str, Any]:
    """What the engine says to every case, by the id of the case; one process for all of them."""
    with Engine() as engine:
        return dict(_outcomes(engine))


def _outcomes(engine: Engine) -> Iterator[tuple[str, Any]]:
    for _, group in groupby(all_cases(), key=lambda case: id(case.compiled)):
        cases = list(group)
        found = engine.outcomes(cases[0].compiled.as_json(), [case.answers for case in cases])
        yield from zip((case.id for case in cases), found, strict=True)


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.id)
def test_case(case: Case) -> None:
    found = engine_outcomes()[case.id]
    if case.refused is not None:
        assert found == {"refused": case.refused}
        return
    assert isinstance(found, str), found
    assert list(differences(case.expect, json.loads(found))) == []


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.id)
def test_same_characters_as_the_reference(case: Case) -> None:
    try:
        expected: Any = json.dumps(evaluate(case.compiled, case.answers), indent=2, ensure_ascii=False)
    except AnswerError as error:
        expected = {"refused": error.question}
    assert engine_outcomes()[case.id] == expected

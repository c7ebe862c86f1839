"""Python and JavaScript say the same, to the character."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine_process import Engine
from tests.fuzz import ANSWERS_EACH, compare
from tests.generated.choices import DrawnChance, SeededChance

PAIRS = 2000


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine() as running:
        yield running


def test_two_thousand_generated_pairs(engine: Engine) -> None:
    compared = seed = 0
    while compared < PAIRS:
        compared += compare(engine, SeededChance(1_000_000 + seed), ANSWERS_EACH)
        seed += 1
    assert compared >= PAIRS


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_pairs_that_shrink_when_they_differ(engine: Engine, data: st.DataObject) -> None:
    compare(engine, DrawnChance(data), 3)

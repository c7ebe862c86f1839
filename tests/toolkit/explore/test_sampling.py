"""What cannot be proved is drawn by chance: the same in every run, and near to what is true."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from tests.toolkit.explore.test_explorer import FIRST, SECOND, compiled
from toolkit.explore import sweep
from toolkit.explore.events import Event
from toolkit.explore.report import as_data, explored, in_words
from toolkit.explore.sampling import SAMPLES, sampled


def test_shares_are_near_to_the_exact_ones() -> None:
    several: dict[str, Any] = {"id": "c", "ask": "C?", "type": "multiple", "show_if": {"a": "no"}}
    several |= {
        "options": [{"id": "x", "label": "X"}, {"id": "y", "label": "Y"}, {"id": "z", "label": "Z", "exclusive": "yes"}]
    }
    several |= {"advise": {"x": ["lifting"]}}
    made = compiled(FIRST, SECOND, several)
    found = sampled(made)
    # Half of those drawn say no to a, half of these no to b; x is in two of the four choices.
    for name, share in (("talk", Fraction(1, 2)), ("pay", Fraction(1, 4)), ("lifting", Fraction(1, 4))):
        assert abs(found[Event("advice", name)] - share) < Fraction(1, 12), name
    assert found[Event("question", "a")] == 1
    assert found == sampled(made)


def test_what_is_not_proved_says_so_beside_what_was_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweep, "MOST_STATES", 0)
    second = SECOND | {"id": "other-b"}
    report = explored(compiled(FIRST, second))
    pay = next(found for found in report.found if found.id == "pay")
    assert pay.share is None
    assert pay.sampled is not None
    assert pay.sampled > 0
    assert "not proved, because more than 0 states have to be told apart" in in_words(report)
    assert f"of {SAMPLES} sets drawn by chance" in in_words(report)
    event = next(each for each in as_data(report)["events"] if each["id"] == "pay")
    assert event["of_samples"] == SAMPLES
    assert "possible" not in event

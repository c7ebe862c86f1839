"""Conditions in words: every test of docs/format.md, said and denied, nested, and with ids that nobody knows."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.generated.library import entry, small_library
from toolkit.condition_words import Wording, answer_in_words, condition_in_words, wording_of
from toolkit.conditions import ConditionReader
from toolkit.model.questionnaire import Questionnaire
from toolkit.source import read_yaml

WORDING = Wording(
    questions={"off": "Is anybody off sick?"},
    options={
        ("risk", "yes"): "Yes",
        ("risk", "partly"): "Partly, or not for some time",
        ("risk", "no"): "No",
        ("off", "yes"): "Yes",
        ("boxes", "a"): "Altered hours",
        ("boxes", "b"): "Amended duties",
        ("boxes", "c"): "Something else",
    },
    units={"staff": "people"},
    multiple=frozenset({"boxes"}),
    scores={"overall": "Overall"},
)
SAID = {
    "{risk: yes}": "risk is “Yes”",
    "{risk: [yes, partly]}": "risk is “Yes” or “Partly, or not for some time”",
    "{risk: [yes, partly, no]}": "risk is “Yes”, “Partly, or not for some time” or “No”",
    "{not: {risk: [yes, no]}}": "risk is not “Yes” or “No”",
    "{risk: {all_of: [yes]}}": "risk is “Yes”",
    "{boxes: a}": "boxes includes “Altered hours”",
    "{boxes: [a, b]}": "boxes includes “Altered hours” or “Amended duties”",
    "{boxes: {all_of: [a, b]}}": "boxes includes both “Altered hours” and “Amended duties”",
    "{boxes: {all_of: [a, b, c]}}": ("boxes includes all of “Altered hours”, “Amended duties” and “Something else”"),
    "{not: {boxes: {all_of: [a, b]}}}": "boxes does not include both “Altered hours” and “Amended duties”",
    "{staff: {at_least: 5}}": "staff is at least 5",
    "{staff: {at_most: 1234.5}}": "staff is at most 1,234.5",
    "{staff: {above: -1}}": "staff is above −1",
    "{staff: {below: 0.5}}": "staff is below 0.5",
    "{staff: {at_least: 5, below: 10}}": "staff is at least 5 and below 10",
    "{not: {staff: {at_least: 5}}}": "staff is below 5 or not answered",
    "{not: {staff: {at_most: 5}}}": "staff is above 5 or not answered",
    "{not: {staff: {above: 5}}}": "staff is at most 5 or not answered",
    "{not: {staff: {below: 5}}}": "staff is at least 5 or not answered",
    "{not: {staff: {at_least: 5, at_most: 9}}}": "staff is below 5, above 9 or not answered",
    "{staff: {answered: yes}}": "staff is answered",
    "{staff: {answered: no}}": "staff is not answered",
    "{not: {staff: {answered: no}}}": "staff is answered",
    "{off: yes}": "“Is anybody off sick?” is “Yes”",
    "{score: {overall: {below: 50}}}": "the score “Overall” is below 50",
    "{not: {score: {overall: {below: 50}}}}": "the score “Overall” is at least 50 or has no value",
    "{score: {overall: {answered: no}}}": "the score “Overall” has no value",
    "{score: {overall: {at_least: 1}, gone: {answered: yes}}}": (
        "the score “Overall” is at least 1 and the score gone has a value"
    ),
    "{staff: {at_least: 5}, risk: [yes, partly]}": (
        "staff is at least 5 and risk is “Yes” or “Partly, or not for some time”"
    ),
    "{all: [{staff: {at_least: 2}}, {staff: {at_most: 4}}]}": "staff is at least 2 and at most 4",
    "{any: [{staff: {at_most: 1}}, {staff: {at_least: 10}}]}": "staff is at most 1 or at least 10",
    "{any: [{a: x}, {b: y}, {c: z}]}": "a is “x”, b is “y”, or c is “z”",
    "{all: [{a: x}, {all: [{b: y}, {c: z}]}]}": "a is “x”, b is “y”, and c is “z”",
    "{all: [{a: x}, {any: [{b: y}, {c: z}]}]}": "a is “x” and (b is “y” or c is “z”)",
    "{all: [{a: x}, {not: {staff: {above: 3}}}]}": "a is “x” and (staff is at most 3 or not answered)",
    "{not: {any: [{a: x}, {b: y}]}}": "a is not “x” and b is not “y”",
    "{not: {all: [{a: x}, {not: {b: y}}]}}": "a is not “x” or b is “y”",
    "{any: [{a: x}, {a: x}]}": "a is “x”",
    "{any: [{a: [x, y, z]}, {b: q}]}": "a is “x”, “y” or “z”, or b is “q”",
}


def condition_of(written: str, folder: Path) -> Any:
    file = folder / "condition.yml"
    file.write_text(f"when: {written}\n", "utf-8")
    source, problems = read_yaml(file, "condition.yml")
    assert problems == []
    reader = ConditionReader(source)
    assert isinstance(source.data, dict)
    condition = reader.condition(source.data["when"], ("when",))
    assert reader.faults == []
    return condition


@pytest.mark.parametrize(("written", "said"), SAID.items())
def test_a_condition_is_said(tmp_path: Path, written: str, said: str) -> None:
    assert condition_in_words(condition_of(written, tmp_path), WORDING) == said


def test_what_asks_nothing_is_always_or_never_so(tmp_path: Path) -> None:
    nothing = ConditionReader(read_yaml(_empty(tmp_path), "x.yml")[0]).condition({}, ())
    assert condition_in_words(nothing, WORDING) == "always"
    assert condition_in_words(type(condition_of("{not: {a: x}}", tmp_path))(nothing), WORDING) == "never"


def _empty(folder: Path) -> Path:
    file = folder / "x.yml"
    file.write_text("{}\n", "utf-8")
    return file


def test_the_wording_of_a_questionnaire() -> None:
    data: dict[str, Any] = {
        "title": "T",
        "summary": "S",
        "minutes": 1,
        "checked": "2026-11-20",
        "review_by": "2027-01-01",
        "option_sets": {"yn": [{"id": "yes", "label": "Aye", "points": 1}, {"id": "no", "label": "Nay", "points": 0}]},
        "sections": [
            {
                "id": "one",
                "title": "The one",
                "questions": [
                    {"id": "a", "ask": "A?", "options": "yn"},
                    {"id": "n", "ask": "N?", "type": "number", "unit": "days"},
                    {"id": "m", "ask": "M?", "type": "multiple", "options": "yn"},
                ],
            }
        ],
        "section_bands": [{"id": "low", "from": 0, "title": "Low"}],
        "bands": [{"id": "low", "from": 0, "title": "All low"}],
    }
    wording = wording_of(entry("small", Questionnaire, data), small_library())
    assert wording.questions == {"a": "A?", "n": "N?", "m": "M?"}
    assert wording.options["a", "yes"] == "Aye"
    assert wording.scores == {"one": "The one", "overall": "Overall"}
    assert wording.bands == {("one", "low"): "Low", ("overall", "low"): "All low"}
    assert wording.multiple == {"m"}
    assert answer_in_words("a", "yes", wording) == "Aye"
    assert answer_in_words("n", Decimal("2.5"), wording) == "2.5 days"
    assert answer_in_words("n", 1, wording) == "1"
    assert answer_in_words("m", ["yes", "no", "gone"], wording) == "Aye, Nay and gone"

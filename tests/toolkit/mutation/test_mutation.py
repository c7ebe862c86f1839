"""Planted faults: each kind is planted, each is noticed by whom it should be, and what nobody notices is reported."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.generated.library import entry, small_library
from tests.toolkit.faults.planted import SOUND
from toolkit.checks.examined import Examined
from toolkit.cli import main
from toolkit.library import read_project
from toolkit.model.questionnaire import Questionnaire
from toolkit.mutation.faults import KINDS
from toolkit.mutation.planting import planted
from toolkit.mutation.report import MutationReport, in_words, mutated

YES_NO: list[Any] = [
    {"id": "yes", "label": "Yes", "points": 1},
    {"id": "no", "label": "No", "points": 0},
]
PLAIN: list[Any] = [{"id": "yes", "label": "Yes"}, {"id": "partly", "label": "Partly"}, {"id": "no", "label": "No"}]
STAFF: dict[str, Any] = {"id": "staff", "ask": "Staff?", "type": "number", "min": 1, "max": 99}
FIRST: dict[str, Any] = {"id": "first", "ask": "First?", "options": YES_NO, "advise": {"no": ["talk"]}}
LAW: dict[str, Any] = {"id": "law", "ask": "Law?", "options": PLAIN, "show_if": {"staff": {"at_least": 5}}}
LAW |= {"duty": {"id": "duty-a", "met_by": "yes"}}


def examined(questions: list[Any], **said: Any) -> Examined:
    section = {"id": "one", "title": "One", "questions": questions}
    dates = {"checked": "2026-11-20", "review_by": "2027-01-01"}
    data = {"title": "T", "summary": "S", "minutes": 1, **dates, "sections": [section], **said}
    return Examined(entry("small", Questionnaire, data), small_library())


def example(answers: dict[str, Any], **expect: Any) -> dict[str, Any]:
    return {"name": f"With {answers}", "answers": answers, "expect": expect}


def fates(report: MutationReport) -> dict[tuple[str, str], str]:
    return {(verdict.fault.kind, verdict.fault.change): verdict.by for verdict in report.verdicts}


@cache
def watched() -> MutationReport:
    """A small questionnaire of which each watcher watches a part."""
    return mutated(
        examined(
            [STAFF, FIRST, LAW],
            bands=[{"id": "low", "from": 0, "title": "Low"}, {"id": "high", "from": 50, "title": "High"}],
            levels=[{"id": "base", "title": "Base", "requires": {"law": "yes", "score": {"overall": {"above": 98}}}}],
            advice=[{"give": "plan", "when": {"not": {"staff": {"at_least": 2}}}}],
            examples=[
                example({"staff": 5, "first": "yes"}, scores={"overall": 100}, band="high", shown=["law"]),
                example({"staff": 4, "first": "no"}, scores={"overall": 0}, advice=["talk"], no_advice=["plan"]),
            ],
            always=[
                {"name": "Small", "when": {"staff": {"at_most": 4}}, "expect": {"not_shown": ["law"]}},
                {"name": "Met", "when": {"law": "yes"}, "expect": {"duties": {"duty-a": "met"}}},
                {"name": "Plan", "when": {"staff": {"at_most": 1}}, "expect": {"advice": ["plan"]}},
            ],
        )
    )


@pytest.mark.parametrize(
    ("kind", "change", "by"),
    [
        ("points-swapped", "“Yes” gave 0 points and “No” 1", "example"),
        ("points-moved", "“No” gave -1 points instead of 0", "check"),
        ("points-moved", "“No” gave 1 points instead of 0", "example"),
        ("band-edge", "“Low” started at 1 instead of 0", "check"),
        ("bands-swapped", "“Low” and “High” stood in each other’s place", "example"),
        ("advise-removed", "“No” no longer gave “talk”", "check"),
        ("advise-moved", "“Yes” gave “talk” instead of “No”", "example"),
        ("show-if-removed", "its “show_if” were left out", "always"),
        ("limit-moved", "in its “show_if”, “staff: {at_least: 5}” were “staff: {at_least: 6}”", "example"),
        ("limit-moved", "in its “show_if”, “staff: {at_least: 5}” were “staff: {at_least: 4}”", "always"),
        ("met-by-changed", "“met_by: yes” were “met_by: partly”", "always"),
        ("met-by-changed", "“met_by: yes” were “met_by: [yes, partly]”", "nobody"),
        ("not-dropped", "the “not” before “staff: {at_least: 2}” were left out", "example"),
        ("limit-moved", "“staff: {at_least: 2}” were “staff: {at_least: 1}”", "always"),
        ("limit-moved", "“staff: {at_least: 2}” were “staff: {at_least: 3}”", "nobody"),
        ("rule-removed", "it were left out", "check"),
        # Overall is 0 or 100, so 97 and 99 are no other edges than 98.
        ("limit-moved", "“score: {overall: {above: 98}}” were “score: {overall: {above: 99}}”", "nothing"),
        ("limit-moved", "“score: {overall: {above: 98}}” were “score: {overall: {above: 97}}”", "nothing"),
        ("gate-loosened", "“law: yes” were left out", "nobody"),
        ("option-replaced", "“law: yes” were “law: partly”", "nobody"),
        ("all-any", "of “law: yes” and “score: {overall: {above: 98}}”, any of them were asked", "nobody"),
    ],
)
def test_each_fault_is_noticed_by_whom_it_should_be(kind: str, change: str, by: str) -> None:
    assert fates(watched())[kind, change] == by


def test_what_can_never_happen_is_noticed() -> None:
    report = mutated(
        examined(
            [STAFF, FIRST, LAW],
            advice=[{"give": "plan", "when": {"staff": {"above": 98}}}],
            examples=[example({}, scores={"overall": None}, no_advice=["plan"])],
        )
    )
    assert fates(report)["limit-moved", "“staff: {above: 98}” were “staff: {above: 99}”"] == "never"


def test_a_weak_questionnaire_has_exactly_the_survivors_that_it_should() -> None:
    report = mutated(examined([{**FIRST, "options": PLAIN[::2]}, {**LAW, "show_if": {"first": "no"}}], examples=[
        example({"first": "no"}, advice=["talk"]),
    ]))  # fmt: skip
    assert {(verdict.fault.kind, verdict.fault.change): verdict.answers for verdict in report.survivors} == {
        ("show-if-removed", "its “show_if” were left out"): {},
        ("option-replaced", "in its “show_if”, “first: no” were “first: yes”"): {"first": "no", "law": "yes"},
        ("met-by-changed", "“met_by: yes” were “met_by: partly”"): {"first": "no", "law": "yes"},
        ("met-by-changed", "“met_by: yes” were “met_by: [yes, partly]”"): {"first": "no", "law": "partly"},
    }
    words = in_words(report)
    assert "small.yml:1: if “met_by: yes” were “met_by: partly”, nobody would notice" in words
    assert "With first: no; law: yes: the duty “duty-a” would be unmet instead of met." in words
    assert "4 noticed by nobody" in words


def test_a_fault_that_changes_nothing_is_no_survivor() -> None:
    """Whoever is asked at all has answered, so a second test for that says nothing."""
    twice = {"all": [{"first": "no"}, {"first": {"answered": "yes"}}]}
    report = mutated(
        examined(
            [{**FIRST, "options": PLAIN}],
            levels=[{"id": "base", "title": "Base", "requires": twice}],
            examples=[example({"first": "no"}, level="base"), example({"first": "partly"}, level=None)],
        )
    )
    assert fates(report)["gate-loosened", "“first: {answered: yes}” were left out"] == "nothing"
    assert all(
        "answered" not in verdict.fault.change for verdict in report.survivors if "left out" in verdict.fault.change
    )


def test_every_kind_of_fault_is_planted_somewhere() -> None:
    library, _ = read_project(SOUND)
    found = {fault.kind for item in library.questionnaires.values() for fault in planted(Examined(item, library))}
    assert found == set(KINDS)


def test_a_fault_stands_at_the_line_that_it_changes() -> None:
    library, _ = read_project(SOUND)
    item = next(item for item in library.questionnaires.values() if item.value.title == "The whole check")
    lines = item.source.text.split("\n")
    for fault in planted(Examined(item, library)):
        line = lines[fault.position.line - 1]
        marks = {"band-edge": "from:", "show-if-removed": "show_if", "met-by-changed": "met_by", "row-moved": "from:"}
        assert marks.get(fault.kind, "") in line, (fault, line)


def test_the_command_says_it_in_words_and_as_data() -> None:
    file = next(path for path in sorted((SOUND / "questionnaires").iterdir()) if "The path" in path.read_text("utf-8"))
    words = CliRunner().invoke(main, ["mutate", str(file), "--most", "1"])
    data = CliRunner().invoke(main, ["mutate", str(file), "--json"])
    assert (words.exit_code, data.exit_code) == (0, 0)
    report = json.loads(data.stdout)
    assert words.stdout.count("nobody would notice") == min(1, len(report["survivors"]))
    noticed = sum(report["noticed"].values()) + report["changes_nothing"] + len(report["survivors"])
    assert report["planted"] == noticed > 0


def test_the_command_plants_nothing_where_something_is_wrong_already(tmp_path: Path) -> None:
    file = tmp_path / "broken.yml"
    file.write_text("title: Broken\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["mutate", str(file)])
    assert result.exit_code == 2
    assert "broken.yml:1:1" in result.stderr

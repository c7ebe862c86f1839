"""What `toolkit diff` says, in words that are true: of levels, orders, examples, of what was renamed or is gone."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from tests.toolkit.revisions import CHECK, git, replace, run, told
from toolkit.condition_words import Wording
from toolkit.difference.pattern_words import part_in_words
from toolkit.explore.patterns import Part, Span


def test_who_falls_from_a_higher_level_is_not_said_to_reach_a_lower_one(committed: Path) -> None:
    replace(committed, "{score: {overall: {above: 40, below: 101}}}", "{score: {overall: {above: 67, below: 101}}}")
    words = run("HEAD")[1]
    assert re.search(r"the level “Bronze”: [\d.]+ % now come out at it", words)
    assert re.search(r"the level “Silver”: [\d.]+ % no longer come out at it", words)
    assert " reach it" not in words


@pytest.mark.parametrize(("when", "is_told"), [("{staff: {answered: no}}", True), ("{staff: {at_least: 200}}", False)])
def test_an_order_is_told_where_somebody_is_told_both(committed: Path, when: str, is_told: bool) -> None:
    one = "  - give: fit-note-guide\n    when: {staff: {answered: no}}\n"
    other = f"  - give: second-day\n    when: {when}\n"
    replace(committed, one, one + other)
    git(committed, "commit", "-aqm", "Two of equal weight")
    replace(committed, one + other, other + one)
    change = next(each for each in told("HEAD")["questionnaires"] if each["id"] == "check")
    said = [each for each in change["ranking"] if each.startswith("advice of equal weight may stand in another order")]
    assert len(said) == is_told


def test_a_question_that_was_renamed_is_told_by_its_ids_and_has_the_answers_that_it_had(committed: Path) -> None:
    text = (committed / CHECK).read_text(encoding="utf-8")
    text = re.sub(r"\bworries\b(?! about)", "troubles", text)
    text = text.replace("- id: troubles\n", "- id: troubles\n        formerly: [worries]\n")
    (committed / CHECK).write_text(text, encoding="utf-8")
    (change,) = told("HEAD")["questionnaires"]
    told_of = [(each["about"], each["before"], each["after"]) for each in change["written"]]
    assert [each for each in told_of if each[0].startswith("“")] == [
        ("“What do people worry about?”: its id", "worries", "troubles")
    ]


def test_an_example_is_compared_with_the_answers_that_it_had(committed: Path) -> None:
    replace(committed, "worries: [workload], days: 2.5}", "worries: [workload]}")
    replace(committed, "strain: 7.5, product: 5, least: 8", "strain: 5, product: 2, least: 5")
    replace(committed, "overall: 69}", "overall: 68}")
    replace(committed, "number: 2", "number: 1")
    (change,) = told("HEAD")["questionnaires"]
    (example,) = change["examples"]
    assert ["strain value", "7.5", "5.0"] in example["differences"]


def test_what_is_gone_is_called_by_the_name_that_it_had(committed: Path) -> None:
    replace(committed, "  - {id: silver, title: Silver, message: Well done., requires: ", "")
    replace(committed, "{score: {overall: {above: 40, below: 101}}}}\n", "")
    replace(committed, "      level: silver\n", "")
    words = run("HEAD")[1]
    assert "removed: the level “Silver”" in words
    assert re.search(r"the level “Silver”: [\d.]+ % no longer come out at it", words)


def test_the_message_of_a_band_of_a_score_is_told(committed: Path) -> None:
    replace(committed, "{id: high, from: 50, title: High}", "{id: high, from: 50, title: High, message: Go on.}")
    assert "the message of the band of “attendance” “High”: now “Go on.”" in run("HEAD")[1]


def test_rows_and_settings_are_told_in_words(committed: Path) -> None:
    replace(committed, "- {from: 5, points: 2.5}", "- {from: 6, points: 2.5}")
    replace(committed, "max_points: 2", "max_points: 3")
    words = run("HEAD")[1]
    assert "the points: was 2.5 from 0, 0 from 5, now 2.5 from 0, 0 from 6" in words
    assert "the most points that count: was 2, now 3" in words
    assert "Decimal" not in words


def test_advice_that_points_or_a_duty_move_is_told(committed: Path) -> None:
    replace(committed, "- {id: partly, label: Partly, points: 1}", "- {id: partly, label: Partly, points: 0.5}")
    (change,) = told("HEAD")["questionnaires"]
    assert any("the points that can be lost at “Do you talk" in said for said in change["ranking"])


@pytest.mark.parametrize(("version", "is_same", "when"), [(0, False, " before"), (1, False, " now"), (0, True, "")])
def test_a_score_is_told_with_when_it_is_looked_at(version: int, is_same: bool, when: str) -> None:
    part = Part("score", "strain", version, (None, Span(None, Decimal(80))))
    words = part_in_words(part, Wording(scores={"strain": "Strain"}), is_same)
    assert words == f"the score “Strain” below 80 or without a value{when}"


def test_nothing_is_no_answer_among_many() -> None:
    part = Part("question", "area", 0, (*(f"a{number}" for number in range(31)), None))
    words = part_in_words(part, Wording(questions={"area": "Where?"}), True)
    assert words == "one of 31 answers, such as “a0”, or nothing to “Where?”"


def test_a_service_that_takes_other_sizes_stands_in_no_other_order(committed: Path) -> None:
    replace(committed, "at_most: 49}", "at_most: 48}", "content/services/local.yml")
    for change in told("HEAD")["questionnaires"]:
        assert change["ranking"] == []

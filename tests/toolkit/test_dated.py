"""What changes with a day: rates in words, duties as at a day, and a site that never tells an old rate as today's."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.chromium import ROOT
from tests.conftest import TODAY
from tests.toolkit.faults.planted import sound_copy
from toolkit.cli import main
from toolkit.library import Library, read_project
from toolkit.the_day import VARIABLE, NotADayError, the_day

BODY = "content/guidance/second-day.md"
EVERY_NAME = (
    "{rate:ssp-week}; {rate:ssp-percent}; {rate:ssp-most-weeks}; {rate:ssp-linked-days}; {rate:ssp-from}; "
    "{rate:ssp-until}; {rate:ssp-known-until}; {rate:ssp-week@2025-06-01}"
)


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def told(root: Path, words: str, on: date) -> str:
    """What a page says on a day where an adviser wrote these words."""
    file = sound_copy(root) / BODY
    file.write_text(file.read_text("utf-8").replace("Ring them.", words), "utf-8")
    library, problems = read_project(root, on)
    assert problems == []
    return library.guidance["second-day"].source.body.strip()


def test_every_name_has_words(tmp_path: Path) -> None:
    assert told(tmp_path, EVERY_NAME, date(2026, 11, 24)) == (
        "£110.50; 80%; 28 weeks; 56 days; 6 April 2026; 5 April 2027; 5 April 2027; £100"
    )


def test_a_year_holds_from_its_first_day_to_its_last(tmp_path: Path) -> None:
    assert told(tmp_path / "a", "{rate:ssp-week}", date(2026, 4, 5)) == "£100"
    assert told(tmp_path / "b", "{rate:ssp-week}", date(2026, 4, 6)) == "£110.50"
    assert told(tmp_path / "c", "{rate:ssp-week}", date(2027, 4, 5)) == "£110.50"


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (
            date(2026, 4, 5),
            (
                "A week of Statutory Sick Pay is £100. This holds from 6 April 2025 to 5 April 2026. "
                "Whoever earns less than £120 in an average week gets none."
            ),
        ),
        (
            date(2027, 4, 5),
            (
                "A week of Statutory Sick Pay is £110.50, or 80% of average weekly earnings if that is less. "
                "This holds from 6 April 2026 to 5 April 2027."
            ),
        ),
        (
            date(2027, 4, 6),
            (
                "The rate from 6 April 2027 was not announced when this was written. "
                "Until 5 April 2027 a week was £110.50, or 80% of average weekly earnings if that is less."
            ),
        ),
    ],
)
def test_the_rule_of_a_day_in_a_sentence(tmp_path: Path, on: date, said: str) -> None:
    assert told(tmp_path, "{rate:ssp-rule}", on) == said


def test_a_rate_that_ran_out_says_so_wherever_it_stands(tmp_path: Path) -> None:
    assert told(tmp_path, "At most {rate:ssp-week}.", date(2030, 1, 1)) == (
        "At most £110.50 (until 5 April 2027; the rate from 6 April 2027 was not announced when this was written)."
    )


def test_rates_stand_in_texts_of_yaml_too_and_keep_their_places(tmp_path: Path) -> None:
    file = sound_copy(tmp_path) / "content/services/local.yml"
    text = file.read_text("utf-8").replace("Visits to small firms.", "Visits for {rate:ssp-week}.")
    file.write_text(text, "utf-8")
    library, problems = read_project(tmp_path, date(2026, 11, 24))
    assert problems == []
    assert library.services["local"].value.summary == "Visits for £110.50."
    found = library.services["local"].problem(("areas", 0), "L001", "")
    assert "fife" in text.splitlines()[found.line - 1]


def test_a_name_without_any_rates_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = sound_copy(tmp_path)
    (root / "content/rates.yml").unlink()
    file = root / BODY
    file.write_text(file.read_text("utf-8").replace("Ring them.", "{rate:ssp-week}"), "utf-8")
    monkeypatch.chdir(root)
    said = json.loads(run("check", "--format", "json").stdout)
    assert [(problem["path"], problem["code"]) for problem in said] == [(BODY, "D004")]
    assert "no “content/rates.yml”" in said[0]["message"]


# Duties


def test_a_duty_is_as_it_is_on_the_day_and_every_day_has_one(tmp_path: Path) -> None:
    file = sound_copy(tmp_path) / "content/duties.yml"
    changes = "  changes:\n    - {from: 2027-01-01, asks: Keep it by you.}\n    - {from: 2027-06-01, title: Keep it}\n"
    asks = "  asks: Write down how you keep people safe.\n"
    file.write_text(file.read_text("utf-8").replace(asks, asks + changes), "utf-8")

    def duty(on: date) -> tuple[str, str]:
        found = read_project(tmp_path, on)[0].duties["written-policy"].value
        return found.title, found.asks

    before = ("Write the policy down", "Write down how you keep people safe.")
    assert duty(date.min) == duty(date(2026, 12, 31)) == before
    assert duty(date(2027, 1, 1)) == duty(date(2027, 5, 31)) == ("Write the policy down", "Keep it by you.")
    assert duty(date(2027, 6, 1)) == duty(date.max) == ("Keep it", "Keep it by you.")


def test_the_wider_duty_on_harassment_is_told_with_its_doubt() -> None:
    said = {on: read_project(ROOT, on)[0].duties["prevent-harassment"].value.asks for on in (DAY, date(2026, 9, 30))}
    assert "A wider one was set for October 2026" in said[DAY]
    assert "Act as if it is in force, and ask Acas." in said[DAY]
    assert "is set for October 2026" in said[date(2026, 9, 30)]


# The day


DAY = date.fromisoformat(TODAY)


def test_the_day_is_the_one_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert the_day() == DAY
    assert Library().on == DAY
    monkeypatch.setenv(VARIABLE, "2027-04-06")
    assert the_day() == date(2027, 4, 6)
    monkeypatch.setenv(VARIABLE, "in April")
    with pytest.raises(NotADayError, match="“in April”; write a day as 2027-04-06"):
        the_day()


def test_a_day_that_is_none_ends_a_command_with_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "6 April")
    result = run("reviews")
    assert result.exit_code == 2
    assert result.output == "HEALTH_WORKS_ON is “6 April”; write a day as 2027-04-06, or leave it out\n"


def test_check_looks_at_another_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(sound_copy(tmp_path))
    assert json.loads(run("check", "--format", "json").stdout) == []
    for arguments, named in ((("--on", "2027-04-06"), TODAY), ((), "2027-04-06")):
        monkeypatch.setenv(VARIABLE, named)
        result = run("check", *arguments, "--format", "json")
        assert result.exit_code == 0
        assert [(found["code"], found["severity"]) for found in json.loads(result.stdout)] == [("D003", "warning")]


@pytest.mark.parametrize(("on", "warned"), [("2027-02-04", False), ("2027-02-05", True)])
def test_somebody_is_told_two_months_before_a_rate_runs_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, on: str, warned: bool
) -> None:
    monkeypatch.chdir(sound_copy(tmp_path))
    assert ("D003" in run("check", "--on", on).stdout) == warned

"""What must be looked at again: near or past, on a given day, and never an error."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.toolkit.faults.planted import sound_copy
from toolkit.cli import main
from toolkit.library import read_project
from toolkit.reviews import Review, due_reviews


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(sound_copy(tmp_path))
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["reviews", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def every_review(root: Path) -> list[Review]:
    return due_reviews(read_project(root)[0], date(2000, 1, 1), 99_999)


def test_the_list_of_bank_holidays_is_due_three_months_before_it_ends(root: Path) -> None:
    library = read_project(root)[0]
    title = "Bank holidays: the list ends"
    found = [review for review in due_reviews(library, date(2027, 9, 1), 0) if review.title == title]
    assert found == [Review(date(2027, 9, 1), "content/bank_holidays.yml", 2, title)]
    assert title not in {review.title for review in due_reviews(library, date(2027, 8, 31), 0)}


def test_everything_with_a_day_of_review_is_found_at_its_line(root: Path) -> None:
    found = every_review(root)
    written = {
        (file.relative_to(root).as_posix(), number)
        for file in root.rglob("*")
        if file.is_file()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if "review_by:" in line
    }
    written.add(("content/bank_holidays.yml", 2))  # the last of them, three months before its day
    assert {(review.path, review.line) for review in found} == written
    assert len(found) == len(written) > 10


def test_near_is_within_the_days_and_past_is_past(root: Path) -> None:
    library = read_project(root)[0]
    first = min(every_review(root))
    before = first.review_by - timedelta(days=30)
    assert first in due_reviews(library, before, 30)
    assert first not in due_reviews(library, before, 29)
    assert first in due_reviews(library, first.review_by + timedelta(days=900), 0)


def test_the_longest_past_comes_first(root: Path) -> None:
    days = [review.review_by for review in every_review(root)]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("days", "words"), [(0, "today"), (1, "in 1 day"), (30, "in 30 days"), (-1, "1 day ago"), (-40, "40 days ago")]
)
def test_the_day_in_words(days: int, words: str) -> None:
    review = Review(date(2027, 5, 20), "a.yml", 1, "A")
    assert review.when(date(2027, 5, 20) - timedelta(days=days)) == words


def test_the_command_ends_with_0_whatever_is_due(root: Path) -> None:
    far = run("--on", "2001-01-01")
    assert (far.exit_code, far.stdout) == (0, "")
    assert far.stderr == "Nothing has to be looked at again within 30 days.\n"
    due = run("--on", "2099-01-01", "--within", "0")
    assert due.exit_code == 0
    assert len(due.stdout.splitlines()) == len(every_review(root))
    assert "days ago)" in due.stdout.splitlines()[0]


def test_json_and_markdown(root: Path) -> None:
    assert json.loads(run("--on", "2001-01-01", "--format", "json").stdout) == []
    data = json.loads(run("--on", "2099-01-01", "--format", "json").stdout)
    assert list(data[0]) == ["path", "line", "title", "review_by"]
    assert run("--on", "2001-01-01", "--format", "markdown").stdout == ""
    lines = run("--on", "2099-01-01", "--format", "markdown").stdout.splitlines()
    assert len(lines) == len(data) + 2


def test_a_file_that_cannot_be_read_does_not_hide_the_others(root: Path) -> None:
    count = len(every_review(root))
    (root / "questionnaires/simple.yml").write_text("title: [", encoding="utf-8")
    result = run("--on", "2099-01-01")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == count - 1
    assert "1 file is not read as a whole; “toolkit check” says why" in result.stderr


def test_a_day_that_is_none_is_told(root: Path) -> None:
    result = run("--on", "tomorrow")
    assert result.exit_code == 2
    assert "tomorrow" in result.stderr


def test_outside_a_project_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run()
    assert result.exit_code == 2
    assert "no folders “content” and “questionnaires”" in result.stderr

"""`toolkit publish`: what is there is written down, in a fixed order, and nothing is taken out."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.toolkit.faults.planted import sound_copy
from toolkit.checks.project import read_and_check
from toolkit.cli import main
from toolkit.library import read_project
from toolkit.problems import errors
from toolkit.published.lock import LOCK, Lock, as_text, read_lock
from toolkit.published.publishing import published
from toolkit.published.today import Today
from toolkit.published.wording import another_meaning, turned_round

PROJECT = Path(__file__).parents[2]
SIMPLE = "questionnaires/simple.yml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound project before its first publication."""
    monkeypatch.chdir(sound_copy(tmp_path))
    (tmp_path / LOCK).unlink()
    return tmp_path


def publish(*options: str) -> Result:
    return CliRunner().invoke(main, ["publish", *options])


def change(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), encoding="utf-8")


def wrong(root: Path) -> list[str]:
    """The codes of what stops the build."""
    return [problem.code for problem in errors(read_and_check(root)[1])]


def lines(root: Path) -> list[str]:
    return (root / LOCK).read_text(encoding="utf-8").splitlines()


def test_before_the_first_publication_nothing_is_wrong(root: Path) -> None:
    assert wrong(root) == []


def test_what_is_there_is_written_and_told(root: Path) -> None:
    told = publish()
    assert told.exit_code == 0
    assert "question “first” of “simple” is new, with 2 options" in told.stdout
    assert "guidance “fit-note-guide” is new" in told.stdout
    assert 'option simple/first/yes: {points: 1, label: "Yes"}' in lines(root)
    # After `reverse`.
    days = 'question check/days: {type: number, range: [0, 60, 0.5], points: [[0, 2.5], [5, 0]], ask: "How many days'
    assert any(line.startswith(days) for line in lines(root))


def test_published_twice_is_published_once(root: Path) -> None:
    publish()
    before = lines(root)
    told = publish()
    assert (told.exit_code, told.stdout) == (0, "")
    assert lines(root) == before


def test_check_writes_nothing_and_says_whether_something_is_missing(root: Path) -> None:
    told = publish("--check")
    assert told.exit_code == 1
    assert "is not up to date" in told.stderr
    assert not (root / LOCK).exists()
    publish()
    assert publish("--check").exit_code == 0


def test_what_has_errors_is_not_published(root: Path) -> None:
    change(root, SIMPLE, "points: 1}", "points: one}")
    told = publish()
    assert told.exit_code == 2
    assert "what has errors is not published" in told.stderr
    assert not (root / LOCK).exists()


def test_outside_a_project_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = publish()
    assert told.exit_code == 2
    assert "go to the project’s folder" in told.stderr


def test_nothing_is_taken_out_and_what_went_away_says_where_to(root: Path) -> None:
    publish()
    change(root, SIMPLE, "- id: first\n", "- id: opening\n        formerly: [first]\n        retired: {no: not-yet}\n")
    change(root, SIMPLE, '{id: no, label: "No"', '{id: not-yet, label: "Not yet"')
    change(root, SIMPLE, "{first: yes}", "{opening: yes}")
    assert wrong(root) == []
    told = publish()
    assert "question “first” of “simple” is “opening” now" in told.stdout
    assert 'question simple/first: {type: single, now: opening, ask: "The first?"}' in lines(root)
    assert 'option simple/first/no: {points: 0, now: not-yet, label: "No"}' in lines(root)
    assert 'question simple/opening: {type: single, ask: "The first?"}' in lines(root)
    assert wrong(root) == []
    # From then on `formerly` cannot be forgotten either.
    change(root, SIMPLE, "        formerly: [first]\n", "")
    assert wrong(root) == ["I001"]


def test_a_page_that_moved_says_where_to(root: Path) -> None:
    publish()
    (root / "content/partners/gateway.yml").rename(root / "content/partners/door.yml")
    assert wrong(root) == ["I001"]
    change(root, "content/partners/door.yml", "[enterprise-desk]", "[enterprise-desk, gateway]")
    assert wrong(root) == []
    publish()
    assert "partner gateway: {now: door}" in lines(root)


def test_a_meaning_changes_only_when_it_is_declared(root: Path) -> None:
    publish()
    change(root, SIMPLE, "points: 1}", "points: 3}")
    assert wrong(root) == ["I002"]
    assert publish().exit_code == 2
    change(
        root, SIMPLE, "- id: first\n", "- id: first\n        same_meaning: yes\n        reason: Only scores moved.\n"
    )
    assert wrong(root) == []
    told = publish()
    assert told.stdout == "option “yes” of “simple/first” has another meaning, declared the same\n"
    assert 'option simple/first/yes: {points: 3, label: "Yes"}' in lines(root)
    advice = [problem for problem in read_and_check(root)[1] if problem.path == SIMPLE]
    assert ("I004", "advice") in [(problem.code, problem.severity) for problem in advice]


def test_words_may_drift_no_further_than_from_the_first_published(root: Path) -> None:
    change(root, SIMPLE, "ask: The first?", "ask: Do you keep a record of sickness absence?")
    publish()
    change(root, SIMPLE, "Do you keep a record of sickness absence?", "Do you keep a list of sickness absence?")
    assert publish().stdout == ""
    assert any("a record of sickness absence" in line for line in lines(root))


def test_a_number_may_take_more_and_then_never_less(root: Path) -> None:
    publish()
    change(root, "questionnaires/check.yml", "max: 60", "max: 90")
    assert "days" in publish().stdout
    change(root, "questionnaires/check.yml", "max: 90", "max: 60")
    assert wrong(root) == ["I002"]


def test_a_question_that_is_no_longer_asked_is_let_go(root: Path) -> None:
    publish()
    change(root, "questionnaires/check.yml", "      - id: note\n        ask: Anything else?\n        type: text\n", "")
    assert wrong(root) == ["I001"]
    change(root, "questionnaires/check.yml", "{holidays:", "{note: Nobody wrote one., holidays:")
    assert wrong(root) == []
    assert "question “note” of “check” is no longer asked" in publish().stdout


def test_the_file_reads_as_it_was_written() -> None:
    library, _ = read_project(PROJECT)
    written, problems = read_lock(PROJECT)
    assert problems == []
    assert written is not None
    assert as_text(written.entries) == (PROJECT / LOCK).read_text(encoding="utf-8")
    assert as_text(published(Lock(), Today(library))).count("\n") > 400


def test_what_changed_in_a_set_of_options_is_told_at_the_set(root: Path) -> None:
    file = "questionnaires/check.yml"
    change(root, file, "        same_meaning: yes\n        reason: Only the words changed.\n", "")
    publish()
    change(root, file, "{id: partly, label: Partly, points: 1}", "{id: partly, label: Partly, points: 1.5}")
    told = [problem for problem in read_and_check(root)[1] if problem.code == "I002"]
    assert [(problem.line, problem.column) for problem in told] == [(14, 7)]
    assert "answers to the 2 questions with the options “in-place” no longer mean" in told[0].message
    assert "“partly” was worth 1 and is worth 1.5; put that back" in told[0].message

    change(root, file, "Do you talk with", "Do you not talk with")
    told = [problem for problem in read_and_check(root)[1] if problem.code == "I002"]
    assert ["“not” came" in problem.message for problem in told] == [False, True]


def test_an_option_that_is_gone_from_a_set_is_told_at_the_set(root: Path) -> None:
    publish()
    change(root, LOCK, "/partly: {", "/mostly: {")
    told = [problem for problem in read_and_check(root)[1] if problem.code == "I001" and "check" in problem.path]
    assert [problem.line for problem in told] == [14]
    assert "the option “mostly” of the 2 questions with the options “in-place” was published" in told[0].message
    assert "put it back, or write “retired: {mostly: partly}” at each of them" in told[0].message


def test_an_option_of_one_question_alone_is_told_at_the_question(root: Path) -> None:
    publish()
    change(root, LOCK, "option check/written-policy/partly: {", "option check/written-policy/mostly: {")
    told = [problem.message for problem in read_and_check(root)[1] if problem.code == "I001"]
    assert len(told) == 1
    assert "the option “mostly” of “written-policy” was published and is gone; write" in told[0]


SAME = [
    ("Do you talk with each person when they come back?", "Do you have a talk with everyone who comes back?"),
    ("Is your health and safety policy written down?", "Have you written down your policy on health and safety?"),
    ("How many people work in the business?", "How many people work in the business, including you?"),
    ("Can staff say when they are under too much pressure?", "Can people say when there is too much pressure?"),
    ("Do you keep a record?", "Do you keep records?"),
    ("How long does the note last?", "For how long is the note?"),
]
ANOTHER = [
    ("Do you keep a record of absence?", "Do you keep no record of absence?"),
    ("Do people come back too early?", "Don’t people come back too early?"),
    ("Is the workplace safe?", "Is the workplace unsafe?"),
    ("Were people off more than usual?", "Were people off less than usual?"),
    ("How often in the last four weeks?", "How often in the last 12 weeks?"),
    ("Is there a first-aid kit?", "Do you display the law poster?"),
    ("Do you talk before people come back?", "Do you talk after people come back?"),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_other_words_for_the_same(old: str, new: str) -> None:
    assert another_meaning(old, new) is None
    assert another_meaning(new, old) is None


@pytest.mark.parametrize(("old", "new"), ANOTHER)
def test_words_that_ask_something_else(old: str, new: str) -> None:
    assert another_meaning(old, new) is not None
    assert another_meaning(new, old) is not None


def test_short_labels_are_not_taken_for_turned_round() -> None:
    assert turned_round("No", "Not yet") is None
    assert turned_round("We have a plan", "We do not have a plan") is not None
    assert another_meaning("Four weeks?", "4 weeks?") is None

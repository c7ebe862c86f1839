"""Content and code apart: who is stopped, who is not, and what they are told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scripts.github import guard
from scripts.github.api import GitHub, GitHubError
from scripts.github.guard import LABEL, MOST_FILES, verdict
from tests.github.conftest import Happens
from tests.github.fake_github import FakeGitHub, pull

BOTH = ["content/guidance/sick-pay.md", "toolkit/cli.py"]
PERMISSION = "/collaborators/adviser/permission"


@pytest.mark.parametrize(
    "files",
    [[], ["content/site.yml"], ["content/site.yml", "questionnaires/fit-note.yml"], ["toolkit/cli.py", "README.md"]],
    ids=["nothing", "content", "content and questionnaires", "code"],
)
def test_one_kind_of_change_is_let_through(files: list[str]) -> None:
    assert verdict(files, named=[]) == ""


@pytest.mark.parametrize("other", ["toolkit/cli.py", ".github/workflows/guard.yml", "contents/a.yml", "content", "a"])
def test_content_and_anything_else_is_stopped(other: str) -> None:
    said = verdict(["questionnaires/fit-note.yml", other], named=[])
    assert f"- {other}" in said
    assert "second pull" in said


def test_the_label_lets_both_through() -> None:
    assert verdict(BOTH, named=["other", LABEL]) == ""
    assert verdict(BOTH, named=["other"])


def test_a_long_list_is_shown_in_part() -> None:
    said = verdict(["content/a.md", *(f"toolkit/{number:03}.py" for number in range(30))], named=[])
    assert said.count("\n- ") == 11
    assert "- and 20 more" in said


def test_more_files_than_github_lists_are_stopped() -> None:
    said = verdict([f"content/{number}.md" for number in range(MOST_FILES)], named=[])
    assert "more files than can be looked at" in said


# With GitHub


def test_nobody_is_asked_after_when_nothing_is_to_be_stopped(fake: FakeGitHub, happens: Happens) -> None:
    fake.lists["/pulls/5/files"] = [{"filename": ".github/workflows/guard.yml"}]
    happens({"pull_request": pull(5, user={"login": "dependabot[bot]"})})
    assert guard.main() == 0
    assert not any("collaborators" in asked for asked in fake.asked)


@pytest.fixture
def stopped(fake: FakeGitHub, happens: Happens) -> FakeGitHub:
    """A stranger's pull request that touches both."""
    fake.lists["/pulls/5/files"] = [{"filename": name} for name in BOTH]
    happens({"pull_request": pull(5)})
    return fake


def test_a_stranger_is_told_in_the_log_and_on_the_page(
    stopped: FakeGitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert guard.main() == 1
    assert "    | - toolkit/cli.py" in capsys.readouterr().out
    assert "- toolkit/cli.py" in summary.read_text("utf-8")


@pytest.mark.parametrize(("permission", "ends"), [("admin", 0), ("write", 0), ("read", 1), ("none", 1)])
def test_the_right_to_write_is_asked_of_github(permission: str, ends: int, stopped: FakeGitHub) -> None:
    stopped.single[PERMISSION] = {"permission": permission}
    assert guard.main() == ends


def test_the_label_is_read_from_the_event(stopped: FakeGitHub, happens: Happens) -> None:
    happens({"pull_request": pull(5, labels=[{"name": LABEL}])})
    assert guard.main() == 0


def test_a_file_that_was_moved_into_the_content_counts_twice(fake: FakeGitHub, github: GitHub) -> None:
    fake.lists["/pulls/5/files"] = [{"filename": "content/a.md", "previous_filename": "toolkit/a.py"}]
    assert guard.paths(github, 5) == ["content/a.md", "toolkit/a.py"]


def test_every_page_of_files_is_read(fake: FakeGitHub, github: GitHub) -> None:
    files: list[dict[str, Any]] = [{"filename": f"content/{number}.md"} for number in range(200)]
    fake.lists["/pulls/5/files"] = [*files, {"filename": "toolkit/cli.py"}]
    assert guard.paths(github, 5)[-1] == "toolkit/cli.py"


def test_who_cannot_be_asked_after_is_no_writer_and_a_fault_is_no_yes(fake: FakeGitHub, github: GitHub) -> None:
    assert not guard.may_write(github, "stranger")
    with pytest.raises(GitHubError):
        guard.may_write(GitHub("http://127.0.0.1:9", "a/b", "x"), "stranger")


def test_the_name_of_a_file_is_no_command(
    stopped: FakeGitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "a\n::error::x\n##[error]y\n```\n@someone"
    stopped.lists["/pulls/5/files"].append({"filename": name})
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert guard.main() == 1
    printed = capsys.readouterr().out
    assert not [line for line in printed.splitlines() if line.lstrip().startswith("::") or "##[" in line]
    assert summary.read_text("utf-8").count("```") == 2

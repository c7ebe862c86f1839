"""Previews: of open pull requests from our own branches, each in its folder, and nothing that breaks the site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scripts.github import previews
from scripts.github.api import GitHub
from tests.github.fake_github import REPOSITORY, FakeGitHub, packed, pull

RUNS = "/actions/workflows/pull-request.yml/runs"


def of(number: int, home: str | None = REPOSITORY) -> dict[str, Any]:
    return {"id": number, "head_repository": {"full_name": home} if home else None}


@pytest.fixture
def one(fake: FakeGitHub) -> FakeGitHub:
    fake.lists["/pulls"] = [pull(5)]
    fake.single[RUNS] = {"workflow_runs": [of(7), of(6)]}
    fake.artefact(7, 1, "site", packed({"index.html": "new"}))
    fake.artefact(6, 2, "site", packed({"index.html": "old"}))
    return fake


def test_the_newest_run_of_the_newest_commit_is_shown(one: FakeGitHub, github: GitHub, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("the site", "utf-8")
    assert previews.gather(github, tmp_path) == [5]
    assert (tmp_path / "previews/5/index.html").read_text("utf-8") == "new"
    assert (tmp_path / "index.html").read_text("utf-8") == "the site"
    assert any(f"head_sha={'c' * 40}" in asked and "event=pull_request" in asked for asked in one.asked)


@pytest.mark.parametrize("home", ["stranger/toolkit", None])
def test_a_stranger_has_none(home: str | None, one: FakeGitHub, github: GitHub, tmp_path: Path) -> None:
    one.lists["/pulls"] = [pull(5, home=home)]
    assert previews.gather(github, tmp_path) == []


def test_a_strangers_run_for_the_same_commit_is_not_taken(one: FakeGitHub, github: GitHub, tmp_path: Path) -> None:
    one.single[RUNS] = {"workflow_runs": [of(7, "stranger/toolkit"), of(6), of(8, None)]}
    assert previews.gather(github, tmp_path) == [5]
    assert (tmp_path / "previews/5/index.html").read_text("utf-8") == "old"


def test_one_that_cannot_be_unpacked_is_left_out_whole(
    one: FakeGitHub, github: GitHub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one.artefact(7, 9, "site", packed({"index.html": "a", "../../index.html": "b"}))
    assert previews.gather(github, tmp_path) == []
    assert not (tmp_path / "previews/5").exists()
    assert "pull request 5 is left out" in capsys.readouterr().out


def test_without_a_run_or_an_artefact_there_is_none(one: FakeGitHub, github: GitHub, tmp_path: Path) -> None:
    one.lists["/actions/runs/7/artifacts"] = []
    assert previews.gather(github, tmp_path) == []
    one.single[RUNS] = {"workflow_runs": []}
    assert previews.gather(github, tmp_path) == []


def test_there_is_a_limit(one: FakeGitHub, github: GitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previews, "MOST_PREVIEWS", 2)
    one.lists["/pulls"] = [pull(number) for number in (9, 8, 7)]
    assert previews.gather(github, tmp_path) == [9, 8]

"""What the tests of the jobs share: a GitHub on this machine, and the environment of a step."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts.github.api import GitHub
from tests.github.fake_github import REPOSITORY, TOKEN, FakeGitHub, running

Happens = Callable[[dict[str, Any]], None]


@pytest.fixture
def fake() -> Iterator[FakeGitHub]:
    """The GitHub that is asked."""
    with running() as github:
        yield github


@pytest.fixture
def github(fake: FakeGitHub) -> GitHub:
    """The same, as the scripts see it."""
    return GitHub(fake.api, REPOSITORY, TOKEN)


@pytest.fixture
def happens(fake: FakeGitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Happens:
    """Sets the environment of a step that runs for an event."""

    def set_event(event: dict[str, Any]) -> None:
        file = tmp_path / "event.json"
        file.write_text(json.dumps(event), "utf-8")
        monkeypatch.setenv("GITHUB_EVENT_PATH", str(file))

    monkeypatch.setenv("GITHUB_API_URL", fake.api)
    monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
    monkeypatch.setenv("GH_TOKEN", TOKEN)
    monkeypatch.delenv("PREVIEWS", raising=False)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return set_event

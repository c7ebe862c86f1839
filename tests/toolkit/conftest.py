"""What several tests of the toolkit start from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.toolkit.faults.planted import sound_copy
from tests.toolkit.revisions import git


@pytest.fixture
def committed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sound project, committed; and we are in it."""
    root = sound_copy(tmp_path)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Sound")
    monkeypatch.chdir(root)
    return root

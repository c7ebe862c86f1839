"""The content as it was at a revision of git."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from pathlib import Path

from toolkit.library import Library, read_project
from toolkit.problems import Problem

ROOMS = ("content", "questionnaires")


class RevisionError(Exception):
    """A revision that cannot be read; the message says why."""


def read_revision(root: Path, revision: str) -> tuple[Library, list[Problem]]:
    """The content of the project in `root` at a revision, and what was wrong with its shape then.

    Raises `RevisionError` when git does not know the revision, or there is no git.
    """
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if not found.strip():
        raise RevisionError(f"git knows no revision “{revision}” here; name a branch, a tag or a commit")
    commit = found.decode().strip()
    prefix = _git(root, "rev-parse", "--show-prefix").decode().strip()
    with tempfile.TemporaryDirectory() as folder:
        there = _git(root, "ls-tree", "--name-only", f"{commit}:{prefix}").decode().split("\n")
        rooms = [room for room in ROOMS if room in there]
        if rooms:
            archive = _git(root, "archive", "--format=tar", f"{commit}:{prefix}", *rooms)
            with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
                tar.extractall(folder, filter="data")
        return read_project(Path(folder))


def _git(root: Path, *words: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=False)  # noqa: S603, S607
    except OSError as error:
        raise RevisionError("git is needed to look at earlier versions, and it is not installed here") from error
    if done.returncode and words[0] != "rev-parse":
        raise RevisionError(f"git could not read that revision: {done.stderr.decode(errors='replace').strip()}")
    if done.returncode and b"not a git repository" in done.stderr:
        raise RevisionError("this folder is not kept with git, so there is no earlier version to compare with")
    return done.stdout

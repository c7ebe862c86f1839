"""A project with its history, and what `toolkit diff` says of a change to it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from toolkit.cli import main

CHECK = "questionnaires/check.yml"


def git(root: Path, *words: str) -> str:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", "-C", str(root), *identity, *words], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["diff", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result.exit_code, result.output


def told(*arguments: str) -> dict[str, Any]:
    code, output = run(*arguments, "--format", "json")
    assert code == 0, output
    return dict(json.loads(output))


def replace(root: Path, old: str, new: str, name: str = CHECK) -> None:
    file = root / name
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    file.write_text(text.replace(old, new), encoding="utf-8")

"""The page of a run on GitHub, to which a step adds Markdown through a file that the environment names."""

from __future__ import annotations

import os
from pathlib import Path

from toolkit.commands.ending import stop


def add_to_step_summary(markdown: str) -> None:
    """Add Markdown to the page of the run, if there is one."""
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    if not name:
        return
    try:
        with Path(name).open("a", encoding="utf-8") as file:
            file.write(f"{markdown}\n")
    except OSError as error:
        stop(f"{name}: the summary cannot be written there: {error.strerror}")

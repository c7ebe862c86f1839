"""Content and code apart: a change of content that touches anything else needs somebody who may write here.

Runs in the state of the main branch, so that no pull request can change its own guard; the list of files comes from
GitHub, and no file of the pull request is read.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from scripts.github.api import GitHub, GitHubError, event, from_environment

CONTENT = ("content/", "questionnaires/")
LABEL = "content and code"
# GitHub lists no more files than this of a pull request.
MOST_FILES = 3_000
_SHOWN = 10
_NOT_FOUND = 404


def main() -> int:
    """Say what is wrong with the pull request of the event; 1 when it is stopped."""
    github = from_environment()
    pull = event()["pull_request"]
    said = verdict(paths(github, pull["number"]), labels(pull))
    if said and may_write(github, pull["user"]["login"]):
        said = ""
    _say(said or "Content and code are apart, or somebody may change both.")
    return 1 if said else 0


def verdict(files: Iterable[str], named: Iterable[str]) -> str:
    """Why a pull request with these files and labels is stopped, in words for its author; empty when it is not."""
    if LABEL in named:
        return ""
    touched = sorted(set(files))
    others = [path for path in touched if not path.startswith(CONTENT)]
    if len(touched) >= MOST_FILES:
        return "This changes more files than can be looked at. Split it into several."
    if not others or len(others) == len(touched):
        return ""
    shown = "\n".join(f"- {path}" for path in others[:_SHOWN])
    more = f"\n- and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
    return (
        "This changes what the site says, and other files too:\n\n"
        f"{shown}{more}\n\n"
        "You may not have meant to change them. If so, take them out again. If they are meant, open a second pull\n"
        f"request for them, or ask a maintainer to look and to set the label “{LABEL}” here."
    )


def paths(github: GitHub, number: int) -> list[str]:
    """Every path that a pull request touches: what a file was called before counts too."""
    found = []
    for file in github.all(f"/pulls/{number}/files"):
        found += [file["filename"], *([file["previous_filename"]] if "previous_filename" in file else [])]
    return found


def labels(pull: dict[str, Any]) -> list[str]:
    """The labels of a pull request; only people who may sort issues here can set them."""
    return [label["name"] for label in pull["labels"]]


def may_write(github: GitHub, login: str) -> bool:
    """Whether somebody may write to the repository."""
    try:
        return github.get(f"/collaborators/{quote(login)}/permission")["permission"] in ("admin", "write")
    except GitHubError as error:
        if error.status == _NOT_FOUND:
            return False
        raise


def _say(words: str) -> None:
    # The names of files are somebody else's words; a line that starts with four spaces and a mark is no command.
    lines = [f"    | {line.replace('##[', '## [')}" for line in words.splitlines()]
    print("\n".join(lines))
    if name := os.environ.get("GITHUB_STEP_SUMMARY"):
        shown = words.replace("```", "'''")
        with Path(name).open("a", encoding="utf-8") as file:
            file.write(f"```text\n{shown}\n```\n")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except GitHubError as error:
        sys.exit(f"The files of this pull request could not be looked at: {error}")

"""The one issue that lists what needs a look: reviews that are due, and links that do not answer.

    python3 -m scripts.github.issue "Reviews that are due=reviews.md" "Links that do not answer=links.md"

A part whose file is empty is left out. When every part is, the issue is closed; it is opened again when it is needed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from scripts.github.api import BOT, GitHub, GitHubError, from_environment
from scripts.github.disarming import cut

MARKER = "<!-- health-works: what needs a look -->"
TITLE = "What needs a look"
LABEL = "content"
MOST = 60_000


def main(parts: Iterable[str]) -> None:
    """Bring the issue up to date with the files named on the command line, as `heading=file`."""
    read = [(heading, Path(file).read_text("utf-8")) for heading, _, file in (part.partition("=") for part in parts)]
    put(from_environment(), body(read))


def body(parts: Iterable[tuple[str, str]]) -> str:
    """The text of the issue; empty when there is nothing to look at."""
    sections = [f"## {heading}\n\n{text.strip()}\n" for heading, text in parts if text.strip()]
    if not sections:
        return ""
    text, is_cut = cut("\n".join(sections), MOST)
    ending = "\nThere is more; `toolkit reviews` and `toolkit links --ask` have it all.\n" if is_cut else ""
    return f"{MARKER}\nBrought up to date every week; nothing else waits for it.\n\n{text}{ending}"


def put(github: GitHub, text: str) -> None:
    """Open, change, open again or close the one issue."""
    there = _there(github)
    if there is None:
        if text:
            github.send("POST", "/issues", {"title": TITLE, "body": text, "labels": [LABEL]})
        return
    wanted = {"state": "open", "body": text} if text else {"state": "closed"}
    if any(there[key] != value for key, value in wanted.items()):
        github.send("PATCH", f"/issues/{there['number']}", wanted)


def _there(github: GitHub) -> dict[str, Any] | None:
    for issue in github.all("/issues", state="all", sort="created", direction="desc"):
        if (issue["user"] or {}).get("login") == BOT and (issue["body"] or "").startswith(MARKER):
            found: dict[str, Any] = issue
            return found
    return None


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except GitHubError as error:
        sys.exit(f"The issue could not be written: {error}")

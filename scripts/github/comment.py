"""The one comment on a pull request: what the change means, and where its preview is.

Runs after the workflow of the pull request, in the state of the main branch. What that workflow left behind is data.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

from scripts.github import artefacts, pull_requests
from scripts.github.api import BOT, GitHub, GitHubError, event, from_environment
from scripts.github.disarming import cut, disarmed

MARKER = "<!-- health-works: what this pull request means -->"
MOST = 50_000
# Names that the workflow of the pull request gives to what it leaves behind.
MEANING, MEANING_FILE, SITE = "meaning", "diff.md", "site"


def main() -> None:
    """Write the comment for the run that has ended."""
    github = from_environment()
    run = event()["workflow_run"]
    pull = pull_requests.of_run(github, run)
    if pull is None:
        print("No open pull request ends with this commit; there is nothing to say.")
        return
    left = artefacts.of_run(github, run["id"])
    put(github, pull["number"], body(run, left, _meaning(github, left), _preview(github, run, pull["number"])))


def body(run: dict[str, Any], left: dict[str, dict[str, Any]], meaning: str | None, preview: str) -> str:
    """The comment. What comes out of the pull request stands last, so that nothing in it can swallow our own words."""
    passed = run["conclusion"] == "success"
    checks = "All checks pass." if passed else f"Something does not pass yet: [see what]({run['html_url']})."
    lines = [MARKER, "## What this change means", "", checks, "", _where(run, left, preview), ""]
    if meaning is None:
        lines.append("What it means could not be worked out; the checks say why.")
    else:
        text, is_cut = cut(disarmed(meaning, our_site(Path.cwd())), MOST)
        whole = " This is its beginning; the whole is in the artefact “meaning” of the run." if is_cut else ""
        lines += [
            f"Worked out from the files of this pull request for the commit {run['head_sha'][:7]}.{whole}",
            "",
            "---",
        ]
        lines += ["", text]
    return "\n".join(lines)


def put(github: GitHub, number: int, text: str) -> None:
    """Write the comment, or bring the one that is there up to date."""
    for comment in github.all(f"/issues/{number}/comments"):
        if (comment["user"] or {}).get("login") == BOT and comment["body"].startswith(MARKER):
            if comment["body"] != text:
                github.send("PATCH", f"/issues/comments/{comment['id']}", {"body": text})
            return
    github.send("POST", f"/issues/{number}/comments", {"body": text})


def _where(run: dict[str, Any], left: dict[str, dict[str, Any]], preview: str) -> str:
    if SITE not in left:
        return "There is no preview: the site could not be built."
    if preview:
        return f"**[Look at the site as it would be]({preview})**: it is there some minutes after this was written."
    address = f"{run['html_url']}/artifacts/{left[SITE]['id']}"
    how = "unpack it, and open the `index.html` of a page"
    return f"The site as it would be: [download it]({address}), {how}."


def _meaning(github: GitHub, left: dict[str, dict[str, Any]]) -> str | None:
    if MEANING not in left:
        return None
    try:
        return artefacts.text_in(github, left[MEANING], MEANING_FILE)
    except artefacts.ArtefactError as error:
        print(f"What the run left behind is not used: {error}")
        return None


def our_site(root: Path) -> str | None:
    """The address of our own site, in the project at `root`, which is the main branch.

    It is looked for by its line: this script runs with nothing installed, so there is nothing to read YAML with.
    """
    text = (root / "content/site.yml").read_text(encoding="utf-8")
    found = re.search(r"""^url:\s*["']?(https://[a-z0-9.:/_-]+)["']?\s*(?:#.*)?$""", text, re.IGNORECASE | re.MULTILINE)
    return found[1] if found else None


def _preview(github: GitHub, run: dict[str, Any], number: int) -> str:
    """Where the preview is published: only where previews are on, and only of a branch of the repository itself."""
    if os.environ.get("PREVIEWS") != "pages" or run["head_repository"]["full_name"] != github.repository:
        return ""
    return f"{github.get('/pages')['html_url'].rstrip('/')}/previews/{number}/"


if __name__ == "__main__":
    try:
        main()
    except GitHubError as error:
        sys.exit(f"The comment could not be written: {error}")

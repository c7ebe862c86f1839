"""The previews of the open pull requests, gathered into the folder of the site before it is published.

Only pull requests from branches of the repository itself have one: who can push a branch could publish anyway, and a
stranger's script must never run at the address where people's answers are kept. Nothing is remembered from one time
to the next: the preview of a closed pull request is gone as soon as the site is published again.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

from scripts.github import artefacts
from scripts.github.api import GitHub, GitHubError, from_environment
from scripts.github.comment import SITE

WORKFLOW = "pull-request.yml"
MOST_PREVIEWS = 20


def main(folder: str) -> None:
    """Gather the previews into `previews/<number>/` of a folder."""
    for number in gather(from_environment(), Path(folder)):
        print(f"The preview of pull request {number} is there.")


def gather(github: GitHub, site: Path) -> list[int]:
    """Put every preview where it belongs; the numbers of the pull requests that have one."""
    numbers: list[int] = []
    for pull in github.all("/pulls", state="open", sort="updated", direction="desc"):
        if len(numbers) < MOST_PREVIEWS and _is_ours(pull, github) and _put(github, pull, site):
            numbers.append(pull["number"])
    return numbers


def _is_ours(pull: dict[str, Any], github: GitHub) -> bool:
    return bool(pull["head"]["repo"] and pull["head"]["repo"]["full_name"] == github.repository)


def _put(github: GitHub, pull: dict[str, Any], site: Path) -> bool:
    run = _newest_run(github, pull["head"]["sha"])
    artefact = artefacts.of_run(github, run).get(SITE) if run else None
    if artefact is None:
        return False
    folder = site / "previews" / str(int(pull["number"]))
    try:
        artefacts.unpack(github, artefact, folder)
    except artefacts.ArtefactError as error:
        shutil.rmtree(folder, ignore_errors=True)
        print(f"The preview of pull request {pull['number']} is left out: {error}")
        return False
    return True


def _newest_run(github: GitHub, commit: str) -> int | None:
    path = f"/actions/workflows/{WORKFLOW}/runs"
    runs = github.get(path, head_sha=commit, event="pull_request", status="completed", per_page=100)["workflow_runs"]
    ours = [run["id"] for run in runs if (run["head_repository"] or {}).get("full_name") == github.repository]
    return max(ours, default=None)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except GitHubError as error:
        sys.exit(f"The previews could not be gathered: {error}")

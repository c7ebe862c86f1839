"""Which pull request a run belongs to: as GitHub says, never as something says that the run itself made."""

from __future__ import annotations

from typing import Any

from scripts.github.api import GitHub


def of_run(github: GitHub, run: dict[str, Any]) -> dict[str, Any] | None:
    """The open pull request whose newest commit a run looked at; None when there is none, or more than one.

    `run` is the `workflow_run` of the event, which GitHub writes. It names the pull request only when that comes from
    the repository itself, so the pull request is asked for by the branch, and its commit compared.
    """
    home = run["head_repository"]
    if run["event"] != "pull_request" or home is None:
        return None
    head = f"{home['owner']['login']}:{run['head_branch']}"
    found = [pull for pull in github.all("/pulls", state="open", head=head) if _is_of(pull, run, github.repository)]
    if len(found) > 1:  # one branch, asked into two others
        named = {pull["number"] for pull in run["pull_requests"]}
        found = [pull for pull in found if pull["number"] in named]
    return found[0] if len(found) == 1 else None


def _is_of(pull: dict[str, Any], run: dict[str, Any], repository: str) -> bool:
    head, base = pull["head"], pull["base"]
    return bool(
        pull["state"] == "open"
        and head["sha"] == run["head_sha"]
        and head["repo"]
        and head["repo"]["full_name"] == run["head_repository"]["full_name"]
        and base["repo"]["full_name"] == repository
    )

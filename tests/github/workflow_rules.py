"""What must hold of the workflows beyond what tools look for, as a list of what does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

# Every action that is used, with the commit that its version was confirmed to be in several independent repositories.
ACTIONS = {
    "actions/checkout": ("3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1"),
    "actions/upload-artifact": ("043fb46d1a93c77aae656e7c1c64a875d1fc6a0a", "v7.0.1"),
    "actions/upload-pages-artifact": ("fc324d3547104276b827a68afc52ff2a11cc49c9", "v5.0.0"),
    "actions/deploy-pages": ("368f82528645a54fb793d4d04e342629a3f51346", "v5.0.1"),
}
# What each workflow may write; all others only read.
WRITES = {
    "after-pull-request.yml": {"pull-requests"},
    "publish.yml": {"pages", "id-token"},
    "weekly.yml": {"issues"},
}
# Workflows for these events may write, or hold secrets, though a stranger sets them off.
PRIVILEGED = {"workflow_run", "pull_request_target"}
MAIN_BRANCH = "${{ github.event.repository.default_branch }}"
# All that a privileged workflow may run: scripts of the main branch.
_TRUSTED = re.compile(r"python3 -m scripts\.github\.[a-z_]+( site)?|make site")
# What a pull request brings: its branch, its commit, its own copy of the repository, and words that its author wrote.
_OF_THE_PULL_REQUEST = re.compile(r"head_|\.head\b|\.title|\.body|display_title|\bsecrets\b|refs/pull")
_USES = re.compile(r"^\s*(?:- )?uses: (\S+)(.*)$", re.MULTILINE)


def breaks(folder: Path) -> list[str]:
    """Every break of a rule in the workflows of a folder."""
    return [f"{file.name}: {what}" for file in sorted(folder.glob("*.y*ml")) for what in _of_file(file)]


def _of_file(file: Path) -> Iterator[str]:
    text = file.read_text("utf-8")
    workflow = yaml.load(text, yaml.BaseLoader)
    privileged = bool(PRIVILEGED & set(workflow["on"]))
    yield from _unpinned(text)
    if workflow.get("permissions") != {}:
        yield "the workflow itself has permissions"
    if "concurrency" not in workflow:
        yield "runs may stand in each other's way"
    for name, job in workflow["jobs"].items():
        yield from (f"{name}: {what}" for what in _of_job(job, WRITES.get(file.name, set())))
        for step in job["steps"]:
            yield from (f"{name}: {what}" for what in _of_step(step))
            if privileged:
                yield from (f"{name}: {what}" for what in _of_privileged(step))


def _unpinned(text: str) -> Iterator[str]:
    for used, rest in _USES.findall(text):
        name, _, commit = used.partition("@")
        if (commit, rest) != (ACTIONS.get(name, ("", ""))[0], f" # {ACTIONS.get(name, ('', ''))[1]}"):
            yield f"{used}{rest} is not one of the actions as they were confirmed"


def _of_job(job: dict[str, Any], writes: set[str]) -> Iterator[str]:
    if "timeout-minutes" not in job:
        yield "it may run for hours"
    if not isinstance(job.get("permissions"), dict):
        yield "its permissions are not named one by one"
        return
    written = {scope for scope, access in job["permissions"].items() if access != "read"}
    if written - writes:
        yield f"it may write {sorted(written - writes)}"
    if "uses" in job:
        yield "it is another workflow"


def _of_step(step: dict[str, Any]) -> Iterator[str]:
    run = step.get("run", "")
    if "${{" in run:
        yield f"an expression in a script: {run}"
    if (
        step.get("uses", "").startswith("actions/checkout@")
        and step.get("with", {}).get("persist-credentials") != "false"
    ):
        yield "the token stays in the folder that was checked out"
    if "GH_TOKEN" in step.get("env", {}) and not _TRUSTED.fullmatch(run) and "scripts.github.issue" not in run:
        yield f"the token is given to: {run}"


def _of_privileged(step: dict[str, Any]) -> Iterator[str]:
    if "run" in step and not _TRUSTED.fullmatch(step["run"]):
        yield f"it runs: {step['run']}"
    if "download" in step.get("uses", ""):
        yield "an artefact is unpacked without being looked at"
    if step.get("uses", "").startswith("actions/checkout@"):
        asked = {key: value for key, value in step["with"].items() if key != "persist-credentials"}
        if asked != {"ref": MAIN_BRANCH}:
            yield f"it checks out {asked}"
    if found := _OF_THE_PULL_REQUEST.search(yaml.dump({key: step.get(key) for key in ("with", "env", "run")})):
        yield f"a step is given something of the pull request: {found[0]}"

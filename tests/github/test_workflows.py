"""The workflows: clean for two tools and for the rules of our own, each of which bites."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from scripts.github import comment, guard, issue, previews
from site_builder.reporting import FORM
from tests.github.workflow_rules import ACTIONS, breaks

ROOT = Path(__file__).parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = GITHUB / "workflows"
BIN = Path(sys.executable).parent


def said_by(tool: str, github: Path) -> tuple[int, str]:
    """How one of the tools ends over a `.github` folder, without asking anything of the network, and what it says."""
    files = sorted(str(file) for file in (github / "workflows").glob("*.yml"))
    commands = {
        "zizmor": ["--offline", "--pedantic", "--no-progress", "--quiet", "--strict-collection", str(github)],
        "actionlint": ["-no-color", "-shellcheck=", "-pyflakes=", *files],
    }
    done = subprocess.run(
        [BIN / tool, *commands[tool]], cwd=github.parent, capture_output=True, text=True, check=False, timeout=60
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of `.github` to plant faults in."""
    return Path(shutil.copytree(GITHUB, tmp_path / ".github"))


def plant(copy: Path, name: str, old: str, new: str) -> None:
    file = copy / "workflows" / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("tool", ["zizmor", "actionlint"])
def test_a_tool_finds_nothing(tool: str) -> None:
    code, said = said_by(tool, GITHUB)
    assert code == 0, said


@pytest.mark.parametrize(
    ("tool", "fault", "rule"),
    [
        (
            "zizmor",
            ("pull-request.yml", "make test", "echo ${{ github.event.pull_request.title }}"),
            "template-injection",
        ),
        ("zizmor", ("pull-request.yml", "persist-credentials: false", "fetch-tags: false"), "artipacked"),
        ("zizmor", ("weekly.yml", "permissions: {}", "permissions: write-all"), "excessive-permissions"),
        ("zizmor", ("weekly.yml", "@3d3c42e5aac5ba805825da76410c181273ba90b1", "@main"), "unpinned-uses"),
        ("zizmor", ("guard.yml", "# zizmor: ignore[dangerous-triggers]", "#"), "dangerous-triggers"),
        ("actionlint", ("weekly.yml", "issues: write", "issue: write"), "permissions"),
        ("actionlint", ("publish.yml", "needs: build", "needs: bild"), "job-needs"),
        ("actionlint", ("publish.yml", "workflow_dispatch:", "workflow_despatch:"), "events"),
        ("actionlint", ("weekly.yml", '"23 5 * * 1"', '"23 25 * * 1"'), "events"),
        ("actionlint", ("pull-request.yml", "cancelled()", "canceled()"), "expression"),
    ],
)
def test_a_tool_bites(tool: str, fault: tuple[str, str, str], rule: str, copy: Path) -> None:
    plant(copy, *fault)
    code, said = said_by(tool, copy)
    assert code != 0
    assert rule in said


def test_no_rule_of_our_own_is_broken() -> None:
    assert len(list(WORKFLOWS.iterdir())) == 5
    assert breaks(WORKFLOWS) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("weekly.yml", "# v7.0.1", "# v7", "not one of the actions"),
        ("weekly.yml", "@3d3c42e5aac5ba805825da76410c181273ba90b1", "@v7", "not one of the actions"),
        ("publish.yml", "actions/deploy-pages@368f", "actions/deploy-pages@468f", "not one of the actions"),
        ("weekly.yml", "permissions: {}", "permissions: read-all", "the workflow itself has permissions"),
        ("guard.yml", "concurrency:", "env:", "stand in each other's way"),
        ("guard.yml", "    timeout-minutes: 5\n", "", "run for hours"),
        ("guard.yml", "pull-requests: read", "pull-requests: write", "it may write ['pull-requests']"),
        ("pull-request.yml", "contents: read", "contents: write", "it may write ['contents']"),
        ("pull-request.yml", "make test", "echo ${{ vars.X }}", "an expression in a script"),
        ("pull-request.yml", "persist-credentials: false", "fetch-tags: false", "the token stays"),
        (
            "weekly.yml",
            "run: make .venv/.site",
            "run: make .venv/.site\n        env: {GH_TOKEN: x}",
            "the token is given",
        ),
        ("after-pull-request.yml", "github.event.repository.default_branch", "github.head_ref", "it checks out"),
        (
            "after-pull-request.yml",
            "github.event.repository.default_branch",
            "github.event.workflow_run.head_sha",
            "it checks out",
        ),
        (
            "publish.yml",
            "ref: ${{ github.event.repository.default_branch }}",
            "repository: ${{ github.event.workflow_run.head_repository.full_name }}",
            "it checks out",
        ),
        ("publish.yml", "run: make site", "run: make site && sh site/run.sh", "it runs: make site &&"),
        ("after-pull-request.yml", "python3 -m scripts.github.comment", "python3 site/comment.py", "it runs:"),
        (
            "after-pull-request.yml",
            "${{ vars.PREVIEWS }}",
            "${{ github.event.workflow_run.display_title }}",
            "something of the pull request",
        ),
        ("guard.yml", "${{ github.token }}", "${{ secrets.TOKEN }}", "something of the pull request"),
    ],
)
def test_a_rule_of_our_own_bites(name: str, old: str, new: str, words: str, copy: Path) -> None:
    plant(copy, name, old, new)
    found = breaks(copy / "workflows")
    assert found
    assert all(line.startswith(name) for line in found)
    assert any(words in line for line in found), found


def test_an_artefact_is_never_unpacked_by_an_action(copy: Path) -> None:
    step = "      - uses: actions/download-artifact@v8\n      - name: Write the comment"
    plant(copy, "after-pull-request.yml", "      - name: Write the comment", step)
    found = breaks(copy / "workflows")
    assert any("unpacked without being looked at" in line for line in found)


def test_every_action_that_was_confirmed_is_used() -> None:
    text = "".join(file.read_text("utf-8") for file in WORKFLOWS.iterdir())
    assert [name for name in ACTIONS if f"uses: {name}@" not in text] == []


# The workflows and the scripts that they run speak of the same things


def workflow(name: str) -> dict[str, object]:
    loaded: dict[str, object] = yaml.load((WORKFLOWS / name).read_text("utf-8"), yaml.BaseLoader)
    return loaded


def test_the_scripts_know_the_names_that_the_workflow_gives() -> None:
    text = (WORKFLOWS / previews.WORKFLOW).read_text("utf-8")
    assert f"name: {comment.MEANING}\n" in text
    assert f"/{comment.MEANING_FILE}\n" in text
    assert f"name: {comment.SITE}\n" in text
    for name in ("after-pull-request.yml", "publish.yml"):
        assert f"workflows: [{workflow(previews.WORKFLOW)['name']}]" in (WORKFLOWS / name).read_text("utf-8")


@pytest.mark.parametrize("script", [comment, guard, issue, previews])
def test_every_script_is_run_by_a_workflow(script: object) -> None:
    name = getattr(script, "__name__")  # noqa: B009 - a module is an object to mypy
    assert any(f"python3 -m {name}" in file.read_text("utf-8") for file in WORKFLOWS.iterdir())


@pytest.mark.parametrize("file", sorted((ROOT / "scripts/github").glob("*.py")), ids=lambda file: file.name)
def test_scripts_that_hold_a_token_need_nothing_installed(file: Path) -> None:
    imported = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").partition(".")[0])
    assert imported <= sys.stdlib_module_names | {"scripts"}


# Forms and owners


def test_forms_have_what_github_asks_of_them() -> None:
    forms = [file for file in (GITHUB / "ISSUE_TEMPLATE").iterdir() if file.name != "config.yml"]
    assert FORM in {file.name for file in forms}
    assert len(forms) == 3
    for file in forms:
        form = yaml.safe_load(file.read_text("utf-8"))
        assert {"name", "description", "body"} <= form.keys() <= {"name", "description", "title", "labels", "body"}
        ids = [field["id"] for field in form["body"] if field["type"] != "markdown"]
        labels = [field["attributes"]["label"] for field in form["body"] if field["type"] != "markdown"]
        assert len(set(ids)) == len(ids)
        assert len(set(labels)) == len(labels)
        for field in form["body"]:
            assert field["type"] in ("markdown", "input", "textarea", "dropdown")
            options = field["attributes"].get("options", [])
            assert all(isinstance(option, str) for option in options)
            assert len(set(options)) == len(options)
            assert bool(options) == (field["type"] == "dropdown")


def test_every_folder_that_somebody_owns_is_there() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    assert rules[0][0] == "*"
    for path, *owners in rules:
        assert path == "*" or (ROOT / path.strip("/")).exists(), path
        assert owners
        assert all(owner.startswith("@") for owner in owners)
    for folder in guard.CONTENT:
        assert f"/{folder}" in {path for path, *_ in rules}

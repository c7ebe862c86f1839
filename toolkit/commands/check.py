"""`toolkit check`: what is wrong with the content."""

from __future__ import annotations

import datetime
import json
import os
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import click

from toolkit.annotations import log_lines, table
from toolkit.checks.gathered import gathered
from toolkit.checks.project import read_and_check
from toolkit.checks.questionnaire import check_questionnaire
from toolkit.commands.ending import FOUND_PROBLEMS, stop
from toolkit.commands.inputs import real_path, root_of
from toolkit.commands.step_summary import add_to_step_summary
from toolkit.library import Library, find_root, read_questionnaire
from toolkit.problems import TOP, Problem, Severity, did_you_mean, errors
from toolkit.processes import side_by_side


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "style", type=click.Choice(["text", "json", "github"]), default="text", help="How to print.")
@click.option(
    "--advice", "with_advice", is_flag=True, help="Print advice too: what could be better, and stops nothing."
)
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day as at which to check, instead of today."
)
def check(files: tuple[Path, ...], style: str, with_advice: bool, on: datetime.datetime | None) -> None:
    """Say what is wrong with the content: all of it, or only FILES.

    Prints `path:line:column: CODE what is wrong` and ends with 1 when there is an error. With `--format github` the
    most useful problems stand beside the lines of a pull request, and all of them on the page of the run.
    """
    found = gathered(_problems_of(files, on.date() if on else None))
    problems = [problem for problem in found if with_advice or problem.severity is not Severity.ADVICE]
    if style == "json":
        click.echo(json.dumps([problem.as_data() for problem in problems], indent=2, ensure_ascii=False))
    else:
        for line in log_lines(problems) if style == "github" else problems:
            click.echo(line)
        click.echo(_summary(found, with_advice), err=True)
        if problems:
            click.echo(f"What a code means: “toolkit explain {problems[0].code}”.", err=True)
    if style == "github":
        add_to_step_summary(f"## What is wrong with the content\n\n{table(problems)}")
    sys.exit(FOUND_PROBLEMS if errors(problems) else 0)


def _problems_of(files: tuple[Path, ...], on: datetime.date | None) -> list[Problem]:
    here = find_root(Path.cwd())
    if here is None and not files:
        stop("there are no folders “content” and “questionnaires” here; go to the project’s folder, or name files")
    projects = {
        root: read_and_check(root, on, side_by_side) for root in {here, *map(root_of, files)} if root is not None
    }
    if here and not files:
        return projects[here][1]
    found = {problem for file in files for problem in _problems_in(file, projects, here)}
    return sorted(found)


Projects = dict[Path, tuple[Library, list[Problem]]]


def _problems_in(file: Path, projects: Projects, here: Path | None) -> list[Problem]:
    """The problems of one file, or of the files in a folder, as far as they are content."""
    path, root = real_path(file), root_of(file)
    if not os.path.exists(path):  # noqa: PTH110 - unlike Path.exists, never an exception
        return [_no_such_file(file)]
    if root is None or not _is_content(path, root):
        return _problems_outside(file, projects[here][0] if here else None)
    found = [problem for problem in projects[root][1] if (root / problem.path).is_relative_to(path)]
    if root == here:
        return found
    return [replace(problem, path=os.path.relpath(root / problem.path)) for problem in found]


def _is_content(path: Path, root: Path) -> bool:
    folders = (root / "content", root / "questionnaires")
    return path == root or any(path.is_relative_to(folder) for folder in folders)


def _no_such_file(file: Path) -> Problem:
    beside = sorted(other.name for other in file.parent.glob("*")) if file.parent.is_dir() else []
    message = f"there is no such file{did_you_mean(file.name, beside)}"
    return Problem(str(file), TOP.line, TOP.column, "Y001", message)


def _problems_outside(file: Path, library: Library | None) -> list[Problem]:
    """The problems of a questionnaire outside a project; what it names is looked up in `library`, if there is one."""
    if file.suffix not in (".yml", ".yaml") and not file.is_dir():
        message = "outside “content” only questionnaires can be checked, whose names end with “.yml”"
        return [Problem(str(file), TOP.line, TOP.column, "S012", message)]
    entry, problems = read_questionnaire(file, str(file))
    if entry is None:
        return problems
    problems = check_questionnaire(entry, library or Library(), alone=library is None)
    if library is None and not errors(problems):
        message = "references, examples and always are not looked at, because this file belongs to no project"
        problems.append(entry.problem((), "P002", message).as_warning())
    return sorted(set(problems))


def _summary(problems: list[Problem], with_advice: bool) -> str:
    counts = Counter(problem.severity for problem in problems)
    words = {Severity.ERROR: "error", Severity.WARNING: "warning"}
    told = [f"{counts[of]} {word}{'' if counts[of] == 1 else 's'}" for of, word in words.items() if counts[of]]
    summary = f"{', '.join(told)}." if told else "Everything fits together."
    if counts[Severity.ADVICE]:
        hint = "" if with_advice else ", which “toolkit check --advice” shows"
        pieces = "piece" if counts[Severity.ADVICE] == 1 else "pieces"
        summary += f" {counts[Severity.ADVICE]} {pieces} of advice{hint}."
    return summary

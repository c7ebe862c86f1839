"""The command `toolkit`: check the content, score, compile and explore questionnaires, write the schemas."""

from __future__ import annotations

import io
import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import click

from toolkit.checks import check_questionnaire, read_and_check
from toolkit.compiled import Compiled
from toolkit.compiling import compile_questionnaire
from toolkit.explore.report import as_data, explored, in_words
from toolkit.library import Library, find_root, read_project, read_questionnaire
from toolkit.problems import TOP, Problem, did_you_mean, errors
from toolkit.schemas import write_schemas
from toolkit.scoring import AnswerError, evaluate
from toolkit.source import read_yaml

FOUND_PROBLEMS = 1
CANNOT_BE_DONE = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="health-works-toolkit")
def main() -> None:
    """Questionnaires and guidance on health at work: check them, score them, build the site."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a character shows another one in its place.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", help="How to print.")
def check(files: tuple[Path, ...], style: str) -> None:
    """Say what is wrong with the content: all of it, or only FILES.

    Prints `path:line:column: CODE what is wrong` and ends with 1 when there is an error.
    """
    problems = _problems_of(files)
    if style == "json":
        click.echo(json.dumps([problem.as_data() for problem in problems], indent=2, ensure_ascii=False))
    else:
        for problem in problems:
            click.echo(problem)
        click.echo(_summary(problems), err=True)
    sys.exit(FOUND_PROBLEMS if errors(problems) else 0)


@main.command()
@click.argument("questionnaire", type=click.Path(path_type=Path))
@click.argument("answers", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the whole outcome as JSON.")
def score(questionnaire: Path, answers: Path, as_json: bool) -> None:
    """Print the outcome of the ANSWERS (YAML or JSON, question: answer) to a QUESTIONNAIRE."""
    compiled = _compile(questionnaire)
    try:
        outcome = evaluate(compiled, _read_answers(answers))
    except AnswerError as error:
        _stop(f"{answers}: {error}")
    click.echo(json.dumps(outcome, indent=2, ensure_ascii=False) if as_json else _in_words(outcome))


@main.command("compile")
@click.argument("questionnaire", type=click.Path(path_type=Path))
def compile_command(questionnaire: Path) -> None:
    """Print the JSON that the browser runs for a QUESTIONNAIRE."""
    compiled = _compile(questionnaire)
    click.echo(json.dumps(compiled.as_json(), indent=2, ensure_ascii=False))


@main.command()
@click.argument("questionnaire", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON, counts and shares as exact text.")
def explore(questionnaire: Path, as_json: bool) -> None:
    """Count every set of answers to a QUESTIONNAIRE: what can happen, how often, and the shortest way to it."""
    report = explored(_compile(questionnaire))
    click.echo(json.dumps(as_data(report), indent=2, ensure_ascii=False) if as_json else in_words(report))


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("schemas"))
def schemas(folder: Path) -> None:
    """Write the JSON Schemas that help editors with the YAML into FOLDER."""
    try:
        names = write_schemas(folder)
    except OSError as error:
        _stop(f"{folder}: the schemas cannot be written there: {error.strerror}")
    for name in names:
        click.echo(name)


def _problems_of(files: tuple[Path, ...]) -> list[Problem]:
    here = find_root(Path.cwd())
    if here is None and not files:
        _stop("there are no folders “content” and “questionnaires” here; go to the project’s folder, or name files")
    projects = {root: read_and_check(root) for root in {here, *map(_root_of, files)} if root is not None}
    if here and not files:
        return projects[here][1]
    found = {problem for file in files for problem in _problems_in(file, projects, here)}
    return sorted(found)


Projects = dict[Path, tuple[Library, list[Problem]]]


def _problems_in(file: Path, projects: Projects, here: Path | None) -> list[Problem]:
    """The problems of one file, or of the files in a folder, as far as they are content."""
    path, root = _real(file), _root_of(file)
    if not os.path.exists(path):  # noqa: PTH110 - unlike Path.exists, never an exception
        return [_no_such_file(file)]
    if root is None or not _is_content(path, root):
        return _problems_outside(file, projects[here][0] if here else None)
    found = [problem for problem in projects[root][1] if (root / problem.path).is_relative_to(path)]
    if root == here:
        return found
    return [replace(problem, path=os.path.relpath(root / problem.path)) for problem in found]


def _real(file: Path) -> Path:
    return Path(os.path.realpath(file))


def _root_of(file: Path) -> Path | None:
    return find_root(_real(file))


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


def _compile(questionnaire: Path) -> Compiled:
    """The compiled questionnaire; ends the command where its own parts do not fit together."""
    root = _root_of(questionnaire) or find_root(Path.cwd())
    library = read_project(root)[0] if root else Library()
    entry, problems = read_questionnaire(questionnaire, str(questionnaire))
    if entry is not None:
        problems = errors(check_questionnaire(entry, library, alone=True))
    if entry is None or problems:
        _stop("\n".join(str(problem) for problem in problems))
    return compile_questionnaire(entry, library)


def _read_answers(file: Path) -> dict[str, Any]:
    source, problems = read_yaml(file, str(file))
    if problems:
        _stop("\n".join(str(problem) for problem in problems))
    if source.data is None:
        return {}
    if not isinstance(source.data, dict):
        _stop(f"{file}: answers are written as “question: answer” lines")
    return source.data


def _stop(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(CANNOT_BE_DONE)


def _summary(problems: list[Problem]) -> str:
    wrong = len(errors(problems))
    warned = len(problems) - wrong
    if not problems:
        return "Everything fits together."
    counts = [(wrong, "error"), (warned, "warning")]
    return ", ".join(f"{number} {word}{'' if number == 1 else 's'}" for number, word in counts if number) + "."


def _in_words(outcome: dict[str, Any]) -> str:
    """An outcome for a person at a terminal; `--json` has everything."""
    lines = [f"{outcome['answered']} of {outcome['of']} questions answered"]
    for name, figure in outcome["scores"].items():
        span = "" if figure["low"] == figure["high"] else f" (between {figure['low']} and {figure['high']})"
        lines.append(f"{name}: {figure['value'] or 'no value'}{span}{_in_band(figure['band'])}")
    if outcome["level"]:
        lines.append(f"level: {outcome['level']}")
    lines += [f"the law: {duty['id']} {duty['state']}" for duty in outcome["duties"]]
    lines += [f"advice: {piece['id']}" for piece in outcome["advice"]]
    lines += [f"case study: {name}" for name in outcome["case_studies"]]
    lines += [f"service: {name}" for name in outcome["services"]]
    return "\n".join(lines)


def _in_band(band: str | None) -> str:
    return f", {band}" if band else ""

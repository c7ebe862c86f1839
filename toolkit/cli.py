"""The command `toolkit`: check the content, score a set of answers, compile a questionnaire, write the schemas."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from toolkit.checks import check_project, check_questionnaire
from toolkit.compiled import Compiled, compile_questionnaire
from toolkit.library import Library, find_root, read_project, read_questionnaire
from toolkit.problems import Problem, errors
from toolkit.schemas import write_schemas
from toolkit.scoring import AnswerError, evaluate
from toolkit.source import read_yaml

FOUND_PROBLEMS = 1
CANNOT_BE_DONE = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="health-works-toolkit")
def main() -> None:
    """Questionnaires and guidance on health at work: check them, score them, build the site."""


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
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("schemas"))
def schemas(folder: Path) -> None:
    """Write the JSON Schemas that help editors with the YAML into FOLDER."""
    for name in write_schemas(folder):
        click.echo(name)


def _problems_of(files: tuple[Path, ...]) -> list[Problem]:
    root = find_root(Path.cwd())
    if root is None and not files:
        _stop("there are no folders “content” and “questionnaires” here; go to the project’s folder, or name files")
    library, problems = read_project(root) if root else (Library(), [])
    problems += check_project(library)
    if not files:
        return sorted(set(problems))
    named = {_shown(file, root) for file in files}
    found = [problem for problem in problems if problem.path in named]
    for file in files:
        if root is None or not _belongs(file, root):
            found += _problems_outside(file, library)
    return sorted(set(found))


def _belongs(file: Path, root: Path) -> bool:
    path = file.resolve()
    return path.is_relative_to(root / "content") or path.parent == root / "questionnaires"


def _shown(file: Path, root: Path | None) -> str:
    path = file.resolve()
    return path.relative_to(root).as_posix() if root and path.is_relative_to(root) else str(file)


def _problems_outside(file: Path, library: Library) -> list[Problem]:
    entry, problems = read_questionnaire(file, str(file))
    return problems if entry is None else check_questionnaire(entry, library)


def _compile(questionnaire: Path) -> Compiled:
    """The compiled questionnaire; ends the command where its own parts do not fit together."""
    root = find_root(Path.cwd()) or find_root(questionnaire.resolve().parent)
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

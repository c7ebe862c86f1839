"""`toolkit mutate`: planted faults, and which of them nobody would notice."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from toolkit.checks.examined import Examined
from toolkit.checks.examples import check_examples
from toolkit.checks.questionnaire import check_questionnaire
from toolkit.commands.ending import stop
from toolkit.commands.inputs import QuestionnaireFile, root_of
from toolkit.library import Library, find_root, read_project, read_questionnaire
from toolkit.mutation.report import as_data, in_words, mutated
from toolkit.problems import errors


@click.command()
@click.argument("questionnaire", type=QuestionnaireFile())
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option("--most", type=click.IntRange(min=0), help="Show at most so many faults that nobody would notice.")
@click.option("--thorough", is_flag=True, help="Count the advice of every set of answers anew: seconds for each fault.")
def mutate(questionnaire: Path, as_json: bool, most: int | None, thorough: bool) -> None:
    """Plant faults in a QUESTIONNAIRE, one at a time, and say which of them nobody would notice.

    Nothing is written. Each fault that its checks, examples and statements miss is shown with answers that would tell.
    """
    report = mutated(_sound(questionnaire), thorough, _progress)
    if sys.stderr.isatty():
        click.echo("\r\033[K", err=True, nl=False)
    click.echo(json.dumps(as_data(report), indent=2, ensure_ascii=False) if as_json else in_words(report, most))


def _sound(questionnaire: Path) -> Examined:
    """The questionnaire; ends the command where something is wrong with it already, since then nothing can be told."""
    root = root_of(questionnaire) or find_root(Path.cwd())
    library = read_project(root)[0] if root else Library()
    entry, problems = read_questionnaire(questionnaire, str(questionnaire))
    if entry is None:
        stop("\n".join(map(str, problems)))
    examined = Examined(entry, library)
    problems = errors(check_questionnaire(entry, library, alone=root is None))
    if root is None and not problems:
        problems = errors(check_examples(examined))
    if problems:
        stop("\n".join([*map(str, problems), "Faults are planted in a questionnaire where nothing is wrong yet."]))
    return examined


def _progress(done: int, of: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{done} of {of} faults", err=True, nl=False)

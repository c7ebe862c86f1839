"""`toolkit examples`: an answered session, recorded as an example."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.checks.questionnaire import check_questionnaire
from toolkit.commands.ending import stop
from toolkit.commands.inputs import Given, QuestionnaireFile, answers_from, questionnaire_from
from toolkit.library import Entry
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.reading import read_model
from toolkit.problems import errors
from toolkit.recording import PlaceError, example_of, in_yaml, with_example
from toolkit.scoring import AnswerError
from toolkit.source import Source


@click.command()
@click.argument("questionnaire", type=QuestionnaireFile())
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", help="What the example stands for, such as “Café of six, one of them off sick”.")
@click.option("--write", is_flag=True, help="Put it at the end of the questionnaire’s examples.")
def examples(questionnaire: Path, file: Path, name: str | None, write: bool) -> None:
    """Print the answers in FILE (saved by the site, or YAML) as an example of a QUESTIONNAIRE, with what comes out."""
    given = questionnaire_from(questionnaire, others=True)
    name = " ".join(name.split()) if name else f"Recorded in {file.name}"
    if any(example.name == name for example in given.entry.value.examples):
        stop(f"{questionnaire}: there is an example “{name}” already; give this one another name with --name")
    answers = answers_from(file, given)
    try:
        example = example_of(given.compiled, answers, name)
    except AnswerError as error:
        stop(f"{file}: {error}")
    left = [question for question, answer in answers.items() if question not in example["answers"] and answer]
    if left:
        click.echo(f"Left out, as notes or as questions that these answers hide: {', '.join(left)}.", err=True)
    if not write:
        click.echo(in_yaml(example), nl=False)
        return
    try:
        raw, source = with_example(questionnaire.read_bytes(), given.entry.source, example)
        _refuse_problems(source, given)
        questionnaire.write_bytes(raw)
    except PlaceError as error:
        stop(f"{questionnaire}: {error}")
    except OSError as error:
        stop(f"{questionnaire}: the example cannot be written there: {error.strerror}")
    click.echo(f"{questionnaire}: “{name}” is the last of its examples now.", err=True)


def _refuse_problems(source: Source, given: Given) -> None:
    """End the command where the file would not pass `toolkit check` with the example."""
    value, problems = read_model(Questionnaire, source)
    if value is not None:
        entry = Entry(given.entry.id, value, source)
        problems = errors(check_questionnaire(entry, given.library, alone=given.root is None))
    if problems:
        words = "the questionnaire does not fit together with this example, and nothing was written:"
        stop("\n".join([words, *map(str, problems)]))

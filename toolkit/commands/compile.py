"""`toolkit compile`: the JSON that the browser runs."""

from __future__ import annotations

import json
from pathlib import Path

import click

from toolkit.commands.inputs import QuestionnaireFile, compiled_from


@click.command("compile")
@click.argument("questionnaire", type=QuestionnaireFile())
def compile_command(questionnaire: Path) -> None:
    """Print the JSON that the browser runs for a QUESTIONNAIRE."""
    compiled = compiled_from(questionnaire)
    click.echo(json.dumps(compiled.as_json(), indent=2, ensure_ascii=False))

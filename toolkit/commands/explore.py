"""`toolkit explore`: every set of answers, counted."""

from __future__ import annotations

import json
from pathlib import Path

import click

from toolkit.commands.inputs import compiled_from
from toolkit.explore.report import as_data, explored, in_words


@click.command()
@click.argument("questionnaire", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON, counts and shares as exact text.")
def explore(questionnaire: Path, as_json: bool) -> None:
    """Count every set of answers to a QUESTIONNAIRE: what can happen, how often, and the shortest way to it."""
    report = explored(compiled_from(questionnaire))
    click.echo(json.dumps(as_data(report), indent=2, ensure_ascii=False) if as_json else in_words(report))

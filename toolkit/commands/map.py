"""`toolkit map`: a picture of the flow of a questionnaire."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from toolkit.commands.inputs import QuestionnaireFile, questionnaire_from
from toolkit.map.flow import Flow, flow_of
from toolkit.map.mermaid import as_mermaid
from toolkit.map.svg import as_svg
from toolkit.map.text import as_text

_FORMATS: dict[str, Callable[[Flow], str]] = {"svg": as_svg, "mermaid": as_mermaid, "text": as_text}


@click.command("map")
@click.argument("questionnaire", type=QuestionnaireFile())
@click.option("--format", "style", type=click.Choice(list(_FORMATS)), default="svg", help="How to draw it.")
def map_command(questionnaire: Path, style: str) -> None:
    """Draw the flow of a QUESTIONNAIRE: its questions, when each is shown, what answers lead to.

    `svg` is a picture for a browser or for paper (A4 or A3), `mermaid` one for a pull request.
    """
    given = questionnaire_from(questionnaire)
    click.echo(_FORMATS[style](flow_of(given.entry, given.library)), nl=False)

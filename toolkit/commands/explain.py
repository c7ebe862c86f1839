"""`toolkit explain`: what a code means."""

from __future__ import annotations

import re

import click

from toolkit.codes import explanations
from toolkit.commands.ending import stop
from toolkit.problems import did_you_mean
from toolkit.reference.code_pages import in_terminal


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a CODE of “toolkit check” means, with an example, wrong and right."""
    explained = explanations()
    asked = re.sub(r"(?<=^[A-Z])\d+$", lambda number: number[0].zfill(3), code.strip().upper())
    if asked not in explained:
        near = did_you_mean(asked, explained) or "; docs/codes/README.md has all of them"
        stop(f"there is no code “{code}”{near}")
    click.echo(in_terminal(asked, explained[asked]))

"""The command `toolkit`: everything that can be asked of the content from a terminal."""

from __future__ import annotations

import io
import sys

import click

from toolkit.commands.check import check
from toolkit.commands.compile import compile_command
from toolkit.commands.explore import explore
from toolkit.commands.mutate import mutate
from toolkit.commands.schemas import schemas
from toolkit.commands.score import score


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="health-works-toolkit")
def main() -> None:
    """Questionnaires and guidance on health at work: check them, score them, build the site."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a character shows another one in its place.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


for command in (check, score, compile_command, explore, mutate, schemas):
    main.add_command(command)

"""The command `toolkit`: everything that can be asked of the content from a terminal."""

from __future__ import annotations

import gc
import io
import sys

import click

from toolkit.commands.check import check
from toolkit.commands.compile import compile_command
from toolkit.commands.diff import diff
from toolkit.commands.examples import examples
from toolkit.commands.explain import explain
from toolkit.commands.explore import explore
from toolkit.commands.inputs import stop
from toolkit.commands.links import links
from toolkit.commands.map import map_command
from toolkit.commands.mutate import mutate
from toolkit.commands.new import new
from toolkit.commands.publish import publish
from toolkit.commands.reference import reference
from toolkit.commands.reviews import reviews
from toolkit.commands.schemas import schemas
from toolkit.commands.score import score
from toolkit.the_day import NotADayError, the_day


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="health-works-toolkit")
def main() -> None:
    """Questionnaires and guidance on health at work: check them, score them, build the site."""
    # Proofs make millions of small lists, none of them in circles: looking for circles costs a sixth of the time.
    gc.set_threshold(200_000, 20, 20)
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a character shows another one in its place.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        the_day()
    except NotADayError as error:
        stop(str(error))


COMMANDS = (
    check,
    explain,
    score,
    compile_command,
    explore,
    diff,
    map_command,
    mutate,
    new,
    examples,
    links,
    reviews,
    publish,
    schemas,
    reference,
)

for command in COMMANDS:
    main.add_command(command)

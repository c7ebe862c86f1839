"""The command `toolkit`: everything that can be asked of the content from a terminal."""

from __future__ import annotations

import io
import sys
from importlib import import_module

import click

from toolkit.commands.ending import stop
from toolkit.the_day import NotADayError, the_day

# Every command with the place where it is written; `toolkit.commands.` stands before each.
COMMANDS = {
    "check": "check:check",
    "explain": "explain:explain",
    "score": "score:score",
    "compile": "compile:compile_command",
    "explore": "explore:explore",
    "diff": "diff:diff",
    "map": "map:map_command",
    "mutate": "mutate:mutate",
    "new": "new:new",
    "examples": "examples:examples",
    "links": "links:links",
    "reviews": "reviews:reviews",
    "publish": "publish:publish",
    "schemas": "schemas:schemas",
    "reference": "reference:reference",
}


class _Commands(click.Group):
    """Commands that are imported when they are asked for: most need little of what all of them need together."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the same everywhere
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"toolkit.commands.{module}"), name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="health-works-toolkit")
def main() -> None:
    """Questionnaires and guidance on health at work: check them, score them, build the site."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a character shows another one in its place.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        the_day()
    except NotADayError as error:
        stop(str(error))

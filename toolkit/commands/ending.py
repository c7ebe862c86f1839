"""How a command ends."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

FOUND_PROBLEMS = 1
CANNOT_BE_DONE = 2


def stop(message: str) -> NoReturn:
    """End the command, saying why it cannot be done."""
    click.echo(message, err=True)
    sys.exit(CANNOT_BE_DONE)

"""`toolkit reference`: the pages that are written from what the program goes by."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from toolkit.commands.ending import FOUND_PROBLEMS, stop
from toolkit.reference import differences, write_pages


@click.command()
@click.argument("docs", type=click.Path(path_type=Path, file_okay=False), default=Path("docs"))
@click.option("--check", "only_check", is_flag=True, help="Write nothing; end with 1 when a page is out of date.")
def reference(docs: Path, only_check: bool) -> None:
    """Write the pages about every code and every key into DOCS/codes and DOCS/reference."""
    try:
        changed = differences(docs) if only_check else write_pages(docs)
    except OSError as error:
        stop(f"{docs}: the pages cannot be written there: {error.strerror}")
    for path in changed:
        click.echo(docs / path)
    if only_check and changed:
        click.echo("These pages are out of date; “toolkit reference” writes them.", err=True)
        sys.exit(FOUND_PROBLEMS)
    if not changed:
        click.echo("Every page is up to date.", err=True)

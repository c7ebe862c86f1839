"""`toolkit publish`: the list of every id that was ever published, brought up to date."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from toolkit.checks.project import read_and_check
from toolkit.commands.ending import FOUND_PROBLEMS, stop
from toolkit.library import find_root
from toolkit.problems import errors
from toolkit.published.lock import LOCK, Lock, as_text, read_lock
from toolkit.published.publishing import additions, published
from toolkit.published.today import Today


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; end with 1 when something would be added.")
def publish(only_check: bool) -> None:
    """Write every id of today into content/published.lock, so that what people keep opens for ever.

    Run when the site is published. Nothing is ever taken out.
    """
    root = find_root(Path.cwd())
    if root is None:
        stop("there are no folders “content” and “questionnaires” here; go to the project’s folder")
    library, problems = read_and_check(root)
    if wrong := errors(problems):
        first = "\n".join(str(problem) for problem in wrong[:_TOLD])
        stop(f"{first}\nwhat has errors is not published; “toolkit check” tells all of them")
    lock = read_lock(root)[0] or Lock()
    after = published(lock, Today(library))
    added = list(additions(lock.entries, after))
    for line in added:
        click.echo(line)
    if not added:
        click.echo(f"{LOCK} is up to date: {len(after)} ids.", err=True)
    elif only_check:
        click.echo(f"{LOCK} is not up to date; “toolkit publish” adds {_things(added)}.", err=True)
        sys.exit(FOUND_PROBLEMS)
    else:
        _write(root / LOCK, as_text(after))
        click.echo(f"{LOCK}: {_things(added)} written.", err=True)


_TOLD = 5


def _things(added: list[str]) -> str:
    return "1 line" if len(added) == 1 else f"{len(added)} lines"


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        stop(f"{LOCK} cannot be written: {error.strerror}")

"""`toolkit diff`: what a change of the content means."""

from __future__ import annotations

import json
from pathlib import Path

import click

from toolkit.checks.project import check_project
from toolkit.commands.ending import stop
from toolkit.difference.data import as_data
from toolkit.difference.project import difference
from toolkit.difference.revisions import RevisionError, read_revision
from toolkit.difference.words import in_markdown
from toolkit.library import Library, find_root, read_project
from toolkit.problems import Problem, errors

# Errors that stand in the way and are told one by one: a thing that is gone may be named in many places.
MOST_TOLD = 5


@click.command()
@click.argument("base")
@click.argument("head", required=False)
@click.option("--format", "style", type=click.Choice(["markdown", "json"]), default="markdown", help="How to print.")
def diff(base: str, head: str | None, style: str) -> None:
    """Say what changed since the revision BASE of git, and what it means for the people who use the site.

    Compares with HEAD, another revision; without it, with the files as they are now.
    """
    root = find_root(Path.cwd())
    if root is None:
        stop("there are no folders “content” and “questionnaires” here; go to the project’s folder")
    try:
        earlier = _sound(f"in “{base}”", *read_revision(root, base))
        later = _sound(f"in “{head}”", *read_revision(root, head)) if head else _sound("here", *read_project(root))
    except RevisionError as error:
        stop(str(error))
    found = difference(earlier, later)
    if style == "json":
        click.echo(json.dumps(as_data(found), indent=2, ensure_ascii=False))
    else:
        click.echo(in_markdown(found, later), nl=False)


def _sound(where: str, library: Library, problems: list[Problem]) -> Library:
    """The library, if what it holds can be compared at all; what cannot be run would be told wrongly."""
    wrong = errors([*problems, *check_project(library, problems, prove=False)])
    if wrong:
        told = "\n".join(str(problem) for problem in wrong[:MOST_TOLD])
        if len(wrong) > MOST_TOLD:
            told += f"\nand {len(wrong) - MOST_TOLD} more, which “toolkit check” tells"
        stop(f"what the change means can be told once the content {where} has no errors:\n{told}")
    return library

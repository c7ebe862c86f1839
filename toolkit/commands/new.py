"""`toolkit new`: a file to begin with."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from toolkit.commands.ending import stop
from toolkit.library import Library, find_root, read_project
from toolkit.problems import did_you_mean
from toolkit.starts import HALF_A_YEAR, KINDS, Kind, free_id, start


@click.command()
@click.argument("kind", metavar=f"[{'|'.join(KINDS)}]")
@click.argument("name", metavar="ID")
@click.option("--title", help="Its title or name; made from the ID when left out.")
@click.option("--on", "on", metavar="DATE", help="The day of its check, such as 2027-05-20; if left out, today.")
def new(kind: str, name: str, title: str | None, on: str | None) -> None:
    """Write the start of a piece of content: a file in which every key is said in words.

    The start is sound at once; `toolkit check` then says what still waits for your words.
    """
    if kind not in KINDS:
        stop(f"“{kind}” cannot be started{did_you_mean(kind, KINDS)}")
    root = find_root(Path.cwd())
    if root is None:
        stop("there are no folders “content” and “questionnaires” here; go to the project’s folder")
    library, _ = read_project(root)
    _look_at_id(name, kind, root, library)
    _look_at_lists(KINDS[kind], library)
    begun = start(KINDS[kind], name, _title(title), _day(on), library)
    write_new(root / begun.path, begun.text)
    click.echo(f"{begun.path} is begun. Next:")
    click.echo("  1. Open it, and write over everything that says “Replace this”.")
    click.echo(f"  2. Look at it: “make serve”, then http://127.0.0.1:8000{begun.address}")
    click.echo("  3. “make check” says what still waits for your words.")


def _look_at_id(name: str, kind: str, root: Path, library: Library) -> None:
    """End the command, with the nearest good id, where this one is not well written or belongs to something."""
    entries = getattr(library, KINDS[kind].kept)
    former = {old for entry in entries.values() for old in getattr(entry.value, "formerly", ())}
    files = {path.stem for path in (root / KINDS[kind].folder).glob("*")}
    taken = {*entries, *former, *files}
    free = free_id(name, taken)
    if free == name:
        return
    if not free:
        stop(f"“{name}” has no letter or digit that an id could be made of; write one such as “desk-breaks”")
    if name in taken:
        what = f"was the id of another {kind} before" if name in former else f"is the id of another {kind}"
        stop(f"“{name}” {what}, and an id is for ever; “{free}” is free")
    stop(f"“{name}” is not an id, which has small letters, digits and single hyphens alone; write “{free}”")


def _look_at_lists(kind: Kind, library: Library) -> None:
    for kept in kind.needs:
        if not getattr(library, kept):
            stop(f"content/{kept}.yml has nothing that a start could name; write that first, or mend it")


def _title(title: str | None) -> str | None:
    if title is not None and not "".join(filter(str.isprintable, title)).strip():
        stop("the title is empty; write some words, or leave “--title” out")
    return title and "".join(letter if letter.isprintable() else " " for letter in title)


def _day(on: str | None) -> datetime.date:
    if on is None:
        return datetime.datetime.now().astimezone().date()
    try:
        day = datetime.datetime.strptime(on, "%Y-%m-%d").replace(tzinfo=datetime.UTC).date()
        _ = day + HALF_A_YEAR  # its review must have a day too
    except (ValueError, OverflowError):
        stop(f"found “{on}”, expected a date, written year-month-day, such as 2027-05-20")
    return day


def write_new(file: Path, text: str) -> None:
    """Write a file that is not there yet; ends the command where one is."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as new_file:
            new_file.write(text)
    except FileExistsError:
        stop(f"{file}: this file is there already, and nothing is written over it")
    except OSError as error:
        stop(f"{file}: the start cannot be written there: {error.strerror}")

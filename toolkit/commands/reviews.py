"""`toolkit reviews`: what must be looked at again soon, or should have been."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence

import click

from toolkit.annotations import as_text
from toolkit.commands.inputs import project_library
from toolkit.reviews import Review, due_reviews
from toolkit.the_day import the_day


@click.command()
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day from which to look, instead of today."
)
@click.option("--within", type=click.IntRange(0, 3660), default=30, show_default=True, help="How many days ahead.")
@click.option(
    "--format", "style", type=click.Choice(["text", "json", "markdown"]), default="text", help="How to print."
)
def reviews(on: datetime.datetime | None, within: int, style: str) -> None:
    """List everything whose review is due within some days, or past. It ends with 0 all the same."""
    today = on.date() if on else the_day()
    due = due_reviews(project_library(), today, within)
    if style == "json":
        data = [
            {"path": review.path, "line": review.line, "title": review.title, "review_by": str(review.review_by)}
            for review in due
        ]
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
    elif style == "markdown":
        click.echo(_markdown(due, today), nl=False)
    else:
        for review in due:
            click.echo(f"{review.review_by}  {review.path}:{review.line}  {review.title} ({review.when(today)})")
        click.echo(_count(due, within), err=True)


def _count(due: Sequence[Review], within: int) -> str:
    if not due:
        return f"Nothing has to be looked at again within {within} days."
    return f"{len(due)} to look at again within {within} days."


def _markdown(due: Sequence[Review], today: datetime.date) -> str:
    """A table for an issue; nothing at all when nothing is due."""
    if not due:
        return ""
    rows = [
        f"| {review.review_by} ({review.when(today)}) | {as_text(review.title)} | {as_text(review.path)} |"
        for review in due
    ]
    return "\n".join(["| Review by | What | File |", "|---|---|---|", *rows, ""])

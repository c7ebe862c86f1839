"""What is on a paper, block by block: the one source of the page to print, the Word and the OpenDocument file."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.links import full, site_path
from site_builder.reading import words
from toolkit.library import Entry
from toolkit.model.content import Site
from toolkit.model.templates import Template, TemplateField, TemplateSection

TICK_BOX = "☐"
# A box does not end a line.
_HOLDS = "\u00a0"
SIGNING = (("Who", 2), ("Name", 3), ("Signature", 3), ("Date", 2))


@dataclass(frozen=True)
class Heading:
    """The heading of a part."""

    words: str
    kind: str = "heading"


@dataclass(frozen=True)
class Words:
    """A sentence or two; `closing` when they stand at the end of the paper."""

    words: str
    closing: bool = False
    kind: str = "words"


@dataclass(frozen=True)
class Points:
    """Sentences that stand there already."""

    points: tuple[str, ...]
    kind: str = "points"


@dataclass(frozen=True)
class Fields:
    """Labels on the left, room to write on the right; `about` says what they belong to."""

    about: str
    fields: tuple[TemplateField, ...]
    kind: str = "fields"


@dataclass(frozen=True)
class Ticks:
    """Things to tick."""

    things: tuple[str, ...]
    kind: str = "ticks"


@dataclass(frozen=True)
class Grid:
    """A table to write in: columns with their share of the width, and the first cell of each row, empty where blank.

    `lines` is how many lines each row has to write on; `about` says what the table belongs to.
    """

    about: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[str, ...]
    lines: int
    kind: str = "grid"


Block = Heading | Words | Points | Fields | Ticks | Grid


@dataclass(frozen=True)
class Sheet:
    """A paper: its title, what is on it, who made it, where it is kept, and the day on which it was checked."""

    title: str
    summary: str
    blocks: tuple[Block, ...]
    author: str
    origin: str
    checked: datetime.date


def sheet(entry: Entry[Template], site: Site) -> Sheet:
    """The paper of a template."""
    template = entry.value
    address = full(site.url, site_path("template", entry.id)).removeprefix("https://")
    return Sheet(
        title=template.title,
        summary=template.summary,
        blocks=tuple(_blocks(template)),
        author=site.name,
        origin=f"{address} · checked on {words.date(template.checked)}",
        checked=template.checked,
    )


def _blocks(template: Template) -> Iterator[Block]:
    for part in template.parts:
        yield from _part(part)
    if template.signatures:
        yield Heading("Signatures")
        yield Grid("Signatures", SIGNING, tuple(template.signatures), 1)
    if template.keep:
        yield Words(_joined(template.keep), closing=True)


def _part(part: TemplateSection) -> Iterator[Block]:
    yield Heading(part.title)
    if part.words:
        yield Words(_joined(part.words))
    if part.points:
        yield Points(tuple(map(_joined, part.points)))
    if part.fields:
        yield Fields(part.title, tuple(part.fields))
    if part.ticks:
        yield Ticks(tuple(map(_joined, part.ticks)))
    if part.table:
        columns = tuple((column.title, column.share) for column in part.table.columns)
        rows = (*part.table.rows, *[""] * part.table.blank_rows)
        yield Grid(part.title, columns, rows, part.table.lines)


def _joined(text: str) -> str:
    return " ".join(text.split())


def shares(columns: Sequence[tuple[str, int]], width: float) -> list[float]:
    """The width of each column, in the unit of `width`, of which all of them have their share."""
    whole = sum(share for _, share in columns)
    return [width * share / whole for _, share in columns]


def choice(field: TemplateField) -> str:
    """The answers of a field, each with a box to tick; empty where it is a field to write in."""
    return "     ".join(f"{TICK_BOX} {option}".replace(" ", _HOLDS) for option in field.options)

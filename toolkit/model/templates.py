"""Templates: papers that an owner fills in, each written once and made into a page, a Word and an OpenDocument file.

A template says what is asked and how much room the answer needs. How it looks is for those who make the papers.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from toolkit.model.base import Id, Markdown, Model, Published, Text

# More than this does not fit across a sheet of A4, or down it.
MOST_COLUMNS = 6
MOST_ROWS = 30
MOST_LINES = 6


class TemplateField(Model):
    """One thing to write down: its label, and the room for it."""

    called: ClassVar[str] = "a field"

    label: Text = Field(description="what to write down", examples=["First day back"])
    hint: Text | None = Field(
        default=None, description="a few words that help, under the label", examples=["Part of a week is fine."]
    )
    lines: Annotated[int, Field(ge=1, le=MOST_LINES)] = Field(
        default=1, description="how many lines there are to write on", examples=[2]
    )
    options: list[Text] = Field(
        default=[], description="answers to tick, in place of lines to write on", examples=[["Yes", "No"]]
    )


class TemplateColumn(Model):
    """One column of a table."""

    called: ClassVar[str] = "a column"

    title: Text = Field(description="the heading of the column", examples=["What we agreed"])
    share: Annotated[int, Field(ge=1, le=9)] = Field(
        default=1, description="how wide it is, beside columns with 1", examples=[3]
    )


class TemplateTable(Model):
    """A table to write in; the first cells of its rows may have words already."""

    called: ClassVar[str] = "a table"

    columns: list[TemplateColumn] = Field(min_length=1, description="the columns, from left to right; six at most")
    rows: list[Text] = Field(
        default=[], description="rows whose first cell has words already: the words", examples=[["Week 1", "Week 2"]]
    )
    blank_rows: Annotated[int, Field(ge=0, le=MOST_ROWS)] = Field(
        default=0, description="how many empty rows there are, after those with words", examples=[4]
    )
    lines: Annotated[int, Field(ge=1, le=MOST_LINES)] = Field(
        default=1, description="how many lines each row has to write on", examples=[2]
    )


class TemplateSection(Model):
    """A part of a template; it shows what it has in this order: words, points, fields, ticks, table."""

    called: ClassVar[str] = "a part"

    title: Text = Field(description="the heading of the part", examples=["What we agreed"])
    words: Text | None = Field(
        default=None, description="what to know before filling it in; plain words", examples=["Write what you agreed."]
    )
    points: list[Text] = Field(
        default=[], description="sentences that stand there already, one a line", examples=[["We ask our staff."]]
    )
    fields: list[TemplateField] = Field(default=[], description="what to write down, one under the other")
    ticks: list[Text] = Field(
        default=[], description="things to tick when they are done or agreed", examples=[["The team knows."]]
    )
    table: TemplateTable | None = Field(default=None, description="a table to write in")


class Template(Published):
    """A paper to fill in: `content/templates/<id>.yml`. It is made into a page to print, a Word and an ODT file."""

    called: ClassVar[str] = "a template"

    title: Text = Field(description="what the paper is, as its heading", examples=["Return-to-work plan"])
    summary: Text = Field(
        description="one sentence that says what it is good for; it stands under the title on the site",
        examples=["Agree the way back on one page."],
    )
    minutes: Annotated[int, Field(ge=1, le=60)] = Field(
        description="how many minutes it takes to fill in", examples=[10]
    )
    guidance: list[Id] = Field(
        min_length=1,
        description="the guidance that it belongs to, whose pages offer it; ids of guidance",
        examples=[["return-to-work-talk"]],
    )
    about: Markdown = Field(
        description="how to use it, and what the law asks; it stands on the site and not on the paper",
        examples=["Fill it in together."],
    )
    parts: list[TemplateSection] = Field(min_length=1, description="what is on the paper, from top to bottom")
    signatures: list[Text] = Field(
        default=[], description="who signs at the end", examples=[["Employee", "Manager or owner"]]
    )
    keep: Text | None = Field(
        default=None,
        description="who may see the paper when it is filled in, and where it is kept; at the end of the paper",
        examples=["Private. Lock it away."],
    )

"""What owners read: every text of the content that is shown to them, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from toolkit.library import Entry, Library
from toolkit.model.base import Model, is_markdown
from toolkit.model.content import (
    Card,
    CaseStudy,
    Duty,
    Figure,
    Guidance,
    Page,
    Partner,
    Sector,
    Service,
    Site,
    Step,
    Topic,
)
from toolkit.model.questionnaire import Band, Level, Option, Question, Questionnaire, Section
from toolkit.problems import Position
from toolkit.source import Location
from toolkit.wording.blocks import Block, markdown_blocks, plain_block

# The texts of each model that owners read. A quotation is not among them: it stays as it was said.
_READ: dict[type[Model], tuple[str, ...]] = {
    Questionnaire: ("title", "summary"),
    Section: ("title", "intro"),
    Question: ("ask", "help", "why"),
    Option: ("label", "hint"),
    Band: ("title", "message"),
    Level: ("title", "message"),
    Guidance: ("title", "summary"),
    Step: ("do",),
    CaseStudy: ("title", "organisation", "problem", "action", "outcome"),
    Figure: ("label",),
    Service: ("summary", "hours_note", "cost", "who_for", "note"),
    Duty: ("title", "asks", "applies"),
    Topic: ("title", "summary"),
    Sector: ("title", "summary"),
    Partner: ("welcome",),
    Card: ("title", "words"),
    Site: ("strapline", "licence_note"),
    Page: ("title", "summary"),
}
BODY = "body"
HEADINGS = ("title", "label", "organisation")


@dataclass(frozen=True)
class Passage:
    """One text that owners read.

    `key` is the key that it stands under, `body` for the body of a Markdown file. `needs_law` says that it tells what
    to do and rests on no law, so that a “must” in it is the writer's own.
    """

    entry: Entry[Model]
    location: Location
    key: str
    text: str
    is_markdown: bool
    needs_law: bool = False

    @property
    def start(self) -> Position:
        """Where the text begins in its file."""
        if self.key == BODY:
            return Position(self.entry.source.body_line, 1)
        return self.entry.source.position(self.location)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The paragraphs, headings and cells of the text, without their markup."""
        return tuple(markdown_blocks(self.text)) if self.is_markdown else (plain_block(self.text),)


def passages(library: Library) -> Iterator[Passage]:
    """Every text that owners read, one piece of content after the other."""
    for entry in library.everything():
        needs_law = _guidance_needs_law(entry.value, library)
        yield from _inside(entry, entry.value, entry.at, needs_law)
        if entry.source.body.strip():
            yield Passage(entry, (), BODY, entry.source.body, is_markdown=True, needs_law=needs_law)


def _guidance_needs_law(value: Model, library: Library) -> bool:
    """Whether this is guidance that no duty and no source of law stands behind; of a questionnaire its parts tell."""
    if isinstance(value, Guidance):
        kinds = {library.evidence[name].value.kind for name in value.sources if name in library.evidence}
        return value.duty is None and "law" not in kinds
    return isinstance(value, Questionnaire)


def _inside(entry: Entry[Model], value: object, location: Location, needs_law: bool) -> Iterator[Passage]:
    if isinstance(value, Model):
        needs_law = needs_law and not _asks_after_duty(value)
        read = _READ.get(type(value), ())
        for name, info in type(value).model_fields.items():
            inner, place = getattr(value, name), (*location, info.alias or name)
            if name not in read:
                yield from _inside(entry, inner, place, needs_law)
            elif isinstance(inner, str):
                yield Passage(entry, place, name, inner, is_markdown(info), needs_law)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _inside(entry, item, (*location, number), needs_law)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _inside(entry, item, (*location, key), needs_law)


def _asks_after_duty(value: Model) -> bool:
    """Whether the law is the subject: of a question with a duty, or of a section that has one."""
    if isinstance(value, Section):
        return any(question.duty for question in value.questions)
    return isinstance(value, Question) and value.duty is not None

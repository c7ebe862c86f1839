"""What owners read: every text of the content that is shown to them, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from toolkit.library import Entry, Library
from toolkit.model.base import Model, is_markdown
from toolkit.model.content import Card, CaseStudy, Figure, Guidance, Page, Partner, Service, Site, Step
from toolkit.model.lists import Duty, Sector, Stage, Topic, Word
from toolkit.model.questionnaire import Band, Level, Questionnaire
from toolkit.model.questions import Option, Question, Section
from toolkit.model.templates import Template, TemplateColumn, TemplateField, TemplateSection
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
    Template: ("title", "summary", "about", "keep"),
    TemplateSection: ("title", "words", "points", "ticks"),
    TemplateField: ("label", "hint"),
    TemplateColumn: ("title",),
    Duty: ("title", "asks", "applies"),
    Topic: ("title", "summary"),
    Stage: ("title", "when", "you", "they", "helped", "skips_when"),
    Sector: ("title", "summary"),
    Partner: ("welcome",),
    Card: ("title", "words"),
    Word: ("use", "why"),
    Site: ("strapline", "licence_note"),
    Page: ("title", "summary"),
}
# A link to guidance that rests on the law brings the law with it.
_LINKED = re.compile(r"\(guidance:([a-z0-9-]+)")
BODY = "body"
HEADINGS = ("title", "label", "organisation")


@dataclass(frozen=True)
class Passage:
    """One text that owners read.

    `key` is the key that it stands under, `body` for the body of a Markdown file. `needs_law` says that it tells what
    to do and neither rests on a law nor leads to one, so that a “must” in it is the writer's own.
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
    lawful = {name for name, entry in library.guidance.items() if _rests_on_law(entry.value, library)}
    for entry in library.everything():
        needs_law = isinstance(entry.value, Questionnaire) or (
            isinstance(entry.value, Guidance) and entry.id not in lawful
        )
        found = list(_inside(entry, entry.value, entry.at, needs_law))
        if entry.source.body.strip():
            found.append(Passage(entry, (), BODY, entry.source.body, is_markdown=True, needs_law=needs_law))
        for passage in found:
            yield replace(passage, needs_law=False) if lawful.intersection(_LINKED.findall(passage.text)) else passage


def _rests_on_law(guidance: Guidance, library: Library) -> bool:
    kinds = {library.evidence[name].value.kind for name in guidance.sources if name in library.evidence}
    return guidance.duty is not None or "law" in kinds


def _inside(entry: Entry[Model], value: object, location: Location, needs_law: bool) -> Iterator[Passage]:
    if isinstance(value, Model):
        needs_law = needs_law and not _asks_after_duty(value)
        read = _READ.get(type(value), ())
        for name, info in type(value).model_fields.items():
            inner, place = getattr(value, name), (*location, info.alias or name)
            if name not in read:
                yield from _inside(entry, inner, place, needs_law)
            elif isinstance(inner, list):
                yield from (Passage(entry, (*place, n), name, text, False, needs_law) for n, text in enumerate(inner))
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

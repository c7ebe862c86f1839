"""Guidance: a page for each, and all of it by topic."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.links import Links, evidence_path, site_path
from site_builder.reading.document import Document, fill
from site_builder.reading.page_words import listing
from site_builder.reading.prose import render
from site_builder.reading.shelves import Shelves
from toolkit.library import Entry
from toolkit.model.content import Guidance
from toolkit.model.lists import Duty

# Ids that the template gives to its own headings; a heading in the text with the same words gets another.
_HEADINGS = frozenset(
    {"at-a-glance", "what-to-do", "the-law", "services", "templates", "case-studies", "sources", "main", "top"}
)


def documents(shelves: Shelves) -> Iterator[Document]:
    """Every page about guidance."""
    yield _index(shelves)
    for entry in shelves.guidance:
        yield _page(shelves, entry)


def _page(shelves: Shelves, entry: Entry[Guidance]) -> Document:
    guidance = entry.value
    path = site_path("guidance", entry.id)
    links = Links(shelves.library, path)
    duty = shelves.library.duties[guidance.duty].value if guidance.duty else None
    named = [service for name in guidance.services if (service := shelves.open_service(name))]
    values = {
        "library": shelves.library,
        # Who works for somebody else is not asked how their workplace does.
        "main_check": shelves.main_check if "employer" in guidance.audience else None,
        "guidance": guidance,
        "body": render(entry.source.body, links, _HEADINGS),
        "duty": duty,
        "duty_asks": render(duty.asks, links) if duty else None,
        "services": named,
        "templates": shelves.templates_of(entry.id),
        "case_studies": shelves.like(guidance.topics),
    }
    return Document(
        path, guidance.title, guidance.summary, fill("guidance.html", links, values), changed=guidance.checked
    )


def _index(shelves: Shelves) -> Document:
    topics = [
        (topic, found)
        for topic in shelves.library.topics.values()
        if (found := shelves.guidance_by_topic.get(topic.id))
    ]
    duties = [(entry.value, _about(shelves, entry)) for entry in shelves.library.duties.values()]
    return listing(
        shelves,
        "/guidance/",
        "guidance_index.html",
        (
            "Guidance",
            "What to do about health at work, step by step: each page says how much effort it is and what it costs.",
        ),
        topics=topics,
        duties=duties,
        templates=shelves.templates,
    )


def _about(shelves: Shelves, duty: Entry[Duty]) -> str:
    """Where to read about a duty: the guidance that it names, or that names it, or else its first source."""
    if duty.value.guidance:
        return site_path("guidance", duty.value.guidance)
    for entry in shelves.guidance:
        if entry.value.duty == duty.id:
            return f"{site_path('guidance', entry.id)}#the-law"
    return evidence_path(duty.value.sources[0])

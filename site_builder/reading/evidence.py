"""Every source that a page rests on: what it says, how much it can bear, when it was seen, and where it is used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from site_builder.reading import words
from site_builder.reading.document import Document
from site_builder.reading.page_words import listing
from site_builder.reading.prose import Heading
from site_builder.reading.shelves import Shelves
from toolkit.library import Entry
from toolkit.model.lists import STRENGTHS, Evidence

SCRIPT = "source-filter"


@dataclass(frozen=True)
class Group:
    """The sources that can bear as much, the newest first, and in plain words what that is."""

    heading: Heading
    means: str
    entries: list[Entry[Evidence]]


def documents(shelves: Shelves) -> Iterator[Document]:
    """The page of all sources."""
    page = listing(
        shelves,
        "/evidence/",
        "evidence.html",
        (
            "Evidence and sources",
            "Where the facts on this site come from, how far each can be trusted, and which pages rest on it.",
        ),
        groups=_by_strength(list(shelves.library.evidence.values())),
        uses={name: shelves.uses.get(name, []) for name in shelves.library.evidence},
        count=len(shelves.library.evidence),
    )
    yield replace(page, in_search=True, scripts=(SCRIPT,))  # the only page that has the sources


def _by_strength(sources: list[Entry[Evidence]]) -> list[Group]:
    found = []
    for strength in STRENGTHS:
        entries = [entry for entry in sources if entry.value.bears == strength]
        entries.sort(key=lambda entry: (-entry.value.year, entry.value.title.casefold(), entry.id))
        if entries:
            title, means = words.STRENGTH[strength]
            found.append(Group(Heading(f"strength-{strength}", title), means, entries))
    return found

"""Every source that a page rests on: what it says, when it was seen, and where it is used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from site_builder.reading import words
from site_builder.reading.document import Document
from site_builder.reading.page_words import listing
from site_builder.reading.prose import Heading
from site_builder.reading.shelves import Shelves
from toolkit.library import Entry
from toolkit.model.lists import Evidence


def documents(shelves: Shelves) -> Iterator[Document]:
    """The page of all sources."""
    page = listing(
        shelves,
        "/evidence/",
        "evidence.html",
        (
            "Evidence and sources",
            "Where the facts on this site come from, when we last looked, and which pages rest on each.",
        ),
        kinds=_by_kind(list(shelves.library.evidence.values())),
        uses={name: shelves.uses.get(name, []) for name in shelves.library.evidence},
    )
    yield replace(page, in_search=True)  # the only page that has the sources


def _by_kind(sources: list[Entry[Evidence]]) -> list[tuple[Heading, list[Entry[Evidence]]]]:
    """Sources by kind, the newest first."""
    found = []
    for kind in get_args(Evidence.model_fields["kind"].annotation):
        entries = [entry for entry in sources if entry.value.kind == kind]
        entries.sort(key=lambda entry: (-entry.value.year, entry.value.title.casefold(), entry.id))
        if entries:
            found.append((Heading(f"kind-{kind}", words.EVIDENCE_KIND[kind]), entries))
    return found

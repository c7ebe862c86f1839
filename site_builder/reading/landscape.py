"""Who does what: the way from worried to back at work as a picture and in words, then the words of an author."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from site_builder.reading.document import Document
from site_builder.reading.page_words import listing
from site_builder.reading.pathway_picture import picture
from site_builder.reading.shelves import Shelves


def documents(shelves: Shelves) -> Iterator[Document]:
    """The page, where there is a pathway."""
    pathway = shelves.library.pathway
    stages = list(pathway.values())
    if not stages:
        return
    page = listing(
        shelves,
        "/landscape/",
        "landscape.html",
        ("Who does what", "The way from worried to back at work, and who can help at each step."),
        stages=stages,
        titles={entry.id: (number, entry.value.title) for number, entry in enumerate(stages, start=1)},
        picture=picture(stages),
    )
    yield replace(page, in_search=True)

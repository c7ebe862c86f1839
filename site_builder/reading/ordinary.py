"""Ordinary pages: what authors write in `content/pages/`, at the path that the file has there."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from site_builder.links import Links, site_path
from site_builder.reading.document import Document, fill
from site_builder.reading.prose import render
from site_builder.reading.shelves import Shelves
from toolkit.library import Entry
from toolkit.model.content import Page

_HEADINGS = frozenset({"on-this-page", "sources", "main", "top"})


def documents(shelves: Shelves, made: Collection[str]) -> Iterator[Document]:
    """A page for each file, but for the paths in `made`: those pages are made of lists and took its words in."""
    for entry in shelves.library.pages.values():
        if site_path("page", entry.id) not in made:
            yield _page(shelves, entry)


def _page(shelves: Shelves, entry: Entry[Page]) -> Document:
    path = site_path("page", entry.id)
    links = Links(shelves.library, path)
    pages = shelves.library.pages
    parents = [name for name in pages if entry.id.startswith(f"{name}/")]
    values = {
        "library": shelves.library,
        "page": entry.value,
        "body": render(entry.source.body, links, _HEADINGS),
        "above": [(pages[name].value.title, site_path("page", name)) for name in sorted(parents, key=len)],
        "below": [page for page in pages.values() if page.id.rpartition("/")[0] == entry.id],
        "helper": shelves.library.questionnaires.get(entry.id),
    }
    return Document(
        path, entry.value.title, entry.value.summary, fill("ordinary.html", links, values), entry.value.checked
    )

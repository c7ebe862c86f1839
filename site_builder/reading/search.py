"""The page to search on: the only one that loads the index, so that no other page has to.

Material's search dialog would fetch the whole index on every page of the site, has no name, and keeps its results out
of the order of the Tab key. So there is a page, with a form and a list of our own over Material's index and worker.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.links import Links
from site_builder.reading.document import Document, fill
from site_builder.reading.shelves import Shelves


def documents(shelves: Shelves) -> Iterator[Document]:
    """The page."""
    yield Document(
        path="/search/",
        title="Search",
        description="Search the guidance, case studies, services and sources.",
        body=fill("search.html", Links(shelves.library, "/search/"), {}),
        in_search=False,
        scripts=("search",),
    )

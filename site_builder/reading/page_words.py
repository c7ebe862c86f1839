"""The title, summary and text of a page that is otherwise made of lists.

A page such as `/services/` is made by the builder. An adviser who wants other words on it writes `content/pages/
services.md`; its title, summary and body then stand above the list.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from site_builder.links import Links
from site_builder.reading.document import Document, fill
from site_builder.reading.prose import Prose, render
from site_builder.reading.shelves import Shelves
from toolkit.model.content import Page


@dataclass(frozen=True)
class Introduction:
    """What stands above a list: the default words, or those of the page of the same name."""

    title: str
    summary: str
    body: Prose | None = None
    checked: datetime.date | None = None
    page: Page | None = None


def introduction(shelves: Shelves, links: Links, title: str, summary: str) -> Introduction:
    """The introduction of the page that `links` belongs to."""
    entry = shelves.library.pages.get(links.page.strip("/"))
    if entry is None:
        return Introduction(title, summary)
    body = render(entry.source.body, links) if entry.source.body.strip() else None
    return Introduction(entry.value.title, entry.value.summary, body, entry.value.checked, entry.value)


def listing(shelves: Shelves, path: str, template: str, default: tuple[str, str], **values: Any) -> Document:
    """A page of lists at `path`; `default` is the title and the summary where no author wrote others.

    It is left out of the search, which would find everything twice.
    """
    links = Links(shelves.library, path)
    words = introduction(shelves, links, *default)
    shown = {
        "library": shelves.library,
        "main_check": shelves.main_check,
        "title": words.title,
        "summary": words.summary,
        "body": words.body,
        "page": words.page,
    }
    return Document(
        path=path,
        title=words.title,
        description=words.summary,
        body=fill(template, links, shown | values),
        changed=words.checked,
        in_search=False,
    )

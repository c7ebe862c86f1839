"""The list of checks, for people and as data for partners."""

from __future__ import annotations

import json
from collections.abc import Iterator

from site_builder.links import Links, full, site_path
from site_builder.reading.document import Document
from site_builder.reading.page_words import listing
from site_builder.reading.prose import render
from site_builder.reading.shelves import Shelves, is_check

CATALOGUE = "catalogue.json"


def documents(shelves: Shelves) -> Iterator[Document]:
    """The page."""
    links = Links(shelves.library, "/check/")
    yield listing(
        shelves,
        "/check/",
        "checks.html",
        ("Check your workplace", "Questions about your business, and at the end what to do first and who can help."),
        checks=[(entry, render(entry.value.summary, links)) for entry in shelves.checks],
    )


def catalogue(shelves: Shelves) -> bytes:
    """Every check as JSON, for the sites of partners: format 1, addresses in full."""
    top = shelves.site.url
    checks = [
        {
            "id": entry.id,
            "url": full(top, site_path("questionnaire", entry.id)),
            "title": entry.value.title,
            "summary": entry.value.summary,
            "minutes": entry.value.minutes,
            "audience": entry.value.audience,
            "gives_score": is_check(entry.value),
            "languages": ["en-GB"],
            "checked": entry.value.checked.isoformat(),
            "review_by": entry.value.review_by.isoformat(),
        }
        for entry in shelves.checks
    ]
    data = {"format": 1, "name": shelves.site.name, "url": full(top, "/"), "checks": checks}
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()

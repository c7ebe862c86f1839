"""The page for those who would rather talk: the main advice line first, then the other lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from site_builder.reading.document import Document
from site_builder.reading.opening import SCRIPT, opening_of
from site_builder.reading.page_words import listing
from site_builder.reading.shelves import Shelves

_ANSWERED = ("advice-line", "helpline")


def documents(shelves: Shelves) -> Iterator[Document]:
    """The page."""
    line = shelves.advice_line
    others = [
        entry
        for entry in shelves.services
        if entry.value.kind in _ANSWERED and entry.value.phones and entry is not line
    ]
    opening = opening_of(line.value, shelves.library) if line else None
    document = listing(
        shelves,
        "/advice-line/",
        "advice_line.html",
        ("Talk to someone", "People who answer the telephone: for employers, and for anyone who needs to talk now."),
        line=line,
        others=others,
        opening=opening,
    )
    changed = line.value.checked if line else document.changed
    yield replace(document, changed=changed, scripts=(SCRIPT,) if opening and opening.hours else ())

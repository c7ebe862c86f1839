"""The page for those who would rather talk: the main advice line first, then the other lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from site_builder.reading.document import Document
from site_builder.reading.opening import SCRIPT, opening_data
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
    hours = opening_data(line.value) if line else ""
    document = listing(
        shelves,
        "/advice-line/",
        "advice_line.html",
        ("Talk to someone", "People who answer the telephone: for employers, and for anyone who needs to talk now."),
        line=line,
        others=others,
        hours_data=hours,
    )
    changed = line.value.checked if line else document.changed
    yield replace(document, changed=changed, scripts=(SCRIPT,) if hours else ())

"""The first page: three doors, how it works, and what people ask before they start."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.links import Links
from site_builder.reading.document import Document, fill
from site_builder.reading.opening import SCRIPT, opening_of
from site_builder.reading.shelves import Shelves

MOST_CASE_STUDIES = 3


def documents(shelves: Shelves) -> Iterator[Document]:
    """The page."""
    links = Links(shelves.library, "/")
    line = shelves.advice_line
    opening = opening_of(line.value, shelves.library) if line else None
    check = shelves.main_check
    values = {
        "library": shelves.library,
        "site": shelves.site,
        "main_check": check,
        "short_checks": shelves.short_checks,
        "check_address": links.of("questionnaire", check.id) if check else links.to("/check/"),
        "further_checks": shelves.further_checks,
        "line": line,
        "opening": opening,
        "topics": list(shelves.library.topics.values()),
        "templates": shelves.templates,
        "case_studies": shelves.case_studies[:MOST_CASE_STUDIES],
    }
    yield Document(
        path="/",
        title=shelves.site.name,
        description=shelves.site.strapline,
        body=fill("home.html", links, values),
        in_search=False,
        scripts=(SCRIPT,) if opening and opening.hours else (),
    )

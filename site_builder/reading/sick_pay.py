"""The page that works out Statutory Sick Pay: an author's words, and a form that a script works on the device itself.

The words are those of `content/pages/fit-note/sick-pay.md`, the rates those of `content/rates.yml`; without one of the
two there is no such form. Without script the page says the rules and leads to the calculator on GOV.UK.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from site_builder.links import Links, site_path
from site_builder.reading.document import Document, fill
from site_builder.reading.prose import render
from site_builder.reading.shelves import Shelves
from toolkit.rates import in_words, not_announced
from toolkit.sick_pay import WEEKDAYS, years_as_data

PAGE = "fit-note/sick-pay"
_SCRIPT = "sick-pay"
_HEADINGS = frozenset({"sources", "main", "top", "calculator", "answer", "problems"})
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def documents(shelves: Shelves) -> Iterator[Document]:
    """The page, where there are words and rates for it."""
    library = shelves.library
    entry, rates = library.pages.get(PAGE), library.rates
    if entry is None or rates is None:
        return
    path = site_path("page", PAGE)
    links = Links(library, path)
    years = rates.value.sick_pay
    parents = [name for name in library.pages if PAGE.startswith(f"{name}/")]
    values = {
        "library": library,
        "page": entry.value,
        "body": render(entry.source.body, links, _HEADINGS),
        "above": [(library.pages[name].value.title, site_path("page", name)) for name in parents],
        "years": json.dumps(years_as_data(years), ensure_ascii=False),
        "weekdays": list(zip(WEEKDAYS, _DAYS, strict=True)),
        "known_from": in_words(years[0].begins),
        "known_until": in_words(years[-1].until),
        "not_announced": not_announced(years[-1]),
        "across": next((year for year in reversed(years) if year.spells_across), None),
        "latest": years[-1],
        "in_words": in_words,
    }
    body = fill("sick_pay.html", links, values)
    yield Document(path, entry.value.title, entry.value.summary, body, entry.value.checked, scripts=(_SCRIPT,))

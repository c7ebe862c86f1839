"""Help by area: for each council area its health board, its business support, and the services that are only there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from site_builder.reading.document import Document
from site_builder.reading.page_words import listing
from site_builder.reading.shelves import Shelves
from toolkit.library import Entry
from toolkit.model.content import Service
from toolkit.model.lists import Area

# Kinds of service that take a firm, rather than a person in distress.
_FOR_FIRMS = ("advice-line", "health-service", "grant", "business-support", "regulator", "online-tool")


@dataclass(frozen=True)
class Place:
    """A council area, and the open services that are there and not everywhere."""

    area: Area
    services: list[Entry[Service]]


def documents(shelves: Shelves) -> Iterator[Document]:
    """The page, where there are areas."""
    areas = [entry.value for entry in shelves.library.areas.values()]
    if not areas:
        return
    page = listing(
        shelves,
        "/local/",
        "local.html",
        ("Help in your area", "Your health board, your business support, and who takes a firm where you are."),
        places=[Place(area, _only_there(shelves, area)) for area in areas],
        everywhere=[
            entry for entry in shelves.services if entry.value.areas == "everywhere" and _takes_firms(entry.value)
        ],
    )
    yield replace(page, in_search=True)


def _only_there(shelves: Shelves, area: Area) -> list[Entry[Service]]:
    return [entry for entry in shelves.services if entry.value.areas != "everywhere" and area.id in entry.value.areas]


def _takes_firms(service: Service) -> bool:
    return service.kind in _FOR_FIRMS and "employer" in service.audience

"""Services: a page for each, the open ones in a list by kind, and the closed ones as history."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.links import Links, site_path
from site_builder.reading import words
from site_builder.reading.document import Document, fill
from site_builder.reading.opening import SCRIPT, opening_of
from site_builder.reading.page_words import listing
from site_builder.reading.prose import Heading, render
from site_builder.reading.shelves import Shelves
from toolkit.library import Entry
from toolkit.model.content import Service

_KINDS = {
    "advice-line": "Advice lines",
    "helpline": "Helplines",
    "health-service": "Health services",
    "grant": "Grants",
    "business-support": "Business support",
    "regulator": "Regulators",
    "online-tool": "Online tools",
    "history": "Other",
}


def documents(shelves: Shelves) -> Iterator[Document]:
    """Every page about services."""
    yield listing(
        shelves,
        "/services/",
        "service_index.html",
        ("Services", "Who can help small employers in Scotland and their people, what it costs, and when they answer."),
        kinds=_by_kind(shelves.services),
        has_areas=bool(shelves.library.areas),
        closed=shelves.closed_services,
    )
    if shelves.closed_services:
        yield listing(
            shelves,
            "/closed-services/",
            "closed_services.html",
            ("Services that have closed", "Old names and lines, when each one closed, and what to use now."),
            closed=[(entry, _instead(shelves, entry.value)) for entry in shelves.closed_services],
        )
    for entry in (*shelves.services, *shelves.closed_services):
        yield _page(shelves, entry)


def _by_kind(services: list[Entry[Service]]) -> list[tuple[Heading, list[Entry[Service]]]]:
    grouped = ((kind, [entry for entry in services if entry.value.kind == kind]) for kind in _KINDS)
    return [(Heading(kind, _KINDS[kind]), found) for kind, found in grouped if found]


def _page(shelves: Shelves, entry: Entry[Service]) -> Document:
    service = entry.value
    path = site_path("service", entry.id)
    links = Links(shelves.library, path)
    opening = opening_of(service, shelves.library)
    values = {
        "library": shelves.library,
        "service": service,
        "instead": _instead(shelves, service),
        "where": _where(shelves, service),
        "size": words.staff(service.staff),
        "opening": opening,
        "note": render(service.note, links) if service.note else None,
        "guidance": [guidance for guidance in shelves.guidance if entry.id in guidance.value.services]
        if service.status == "open"
        else [],
    }
    body = fill("service.html", links, values)
    scripts = (SCRIPT,) if opening.hours else ()
    return Document(path, service.name, _summary(service), body, service.checked, scripts=scripts)


def _instead(shelves: Shelves, service: Service) -> list[Entry[Service]]:
    return [found for name in service.replaced_by if (found := shelves.open_service(name))]


def _summary(service: Service) -> str:
    return service.summary if service.status == "open" else f"Closed. {service.summary}"


def _where(shelves: Shelves, service: Service) -> str:
    if service.areas == "everywhere":
        return "Everywhere in Scotland"
    return words.both([shelves.library.areas[name].value.name for name in service.areas])

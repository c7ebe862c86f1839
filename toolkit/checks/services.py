"""Services: that somebody could reach each, at hours that can be."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.checks.phones import check_phones
from toolkit.library import Entry, Library
from toolkit.model.content import Service
from toolkit.problems import Problem


def check_services(library: Library) -> Iterator[Problem]:
    """Every problem of the services."""
    for entry in library.services.values():
        service = entry.value
        if service.status == "closed" and service.closed_on is None:
            yield entry.problem(("status",), "S002", "“closed_on” is missing; say when the service closed")
        limits = service.staff
        if limits and limits.at_least is not None and limits.at_most is not None and limits.at_least > limits.at_most:
            message = f"no firm has at least {limits.at_least} and at most {limits.at_most}; turn the limits round"
            yield entry.problem(("staff",), "S010", message)
        if service.status == "open" and not (service.phones or service.web or service.text_relay):
            yield entry.problem(("name",), "S002", "“phones” or “web” is missing; nobody could reach this service")
        if service.status == "open" and service.kind == "history":
            message = "a service of the kind “history” is closed; write “status: closed”, or another kind"
            yield entry.problem(("kind",), "S010", message)
        yield from check_phones(entry)
        yield from _hours(entry)


def _hours(entry: Entry[Service]) -> Iterator[Problem]:
    for number, hours in enumerate(entry.value.hours):
        if hours.opens == hours.closes:
            message = (
                f"it opens and closes at {hours.opens}; write the time at which it closes, or “open_always: yes” in "
                "place of the hours"
            )
            yield entry.problem(("hours", number, "closes"), "S010", message)

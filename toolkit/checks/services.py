"""Services: that somebody could reach each, at hours that can be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from toolkit.checks.phones import check_phones
from toolkit.library import Entry, Library
from toolkit.model.content import Day, Hours, Service
from toolkit.problems import Problem

_DAYS = get_args(Day)
_MINUTES_A_DAY = 24 * 60


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
        yield from _overlaps(entry)


def _hours(entry: Entry[Service]) -> Iterator[Problem]:
    for number, hours in enumerate(entry.value.hours):
        if hours.opens == hours.closes:
            message = (
                f"it opens and closes at {hours.opens}; write the time at which it closes, or “open_always: yes” in "
                "place of the hours"
            )
            yield entry.problem(("hours", number, "closes"), "S010", message)


def _overlaps(entry: Entry[Service]) -> Iterator[Problem]:
    """Hours that say of some minutes twice that somebody answers."""
    taken: set[int] = set()
    for number, hours in enumerate(entry.value.hours):
        for place, day in enumerate(hours.days):
            minutes = _open_minutes(hours, day)
            # A day that stands twice in one list is told as that.
            if taken & minutes and day not in hours.days[:place]:
                message = (
                    f"the hours of “{day}” from {hours.opens} to {hours.closes} lie over other hours above; write each "
                    "time once"
                )
                yield entry.problem(("hours", number, "days", place), "S010", message)
                return
            taken |= minutes


def _open_minutes(hours: Hours, day: Day) -> set[int]:
    """The minutes of the week in which somebody answers who begins on that day."""
    opens, closes = _minute(hours.opens), _minute(hours.closes)
    start = _DAYS.index(day) * _MINUTES_A_DAY
    end = closes if closes >= opens else closes + _MINUTES_A_DAY
    return {(start + minute) % (len(_DAYS) * _MINUTES_A_DAY) for minute in range(opens, end)}


def _minute(clock: str) -> int:
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)

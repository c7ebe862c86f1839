"""Services: that somebody could reach each, at hours that can be."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import get_args

from toolkit.checks.phones import check_phones
from toolkit.library import Entry, Library
from toolkit.model.content import Day, Hours, Service
from toolkit.problems import Problem

_DAYS = get_args(Day)
_MINUTES_A_DAY = 24 * 60
# What somebody may answer at night.
_AT_NIGHT = ("helpline", "health-service")
_FIGURES = re.compile(r"[\d./-]+")
_DAY = re.compile(r"\d{4}(-\d{2}){0,2}")


def check_services(library: Library) -> Iterator[Problem]:
    """Every problem of the services."""
    for entry in library.services.values():
        service = entry.value
        if service.status == "closed" and service.closed_on is None:
            yield entry.problem(("status",), "S002", "“closed_on” is missing; say when the service closed")
        if service.status == "open" and service.closed_on is not None:
            message = "“closed_on” says that it has closed, and this that it is open; write “status: closed” if it has"
            yield entry.problem(("status",), "S010", message)
        yield from _closed_on(entry, library.on)
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
        yield from _at_all_hours(entry)
        yield from _hours(entry)
        yield from list(_overlaps(entry)) or _nights(entry)


def _closed_on(entry: Entry[Service], on: datetime.date) -> Iterator[Problem]:
    """A day of closing in figures is a day that has been: a whole one, a month of a year, or a year."""
    written = entry.value.closed_on or ""
    if not _FIGURES.fullmatch(written):
        return
    year, month, day = (*map(int, written.split("-")), 1, 1)[:3] if _DAY.fullmatch(written) else (0, 0, 0)
    try:
        closed = datetime.date(year, month, day)
    except ValueError:
        message = f"“{written}” is no day; write year-month-day such as 2018-05-31, year-month, or the year alone"
        yield entry.problem(("closed_on",), "S006", message)
        return
    if closed > on:
        message = f"{written} is still to come; look whether the year is right, or leave the service open until then"
        yield entry.problem(("closed_on",), "S006", message)


def _at_all_hours(entry: Entry[Service]) -> Iterator[Problem]:
    """Hours beside the word that there is no hour without somebody."""
    # That it is closed on bank holidays is told as such.
    if entry.value.open_always and entry.value.hours and entry.value.bank_holidays != "closed":
        message = "“open_always” says that somebody answers at any hour, and “hours” when; keep one of the two"
        yield entry.problem(("open_always",), "S010", message)


def _hours(entry: Entry[Service]) -> Iterator[Problem]:
    for number, hours in enumerate(entry.value.hours):
        if hours.opens == hours.closes:
            message = (
                f"it opens and closes at {hours.opens}; write the time at which it closes, or “open_always: yes” in "
                "place of the hours"
            )
            yield entry.problem(("hours", number, "closes"), "S010", message)


def _nights(entry: Entry[Service]) -> Iterator[Problem]:
    """Hours through the night, where nobody expects them."""
    for number, hours in enumerate(entry.value.hours):
        if _minute(hours.closes) < _minute(hours.opens) and entry.value.kind not in _AT_NIGHT:
            message = (
                f"from {hours.opens} to {hours.closes} is through the night; look whether the two are the wrong way "
                "round, or a figure is wrong"
            )
            yield entry.problem(("hours", number, "closes"), "S010", message).as_warning()


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

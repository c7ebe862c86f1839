"""When a line is open, handed to the script that says whether it is open now.

A build knows no clock. The page has the hours in words; the browser, which knows the time, adds one sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.library import Library
from toolkit.model.content import Service
from toolkit.model.lists import BankHoliday, Nation

SCRIPT = "opening-hours"
_SATURDAY = 5
_IN: dict[Nation, str] = {"scotland": ", in Scotland", "england-and-wales": ", in England and Wales"}


@dataclass(frozen=True)
class Opening:
    """The hours and the bank holidays of a line as the script reads them; both may be empty."""

    hours: str
    bank_holidays: str


def opening_of(service: Service, library: Library) -> Opening:
    """What the script is told of a service; nothing of one that is closed or whose hours are not known."""
    if service.status != "open":
        return Opening("", "")
    hours = _hours(service)
    return Opening(hours, _bank_holidays(service, library) if hours else "")


def _hours(service: Service) -> str:
    """“mon 09:00-17:00;fri 09:00-24:00”; “always”; nothing where none are known."""
    if service.open_always:
        return "always"
    return ";".join(f"{day} {row.opens}-{row.closes}" for row in service.hours for day in row.days)


def _bank_holidays(service: Service, library: Library) -> str:
    """“unknown;2026-11-30 bank holiday, St Andrew’s Day”; nothing where holidays change nothing."""
    if service.open_always or service.bank_holidays == "open":
        return ""
    days = [
        f"{entry.id} {_called(entry.value)}"
        for entry in library.bank_holidays.values()
        if service.holidays_in is None or entry.value.only_in in (None, service.holidays_in)
    ]
    return ";".join([service.bank_holidays or "unknown", *days]) if days else ""


def _called(holiday: BankHoliday) -> str:
    """What stands in the sentence; a day at a weekend is no bank holiday by law, though offices keep it."""
    name = holiday.name if holiday.date.weekday() >= _SATURDAY else f"bank holiday, {holiday.name}"
    return name + (_IN[holiday.only_in] if holiday.only_in else "")

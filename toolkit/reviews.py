"""What must be looked at again: everything whose day of review is near or past."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from toolkit.library import Entry, Library
from toolkit.model.base import Model
from toolkit.model.lists import BankHoliday

# How long before the list of bank holidays ends somebody has to make it longer.
DAYS_AHEAD = 90


@dataclass(frozen=True, order=True)
class Review:
    """A piece of content, and the day by which somebody must check it again."""

    review_by: datetime.date
    path: str
    line: int
    title: str

    def when(self, on: datetime.date) -> str:
        """How far away the day is, in words."""
        days = (self.review_by - on).days
        if days == 0:
            return "today"
        count = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
        return f"in {count}" if days > 0 else f"{count} ago"


def due_reviews(library: Library, on: datetime.date, within: int) -> list[Review]:
    """Every review that is past, or comes within so many days from `on`; the longest past first."""
    last = on + datetime.timedelta(days=within)
    found = [_review(entry, day) for entry in library.everything() if (day := _day(entry.value)) and day <= last]
    return sorted([*found, *_ending(library, last)])


def _ending(library: Library, last: datetime.date) -> list[Review]:
    """The list of bank holidays, which must be made longer some time before it ends."""
    holiday = last_bank_holiday(library)
    if holiday is None or (due := holiday.value.date - datetime.timedelta(days=DAYS_AHEAD)) > last:
        return []
    line = holiday.source.position(holiday.at).line
    return [Review(due, holiday.source.path, line, "Bank holidays: the list ends")]


def last_bank_holiday(library: Library) -> Entry[BankHoliday] | None:
    """The bank holiday with which the list ends."""
    return max(library.bank_holidays.values(), key=lambda entry: entry.value.date, default=None)


def _day(value: Model) -> datetime.date | None:
    day = getattr(value, "review_by", None)
    return day if isinstance(day, datetime.date) else None


def _review(entry: Entry[Model], day: datetime.date) -> Review:
    position = entry.source.position((*entry.at, "review_by"))
    title = getattr(entry.value, "title", None) or getattr(entry.value, "name", None) or entry.id
    return Review(day, entry.source.path, position.line, title)

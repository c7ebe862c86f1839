"""Bank holidays: whether the list reaches far enough, and whether what services say of them can be.

A check has no clock. The day from which it looks ahead is the last on which anybody checked any content; that of the
weekly look at reviews is the real one (`toolkit.reviews`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from toolkit.checks.checked_days import is_to_come
from toolkit.library import Library
from toolkit.problems import Problem
from toolkit.reviews import DAYS_AHEAD, last_bank_holiday

# No list leaves so long a time out at its end.
_LONG = datetime.timedelta(days=2 * 366)

# The holidays that have the same day each year, where their name does not say that they were moved.
_SAME_DAY = {"christmas day": (12, 25), "boxing day": (12, 26), "new year’s day": (1, 1), "2 january": (1, 2)}


def check_bank_holidays(library: Library) -> Iterator[Problem]:
    """Every problem of the bank holidays."""
    strange = [*_strange_years(library), *_strange_days(library)]
    yield from strange
    last = last_bank_holiday(library)
    today = _last_checked(library)
    # A day of a wrong year may be the last one, or may have been.
    if not strange and last is not None and today is not None and (last.value.date - today).days < DAYS_AHEAD:
        message = (
            f"the list of bank holidays ends on {last.value.date}, less than {DAYS_AHEAD} days after content was last "
            f"checked ({today}); add those of the next year"
        )
        yield last.problem(("date",), "H001", message).as_warning()
    for entry in library.services.values():
        if entry.value.open_always and entry.value.bank_holidays == "closed":
            message = "a service with “open_always” is not closed on bank holidays; change or delete one of the two"
            yield entry.problem(("bank_holidays",), "S010", message)


def _strange_years(library: Library) -> Iterator[Problem]:
    """Days that stand far from those around them, and in another year: most likely the year is a slip."""
    entries = list(library.bank_holidays.values())
    days = [entry.value.date for entry in entries]
    strange = {number for number in range(1, len(days) - 1) if _fits_neither(*days[number - 1 : number + 2])}
    sound = [number for number in range(len(days)) if number not in strange]
    # Of two days that are far apart, the second is told.
    if len(sound) > 2 and abs(days[sound[1]] - days[sound[0]]) > _LONG:
        strange.add(sound[0])
    elif len(sound) > 1 and abs(days[sound[-1]] - days[sound[-2]]) > _LONG:
        strange.add(sound[-1])
    for number in sorted(strange):
        near = " and ".join(str(day) for day in days[max(number - 1, 0) : number] + days[number + 1 : number + 2])
        message = f"{days[number]} stands beside {near}; look whether its year is right, and keep the days in order"
        yield entries[number].problem(("date",), "H002", message).as_warning()


def _strange_days(library: Library) -> Iterator[Problem]:
    """Days on which a holiday of that name never is."""
    for entry in library.bank_holidays.values():
        day, name = entry.value.date, entry.value.name
        month, number = _SAME_DAY.get(name.lower().replace("'", "’"), (day.month, day.day))
        if (day.month, day.day) != (month, number):
            right = day.replace(month=month, day=number)
            message = f"“{name}” is {right}, not {day}; mend the day, or write “{name} moved from the weekend”"
            yield entry.problem(("date",), "H002", message).as_warning()


def _fits_neither(before: datetime.date, day: datetime.date, after: datetime.date) -> bool:
    """Whether a day has its place nowhere near; where those around it are not in order, one of them has not."""
    return before <= after and not before <= day <= after and day.year not in (before.year, after.year)


def _last_checked(library: Library) -> datetime.date | None:
    days = (getattr(entry.value, "checked", None) for entry in library.everything())
    known = (day for day in days if isinstance(day, datetime.date) and not is_to_come(day, library))
    return max(known, default=None)

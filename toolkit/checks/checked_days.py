"""The days on which content was checked: none of them is still to come.

This alone asks the clock, and not only the day as at which the content is told: whoever looks at the site as it was
some months ago sees content that was checked since, and nothing is wrong with it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from toolkit.library import Entry, Library
from toolkit.model.base import Model
from toolkit.problems import Problem
from toolkit.source import Location

# Whoever writes just after midnight may be a day ahead of the machine that checks.
_AHEAD = datetime.timedelta(days=1)


def is_to_come(day: datetime.date, library: Library) -> bool:
    """Whether a day lies beyond today, and beyond the day as at which the content is told."""
    today = datetime.datetime.now(datetime.UTC).date()
    return day > max(today, library.on) + _AHEAD


def check_checked_days(library: Library) -> Iterator[Problem]:
    """A warning for each day of checking that is still to come."""
    for entry, location, day in _days(library):
        if is_to_come(day, library):
            message = f"“{location[-1]}” is {day}, which is still to come; write the day on which somebody looked"
            yield entry.problem(location, "D006", message).as_warning()


def _days(library: Library) -> Iterator[tuple[Entry[Model], Location, datetime.date]]:
    """Every day of checking, and where it stands."""
    for entry in library.everything():
        for key in ("checked", "accessed"):
            if isinstance(day := getattr(entry.value, key, None), datetime.date):
                yield entry, (key,), day
    if library.rates:
        for number, year in enumerate(library.rates.value.sick_pay):
            yield library.rates, ("sick_pay", number, "checked"), year.checked  # type: ignore[misc]

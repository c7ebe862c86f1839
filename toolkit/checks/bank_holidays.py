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


def check_bank_holidays(library: Library) -> Iterator[Problem]:
    """Every problem of the bank holidays."""
    last = last_bank_holiday(library)
    today = _last_checked(library)
    if last is not None and today is not None and (last.value.date - today).days < DAYS_AHEAD:
        message = (
            f"the list of bank holidays ends on {last.value.date}, less than {DAYS_AHEAD} days after content was last "
            f"checked ({today}); add those of the next year"
        )
        yield last.problem(("date",), "H001", message).as_warning()
    for entry in library.services.values():
        if entry.value.open_always and entry.value.bank_holidays == "closed":
            message = "a service with “open_always” is not closed on bank holidays; change or delete one of the two"
            yield entry.problem(("bank_holidays",), "S010", message)


def _last_checked(library: Library) -> datetime.date | None:
    days = (getattr(entry.value, "checked", None) for entry in library.everything())
    known = (day for day in days if isinstance(day, datetime.date) and not is_to_come(day, library))
    return max(known, default=None)

"""The day as at which the content is told: what the law asks and what is paid change with it.

It is today, unless `HEALTH_WORKS_ON` names another one, so that the site of a coming day can be looked at beforehand.
"""

from __future__ import annotations

import datetime
import os

VARIABLE = "HEALTH_WORKS_ON"


class NotADayError(ValueError):
    """`HEALTH_WORKS_ON` is no day; the message says what it should be."""


def the_day() -> datetime.date:
    """The day that `HEALTH_WORKS_ON` names, or today.

    Raises NotADayError.
    """
    named = os.environ.get(VARIABLE, "")
    if not named:
        return datetime.datetime.now(datetime.UTC).date()
    try:
        return datetime.date.fromisoformat(named)
    except ValueError:
        raise NotADayError(f"{VARIABLE} is “{named}”; write a day as 2027-04-06, or leave it out") from None

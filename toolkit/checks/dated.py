"""What changes with a day: that no day is without a version, and that the next one is told of in time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal

from toolkit.checks.unread import Unread
from toolkit.exact import plain
from toolkit.library import Entry, Library
from toolkit.model.base import Model
from toolkit.model.rates import Rates, SickPay
from toolkit.problems import Problem, did_you_mean
from toolkit.rates import in_words, pounds
from toolkit.source import Location

# How many days before a rate runs out somebody is told.
AHEAD = 60
# From one year to the next a rate has never fallen, nor risen by more than a tenth (2023, by 10.1 per cent).
MOST_GROWN = Decimal("1.15")
# What is told because a day has come, and not because of what somebody wrote: it must not end a build.
BECAUSE_OF_THE_DAY = frozenset({"D003"})

_DAY = datetime.timedelta(days=1)


def check_dated(library: Library, unread: Unread) -> Iterator[Problem]:
    """Every problem of rates and of duties that change with a day."""
    for duty in library.duties.values():
        days = [change.begins for change in duty.value.changes]
        yield from _order(duty, days, ("changes",))  # type: ignore[arg-type]
    if (rates := library.rates) is not None:
        years = rates.value.sick_pay
        days = [year.begins for year in years]
        yield from _sources(rates, library, unread)
        # Each is asked only where the one before is answered: what follows would come of the same slip.
        yield from (
            list(_order(rates, days, ("sick_pay",)))  # type: ignore[arg-type]
            or list(_gaps(rates, years))
            or _known_on(rates, library.on)
        )
        yield from _leaps(rates, years)
        yield from _small_earnings(rates, years)
        yield from _by_hand(library, rates.value)


def _order(entry: Entry[Model], days: Sequence[datetime.date], at: Location) -> Iterator[Problem]:
    """The earliest comes first, and no day begins two."""
    for number in range(1, len(days)):
        before, here = days[number - 1], days[number]
        if here <= before:
            how = "this day stands above already; keep one of the two" if here == before else "the earliest comes first"
            yield entry.problem((*at, number, "from"), "D002", f"“from” is {here}, after {before} above it; {how}")


def _gaps(rates: Entry[Rates], years: Sequence[SickPay]) -> Iterator[Problem]:
    """A year lasts from its first day, and the next one begins on the day after its last."""
    for number, year in enumerate(years):
        if year.until < year.begins:
            message = f"“until” is {year.until}, before “from”, {year.begins}; write the last day of that year"
            yield rates.problem(("sick_pay", number, "until"), "D002", message)
        elif number and years[number - 1].until + _DAY != year.begins:
            before = years[number - 1].until
            message = f"the year above ends on {before}, so “from” is {before + _DAY} and not {year.begins}"
            yield rates.problem(("sick_pay", number, "from"), "D002", message)


def _leaps(rates: Entry[Rates], years: Sequence[SickPay]) -> Iterator[Problem]:
    """A rate that is far from that of the year before: most often a decimal point at another place."""
    for number in range(1, len(years)):
        for key in ("week", "lower_earnings_limit"):
            before, here = (getattr(years[place], key) for place in (number - 1, number))
            if before and here and not 1 <= here / before <= MOST_GROWN:
                how = "less than" if here < before else "far more than"
                message = f"“{key}” is {plain(here)}, {how} {plain(before)} in the year above; look at each digit, "
                message += "and at the point before the pence"
                yield rates.problem(("sick_pay", number, key), "D007", message).as_warning()


def _small_earnings(rates: Entry[Rates], years: Sequence[SickPay]) -> Iterator[Problem]:
    """A year that says nothing of those who earn little: one of two keys was most likely forgotten."""
    for number, year in enumerate(years):
        if year.percent is None and year.lower_earnings_limit is None:
            message = (
                f"the year from {year.begins} has neither “percent” nor “lower_earnings_limit”, so that whoever earns "
                "little would be paid the whole; add the one that the law has for that year"
            )
            yield rates.problem(("sick_pay", number, "week"), "D008", message).as_warning()


def _known_on(rates: Entry[Rates], on: datetime.date) -> Iterator[Problem]:
    """Whether there is a year of sick pay on the day, and still one in some weeks."""
    years = rates.value.sick_pay
    first = min(range(len(years)), key=lambda number: years[number].begins)
    last = max(range(len(years)), key=lambda number: years[number].begins)
    if years[first].begins > on:
        message = f"nothing says what holds on {on}; the earliest year begins on {years[first].begins}, add one above"
        yield rates.problem(("sick_pay", first, "from"), "D001", message)
    left = (years[last].until - on).days
    if left < AHEAD:
        when = f"ends in {left} days" if left > 1 else "ends tomorrow" if left == 1 else "ends today"
        when = when if left >= 0 else "is over"
        message = (
            f"the year whose rate is known {when}, on {in_words(years[last].until)}; look whether the next rate is "
            "announced, and add it below"
        )
        yield rates.problem(("sick_pay", last, "until"), "D003", message).as_warning()


def _sources(rates: Entry[Rates], library: Library, unread: Unread) -> Iterator[Problem]:
    for number, year in enumerate(rates.value.sick_pay):
        for place, name in enumerate(year.sources):
            if unread.lacks("evidence", library.evidence, name):
                message = f"there is no evidence “{name}”{did_you_mean(name, library.evidence)}"
                yield rates.problem(("sick_pay", number, "sources", place), "L001", message)


def _by_hand(library: Library, rates: Rates) -> Iterator[Problem]:
    """A rate that a text has in figures of its own, where it would stay when the rate changes."""
    sources = {entry.source.path: entry for entry in library.everything() if entry.value is not rates}
    for entry in sources.values():
        for year in rates.sick_pay:
            place = entry.source.find(figure := pounds(year.week), entry.source.place(0))
            if place is not None:
                pinned = "" if year is rates.sick_pay[-1] else f"@{year.begins}"
                message = f"“{figure}” is a rate of sick pay, written by hand; write “{{rate:ssp-week{pinned}}}” for it"
                yield entry.source.problem(place, "D005", message).as_warning()

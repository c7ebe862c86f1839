"""Rates in words: what `{rate:ssp-week}` in a text stands for on a day.

A rate whose year is over is never told as the one of today: the words then say until when it held.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from toolkit.exact import plain
from toolkit.model.rates import Rates, SickPay
from toolkit.problems import Position, Problem, did_you_mean
from toolkit.source import Location, Source

_NAMED = re.compile(r"\{rate:([a-z-]+)(?:@(\d{4}-\d{2}-\d{2}))?\}")
# The name of a rate between other brackets than curly ones; behind words in brackets it is a link.
_OTHER_BRACKETS = re.compile(r"(?<!\])[(\[](rate:([a-z-]+)(?:@\d{4}-\d{2}-\d{2})?)[)\]](?!\()")
_UNKNOWN = "not known here"


def pounds(amount: Decimal) -> str:
    """An amount of money as people write it: £123.25, £125."""
    text = plain(amount)
    return f"£{text}" if amount == int(amount) else f"£{amount:.2f}"


def in_words(day: datetime.date) -> str:
    """A day as people write it: 6 April 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def not_announced(year: SickPay) -> str:
    """That nobody knows yet what comes after a year."""
    return f"rate from {in_words(year.until + datetime.timedelta(days=1))} was not announced when this was written"


def _amount(year: SickPay) -> str:
    if year.percent is None:
        return pounds(year.week)
    return f"{pounds(year.week)}, or {year.percent}% of average weekly earnings if that is less"


def _limit(year: SickPay) -> str:
    if year.lower_earnings_limit is None:
        return ""
    return f" Whoever earns less than {pounds(year.lower_earnings_limit)} in an average week gets none."


def _week(year: SickPay, day: datetime.date) -> str:
    told = pounds(year.week)
    return told if day <= year.until else f"{told} (until {in_words(year.until)}; the {not_announced(year)})"


def _rule(year: SickPay, day: datetime.date) -> str:
    if day > year.until:
        return f"The {not_announced(year)}. Until {in_words(year.until)} a week was {_amount(year)}."
    span = f"from {in_words(year.begins)} to {in_words(year.until)}"
    return f"A week of Statutory Sick Pay is {_amount(year)}. This holds {span}.{_limit(year)}"


# Every name that a text may use, and its words: of all years, one of them, and a day.
NAMES: Mapping[str, Callable[[Rates, SickPay, datetime.date], str]] = {
    "ssp-week": lambda _, year, day: _week(year, day),
    "ssp-percent": lambda _, year, _day: f"{year.percent or 100}%",
    "ssp-most-weeks": lambda _, year, _day: f"{year.most_weeks} weeks",
    "ssp-linked-days": lambda _, year, _day: f"{year.linked_within_days} days",
    "ssp-from": lambda _, year, _day: in_words(year.begins),
    "ssp-until": lambda _, year, _day: in_words(year.until),
    "ssp-rule": lambda _, year, day: _rule(year, day),
    "ssp-known-until": lambda rates, _, _day: in_words(max(year.until for year in rates.sick_pay)),
}
# What is meant as the name of a rate, however it is written; only the strict form is one.
_MEANT = re.compile(
    rf"\{{+\s*(?:rates?\b(?:[^{{}}\n]*\}}+|[\w:@-]*)|(?:{'|'.join(NAMES)})\b(?:[^{{}}\n]*\}}+)?)", re.IGNORECASE
)


class Filling:
    """Puts words in the place of every rate that texts name, as at one day.

    With `known` false there is a file of rates that cannot be read: what rests on it is not told of once more.
    """

    def __init__(self, rates: Rates | None, on: datetime.date, *, known: bool = True) -> None:
        self._rates = rates
        self._on = on
        self._told = not known

    def of(self, source: Source) -> list[Problem]:
        """Put words in the place of every rate that a file names; the problems of those that do not exist."""
        problems: list[Problem] = []
        for location, container, key in list(_texts(source.data, ())):
            container[key] = self._text(container[key], source, source.position(location), problems)
        source.body = self._text(source.body, source, Position(source.body_line, 1), problems)
        return problems

    def _text(self, text: str, source: Source, start: Position, problems: list[Problem]) -> str:
        """The text with its rates in words."""
        for found in _OTHER_BRACKETS.finditer(text):
            if found[2] in NAMES:
                message = f"“{found[0]}” is shown to people as it stands; write “{{{found[1]}}}” for the rate"
                problems.append(source.problem(source.find(found[0], start) or start, "D004", message))
        return _MEANT.sub(lambda found: self._words(found[0], source, start, problems), text)

    def _words(self, found: str, source: Source, start: Position, problems: list[Problem]) -> str:
        named = _NAMED.fullmatch(found)
        day = _day(named[2]) if named and named[2] else self._on
        if named is None or day is None or named[1] not in NAMES:
            name = named[1] if named else found.strip("{} ").rpartition(":")[2].partition("@")[0].strip().lower()
            if name in NAMES and not named:
                message = f"“{found}” is not read as a rate; write “{{rate:{name}}}”"
            else:
                meant = did_you_mean(name, NAMES) if day else "; a day is written 2026-04-06"
                message = f"“{found}” names no rate; write “{{rate:ssp-week}}” or another name{meant}"
            problems.append(source.problem(source.find(found, start) or start, "D004", message))
            return found
        if self._rates is None:
            if not self._told:
                # One slip, told at the first text that feels it.
                self._told = True
                message = f"“{found}” names a rate, but there is no “content/rates.yml” that has it; put the file back"
                problems.append(source.problem(source.find(found, start) or start, "D004", message))
            return found
        year = self._rates.sick_pay_on(day)
        return NAMES[named[1]](self._rates, year, day) if year else _UNKNOWN


def _texts(data: object, location: Location) -> Iterator[tuple[Location, dict[str, str], str]]:
    """Every text that may name a rate: where it is, and what holds it."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        if isinstance(value, str) and ("{" in value or "rate:" in value):
            yield (*location, key), data, key  # type: ignore[misc]
        else:
            yield from _texts(value, (*location, key))


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None

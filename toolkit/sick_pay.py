"""Statutory Sick Pay for one spell of sickness: the reference that the calculator in the browser is held to.

The rules of each year are data (`content/rates.yml`). The figures are those of the calculator on GOV.UK: a day is the
weekly amount over the qualifying days of a week, cut to four decimals; each week up to Saturday is rounded up to the
penny, and the weeks are added up. What cannot be told from the rules alone is not guessed: it has its own outcome.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Any

from toolkit.exact import fixed, plain
from toolkit.model.rates import SickPay

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = datetime.timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class Linked:
    """Earlier spells that count as one with this: when the first of them began, and the days paid in all of them."""

    began: datetime.date
    paid_days: int


@dataclass(frozen=True)
class Spell:
    """One spell of sickness: pay in whole pence over some weeks before it, the days of the week that are worked.

    Pay of two months is so many pence times six, over 52 weeks.
    """

    earned: int
    weeks: int
    days: frozenset[str]
    first: datetime.date
    last: datetime.date
    linked: Linked | None = None

    def qualifies(self, day: datetime.date) -> bool:
        """Whether a day is one on which the person would have worked."""
        return WEEKDAYS[day.weekday()] in self.days


def sick_pay(spell: Spell, years: Sequence[SickPay]) -> dict[str, Any]:
    """What is paid, or why not, as the plain data that the browser's engine gives too; amounts are decimal text.

    `outcome` is `paid`, or a reason: `backwards`, `before-known`, `after-known`, `across`, `linked-across`,
    `linked-unclear`, `too-short`, `below-limit`, `no-qualifying-days`, `used-up`, `waiting-days-only`.
    """
    if (reason := _not_told(spell, years)) is not None:
        return {"outcome": reason}
    year = _year(years, spell.first)
    average = Fraction(spell.earned, 100 * spell.weeks)
    if (reason := _not_paid(spell, year, average)) is not None:
        return {"outcome": reason}
    qualifying = [day for day in _span(spell.first, spell.last) if spell.qualifies(day)]
    waiting = 0 if spell.linked else min(year.waiting_days, len(qualifying))
    most = max(len(spell.days) * year.most_weeks - (spell.linked.paid_days if spell.linked else 0), 0)
    paid = qualifying[waiting : waiting + most]
    if not paid:
        return {"outcome": _why_no_day(qualifying, most)}
    weeks = _weeks(paid, spell, years, average)
    return {
        "outcome": "paid",
        "average": fixed(Fraction(math.floor(average * 100), 100), 2),
        "qualifying_days": len(qualifying),
        "waiting_days": waiting,
        "paid_days": len(paid),
        "most_days": most,
        "rates": [_rate_used(each, average, spell) for each in years if any(_holds(each, day) for day in paid)],
        "weeks": weeks,
        "total": fixed(sum((Fraction(week["amount"]) for week in weeks), Fraction(0)), 2),
    }


def _not_told(spell: Spell, years: Sequence[SickPay]) -> str | None:
    """Why the rules that are known do not tell what is paid."""
    if spell.last < spell.first or (spell.linked and spell.linked.began >= spell.first):
        return "backwards"
    if spell.first < years[0].begins:
        return "before-known"
    if spell.last > years[-1].until:
        return "after-known"
    for year in years:
        if year.spells_across and year.begins <= spell.last:
            if spell.first < year.begins:
                return "across"
            if spell.linked and spell.linked.began < year.begins:
                return "linked-across"
    if spell.linked and not spell.linked.paid_days and _year(years, spell.first).waiting_days:
        return "linked-unclear"
    return None


def _not_paid(spell: Spell, year: SickPay, average: Fraction) -> str | None:
    if (spell.last - spell.first).days + 1 < year.shortest_spell:
        return "too-short"
    if year.lower_earnings_limit is not None and average < Fraction(year.lower_earnings_limit):
        return "below-limit"
    return None


def _why_no_day(qualifying: Sequence[datetime.date], most: int) -> str:
    if not qualifying:
        return "no-qualifying-days"
    return "waiting-days-only" if most else "used-up"


def _span(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    while first <= last:
        yield first
        first += _DAY


def _holds(year: SickPay, day: datetime.date) -> bool:
    return year.begins <= day <= year.until


def _year(years: Sequence[SickPay], day: datetime.date) -> SickPay:
    return next(year for year in years if _holds(year, day))


def _weekly(year: SickPay, average: Fraction) -> Fraction:
    most = Fraction(year.week)
    return most if year.percent is None else min(most, average * year.percent / 100)


def _daily(year: SickPay, average: Fraction, spell: Spell) -> Fraction:
    return Fraction(math.floor(_weekly(year, average) / len(spell.days) * 10_000), 10_000)


def _rate_used(year: SickPay, average: Fraction, spell: Spell) -> dict[str, Any]:
    weekly = _weekly(year, average)
    return {
        "from": year.begins.isoformat(),
        "week": fixed(Fraction(math.floor(weekly * 10_000), 10_000), 4),
        "of_earnings": weekly < year.week,
        "day": fixed(_daily(year, average, spell), 4),
    }


def _weeks(
    paid: Sequence[datetime.date], spell: Spell, years: Sequence[SickPay], average: Fraction
) -> list[dict[str, Any]]:
    """The paid days of each week up to a Saturday, and their amount, rounded up to the penny."""
    weeks = []
    for saturday, group in groupby(paid, key=lambda day: day + _DAY * ((_SATURDAY - day.weekday()) % 7)):
        days = list(group)
        amount = sum((_daily(_year(years, day), average, spell) for day in days), Fraction(0))
        rounded_up = fixed(Fraction(math.ceil(amount * 100), 100), 2)
        weeks.append({"ends": saturday.isoformat(), "days": len(days), "amount": rounded_up})
    return weeks


def years_as_data(years: Sequence[SickPay]) -> list[dict[str, Any]]:
    """The years as plain data, as the browser's engine takes them: days and amounts are text."""
    return [
        {key: _as_data(value) for key, value in year.model_dump(by_alias=True, exclude={"sources", "checked"}).items()}
        for year in years
    ]


def _as_data(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    return plain(value) if isinstance(value, Decimal) else value

"""Rates that the law sets anew each year: `content/rates.yml`."""

from __future__ import annotations

import datetime
from typing import Annotated, ClassVar

from pydantic import Field

from toolkit.model.base import Date, Id, Model, Number, WebAddress, at_most_decimals

Pounds = Annotated[Number, at_most_decimals(2), Field(ge=0)]


class SickPay(Model):
    """Statutory Sick Pay in one year: the rate, and the rules that go with it."""

    called: ClassVar[str] = "the sick pay of a year"

    begins: Date = Field(alias="from", description="the first day on which it holds", examples=["2026-04-06"])
    until: Date = Field(description="the last day for which this rate was announced", examples=["2027-04-05"])
    week: Pounds = Field(description="the most for a week, in pounds", examples=[123.25])
    percent: int | None = Field(
        default=None,
        ge=1,
        le=100,
        description="how many hundredths of average weekly earnings are paid where that is less; without it, the whole",
        examples=[80],
    )
    lower_earnings_limit: Pounds | None = Field(
        default=None, description="who earns less than this in an average week gets none, in pounds", examples=[125]
    )
    waiting_days: int = Field(
        default=0, ge=0, le=7, description="how many of the first qualifying days are not paid", examples=[3]
    )
    shortest_spell: int = Field(
        default=1, ge=1, le=7, description="how many days in a row a spell must last to be paid", examples=[4]
    )
    most_weeks: int = Field(ge=1, le=52, description="for how many weeks it is paid at most", examples=[28])
    linked_within_days: int = Field(
        ge=0, le=366, description="spells with so many days or fewer between them count as one", examples=[56]
    )
    spells_across: WebAddress | None = Field(
        default=None,
        description="where the rules are for a spell that began before this year and ran into it, if it has its own",
        examples=["https://www.example.org/across"],
    )
    sources: list[Id] = Field(min_length=1, description="ids of the evidence that this rests on", examples=[["rates"]])
    checked: Date = Field(
        description="the day when somebody last checked this against its sources", examples=["2026-11-20"]
    )


class Rates(Model):
    """Every rate that texts and the calculator take from one place."""

    called: ClassVar[str] = "the rates"

    sick_pay: list[SickPay] = Field(
        min_length=1, description="Statutory Sick Pay, the earliest year first; none is taken out"
    )

    def sick_pay_on(self, day: datetime.date) -> SickPay | None:
        """The last year of sick pay that has begun on a day; its rate may have run out."""
        begun = [year for year in self.sick_pay if year.begins <= day]
        return max(begun, key=lambda year: year.begins, default=None)

"""Sick pay to the penny: both engines say what is published, and the same as each other."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.chromium import ROOT
from tests.engine_process import Engine
from toolkit.library import read_project
from toolkit.model.rates import SickPay
from toolkit.sick_pay import WEEKDAYS, Linked, Spell, sick_pay, years_as_data

HERE = Path(__file__).parent
LINES = HERE / "sick_pay_lines.mjs"
TABLE: dict[str, list[dict[str, str]]] = yaml.load((HERE / "published.yml").read_text("utf-8"), yaml.BaseLoader)
# The published tests count the days of the week from Sunday.
FROM_SUNDAY = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@cache
def known_years() -> Sequence[SickPay]:
    library, _ = read_project(ROOT)
    assert library.rates
    return library.rates.value.sick_pay


@cache
def old_years() -> Sequence[SickPay]:
    return [
        SickPay.model_validate(
            {
                "from": row["from"],
                "until": row["until"],
                "week": Decimal(row["week"]),
                "lower_earnings_limit": Decimal(row["limit"]),
                "waiting_days": 3,
                "shortest_spell": 4,
                "most_weeks": 28,
                "linked_within_days": 56,
                "sources": ["published"],
                "checked": "2026-11-24",
            }
        )
        for row in TABLE["old_years"]
    ]


def spell_of(case: dict[str, str]) -> Spell:
    return Spell(
        earned=int(case.get("earned", "500")) * 100,
        weeks=int(case.get("weeks", "1")),
        days=frozenset(FROM_SUNDAY[int(number)] for number in case["days"]),
        first=day(case["first"]),
        last=day(case["last"]),
        linked=Linked(day(case["began"]), int(case["paid"])) if "began" in case else None,
    )


def as_data(spell: Spell) -> dict[str, Any]:
    return {
        "earned": str(spell.earned),
        "weeks": spell.weeks,
        "days": sorted(spell.days),
        "first": spell.first.isoformat(),
        "last": spell.last.isoformat(),
        "linked": spell.linked and {"began": spell.linked.began.isoformat(), "paid_days": spell.linked.paid_days},
    }


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine(LINES) as running:
        yield running


def both(engine: Engine, spell: Spell, years: Sequence[SickPay]) -> dict[str, Any]:
    """What Python says, once the browser's engine has said the same."""
    said = sick_pay(spell, years)
    assert engine.ask({"years": years_as_data(years), "spells": [as_data(spell)]}) == [said]
    return said


CASES = [(kind, case) for kind in ("today", "old") for case in TABLE[kind]]


@pytest.mark.parametrize(("kind", "case"), CASES, ids=[case["name"] for _, case in CASES])
def test_it_is_what_the_published_tests_say(engine: Engine, kind: str, case: dict[str, str]) -> None:
    said = both(engine, spell_of(case), known_years() if kind == "today" else old_years())
    assert said["outcome"] == case.get("outcome", "paid")
    if "total" in case:
        assert said["total"] == case["total"]
    if "paid_days" in case:
        assert said["paid_days"] == int(case["paid_days"])


def spells(years: Sequence[SickPay]) -> st.SearchStrategy[Spell]:
    """Spells around the years that are known, most of them short."""
    start, end = years[0].begins, years[-1].until
    margin = datetime.timedelta(days=20)
    lengths = st.integers(-1, 40) | st.integers(100, 400)
    before = st.builds(Linked, st.dates(start - margin, end), st.integers(0, 220))

    @st.composite
    def drawn(draw: st.DrawFn) -> Spell:
        first = draw(st.dates(start - margin, end + margin))
        return Spell(
            earned=draw(st.integers(0, 60_000) | st.integers(0, 9_999_999)),
            weeks=draw(st.sampled_from([1, 8, 52])),
            days=frozenset(draw(st.sets(st.sampled_from(WEEKDAYS), min_size=1))),
            first=first,
            last=first + datetime.timedelta(days=draw(lengths)),
            linked=draw(st.none() | before),
        )

    return drawn()


# Years that follow upon each other without new rules, as most do, and those of today.
@pytest.mark.parametrize("years", [known_years, old_years])
def test_both_engines_agree_on_generated_spells(engine: Engine, years: Any) -> None:
    seen: set[str] = set()

    @settings(max_examples=400, deadline=None, derandomize=True)
    @given(spells(years()))
    def compare(spell: Spell) -> None:
        seen.add(both(engine, spell, years())["outcome"])

    compare()
    assert {"paid", "backwards", "before-known", "after-known"} <= seen


def one(first: str, last: str, **changed: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {"earned": 25_000, "weeks": 1, "days": frozenset({"mon", "tue", "wed"}), "linked": None}
    return sick_pay(Spell(first=day(first), last=day(last), **(usual | changed)), known_years())


def test_the_first_day_is_paid_since_april_2026_and_the_last_known_day_is_the_last() -> None:
    assert one("2026-04-06", "2026-04-06")["total"] == "41.09"
    assert one("2026-04-05", "2026-04-06")["outcome"] == "across"
    assert one("2027-03-31", "2027-04-05")["outcome"] == "paid"
    assert one("2027-03-31", "2027-04-06")["outcome"] == "after-known"


def test_each_week_is_rounded_up_by_itself() -> None:
    said = one("2026-05-04", "2026-05-12")
    assert [week["amount"] for week in said["weeks"]] == ["123.25", "82.17"]
    assert said["total"] == "205.42"
    assert said["rates"][0]["day"] == "41.0833"


def test_where_the_share_of_earnings_is_just_the_rate_both_call_it_the_rate(engine: Engine) -> None:
    spell = Spell(123_250, 8, frozenset({"mon"}), day("2026-05-04"), day("2026-05-04"))
    assert both(engine, spell, known_years())["rates"] == [
        {"from": "2026-04-06", "week": "123.2500", "of_earnings": False, "day": "123.2500"}
    ]


def test_two_months_of_pay_are_a_sixth_of_a_year() -> None:
    assert one("2026-05-04", "2026-05-04", earned=104_000 * 6, weeks=52)["average"] == "120.00"


def test_earlier_spells_use_up_the_28_weeks() -> None:
    said = one("2026-09-07", "2026-09-16", linked=Linked(day("2026-06-01"), 82))
    assert (said["qualifying_days"], said["paid_days"], said["most_days"]) == (6, 2, 2)
    assert one("2026-09-07", "2026-09-16", linked=Linked(day("2026-06-01"), 84))["outcome"] == "used-up"
    assert one("2026-05-01", "2026-05-08", linked=Linked(day("2026-03-01"), 3))["outcome"] == "linked-across"

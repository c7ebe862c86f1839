"""A small library with one of every difference that ranking and matching know."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from toolkit.library import Entry, Library
from toolkit.model.base import Model
from toolkit.model.content import CaseStudy, Guidance, Service, Site
from toolkit.model.lists import Area, Duty, Sector
from toolkit.model.reading import read_model
from toolkit.source import Data, Source

ModelType = TypeVar("ModelType", bound=Model)

GUIDANCE = ["plan", "talk", "policy", "stress", "lifting", "pay", "unheard-of"]
DUTIES = ["duty-a", "duty-b", "duty-c"]
TOPICS = ["absence", "safety", "stress", "pay"]
SECTORS = ["retail", "care", "transport"]
AREAS = ["fife", "moray", "stirling"]

_SOURCED: dict[str, Data] = {"sources": ["a-source"], "checked": "2026-11-20", "review_by": "2027-11-20"}


def entry(name: str, model: type[ModelType], data: dict[str, Data]) -> Entry[ModelType]:
    """One piece of content out of plain data."""
    source = Source(f"{name}.yml", data)
    value, problems = read_model(model, source)
    assert value is not None, problems
    return Entry(name, value, source)


def _guidance(name: str, **said: Data) -> Entry[Guidance]:
    steps: Data = [{"id": "first", "do": "Do it.", "by_days": 7}]
    base: dict[str, Data] = {"title": name, "summary": name, "cost": "free", "steps": steps}
    return entry(name, Guidance, base | _SOURCED | said)


def _case(name: str, **said: Data) -> Entry[CaseStudy]:
    words: dict[str, Data] = dict.fromkeys(["title", "organisation", "problem", "action", "outcome", "licence"], name)
    return entry(name, CaseStudy, words | _SOURCED | said)


def _service(name: str, **said: Data) -> Entry[Service]:
    words: dict[str, Data] = dict.fromkeys(["name", "summary", "cost", "who_for"], name)
    base: dict[str, Data] = {"kind": "helpline", "audience": ["employer"], "areas": "everywhere", "status": "open"}
    return entry(name, Service, words | base | _SOURCED | said)


@cache
def small_library() -> Library:
    guidance = [
        _guidance("plan", topics=["absence"], priority="low", effort="days", services=["line", "local"]),
        _guidance("talk", topics=["absence", "stress"], priority="high", effort="minutes", services=["mind"]),
        _guidance("policy", topics=["safety"], priority="medium", effort="hours", duty="duty-a"),
        _guidance("stress", topics=["stress"], priority="medium", effort="hours", duty="duty-b", services=["small"]),
        _guidance("lifting", topics=["safety"], priority="urgent", effort="minutes"),
        _guidance("pay", topics=["pay"], priority="medium", effort="hours", services=["mind", "large"]),
    ]
    cases = [
        _case("bakery", topics=["absence"], sector="retail", staff=6, area="fife"),
        _case("home", topics=["stress", "absence"], sector="care", staff=40, area="moray"),
        _case("haulier", topics=["safety"], sector="transport", staff=120),
        _case("shop", topics=["absence", "stress", "safety"], sector="retail", staff=9),
        _case("works", topics=["pay", "safety"], sector="transport", staff=250, area="stirling"),
        _case("club", topics=["pay"], sector="care"),
    ]
    services = [
        _service("line", topics=["absence"]),
        _service("mind", topics=["stress"]),
        _service("local", topics=["safety", "absence"], areas=["fife", "moray"]),
        _service("small", topics=["stress", "pay"], staff={"at_most": 49}),
        _service("large", topics=["pay"], staff={"at_least": 50, "at_most": 249}),
        _service("gone", topics=["pay"], status="closed", closed_on="2020"),
        _service("workers", topics=["stress"], audience=["employee"]),
    ]
    link: Data = [{"title": "Home", "to": "/"}]
    site: dict[str, Data] = {"name": "A", "strapline": "A", "url": "https://a.example", "advice_line": "line"}
    site |= {"contact": {"name": "A"}, "licence_note": "A", "maintained_by": "A", "header": link, "footer": link}
    site |= {"repository": "https://code.example/a"}
    return Library(
        guidance={item.id: item for item in guidance},
        case_studies={item.id: item for item in cases},
        services={item.id: item for item in services},
        duties={name: entry(name, Duty, _duty(name)) for name in DUTIES},
        sectors={name: entry(name, Sector, {"id": name, "title": name}) for name in SECTORS},
        areas={name: entry(name, Area, _area(name)) for name in AREAS},
        site=entry("site", Site, site),
    )


def _duty(name: str) -> dict[str, Data]:
    return {"id": name, "title": name, "asks": name, "applies": name, **_SOURCED}


def _area(name: str) -> dict[str, Data]:
    return {"id": name, "name": name, "code": name, "health_board": name, "health_board_code": name}

"""The hand-computed cases of `tests/conformance/` and `tests/published/`: what both engines must satisfy.

A file holds `title`, `questionnaire` (as an adviser writes it), `library` (what of the library matters, in the
words of the compiled form) and `cases`. A case has `name`, `answers`, and either `expect`, a part of the outcome,
or `refused`, the question whose answer does not fit. Of `expect`, every key that is given must be equal; lists are
compared whole, and an empty mapping means empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from toolkit.compiled import Compiled
from toolkit.compiling import compile_questionnaire
from toolkit.library import Entry, Library
from toolkit.model.base import Model
from toolkit.model.content import CaseStudy, Guidance, Service, Site
from toolkit.model.lists import Area
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.reading import read_model
from toolkit.source import Source, read_yaml

ROOMS = [Path(__file__).parent / "conformance", Path(__file__).parent / "published"]
FILE_KEYS = {"title", "library", "questionnaire", "cases"}
CASE_KEYS = {"name", "answers", "expect", "refused"}

# A number of staff in each class of size: the library knows staff, the compiled form the class.
STAFF = {"micro": 5, "small": 25, "medium": 125, "large": 500}

ModelType = TypeVar("ModelType", bound=Model)
Data = Mapping[str, Any]


@dataclass(frozen=True)
class Case:
    """One set of answers to one questionnaire; exactly one of `expect` and `refused` is given."""

    id: str
    compiled: Compiled
    answers: Data
    expect: Data | None
    refused: str | None


@cache
def all_cases() -> tuple[Case, ...]:
    """Every case of every file, in a fixed order."""
    return tuple(case for room in ROOMS for file in sorted(room.glob("*.yml")) for case in _cases_of(file))


def differences(expected: Any, found: Any, where: str = "outcome") -> Iterator[str]:
    """What of `expected` is not so in `found`, each as a sentence."""
    if isinstance(expected, Mapping) and expected and isinstance(found, Mapping):
        for key, value in expected.items():
            if key in found:
                yield from differences(value, found[key], f"{where}.{key}")
            else:
                yield f"{where}.{key}: expected {value!r}, found nothing"
    elif expected != found:
        yield f"{where}: expected {expected!r}, found {found!r}"


def _cases_of(file: Path) -> Iterator[Case]:
    place = f"{file.parent.name}/{file.name}"
    source, problems = read_yaml(file, place)
    assert not problems, problems
    assert isinstance(source.data, dict), f"{place}: a mapping is expected"
    assert source.data.keys() <= FILE_KEYS, f"{place}: only {sorted(FILE_KEYS)} are known"
    compiled = compiled_case_file(file.stem, source)
    names: set[str] = set()
    for case in _list(source.data["cases"]):
        assert case.keys() <= CASE_KEYS, f"{place}: only {sorted(CASE_KEYS)} are known: {case}"
        assert ("expect" in case) != ("refused" in case), f"{place}: either expect or refused: {case['name']}"
        # A name such as “2.5” alone is read as a number.
        name = str(case["name"])
        assert name not in names, f"{place}: “{name}” stands twice"
        names.add(name)
        refused = case["refused"]["question"] if "refused" in case else None
        yield Case(f"{place}: {name}", compiled, case["answers"], case.get("expect"), refused)


def compiled_case_file(name: str, source: Source) -> Compiled:
    """The compiled questionnaire of a file of cases."""
    assert isinstance(source.data, dict)
    said: Any = source.data.get("library", {})
    questionnaire = _entry(name, Questionnaire, replace(source, data=source.data["questionnaire"]))
    return compile_questionnaire(questionnaire, _library(said))


def _library(said: Data) -> Library:
    """A library that says no more than `said`, which is in the words of the compiled form."""
    return Library(
        guidance=dict(_guidance(data) for data in said.get("guidance", [])),
        case_studies=dict(_case_study(data) for data in said.get("case_studies", [])),
        services=dict(_service(data) for data in said.get("services", [])),
        areas={name: _made(name, Area, _area(name)) for name in said.get("areas", [])},
        site=_made("site", Site, _site(said["advice_line"])) if "advice_line" in said else None,
    )


_SOURCED = {"sources": ["a-source"], "checked": "2026-11-20", "review_by": "2027-11-20"}


def _guidance(said: Data) -> tuple[str, Entry[Guidance]]:
    name, rest = _without(said, "id", "duty")
    steps = [{"id": "first", "do": "Do it.", "by_days": 7}]
    words = {"title": name, "summary": name, "cost": "free", "steps": steps}
    duty = {"duty": "a-duty"} if said.get("duty") else {}
    return name, _made(name, Guidance, words | _SOURCED | rest | duty)


def _case_study(said: Data) -> tuple[str, Entry[CaseStudy]]:
    name, rest = _without(said, "id", "size")
    words = dict.fromkeys(["title", "organisation", "problem", "action", "outcome", "licence"], name)
    staff = {"staff": STAFF[said["size"]]} if "size" in said else {}
    return name, _made(name, CaseStudy, words | _SOURCED | rest | staff)


def _service(said: Data) -> tuple[str, Entry[Service]]:
    name, rest = _without(said, "id", "at_least", "at_most")
    words: dict[str, Any] = dict.fromkeys(["name", "summary", "cost", "who_for"], name)
    words |= {"kind": "helpline", "audience": ["employer"], "areas": "everywhere", "status": "open"}
    limits = {key: int(said[key]) for key in ("at_least", "at_most") if key in said}
    return name, _made(name, Service, words | _SOURCED | rest | ({"staff": limits} if limits else {}))


def _area(name: str) -> dict[str, Any]:
    return {"id": name, "name": name, "code": name, "health_board": name, "health_board_code": name}


def _site(advice_line: str) -> dict[str, Any]:
    link = [{"title": "Home", "to": "/"}]
    words = {"name": "A", "strapline": "A", "url": "https://a.example", "advice_line": advice_line}
    return words | {
        "contact": {"name": "A"},
        "licence_note": "A",
        "maintained_by": "A",
        "header": link,
        "footer": link,
    }


def _without(said: Data, *keys: str) -> tuple[str, dict[str, Any]]:
    return str(said["id"]), {key: value for key, value in said.items() if key not in keys}


def _made(name: str, model: type[ModelType], data: dict[str, Any]) -> Entry[ModelType]:
    return _entry(name, model, Source(f"{name}.yml", data))


def _entry(name: str, model: type[ModelType], source: Source) -> Entry[ModelType]:
    value, problems = read_model(model, source)
    assert value is not None, problems
    return Entry(name, value, source)


def _list(data: Any) -> list[dict[str, Any]]:
    assert isinstance(data, list)
    return data

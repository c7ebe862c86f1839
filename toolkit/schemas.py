"""The JSON Schemas for editors, generated from the models, so that an editor and the build never disagree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from toolkit.conditions import LIMITS
from toolkit.model.base import Model
from toolkit.model.content import CaseStudy, Guidance, Page, Partner, Service, Site
from toolkit.model.lists import Area, BankHoliday, Duty, Evidence, LinkException, Sector, Stage, Topic, Word
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.rates import Rates
from toolkit.model.templates import Template

_FILES: dict[str, type[Model]] = {
    "questionnaire": Questionnaire,
    "guidance": Guidance,
    "case-study": CaseStudy,
    "service": Service,
    "template": Template,
    "partner": Partner,
    "site": Site,
    "page": Page,
    "rates": Rates,
}
_LISTS: dict[str, type[Model]] = {
    "areas": Area,
    "bank-holidays": BankHoliday,
    "duties": Duty,
    "evidence": Evidence,
    "link-exceptions": LinkException,
    "pathway": Stage,
    "sectors": Sector,
    "topics": Topic,
    "words": Word,
}

_OPTION = {"type": ["string", "number"]}
_OPTIONS = {"type": "array", "items": _OPTION, "minItems": 1}
_YES_OR_NO = {"enum": [True, False, "yes", "no"]}
_CONDITIONS = {"type": "array", "items": {"$ref": "#/$defs/Condition"}, "minItems": 1}
_LANGUAGE = {
    "Condition": {
        "description": "{question: test}, {score: {score: test}}, {all: […]}, {any: […]}, {not: …}; several: all hold",
        "type": "object",
        "minProperties": 1,
        "properties": {
            "all": _CONDITIONS,
            "any": _CONDITIONS,
            "not": {"$ref": "#/$defs/Condition"},
            "score": {"type": "object", "minProperties": 1, "additionalProperties": {"$ref": "#/$defs/Test"}},
        },
        "additionalProperties": {"$ref": "#/$defs/Test"},
    },
    "Test": {
        "description": "an option, a list of options, or all_of, at_least, at_most, above, below, answered",
        "anyOf": [
            _OPTION,
            _OPTIONS,
            {
                "type": "object",
                "minProperties": 1,
                "additionalProperties": False,
                "properties": {
                    "all_of": _OPTIONS,
                    **{limit: {"type": "number"} for limit in LIMITS},
                    "answered": _YES_OR_NO,
                },
            },
        ],
    },
}


def schemas() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema with the name of its file."""
    for name, model in _FILES.items():
        yield f"{name}.json", _finished(TypeAdapter(model).json_schema())
    for name, model in _LISTS.items():
        yield f"{name}.json", _finished(TypeAdapter(list[model]).json_schema())  # type: ignore[valid-type]


def _finished(schema: dict[str, Any]) -> dict[str, Any]:
    """Put the language of conditions in its place, and leave out what only repeats a name."""
    finished: dict[str, Any] = _replaced(schema)
    if any(f"#/$defs/{name}" in json.dumps(finished) for name in _LANGUAGE):
        finished["$defs"] = finished.get("$defs", {}) | _LANGUAGE
    return {"$schema": "http://json-schema.org/draft-07/schema#"} | finished


def _replaced(part: Any) -> Any:
    if isinstance(part, dict) and part.get("$comment") in _LANGUAGE:
        rest = {key: value for key, value in part.items() if key in ("description", "examples")}
        return {"$ref": f"#/$defs/{part['$comment']}"} | rest
    if isinstance(part, dict):
        return {key: _replaced(value) for key, value in part.items() if key != "title" or isinstance(value, dict)}
    return [_replaced(item) for item in part] if isinstance(part, list) else part


def as_text(schema: dict[str, Any]) -> str:
    """A schema as its file holds it."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: Path) -> list[str]:
    """Write every schema into `folder`; the names of the files."""
    folder.mkdir(parents=True, exist_ok=True)
    names = []
    for name, schema in schemas():
        (folder / name).write_text(as_text(schema), encoding="utf-8")
        names.append(name)
    return names

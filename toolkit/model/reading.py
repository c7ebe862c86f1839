"""From plain data to a model: every problem of a file at once, in words for people who do not program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from toolkit.model.base import Model, Reading
from toolkit.problems import Problem, did_you_mean, either
from toolkit.source import Location, Source

ModelType = TypeVar("ModelType", bound=Model)


def read_model(model: type[ModelType], source: Source) -> tuple[ModelType | None, list[Problem]]:
    """Read a whole file as one model; None when its shape is not right."""
    return _read(TypeAdapter(model), source, model.called)


def read_list(model: type[ModelType], source: Source) -> tuple[list[ModelType] | None, list[Problem]]:
    """Read a file that is a list of models."""
    return _read(TypeAdapter(list[model]), source, f"a list; each item is {model.called}")  # type: ignore[valid-type]


def _read(adapter: TypeAdapter[Any], source: Source, called: str) -> tuple[Any, list[Problem]]:
    reading = Reading(source)
    try:
        value = adapter.validate_python(source.data, context=reading)
    except ValidationError as error:
        value = None
        problems = [_problem(detail, source, called) for detail in error.errors(include_url=False)]
        return None, _without_repeats([*reading.problems, *problems])
    return (None if reading.problems else value), reading.problems


def _without_repeats(problems: Iterable[Problem]) -> list[Problem]:
    return list(dict.fromkeys(problems))


def _problem(detail: ErrorDetails, source: Source, called: str) -> Problem:
    location, missing = _location(detail, source)
    code, message = _words(detail, missing, location, called)
    position = source.key_position(location) if code == "S002" else source.position(location)
    return source.problem(position, code, message)


def _location(detail: ErrorDetails, source: Source) -> tuple[Location, str]:
    """The place in the file that pydantic's location stands for, without the names of union members."""
    location: Location = ()
    data: Any = source.data
    missing = str(detail["loc"][-1]) if detail["type"] == "missing" and detail["loc"] else ""
    for part in detail["loc"]:
        inner = _inner(data, part)
        if inner is not _NOTHING:
            data, location = inner, (*location, part)
    return location, missing


_NOTHING = object()


def _inner(data: Any, part: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(part, _NOTHING)
    if isinstance(data, list) and isinstance(part, int) and part < len(data):
        return data[part]
    return _NOTHING


def _words(detail: ErrorDetails, missing: str, location: Location, called: str) -> tuple[str, str]:
    kind = detail["type"]
    context = detail.get("ctx", {})
    found = _shown(detail["input"])
    where = f"“{location[-1]}”: " if location and isinstance(location[-1], str) else ""
    if kind == "missing":
        return "S002", f"“{missing}” is missing here"
    if kind == "not_a_mapping":
        expected = context.get("called", called)
        return "S003", f"{where}found {found}, expected {expected}, written as “key: value” lines"
    if kind in ("not_an_id", "not_a_date", "no_such_date", "not_https", "empty_text", "too_many_decimals"):
        return _words_of_a_text(kind, where, context)
    if kind == "literal_error":
        expected = str(context.get("expected", "")).replace(" or ", ", ")
        words = [word.strip("' ") for word in expected.split(",")]
        guess = did_you_mean(str(detail["input"]), words) if isinstance(detail["input"], str) else ""
        return "S004", f"{where}found {found}, expected {either(words)}" + (guess if "mean" in guess else "")
    if kind == "not_a_condition":
        return "S009", f"{where}found {found}, expected {detail['msg']}"
    if kind in ("greater_than_equal", "less_than_equal", "greater_than"):
        limit = context.get("ge", context.get("le", context.get("gt")))
        side = {"greater_than_equal": "or more", "less_than_equal": "or less"}.get(
            kind, "as the least, and more than it"
        )
        return "S008", f"{where}found {found}, expected {limit} {side}"
    if kind == "too_short":
        return "S011", f"{where}this list is empty; at least one item is needed"
    if kind == "string_pattern_mismatch":
        return "S003", f"{where}found {found}, expected {_PATTERNS.get(str(context.get('pattern')), 'another form')}"
    return "S003", f"{where}found {found}, expected {_EXPECTED.get(kind, detail['msg'].lower())}"


def _words_of_a_text(kind: str, where: str, context: Mapping[str, Any]) -> tuple[str, str]:
    found = context.get("found", "")
    if kind == "not_an_id":
        nearest = f", such as “{context['nearest']}”" if context["nearest"] else ""
        return "S005", f"{where}“{found}” is not an id; ids have small letters, digits and single hyphens{nearest}"
    if kind == "not_a_date":
        return "S006", f"{where}“{found}” is not a date; write year-month-day, such as 2027-05-20"
    if kind == "no_such_date":
        return "S006", f"{where}there is no day {found} in the calendar"
    if kind == "not_https":
        return "S007", f"{where}“{found}” is not a web address that starts with “https://”"
    if kind == "too_many_decimals":
        return "S008", f"{where}at most {context['most']} decimals are kept; round it"
    return "S011", f"{where}found nothing, expected some text"


_EXPECTED = {
    "string_type": "text; put it in quotes if it is meant as text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "is_instance_of": "a number",
    "decimal_type": "a number",
    "bool_type": "yes or no",
    "enum": "yes or no",
    "list_type": "a list, such as “[one, two]”",
    "dict_type": "“key: value” lines",
    "model_type": "“key: value” lines",
}
_PATTERNS = {
    r"^[0-9 ]+$": "a telephone number: digits and spaces, in quotes",
    r"^/([a-z0-9-]+/)*$": "a path of this site that starts and ends with “/”, such as /guidance/",
    r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$": "a time such as “09:00”, in quotes",
}


def _shown(value: Any) -> str:
    """What was found, said briefly."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return f"the number {value}"
    if isinstance(value, str):
        return f"the text “{value if len(value) <= 60 else value[:57] + '…'}”"
    return "a list" if isinstance(value, list) else "“key: value” lines"

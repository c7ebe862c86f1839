"""From plain data to a model: every problem of a file at once, in words for people who do not program."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeAlias, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from toolkit.model.base import ID_PATTERN, Model, Reading
from toolkit.model.meant import address_fault, days_meant, ids_meant, linked_id, number_meant, phone_meant
from toolkit.problems import Problem, either, nearest, shown
from toolkit.source import Location, Source

ModelType = TypeVar("ModelType", bound=Model)
Context: TypeAlias = Mapping[str, Any]


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
        details = _first_of_each_list(error.errors(include_url=False))
        found = [problem for detail in details for problem in _problem(detail, reading, called)]
        return None, list(dict.fromkeys([*reading.problems, *found]))
    return (None if reading.problems else value), reading.problems


def _first_of_each_list(details: Iterable[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Where all items of a list are words and should be more, the first of them says it."""
    lists = set()
    for detail in details:
        around = detail["loc"][:-1]
        if detail["type"] != "not_a_mapping" or around not in lists:
            yield detail
        if detail["type"] == "not_a_mapping":
            lists.add(around)


def _problem(detail: ErrorDetails, reading: Reading, called: str) -> Iterator[Problem]:
    location, extra = _location(detail, reading.source)
    source = reading.source
    if detail["type"] == "missing":
        missing = str(detail["loc"][-1])
        if (*location, missing) not in reading.settled:
            yield source.problem(source.key_position(location), "S002", f"“{missing}” is missing here")
        return
    code, message = _words(detail, extra, called)
    key = next((part for part in reversed(location) if isinstance(part, str)), None)
    yield source.problem(source.position(location), code, f"“{key}”: {message}" if key else message)


def _location(detail: ErrorDetails, source: Source) -> tuple[Location, str]:
    """The place in the file that pydantic's location stands for, and the member of a union that it tried there."""
    location: Location = ()
    data: Any = source.data
    extra = ""
    for part in detail["loc"][: -1 if detail["type"] == "missing" else None]:
        inner = _inner(data, part)
        if inner is not _NOTHING:
            data, location, extra = inner, (*location, part), ""
        else:
            extra = str(part)
    return location, extra


_NOTHING = object()


def _inner(data: Any, part: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(part, _NOTHING)
    if isinstance(data, list) and isinstance(part, int) and part < len(data):
        return data[part]
    return _NOTHING


def _words(detail: ErrorDetails, extra: str, called: str) -> tuple[str, str]:
    """The code and the sentence for what pydantic found, or what a validator of ours did."""
    kind = detail["type"]
    context = detail.get("ctx", {})
    if extra in _EITHER:
        return "S003", f"found {shown(detail['input'])}, expected {_EITHER[extra]}"
    if kind in _WORDS:
        code, words = _WORDS[kind]
        return code, words(detail["input"], {"called": called, "expected": detail["msg"]} | context)
    return "S003", f"found {shown(detail['input'])}, expected {_EXPECTED.get(kind, 'something else')}"


# Dashes that a word processor puts in the place of a hyphen.
_LONG_DASHES = "[\u2010-\u2015\u2212]"


def _another_thing(_: Any, context: Context) -> str:
    return f"found {context['other']}, expected {context['called']}; check how far it is indented"


def _not_a_mapping(found: Any, context: Context) -> str:
    return f"found {shown(found)}, expected {context['called']}, written as “key: value” lines"


def _not_a_word(found: Any, context: Context) -> str:
    if (days := days_meant(found)) is not None:
        return f"found {shown(found)}, expected each day by itself; write “{days}”"
    words = re.findall(r"'([^']*)'", str(context.get("expected", "")))
    guess = nearest(found, words) if isinstance(found, str) else None
    return f"found {shown(found)}, expected {either(words)}" + (f"; did you mean “{guess}”?" if guess else "")


def _not_an_id(found: Any, context: Context) -> str:
    text = str(found)
    start = f"“{text}” is not an id, which has small letters, digits and single hyphens alone"
    several = ids_meant(text)
    if (linked := linked_id(text)) is not None:
        return f"{start}; write “{linked}”"
    if several is not None and len(several) > 1:
        return f"{start}; write each by itself: “[{', '.join(several)}]”"
    apart = text.replace(" - ", " ").split()
    if len(apart) > 1 and all(map(ID_PATTERN.fullmatch, apart)):
        return f"{start}; where several are meant, commas go between them: “[{', '.join(apart)}]”" + (
            f"; of one, write “{context['nearest']}”" if context["nearest"] else ""
        )
    if re.match(r"https?:|www\.", text) or re.fullmatch(r"[\d ]+", text):
        return f"{start}; write the id that the thing meant has in its list, or as the name of its file"
    near = f"; write “{context['nearest']}”" if context["nearest"] else ""
    return f"{start}{near}, or the id of what has this title" if near and re.match(r"[A-Z].* ", text) else start + near


def _not_an_address(found: Any, _: Context) -> str:
    fault = address_fault(found) if isinstance(found, str) else None
    return f"found {shown(found)}, expected an address that starts with “https://”{f'; {fault}' if fault else ''}"


def _not_a_date(found: Any, _: Context) -> str:
    meant = _date_meant(str(found))
    near = f"; did you mean “{meant}”?" if meant else ", such as 2027-05-20"
    if meant and re.search(_LONG_DASHES, str(found)):
        near = f"; its dashes are long ones, so type it again: {meant}"
    return f"found {shown(found)}, expected a date, written year-month-day{near}"


def _date_meant(found: str) -> datetime.date | None:
    text = re.sub(rf"[./ ]+|{_LONG_DASHES}", "-", found.strip())
    for form in ("%d-%m-%Y", "%d-%B-%Y", "%d-%b-%Y", "%Y-%m-%d", "%d-%m-%y", "%Y%m%d"):
        try:
            return datetime.datetime.strptime(text, form).replace(tzinfo=datetime.UTC).date()
        except ValueError:
            continue
    return None


def _no_such_date(found: Any, _: Context) -> str:
    year, month, _day = str(found).split("-")
    if not 1 <= int(month) <= 12:
        return f"“{found}” has the month {month}, expected one from 01 to 12; write year-month-day"
    if int(year) < 1:
        return f"there is no year {year}"
    days = calendar.monthrange(int(year), int(month))[1]
    return f"“{found}” is no day, expected one from 01 to {days} in that month"


def _outside(found: Any, context: Context) -> str:
    limits = {"ge": "{} or more", "le": "{} or less", "gt": "more than {}", "lt": "less than {}"}
    expected = [words.format(context[key]) for key, words in limits.items() if key in context]
    return f"found {shown(found)}, expected {' and '.join(expected)}"


def _no_list(found: Any, _: Context) -> str:
    if isinstance(found, Mapping):
        glued = next((key for key in found if re.match(r"-\S", key)), None)
        if glued is not None:
            return f"a space is missing after the dash; write “- {glued[1:]}: ”"
        return "found “key: value” lines, expected a list; start each of its items with “- ”"
    if (phone := phone_meant(found)) is not None:
        return f"found {shown(found)}, expected a list of numbers; write “[{{number: {phone}}}]”"
    if (days := days_meant(found)) is not None:
        return f"found {shown(found)}, expected a list of days; write “[{days}]”"
    several = ids_meant(found) if isinstance(found, str) else None
    if several is not None:
        example = f"write “[{', '.join(several)}]”"
    elif isinstance(found, str) and re.search(r"[,;/\d]|^[-•*(]", found):
        example = "write each of its items on a line of its own, with “- ” before it"
    else:
        example = f"write “[{found}]”" if isinstance(found, str | int) and found else "such as “[one, two]”"
    return f"found {shown(found)}, expected a list; {example}"


def _no_number(found: Any, _: Context) -> str:
    if isinstance(found, str) and re.fullmatch(r"[-+]?\d+(\.\d+)?", found):
        return f"found {shown(found)}, expected a number; leave out the quotes, and keep it below 18 digits"
    meant = number_meant(found) if isinstance(found, str) else None
    hint = f"; write “{meant}”" if meant else ", such as 2 or 0.5"
    return f"found {shown(found)}, expected a number, written with digits and a point alone{hint}"


def _no_whole_number(found: Any, _: Context) -> str:
    meant = number_meant(found) if isinstance(found, str) else None
    whole = meant if meant is not None and "." not in meant else None
    return f"found {shown(found)}, expected a whole number" + (f"; write “{whole}”" if whole else ", such as 10")


def _no_text(found: Any, _: Context) -> str:
    if (phone := phone_meant(found)) is not None:
        return f"found {shown(found)}, expected text; put it in quotes, or the 0 at its start is lost: {phone}"
    if isinstance(found, Mapping) and len(found) == 1:
        key, value = next(iter(found.items()))
        if isinstance(value, str) and " " in f"{key}{value}":
            return f'found a colon in a text, expected text; put all of it in quotes: “"{key}: {value}"”'
    quotes = "; put it in quotes if it is meant as text" if isinstance(found, bool | int | Decimal) else ""
    return f"found {shown(found)}, expected text{quotes}"


def _no_flag(found: Any, _: Context) -> str:
    guess = nearest(found, ("yes", "no")) if isinstance(found, str) else None
    return f"found {shown(found)}, expected “yes” or “no”" + (f"; write “{guess}”" if guess else "")


def _another_form(found: Any, context: Context) -> str:
    if isinstance(found, str) and re.fullmatch(str(context.get("pattern")), re.sub(r"\s", " ", found)):
        return f"found {shown(found)}, in which a blank is not the one of the space bar; type it again"
    return f"found {shown(found)}, expected {_PATTERNS.get(str(context.get('pattern')), 'another form')}"


# What pydantic, or a validator of ours, calls a fault: its code, and who says it.
_WORDS: dict[str, tuple[str, Callable[[Any, Context], str]]] = {
    "not_a_mapping": ("S003", _not_a_mapping),
    "another_thing": ("S003", _another_thing),
    "literal_error": ("S004", _not_a_word),
    "not_an_id": ("S005", _not_an_id),
    "no_letter": ("S005", lambda found, _: f"found “{found}”, expected an id with a letter, such as “score-{found}”"),
    "not_a_date": ("S006", _not_a_date),
    "no_such_date": ("S006", _no_such_date),
    "not_https": ("S007", _not_an_address),
    "too_many_decimals": (
        "S008",
        lambda found, said: f"found {shown(found)}, expected at most {said['most']} decimals",
    ),
    "greater_than_equal": ("S008", _outside),
    "less_than_equal": ("S008", _outside),
    "greater_than": ("S008", _outside),
    "not_a_condition": ("S009", lambda found, said: f"found {shown(found)}, expected {said['expected']}"),
    "empty_text": ("S011", lambda *_: "found an empty text, expected some words"),
    "too_short": ("S011", lambda *_: "this list is empty; at least one item is needed"),
    "list_type": ("S003", _no_list),
    "string_type": ("S003", _no_text),
    "is_instance_of": ("S003", _no_number),
    "int_type": ("S003", _no_whole_number),
    "decimal_type": ("S003", _no_number),
    "bool_type": ("S003", _no_flag),
    "string_pattern_mismatch": ("S003", _another_form),
}
_EXPECTED = {
    "dict_type": "“key: value” lines",
}
# Where two kinds of value are allowed: what is expected when neither is found.
_EITHER = {
    "set": "a list of options, or the name of a set in “option_sets”",
    "word": "“everywhere”, or a list of areas such as “[fife, moray]”",
}
_PATTERNS = {
    r"^[0-9 ]+$": "a telephone number, written with digits and spaces alone, such as 0300 123 4567",
    r"^/([a-z0-9-]+/)*$": "a path of this site, which starts and ends with “/”, such as /guidance/",
    r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$": "a time with four digits, such as “09:00”",
}

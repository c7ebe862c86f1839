"""A set of answers as an example of its questionnaire, written as the advisers write them.

Putting one into a file touches no byte that stands there: comments, order and line ends stay.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from toolkit.compiled import Compiled
from toolkit.compiling import OVERALL
from toolkit.exact import plain
from toolkit.scoring import assess, outcome_of
from toolkit.source import Source, read_text

WIDTH = 120
INDENT = "  "


class PlaceError(Exception):
    """A file into which no example can be put; the message says why and what to do."""


def example_of(compiled: Compiled, answers: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The example, as data: the answers that count, and all that comes out.

    Notes are a person's own, and answers to questions that the others hide count for nothing: both are left out.
    Raises `AnswerError` for an answer that does not fit.
    """
    situation = assess(compiled, answers)
    types = {question.id: question.type for question in compiled.questions}
    given = {
        question: _answer(types[question], answer.words)
        for question, answer in situation.answers.items()
        if question in situation.shown and types[question] != "text"
    }
    # A note counts as one question answered; without it the outcome may be another one.
    outcome = outcome_of(assess(compiled, given))
    order = [question.id for question in compiled.questions if question.id in given]
    return {"name": name, "answers": {each: given[each] for each in order}, "expect": _expected(compiled, outcome)}


def _answer(kind: str, words: tuple[str, ...]) -> Any:
    if kind == "number":
        return _number(words[0])
    return list(words) if kind == "multiple" else words[0]


def _number(text: str) -> int | Decimal:
    value = Decimal(text)
    return int(value) if value == int(value) else value


def _expected(compiled: Compiled, outcome: Mapping[str, Any]) -> dict[str, Any]:
    advice = [piece["id"] for piece in outcome["advice"]]
    scores = {name: None if found["value"] is None else _number(found["value"]) for name, found in _scores(outcome)}
    banded = [score.id for score in compiled.scores if score.bands]
    expected: dict[str, Any] = {"scores": scores} if scores else {}
    if OVERALL in banded:
        expected["band"] = outcome["scores"][OVERALL]["band"]
    if compiled.levels:
        expected["level"] = outcome["level"]
    if advice:
        expected["advice"] = advice
    expected["advice_count"] = {"at_least": len(advice), "at_most": len(advice)}
    duties = {duty["id"]: duty["state"] for duty in outcome["duties"]}
    return expected | ({"duties": duties} if duties else {})


def _scores(outcome: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    return list(outcome["scores"].items())


def in_yaml(example: Mapping[str, Any], indent: str = INDENT) -> str:
    """The example as an item of the list `examples`, its dash after `indent`, with a line end at its end."""
    lines = [f"{indent}- name: {_scalar(example['name'])}"]
    for key in ("answers", "expect"):
        lines += _block(key, example[key], f"{indent}{INDENT}", split=key == "expect")
    return "".join(f"{line}\n" for line in lines)


def _block(key: str, value: Any, indent: str, split: bool = False) -> list[str]:
    """A key and its value: in one line where that is short enough, unless it is to be split."""
    line = f"{indent}{_scalar(key, in_brackets=True)}: {_flow(value)}"
    if (len(line) <= WIDTH and not split) or not value or not isinstance(value, Mapping | list):
        return [line]
    lines = [f"{indent}{_scalar(key, in_brackets=True)}:"]
    if isinstance(value, list):
        return lines + [f"{indent}{INDENT}- {_scalar(item)}" for item in value]
    return lines + [part for name, inner in value.items() for part in _block(name, inner, f"{indent}{INDENT}")]


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return (
            "{" + ", ".join(f"{_scalar(key, in_brackets=True)}: {_flow(inner)}" for key, inner in value.items()) + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(_flow(inner) for inner in value) + "]"
    return _scalar(value, in_brackets=True)


def _scalar(value: str | int | Decimal | None, in_brackets: bool = False) -> str:
    """A value in YAML: a text in quotes where it would be read as anything else without."""
    if value is None:
        return "null"
    if not isinstance(value, str):
        return plain(value)
    sample, around = (f"a: [{value}, {{b: {value}}}]", [value, {"b": value}]) if in_brackets else (f"a: {value}", value)
    source, problems = read_text(sample, "")
    is_plain = not problems and source.data == {"a": around} and "\n" not in value
    return value if is_plain else json.dumps(value, ensure_ascii=False)


def with_example(raw: bytes, source: Source, example: Mapping[str, Any]) -> tuple[bytes, Source]:
    """The bytes of a questionnaire's file with one more example at the end of its examples, and what they say.

    `source` is what was read from `raw`. Raises `PlaceError` where the examples are not written in lines of their own.
    """
    lines = raw.splitlines(keepends=True)
    end = b"\r\n" if lines and lines[0].endswith(b"\r\n") else b"\n"
    data: Any = source.data
    place, words = _appended(source) if data.get("examples") else _first(source, lines)
    added = (words + in_yaml(example, _indent(source))).encode().replace(b"\n", end)
    before = b"".join(lines[:place])
    if before and not before.endswith((b"\n", b"\r")):
        added = end + added
    result = before + added + b"".join(lines[place:])
    return result, _without_other_changes(result, source, example)


def _indent(source: Source) -> str:
    """What stands before the dashes of the examples that there are."""
    data: Any = source.data
    return " " * (source.values[("examples",)].column - 1) if data.get("examples") else INDENT


def _appended(source: Source) -> tuple[int, str]:
    """Behind which line the examples end, and what separates one from the next."""
    lines = source.text.split("\n")
    start = source.values[("examples",)]
    if lines[start.line - 1][start.column - 1] != "-":
        raise PlaceError("the examples stand in brackets; write each as lines that start with a dash")
    later = [at.line for key, at in source.keys.items() if len(key) == 1 and at.line > start.line]
    place = min(later, default=len(lines) + 1) - 1
    # Comments at the margin, and empty lines, belong to what comes next.
    while not lines[place - 1].strip() or lines[place - 1].startswith("#"):
        place -= 1
    data: Any = source.data
    last = source.values[("examples", len(data["examples"]) - 1)].line
    apart = len(data["examples"]) == 1 or not lines[last - 2].strip()
    return place, "\n" if apart else ""


def _first(source: Source, lines: list[bytes]) -> tuple[int, str]:
    """The same where there is no example; takes away the empty brackets that stand in their place."""
    data: Any = source.data
    if "examples" not in data:
        return len(lines), "\nexamples:\n"
    number = source.keys[("examples",)].line
    bare = re.sub(rb"^(examples:)\s*\[\s*\]", rb"\1", lines[number - 1])
    if not re.match(rb"examples:\s*(#|$)", bare):
        raise PlaceError("“examples” holds something that is no list; write nothing behind its colon")
    lines[number - 1] = bare
    return number, ""


def _without_other_changes(result: bytes, source: Source, example: Mapping[str, Any]) -> Source:
    """What is read now: whatever the file looks like, what it said before, and the example."""
    text = result.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    read, problems = read_text(text, source.path)
    data: Any = source.data
    if problems or read.data != {**data, "examples": [*(data.get("examples") or []), example]}:
        raise PlaceError("the end of its examples cannot be found for certain; copy the example into the file yourself")
    return read

"""`content/published.lock`: every id that was ever published, one a line, and what it meant.

A line is complete in itself and stands in a fixed order, so that git merges two of these files by line. The file is
YAML, read by our own reader; `toolkit publish` writes it, and takes nothing out of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from toolkit.exact import plain
from toolkit.problems import Position, Problem
from toolkit.source import Source, read_yaml

LOCK = "content/published.lock"
PAGES = ("case-study", "guidance", "page", "partner", "questionnaire", "service", "template", "topic")
PARTS = ("question", "option")

_TOP = """\
# Every id that was ever published, and what it meant then: kept so that saved files and links open for ever.
# Written by `toolkit publish`; change nothing here, and take nothing out.
"""


@dataclass(frozen=True)
class Address:
    """Something with an address; `now` is the id of what stands there today, where that is another one."""

    now: str | None = None


@dataclass(frozen=True)
class PublishedOption:
    """An option: its points after `reverse`, or why it has none; `now` is the option that its answers became."""

    label: str
    points: Decimal | None = None
    state: Literal["unknown", "not_applicable"] | None = None
    now: str | None = None


@dataclass(frozen=True)
class PublishedQuestion:
    """A question; `now` is the question that its answers went to, `gone` that they have no place any more."""

    type: str
    ask: str
    least: Decimal | None = None
    most: Decimal | None = None
    step: Decimal | None = None
    rows: tuple[tuple[Decimal, Decimal], ...] = ()
    now: str | None = None
    gone: bool = False


Published = Address | PublishedQuestion | PublishedOption
# The kind, and the id with those around it: ("option", "check/return-talk/no").
Key = tuple[str, str]


@dataclass(frozen=True)
class Lock:
    """What was published; `source` tells where each line stands."""

    entries: Mapping[Key, Published] = field(default_factory=dict)
    source: Source = field(default_factory=lambda: Source(LOCK))

    def options(self, question: str) -> dict[str, PublishedOption]:
        """The options that a question had, `question` being its id with that of its questionnaire."""
        return {
            name.rpartition("/")[2]: entry
            for (_, name), entry in self.entries.items()
            if isinstance(entry, PublishedOption) and name.rpartition("/")[0] == question
        }

    def problem(self, key: Key, code: str, message: str) -> Problem:
        """A problem at the line of an id."""
        return self.source.problem(self.source.key_position((" ".join(key),)), code, message)


def read_lock(root: Path) -> tuple[Lock | None, list[Problem]]:
    """The lock of the project in `root`; None before the first publication, and where it cannot be read."""
    file = root / LOCK
    if not file.exists():
        return None, []
    source, problems = read_yaml(file, LOCK)
    if problems:
        return None, _unmerged(source) or problems
    written = source.data if isinstance(source.data, dict) else {}
    entries: dict[Key, Published] = {}
    for line, said in written.items():
        kind, _, name = line.partition(" ")
        entry = _entry(kind, name, said)
        if entry is None:
            message = f"“{line}” is not as “toolkit publish” writes it; put back the line that was published"
            return None, [source.problem(source.key_position((line,)), "S003", message)]
        entries[kind, name] = entry
    if not entries:
        message = "the list of what was published is empty; put back the file that was published, or delete it"
        return None, [source.problem(Position(1, 1), "S003", message)]
    return Lock(entries, source), []


def _unmerged(source: Source) -> list[Problem]:
    """What git leaves in a file when two people changed it, said in one sentence."""
    place = source.find("<<<<<<< ", Position(1, 1))
    if place is None:
        return []
    message = (
        "two versions of this list stand in one; delete the lines that start with “<<<<<<<”, “=======” and “>>>>>>>”"
    )
    return [source.problem(place, "Y005", f"{message}, and keep all others")]


def _entry(kind: str, name: str, said: Any) -> Published | None:
    """What a line says; None where it cannot be understood."""
    if kind not in (*PAGES, *PARTS) or not name or not isinstance(said, dict):
        return None
    try:
        if kind in PAGES:
            return Address(**said)
        return _question(said) if kind == "question" else _option(**said)
    except (TypeError, KeyError, ValueError, ArithmeticError):
        return None


def _question(said: dict[str, Any]) -> PublishedQuestion:
    if said.keys() - _KEYS:
        raise ValueError(said)
    least, most, step = map(Decimal, said["range"]) if "range" in said else (None, None, None)
    rows = tuple((Decimal(start), Decimal(earned)) for start, earned in said.get("points", ()))
    now = said.get("now")
    return PublishedQuestion(
        said["type"], str(said["ask"]), least, most, step, rows, now and str(now), said.get("gone") == "yes"
    )


_KEYS = {"type", "ask", "range", "points", "now", "gone"}


def _option(
    label: str | int,
    points: int | Decimal | None = None,
    state: Literal["unknown", "not_applicable"] | None = None,
    now: str | int | None = None,
) -> PublishedOption:
    earned = None if points is None else Decimal(points)
    return PublishedOption(str(label), earned, state, None if now is None else str(now))


def as_text(entries: Mapping[Key, Published]) -> str:
    """The lock as its file holds it."""
    ordered = sorted(entries, key=order)
    return _TOP + "".join(f"{kind} {name}: {_said(entries[kind, name])}\n" for kind, name in ordered)


def order(key: Key) -> tuple[str, list[str]]:
    """Where a line stands: by kind, then by id; a question before its options."""
    kind, name = key
    return "question" if kind == "option" else kind, name.split("/")


def _said(entry: Published) -> str:
    if isinstance(entry, Address):
        return _braces([("now", entry.now)])
    if isinstance(entry, PublishedOption):
        points = None if entry.points is None else plain(entry.points)
        label = json.dumps(entry.label, ensure_ascii=False)
        return _braces([("points", points), ("state", entry.state), ("now", _id(entry.now)), ("label", label)])
    span = [plain(value) for value in (entry.least, entry.most, entry.step) if value is not None]
    rows = ", ".join(f"[{plain(start)}, {plain(points)}]" for start, points in entry.rows)
    return _braces(
        [
            ("type", entry.type),
            ("range", f"[{', '.join(span)}]" if span else None),
            ("points", f"[{rows}]" if rows else None),
            ("now", _id(entry.now)),
            ("gone", "yes" if entry.gone else None),
            ("ask", json.dumps(entry.ask, ensure_ascii=False)),
        ]
    )


def _id(name: str | None) -> str | None:
    """An id that reads as text: those of digits alone stand in quotes."""
    return name if name is None or not name.replace("-", "").isdigit() else f'"{name}"'


def _braces(said: Iterable[tuple[str, str | None]]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in said if value is not None) + "}"

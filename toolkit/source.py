"""Reading YAML and Markdown files: plain data, and the line and column of every part of it.

PyYAML's C parser gives the events; this module gives them YAML 1.2 meaning: `yes` and `no` are
text, `010` is ten, dates stay text, a number with a fraction is an exact `Decimal`. What makes
YAML dangerous or surprising (aliases, tags, tabs, keys written twice, endless nesting) is a
`Problem` with its place, never an exception.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from toolkit.problems import TOP, Position, Problem

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 20
MAX_DIGITS = 18

Scalar: TypeAlias = str | int | Decimal | bool | None
Data: TypeAlias = "Scalar | list[Data] | dict[str, Data]"
Location: TypeAlias = tuple[str | int, ...]

_NULL = {"", "~", "null", "Null", "NULL"}
_TRUE = {"true", "True", "TRUE"}
_FALSE = {"false", "False", "FALSE"}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_FRACTION = re.compile(r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)")

# What libyaml says, and what an adviser can do about it.
_SYNTAX = {
    "mapping values are not allowed": "there is a second “: ” where a text was begun; put a text that holds a "
    "colon in quotes, or check how far the line is indented",
    "could not find expected ':'": "a key without its colon; write “key: value”",
    "did not find expected key": "this line does not fit the ones above; check how far it is indented, and that a "
    "text that starts with a quote is quoted to its end",
    "did not find expected '-' indicator": "this line does not belong to the list above; start it with “- ” or "
    "indent it less",
    "did not find expected ',' or '": "a bracket that is not closed, or a comma that is missing between the items",
    "found unexpected end of stream": "a quote that is never closed",
    "found character that cannot start any token": "this character cannot start a text here; put the text in quotes",
    "did not find expected node content": "a value is missing here, or a comma too many",
    "block sequence entries are not allowed": "a list cannot start on this line; put “- ” on a line of its own",
    "found unknown escape character": "a backslash in double quotes; use single quotes",
    "found undefined tag handle": "a text that starts with “!”; put it in quotes",
}


class _UnreadableError(Exception):
    """The rest of the file cannot be read; the problem is already noted."""


@dataclass
class Source:
    """A file that was read: its data, and where each part of it stands.

    `values` and `keys` give the position of a value, and of the key it stands under. `containers`
    finds the location of a list or mapping from its identity, so that a reader that holds a part
    of the data can say where it stands; `data` keeps those identities alive.
    """

    path: str
    data: Data = None
    body: str = ""
    body_line: int = 1
    values: dict[Location, Position] = field(default_factory=dict)
    keys: dict[Location, Position] = field(default_factory=dict)
    containers: dict[int, Location] = field(default_factory=dict)

    def position(self, location: Location) -> Position:
        """Where the value at `location` stands, or the nearest thing around it that exists."""
        for length in range(len(location), -1, -1):
            if (found := self.values.get(location[:length])) is not None:
                return found
        return TOP

    def key_position(self, location: Location) -> Position:
        """Where the key of the value at `location` stands; for an item of a list, the item."""
        return self.keys.get(location) or self.position(location)

    def location_of(self, container: object) -> Location:
        """The location of a list or mapping of this file's data."""
        return self.containers.get(id(container), ())

    def problem(self, position: Position, code: str, message: str) -> Problem:
        """A problem of this file."""
        return Problem(self.path, position.line, position.column, code, message)


def read_yaml(file: Path, shown_as: str) -> tuple[Source, list[Problem]]:
    """Read a YAML file; `shown_as` is the path that people are told."""
    source = Source(shown_as)
    problems: list[Problem] = []
    text = _read_text(file, source, problems)
    if text is not None:
        _read_document(source, text, 0, problems)
    return source, problems


def read_markdown(file: Path, shown_as: str) -> tuple[Source, list[Problem]]:
    """Read a Markdown file: its front matter as data, and its body as text."""
    source = Source(shown_as)
    problems: list[Problem] = []
    text = _read_text(file, source, problems)
    if text is None:
        return source, problems
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or end is None:
        message = "a page starts with “---”, its title and the rest of its front matter, and a second “---”"
        problems.append(source.problem(TOP, "Y012", message))
        return source, problems
    source.body = "\n".join(lines[end + 1 :])
    source.body_line = end + 2
    _read_document(source, "\n".join(lines[1:end]) + "\n", 1, problems)
    return source, problems


def read_text(text: str, shown_as: str) -> tuple[Source, list[Problem]]:
    """Read YAML that is already in memory."""
    source = Source(shown_as)
    problems: list[Problem] = []
    _read_document(source, text, 0, problems)
    return source, problems


def _read_text(file: Path, source: Source, problems: list[Problem]) -> str | None:
    try:
        raw = file.read_bytes()
    except FileNotFoundError:
        problems.append(source.problem(TOP, "Y001", "there is no such file"))
        return None
    except OSError as error:
        problems.append(source.problem(TOP, "Y001", f"this cannot be read as a file: {error.strerror}"))
        return None
    if len(raw) > MAX_BYTES:
        message = f"the file has {len(raw):,} bytes; the most is {MAX_BYTES:,}; split it into several"
        problems.append(source.problem(TOP, "Y003", message))
        return None
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before) - (before.rfind(b"\n") + 1) + 1
        message = "a character that is not UTF-8; save the file with the encoding “UTF-8”"
        problems.append(source.problem(Position(line, column), "Y002", message))
        return None


def _read_document(source: Source, text: str, skipped: int, problems: list[Problem]) -> None:
    """Read one YAML document into `source`; `skipped` lines stand before it in the file."""
    tab = _first_tab(text)
    if tab is not None:
        position = Position(tab.line + skipped, tab.column)
        problems.append(source.problem(position, "Y004", "a tab; YAML is indented with spaces, two a step"))
    reader = _Reader(source, skipped, problems)
    try:
        reader.read(text)
    except _UnreadableError:
        return
    except yaml.MarkedYAMLError as error:
        if tab is None:
            mark = error.problem_mark or error.context_mark
            position = reader.at(mark) if mark else Position(skipped + 1, 1)
            problems.append(source.problem(position, "Y005", _plain_words(error)))
    except yaml.YAMLError as error:
        index = getattr(error, "position", 0)
        line = text.count("\n", 0, index)
        position = Position(line + 1 + skipped, index - (text.rfind("\n", 0, index) + 1) + 1)
        message = "a control character that cannot be seen; delete it and type the text again"
        problems.append(source.problem(position, "Y005", message))


def _first_tab(text: str) -> Position | None:
    index = text.find("\t")
    if index < 0:
        return None
    return Position(text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1)


def _plain_words(error: yaml.MarkedYAMLError) -> str:
    said = f"{error.problem or ''}"
    for part, words in _SYNTAX.items():
        if part in said:
            if "quoted scalar" in f"{error.context}" and "end of stream" not in said:
                return "a quote in the middle of a quoted text; write it twice, or use the other kind of quotes"
            return words
    return f"this is not YAML that can be understood ({said}); check the quotes, brackets and indentation around it"


class _Reader:
    """Turns the parser's events into data and positions."""

    def __init__(self, source: Source, skipped: int, problems: list[Problem]) -> None:
        self.source = source
        self.skipped = skipped
        self.problems = problems

    def at(self, mark: Any) -> Position:
        return Position(mark.line + 1 + self.skipped, mark.column + 1)

    def note(self, event: yaml.Event, code: str, message: str) -> None:
        self.problems.append(self.source.problem(self.at(event.start_mark), code, message))

    def read(self, text: str) -> None:
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.note(event, "Y010", "a second document starts here; leave out “---”, a file holds one")
                    return
                self.source.data = self._node(next(events), events, ())

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], location: Location) -> Data:
        self.source.values[location] = self.at(event.start_mark)
        self._refuse_extras(event)
        if len(location) > MAX_DEPTH:
            self.note(event, "Y009", f"nested more than {MAX_DEPTH} deep; close a bracket or a list before this")
            raise _UnreadableError
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, location)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, location)
        return _scalar(event) if isinstance(event, yaml.ScalarEvent) else None

    def _refuse_extras(self, event: yaml.Event) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            message = f"“{sign}{anchor}” is a YAML reference; write it out, or put it in quotes if it is meant as text"
            self.note(event, "Y007", message)
        if tag is not None:
            self.note(event, "Y008", f"“{tag}” is a YAML tag; put a text that starts with “!” in quotes")

    def _sequence(self, events: Iterator[yaml.Event], location: Location) -> list[Data]:
        items: list[Data] = []
        self.source.containers[id(items)] = location
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events, (*location, len(items))))
        return items

    def _mapping(self, events: Iterator[yaml.Event], location: Location) -> dict[str, Data]:
        mapping: dict[str, Data] = {}
        self.source.containers[id(mapping)] = location
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                self.note(event, "Y011", "a list or mapping stands where a key is expected; write “key: value”")
                raise _UnreadableError
            self._refuse_extras(event)
            key: str = event.value
            place = (*location, key)
            if key == "<<" and event.implicit[0]:
                self.note(event, "Y007", "“<<” is a YAML merge; write the keys out")
            if key in mapping:
                first = self.source.keys[place].line
                message = f"“{key}” is written twice (first on line {first}); keep one of the two"
                self.note(event, "Y006", message)
                self._node(next(events), events, (*location, f"{key} again"))
                continue
            self.source.keys[place] = self.at(event.start_mark)
            mapping[key] = self._node(next(events), events, place)
        return mapping


def _scalar(event: yaml.ScalarEvent) -> Scalar:
    """The YAML 1.2 meaning of a scalar: only what is not quoted can be anything but text."""
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if len(text) <= MAX_DIGITS:
        if _INTEGER.fullmatch(text):
            return int(text)
        if _FRACTION.fullmatch(text):
            return Decimal(text)
    return text

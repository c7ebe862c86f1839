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
from toolkit.syntax import explain

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 20
MAX_DIGITS = 18
MAX_MESSAGE = 600

Scalar: TypeAlias = str | int | Decimal | bool | None
Data: TypeAlias = "Scalar | list[Data] | dict[str, Data]"
Location: TypeAlias = tuple[str | int, ...]

_NULL = {"", "~", "null", "Null", "NULL"}
_TRUE = {"true", "True", "TRUE"}
_FALSE = {"false", "False", "FALSE"}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_FRACTION = re.compile(r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)")

# Blanks that look like a space and are none, where YAML counts spaces or wants one.
_FALSE_BLANK = re.compile(r"^ *(?:- +)*(?:[\w-]+:|-)?[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]", re.MULTILINE)
# A remark glued to its sign, right behind a text without quotes: most likely the rest of the text, which YAML drops.
_CUT = re.compile(r" +(#\w[^\n]*)")
# What git leaves in a file where it could not merge two versions.
_UNMERGED = re.compile(r"^<{7} ", re.MULTILINE)
# Control characters, and what is invisible and changes the text around it; joiners belong to emoji.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\ufffe\uffff]"
)


class _UnreadableError(Exception):
    """The rest of the file cannot be read; the problem is already noted."""


@dataclass
class Source:
    """A file that was read: its data, and where each part of it stands.

    `values` and `keys` give the position of a value, and of the key it stands under. `blank` are the
    places where nothing is written, `bare` those whose key has no colon either. `cut` are the places where a text
    without quotes most likely ends too early, and what YAML drops there. `containers` finds
    the location of a list or mapping from its identity, so that a reader that holds a part of the
    data can say where it stands; `data` keeps those identities alive.
    """

    path: str
    data: Data = None
    text: str = ""
    body: str = ""
    body_line: int = 1
    values: dict[Location, Position] = field(default_factory=dict)
    keys: dict[Location, Position] = field(default_factory=dict)
    blank: set[Location] = field(default_factory=set)
    bare: set[Location] = field(default_factory=set)
    cut: dict[Position, str] = field(default_factory=dict)
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

    def find(self, words: str, start: Position) -> Position | None:
        """Where the words first stand in the file, from `start` on."""
        found = self.text.find(words, self.index(start))
        return None if found < 0 else _position(self.text, found)

    def index(self, position: Position) -> int:
        """How many characters of the text come before a position."""
        lines = self.text.split("\n")
        return sum(len(line) + 1 for line in lines[: position.line - 1]) + position.column - 1

    def place(self, index: int) -> Position:
        """The position that has so many characters before it."""
        return _position(self.text, index)

    def problem(self, position: Position, code: str, message: str) -> Problem:
        """A problem of this file; the message becomes one line, however long the text that it quotes."""
        words = " ".join(message.split())
        brief = words if len(words) <= MAX_MESSAGE else f"{words[: MAX_MESSAGE // 2]} … {words[-MAX_MESSAGE // 2 :]}"
        return Problem(self.path, position.line, position.column, code, brief)


def read_yaml(file: Path, shown_as: str) -> tuple[Source, list[Problem]]:
    """Read a YAML file; `shown_as` is the path that people are told."""
    source = Source(shown_as)
    problems: list[Problem] = []
    if _read_file(file, source, problems):
        _read_document(source, source.text, problems)
    return source, problems


def read_markdown(file: Path, shown_as: str) -> tuple[Source, list[Problem]]:
    """Read a Markdown file: its front matter as data, and its body as text."""
    source = Source(shown_as)
    problems: list[Problem] = []
    if not _read_file(file, source, problems):
        return source, problems
    lines = source.text.split("\n")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---":
        message = "the first line is “---”; then come the title and the rest of the front matter, and a second “---”"
        problems.append(source.problem(TOP, "Y012", message))
    elif end is None:
        message = "the front matter that starts here is not closed; write a second “---” in a line of its own below it"
        problems.append(source.problem(TOP, "Y012", message))
    else:
        source.body = "\n".join(lines[end + 1 :])
        source.body_line = end + 2
        # An empty line stands in for the first “---”, so that the lines keep their numbers.
        _read_document(source, "\n".join(["", *lines[1:end], ""]), problems)
    return source, problems


def read_text(text: str, shown_as: str) -> tuple[Source, list[Problem]]:
    """Read YAML that is already in memory."""
    source = Source(shown_as, text=text)
    problems: list[Problem] = []
    if _can_be_seen(source, problems) and _is_merged(source, problems):
        _read_document(source, text, problems)
    return source, problems


def _read_file(file: Path, source: Source, problems: list[Problem]) -> bool:
    """Read the text of a file into `source`; False when there is nothing to go on with."""
    raw, size, why = b"", 0, ""
    try:
        if not file.is_file():
            why = "this is a folder, not a file" if file.is_dir() else "there is no such file"
        elif (size := file.stat().st_size) <= MAX_BYTES:
            raw = file.read_bytes()
    except (OSError, ValueError) as error:
        why = f"this cannot be read as a file: {(getattr(error, 'strerror', None) or 'its name is none').lower()}"
    if why:
        problems.append(source.problem(TOP, "Y001", why))
        return False
    if size > MAX_BYTES:
        message = f"the file has {size:,} bytes; the most is {MAX_BYTES:,}; split it into several"
        problems.append(source.problem(TOP, "Y003", message))
        return False
    return _decode(raw, source, problems) and _can_be_seen(source, problems) and _is_merged(source, problems)


def _decode(raw: bytes, source: Source, problems: list[Problem]) -> bool:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace")
        message = "a character that is not UTF-8; save the file with the encoding “UTF-8”"
        problems.append(source.problem(_position(_lines(before), len(_lines(before))), "Y002", message))
        return False
    source.text = _lines(text)
    if "\0" in text:
        position = _position(source.text, source.text.index("\0"))
        message = "this is not UTF-8 text; save the file as text with the encoding “UTF-8”, not “UTF-16” or “Unicode”"
        problems.append(source.problem(position, "Y002", message))
        return False
    return True


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _position(text: str, index: int) -> Position:
    return Position(text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1)


def _is_merged(source: Source, problems: list[Problem]) -> bool:
    found = _UNMERGED.search(source.text)
    if found:
        message = (
            "two versions of this text met here and were not made one: from this line to the one that starts with "
            "“>>>>>>>”, keep what is right, and delete the lines that start with “<<<<<<<”, “=======” and “>>>>>>>”"
        )
        problems.append(source.problem(_position(source.text, found.start()), "Y014", message))
    return found is None


def _can_be_seen(source: Source, problems: list[Problem]) -> bool:
    found = _UNSEEN.search(source.text)
    if found:
        message = f"a character that cannot be seen (U+{ord(found[0]):04X}); delete it and type what is around it again"
        problems.append(source.problem(_position(source.text, found.start()), "Y013", message))
    return found is None


def _read_document(source: Source, text: str, problems: list[Problem]) -> None:
    """Read one YAML document, whose lines have the numbers of the file, into `source`."""
    blank = _false_blank(text)
    if blank is not None:
        problems.append(source.problem(blank[0], "Y004", blank[1]))
    reader = _Reader(source, text, problems)
    try:
        reader.read()
    except _UnreadableError:
        return
    except yaml.MarkedYAMLError as error:
        if blank is None:
            position, message = explain(error, text)
            problems.append(source.problem(position, "Y005", message))


def _false_blank(text: str) -> tuple[Position, str] | None:
    """The first blank that is not a space, where YAML needs spaces; what follows may come of it alone."""
    tab = text.find("\t")
    if tab >= 0:
        return _position(text, tab), "a tab; YAML is indented with spaces, two a step"
    found = _FALSE_BLANK.search(text)
    if found:
        message = "this blank looks like a space but is another character; delete it and press the space bar"
        return _position(text, found.end() - 1), message
    return None


class _Reader:
    """Turns the parser's events into data and positions."""

    def __init__(self, source: Source, text: str, problems: list[Problem]) -> None:
        self.source = source
        self.text = text
        self.problems = problems
        self.references: set[str] = set()

    def at(self, mark: Any) -> Position:
        return Position(mark.line + 1, mark.column + 1)

    def note(self, event: yaml.Event, code: str, message: str) -> None:
        self.problems.append(self.source.problem(self.at(event.start_mark), code, message))

    def read(self) -> None:
        events = yaml.parse(self.text, Loader=yaml.CSafeLoader)
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
        if not isinstance(event, yaml.ScalarEvent):
            return None
        value = _scalar(event)
        if isinstance(value, str):
            self._cut(event)
        return value

    def _cut(self, event: yaml.ScalarEvent) -> None:
        """Note where a text without quotes is followed by a remark that is glued to its sign."""
        if event.style or not event.end_mark:
            return
        found = _CUT.match(self.text, event.end_mark.index)
        if found:
            place = Position(event.end_mark.line + 1, event.end_mark.column + 1 + found.start(1) - found.start())
            self.source.cut[place] = found[1].rstrip()

    def _refuse_extras(self, event: yaml.Event) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is not None and anchor not in self.references:
            self.references.add(anchor)
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            message = f"“{sign}{anchor}” is a YAML reference; write it out, or put it in quotes if it is meant as text"
            self.note(event, "Y007", message)
        if tag is not None:
            self.note(event, "Y008", f"“{tag}” is a YAML tag; put a text that starts with “!” in quotes")

    def _blank(self, event: yaml.Event, key: yaml.ScalarEvent, place: Location) -> None:
        """Note where a key has no value, and where it has not even a colon."""
        if isinstance(event, yaml.ScalarEvent) and event.implicit[0] and event.value == "":
            self.source.blank.add(place)
            ends, starts = key.end_mark, event.start_mark
            if ends and starts and ":" not in self.text[ends.index : starts.index]:
                self.source.bare.add(place)

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
        runs_into_another = False
        self.source.containers[id(mapping)] = location
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                message = "brackets stand where a key is expected; write “key: value”, or put the text in quotes"
                self.note(event, "Y011", message)
                raise _UnreadableError
            self._refuse_extras(event)
            key: str = event.value
            place = (*location, key)
            if key == "<<" and event.implicit[0]:
                self.note(event, "Y007", "“<<” is a YAML merge; write the keys out")
            if key in mapping:
                first = self.source.keys[place].line
                # The keys of a thing that runs into the one above it come of the one dash that is missing.
                if key == "id" and location:
                    runs_into_another = True
                    message = "a dash is missing before “id”, so that this runs into the one above; write “- id: ”"
                    self.note(event, "Y006", message)
                elif not runs_into_another:
                    message = f"“{key}” is written twice (first on line {first}); keep one of the two"
                    self.note(event, "Y006", message)
                self._node(next(events), events, (*location, f"{key} again"))
                continue
            value = next(events)
            self._blank(value, event, place)
            self.source.keys[place] = self.at(event.start_mark)
            mapping[key] = self._node(value, events, place)
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

"""Texts of a start that nobody has replaced, and marks that something is still to be written: unfinished content."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.library import Library
from toolkit.problems import Position, Problem

_UNREPLACED = re.compile(r"Replace this (text|value)\b")
_MESSAGES = {
    "text": "this is still the text of a start; write your own in its place",
    "value": "this value is still that of a start; choose your own, and delete the remark behind it",
}


# Marks by which people remind themselves; in small letters the first could be words of another language.
_UNWRITTEN = re.compile(r"\b(?:TODO|TBC|TBD|FIXME|XXX+)\b|(?i:\blorem ipsum\b)|\?\?\?")


def check_starts(library: Library) -> Iterator[Problem]:
    """A warning for each line that says that it has to be replaced; keys that are not in use say nothing yet."""
    sources = {entry.source.path: entry.source for entry in library.everything()}
    for source in sources.values():
        front = source.body_line if source.body else len(source.text)
        for number, line in enumerate(source.text.split("\n"), 1):
            in_front = number < front
            if in_front and line.lstrip().startswith("#"):
                continue
            if found := _UNREPLACED.search(line):
                place = Position(number, found.start() + 1)
                yield source.problem(place, "T005", _MESSAGES[found[1]]).as_warning()
            elif (mark := _UNWRITTEN.search(line)) and not (in_front and " #" in line[: mark.start()]):
                message = f"people would read “{mark[0]}”; write what belongs there, or take it out"
                yield source.problem(Position(number, mark.start() + 1), "T005", message).as_warning()

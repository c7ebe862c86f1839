"""Texts of a start that nobody has replaced: a piece of content that is not finished."""

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


def check_starts(library: Library) -> Iterator[Problem]:
    """A warning for each line that says that it has to be replaced; keys that are not in use say nothing yet."""
    sources = {entry.source.path: entry.source for entry in library.everything()}
    for source in sources.values():
        front = source.body_line if source.body else len(source.text)
        for number, line in enumerate(source.text.split("\n"), 1):
            found = _UNREPLACED.search(line)
            if found and not (number < front and line.lstrip().startswith("#")):
                place = Position(number, found.start() + 1)
                yield source.problem(place, "T005", _MESSAGES[found[1]]).as_warning()

"""Lists of ids and of words: that none names the same thing twice."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.library import Entry, Library
from toolkit.model.base import ID_PATTERN, Model
from toolkit.problems import Problem
from toolkit.source import Location

# Answers of an example are told by the example, ids of the past by what has them today, and what a score is over by
# what it comes to (Q008).
_TOLD_ELSEWHERE = frozenset({"answers", "formerly"})
_OF_SCORES = "scores"


def check_repeated(library: Library) -> Iterator[Problem]:
    """Every id that stands twice in one list."""
    for entry in library.everything():
        yield from _repeated(entry, entry.value, ())


def _repeated(entry: Entry[Model], value: object, location: Location) -> Iterator[Problem]:
    if isinstance(value, Model):
        for key, info in type(value).model_fields.items():
            if key not in _TOLD_ELSEWHERE and not (key == _OF_SCORES and not location):
                yield from _repeated(entry, getattr(value, key), (*location, info.alias or key))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _repeated(entry, item, (*location, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            here = (*location, number)
            if isinstance(item, str) and item in value[:number] and ID_PATTERN.fullmatch(item):
                message = f"“{item}” stands twice in this list; take one out, or write the one that was meant"
                yield entry.problem(here, "L002", message)
            else:
                yield from _repeated(entry, item, here)

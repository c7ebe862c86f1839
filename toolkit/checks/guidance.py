"""Guidance: that it says something, and that each of its steps has an id of its own."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.library import Entry, Library
from toolkit.model.content import Guidance
from toolkit.problems import Position, Problem


def check_guidance(library: Library) -> Iterator[Problem]:
    """Every problem of the body and the steps of guidance."""
    for entry in library.guidance.values():
        yield from _steps(entry)
        if not entry.source.body.strip():
            message = "nothing stands below this line; write how to do it, as people read it on the page"
            yield entry.source.problem(Position(entry.source.body_line - 1, 1), "S011", message)


def _steps(entry: Entry[Guidance]) -> Iterator[Problem]:
    """A step has its id as its address on the page."""
    seen: dict[str, int] = {}
    for number, step in enumerate(entry.value.steps):
        place = ("steps", number, "id")
        if step.id in seen:
            message = f"step “{step.id}” is there already (line {seen[step.id]}); give one of the two another id"
            yield entry.problem(place, "L002", message)
        seen.setdefault(step.id, entry.source.position(place).line)

"""The map as plain text: for a terminal, and for everybody who reads better than they see."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.map.flow import Box, Flow


def as_text(flow: Flow) -> str:
    """The map, a question a line, and under it when it is shown and what its answers lead to."""
    return "\n".join(_lines(flow)) + "\n"


def _lines(flow: Flow) -> Iterator[str]:
    yield flow.title
    yield flow.summary
    for part in flow.parts:
        yield ""
        yield part.title
        for box in part.boxes:
            yield from _box(box)
    for heading, ends in flow.ends:
        yield ""
        yield heading
        for end in ends:
            yield f"  {end.title}"
            yield from (f"       {line}" for line in end.takes)


def _box(box: Box) -> Iterator[str]:
    yield f"  {box.number:>2} {box.ask} [{box.id}]{' earns points' if box.earns else ''}"
    if box.shown_if:
        yield f"       shown if {box.shown_if}"
    for lead in box.leads:
        yield f"       {lead.answers} → {'; '.join(lead.to)}"
    if box.law:
        yield f"       the law → {box.law}"

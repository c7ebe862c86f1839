"""The map as Mermaid, for a pull request: GitHub draws what stands in a block of code named `mermaid`.

GitHub draws no more than 50,000 characters and 500 lines between boxes. A map that would be larger says less: first
what answers lead to goes, then the wording, and at last the questions. No wording can break it: whatever is not a
letter, a digit or a plain sign is written as its number, and boxes are named by us.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.map.flow import Box, Flow, Part

MOST_CHARACTERS = 50_000
MOST_LINES = 500
# The signs that can stand as they are. Mermaid itself writes ﬂ, °, ¶ and ß for the numbers of signs, so they cannot.
_PLAIN = re.compile(r"[^\w ,?“”‘’–—…£→]|[_ﬂ°¶ß]")
_SHORT = 60


@dataclass(frozen=True)
class _Detail:
    """How much a map says."""

    leads: bool
    wording: bool
    questions: bool


_DETAILS = (_Detail(True, True, True), _Detail(False, True, True), _Detail(False, False, True))
_LEAST = _Detail(False, False, False)


def as_mermaid(flow: Flow) -> str:
    """The map as a flowchart, as full as GitHub can draw it."""
    for detail in _DETAILS:
        drawn = "\n".join(_lines(flow, detail)) + "\n"
        if len(drawn) < MOST_CHARACTERS and lines_between(drawn) <= MOST_LINES:
            return drawn
    return "\n".join(_lines(flow, _LEAST))[: MOST_CHARACTERS - 1].rpartition("\n")[0] + "\n"


def lines_between(drawn: str) -> int:
    """How many lines between boxes a flowchart has; `a --- b & c` are two."""
    return sum(1 + line.count(" & ") for line in drawn.splitlines() if re.match(r"\s*\w+ (---|-\.->|~~~)", line))


def escaped(text: str) -> str:
    """Text that stands for itself between the quotation marks of a flowchart."""
    return _PLAIN.sub(lambda sign: f"#{ord(sign.group())};", " ".join(text.split()))


def _lines(flow: Flow, detail: _Detail) -> Iterator[str]:
    yield "flowchart TB"
    yield "  classDef condition stroke-dasharray: 4 3"
    yield "  classDef lead stroke-width: 0px"
    for number, part in enumerate(flow.parts, start=1):
        if detail.questions:
            yield f'  subgraph s{number}["{number} {escaped(part.title)}"]'
            yield "    direction LR"
            yield from (f"    {line}" for line in _part(part, number, detail))
            yield "  end"
        else:
            yield f'  s{number}["{escaped(part.title)}: {len(part.boxes)} questions"]'
    yield from (f"  s{number} ~~~ s{number + 1}" for number in range(1, len(flow.parts)))


def _part(part: Part, number: int, detail: _Detail) -> Iterator[str]:
    conditions: dict[str, list[Box]] = {}
    for box in part.boxes:
        yield f'q{box.number}["{_words(box, detail)}"]'
        if box.shown_if:
            conditions.setdefault(box.shown_if, []).append(box)
    for count, (condition, boxes) in enumerate(conditions.items(), start=1):
        yield f'c{number}_{count}{{{{"{escaped(condition)}"}}}}:::condition'
        yield f"c{number}_{count} -.-> {' & '.join(f'q{box.number}' for box in boxes)}"
    if detail.leads:
        for box in part.boxes:
            yield from _leads(box)


def _words(box: Box, detail: _Detail) -> str:
    name = f"{box.number} {escaped(box.id)}"
    if not detail.wording:
        return name
    ask = box.ask if len(box.ask) <= _SHORT else box.ask[:_SHORT].rsplit(" ", 1)[0] + "…"
    return f"{name}<br>{escaped(ask)}"


def _leads(box: Box) -> Iterator[str]:
    said = [f"{escaped(lead.answers)} → {escaped(', '.join(lead.to))}" for lead in box.leads]
    said += [f"The law → {escaped(box.law)}"] if box.law else []
    if said:
        yield f'a{box.number}["{"<br>".join(said)}"]:::lead'
        yield f"q{box.number} --- a{box.number}"

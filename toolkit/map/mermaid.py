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
# Whatever is no letter, digit or sign of everyday text.
_SPECIAL = re.compile(r"[^\w ,?“”‘’–—…£→]|_")
_SHORT = 60


@dataclass(frozen=True)
class _Detail:
    """How much a map says; of the sections no more than `sections`."""

    leads: bool
    wording: bool
    questions: bool
    sections: int = MOST_LINES


_DETAILS = (
    _Detail(True, True, True),
    _Detail(False, True, True),
    _Detail(False, False, True),
    _Detail(False, False, False),
)
# However a title is written, so many of them fit.
_LEAST = _Detail(False, False, False, sections=50)


def as_mermaid(flow: Flow) -> str:
    """The map as a flowchart, as full as GitHub can draw it."""
    for detail in _DETAILS:
        drawn = "\n".join(_lines(flow, detail)) + "\n"
        if len(drawn) < MOST_CHARACTERS and lines_between(drawn) <= MOST_LINES:
            return drawn
    return "\n".join(_lines(flow, _LEAST)) + "\n"


def lines_between(drawn: str) -> int:
    """How many lines between boxes a flowchart has; `a --- b & c` are two."""
    return sum(1 + line.count(" & ") for line in drawn.splitlines() if re.match(r"\s*\w+ (---|-\.->|~~~)", line))


def escaped(text: str) -> str:
    """Text that stands for itself between the quotation marks of a flowchart."""
    # Mermaid keeps the numbers of signs as “ﬂ°” and “¶ß” while it works, and takes them back wherever it sees them.
    spaced = " ".join(text.split()).replace("ﬂ", "fl").replace("¶ß", "¶ ß")
    return _SPECIAL.sub(lambda sign: f"#{ord(sign.group())};", spaced)


def _lines(flow: Flow, detail: _Detail) -> Iterator[str]:
    yield "flowchart TB"
    yield "  classDef condition stroke-dasharray: 4 3"
    yield "  classDef lead stroke-width: 0px"
    parts = flow.parts[: detail.sections]
    for number, part in enumerate(parts, start=1):
        title = f"{number} {escaped(_cut(part.title))}"
        if detail.questions:
            yield f'  subgraph s{number}["{title}"]'
            yield "    direction LR"
            yield from (f"    {line}" for line in _part(part, number, detail))
            yield "  end"
        else:
            yield f'  s{number}["{title}<br>{len(part.boxes)} questions"]'
    # Lines that nobody sees keep the sections in their order.
    yield from (f"  s{number} ~~~ s{number + 1}" for number in range(1, len(parts)))
    if len(parts) < len(flow.parts):
        yield f'  more["{len(flow.parts) - len(parts)} more sections"]'


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
    return f"{name}<br>{escaped(_cut(box.ask))}"


def _cut(text: str) -> str:
    return text if len(text) <= _SHORT else text[:_SHORT].rsplit(" ", 1)[0] + "…"


def _leads(box: Box) -> Iterator[str]:
    said = [f"{escaped(lead.answers)} → {escaped(', '.join(lead.to))}" for lead in box.leads]
    said += [f"The law → {escaped(box.law)}"] if box.law else []
    if said:
        yield f'a{box.number}["{"<br>".join(said)}"]:::lead'
        yield f"q{box.number} --- a{box.number}"

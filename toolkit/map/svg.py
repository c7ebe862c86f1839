"""The map as a picture: an SVG file with real text, for light and dark, for a screen and for paper.

The questions stand in a spine, section by section. On the left is what decides whether a question is shown, with an
arrow to it; on the right is what its answers lead to. The height is cut into sheets of the form of A4 and A3, and
nothing is drawn across a cut. The same flow gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import ceil
from xml.sax.saxutils import escape, quoteattr

from toolkit.map.flow import Box, End, Flow, Part
from toolkit.map.lettering import wrapped

WIDTH = 760
SHEET = 1108  # 760 by 1108 is what fits on A4 and on A3 inside margins of a centimetre on A4
_CONDITION = (0, 152)  # where each column begins, and how wide it is
_BOX = (178, 300)
_LEADS = (496, 264)
_PADDING = 9
_GAP = 10

_STYLE = """
svg { color-scheme: light dark; --ink: #16222b; --soft: #46545d; --paper: #fff; --box: #f1f6f5; --line: #5c6b69;
  --brand: #00595a; --law: #8a4b00; font-family: "Liberation Sans", Arimo, Helvetica, Arial, sans-serif; }
@media (prefers-color-scheme: dark) { svg { --ink: #eef4f3; --soft: #b9c7c5; --paper: #10191c; --box: #18252a;
  --line: #8fa3a4; --brand: #7fd6cf; --law: #ffc56e; } }
@media print { svg { --ink: #000; --soft: #333; --paper: #fff; --box: #fff; --line: #555; --brand: #00595a;
  --law: #8a4b00; } }
text { fill: var(--ink); }
.paper { fill: var(--paper); }
.soft { fill: var(--soft); }
.law { fill: var(--law); }
.heading { fill: var(--brand); }
.box { fill: var(--box); stroke: var(--line); }
.condition { fill: var(--paper); stroke: var(--line); stroke-dasharray: 4 3; }
.line { fill: none; stroke: var(--line); }
.thin { fill: none; stroke: var(--line); stroke-opacity: 0.5; }
.head { fill: var(--line); }
"""


@dataclass(frozen=True)
class _Letters:
    """How a text is set: its size, the distance of its lines, its weight and its class."""

    size: float
    line: float
    bold: bool = False
    name: str = ""

    def lines(self, text: str, room: float) -> list[str]:
        return wrapped(text, room, self.size, self.bold)


_TITLE = _Letters(22, 28, bold=True)
_HEADING = _Letters(16, 22, bold=True, name="heading")
_ASK = _Letters(12, 15, bold=True)
_TEXT = _Letters(11, 14)
_SOFT = _Letters(10.5, 14, name="soft")
_LAW = _Letters(11, 14, name="law")


def as_svg(flow: Flow) -> str:
    """The map as an SVG document."""
    sheet = _Sheet()
    sheet.heading(flow.title, _TITLE)
    sheet.paragraph(flow.summary, _SOFT)
    sheet.paragraph(_HOW_TO_READ, _SOFT)
    for part in flow.parts:
        with_heading = sheet.height_of(part.title, _HEADING) + _row(part.boxes[0]).height
        sheet.open(part.title, with_heading)
        _draw_part(sheet, part)
        sheet.close()
    for heading, ends in flow.ends:
        sheet.open(heading, sheet.height_of(heading, _HEADING) + _end_height(ends[0]))
        for end in ends:
            _draw_end(sheet, end)
        sheet.close()
    return _document(flow, sheet)


_HOW_TO_READ = (
    "Read from the top down. On the left: what decides whether a question is shown; nothing there means always. "
    "On the right: what answers lead to. A question is called by the id in its box."
)


@dataclass
class _Sheet:
    """What has been drawn, and how far down the paper that is."""

    y: float = 4
    drawn: list[str] = field(default_factory=list)

    def fit(self, height: float) -> bool:
        """Make room for something of this height: go on to the next sheet where this one has too little."""
        left = SHEET - self.y % SHEET
        if height <= left or height > SHEET:
            return False
        self.y += left + 4
        return True

    def height_of(self, text: str, letters: _Letters, room: float = WIDTH) -> float:
        return len(letters.lines(text, room)) * letters.line

    def heading(self, text: str, letters: _Letters) -> None:
        self.write(0, self.y, text, letters, WIDTH)
        self.y += self.height_of(text, letters) + 6

    def paragraph(self, text: str, letters: _Letters, x: float = 0) -> None:
        height = self.height_of(text, letters, WIDTH - x)
        self.fit(height)
        self.write(x, self.y, text, letters, WIDTH - x)
        self.y += height + 3

    def open(self, title: str, room: float) -> None:
        """Begin a section, with the room for what must stay with its title."""
        self.y += 14
        self.fit(room)
        self.drawn.append(f'<g role="group" aria-label={quoteattr(title)}>')
        self.heading(title, _HEADING)

    def close(self) -> None:
        self.drawn.append("</g>")

    def write(self, x: float, y: float, text: str, letters: _Letters, room: float) -> None:
        """Write a text whose top left is at x and y, in lines; the space between lines is there for whoever copies."""
        weight = ' font-weight="bold"' if letters.bold else ""
        name = f' class="{letters.name}"' if letters.name else ""
        lines = letters.lines(text, room)
        first = _n(y + letters.size)
        if len(lines) == 1:
            inside = escape(lines[0])
            place = f' x="{_n(x)}" y="{first}"'
        else:
            place = f' y="{first}"'
            down = ["", *[f' dy="{_n(letters.line)}"'] * (len(lines) - 1)]
            inside = " ".join(
                f'<tspan x="{_n(x)}"{dy}>{escape(line)}</tspan>' for dy, line in zip(down, lines, strict=True)
            )
        self.drawn.append(f'<text{place} font-size="{_n(letters.size)}"{weight}{name}>{inside}</text>')

    def rectangle(self, x: float, y: float, width: float, height: float, name: str) -> None:
        size = f'width="{_n(width)}" height="{_n(height)}"'
        self.drawn.append(f'<rect x="{_n(x)}" y="{_n(y)}" {size} rx="5" class="{name}"/>')

    def path(self, way: str, name: str) -> None:
        self.drawn.append(f'<path d="{way}" class="{name}"/>')


@dataclass(frozen=True)
class _Row:
    """A question and what its answers lead to, measured."""

    box: Box
    leads: tuple[tuple[str, _Letters], ...]
    box_height: float
    height: float


def _row(box: Box) -> _Row:
    leads = tuple((f"{lead.answers} → {', '.join(lead.to)}", _TEXT) for lead in box.leads)
    if box.law:
        leads += ((f"The law → {box.law}", _LAW),)
    room = _BOX[1] - 2 * _PADDING
    box_height = len(_ASK.lines(_asked(box), room)) * _ASK.line + _SOFT.line + 2 * _PADDING - 4
    beside = sum(len(letters.lines(text, _LEADS[1])) * letters.line for text, letters in leads) + 4
    return _Row(box, leads, box_height, max(box_height, beside) + _GAP)


def _asked(box: Box) -> str:
    return f"{box.number}  {box.ask}"


def _draw_part(sheet: _Sheet, part: Part) -> None:
    for condition, boxes in groupby(part.boxes, key=lambda box: box.shown_if):
        rows = [_row(box) for box in boxes]
        while rows:
            rows = _draw_rows(sheet, condition, rows)


def _draw_rows(sheet: _Sheet, condition: str | None, rows: Sequence[_Row]) -> list[_Row]:
    """Draw questions that one condition decides, as many as the sheet takes; what is left comes on the next."""
    chip = _chip_height(condition)
    sheet.fit(max(rows[0].height, chip))
    left, start = SHEET - sheet.y % SHEET, sheet.y
    here: list[_Row] = []
    for row in rows:
        if here and sum(each.height for each in [*here, row]) > left:
            break
        here.append(row)
    places = []
    for row in here:
        _draw_row(sheet, row)
        places.append(sheet.y + row.box_height / 2)
        sheet.y += row.height
    if condition:
        _draw_condition(sheet, condition, start, places)
    sheet.y = max(sheet.y, start + chip)
    return list(rows[len(here) :])


def _draw_row(sheet: _Sheet, row: _Row) -> None:
    x, width = _BOX
    sheet.rectangle(x, sheet.y, width, row.box_height, "box")
    inner, room = x + _PADDING, width - 2 * _PADDING
    sheet.write(inner, sheet.y + _PADDING - 3, _asked(row.box), _ASK, room)
    below = sheet.y + _PADDING - 3 + sheet.height_of(_asked(row.box), _ASK, room)
    sheet.write(inner, below, row.box.id + (" · earns points" if row.box.earns else ""), _SOFT, room)
    if row.leads:
        sheet.path(f"M{x + width} {_n(sheet.y + 12)}h{_LEADS[0] - x - width - 4}", "thin")
    y = sheet.y + 3
    for text, letters in row.leads:
        sheet.write(_LEADS[0], y, text, letters, _LEADS[1])
        y += sheet.height_of(text, letters, _LEADS[1])


def _chip_height(condition: str | None) -> float:
    """The height of a condition, with the space below it."""
    if condition is None:
        return 0
    return len(_TEXT.lines(f"if {condition}", _CONDITION[1] - 2 * _PADDING)) * _TEXT.line + 10 + _GAP


def _draw_condition(sheet: _Sheet, condition: str, start: float, places: Sequence[float]) -> None:
    """A condition, and from it an arrow to each question that it decides."""
    x, width = _CONDITION
    height = _chip_height(condition) - _GAP
    sheet.rectangle(x, start, width, height, "condition")
    sheet.write(x + _PADDING, start + 4, f"if {condition}", _TEXT, width - 2 * _PADDING)
    middle, rail, end = start + height / 2, x + width + 10, _BOX[0]
    sheet.path(f"M{x + width} {_n(middle)}H{rail}", "line")
    top, bottom = min(middle, places[0]), max(middle, places[-1])
    if top < bottom:
        sheet.path(f"M{rail} {_n(top)}V{_n(bottom)}", "line")
    for place in places:
        sheet.path(f"M{rail} {_n(place)}H{end - 6}", "line")
        sheet.path(f"M{end} {_n(place)}l-7 -4v8z", "head")


def _end_height(end: End) -> float:
    lines = sum(len(_TEXT.lines(f"· {line}", WIDTH - 16)) for line in end.takes)
    return len(_ASK.lines(end.title, WIDTH)) * _ASK.line + lines * (_TEXT.line + 3) + _GAP


def _draw_end(sheet: _Sheet, end: End) -> None:
    sheet.fit(_end_height(end))
    sheet.paragraph(end.title, _ASK)
    for line in end.takes:
        sheet.paragraph(f"· {line}", _TEXT, x=16)
    sheet.y += _GAP - 4


def _document(flow: Flow, sheet: _Sheet) -> str:
    sheets = ceil((sheet.y + 4) / SHEET)
    height = sheets * SHEET
    style = f"{_STYLE}@page {{ size: A4; margin: 10mm; }}\n"
    style += f"@media print {{ svg {{ width: 190mm; height: {277 * sheets}mm; }} }}\n"
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    names = 'lang="en-GB" role="group" aria-labelledby="map-title map-summary"'
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} {names}>',
            f'<title id="map-title">{escape(flow.title)}: map</title>',
            f'<desc id="map-summary">{escape(flow.summary)}. {escape(_HOW_TO_READ)}</desc>',
            f"<style>{style}</style>",
            f'<rect width="{WIDTH}" height="{height}" class="paper"/>',
            *sheet.drawn,
            "</svg>\n",
        )
    )


def _n(value: float) -> str:
    """A measure with a decimal at most."""
    return f"{value:.1f}".removesuffix(".0")

"""The picture of the way from worried to back at work: a column of stages, and lines for those who skip some.

It is drawn for the width of a phone and grows no larger than is good to read. Colours are those of the page, in
`theme/styles/landscape.css`. The same stages give the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from toolkit.library import Entry
from toolkit.map.lettering import width, wrapped
from toolkit.model.lists import Stage

WIDTH = 340
_LEFT, _BOX_WIDTH, _PADDING, _GAP = 1, 278, 12, 24
_ROOM = _BOX_WIDTH - 2 * _PADDING
_LANES = (298, 324)  # where lines of those who skip stages go down, the shorter ones nearer to the boxes


@dataclass(frozen=True)
class _Letters:
    """How a text is set: its size, the distance of its lines, its class."""

    size: float
    line: float
    name: str


_WHEN = _Letters(13.5, 18, "pathway-when")
_TITLE = _Letters(17, 22, "pathway-title")
_HELPED = _Letters(13.5, 18, "pathway-helped")
_SKIP = _Letters(13, 16, "pathway-skip")


@dataclass(frozen=True)
class _Box:
    """A stage in its place: the lines of its text, and where it begins and ends."""

    stage: Stage
    lines: tuple[tuple[_Letters, str], ...]
    top: float

    @property
    def bottom(self) -> float:
        return self.top + 2 * _PADDING + sum(letters.line for letters, _ in self.lines)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def picture(stages: Sequence[Entry[Stage]]) -> Markup:
    """The picture as an SVG element for a page, with a name for those who do not see it."""
    boxes: list[_Box] = []
    for number, entry in enumerate(stages, start=1):
        top = boxes[-1].bottom + _GAP if boxes else 1
        boxes.append(_Box(entry.value, _lines(entry.value, number), top))
    height = boxes[-1].bottom + 1 if boxes else 1
    drawn = [_box(box) for box in boxes]
    drawn += [_arrow(one.bottom, other.top) for one, other in pairwise(boxes)]
    drawn += _skips(boxes)
    return Markup(
        '<svg class="pathway" viewBox="0 0 {width} {height:g}" role="img" aria-label="From worried to back at work, in'
        ' {count} stages, one leading to the next. The list of stages has the same in words.">\n{drawn}\n</svg>'
    ).format(width=WIDTH, height=height, count=len(boxes), drawn=Markup("\n").join(drawn))


def _lines(stage: Stage, number: int) -> tuple[tuple[_Letters, str], ...]:
    texts = [(_WHEN, stage.when, False), (_TITLE, f"{number}. {stage.title}", True)]
    if stage.helped:
        texts.append((_HELPED, f"Who helps: {stage.helped}", False))
    return tuple((letters, line) for letters, text, bold in texts for line in wrapped(text, _ROOM, letters.size, bold))


def _box(box: _Box) -> Markup:
    parts = [
        Markup('<rect class="pathway-box" x="{}" y="{:g}" width="{}" height="{:g}" rx="8"/>').format(
            _LEFT, box.top, _BOX_WIDTH, box.bottom - box.top
        )
    ]
    y = box.top + _PADDING
    for letters, line in box.lines:
        baseline = y + letters.line * 0.76
        parts.append(
            Markup('<text class="{}" x="{}" y="{:g}" font-size="{:g}">{}</text>').format(
                letters.name, _LEFT + _PADDING, baseline, letters.size, escape(line)
            )
        )
        y += letters.line
    return Markup("\n").join(parts)


def _arrow(start: float, end: float) -> Markup:
    x = _LEFT + _BOX_WIDTH / 2
    return Markup('<path class="pathway-line" d="M{x:g} {start:g}V{stop:g}"/>{head}').format(
        x=x, start=start, stop=end - 8, head=_head(x, end - 1, "down")
    )


def _head(x: float, y: float, way: str) -> Markup:
    """The head of an arrow, its point at x and y."""
    turns = {"down": "l-6 -9h12z", "left": "l9 -6v12z"}
    return Markup('<path class="pathway-head" d="M{:g} {:g}{}"/>').format(x, y, turns[way])


def _skips(boxes: Sequence[_Box]) -> list[Markup]:
    """A line for each stage that some people leave early, the shortest nearest to the boxes; as many as have room."""
    by_id = {box.stage.id: box for box in boxes}
    skipping = [(box, by_id[box.stage.skips_to]) for box in boxes if box.stage.skips_to in by_id]
    skipping.sort(key=lambda pair: pair[1].top - pair[0].top)
    return [_skip(one, other, lane) for (one, other), lane in zip(skipping, _LANES, strict=False)]


def _skip(one: _Box, other: _Box, lane: float) -> Markup:
    edge = _LEFT + _BOX_WIDTH
    start, end = one.middle, other.middle + (lane - _LANES[0]) / 2
    words = one.stage.skips_when or ""
    shown = Markup("")
    if words and width(words, _SKIP.size) < end - start:
        shown = Markup(
            '<text class="{}" transform="translate({:g} {:g}) rotate(90)" text-anchor="middle"'
            ' font-size="{:g}">{}</text>'
        ).format(_SKIP.name, lane + 4, (start + end) / 2, _SKIP.size, escape(words))
    return Markup('<path class="pathway-way" d="M{edge} {start:g}H{lane:g}V{end:g}H{stop:g}"/>{head}{shown}').format(
        edge=edge, start=start, lane=lane, end=end, stop=edge + 8, head=_head(edge + 1, end, "left"), shown=shown
    )

"""How wide words are, and where lines of them end: a drawing has no one who would wrap them for it.

The widths are those of Helvetica, which Arial and Liberation Sans share, in thousandths of the size of the letters,
and a share more: a machine may have none of these, and the letters of its own (DejaVu Sans, Verdana) are wider. A
letter that is not here is taken for a wide one. So a line can come out too short, and not too long.
"""

from __future__ import annotations

from functools import cache

# Widths of the signs from space to tilde.
_WIDTHS = (
    *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278),
    *(556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556),
    *(1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778),
    *(667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556),
    *(333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556),
    *(556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584),
)
_OTHERS = {
    "“": 333,
    "”": 333,
    "‘": 222,
    "’": 222,
    "–": 556,
    "—": 1000,
    "…": 1000,
    "£": 556,
    "·": 278,
    "−": 584,
    "→": 1000,
}
_WIDE = 1000
_REGULAR, _BOLD = 1.18, 1.34  # what the widest letters that we know of need more


@cache
def width(text: str, size: float, bold: bool = False) -> float:
    """The width of a line of text, in the unit of `size`."""
    thousandths = sum(_WIDTHS[ord(sign) - 32] if " " <= sign <= "~" else _OTHERS.get(sign, _WIDE) for sign in text)
    return thousandths * size / 1000 * (_BOLD if bold else _REGULAR)


def wrapped(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """The text in lines that are no wider than `room`; a word that is too wide for a line is broken."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, size, bold) <= room:
            lines[-1] = longer
            continue
        *full, rest = _broken(word, room, size, bold)
        lines += [*full, rest]
    return lines if lines[0] or len(lines) == 1 else lines[1:]


def _broken(word: str, room: float, size: float, bold: bool) -> list[str]:
    pieces = [""]
    for sign in word:
        if pieces[-1] and width(pieces[-1] + sign, size, bold) > room:
            pieces.append("")
        pieces[-1] += sign
    return pieces

"""What the YAML parser stumbled over, where the slip most likely is, and what to do about it.

The parser says where it could not go on; that is often a line or more below the slip. This module looks at the text
around that place as a person would: is there a colon without its space, a quote that was never closed, a line too far
to the right?
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml

from toolkit.problems import Position

_KEY_WITHOUT_SPACE = re.compile(r"""["']?([^\s"':{\[]+)["']?:[^\s/]""")
# A dash right before a bracket or a key, where the item of a list was meant to begin.
_GLUED_DASH = re.compile(r" *(?:- +)*(-)([{\[]|[a-z_]+: )")
_CURLY = re.compile(r"[:,\[{-]\s+[“”„‘’]|[“”„’]\s*:")
_CLOSING = {"[": "]", "{": "}"}
QUOTE_IT = "put the text in quotes"


@dataclass(frozen=True)
class Stop:
    """Where the parser could not go on, and what it says; places are counted from 0, as the parser does."""

    said: str
    during: str
    text: str
    line: int
    column: int
    began_line: int
    began_column: int

    @property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return self.text.split("\n")

    def character(self, line: int, column: int) -> str:
        """The character at a place; empty at the end of a line."""
        return self.lines[line][column : column + 1] if line < len(self.lines) else ""

    @property
    def found(self) -> str:
        """The character where the parser could not go on."""
        return self.character(self.line, self.column)

    @property
    def here(self) -> Position:
        """Where the parser could not go on."""
        return Position(self.line + 1, self.column + 1)

    @property
    def beginning(self) -> Position:
        """Where that began which the parser could not finish."""
        return Position(self.began_line + 1, self.began_column + 1)

    def start_of(self, line: int) -> Position:
        """Where the text of a line starts."""
        return Position(line + 1, _indent(self.lines[line]) + 1)


Slip = tuple[Position, str]


def explain(error: yaml.MarkedYAMLError, text: str) -> Slip:
    """The place of the slip, counted from 1, and a sentence about it."""
    end = error.problem_mark or error.context_mark
    start = error.context_mark or end
    if end is None or start is None:
        return Position(1, 1), _FALLBACK
    stop = Stop(error.problem or "", error.context or "", text, end.line, end.column, start.line, start.column)
    if (slip := _dash_without_space(stop)) is not None:
        return slip
    for part, words in _EXPLANATIONS:
        if part in stop.said or part in stop.during:
            position, message = words(stop)
            return _inside(position, stop.lines), message
    return _inside(stop.here, stop.lines), _FALLBACK


_FALLBACK = "this cannot be read as YAML; check the quotes, the brackets and the indentation here and in the line above"


def _inside(position: Position, lines: list[str]) -> Position:
    """The place itself, or the end of the text where the parser was already beyond it."""
    last = max((number for number, line in enumerate(lines, 1) if line.strip()), default=1)
    if position.line <= last:
        return position
    return Position(last, len(lines[last - 1].rstrip()) + 1)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _above(stop: Stop, line: int) -> int | None:
    """The number of the nearest line above that holds more than a comment."""
    numbers = range(line - 1, -1, -1)
    return next((n for n in numbers if stop.lines[n].strip() and not stop.lines[n].lstrip().startswith("#")), None)


def _dash_without_space(stop: Stop) -> Slip | None:
    """A “-” that is glued to what it begins, in the line of the stop or in the one above: it begins no item then."""
    for line in (stop.line, _above(stop, stop.line)):
        if line is None or line >= len(stop.lines):
            continue
        found = _GLUED_DASH.match(stop.lines[line])
        if found:
            return Position(line + 1, found.start(1) + 1), f"a space is missing after the dash; write “- {found[2]}”"
    return None


def _without_dashes(line: str) -> str:
    return re.sub(r"^ *(- +)*", "", line)


def _space_missing(stop: Stop, line: int) -> Slip | None:
    found = _KEY_WITHOUT_SPACE.match(_without_dashes(stop.lines[line]))
    if found is None:
        return None
    return stop.start_of(line), f"a space is missing after the colon; write “{found[1]}: ”"


def _second_colon(stop: Stop) -> Slip:
    """A colon where the parser expected none: in a text, or because a line above was taken for a text."""
    line = stop.lines[stop.line]
    before = line[: stop.column]
    if re.search(r":\s", _without_dashes(before)):
        curly = "curly quotes do not hold a text together; use straight ones" if _CURLY.search(line) else QUOTE_IT
        return stop.here, f"there is a second “: ” in this text; {curly}"
    above = _above(stop, stop.line)
    if above is None:
        return stop.here, "this key is too long, or is no key; write “key: value”"
    if (slip := _space_missing(stop, above)) is not None:
        return slip
    if ":" not in stop.lines[above] and _indent(stop.lines[above]) == _indent(line):
        return stop.start_of(above), "a colon is missing; write “key: value”"
    message = "this line is indented further than the one above, so it is read as a part of its text; line them up"
    return stop.start_of(stop.line), message


def _no_colon(stop: Stop) -> Slip:
    slip = _space_missing(stop, stop.began_line)
    if slip is not None:
        return slip
    message = "a colon is missing; write “key: value”, or indent the line further if it goes on with the text above"
    return stop.start_of(stop.began_line), message


def _tokens(stop: Stop) -> Iterator[yaml.Token]:
    """What the parser recognised before the stop."""
    try:
        for token in yaml.scan(stop.text, Loader=yaml.CSafeLoader):
            if (token.start_mark.line, token.start_mark.column) >= (stop.line, stop.column):
                return
            yield token
    except yaml.YAMLError:
        return


def _last_quoted(stop: Stop) -> tuple[Position, int] | None:
    """Where the quoted text starts that ends right before the stop, and the line on which it ends."""
    last = None
    for token in _tokens(stop):
        last = token
    if not isinstance(last, yaml.ScalarToken) or last.style not in ("'", '"') or last.end_mark.line != stop.line:
        return None
    return Position(last.start_mark.line + 1, last.start_mark.column + 1), last.end_mark.line


def _after_quote(stop: Stop) -> Slip | None:
    quoted = _last_quoted(stop)
    if quoted is None:
        return None
    start, ends = quoted
    if start.line - 1 < ends:
        return start, f"the quote that starts here ends only on line {ends + 1}; close it where its text ends"
    message = "there is more after the closing quote; put quotes around all of the text, or write a quote in it twice"
    return stop.here, message


def _no_key(stop: Stop) -> Slip:
    if (slip := _after_quote(stop)) is not None:
        return slip
    if stop.found in ("]", "}"):
        return stop.here, _TOO_MANY.format(stop.found)
    if stop.found == ":":
        return stop.here, _NO_KEY
    if stop.found == "-":
        return stop.here, "this “- ” is not in line with those of its list; check how far it is indented"
    column = stop.began_column + 1
    message = f"this line is not in line with the ones that it belongs to, which start in column {column}"
    return stop.here, f"{message} (line {stop.began_line + 1}); check how far it is indented"


def _no_item(stop: Stop) -> Slip:
    if (slip := _after_quote(stop)) is not None:
        return slip
    if stop.found in ("]", "}"):
        return stop.here, _TOO_MANY.format(stop.found)
    place = f"column {stop.began_column + 1} (line {stop.began_line + 1})"
    message = f"this line fits no line above: the items of the list start with “- ” in {place}"
    return stop.here, f"{message}, and what belongs to an item starts two further to the right"


def _open_bracket(stop: Stop) -> Slip:
    bracket = stop.character(stop.began_line, stop.began_column)
    closing = _CLOSING.get(bracket, "bracket")
    if stop.found in ("]", "}"):
        return stop.here, f"a “{bracket}” is closed with “{stop.found}”; close it with “{closing}” first"
    if (slip := _after_quote(stop)) is not None:
        return slip
    if stop.line != stop.began_line:
        message = f"this “{bracket}” is not closed by line {stop.line + 1}; close it with “{closing}”"
        return stop.beginning, f"{message}, or put in the comma that is missing"
    if stop.found in _CLOSING:
        return stop.here, f"a “{stop.found}” in a text; {QUOTE_IT}, or put in the comma that is missing"
    if stop.found == ":":
        return stop.here, f"there is a second “: ” before a comma; {QUOTE_IT}, or put in the comma that is missing"
    return stop.here, f"a comma is missing here, or the “{bracket}” is not closed with “{closing}”"


def _unclosed_quote(stop: Stop) -> Slip:
    return stop.beginning, "the quote that starts here is never closed; close it where its text ends"


def _unclosed_bracket(stop: Stop) -> tuple[Position, str] | None:
    """The innermost bracket that is open at the stop."""
    brackets = []
    for token in _tokens(stop):
        if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
            place = Position(token.start_mark.line + 1, token.start_mark.column + 1)
            brackets.append((place, "[" if isinstance(token, yaml.FlowSequenceStartToken) else "{"))
        elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and brackets:
            brackets.pop()
    return brackets[-1] if brackets else None


def _no_value(stop: Stop) -> Slip:
    if stop.found == ":":
        return stop.here, _NO_KEY
    bracket = _unclosed_bracket(stop) if stop.found in ("", "-") else None
    if bracket is not None:
        return bracket[0], f"this “{bracket[1]}” is not closed; close it with “{_CLOSING[bracket[1]]}”"
    return stop.here, "a value is missing here, or there is a comma too many"


def _after_the_end(stop: Stop) -> Slip:
    """Something after what the parser takes for the whole of the file."""
    if any(line.startswith("...") for line in stop.lines[: stop.line]):
        return stop.here, "the line “...” above ends the file; delete that line"
    first = next((number for number in range(stop.line) if _above(stop, number + 1) == number), None)
    if first is not None and _indent(stop.lines[first]) > _indent(stop.lines[stop.line]):
        message = f"this line is indented less than line {first + 1}, with which the file starts; line them up"
        return stop.here, message
    return stop.here, _FALLBACK


def _cannot_start(stop: Stop) -> Slip:
    first = stop.character(stop.began_line, stop.began_column)
    return stop.beginning, f"a text cannot start with “{first}”; {QUOTE_IT}"


def _starts_here(words: str) -> Callable[[Stop], Slip]:
    return lambda stop: (stop.here, words)


_TOO_MANY = "a “{}” too many; delete it, or open its bracket"
_NO_KEY = "a colon without a key before it; write “key: value”"
_BACKSLASH = "a backslash means something else in double quotes; use single quotes, or write it twice"

# A part of what the parser says, or was doing, and who explains it; the first that fits.
_EXPLANATIONS: list[tuple[str, Callable[[Stop], Slip]]] = [
    ("mapping values are not allowed", _second_colon),
    ("could not find expected ':'", _no_colon),
    ("escape", _starts_here(_BACKSLASH)),
    ("hexdecimal", _starts_here(_BACKSLASH)),
    ("quoted scalar", _unclosed_quote),
    ("block scalar", _starts_here("a text that starts with “|” or “>” goes on in the next line, indented further")),
    ("did not find expected key", _no_key),
    ("did not find expected '-' indicator", _no_item),
    ("did not find expected ',' or", _open_bracket),
    ("did not find expected node content", _no_value),
    ("mapping keys are not allowed", _cannot_start),
    ("block sequence entries", _starts_here(f"a list starts on a line of its own; if “- ” begins a text, {QUOTE_IT}")),
    ("unexpected ':'", _starts_here("a space is missing after the colon; write “key: value”")),
    ("<document start>", _after_the_end),
    ("scanning an alias", _cannot_start),
    ("scanning an anchor", _cannot_start),
    ("directive", _cannot_start),
    ("tag", _cannot_start),
    ("cannot start any token", _cannot_start),
]

"""Patterns of answers in words: “‘Partly’ to ‘Is the policy written down?’”."""

from __future__ import annotations

from typing import Any

from toolkit.condition_words import answer_in_words, sequence
from toolkit.difference.written import Side
from toolkit.exact import plain
from toolkit.explore.patterns import Alike, Part, Span

MOST_LISTED = 6


def part_in_words(part: Part, earlier: Side, later: Side) -> str:
    """“Yes” or “Partly” to “Is the policy written down?”."""
    if part.kind == "score":
        return _score_part(part, earlier, later)
    asked = later.wording.questions.get(part.id) or earlier.wording.questions.get(part.id, part.id)
    answers = [answer for answer in part.any_of if answer is not None]
    words = [_answer(part.id, answer, earlier, later) for answer in answers]
    if None in part.any_of:
        words.append("nothing")
    number = sum(answer.number if isinstance(answer, Alike) else 1 for answer in answers) + (None in part.any_of)
    listed = sequence(words, "or") if number <= MOST_LISTED else f"one of {number} answers, such as {words[0]},"
    return f"{listed} to “{markdown_text(asked)}”"


def _answer(question: str, answer: Any, earlier: Side, later: Side) -> str:
    if isinstance(answer, Span):
        first, last = (plain(value) if value is not None else "" for value in (answer.first, answer.last))
        return first if first == last else f"{first} to {last}"
    answer = answer.example if isinstance(answer, Alike) else answer
    given = list(answer) if isinstance(answer, tuple) else answer
    words = answer_in_words(question, given, later.wording)
    if words == given:
        words = answer_in_words(question, given, earlier.wording)
    return f"“{markdown_text(words)}”"


def _score_part(part: Part, earlier: Side, later: Side) -> str:
    title = markdown_text(later.wording.scores.get(part.id, part.id))
    both = part.version == 0 and earlier.compiled.scores == later.compiled.scores
    when = "" if both else (" before" if part.version == 0 else " now")
    words = [
        "no value" if span is None else _span(span, part.any_of) for span in part.any_of if not _is_edge(span, part)
    ]
    return f"with {sequence(words, 'or')} as the score “{title}”{when}"


def _is_edge(span: Any, part: Part) -> bool:
    """Whether a single value is told with the run that it begins or ends."""
    if not isinstance(span, Span) or span.first is None or span.first != span.last:
        return False
    runs = [other for other in part.any_of if isinstance(other, Span) and other.first != other.last]
    return any(span.first in (other.first, other.last) for other in runs)


def _span(span: Span, among: tuple[Any, ...]) -> str:
    if span.first is not None and span.first == span.last:
        return plain(span.first)
    alone = [other.first for other in among if isinstance(other, Span) and other.first == other.last]
    words = []
    if span.first is not None:
        words.append(f"{'at least' if span.first in alone else 'above'} {plain(span.first)}")
    if span.last is not None:
        words.append(f"{'at most' if span.last in alone else 'below'} {plain(span.last)}")
    return " and ".join(words) or "any value"


def markdown_text(words: str) -> str:
    """Words that mean nothing but themselves in Markdown."""
    line = " ".join(str(words).split())
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>|#&" else sign for sign in line)

"""Patterns of answers in words: “‘Partly’ to ‘Is the policy written down?’”."""

from __future__ import annotations

from typing import Any

from toolkit.condition_words import Wording, answer_in_words, sequence
from toolkit.exact import plain
from toolkit.explore.patterns import Alike, Part, Span

MOST_LISTED = 6


def part_in_words(part: Part, wording: Wording, is_same_score: bool) -> str:
    """“Yes” or “Partly” to “Is the policy written down?”; a score, unless it is the same, with when it is looked at."""
    if part.kind == "score":
        return _score_part(part, wording, is_same_score)
    asked = wording.questions.get(part.id, part.id)
    answers = [answer for answer in part.any_of if answer is not None]
    words = [_answer(part.id, answer, wording) for answer in answers]
    number = sum(answer.number if isinstance(answer, Alike) else 1 for answer in answers)
    if number > MOST_LISTED:
        words = [f"one of {number} answers, such as {words[0]},"]
    nothing = ["nothing"] if None in part.any_of else []
    return f"{sequence([*words, *nothing], 'or')} to “{markdown_text(asked)}”"


def _answer(question: str, answer: Any, wording: Wording) -> str:
    if isinstance(answer, Span):
        first, last = (plain(value) if value is not None else "" for value in (answer.first, answer.last))
        return first if first == last else f"{first} to {last}"
    answer = answer.example if isinstance(answer, Alike) else answer
    return (
        f"“{markdown_text(answer_in_words(question, list(answer) if isinstance(answer, tuple) else answer, wording))}”"
    )


def _score_part(part: Part, wording: Wording, is_same: bool) -> str:
    title = markdown_text(wording.scores.get(part.id, part.id))
    when = "" if is_same else (" before" if part.version == 0 else " now")
    words = [_span(span, part.any_of) for span in part.any_of if span is not None and not _is_edge(span, part)]
    if None in part.any_of:
        words.append("without a value")
    return f"the score “{title}” {sequence(words, 'or')}{when}"


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

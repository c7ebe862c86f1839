"""Answers in the fragment of an address: `#answers?staff=6&off-now=no&boxes=phased-return,altered-hours`.

A browser sends a fragment to nobody. Notes are never carried. `site_builder/client/engine/answer_link.js` says the
same; both are held to `tests/links/`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

from toolkit.compiled import Compiled, CompiledQuestion
from toolkit.scoring.answers import read_answers
from toolkit.scoring.carrying import fitting

MARK = "#answers?"

# What JavaScript's encodeURIComponent leaves as it is, beside letters, digits and what `quote` leaves anyway.
_LEFT_AS_THEY_ARE = "!~*'()"
_NO_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True)
class Linked:
    """What a fragment carries: the answers that fit, and the questions of those that cannot be read or do not fit."""

    answers: dict[str, Any]
    left_out: tuple[str, ...]


def answers_fragment(compiled: Compiled, answers: Mapping[str, Any]) -> str:
    """The fragment that carries these answers, `#` included, the questions in the order of the questionnaire.

    Blank answers and notes are left out. Raises `AnswerError` for an answer that does not fit its question.
    """
    read = read_answers(compiled, answers)
    pairs = [
        f"{_encoded(question.id)}={','.join(_encoded(word) for word in read[question.id].words)}"
        for question in compiled.questions
        if question.id in read and question.type != "text"
    ]
    return MARK + "&".join(pairs)


def answers_in_fragment(compiled: Compiled, fragment: str) -> Linked:
    """The answers that a fragment of `answers_fragment` carries, in today's terms.

    Whoever wrote it, only what fits is taken; of answers to one question, the first.

    Raises:
        ValueError: a fragment that does not start with `#answers?`.
    """
    if not fragment.startswith(MARK):
        raise ValueError(f"a fragment with answers starts with “{MARK}”")
    found: dict[str, str | list[str]] = {}
    unread = []
    for pair in filter(None, fragment.removeprefix(MARK).split("&")):
        name, equals, value = pair.partition("=")
        given, text = _decoded(name), _decoded(value)
        question = _asked(compiled, given)
        today = question.id if question else (name if given is None else given)
        is_note = question is not None and question.type == "text"
        if given is None or text is None or not equals or is_note or today in found:
            unread.append(today)
        elif question is None or text:
            found[today] = text.split(",") if question and question.type == "multiple" else text
    answers, left_out = fitting(compiled, found)
    return Linked(answers, (*left_out, *unread))


def _asked(compiled: Compiled, name: str | None) -> CompiledQuestion | None:
    """The question that has this id, or had it in an earlier version."""
    by_id = (question for question in compiled.questions if question.id == name)
    renamed = (question for question in compiled.questions if name in question.formerly)
    return next(by_id, None) or next(renamed, None)


def _encoded(text: str) -> str:
    return quote(text, safe=_LEFT_AS_THEY_ARE)


def _decoded(text: str) -> str | None:
    """What percent signs stand for; None where they stand for nothing."""
    if _NO_ESCAPE.search(text):
        return None
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        return None

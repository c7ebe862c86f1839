"""Answers in an address: the part after `#` that opens a questionnaire with these answers filled in."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from toolkit.compiled import Compiled
from toolkit.exact import plain


def answers_fragment(compiled: Compiled, answers: Mapping[str, Any]) -> str:
    """The fragment, without its `#`: `answers?staff=6&off-now=no&boxes=a,b`. Notes in text are never carried."""
    carried = [question.id for question in compiled.questions if question.type != "text" and question.id in answers]
    return "answers?" + "&".join(f"{quote(name, safe='')}={_written(answers[name])}" for name in carried)


def _written(answer: Any) -> str:
    values = answer if isinstance(answer, list) else [answer]
    return ",".join(quote(plain(value) if isinstance(value, Decimal | int) else value, safe="") for value in values)

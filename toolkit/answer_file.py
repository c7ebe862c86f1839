"""Reading a file of answers: the one that the site saves, or “question: answer” lines that somebody wrote.

Those may stand under `answers`, as in an example of a questionnaire.

The site saves JSON with the keys `format`, `questionnaire`, `version`, `saved` (a day) and `answers`.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from decimal import Decimal
from pathlib import Path
from typing import Any

from toolkit.source import MAX_BYTES, read_yaml

FORMAT = 1


class AnswerFileError(Exception):
    """A file that holds no answers to this questionnaire; the message names the file and says why."""


def read_answer_file(file: Path, questionnaire: str, formerly: Collection[str] = ()) -> dict[str, Any]:
    """The answers in a file as they stand there: whether they fit is asked by whoever uses them.

    Raises:
        AnswerFileError: the file cannot be read, or holds answers to a questionnaire that has neither this id nor had
            one of those that it had `formerly`.
    """
    data = _json(file)
    if data is None:
        source, problems = read_yaml(file, str(file))
        if problems:
            raise AnswerFileError("\n".join(str(problem) for problem in problems))
        data = source.data if source.data is not None else {}
    if not isinstance(data, dict):
        raise AnswerFileError(f"{file}: answers are written as “question: answer” lines")
    if not isinstance(answers := data.get("answers"), dict):
        return data
    if data.keys().isdisjoint(("format", "questionnaire")):
        return answers  # as an example has them
    if data.get("format") != FORMAT:
        message = "a later version of the site saved this; bring your copy of the project up to date"
        raise AnswerFileError(f"{file}: {message}")
    if (found := data.get("questionnaire")) not in (questionnaire, *formerly):
        another = f"“{found}”" if isinstance(found, str) else "a questionnaire that it does not name"
        raise AnswerFileError(f"{file}: these are answers to {another}, not to “{questionnaire}”")
    return answers


def _json(file: Path) -> Any:
    """The data of a JSON file, of which YAML would refuse a note with a tab in it; None for any other file."""
    try:
        if not file.is_file() or file.stat().st_size > MAX_BYTES:
            return None
        return json.loads(file.read_text("utf-8"), parse_float=Decimal)
    except (OSError, ValueError, ArithmeticError, RecursionError):
        return None

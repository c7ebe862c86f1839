"""Ids outlive wording: answers that were kept under an earlier version, under the ids of today.

`site_builder/client/engine/carrying.js` says the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from toolkit.compiled import Compiled, CompiledQuestion
from toolkit.scoring.answers import AnswerError, read_answer


def carried(compiled: Compiled, kept: Mapping[str, Any]) -> dict[str, Any]:
    """The same answers, with questions that were renamed and options that were retired put in today's terms.

    An answer of today is never written over; what has no place today stays as it is, for whoever reads it to say so.
    """
    answers = dict(kept)
    for question in compiled.questions:
        for old in question.formerly:
            if old in answers:
                given = answers.pop(old)
                if answers.get(question.id) is None:
                    answers[question.id] = given
        if question.id in answers:
            answers[question.id] = _with_todays_options(question, answers[question.id])
    return answers


def fitting(compiled: Compiled, kept: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The answers from anywhere, in today's terms, as far as they fit, and the questions of those that do not.

    What fits is in one form: an option, a list of options in their order, a number as decimal text, a text; blank
    answers are absent.
    """
    questions = {question.id: question for question in compiled.questions}
    answers: dict[str, Any] = {}
    left_out = []
    for name, given in carried(compiled, kept).items():
        try:
            fitted = _fitted(questions, name, given)
        except AnswerError:
            left_out.append(name)
        else:
            answers |= fitted
    return answers, tuple(left_out)


def _with_todays_options(question: CompiledQuestion, given: Any) -> Any:
    retired = dict(question.retired)
    if isinstance(given, list):
        todays = [retired.get(str(item), item) for item in given]
        return [item for number, item in enumerate(todays) if item not in todays[:number]]
    return retired.get(str(given), given)


def _fitted(questions: Mapping[str, CompiledQuestion], name: str, given: Any) -> dict[str, Any]:
    if name not in questions:
        raise AnswerError(name, "there is no such question")
    if given in (None, "", []):
        return {}
    words = read_answer(questions[name], given).words
    return {name: list(words) if questions[name].type == "multiple" else words[0]}

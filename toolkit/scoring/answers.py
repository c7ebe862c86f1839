"""What a person answered, made sure to fit the questions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from toolkit.compiled import Compiled, CompiledOption, CompiledQuestion
from toolkit.exact import plain
from toolkit.problems import did_you_mean, shown

# A number may be given as decimal text, as a field of a page gives it.
_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")


class AnswerError(Exception):
    """An answer that does not fit; `question` is the id it was given for."""

    def __init__(self, question: str, message: str) -> None:
        super().__init__(f"{question}: {message}")
        self.question = question


@dataclass(frozen=True)
class Answer:
    """An answer: `words` as reasons print it, and the options, or the number, that it is made of."""

    words: tuple[str, ...]
    options: tuple[CompiledOption, ...] = ()
    number: Fraction | None = None

    @property
    def state(self) -> str | None:
        """Which of the two answers without points this is, if either."""
        return self.options[0].state if self.options else None


def read_answers(compiled: Compiled, answers: Mapping[str, Any]) -> dict[str, Answer]:
    """The answers by question, without the blank ones.

    Raises `AnswerError` for an unknown question or option, or another kind of value than the question takes.
    """
    questions = {question.id: question for question in compiled.questions}
    read = {}
    for name, given in answers.items():
        if name not in questions:
            raise AnswerError(name, f"there is no such question{did_you_mean(name, questions)}")
        if given not in (None, "", []):
            read[name] = read_answer(questions[name], given)
    return read


def read_answer(question: CompiledQuestion, given: Any) -> Answer:
    """One answer that is not blank; raises `AnswerError` when it does not fit the question."""
    if question.type == "text":
        if not isinstance(given, str):
            raise AnswerError(question.id, f"found {shown(given)}, expected text")
        return Answer((given,))
    if question.type == "number":
        return _number(question, given)
    if question.type == "multiple":
        return _several(question, given)
    option = _option(question, given)
    return Answer((option.id,), (option,))


def _number(question: CompiledQuestion, given: Any) -> Answer:
    is_number = isinstance(given, int | Decimal) and not isinstance(given, bool)
    if not is_number and not (isinstance(given, str) and _DECIMAL.fullmatch(given)):
        raise AnswerError(question.id, f"found {shown(given)}, expected a number")
    assert question.min is not None
    assert question.max is not None
    assert question.step is not None
    # By way of a decimal, since a whole number is not read from text of more than 4300 digits.
    value = Fraction(Decimal(given))
    if not question.min <= value <= question.max:
        limits = f"{plain(question.min)} to {plain(question.max)}"
        raise AnswerError(question.id, f"found {shown(given)}, expected a number from {limits}")
    if (value - Fraction(question.min)) % Fraction(question.step):
        step = plain(question.step)
        raise AnswerError(
            question.id, f"found {shown(given)}, expected {plain(question.min)} and steps of {step} from there"
        )
    return Answer((plain(value),), number=value)


def _several(question: CompiledQuestion, given: Any) -> Answer:
    if not isinstance(given, list):
        raise AnswerError(question.id, f"found {shown(given)}, expected a list of options")
    chosen = [_option(question, item) for item in given]
    if len(set(chosen)) < len(chosen):
        raise AnswerError(question.id, f"found {shown(given)}, expected every option once")
    alone = next((option for option in chosen if option.exclusive), None)
    if alone and len(chosen) > 1:
        raise AnswerError(question.id, f"found “{alone.id}” beside another option, expected it alone")
    ordered = tuple(option for option in question.options or () if option in chosen)
    return Answer(tuple(option.id for option in ordered), ordered)


def _option(question: CompiledQuestion, given: Any) -> CompiledOption:
    name = plain(given) if isinstance(given, int | Decimal) and not isinstance(given, bool) else given
    if not isinstance(name, str):
        raise AnswerError(question.id, f"found {shown(given)}, expected the id of an option")
    if question.options is None:
        return CompiledOption(name)
    options = {option.id: option for option in question.options}
    if name not in options:
        raise AnswerError(question.id, f"there is no option “{name}”{did_you_mean(name, options)}")
    return options[name]

"""The space of all sets of answers: for each question, the answers that nothing can tell apart, taken together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from math import ceil
from typing import Any

from toolkit.compiled import Compiled, CompiledQuestion
from toolkit.conditions import LIMITS, Condition, QuestionTest, Test, leaves
from toolkit.scoring.answers import Answer, read_answers
from toolkit.scoring.situation import answer_passes, points_of

# More options than this in a multiple question have too many combinations to list.
MOST_COMBINED = 14


class TooEntangledError(Exception):
    """The space cannot be explored within the budget; the message says why."""


@dataclass(frozen=True)
class AnswerClass:
    """Answers to one question that no test and no score can tell apart: how many, and one of them."""

    size: int
    example: Any
    answer: Answer
    points: Fraction | None

    def passes(self, test: Test) -> bool:
        """Whether these answers pass a test."""
        return answer_passes(test, self.answer)


def answer_classes(compiled: Compiled) -> dict[str, list[AnswerClass]]:
    """The classes of answers of every question; blank is not among them."""
    limits = _limits_of(compiled)
    return {
        question.id: [
            _answer_class(compiled, question, size, example)
            for size, example in _answers(question, limits.get(question.id, set()))
        ]
        for question in compiled.questions
    }


def conditions_of(compiled: Compiled) -> Iterator[Condition]:
    """Every condition of a questionnaire."""
    yield from (question.show_if for question in compiled.questions if question.show_if)
    yield from (requires for _, requires in compiled.levels)
    yield from (when for _, when in compiled.advice)


def _answer_class(compiled: Compiled, question: CompiledQuestion, size: int, example: Any) -> AnswerClass:
    answer = read_answers(compiled, {question.id: example})[question.id]
    return AnswerClass(size, example, answer, points_of(question, answer))


def _answers(question: CompiledQuestion, limits: set[Decimal]) -> Iterator[tuple[int, Any]]:
    """Classes of answers as their size and one of them."""
    if question.type == "text":
        yield 1, "A note."
    elif question.type == "number":
        yield from _numbers(question, limits)
    elif question.type == "multiple":
        yield from ((1, list(choice)) for choice in _choices(question))
    elif question.options is None:
        yield 1, "somewhere"
    else:
        yield from ((1, option.id) for option in question.options)


def _choices(question: CompiledQuestion) -> Iterator[tuple[str, ...]]:
    options = question.options or ()
    together = [option.id for option in options if not option.exclusive]
    if len(together) > MOST_COMBINED:
        raise TooEntangledError(f"“{question.id}” has {len(together)} options that can be combined freely")
    yield from ((option.id,) for option in options if option.exclusive)
    for number in range(1, len(together) + 1):
        yield from combinations(together, number)


def _numbers(question: CompiledQuestion, limits: set[Decimal]) -> Iterator[tuple[int, Any]]:
    """Runs of numbers between the places where a test or a row of points makes a difference."""
    assert question.min is not None
    assert question.max is not None
    assert question.step is not None
    least, step = Fraction(question.min), Fraction(question.step)
    last = (Fraction(question.max) - least) // step
    starts = {0}
    for edge in [*limits, *(start for start, _ in question.rows)]:
        place = (Fraction(edge) - least) / step
        # A limit itself may pass a test that the numbers on both sides fail, so it stands alone.
        starts |= {ceil(place), int(place // 1) + 1}
    ordered = sorted(start for start in starts if 0 <= start <= last)
    for start, end in zip(ordered, [*ordered[1:], last + 1], strict=True):
        value = Decimal(question.min) + start * Decimal(question.step)
        yield end - start, int(value) if value == int(value) else value


def _limits_of(compiled: Compiled) -> dict[str, set[Decimal]]:
    """The numbers with which the answers to each question are compared anywhere."""
    found: dict[str, set[Decimal]] = {}
    tests: list[tuple[str, Test]] = [
        (question.id, question.duty[1]) for question in compiled.questions if question.duty
    ]
    for condition in conditions_of(compiled):
        tests += [(leaf.question, leaf.test) for leaf in leaves(condition) if isinstance(leaf, QuestionTest)]
    for name, test in tests:
        found.setdefault(name, set()).update(_numbers_in(test))
    if any(question.id == "staff" for question in compiled.questions):
        sizes = [
            size for service in compiled.services for size in (service.at_least, service.at_most) if size is not None
        ]
        found.setdefault("staff", set()).update(map(Decimal, sizes))
    return found


def _numbers_in(test: Test) -> Iterable[Decimal]:
    return [limit for name in LIMITS if (limit := getattr(test, name)) is not None]

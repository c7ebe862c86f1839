"""Answers to one question, taken together where nothing can tell them apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from math import ceil
from typing import Any

from toolkit.compiled import Compiled, CompiledQuestion
from toolkit.conditions import LIMITS, Condition, QuestionTest, Test, leaves
from toolkit.scoring.answers import Answer, AnswerError, read_answer
from toolkit.scoring.situation import answer_passes, points_of

# A multiple question with more options has too many combinations to list.
MOST_COMBINED = 14
UNLISTED = "any"


class TooEntangledError(Exception):
    """A questionnaire cannot be explored within the budget; the message says why."""


@dataclass(frozen=True)
class Meaning:
    """What one version of a question makes of an answer."""

    answer: Answer
    points: Fraction | None

    def passes(self, test: Test) -> bool:
        """Whether the answer passes a test."""
        return answer_passes(test, self.answer)


@dataclass(frozen=True)
class AnswerClass:
    """Answers that nothing tells apart: how many, one of them, and what each version makes of them.

    A version that does not know the answer, or the question, makes nothing of it, as if it were blank.
    """

    size: int
    example: Any
    meanings: tuple[Meaning | None, ...]


def answer_classes(versions: Sequence[CompiledQuestion | None], limits: Iterable[Decimal]) -> Iterator[AnswerClass]:
    """The classes of answers to a question in all of its versions; blank is not among them."""
    known = [question for question in versions if question is not None]
    for size, example in _answers(known, limits):
        meanings = tuple(None if question is None else _meaning(question, example) for question in versions)
        if any(meanings):
            yield AnswerClass(size, example, meanings)


def limits_on(compiled: Compiled) -> dict[str, set[Decimal]]:
    """The numbers with which the answers to each question are compared anywhere."""
    tests = [(question.id, question.duty[1]) for question in compiled.questions if question.duty]
    for condition in _conditions_of(compiled):
        tests += [(leaf.question, leaf.test) for leaf in leaves(condition) if isinstance(leaf, QuestionTest)]
    found: dict[str, set[Decimal]] = {}
    for name, test in tests:
        compared = [limit for key in LIMITS if (limit := getattr(test, key)) is not None]
        found.setdefault(name, set()).update(compared)
    sizes = [size for service in compiled.services for size in (service.at_least, service.at_most) if size is not None]
    found.setdefault("staff", set()).update(map(Decimal, sizes))
    return found


def _conditions_of(compiled: Compiled) -> Iterator[Condition]:
    yield from (question.show_if for question in compiled.questions if question.show_if)
    yield from (requires for _, requires in compiled.levels)
    yield from (when for _, when in compiled.advice)


def _meaning(question: CompiledQuestion, example: Any) -> Meaning | None:
    try:
        answer = read_answer(question, example)
    except AnswerError:
        return None
    return Meaning(answer, points_of(question, answer))


def _answers(versions: list[CompiledQuestion], limits: Iterable[Decimal]) -> Iterator[tuple[int, Any]]:
    """Classes of answers as their size and one of them."""
    kinds = {question.type for question in versions}
    if len(kinds) > 1:
        raise TooEntangledError(f"“{versions[0].id}” changed its type")
    if kinds == {"text"}:
        yield 1, "A note."
    elif kinds == {"number"}:
        yield from _numbers(versions, limits)
    elif kinds == {"multiple"}:
        choices = dict.fromkeys(choice for question in versions for choice in _choices(question))
        yield from ((1, list(choice)) for choice in choices)
    else:
        options = (option.id for question in versions for option in question.options or ())
        # Outside a project no areas or sectors are known; then any will do, and one stands for all of them.
        unlisted = [UNLISTED] if any(question.options is None for question in versions) else []
        yield from ((1, option) for option in dict.fromkeys([*options, *unlisted]))


def _choices(question: CompiledQuestion) -> Iterator[tuple[str, ...]]:
    options = question.options or ()
    together = [option.id for option in options if not option.exclusive]
    if len(together) > MOST_COMBINED:
        raise TooEntangledError(f"“{question.id}” has {len(together)} options that can be combined freely")
    yield from ((option.id,) for option in options if option.exclusive)
    for number in range(1, len(together) + 1):
        yield from combinations(together, number)


def _numbers(versions: list[CompiledQuestion], limits: Iterable[Decimal]) -> Iterator[tuple[int, Any]]:
    """Runs of numbers between the places where a test or a row of points makes a difference."""
    widest = max(versions, key=_steps)
    if any((question.min, question.step) != (widest.min, widest.step) for question in versions):
        raise TooEntangledError(f"“{widest.id}” changed its least number or its step")
    assert widest.min is not None
    assert widest.step is not None
    edges = [*limits, *(start for question in versions for start, _ in question.rows)]
    starts = {0, *(_steps(question) + 1 for question in versions)}
    for edge in edges:
        place = Fraction(edge - widest.min) / Fraction(widest.step)
        # A limit may pass a test that the numbers on both of its sides fail, so it stands alone.
        starts |= {ceil(place), int(place // 1) + 1}
    end = _steps(widest) + 1
    ordered = sorted(start for start in starts if 0 <= start < end)
    for start, following in zip(ordered, [*ordered[1:], end], strict=True):
        yield following - start, _number(widest, start)


def _steps(question: CompiledQuestion) -> int:
    assert question.min is not None
    assert question.max is not None
    assert question.step is not None
    return int((question.max - question.min) // question.step)


def _number(question: CompiledQuestion, steps: int) -> int | Decimal:
    assert question.min is not None
    assert question.step is not None
    value = question.min + steps * question.step
    return int(value) if value == int(value) else value

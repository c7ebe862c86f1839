"""Answers to one question, taken together where nothing can tell them apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import ceil, comb, prod
from typing import Any

from toolkit.compiled import CompiledOption, CompiledQuestion
from toolkit.conditions import LIMITS, Test
from toolkit.explore.formula import Atom
from toolkit.scoring.answers import Answer, AnswerError, read_answer
from toolkit.scoring.situation import answer_passes, points_of

# Combinations of kinds of options in a multiple question; more cannot be told apart within the budget.
MOST_COMBINED = 20_000
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


def answer_classes(versions: Sequence[CompiledQuestion | None], atoms: Collection[Atom]) -> list[AnswerClass]:
    """The classes of answers to a question in all of its versions, as far as points and `atoms` tell them apart.

    Blank is not among them. Raises `TooEntangledError` when the versions cannot be compared.
    """
    known = [question for question in versions if question is not None]
    classes = []
    for size, example in _answers(known, atoms):
        meanings = tuple(None if question is None else meaning_of(question, example) for question in versions)
        if any(meanings):
            classes.append(AnswerClass(size, example, meanings))
    return classes


def meaning_of(question: CompiledQuestion, example: Any) -> Meaning | None:
    """What a version makes of an answer; options that it has retired are what has become of them."""
    try:
        answer = read_answer(question, _carried(question, example))
    except AnswerError:
        return None
    return Meaning(answer, points_of(question, answer)) if answer.words else None


def _carried(question: CompiledQuestion, example: Any) -> Any:
    retired = dict(question.retired)
    if question.type != "multiple":
        return retired.get(example, example) if isinstance(example, str) else example
    known = {option.id for option in question.options or ()}
    return list(dict.fromkeys(name for chosen in example if (name := retired.get(chosen, chosen)) in known))


def _answers(versions: list[CompiledQuestion], atoms: Collection[Atom]) -> Iterator[tuple[int, Any]]:
    """Classes of answers as their size and one of them."""
    kinds = {question.type for question in versions}
    if len(kinds) > 1:
        raise TooEntangledError(f"“{versions[0].id}” changed its type")
    if kinds == {"text"}:
        yield 1, "A note."
    elif kinds == {"number"}:
        yield from _numbers(versions, atoms)
    elif kinds == {"multiple"}:
        yield from _choices(versions, atoms)
    else:
        options = (option.id for question in versions for option in question.options or ())
        # Outside a project no areas or sectors are known; then any will do, and one stands for all of them.
        unlisted = [UNLISTED] if any(question.options is None for question in versions) else []
        yield from ((1, option) for option in dict.fromkeys([*options, *unlisted]))


def _choices(versions: list[CompiledQuestion], atoms: Collection[Atom]) -> Iterator[tuple[int, Any]]:
    """Choices of several options: which of those that nothing tells apart are chosen does not matter, only how many."""
    alone: dict[str, None] = {}
    alike: dict[object, list[str]] = {}
    options = dict.fromkeys(option.id for question in versions for option in question.options or ())
    for name in options:
        found = [_option(question, name) for question in versions]
        # Where only one version has it alone, the other knows it beside others too.
        if all(option is None or option.exclusive for option in found):
            alone[name] = None
        else:
            tests = [atom.test for atom in sorted(atoms, key=repr)]
            looked_at = tuple((name in (test.any_of or ()), name in (test.all_of or ())) for test in tests)
            alike.setdefault((tuple(map(_effect, found)), looked_at, _replaced(versions, name)), []).append(name)
    yield from ((1, [name]) for name in alone)
    groups = list(alike.values())
    if prod(len(group) + 1 for group in groups) > MOST_COMBINED:
        raise TooEntangledError(f"“{versions[0].id}” has too many options that can be combined freely")
    for numbers in product(*(range(len(group) + 1) for group in groups)):
        if any(numbers):
            chosen = {name for group, number in zip(groups, numbers, strict=True) for name in group[:number]}
            ways = prod(comb(len(group), number) for group, number in zip(groups, numbers, strict=True))
            yield ways, [name for name in options if name in chosen]


def _option(question: CompiledQuestion, name: str) -> CompiledOption | None:
    return next((option for option in question.options or () if option.id == name), None)


def _effect(option: CompiledOption | None) -> object:
    return None if option is None else (option.points, option.state, option.exclusive)


def _replaced(versions: list[CompiledQuestion], name: str) -> str | None:
    """An option that is retired, or has taken the place of another, is like no other option."""
    touched = {old for question in versions for pair in question.retired for old in pair}
    return name if name in touched else None


def _numbers(versions: list[CompiledQuestion], atoms: Collection[Atom]) -> Iterator[tuple[int, Any]]:
    """Runs of numbers between the places where a test or a row of points makes a difference."""
    widest = max(versions, key=_steps)
    if any((question.min, question.step) != (widest.min, widest.step) for question in versions):
        raise TooEntangledError(f"“{widest.id}” changed its least number or its step")
    starts = {0, *(_steps(question) + 1 for question in versions)}
    for edge in _edges(versions, atoms):
        assert widest.min is not None
        assert widest.step is not None
        place = Fraction(edge - widest.min) / Fraction(widest.step)
        # A limit may pass a test that the numbers on both of its sides fail, so it stands alone.
        starts |= {ceil(place), int(place // 1) + 1}
    end = _steps(widest) + 1
    ordered = sorted(start for start in starts if 0 <= start < end)
    for start, following in zip(ordered, [*ordered[1:], end], strict=True):
        yield following - start, _number(widest, start)


def _edges(versions: Iterable[CompiledQuestion], atoms: Iterable[Atom]) -> Iterator[Decimal]:
    for atom in atoms:
        yield from (limit for key in LIMITS if (limit := getattr(atom.test, key)) is not None)
    for question in versions:
        yield from (start for start, _ in question.rows)


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

"""Steps from a worse answer to a better one: pairs of answers to one question, everything else being answered alike.

A better answer has more points. Where a question has none, it meets the duty that the question asks after. Steps are as
small as they can be, since small steps add up to the large ones: between neighbours by their points; of a choice of
several, one option more. An option that stands alone has no such neighbour, and is held against every other choice.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

from toolkit.compiled import CompiledOption, CompiledQuestion
from toolkit.explore.classes import AnswerClass, Meaning, answer_classes, meaning_of
from toolkit.explore.formula import Atom, atom_of

# Answers, held against each other: the worse and the better one are still to be told apart.
Couples: TypeAlias = Callable[[Collection[Atom]], Iterable[tuple[Any, Any]]]


class Pair(NamedTuple):
    """A worse answer and a better one, by the same person."""

    worse: Any
    better: Any


@dataclass(frozen=True)
class Step:
    """Some pairs of a worse and a better answer to a question."""

    question: CompiledQuestion
    couples: Couples

    @property
    def by_duty(self) -> bool:
        """Whether the better answer is the one that meets a duty, as the question has no points."""
        return self.question.earning is None

    def classes(self, atoms: Collection[Atom]) -> list[AnswerClass]:
        """The pairs, as far as points and `atoms` tell them apart; the first version is told the worse answer."""
        return list(self._classes(atoms))

    def _classes(self, atoms: Collection[Atom]) -> Iterator[AnswerClass]:
        name, duty = self.question.id, self.question.duty
        own = [atom_of("question", name, duty[1], 0)] if duty and self.by_duty else []
        for one, other in self.couples([*atoms, *own]):
            for pair in (Pair(one, other), Pair(other, one)):
                worse, better = (meaning_of(self.question, answer) for answer in pair)
                if worse is not None and better is not None and self._is_better(worse, better):
                    yield AnswerClass(1, pair, (worse, better))

    def _is_better(self, worse: Meaning, better: Meaning) -> bool:
        if not self.by_duty:
            return worse.points is not None and better.points is not None and worse.points < better.points
        assert self.question.duty is not None
        met_by = self.question.duty[1]
        return not worse.passes(met_by) and better.passes(met_by)


def steps(question: CompiledQuestion) -> Iterator[Step]:
    """The steps by which answers to a question become better; none where no answer is better than another."""
    if question.earning is None and question.duty is None:
        return
    couples = {"single": _of_options, "number": _of_numbers, "multiple": _of_choices}.get(question.type)
    for each in couples(question) if couples else ():
        step = Step(question, each)
        if step.classes(()):
            yield step


def between(question: CompiledQuestion, one: str, other: str) -> Step:
    """The step between two options of a question, whichever of them is the better one."""
    return Step(question, _only(one, other))


def _of_options(question: CompiledQuestion) -> Iterator[Couples]:
    options = [option for option in question.options or () if option.state is None]
    if question.earning is None:
        yield from (_only(one.id, other.id) for number, one in enumerate(options) for other in options[number + 1 :])
        return
    for lower, higher in _neighbours(option.points for option in options):
        worse = [option.id for option in options if option.points == lower]
        better = [option.id for option in options if option.points == higher]
        yield from (_only(one, other) for one in worse for other in better)


def _only(one: Any, other: Any) -> Couples:
    return lambda _atoms: [(one, other)]


def _of_numbers(question: CompiledQuestion) -> Iterator[Couples]:
    if question.earning is None:
        yield partial(_numbers, question, None)
    else:
        yield from (partial(_numbers, question, both) for both in _neighbours(points for _, points in question.rows))


def _numbers(
    question: CompiledQuestion, points: tuple[Any, Any] | None, atoms: Collection[Atom]
) -> Iterator[tuple[Any, Any]]:
    """Numbers that some test or row tells apart; those with one of two points against those with the other."""
    classes = answer_classes((question,), atoms)
    numbers = [(found.example, meaning.points) for found in classes for meaning in found.meanings if meaning]
    for number, (one, earned) in enumerate(numbers):
        for other, more in numbers[number + 1 :]:
            if points is None or {earned, more} == {Fraction(point) for point in points}:
                yield one, other


def _of_choices(question: CompiledQuestion) -> Iterator[Couples]:
    options = [option for option in question.options or () if option.state is None]
    free = [option for option in options if not option.exclusive]
    alone = [option for option in options if option.exclusive]
    for number, option in enumerate(alone):
        yield partial(_alone, _among(question, [*alone[:number], *free]), option)
    for option in free:
        if option.points or question.earning is None:
            yield partial(_added, _among(question, free), option)


def _alone(others: CompiledQuestion, option: CompiledOption, atoms: Collection[Atom]) -> Iterator[tuple[Any, Any]]:
    """An option that stands alone, and every other choice."""
    yield from (([option.id], found.example) for found in answer_classes((others,), atoms))


def _added(question: CompiledQuestion, option: CompiledOption, atoms: Collection[Atom]) -> Iterator[tuple[Any, Any]]:
    """Every choice with one option more."""
    options = question.options or ()
    order = [each.id for each in options]
    for found in answer_classes((_among(question, [each for each in options if each != option]),), atoms):
        yield found.example, sorted([*found.example, option.id], key=order.index)


def _among(question: CompiledQuestion, options: Iterable[CompiledOption]) -> CompiledQuestion:
    """The question with some of its options alone."""
    return replace(question, options=tuple(options), retired=())


def _neighbours(points: Iterable[Any]) -> Iterable[tuple[Any, Any]]:
    return pairwise(sorted({point for point in points if point is not None}))

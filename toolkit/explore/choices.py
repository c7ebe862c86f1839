"""What can be done with one question: not be asked it, leave it blank, or answer it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TypeAlias

from toolkit.conditions import NOT_ANSWERED
from toolkit.explore.classes import AnswerClass
from toolkit.explore.formula import Atom, Formula, Settling, truth
from toolkit.explore.space import Asked, Gate, Space

# The versions that show a question.
Shown: TypeAlias = frozenset[int]
# How many sets of answers, and how many of them are complete.
Number: TypeAlias = tuple[int, int]
ONE: Number = (1, 1)
BLANK: Number = (1, 0)


@dataclass(frozen=True)
class Choice:
    """One thing that can be done with a question: in how many ways, what the tests of it come to, and the answers."""

    number: Number
    settled: Mapping[Atom, Formula]
    answers: AnswerClass | None = None

    @cached_property
    def settling(self) -> Settling:
        """What it leaves of formulas; it remembers that for every sweep."""
        return Settling(self.settled)


def choices(space: Space, item: Asked, shown: Shown, atoms: frozenset[Atom]) -> tuple[Choice, ...]:
    """Everything that can be done with a question when these versions show it; staying blank comes first."""
    key = (item.id, shown, atoms)
    if key not in space.choices:
        space.choices[key] = tuple(_choices(space, item, shown, atoms))
    found: tuple[Choice, ...] = space.choices[key]
    return found


def _choices(space: Space, item: Asked, shown: Shown, atoms: frozenset[Atom]) -> Iterator[Choice]:
    if not shown:
        yield Choice(ONE, _silent(atoms))
        return
    yield Choice(BLANK, _silent(atoms))
    for answers in space.classes(item, atoms):
        # An answer that no version knows that asks the question cannot be given.
        if any(answers.meanings[version] is not None for version in shown):
            yield Choice((answers.size, answers.size), _said(answers, shown, atoms), answers)


def times(one: Number, other: Number) -> Number:
    """Sets of answers to some questions, with each set of answers to others."""
    return one[0] * other[0], one[1] * other[1]


def ways_to_show(gate: Gate) -> Iterator[Shown]:
    """Every way in which versions can show a question, or not; those that do it by one formula do it together."""
    alike: dict[Formula, list[int]] = {}
    for version, formula in zip(gate.versions, gate.formulas, strict=True):
        alike.setdefault(formula, []).append(version)
    for shown in product((True, False), repeat=len(alike)):
        versions = (group for group, is_shown in zip(alike.values(), shown, strict=True) if is_shown)
        yield frozenset(version for group in versions for version in group)


def _silent(atoms: frozenset[Atom]) -> dict[Atom, Formula]:
    """What the tests of a question come to where it has no answer."""
    return {atom: _unanswered(atom) for atom in atoms}


def _said(answers: AnswerClass, shown: Shown, atoms: frozenset[Atom]) -> dict[Atom, Formula]:
    settled = {}
    for atom in atoms:
        meaning = answers.meanings[atom.version] if atom.version in shown else None
        settled[atom] = _unanswered(atom) if meaning is None else truth(meaning.passes(atom.test))
    return settled


def _unanswered(atom: Atom) -> Formula:
    return truth(atom.test.answered is False and atom.test == NOT_ANSWERED)

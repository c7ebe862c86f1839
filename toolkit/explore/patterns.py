"""Who it is that a formula holds for: a few patterns of answers, none of which overlap.

A formula is decided question by question, answers that leave the same behind taken together; each way to TRUE is a
pattern, such as “staff 5 to 9, and the policy is No or Partly”. A question that does not matter on a way is not in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any, Literal, TypeAlias

from toolkit.conditions import LIMITS, Test
from toolkit.explore.choices import choices, ways_to_show
from toolkit.explore.classes import TooEntangledError
from toolkit.explore.formula import (
    FALSE,
    TRUE,
    Atom,
    Formula,
    Settling,
    atom_formula,
    atom_of,
    conjunction,
    disjunction,
    negation,
)
from toolkit.explore.space import Asked, Space
from toolkit.explore.spoken import spoken
from toolkit.explore.sweep import figure_formula

# With more options there are too many choices of several to be told one by one.
MOST_OPTIONS = 9


@dataclass(frozen=True)
class Span:
    """Numbers from a first to a last one, or the values of a score from one limit up to below another.

    `following` is the number that comes after the last one.
    """

    first: Decimal | Fraction | None
    last: Decimal | Fraction | None
    following: Decimal | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Alike:
    """Choices of several options that are too many to be told one by one: one of them, and how many there are."""

    example: tuple[str, ...]
    number: int


@dataclass(frozen=True)
class Part:
    """What a pattern says of one question, or of a score in one version: any of these; None is no answer, no value."""

    kind: Literal["question", "score"]
    id: str
    version: int
    any_of: tuple[Any, ...]


@dataclass(frozen=True)
class Pattern:
    """What all parts say together, and the formula of it."""

    parts: tuple[Part, ...]
    formula: Formula


@dataclass(frozen=True)
class _Group:
    """Answers, or values of a score, that a formula cannot tell apart."""

    shown: tuple[Any, ...]
    settled: dict[Atom, Formula]


Subject: TypeAlias = tuple[Literal["question", "score"], str, int]


def patterns(space: Space, formula: Formula, most: int) -> list[Pattern]:
    """The patterns of answers for which the formula holds.

    Raises `TooEntangledError` when they are more than `most`.
    """
    said, meaning = spoken(space, formula)
    subjects: list[Subject] = [("question", item.id, 0) for item in space.questions if item.id in said.questions]
    subjects += sorted({("score", atom.id, atom.version) for atom in said.atoms if atom.kind == "score"})
    answers_alone = {atom.id for atom in meaning}
    groups = {subject: list(_groups(space, subject, said, subject[1] in answers_alone)) for subject in subjects}
    meant = Settling(meaning)
    found: list[Pattern] = []
    for parts, holds in _ways(said, subjects, groups):
        found.append(Pattern(parts, conjunction([formula, *map(meant.left_of, holds)])))
        if len(found) > most:
            raise TooEntangledError(f"there are more than {most} patterns")
    return found


def _ways(
    formula: Formula, subjects: Sequence[Subject], groups: dict[Subject, list[_Group]]
) -> Iterator[tuple[tuple[Part, ...], list[Formula]]]:
    """Every way to TRUE: what it says of each subject that matters, and that as formulas."""
    if formula is FALSE:
        return
    if formula is TRUE:
        yield (), []
        return
    subject, rest = subjects[0], subjects[1:]
    left: dict[Formula, list[_Group]] = {}
    for group in groups[subject]:
        left.setdefault(Settling(group.settled).left_of(formula), []).append(group)
    if len(left) == 1:
        yield from _ways(next(iter(left)), rest, groups)
        return
    for after, alike in left.items():
        shown = [each for group in alike for each in group.shown]
        part = Part(*subject, tuple(shown if subject[0] == "score" else _joined(shown)))
        holds = disjunction(_as_formula(group) for group in alike)
        for parts, more in _ways(after, rest, groups):
            yield (part, *parts), [holds, *more]


def _joined(answers: Sequence[Any]) -> Iterator[Any]:
    """Answers, runs of numbers that follow each other as one."""
    spans = sorted((answer for answer in answers if isinstance(answer, Span)), key=lambda span: span.first or 0)
    while spans:
        span = spans.pop(0)
        while spans and span.following == spans[0].first:
            following = spans.pop(0)
            span = Span(span.first, following.last, following.following)
        yield span
    yield from (answer for answer in answers if not isinstance(answer, Span))


def _as_formula(group: _Group) -> Formula:
    literals = (
        atom_formula(atom) if value is TRUE else negation(atom_formula(atom)) for atom, value in group.settled.items()
    )
    return conjunction(literals)


def _groups(space: Space, subject: Subject, formula: Formula, answer_alone: bool) -> Iterator[_Group]:
    kind, name, version = subject
    if kind == "score":
        yield from _figures(name, version, formula)
        return
    item = next(item for item in space.questions if item.id == name)
    atoms = frozenset(atom for atom in formula.atoms if atom.kind == "question" and atom.id == name)
    told_apart = atoms | _each_option(item)
    together: dict[frozenset[tuple[Atom, Formula]], dict[Any, None]] = {}
    everywhere = frozenset(range(len(space.versions)))
    for shown in [everywhere] if answer_alone else ways_to_show(space.gates[name]):
        for choice in choices(space, item, shown, told_apart):
            answer = None if choice.answers is None else _shown(item, choice.answers.example, choice.answers.size)
            settled = frozenset((atom, value) for atom, value in choice.settled.items() if atom in atoms)
            together.setdefault(settled, {})[answer] = None
    for alike, answers in together.items():
        yield _Group(tuple(answers), dict(alike))


def _each_option(item: Asked) -> frozenset[Atom]:
    """Tests that tell every choice of several options from every other one, where they are not too many."""
    versions = [question for question in item.versions if question is not None and question.type == "multiple"]
    options = {option.id for question in versions for option in question.options or ()}
    if len(options) > MOST_OPTIONS:
        return frozenset()
    latest = item.known_to[-1]
    return frozenset(atom_of("question", item.id, Test(any_of=(option,)), latest) for option in options)


def _shown(item: Asked, example: Any, size: int) -> Any:
    """Answers as a pattern shows them: options by id, several as a tuple, numbers as a span."""
    question = next(question for question in reversed(item.versions) if question is not None)
    if question.type == "number":
        first, step = Decimal(example), question.step or Decimal(1)
        return Span(first, first + (size - 1) * step, first + size * step)
    if not isinstance(example, list):
        return example
    return tuple(example) if size == 1 else Alike(tuple(example), size)


def _figures(name: str, version: int, formula: Formula) -> Iterator[_Group]:
    """The values of a score between the limits with which the formula compares it, and none at all."""
    atoms = [atom for atom in formula.atoms if atom.score == (version, name)]
    limits = sorted(
        {Fraction(limit) for atom in atoms for key in LIMITS if (limit := getattr(atom.test, key)) is not None}
    )
    yield _Group((None,), {atom: figure_formula(atom, None) for atom in atoms})
    ends: list[Fraction | None] = [None, *limits, None]
    together: dict[frozenset[tuple[Atom, Formula]], tuple[Span, ...]] = {}
    for first, following in pairwise(ends):
        # A limit may be met by itself and not by what lies just above it, so it is looked at alone too.
        for value, span in _samples(first, following):
            key = frozenset((atom, figure_formula(atom, value)) for atom in atoms)
            together[key] = (*together.get(key, ()), span)
    for settled, spans in together.items():
        yield _Group(spans, dict(settled))


def _samples(first: Fraction | None, following: Fraction | None) -> Iterator[tuple[Fraction, Span]]:
    if first is None:
        yield (following or Fraction()) - 1, Span(None, following)
        return
    yield first, Span(first, first)
    yield (first + 1 if following is None else (first + following) / 2), Span(first, following)

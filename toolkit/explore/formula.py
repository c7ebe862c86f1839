"""Formulas over answers and scores, kept in one simplest form, so that what is left of them can be compared at once.

A formula starts as a condition. As questions are decided one by one, what is left of it shrinks; sets of answers that
leave the same behind need never be told apart again. That is why sets without number collapse into a few states.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from toolkit.conditions import All, AnyOf, Condition, Not, QuestionTest, Test


@dataclass(frozen=True)
class Atom:
    """One test of the answer to a question, or of the value of a score."""

    kind: Literal["question", "score"]
    id: str
    test: Test


class Formula:
    """A formula in its simplest form; there is only one object for each, so identity is equality."""

    __slots__ = ("atom", "atoms", "kind", "parts")

    def __init__(self, kind: str, parts: tuple[Formula, ...], atom: Atom | None) -> None:
        self.kind = kind
        self.parts = parts
        self.atom = atom
        own = frozenset({atom}) if atom else frozenset()
        self.atoms: frozenset[Atom] = own.union(*(part.atoms for part in parts))

    def __repr__(self) -> str:
        return f"{self.kind}({', '.join(map(repr, self.parts)) or self.atom or ''})"


_Key: TypeAlias = tuple[str, "frozenset[Formula] | Formula | Atom | None"]
_known: dict[_Key, Formula] = {}


def _formula(kind: str, key: frozenset[Formula] | Formula | Atom | None, parts: Iterable[Formula] = ()) -> Formula:
    found = _known.get((kind, key))
    if found is None:
        found = Formula(kind, tuple(parts), key if isinstance(key, Atom) else None)
        _known[(kind, key)] = found
    return found


TRUE = _formula("true", None)
FALSE = _formula("false", None)


def atom(kind: Literal["question", "score"], name: str, test: Test) -> Formula:
    """The formula of one test."""
    return _formula("atom", Atom(kind, name, test))


def negation(part: Formula) -> Formula:
    """The formula that holds when `part` does not."""
    if part is TRUE or part is FALSE:
        return FALSE if part is TRUE else TRUE
    if part.kind == "not":
        return part.parts[0]
    return _formula("not", part, (part,))


def conjunction(parts: Iterable[Formula]) -> Formula:
    """The formula that holds when all of `parts` do."""
    return _joined("and", parts, neutral=TRUE, decisive=FALSE)


def disjunction(parts: Iterable[Formula]) -> Formula:
    """The formula that holds when one of `parts` does."""
    return _joined("or", parts, neutral=FALSE, decisive=TRUE)


def _joined(kind: str, parts: Iterable[Formula], neutral: Formula, decisive: Formula) -> Formula:
    # A dictionary keeps the order in which parts came, so that nothing depends on the addresses of objects.
    flat: dict[Formula, None] = {}
    for part in parts:
        if part is decisive:
            return decisive
        for inner in part.parts if part.kind == kind else (part,):
            if inner is not neutral:
                flat[inner] = None
    if any(negation(part) in flat for part in flat):
        return decisive
    if len(flat) < 2:
        return next(iter(flat), neutral)
    return _formula(kind, frozenset(flat), flat)


def formula_of(condition: Condition) -> Formula:
    """The formula that a condition means."""
    if isinstance(condition, All):
        return conjunction(map(formula_of, condition.conditions))
    if isinstance(condition, AnyOf):
        return disjunction(map(formula_of, condition.conditions))
    if isinstance(condition, Not):
        return negation(formula_of(condition.condition))
    if isinstance(condition, QuestionTest):
        return atom("question", condition.question, condition.test)
    return atom("score", condition.score, condition.test)


def decided(formula: Formula, truth: Callable[[Atom], bool | None]) -> Formula:
    """What is left of a formula when `truth` decides some of its tests; None leaves a test open."""
    if not formula.atoms:
        return formula
    if formula.atom is not None:
        value = truth(formula.atom)
        return formula if value is None else (TRUE if value else FALSE)
    parts = [decided(part, truth) for part in formula.parts]
    if formula.kind == "not":
        return negation(parts[0])
    return conjunction(parts) if formula.kind == "and" else disjunction(parts)

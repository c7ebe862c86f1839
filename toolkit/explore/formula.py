"""Formulas over answers and scores, kept in one simplest form, so that what is left of them can be compared at once.

A formula starts as a condition. As questions are decided one by one, what is left of it shrinks; sets of answers that
leave the same behind need never be told apart again. That is why sets without number collapse into a few states.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Literal

from toolkit.conditions import All, AnyOf, Condition, Not, QuestionTest, Test


@dataclass(frozen=True)
class Atom:
    """One test of the answer to a question, or of the value of a score, in one version of a questionnaire."""

    kind: Literal["question", "score"]
    id: str
    test: Test
    version: int = 0


class Formula:
    """A formula in its simplest form; there is only one object for each, so identity is equality."""

    __slots__ = ("age", "atom", "atoms", "kind", "number", "parts", "weights")

    def __init__(self, kind: str, parts: tuple[Formula, ...], key: object) -> None:
        self.kind = kind
        self.parts = parts
        self.atom = key if isinstance(key, Atom) else None
        # How often each part counts; and of "at least" how many must hold, of "how many" how many do already.
        self.weights, self.number = key[1:] if isinstance(key, tuple) else ((), 0)
        own = frozenset({self.atom}) if self.atom else frozenset()
        # Formulas are made in a fixed order, so their age sorts them the same way in every run.
        self.age = len(_known)
        self.atoms: frozenset[Atom] = own.union(*(part.atoms for part in parts))

    def __repr__(self) -> str:
        return f"{self.kind}({', '.join(map(repr, self.parts)) or self.atom or ''})"


_known: dict[tuple[str, Hashable], Formula] = {}


def _formula(kind: str, key: Hashable, parts: Iterable[Formula] = ()) -> Formula:
    found = _known.get((kind, key))
    if found is None:
        found = _known[(kind, key)] = Formula(kind, tuple(parts), key)
    return found


def _age(formula: Formula) -> int:
    return formula.age


TRUE = _formula("true", None)
FALSE = _formula("false", None)


def atom(kind: Literal["question", "score"], name: str, test: Test, version: int = 0) -> Formula:
    """The formula of one test."""
    return _formula("atom", Atom(kind, name, test, version))


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


def at_least(number: int, parts: Iterable[Formula]) -> Formula:
    """The formula that holds when at least `number` of `parts` do; parts that are the same count one by one."""
    return _at_least(number, [(part, 1) for part in parts])


def how_many(parts: Iterable[Formula]) -> Formula:
    """Not true or false, but how many of `parts` hold."""
    return _how_many([(part, 1) for part in parts])


def taken_out(formula: Formula) -> tuple[Formula, int]:
    """A formula of "how many" without those that hold already, and how many they are; others stay as they are."""
    if formula.kind != "how many" or not formula.number:
        return formula, 0
    return _formula("how many", (formula.parts, formula.weights, 0), formula.parts), formula.number


def _at_least(number: int, weighted: Iterable[tuple[Formula, int]]) -> Formula:
    held, parts, weights = _counted(weighted)
    if held >= number:
        return TRUE
    if held + sum(weights) < number:
        return FALSE
    return parts[0] if len(parts) == 1 else _formula("at least", (parts, weights, number - held), parts)


def _how_many(weighted: Iterable[tuple[Formula, int]]) -> Formula:
    held, parts, weights = _counted(weighted)
    return _formula("how many", (parts, weights, held), parts)


def _counted(weighted: Iterable[tuple[Formula, int]]) -> tuple[int, tuple[Formula, ...], tuple[int, ...]]:
    """How many hold already, and those that are still open, with how often each counts."""
    held = 0
    still_open: dict[Formula, int] = {}
    for part, weight in weighted:
        if part is TRUE:
            held += weight
        elif part is not FALSE:
            still_open[part] = still_open.get(part, 0) + weight
    parts = tuple(sorted(still_open, key=_age))
    return held, parts, tuple(still_open[part] for part in parts)


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


def formula_of(condition: Condition, version: int = 0) -> Formula:
    """The formula that a condition of one version means."""
    if isinstance(condition, All):
        return conjunction(formula_of(part, version) for part in condition.conditions)
    if isinstance(condition, AnyOf):
        return disjunction(formula_of(part, version) for part in condition.conditions)
    if isinstance(condition, Not):
        return negation(formula_of(condition.condition, version))
    if isinstance(condition, QuestionTest):
        return atom("question", condition.question, condition.test, version)
    return atom("score", condition.score, condition.test, version)


def decided(formula: Formula, truth: Callable[[Atom], bool | None]) -> Formula:
    """What is left of a formula when `truth` decides some of its tests; None leaves a test open."""
    if not formula.atoms:
        return formula
    if formula.atom is not None:
        value = truth(formula.atom)
        return formula if value is None else (TRUE if value else FALSE)
    parts = [decided(part, truth) for part in formula.parts]
    if formula.kind == "at least":
        return _at_least(formula.number, zip(parts, formula.weights, strict=True))
    if formula.kind == "how many":
        return _how_many(zip(parts, formula.weights, strict=True))
    if formula.kind == "not":
        return negation(parts[0])
    return conjunction(parts) if formula.kind == "and" else disjunction(parts)

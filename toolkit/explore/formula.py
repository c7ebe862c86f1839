"""Formulas over answers and scores, kept in one simplest form, so that what is left of them can be compared at once.

A formula starts as a condition. As questions are decided one by one, what is left of it shrinks; sets of answers that
leave the same behind need never be told apart again. That is why sets without number collapse into a few states.

Three kinds of formula are neither true nor false, and stand only at the top: the value of a score, how many of some
formulas hold, and several formulas side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Literal, TypeAlias

from toolkit.conditions import All, AnyOf, Condition, Not, QuestionTest, Test


@dataclass(frozen=True, eq=False)
class Atom:
    """What is looked up: a test of an answer or of a score, or the value of a score, in one version.

    There is only one object for each, so identity is equality: `atom_of` makes them, and nothing else does.
    """

    kind: Literal["question", "score", "value"]
    id: str
    test: Test
    version: int

    @property
    def score(self) -> tuple[int, str] | None:
        """The score that this looks at, with its version; None where it looks at an answer."""
        return None if self.kind == "question" else (self.version, self.id)

    def in_version(self, version: int) -> Atom:
        """The same, looked up in another version."""
        return atom_of(self.kind, self.id, self.test, version)


@cache
def atom_of(kind: Literal["question", "score", "value"], name: str, test: Test, version: int) -> Atom:
    """The atom of a question or a score; all that tells atoms apart is given, so that each is one object."""
    return Atom(kind, name, test, version)


class Formula:
    """A formula in its simplest form; there is only one object for each, so identity is equality."""

    __slots__ = ("age", "atom", "atoms", "constant", "kind", "number", "parts", "questions", "weights")

    def __init__(self, kind: str, parts: tuple[Formula, ...], key: object) -> None:
        self.kind = kind
        self.parts = parts
        self.atom = key if isinstance(key, Atom) else None
        # What a constant is: a figure, or None for a score without a value.
        self.constant: Fraction | None = key[0] if kind == "constant" and isinstance(key, tuple) else None
        # How much each part counts; of "how many": how much holds already.
        self.weights, self.number = key[1:] if kind == "how many" and isinstance(key, tuple) else ((), 0)
        own = frozenset({self.atom}) if self.atom else frozenset()
        # Formulas are made in a fixed order, so their age sorts them the same way in every run.
        self.age = len(_known)
        self.atoms: frozenset[Atom] = own.union(*(part.atoms for part in parts))
        self.questions = frozenset(atom.id for atom in self.atoms if atom.kind == "question")

    @property
    def rests_on_scores(self) -> bool:
        """Whether it looks at any score, and not at answers alone."""
        return any(atom.kind != "question" for atom in self.atoms)

    def __repr__(self) -> str:
        return f"{self.kind}({', '.join(map(repr, self.parts)) or self.atom or self.constant or ''})"


Settled: TypeAlias = Mapping[Atom, Formula]
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
# Maps the atoms of one version to those by which versions are compared; most often both are the same.
Renamed: TypeAlias = Callable[[Atom], Atom]


def truth(value: bool) -> Formula:
    """The formula that is always true, or never."""
    return TRUE if value else FALSE


def constant(value: Fraction | None) -> Formula:
    """The value of a score, known; None: it has no value."""
    return _formula("constant", (value,))


def atom_formula(atom: Atom) -> Formula:
    """The formula of one atom."""
    return _formula("atom", atom)


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


def side_by_side(parts: Iterable[Formula]) -> Formula:
    """Not true or false, but what each of `parts` is, in their order."""
    listed = tuple(parts)
    return _formula("beside", listed, listed)


def how_many(weighted: Iterable[tuple[Formula, int]]) -> Formula:
    """Not true or false, but how much of `weighted` holds: the sum of the weights of the formulas that are true."""
    number = 0
    still_open: dict[Formula, int] = {}
    for part, weight in weighted:
        if part is TRUE:
            number += weight
        elif part is not FALSE:
            still_open[part] = still_open.get(part, 0) + weight
    parts = tuple(sorted(still_open, key=_age))
    return _formula("how many", (parts, tuple(still_open[part] for part in parts), number), parts)


def taken_out(formula: Formula) -> tuple[Formula, int]:
    """A formula without what it counts already, and how much that is; it may stand side by side with others."""
    if formula.kind == "how many" and formula.number:
        return _formula("how many", (formula.parts, formula.weights, 0), formula.parts), formula.number
    if formula.kind != "beside":
        return formula, 0
    taken = [taken_out(part) for part in formula.parts]
    number = sum(held for _, held in taken)
    return (side_by_side(part for part, _ in taken), number) if number else (formula, 0)


def _joined(kind: str, parts: Iterable[Formula], neutral: Formula, decisive: Formula) -> Formula:
    # A dictionary keeps the order in which parts came, so that nothing depends on the addresses of objects.
    flat: dict[Formula, None] = {}
    for part in parts:
        if part is decisive:
            return decisive
        for inner in part.parts if part.kind == kind else (part,):
            if inner is not neutral:
                flat[inner] = None
    if any(part.kind == "not" and part.parts[0] in flat for part in flat):
        return decisive
    if len(flat) < 2:
        return next(iter(flat), neutral)
    return _formula(kind, frozenset(flat), flat)


@cache
def formula_of(condition: Condition) -> Formula:
    """The formula that a condition means, in the first version."""
    if isinstance(condition, All):
        return conjunction(map(formula_of, condition.conditions))
    if isinstance(condition, AnyOf):
        return disjunction(map(formula_of, condition.conditions))
    if isinstance(condition, Not):
        return negation(formula_of(condition.condition))
    if isinstance(condition, QuestionTest):
        return atom_formula(atom_of("question", condition.question, condition.test, 0))
    return atom_formula(atom_of("score", condition.score, condition.test, 0))


def in_version(formula: Formula, version: int, rename: Renamed) -> Formula:
    """A formula of the first version as a later one means it, by the atoms that `rename` makes of that one's."""
    if version == 0:
        return formula
    moved = {atom: other for atom in formula.atoms if (other := rename(atom.in_version(version))) is not atom}
    return renamed(formula, moved) if moved else formula


class Settling:
    """What is left of formulas when some atoms are settled; remembers what it was asked."""

    def __init__(self, settled: Settled) -> None:
        self.settled = settled
        self.atoms = frozenset(settled)
        self._left: dict[Formula, Formula] = {}

    def left_of(self, formula: Formula) -> Formula:
        """What is left of a formula."""
        found = self._left.get(formula)
        if found is None:
            found = self._left[formula] = self._settle(formula)
        return found

    def _settle(self, formula: Formula) -> Formula:
        if formula.atoms.isdisjoint(self.atoms):
            return formula
        if formula.atom is not None:
            return self.settled[formula.atom]
        parts = [self.left_of(part) for part in formula.parts]
        if formula.kind == "and":
            return conjunction(parts)
        if formula.kind == "or":
            return disjunction(parts)
        if formula.kind == "not":
            return negation(parts[0])
        if formula.kind == "beside":
            return side_by_side(parts)
        return how_many([*zip(parts, formula.weights, strict=True), (TRUE, formula.number)])


def renamed(formula: Formula, names: Mapping[Atom, Atom]) -> Formula:
    """The formula with some atoms in place of others."""
    return Settling({old: atom_formula(new) for old, new in names.items()}).left_of(formula)


def implies(one: Formula, other: Formula) -> bool:
    """Whether one formula plainly holds only where the other does, seen from how they are made alone.

    False says nothing: whether it is so may still be proved by a sweep.
    """
    if one is other or one is FALSE or other is TRUE:
        return True
    if one.kind == "or":
        return all(implies(part, other) for part in one.parts)
    if other.kind == "and":
        return all(implies(one, part) for part in other.parts)
    if one.kind == "not" and other.kind == "not":
        return implies(other.parts[0], one.parts[0])
    return (one.kind == "and" and any(implies(part, other) for part in one.parts)) or (
        other.kind == "or" and any(implies(one, part) for part in other.parts)
    )

"""What holds whatever the scores are: a cheap proof, tried before a sweep that keeps running totals."""

from __future__ import annotations

from toolkit.explore.classes import TooEntangledError
from toolkit.explore.expectations import Demand
from toolkit.explore.explorer import Explorer
from toolkit.explore.formula import Formula, conjunction, disjunction, how_many, negation, truth


def is_kept_anyway(demand: Demand, when: Formula, explorer: Explorer) -> bool:
    """Whether a demand for a number holds even if every score were as bad for it as can be; if not, nothing is said."""
    bounds = demand.bounds
    if bounds is None:
        return False
    # A demand bounds a number from one side alone.
    number = _bound(demand.formula, high=bounds.most is not None)
    try:
        return explorer.extremes(number, _bound(when, True), bounds) is None
    except TooEntangledError:
        return False


def _bound(formula: Formula, high: bool) -> Formula:
    """A formula without scores that holds wherever this one does, or, if not `high`, only there."""
    if all(atom.kind == "question" for atom in formula.atoms):
        return formula
    if formula.kind == "atom":
        return truth(high)
    if formula.kind == "not":
        return negation(_bound(formula.parts[0], not high))
    parts = [_bound(part, high) for part in formula.parts]
    if formula.kind == "how many":
        return how_many([*zip(parts, formula.weights, strict=True), (truth(True), formula.number)])
    return conjunction(parts) if formula.kind == "and" else disjunction(parts)

"""Formulas without their scores: what may hold whatever the scores are, which costs no running totals to sweep."""

from __future__ import annotations

from toolkit.explore.formula import Formula, conjunction, disjunction, how_many, negation, truth


def freed(formula: Formula, high: bool) -> Formula:
    """A formula without scores that holds wherever this one does, or, if not `high`, only there.

    Of a "how many": one that is never less, or, if not `high`, never more.
    """
    if not formula.rests_on_scores:
        return formula
    if formula.kind == "atom":
        return truth(high)
    if formula.kind == "not":
        return negation(freed(formula.parts[0], not high))
    parts = [freed(part, high) for part in formula.parts]
    if formula.kind == "how many":
        return how_many([*zip(parts, formula.weights, strict=True), (truth(True), formula.number)])
    return conjunction(parts) if formula.kind == "and" else disjunction(parts)

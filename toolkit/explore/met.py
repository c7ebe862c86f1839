"""One set of answers among all of them, by the reference evaluator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from toolkit.explore.formula import Atom, Formula, Settling, truth
from toolkit.explore.space import Space
from toolkit.explore.sweep import figure_formula
from toolkit.scoring.evaluation import assess
from toolkit.scoring.situation import answer_passes


class Met:
    """One set of answers, and what the reference evaluator makes of it."""

    def __init__(self, space: Space, answers: Mapping[str, Any]) -> None:
        self.answers = answers
        self.situations = [assess(version, answers) for version in space.versions]
        self.settled: dict[Atom, Formula] = {}
        self.known: dict[Formula, Formula] = {}

    def left_of(self, formula: Formula) -> Formula:
        """What it makes of a formula."""
        if formula not in self.known:
            for atom in formula.atoms:
                if atom not in self.settled:
                    self.settled[atom] = self._settle(atom)
            self.known[formula] = Settling(self.settled).left_of(formula)
        return self.known[formula]

    def _settle(self, atom: Atom) -> Formula:
        situation = self.situations[atom.version]
        if atom.kind == "question":
            return truth(answer_passes(atom.test, situation.answer(atom.id)))
        return figure_formula(atom, situation.scores[atom.id].value)

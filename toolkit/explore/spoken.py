"""Two versions that show a question to different people: formulas that say who is asked, and what is answered, apart.

In a sweep an answer counts in the versions that show its question. People are told of it better the other way round:
“2 to 4 people, and No” rather than “No, where that no longer counts”.
"""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.conditions import NOT_ANSWERED
from toolkit.explore.formula import Atom, Formula, Settling, atom_formula, conjunction, disjunction, negation
from toolkit.explore.space import Space


def spoken(space: Space, formula: Formula) -> tuple[Formula, Mapping[Atom, Formula]]:
    """A formula in which every test of such a question is of the answer alone, beside what shows the question.

    Also what each of these tests means in the versions: an answer is there where some version asks for it.
    """
    meaning: dict[Atom, Formula] = {}
    for item in reversed(space.questions):  # what shows a question is found before it
        atoms = [atom for atom in formula.atoms if atom.kind == "question" and atom.id == item.id]
        if not any(atom.version for atom in atoms) or not space.is_answered_alike(item):
            continue
        gate = space.gates[item.id]
        settled = {}
        for atom in atoms:
            is_shown = gate.formulas[gate.versions.index(atom.version)]
            answer = atom.in_version(0)
            everywhere = [atom_formula(atom.in_version(version)) for version in gate.versions]
            if atom.test == NOT_ANSWERED:
                settled[atom] = disjunction([negation(is_shown), atom_formula(answer)])
                meaning[answer] = conjunction(everywhere)
            else:
                settled[atom] = conjunction([is_shown, atom_formula(answer)])
                meaning[answer] = disjunction(everywhere)
        formula = Settling(settled).left_of(formula)
    return formula, meaning

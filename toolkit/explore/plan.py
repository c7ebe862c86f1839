"""What a sweep has to look at: the questions that its target rests on, and the rest as mere numbers.

Most questions of a questionnaire have nothing to do with one thing that is asked about it. They only multiply the
number of sets of answers, each by as many as it has answers, where it is shown. A question at the end of such a chain
is folded into the gate by which it is shown; only those that open several gates, or gates that the target rests on too,
stay in the sweep.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.compiled import CompiledScore
from toolkit.explore.choices import ONE, Number, Shown, choices, times, ways_to_show
from toolkit.explore.formula import TRUE, Atom, Formula
from toolkit.explore.space import Asked, Gate, Space


@dataclass(frozen=True)
class Plan:
    """What one sweep looks at, in the order in which it does."""

    scores: list[tuple[int, CompiledScore]]
    stretches: list[list[Asked]]
    # The gates that questions of the sweep, or the rest, wait for; and the gate of each question of the sweep.
    gates: list[Gate]
    gate_of: dict[str, Gate]
    # How many sets of answers the rest behind a gate has, by the versions that show it.
    behind: dict[Gate, dict[Shown, Number]]
    # The same of the rest that no gate holds back.
    always: Number
    # The tests that tell answers to a question apart.
    atoms: dict[str, frozenset[Atom]]


def planned(space: Space, target: Formula, *, counting: bool) -> Plan:
    """The plan of a sweep for a target; without `counting` the rest is left out altogether."""
    scores = space.needed(target)
    relevant = set(target.questions)
    relevant.update(name for _, score in scores if score.over == "questions" for name, _ in score.parts)
    for item in reversed(space.questions):
        if item.id in relevant:
            relevant |= space.gates[item.id].questions
    folding = _Folding(space, relevant)
    if counting:
        folding.fold()
    asked = [item for item in space.questions if item.id in folding.kept]
    gate_of = {item.id: space.gates[item.id] for item in asked}
    gates = list(dict.fromkeys([*gate_of.values(), *folding.behind]))
    formulas = (target, *(formula for gate in gates for formula in gate.formulas))
    atoms: dict[str, set[Atom]] = {item.id: set() for item in asked}
    for atom in frozenset().union(*(formula.atoms for formula in formulas)):
        if atom.kind == "question":
            atoms[atom.id].add(atom)
    stretches = _ordered(space, asked, gates) or [[]]
    told_apart = {name: frozenset(tests) for name, tests in atoms.items()}
    return Plan(scores, stretches, gates, gate_of, folding.behind, folding.always, told_apart)


def _ordered(space: Space, asked: list[Asked], gates: list[Gate]) -> list[list[Asked]]:
    """The stretches; those that the versions score apart last, where no gate is in the way: that keeps states few."""
    stretches = list(space.stretches(asked))
    late = [stretch for stretch in stretches if any(item.id in space.scored_apart for item in stretch)]
    openers = {name for gate in gates for name in gate.questions}
    if any(item.id in openers for stretch in late for item in stretch):
        return stretches
    return [stretch for stretch in stretches if stretch not in late] + late


@dataclass
class _Folding:
    """Takes questions of the rest out of the sweep, last ones first, and keeps their numbers at their gates."""

    space: Space
    kept: set[str]
    behind: dict[Gate, dict[Shown, Number]] = field(default_factory=dict)
    always: Number = ONE

    def fold(self) -> None:
        """Fold whatever can be folded; `kept` then are the questions that the sweep must look at."""
        for item in reversed(self.space.questions):
            if item.id in self.kept:
                continue
            gates = self.space.opened_by.get(item.id, ())
            if all(len(gate.questions) == 1 and self.kept.isdisjoint(self.space.behind[gate]) for gate in gates):
                self._fold(item, gates)
            else:
                self.kept.add(item.id)

    def _fold(self, item: Asked, gates: tuple[Gate, ...]) -> None:
        folded = {opened: self.behind.pop(opened) for opened in gates}
        gate = self.space.gates[item.id]
        if all(formula is TRUE for formula in gate.formulas):
            self.always = times(self.always, self._number(item, frozenset(gate.versions), folded))
            return
        known = self.behind.setdefault(gate, dict.fromkeys(ways_to_show(gate), ONE))
        for shown in known:
            known[shown] = times(known[shown], self._number(item, shown, folded))

    def _number(self, item: Asked, shown: Shown, folded: dict[Gate, dict[Shown, Number]]) -> Number:
        """How many sets of answers a question has, with all that is folded behind it."""
        sets, complete = 0, 0
        atoms = frozenset(atom for gate in folded for formula in gate.formulas for atom in formula.atoms)
        for choice in choices(self.space, item, shown, atoms):
            number = choice.number
            for gate, numbers in folded.items():
                number = times(number, numbers[gate.shown(tuple(map(choice.settling.left_of, gate.formulas)))])
            sets, complete = sets + number[0], complete + number[1]
        return sets, complete

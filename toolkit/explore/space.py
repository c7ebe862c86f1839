"""The space of all sets of answers to a questionnaire, or to two versions of it side by side."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from typing import Any

from toolkit.compiled import Compiled, CompiledQuestion, CompiledScore
from toolkit.conditions import Condition
from toolkit.explore.classes import AnswerClass, TooEntangledError, answer_classes
from toolkit.explore.formula import TRUE, Atom, Formula, formula_of, in_version
from toolkit.explore.steps import Step
from toolkit.explore.totals import RunningTotals, largest_value, running_totals
from toolkit.scoring.scores import in_order


@dataclass(frozen=True)
class Asked:
    """A question in every version; None where a version does not have it."""

    id: str
    versions: tuple[CompiledQuestion | None, ...]
    # Where the versions are told different answers to it.
    step: Step | None = None

    @property
    def section(self) -> str:
        """The section that it stands in, in the latest version that has it."""
        return next(question.section for question in reversed(self.versions) if question is not None)

    @property
    def known_to(self) -> tuple[int, ...]:
        """The versions that have it."""
        return tuple(number for number, question in enumerate(self.versions) if question is not None)


@dataclass(frozen=True)
class Gate:
    """When a question is shown: the formula of each version that has it."""

    versions: tuple[int, ...]
    formulas: tuple[Formula, ...]

    @cached_property
    def questions(self) -> frozenset[str]:
        """The questions that it looks at."""
        return frozenset().union(*(formula.questions for formula in self.formulas))

    def shown(self, settled: tuple[Formula, ...]) -> frozenset[int]:
        """The versions that show a question, from what has become of the formulas."""
        return frozenset(version for version, formula in zip(self.versions, settled, strict=True) if formula is TRUE)


@dataclass(frozen=True)
class Space:
    """One version of a questionnaire, or an earlier one and a later one, made ready for sweeps.

    A set of answers gives each question that is shown in some version one answer, or leaves it blank. What is the same
    in all versions is looked up in the first, so that a formula that did not change is the same formula.
    """

    versions: tuple[Compiled, ...]
    # A question to which the first version is told a worse answer, and the second a better one.
    step: Step | None = None
    _classes: dict[tuple[str, frozenset[Atom]], list[AnswerClass]] = field(default_factory=dict, compare=False)
    # What can be done with each question (see `choices`), and what stretches that stand alone come to (see `blocks`).
    choices: dict[Hashable, Any] = field(default_factory=dict, compare=False)
    blocks: dict[Hashable, Any] = field(default_factory=dict, compare=False)
    # How many steps sweeps of it have taken in all; spaces of one question share it.
    spent: list[int] = field(default_factory=lambda: [0], compare=False)
    _formulas: dict[tuple[int, Condition], Formula] = field(default_factory=dict, compare=False)
    _totals: dict[tuple[int, ...], RunningTotals] = field(default_factory=dict, compare=False)

    @cached_property
    def questions(self) -> list[Asked]:
        """Every question of every version, in an order that suits them all.

        Raises `TooEntangledError` when there is no such order.
        """
        names: list[str] = [question.id for question in self.versions[-1].questions]
        for version in self.versions[:-1]:
            before = -1
            for question in version.questions:
                if question.id not in names:
                    names.insert(before + 1, question.id)
                before = names.index(question.id)
        known = [{question.id: question for question in version.questions} for version in self.versions]
        step = {self.step.question.id: self.step} if self.step else {}
        asked = [Asked(name, tuple(questions.get(name) for questions in known), step.get(name)) for name in names]
        self._refuse_looking_ahead(asked)
        return asked

    def _refuse_looking_ahead(self, asked: list[Asked]) -> None:
        place = {item.id: number for number, item in enumerate(asked)}
        for item in asked:
            for question in item.versions:
                for atom in formula_of(question.show_if).atoms if question and question.show_if else ():
                    if place[atom.id] >= place[item.id]:
                        raise TooEntangledError(
                            f"“{item.id}” was moved before a question that decides whether it is shown"
                        )

    @cached_property
    def gates(self) -> dict[str, Gate]:
        """For every question, when it is shown."""
        gates: dict[str, Gate] = {}
        rename = self._renamed_by(gates)  # looks back only, as what shows a question does
        for item in self.questions:
            formulas = tuple(
                TRUE if question.show_if is None else in_version(formula_of(question.show_if), number, rename)
                for number, question in enumerate(item.versions)
                if question is not None
            )
            gates[item.id] = Gate(item.known_to, formulas)
        return gates

    @cached_property
    def behind(self) -> dict[Gate, list[str]]:
        """The questions behind each gate."""
        behind: dict[Gate, list[str]] = {}
        for name, gate in self.gates.items():
            behind.setdefault(gate, []).append(name)
        return behind

    @cached_property
    def opened_by(self) -> dict[str, tuple[Gate, ...]]:
        """The gates that look at each question."""
        opened: dict[str, tuple[Gate, ...]] = {}
        for gate in self.behind:
            for name in gate.questions:
                opened[name] = (*opened.get(name, ()), gate)
        return opened

    def opened(self, question: str) -> frozenset[str]:
        """The questions that an answer to this one can open, by themselves or by others that it opens."""
        opened = {question}
        for item in self.questions:
            if not opened.isdisjoint(self.gates[item.id].questions):
                opened.add(item.id)
        return frozenset(opened - {question})

    def is_answered_alike(self, item: Asked) -> bool:
        """Whether a question takes the same answers in all versions."""
        return _is_answered_alike(item)

    def _renamed_by(self, gates: dict[str, Gate]) -> Renamer:
        return Renamer({item.id: item for item in self.questions}, gates)

    def formula(self, condition: Condition, version: int) -> Formula:
        """The formula that a condition of one version means."""
        if (version, condition) not in self._formulas:
            self._formulas[version, condition] = in_version(formula_of(condition), version, self.renamed)
        return self._formulas[version, condition]

    def renamed(self, atom: Atom) -> Atom:
        """The atom by which versions are compared: that of the first, where nothing tells the two apart."""
        if atom.kind == "question":
            return self._rename(atom)
        return atom.in_version(0) if atom.id in self.same_scores else atom

    @cached_property
    def _rename(self) -> Renamer:
        return self._renamed_by(self.gates)

    @cached_property
    def same_scores(self) -> frozenset[str]:
        """The scores whose values are the same in every version, whatever is answered."""
        same: set[str] = set()
        known = [{score.id: replace(score, bands=()) for score in version.scores} for version in self.versions]
        for score in in_order(self.versions[0]):
            alike = all(scores.get(score.id) == replace(score, bands=()) for scores in known)
            parts = [name for name, _ in score.parts]
            if alike and all(name in same if score.over == "scores" else self._earns_alike(name) for name in parts):
                same.add(score.id)
        return frozenset(same)

    def _earns_alike(self, name: str) -> bool:
        item = next(item for item in self.questions if item.id == name)
        first = item.versions[0]
        return (
            first is not None
            and self._rename.same(name)
            and all(question is not None and _earns(question) == _earns(first) for question in item.versions)
        )

    def classes(self, item: Asked, atoms: frozenset[Atom]) -> list[AnswerClass]:
        """The classes of answers to a question, as far as points and these atoms tell them apart."""
        key = (item.id, atoms)
        if key not in self._classes:
            step = item.step
            self._classes[key] = step.classes(atoms) if step else answer_classes(item.versions, atoms)
        return self._classes[key]

    def running_totals(self, scores: Sequence[CompiledScore]) -> RunningTotals:
        """The running totals of these scores; sweeps over the same scores share what they found out about them."""
        key = tuple(id(score) for score in scores)
        if key not in self._totals:
            self._totals[key] = running_totals(scores, self._largest)
        return self._totals[key]

    @cached_property
    def _largest(self) -> dict[str, Fraction]:
        """The most points that each question gives or is measured by in any version, and the largest value of scores.

        What can come to less than nothing is left out, and what rests on it.
        """
        largest: dict[str, Fraction] = {}
        below: set[str] = set()
        for version in self.versions:
            for question in version.questions:
                if question.earning is not None:
                    most = Fraction(max(question.earning.best, question.earning.attainable))
                    largest[question.id] = max(most, largest.get(question.id, most))
                    if min(question.earning.worst, question.earning.attainable) < 0:
                        below.add(question.id)
            for score in in_order(version):
                parts = [(largest[name], Fraction(weight)) for name, weight in score.parts if name in largest]
                if len(parts) < len(score.parts) or any(name in below for name, _ in score.parts):
                    below.add(score.id)
                    continue
                most = largest_value(score, parts)
                largest[score.id] = max(most, largest.get(score.id, most))
        return {name: most for name, most in largest.items() if name not in below}

    def needed(self, target: Formula) -> list[tuple[int, CompiledScore]]:
        """The scores that a target looks at, with their version, and those that they rest on; parts first."""
        wanted = {looked_at for atom in target.atoms if (looked_at := atom.score) is not None}
        found: list[tuple[int, CompiledScore]] = []
        for number, score in reversed(self._scores):
            if (number, score.id) in wanted:
                found.append((number, score))
                if score.over == "scores":
                    wanted.update(self.score_of(number, name) for name, _ in score.parts)
        return found[::-1]

    @cached_property
    def _scores(self) -> list[tuple[int, CompiledScore]]:
        """Every score, those that are the same in all versions once; parts first."""
        return [
            (number, score)
            for number, version in enumerate(self.versions)
            for score in in_order(version)
            if number == 0 or score.id not in self.same_scores
        ]

    @cached_property
    def scored_apart(self) -> frozenset[str]:
        """The questions of scores that the versions do not compute alike."""
        apart = [score for _, score in self._scores if score.id not in self.same_scores]
        return frozenset(name for score in apart if score.over == "questions" for name, _ in score.parts)

    def score_of(self, version: int, name: str) -> tuple[int, str]:
        """A score by the version in which it is looked up."""
        return (0 if name in self.same_scores else version), name

    def stretches(self, asked: list[Asked]) -> Iterator[list[Asked]]:
        """Some questions in stretches that stand together in a section."""
        stretch: list[Asked] = []
        for item in asked:
            if stretch and item.section != stretch[-1].section:
                yield stretch
                stretch = []
            stretch.append(item)
        if stretch:
            yield stretch


@dataclass(frozen=True)
class Renamer:
    """Renames tests of questions that are asked and answered alike in all versions to those of the first."""

    questions: dict[str, Asked]
    gates: dict[str, Gate]
    _same: dict[str, bool] = field(default_factory=dict)

    def __call__(self, atom: Atom) -> Atom:
        """The atom by which the versions are compared."""
        return atom.in_version(0) if atom.version and self.same(atom.id) else atom

    def same(self, name: str) -> bool:
        """Whether a question is shown by the same answers, and takes the same, in all versions."""
        if name not in self._same:
            item, gate = self.questions[name], self.gates[name]
            self._same[name] = _is_answered_alike(item) and len(set(gate.formulas)) == 1
        return self._same[name]


def _is_answered_alike(item: Asked) -> bool:
    first = item.versions[0]
    if item.step is not None or first is None:
        return False
    return all(question is not None and _takes(question) == _takes(first) for question in item.versions)


def _takes(question: CompiledQuestion) -> object:
    """What can be answered to a question."""
    options = None if question.options is None else [(o.id, o.state, o.exclusive) for o in question.options]
    return question.type, options, question.min, question.max, question.step, question.retired


def _earns(question: CompiledQuestion) -> object:
    """What answers to a question earn."""
    points = [(option.id, option.points) for option in question.options or ()]
    return points, question.rows, question.max_points, question.earning

"""The space of all sets of answers to a questionnaire, or to two versions of it side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from toolkit.compiled import Compiled, CompiledQuestion, CompiledScore
from toolkit.explore.classes import AnswerClass, TooEntangledError, answer_classes, limits_on
from toolkit.explore.formula import TRUE, Formula, formula_of
from toolkit.scoring.scores import in_order


@dataclass(frozen=True)
class Asked:
    """A question in every version; None where a version does not have it."""

    id: str
    versions: tuple[CompiledQuestion | None, ...]


@dataclass(frozen=True)
class Space:
    """One version of a questionnaire, or an earlier one and a later one, made ready for sweeps.

    A set of answers gives each question that is shown in some version one answer, or leaves it blank.
    """

    versions: tuple[Compiled, ...]

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
        asked = [Asked(name, tuple(questions.get(name) for questions in known)) for name in names]
        self._refuse_looking_ahead(asked)
        return asked

    def _refuse_looking_ahead(self, asked: list[Asked]) -> None:
        place = {item.id: number for number, item in enumerate(asked)}
        for item in asked:
            for condition in self.conditions[item.id]:
                if any(place[atom.id] >= place[item.id] for atom in condition.atoms):
                    raise TooEntangledError(f"“{item.id}” was moved before a question that decides whether it is shown")

    @cached_property
    def stretches(self) -> list[list[Asked]]:
        """The questions in stretches that stand together in a section."""
        stretches: list[list[Asked]] = []
        section = None
        for item in self.questions:
            here = next(question.section for question in reversed(item.versions) if question is not None)
            if here != section:
                stretches.append([])
                section = here
            stretches[-1].append(item)
        return stretches

    @cached_property
    def classes(self) -> dict[str, list[AnswerClass]]:
        """The answer classes of every question."""
        limits = [limits_on(version) for version in self.versions]
        return {
            item.id: list(answer_classes(item.versions, set().union(*(of.get(item.id, set()) for of in limits))))
            for item in self.questions
        }

    @cached_property
    def conditions(self) -> dict[str, tuple[Formula, ...]]:
        """For every question, the formula by which each version that has it shows it."""
        shown: dict[str, dict[int, Formula]] = {}
        for number, version in enumerate(self.versions):
            for question in version.questions:
                condition = formula_of(question.show_if, number) if question.show_if else TRUE
                shown.setdefault(question.id, {})[number] = condition
        return {name: tuple(of.values()) for name, of in shown.items()}

    def shown_by(self, item: Asked) -> Iterator[tuple[int, Formula]]:
        """The versions that have a question, and the formula by which each shows it."""
        versions = [number for number, question in enumerate(item.versions) if question is not None]
        return zip(versions, self.conditions[item.id], strict=True)

    def needed(self, target: Formula) -> list[tuple[int, CompiledScore]]:
        """The scores that a target looks at, with their version, and those that they rest on; parts first."""
        needed = []
        for number, version in enumerate(self.versions):
            scores = in_order(version)
            wanted = {atom.id for atom in target.atoms if atom.kind == "score" and atom.version == number}
            for score in reversed(scores):
                if score.id in wanted and score.over == "scores":
                    wanted.update(name for name, _ in score.parts)
            needed += [(number, score) for score in scores if score.id in wanted]
        return needed

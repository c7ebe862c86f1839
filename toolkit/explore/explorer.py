"""Questions to the space of all answers, each swept once: how often something happens, and the shortest way to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Any

from toolkit.compiled import Compiled
from toolkit.explore.classes import TooEntangledError
from toolkit.explore.events import Events
from toolkit.explore.formula import TRUE, Formula, how_many, taken_out
from toolkit.explore.space import Space
from toolkit.explore.sweep import answers_of, sweep


@dataclass(frozen=True)
class Share:
    """How much of the space something takes: all sets of answers, the complete ones, and a shortest set.

    `of` is the whole space in the same two counts. `answers` is None when nothing leads there.
    """

    sets: int
    complete: int
    of_sets: int
    of_complete: int
    answers: Mapping[str, Any] | None

    @property
    def possible(self) -> bool:
        """Whether any set of answers leads there."""
        return self.sets > 0

    @property
    def certain(self) -> bool:
        """Whether every set of answers leads there."""
        return self.sets == self.of_sets

    @property
    def part(self) -> Fraction:
        """The share of the complete sets of answers, exactly."""
        return Fraction(self.complete, self.of_complete) if self.of_complete else Fraction()


@dataclass(frozen=True)
class Span:
    """The fewest and the most of something, over all sets of answers."""

    fewest: int
    most: int


@dataclass
class Explorer:
    """Asks the space, and remembers what it said."""

    space: Space
    _found: dict[Formula, Share | str] = field(default_factory=dict)

    @staticmethod
    @lru_cache(maxsize=16)
    def of(compiled: Compiled) -> Explorer:
        """The explorer of one version of a questionnaire; a preview that is built again finds what it asked before."""
        return Explorer(Space((compiled,)))

    @property
    def events(self) -> Events:
        """The formulas of what can happen, in the latest version."""
        return Events(self.space.versions[-1], len(self.space.versions) - 1)

    def share(self, formula: Formula) -> Share:
        """The share of the sets of answers that make the formula true.

        Raises `TooEntangledError` when that cannot be shown within the budget.
        """
        found = self._found.get(formula)
        if found is None:
            try:
                found = self._swept(formula)
            except TooEntangledError as error:
                found = str(error)
            self._found[formula] = found
        if isinstance(found, str):
            raise TooEntangledError(found)
        return found

    def span(self, formulas: Iterable[Formula]) -> Span:
        """How many of the formulas hold together, at the fewest and at the most.

        Raises `TooEntangledError` like `share`.
        """
        target, held = taken_out(how_many(formulas))
        (tally,) = sweep(self.space, target).values()
        return Span(held + tally.fewest, held + tally.most)

    def _swept(self, formula: Formula) -> Share:
        tallies = sweep(self.space, formula)
        true = tallies.get(TRUE)
        sets = sum(tally.sets for tally in tallies.values())
        complete = sum(tally.complete for tally in tallies.values())
        if true is None:
            return Share(0, 0, sets, complete, None)
        return Share(true.sets, true.complete, sets, complete, answers_of(true.way))

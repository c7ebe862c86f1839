"""Questions to the space of all answers, each swept once: how often something happens, and the shortest way to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from toolkit.compiled import Compiled, CompiledScore
from toolkit.explore.classes import TooEntangledError
from toolkit.explore.counting import Found, counted
from toolkit.explore.events import Event, Events
from toolkit.explore.extremes import Bound, Extremes, beyond, extremes
from toolkit.explore.finding import found
from toolkit.explore.formula import TRUE, Formula, side_by_side
from toolkit.explore.met import Met
from toolkit.explore.space import Space
from toolkit.scoring.scores import band_of


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


Outcomes = Mapping[Formula, Found]
Answer = TypeVar("Answer")
Asked = TypeVar("Asked")


@dataclass
class Explorer:
    """Asks the space, and remembers what it said."""

    space: Space
    _found: dict[Formula, Outcomes | str] = field(default_factory=dict)
    # Sets of answers that are known, as what they settle: what one of them does is possible without a sweep.
    _met: list[Met] = field(default_factory=list)
    _extremes: dict[tuple[Formula, Formula], Extremes | str | None] = field(default_factory=dict)
    _witnesses: dict[Formula, Mapping[str, Any] | str | None] = field(default_factory=dict)

    @staticmethod
    @lru_cache(maxsize=16)
    def of(compiled: Compiled) -> Explorer:
        """The explorer of one version of a questionnaire; a preview that is built again finds what it asked before."""
        return Explorer(Space((compiled,)))

    @cached_property
    def events(self) -> Events:
        """The formulas of what can happen, in the latest version."""
        return Events(self.space, len(self.space.versions) - 1)

    def outcomes(self, target: Formula) -> Outcomes:
        """What every set of answers makes of a formula (see `counted`).

        Raises `TooEntangledError` when that cannot be shown within the budget.
        """
        return _remembered(self._found, target, lambda: counted(self.space, target))

    def share(self, formula: Formula) -> Share:
        """The share of the sets of answers that make the formula true; raises like `outcomes`."""
        return self.share_where(formula, _is_true)

    def share_where(self, target: Formula, fits: Callable[[Formula], bool]) -> Share:
        """The share of the sets of answers whose outcome fits; raises like `outcomes`."""
        outcomes = self.outcomes(target)
        fitting = [found for outcome, found in outcomes.items() if fits(outcome)]
        shortest = min(fitting, key=lambda found: found.length, default=None)
        return Share(
            sum(found.sets for found in fitting),
            sum(found.complete for found in fitting),
            sum(found.sets for found in outcomes.values()),
            sum(found.complete for found in outcomes.values()),
            shortest.answers if shortest else None,
        )

    def witness(self, formula: Formula) -> Mapping[str, Any] | None:
        """A shortest set of answers that makes the formula true; None: it is shown that none does.

        What is counted already is not looked for again, and what is only looked for is not counted. Raises like
        `outcomes`.
        """
        if formula in self._found:
            return self.share(formula).answers
        return _remembered(self._witnesses, formula, lambda: found(self.space, formula))

    def meet(self, answers: Mapping[str, Any]) -> None:
        """Know one more set of answers, such as an example; raises `AnswerError` when an answer does not fit."""
        if all(met.answers != answers for met in self._met):  # a preview asks the same explorer again
            self._met.append(Met(self.space, answers))

    def possible(self, formula: Formula) -> bool:
        """Whether any set of answers makes the formula true: one that is known, or else any; raises like `outcomes`."""
        if formula is TRUE or any(met.left_of(formula) is TRUE for met in self._met):
            return True
        answers = self.witness(formula)
        if answers is not None:
            self.meet(answers)
        return answers is not None

    def perhaps(self, formula: Formula) -> bool:
        """Whether any set of answers makes the formula true, and also where that could not be shown."""
        try:
            return self.possible(formula)
        except TooEntangledError:
            return True

    def extremes(self, number: Formula, when: Formula = TRUE) -> Extremes | None:
        """The fewest and the most that a "how many" comes to (see `extremes`); raises like `outcomes`."""
        return _remembered(self._extremes, (number, when), lambda: extremes(self.space, number, when))

    def beyond(self, number: Formula, when: Formula, bound: Bound) -> Mapping[str, Any] | None:
        """A set of answers by which a "how many" goes beyond a bound; None: it is shown to keep to it.

        Raises like `outcomes`.
        """
        end = beyond(self.space, number, when, bound)
        return None if end is None else end.answers

    def made_of(self, target: Formula, answers: Mapping[str, Any]) -> Formula:
        """What one set of answers makes of a formula, by the reference evaluator."""
        return Met(self.space, answers).left_of(target)

    def happening(self) -> Iterator[tuple[Event, Share | str]]:
        """Everything that can happen with its share, or the reason why that could not be shown."""
        for event, formula, fits in self._bundled():
            try:
                yield event, self.share_where(formula, fits)
            except TooEntangledError as error:
                yield event, str(error)

    def _bundled(self) -> Iterator[tuple[Event, Formula, Callable[[Formula], bool]]]:
        """Every event with a target and its outcomes that are the event; what one sweep can answer has one target."""
        together: dict[tuple[str, str], list[tuple[Event, Formula]]] = {}
        for event, formula in self.events.all():
            bundle = {"level": "", "duty": event.id}.get(event.kind, repr(event))
            together.setdefault((event.kind, bundle), []).append((event, formula))
        scores = {score.id: score for score in self.events.compiled.scores}
        for events in together.values():
            if len(events) == 1 and events[0][0].kind != "band":
                # The same target as `share` has, so that either finds what the other has found.
                yield *events[0], _is_true
                continue
            target = side_by_side(formula for _, formula in events)
            for number, (event, _) in enumerate(events):
                if event.kind == "band":
                    yield event, self.events.figure(event.id), _in_band(scores[event.id], event.state)
                else:
                    yield event, target, _part_is_true(number)


def _is_true(outcome: Formula) -> bool:
    return outcome is TRUE


def _remembered(known: dict[Asked, Answer | str], asked: Asked, find: Callable[[], Answer]) -> Answer:
    """What is found once and then known; raises `TooEntangledError` each time where it could not be shown."""
    if asked not in known:
        try:
            known[asked] = find()
        except TooEntangledError as error:
            known[asked] = str(error)
    answer = known[asked]
    if isinstance(answer, str):
        raise TooEntangledError(answer)
    return answer


def _part_is_true(number: int) -> Callable[[Formula], bool]:
    return lambda outcome: outcome.parts[number] is TRUE


def _in_band(score: CompiledScore, band: str | None) -> Callable[[Formula], bool]:
    return lambda outcome: band_of(score, outcome.constant) == band

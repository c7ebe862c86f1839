"""Proofs: what holds for every possible set of answers, and what no set of answers can ever lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from toolkit.checks.examined import Examined
from toolkit.checks.monotony import check_monotony
from toolkit.checks.redundant import check_redundant
from toolkit.checks.tailoring import check_tailoring
from toolkit.checks.wayfinding import place_of
from toolkit.compiling import compile_questionnaire
from toolkit.explore.classes import TooEntangledError
from toolkit.explore.events import Event
from toolkit.explore.expectations import UNPROVABLE, breaking, demands
from toolkit.explore.explorer import Explorer
from toolkit.explore.formula import TRUE, Formula
from toolkit.explore.report import said
from toolkit.problems import Problem
from toolkit.processes import in_turn

# What looks at every condition, or at every answer, one by one takes too long beyond that.
MOST_LOOKED_AT = 400


@dataclass(frozen=True)
class Proved:
    """What a part of the proofs found, and the things that lie beyond the budget, by the reason."""

    problems: list[Problem]
    not_proved: dict[str, list[str]]


def check_proofs(examined: Examined) -> Iterator[Problem]:
    """Every statement about all answers that does not hold, everything that can never happen, and what stays open."""
    yield from told(examined, in_turn(parts(examined)))


def parts(examined: Examined) -> list[Callable[[], Proved]]:
    """The proofs in three parts that do not rest on each other: of statements, of outcomes, of answers."""
    return [partial(part, examined) for part in (_statements_proved, _outcomes_proved, _answers_proved)]


def told(examined: Examined, found: Iterable[Proved]) -> Iterator[Problem]:
    """The problems of all parts; what is not proved for one reason is told once."""
    not_proved: dict[str, dict[str, None]] = {}
    for part in found:
        yield from part.problems
        for reason, things in part.not_proved.items():
            not_proved.setdefault(reason, {}).update(dict.fromkeys(things))
    for reason, named in not_proved.items():
        things = list(named)
        message = f"{', '.join(things[:3])}{' and more' if len(things) > 3 else ''}: not proved, because {reason}"
        yield examined.problem((), "P002", message).as_warning()


def _statements_proved(examined: Examined) -> Proved:
    """The statements about all answers."""
    prover = _Prover.of(examined)
    return Proved(list(prover.always()), prover.not_proved)


def _outcomes_proved(examined: Examined) -> Proved:
    """What can never happen, and what everybody is told."""
    prover = _Prover.of(examined)
    return Proved([*prover.never(), *prover.duties(), *prover.rest(check_tailoring)], prover.not_proved)


def _answers_proved(examined: Examined) -> Proved:
    """Parts of conditions that decide nothing, and better answers that are worse."""
    prover = _Prover.of(examined)
    return Proved([*prover.rest(check_redundant), *prover.rest(check_monotony)], prover.not_proved)


@dataclass
class _Prover:
    """Proves a questionnaire; what lies beyond the budget is kept by its reason."""

    examined: Examined
    explorer: Explorer
    not_proved: dict[str, list[str]] = field(default_factory=dict)

    @staticmethod
    def of(examined: Examined) -> _Prover:
        """The prover of a questionnaire, which knows what its examples do."""
        explorer = Explorer.of(compile_questionnaire(examined.entry, examined.library))
        for example in examined.questionnaire.examples:
            explorer.meet(example.answers)
        return _Prover(examined, explorer)

    def always(self) -> Iterator[Problem]:
        """The statements about all answers that some set of answers breaks."""
        for number, statement in enumerate(self.examined.questionnaire.always):
            when = self.explorer.events.condition(statement.when) if statement.when is not None else TRUE
            if not self._is_anybody(statement.name, when):
                message = (
                    f"“{statement.name}” is said of nobody: its “when” can never be so, whatever is answered; "
                    "look for a contradiction in it, or with what shows its questions"
                )
                yield self.examined.problem(("always", number, "when"), "P005", message).as_warning()
                continue
            if statement.expect.case_studies:
                ranked = ("always", number, "expect", "case_studies")
                yield self.examined.problem_at_key(ranked, "P002", UNPROVABLE).as_warning()
            for demand in demands(statement.expect, self.explorer.events):
                try:
                    answers = breaking(demand, when, self.explorer)
                except TooEntangledError as error:
                    self._note(f"“{statement.name}”", str(error))
                    continue
                if answers is not None:
                    message = (
                        f"“{statement.name}” does not always hold: {demand.failure}, for example with {said(answers)}"
                    )
                    place = ("always", number, "expect", *demand.location)
                    yield self.examined.problem_at_key(place, "P001", message)

    def _is_anybody(self, name: str, when: Formula) -> bool:
        """Whether a condition holds for somebody, as far as can be shown."""
        try:
            return self.explorer.possible(when)
        except TooEntangledError as error:
            self._note(f"“{name}”", str(error))
            return True

    def never(self) -> Iterator[Problem]:
        """What is written in the questionnaire, but no set of answers leads there."""
        for event, formula in self.explorer.events.all():
            place = place_of(self.examined, event)
            try:
                possible = self.explorer.possible(formula)
            except TooEntangledError as error:
                self._note(_called(event), str(error))
                continue
            if place is not None and not possible:
                look_at = _LOOK_AT.get(event.kind, "the conditions that lead there")
                message = f"{_called(event)} can never happen, whatever is answered; look at {look_at}"
                yield self.examined.problem(place, "P003", message)

    def duties(self) -> Iterator[Problem]:
        """Duties that no answer meets, or every answer does: what meets them is most likely a slip."""
        events = self.explorer.events
        for placed, question in zip(self.examined.questions, events.compiled.questions, strict=True):
            if question.duty is None:
                continue
            try:
                is_met, is_unmet = (self.explorer.possible(events.duty_by(question, state)) for state in _DECIDED)
            except TooEntangledError as error:
                self._note(f"the duty “{question.duty[0]}”", str(error))
                continue
            if is_met != is_unmet:
                code = "P004" if is_met else "P005"
                what = "every answer meets" if is_met else "no answer meets"
                so = "nobody is ever told to do anything" if is_met else "everybody is told that they break the law"
                message = f"{what} the duty “{question.duty[0]}”, so {so}; name the answers that meet it"
                place = (*placed.location, "duty", "met_by")
                yield self.examined.problem_at_key(place, code, message).as_warning()

    def rest(self, check: Callable[[Examined, Explorer], Iterator[Problem]]) -> Iterator[Problem]:
        """What another check over all answers finds, as far as it can be shown."""
        questionnaire = self.examined.questionnaire
        looked_at = len(questionnaire.questions) + len(questionnaire.advice)
        if check is not check_tailoring and looked_at > MOST_LOOKED_AT:
            self._note(_NAMES[check.__name__], f"there are more than {MOST_LOOKED_AT} questions and rules")
            return
        try:
            yield from check(self.examined, self.explorer)
        except TooEntangledError as error:
            self._note(_NAMES[check.__name__], str(error))

    def _note(self, called: str, reason: str) -> None:
        things = self.not_proved.setdefault(reason, [])
        if called not in things:
            things.append(called)


_DECIDED: tuple[Literal["met"], Literal["unmet"]] = ("met", "unmet")
_NAMES = {
    "check_redundant": "whether every part of a condition decides something",
    "check_tailoring": "whether advice is tailored",
    "check_monotony": "whether a better answer is never worse",
}


_LOOK_AT = {
    "band": "where it and the one above it begin, and at what the score can reach",
    "level": "what it requires, and whether the level above it requires no more",
}


def _called(event: Event) -> str:
    if event.kind == "band":
        return f"the band “{event.state}” of “{event.id}”"
    return f"the {event.kind} “{event.id}”"

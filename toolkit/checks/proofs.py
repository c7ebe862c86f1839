"""Proofs: what holds for every possible set of answers, and what no set of answers can ever lead to."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from toolkit.checks.examined import Examined
from toolkit.compiled import OVERALL, compile_questionnaire
from toolkit.explore.classes import TooEntangledError
from toolkit.explore.events import Event
from toolkit.explore.expectations import demands
from toolkit.explore.explorer import Explorer
from toolkit.explore.formula import TRUE, conjunction, formula_of, negation
from toolkit.explore.report import said
from toolkit.problems import Problem, Severity
from toolkit.source import Location


def check_proofs(examined: Examined) -> Iterator[Problem]:
    """Every statement about all answers that does not hold, and everything that can never happen."""
    explorer = Explorer.of(compile_questionnaire(examined.entry, examined.library))
    yield from _always(examined, explorer)
    yield from _never(examined, explorer)


def _always(examined: Examined, explorer: Explorer) -> Iterator[Problem]:
    for number, statement in enumerate(examined.questionnaire.always):
        when = formula_of(statement.when) if statement.when is not None else TRUE
        for demand in demands(statement.expect, explorer.events):
            place = ("always", number, "expect", *demand.location)
            try:
                broken = explorer.share(conjunction([when, negation(demand.formula)]))
            except TooEntangledError as error:
                message = f"“{statement.name}” is not proved, because {error}"
                yield _warning(examined.problem_at_key(place, "P002", message))
                continue
            if broken.possible:
                example = said(broken.answers or {})
                message = f"“{statement.name}” does not always hold: {demand.failure}, for example with {example}"
                yield examined.problem_at_key(place, "P001", message)


def _never(examined: Examined, explorer: Explorer) -> Iterator[Problem]:
    for event, formula in explorer.events.all():
        place = _place(examined, event)
        if place is None:
            continue
        try:
            if not explorer.share(formula).possible:
                yield examined.problem(place, "P003", f"{_called(event)} can never happen, whatever is answered")
        except TooEntangledError as error:
            yield _warning(examined.problem(place, "P002", f"{_called(event)} is not proved possible, because {error}"))


def _place(examined: Examined, event: Event) -> Location | None:
    """Where an event is written in the questionnaire; services are not, so a result without one is no fault of it."""
    questionnaire = examined.questionnaire
    if event.kind == "question":
        return (*examined.by_id[event.id].location, "show_if")
    if event.kind == "level":
        return ("levels", [level.id for level in questionnaire.levels].index(event.id), "id")
    if event.kind == "band":
        return _place_of_band(examined, event)
    return _place_of_advice(examined, event.id) if event.kind == "advice" else None


def _place_of_band(examined: Examined, event: Event) -> Location:
    questionnaire = examined.questionnaire
    for number, score in enumerate(questionnaire.scores or ()):
        if score.id == event.id and score.bands:
            return ("scores", number, "bands", [band.id for band in score.bands].index(event.state or ""), "id")
    key = "bands" if event.id == OVERALL else "section_bands"
    return (key, [band.id for band in getattr(questionnaire, key)].index(event.state), "id")


def _place_of_advice(examined: Examined, name: str) -> Location:
    for placed in examined.questions:
        for option, names in placed.question.advise.items():
            if name in names:
                return (*placed.location, "advise", option, names.index(name))
    return ("advice", [rule.give for rule in examined.questionnaire.advice].index(name), "give")


def _called(event: Event) -> str:
    if event.kind == "band":
        return f"the band “{event.state}” of “{event.id}”"
    return f"the {event.kind} “{event.id}”"


def _warning(problem: Problem) -> Problem:
    return dataclasses.replace(problem, severity=Severity.WARNING)

"""What an `expect` asks for, as formulas: each part with the formula that must hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.compiling import OVERALL
from toolkit.explore.events import Events
from toolkit.explore.explorer import Explorer
from toolkit.explore.extremes import Bound
from toolkit.explore.formula import TRUE, Formula, conjunction, disjunction, how_many, negation
from toolkit.model.questionnaire import Expectation, Limits
from toolkit.model.statements import SiteExpectation
from toolkit.source import Location

# Which case studies stand closest is ranked, and no formula says it.
UNPROVABLE = "which case studies are shown cannot be proved of all answers; say it in an example, and take it out here"


@dataclass(frozen=True)
class Demand:
    """One thing that is expected: where in the `expect` it stands, in words what fails it, and its formula.

    Where a number is expected, `formula` says how many there are, and `bound` what is demanded.
    """

    location: Location
    failure: str
    formula: Formula
    bound: Bound | None = None


def demands(expect: Expectation, events: Events) -> Iterator[Demand]:
    """Every part of an expectation that can be proved; `case_studies` cannot, since they are ranked."""
    yield from _figures(expect, events)
    for name, state in expect.duties.items():
        yield Demand(("duties", name), f"the duty “{name}” is not {state}", events.duty(name, state))
    questions = {question.id: question for question in events.compiled.questions}
    wanted = {
        "advice": (expect.advice, events.advice),
        "services": (expect.services, events.service),
        "shown": (expect.shown, lambda name: events.shown(questions[name])),
    }
    for key, (names, formula) in wanted.items():
        for number, name in enumerate(names):
            missing = "is not asked" if key == "shown" else "is missing"
            yield Demand((key, number), f"“{name}” {missing}", formula(name))
    unwanted = {
        "no_advice": (expect.no_advice, events.advice),
        "no_services": (expect.no_services, events.service),
        "not_shown": (expect.not_shown, lambda name: events.shown(questions[name])),
    }
    for key, (names, formula) in unwanted.items():
        for number, name in enumerate(names):
            there = "is asked" if key == "not_shown" else "is there"
            yield Demand((key, number), f"“{name}” {there}", negation(formula(name)))


def site_demands(expect: SiteExpectation, events: Events) -> Iterator[Demand]:
    """Every part of an expectation of the site; a service that a questionnaire cannot show is missing there."""
    yield from demands(expect, events)
    if expect.services_count is not None:
        shown = how_many((events.service(service.id), 1) for service in events.compiled.services)
        words = ("there are fewer services than", "there are more services than")
        yield from _numbers("services_count", expect.services_count, shown, words)
    for service in events.compiled.services if expect.services_suit else ():
        suits = disjunction([negation(events.service(service.id)), events.takes(service.id)])
        yield Demand(("services_suit",), f"“{service.id}” is shown, and does not take such a firm", suits)


def breaking(demand: Demand, when: Formula, explorer: Explorer) -> Mapping[str, Any] | None:
    """A set of answers that fits `when` and breaks a demand; None: there is none, the demand is proved.

    Raises `TooEntangledError` when that cannot be shown within the budget.
    """
    number, bound = demand.formula, demand.bound
    if bound is None:
        return explorer.witness(conjunction([when, negation(number)]))
    if bound.allows(number.number) and bound.allows(number.number + sum(number.weights)):
        return None
    if bound == Bound(1, low=True):  # that none holds asks for no counting
        return explorer.witness(conjunction([when, *map(negation, number.parts)]))
    answers = explorer.beyond(number, when, bound)
    if answers is None:
        return None
    for name in list(answers):  # what goes furthest is found on a long way
        fewer = {other: answer for other, answer in answers.items() if other != name}
        held = explorer.made_of(number, fewer).number
        if explorer.made_of(when, fewer) is TRUE and not bound.allows(held):
            answers = fewer
    return answers


def _figures(expect: Expectation, events: Events) -> Iterator[Demand]:
    for name, value in expect.scores.items():
        yield Demand(
            ("scores", name),
            f"“{name}” {'has a value' if value is None else f'is not {value}'}",
            events.value(name, value),
        )
    if expect.band is not None:
        yield Demand(("band",), f"the band is not “{expect.band}”", events.band(OVERALL, expect.band))
    for name, band in expect.bands.items():
        formula = events.band(name, band) if band else negation(events.has_value(name))
        failure = f"the band of “{name}” is not “{band}”" if band else f"“{name}” has a band"
        yield Demand(("bands", name), failure, formula)
    if "level" in expect.model_fields_set:
        failure = f"the level is not “{expect.level}”" if expect.level else "a level is reached"
        yield Demand(("level",), failure, events.level(expect.level))
    if expect.advice_count is not None:
        pieces = how_many((events.advice(guidance.id), 1) for guidance in events.compiled.guidance)
        words = ("there is less advice than", "there is more advice than")
        yield from _numbers("advice_count", expect.advice_count, pieces, words)


def _numbers(key: str, limits: Limits, number: Formula, words: tuple[str, str]) -> Iterator[Demand]:
    """What limits demand of a "how many"; `words` say what fails the lower one, and the upper one."""
    fewer, more = words
    if limits.at_least is not None:
        yield Demand((key,), f"{fewer} {limits.at_least}", number, Bound(limits.at_least, low=True))
    if limits.at_most is not None:
        yield Demand((key,), f"{more} {limits.at_most}", number, Bound(limits.at_most))

"""What an `expect` asks for, as formulas: each part with the formula that must hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.compiling import OVERALL
from toolkit.explore.events import Events
from toolkit.explore.formula import Formula, at_least, negation
from toolkit.model.questionnaire import Expectation
from toolkit.source import Location


@dataclass(frozen=True)
class Demand:
    """One thing that is expected: where in the `expect` it stands, in words what fails it, and its formula."""

    location: Location
    failure: str
    formula: Formula


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
            yield Demand((key, number), f"“{name}” is missing", formula(name))
    unwanted = {
        "no_advice": (expect.no_advice, events.advice),
        "no_services": (expect.no_services, events.service),
        "not_shown": (expect.not_shown, lambda name: events.shown(questions[name])),
    }
    for key, (names, formula) in unwanted.items():
        for number, name in enumerate(names):
            yield Demand((key, number), f"“{name}” is there", negation(formula(name)))


def _figures(expect: Expectation, events: Events) -> Iterator[Demand]:
    for name, value in expect.scores.items():
        yield Demand(("scores", name), f"“{name}” is not {value}", events.value(name, value))
    if expect.band is not None:
        yield Demand(("band",), f"the band is not “{expect.band}”", events.band(OVERALL, expect.band))
    for name, band in expect.bands.items():
        formula = events.band(name, band) if band else negation(events.has_value(name))
        yield Demand(("bands", name), f"the band of “{name}” is not “{band}”", formula)
    if "level" in expect.model_fields_set:
        yield Demand(("level",), f"the level is not “{expect.level}”", events.level(expect.level))
    if expect.advice_count is not None:
        pieces = [events.advice(guidance.id) for guidance in events.compiled.guidance]
        least, most = expect.advice_count.at_least, expect.advice_count.at_most
        if least is not None:
            yield Demand(("advice_count",), f"there is less advice than {least}", at_least(least, pieces))
        if most is not None:
            too_many = at_least(most + 1, pieces)
            yield Demand(("advice_count",), f"there is more advice than {most}", negation(too_many))

"""Planting: every fault of every kind that a questionnaire offers a place for, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Any

from toolkit.checks.examined import Examined, Placed
from toolkit.exact import plain
from toolkit.model.questionnaire import Band
from toolkit.mutation.conditions import (
    Changed,
    changed_conditions,
    changed_tests,
    loosened_conditions,
    neighbour_of,
    test_in_words,
)
from toolkit.mutation.faults import Fault, line_of, part_of_question, with_item, with_question
from toolkit.source import Location

_STEPS = (Decimal(-1), Decimal(1))


def planted(examined: Examined) -> list[Fault]:
    """Every fault, in the order of the lines at which it is planted."""
    faults: list[Fault] = []
    for placed in examined.questions:
        faults += _points(examined, placed)
        faults += _rows(examined, placed)
        faults += _shown(examined, placed)
        faults += _advise(examined, placed)
        faults += _met_by(examined, placed)
    faults += _bands(examined)
    faults += _levels(examined)
    faults += _rules(examined)
    return sorted(faults, key=lambda fault: fault.position)


def _in_question(examined: Examined, placed: Placed, kind: str, at: Location, change: str, **changes: Any) -> Fault:
    return Fault(
        kind,
        line_of(examined, (*placed.location, *at)),
        part_of_question(placed),
        change,
        with_question(examined, placed, changes),
        placed.question.id,
    )


def _points(examined: Examined, placed: Placed) -> Iterator[Fault]:
    """Points of options; a list that several questions share is changed for this one alone."""
    options = placed.options or []
    scored = [
        (number, option, option.points)
        for number, option in enumerate(options)
        if option.points is not None and option.state is None
    ]

    def fault(kind: str, number: int, change: str, points: dict[int, Decimal]) -> Fault:
        changed = [
            option.model_copy(update={"points": points[place]}) if place in points else option
            for place, option in enumerate(options)
        ]
        own = isinstance(placed.question.options, list)
        at: Location = ("options", number) if own else ("options",)
        return _in_question(examined, placed, kind, at, change, options=changed)

    for number, option, points in scored:
        for step in _STEPS:
            change = f"“{option.label}” gave {plain(points + step)} points instead of {plain(points)}"
            yield fault("points-moved", number, change, {number: points + step})
    for (number, option, points), (other, beside, others) in combinations(scored, 2):
        if points != others:
            change = f"“{option.label}” gave {plain(others)} points and “{beside.label}” {plain(points)}"
            yield fault("points-swapped", number, change, {number: others, other: points})


def _rows(examined: Examined, placed: Placed) -> Iterator[Fault]:
    rows = placed.question.points or []
    step = placed.question.step or Decimal(1)
    for number, row in enumerate(rows):
        moved = [("from_", row.from_, row.from_ + sign * step) for sign in _STEPS]
        moved += [("points", row.points, row.points + sign) for sign in _STEPS]
        for key, before, after in moved:
            changed = [*rows[:number], row.model_copy(update={key: after}), *rows[number + 1 :]]
            written = key.rstrip("_")
            change = f"the row of points “{written}: {plain(before)}” were “{written}: {plain(after)}”"
            yield _in_question(examined, placed, "row-moved", ("points", number), change, points=changed)


def _shown(examined: Examined, placed: Placed) -> Iterator[Fault]:
    condition = placed.question.show_if
    if condition is None:
        return
    yield _in_question(examined, placed, "show-if-removed", ("show_if",), "its “show_if” were left out", show_if=None)
    for changed in changed_conditions(condition, examined):
        fault = _in_question(examined, placed, changed.kind, (), changed.change, show_if=changed.condition)
        yield replace(fault, position=changed.position, change=f"in its “show_if”, {changed.change}")


def _advise(examined: Examined, placed: Placed) -> Iterator[Fault]:
    labels = {option.id: option.label for option in placed.options or ()}
    advise = placed.question.advise
    for option, names in advise.items():
        for number, name in enumerate(names):
            at = ("advise", option, number)
            without = advise | {option: [*names[:number], *names[number + 1 :]]}
            left = {key: given for key, given in without.items() if given}
            change = f"“{labels[option]}” no longer gave “{name}”"
            yield _in_question(examined, placed, "advise-removed", at, change, advise=left)
            neighbour = neighbour_of(option, list(labels))
            if neighbour is not None and name not in advise.get(neighbour, ()):
                moved = left | {neighbour: [*left.get(neighbour, ()), name]}
                change = f"“{labels[neighbour]}” gave “{name}” instead of “{labels[option]}”"
                yield _in_question(examined, placed, "advise-moved", at, change, advise=moved)


def _met_by(examined: Examined, placed: Placed) -> Iterator[Fault]:
    duty = placed.question.duty
    if duty is None:
        return
    options = [option.id for option in placed.options or ()]
    tests = [test for _, test in changed_tests(duty.met_by, options, placed.question.step or Decimal(1))]
    chosen = duty.met_by.any_of or ()
    neighbours = dict.fromkeys(neighbour_of(option, options) for option in chosen)
    more = [name for name in neighbours if name is not None and name not in chosen]
    tests += [replace(duty.met_by, any_of=(*chosen, name)) for name in more]
    for test in tests:
        change = f"“met_by: {test_in_words(duty.met_by)}” were “met_by: {test_in_words(test)}”"
        changed = duty.model_copy(update={"met_by": test})
        yield _in_question(examined, placed, "met-by-changed", ("duty", "met_by"), change, duty=changed)


def _bands(examined: Examined) -> Iterator[Fault]:
    questionnaire = examined.questionnaire
    for key, part in (("bands", "the bands of “overall”"), ("section_bands", "the bands of the sections")):
        for number, change, kind, bands in _changed_bands(getattr(questionnaire, key)):
            changed = questionnaire.model_copy(update={key: bands})
            yield Fault(kind, line_of(examined, (key, number, "from")), part, change, changed)
    for place, score in enumerate(questionnaire.scores or ()):
        for number, change, kind, bands in _changed_bands(score.bands):
            position = line_of(examined, ("scores", place, "bands", number, "from"))
            changed = with_item(examined, "scores", place, {"bands": bands})
            yield Fault(kind, position, f"the bands of “{score.id}”", change, changed)


def _changed_bands(bands: list[Band]) -> Iterator[tuple[int, str, str, list[Band]]]:
    for number, band in enumerate(bands):
        # Nothing lies below the lowest band, so only moving it up means anything.
        for step in _STEPS if number else _STEPS[1:]:
            moved = band.model_copy(update={"from_": band.from_ + step})
            change = f"“{band.title}” started at {plain(moved.from_)} instead of {plain(band.from_)}"
            yield number, change, "band-edge", [*bands[:number], moved, *bands[number + 1 :]]
    for number, (band, following) in enumerate(pairwise(bands)):
        swapped = [following.model_copy(update={"from_": band.from_})]
        swapped.append(band.model_copy(update={"from_": following.from_}))
        change = f"“{band.title}” and “{following.title}” stood in each other’s place"
        yield number, change, "bands-swapped", [*bands[:number], *swapped, *bands[number + 2 :]]


def _levels(examined: Examined) -> Iterator[Fault]:
    for number, level in enumerate(examined.questionnaire.levels):
        changes = [*loosened_conditions(level.requires), *changed_conditions(level.requires, examined)]
        part = f"the level “{level.title}”"
        for changed in changes:
            yield _with_condition(examined, ("levels", number, "requires"), part, changed)


def _rules(examined: Examined) -> Iterator[Fault]:
    questionnaire = examined.questionnaire
    for number, rule in enumerate(questionnaire.advice):
        part = f"the rule that gives “{rule.give}”"
        rest = [other for place, other in enumerate(questionnaire.advice) if place != number]
        position = line_of(examined, ("advice", number))
        changed = questionnaire.model_copy(update={"advice": rest})
        yield Fault("rule-removed", position, part, "it were left out", changed)
        for variant in changed_conditions(rule.when, examined):
            yield _with_condition(examined, ("advice", number, "when"), part, variant)


def _with_condition(examined: Examined, place: tuple[str, int, str], part: str, changed: Changed) -> Fault:
    key, number, field = place
    questionnaire = with_item(examined, key, number, {field: changed.condition})
    return Fault(changed.kind, changed.position, part, changed.change, questionnaire, changed.question)

"""Sections, questions and options: ids, kinds, and what each kind needs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import pairwise

from toolkit.checks.examined import Examined, Placed, can_earn
from toolkit.compiled import SECTORS
from toolkit.conditions import RESERVED
from toolkit.model.questionnaire import Option
from toolkit.problems import Problem, Severity, did_you_mean
from toolkit.source import Location


def check_structure(examined: Examined) -> Iterator[Problem]:
    """Every problem of the sections, questions and options."""
    yield from _ids(examined)
    yield from _option_sets(examined)
    for placed in examined.questions:
        yield from _kind(examined, placed)
        yield from _number(examined, placed)
        yield from _choices(examined, placed)
        yield from _advise(examined, placed)
    if examined.questionnaire.review_by <= examined.questionnaire.checked:
        yield examined.problem(("review_by",), "S010", "the review is due on or before the day of the last check")


def _ids(examined: Examined) -> Iterator[Problem]:
    questionnaire = examined.questionnaire
    sections = [(section.id, ("sections", number)) for number, section in enumerate(questionnaire.sections)]
    yield from examined.repeated(sections, "section")
    questions = [(placed.question.id, placed.location) for placed in examined.questions]
    yield from examined.repeated(questions, "question")
    levels = [(level.id, ("levels", number)) for number, level in enumerate(questionnaire.levels)]
    yield from examined.repeated(levels, "level")
    for name, location in questions:
        if name in RESERVED:
            message = f"“{name}” is a word of the conditions, so no question can have it as its id"
            yield examined.problem((*location, "id"), "Q013", message)
    for name, location in sections:
        if name == "overall" and questionnaire.scores is None:
            message = "“overall” is the id of the score of the whole; give the section another id"
            yield examined.problem((*location, "id"), "Q013", message)


def _option_sets(examined: Examined) -> Iterator[Problem]:
    questionnaire = examined.questionnaire
    used = {question.options for question in questionnaire.questions if isinstance(question.options, str)}
    for name, options in questionnaire.option_sets.items():
        location = ("option_sets", name)
        yield from _options(examined, options, location)
        if name not in used:
            problem = examined.problem_at_key(location, "Q014", f"no question uses the option set “{name}”; delete it")
            yield dataclasses.replace(problem, severity=Severity.WARNING)
    for placed in examined.questions:
        written = placed.question.options
        if isinstance(written, list):
            yield from _options(examined, written, (*placed.location, "options"))
        elif written is not None and placed.options is None and placed.question.kind in ("single", "multiple"):
            known = [*questionnaire.option_sets, SECTORS]
            message = f"there is no option set “{written}”{did_you_mean(written, known)}"
            yield examined.problem((*placed.location, "options"), "Q014", message)


def _options(examined: Examined, options: list[Option], location: Location) -> Iterator[Problem]:
    places = [(option.id, (*location, number)) for number, option in enumerate(options)]
    yield from examined.repeated(places, "option")
    for number, option in enumerate(options):
        place = (*location, number)
        if option.not_applicable and option.unknown:
            message = "an option is either “not_applicable” or “unknown”, not both"
            yield examined.problem_at_key((*place, "unknown"), "S010", message)
        elif option.state and option.points is not None:
            message = f"an option that is “{option.state}” counts for nothing, so it has no points; leave them out"
            yield examined.problem_at_key((*place, "points"), "S010", message)
    with_points = [option for option in options if option.points is not None]
    for number, option in enumerate(options):
        if with_points and option.points is None and option.state is None and not option.exclusive:
            message = f"“{option.id}” has no points while others have; write “points: 0”, or say that it is unknown"
            problem = examined.problem((*location, number), "Q011", message)
            yield dataclasses.replace(problem, severity=Severity.WARNING)


# Keys that mean something to some kinds of question only.
_KINDS_OF_KEY = {
    "options": ("single", "multiple"),
    "min": ("number",),
    "max": ("number",),
    "step": ("number",),
    "unit": ("number",),
    "points": ("number",),
    "max_points": ("multiple",),
    "reverse": ("single", "multiple", "number"),
}


def _kind(examined: Examined, placed: Placed) -> Iterator[Problem]:
    question = placed.question
    for key, kinds in _KINDS_OF_KEY.items():
        if getattr(question, key) and question.kind not in kinds:
            message = f"“{key}” means nothing in a question of type {question.kind}; leave it out"
            if question.type is None:
                message = f"“{key}” belongs to a question of type {kinds[0]}; add “type: {kinds[0]}”"
            yield examined.problem_at_key((*placed.location, key), "Q015", message)
    if question.kind in ("single", "multiple") and not question.options:
        message = f"“{question.id}” has no options; write “options:” with a list, or the name of an option set"
        if question.type is None:
            message += "; or say which “type” it is: number, text or area"
        yield examined.problem((*placed.location, "id"), "Q015", message)


def _number(examined: Examined, placed: Placed) -> Iterator[Problem]:
    question = placed.question
    if question.kind != "number":
        return
    least, most = question.min or 0, question.max
    if most is not None and most < least:
        message = f"the most ({most}) is less than the least ({least})"
        yield examined.problem((*placed.location, "max"), "Q015", message)
    rows = question.points or []
    for number, (row, following) in enumerate(pairwise(rows), 1):
        if following.from_ <= row.from_:
            message = f"rows go from low to high, but {following.from_} comes after {row.from_}"
            yield examined.problem((*placed.location, "points", number, "from"), "Q015", message)
    if rows and rows[0].from_ > least:
        message = f"numbers below {rows[0].from_} have no points; start the rows at {least}"
        yield examined.problem((*placed.location, "points", 0, "from"), "Q015", message)
    for number, row in enumerate(rows):
        if most is not None and row.from_ > most:
            message = f"nobody can answer {row.from_}; the most is {most}"
            yield examined.problem((*placed.location, "points", number, "from"), "Q015", message)


def _choices(examined: Examined, placed: Placed) -> Iterator[Problem]:
    question = placed.question
    if question.reverse and not can_earn(placed):
        message = "there are no points that “reverse” could turn round"
        yield examined.problem_at_key((*placed.location, "reverse"), "Q016", message)
    if question.max_points is not None and question.max_points <= 0:
        message = "“max_points” is the most that can be earned, so it is more than 0"
        yield examined.problem((*placed.location, "max_points"), "S008", message)
    if question.kind == "single" and isinstance(question.options, list):
        for number, option in enumerate(question.options):
            if option.exclusive:
                message = "in a single question every option is exclusive; leave it out, or add “type: multiple”"
                place = (*placed.location, "options", number, "exclusive")
                yield examined.problem_at_key(place, "Q016", message)


def _advise(examined: Examined, placed: Placed) -> Iterator[Problem]:
    question = placed.question
    known = [option.id for option in placed.options or ()]
    for option in question.advise:
        location = (*placed.location, "advise", option)
        if question.kind not in ("single", "multiple"):
            message = f"“advise” goes by options, which a question of type {question.kind} has not; use “advice:”"
            yield examined.problem_at_key((*placed.location, "advise"), "Q012", message)
            return
        if placed.options is not None and option not in known:
            message = f"“{question.id}” has no option “{option}”{did_you_mean(option, known)}"
            yield examined.problem_at_key(location, "Q012", message)
        if not question.advise[option]:
            yield examined.problem(location, "S011", "name at least one guidance, such as “[return-to-work-talk]”")

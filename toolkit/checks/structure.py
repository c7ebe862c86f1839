"""Sections, questions and options: ids, kinds, and what each kind needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from toolkit.checks.examined import CHOICES, Examined, Placed, can_earn
from toolkit.compiling import SECTORS
from toolkit.conditions import RESERVED
from toolkit.exact import plain
from toolkit.model.questions import Option
from toolkit.problems import Problem, did_you_mean, either, nearest, shown
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
        yield from _changed(examined, placed)


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
            message = f"“{name}” is a word of the conditions; give the question another id"
            yield examined.problem((*location, "id"), "Q013", message)
    taken = {name for name, _ in questions}
    for placed in examined.questions:
        for number, former in enumerate(placed.question.formerly):
            if former in taken:
                message = f"“{former}” is in use, or was used before; answers that people kept would go astray"
                yield examined.problem((*placed.location, "formerly", number), "L002", message)
            taken.add(former)
    for name in questionnaire.no_longer_asked:
        if name in taken:
            message = f"“{name}” is asked still, or has another id now; delete this line, or the question"
            yield examined.problem_at_key(("no_longer_asked", name), "Q018", message)
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
        # A set whose name alone is a slip is told where the questions use it.
        if name not in used and not any(nearest(other, [name]) for other in used - set(questionnaire.option_sets)):
            message = f"no question uses the option set “{name}”; delete it"
            yield examined.problem_at_key(location, "Q017", message).as_warning()
    yield from _lost_options(examined)
    known = [*questionnaire.option_sets, SECTORS]
    told: set[str] = set()
    for placed in examined.questions:
        written = placed.question.options
        if isinstance(written, list):
            yield from _options(examined, written, (*placed.location, "options"))
        elif written is not None and written not in known and placed.question.kind in CHOICES and written not in told:
            told.add(written)
            users = sum(question.options == written for question in questionnaire.questions)
            which = f", which {users} questions use" if users > 1 else ""
            message = f"there is no option set “{written}”{which}{did_you_mean(written, known)}"
            yield examined.problem((*placed.location, "options"), "Q014", message)


def _lost_options(examined: Examined) -> Iterator[Problem]:
    """Options that several questions name and that the set which they share lacks: one slip, told at the set."""
    for (name, option), questions in examined.lost_options.items():
        known = [each.id for each in examined.questionnaire.option_sets[name]]
        meant = nearest(option, known)
        place: Location = ("option_sets", name)
        hint = f"; write it here, or change “{option}” at each of them"
        if meant is not None:
            place = (*place, known.index(meant), "id")
            hint = f"; is it meant by “{meant}” here?"
        first = min(questions.values()).line
        message = f"{len(questions)} questions with the options “{name}” name “{option}” (first on line {first}), "
        yield examined.problem(place, "Q012", f"{message}which is not among them{hint}")


def _options(examined: Examined, options: list[Option], location: Location) -> Iterator[Problem]:
    places = [(option.id, (*location, number)) for number, option in enumerate(options)]
    yield from examined.repeated(places, "option")
    for number, option in enumerate(options):
        place = (*location, number)
        if option.not_applicable and option.unknown:
            message = "an option is either “not_applicable” or “unknown”, not both; leave one of them out"
            yield examined.problem_at_key((*place, "unknown"), "S010", message)
        elif option.state and option.points is not None:
            message = f"an option that is “{option.state}” counts for nothing, so it has no points; leave them out"
            yield examined.problem_at_key((*place, "points"), "S010", message)
    with_points = [option for option in options if option.points is not None]
    for number, option in enumerate(options):
        if with_points and option.points is None and option.state is None and not option.exclusive:
            message = f"“{option.id}” has no points while others have; write “points: 0”, or say that it is unknown"
            yield examined.problem((*location, number), "Q011", message).as_warning()


# Keys that mean something to some kinds of question only.
_KINDS_OF_KEY = {
    "options": CHOICES,
    "min": ("number",),
    "max": ("number",),
    "step": ("number",),
    "unit": ("number",),
    "points": ("number",),
    "max_points": ("multiple",),
    "reverse": (*CHOICES, "number"),
}


def _kind(examined: Examined, placed: Placed) -> Iterator[Problem]:
    question = placed.question
    written = [key for key in _KINDS_OF_KEY if key in question.model_fields_set]
    strange = [key for key in written if question.kind not in _KINDS_OF_KEY[key]]
    numeric = [key for key in strange if _KINDS_OF_KEY[key] == ("number",)]
    if question.type is None and not question.options and numeric:
        message = f"{either(numeric)} belongs to a question of type number; add “type: number”"
        yield examined.problem((*placed.location, "id"), "Q015", message)
        return
    if "options" in strange:
        message = f"a question of type {question.kind} has no options; write “type: single” or “type: multiple”"
        yield examined.problem_at_key((*placed.location, "options"), "Q015", f"{message}, or leave them out")
        return
    for key in strange:
        message = f"“{key}” means nothing in a question of type {question.kind}; leave it out"
        if question.type is None:
            kind = _KINDS_OF_KEY[key][0]
            message = f"“{key}” belongs to a question of type {kind}; add “type: {kind}”, or leave it out"
        yield examined.problem_at_key((*placed.location, key), "Q015", message)
    if question.kind in CHOICES and not question.options:
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
        message = f"the most ({most}) is less than the least ({least}); turn them round"
        yield examined.problem((*placed.location, "max"), "Q015", message)
    rows = question.points or []
    for number, (row, following) in enumerate(pairwise(rows), 1):
        if following.from_ <= row.from_:
            message = f"{following.from_} comes after {row.from_}; put the lowest row first"
            yield examined.problem((*placed.location, "points", number, "from"), "Q015", message)
    if rows and rows[0].from_ > least:
        message = f"numbers below {rows[0].from_} have no points; start the rows at {least}"
        yield examined.problem((*placed.location, "points", 0, "from"), "Q015", message)
    for number, row in enumerate(rows):
        if most is not None and row.from_ > most:
            message = f"nobody can answer {row.from_}, since the most is {most}; delete this row, or raise “max”"
            yield examined.problem((*placed.location, "points", number, "from"), "Q015", message)


_NONE_OF = re.compile(r"none\b|nothing\b|neither\b", re.IGNORECASE)


def _choices(examined: Examined, placed: Placed) -> Iterator[Problem]:
    question = placed.question
    if question.reverse and not can_earn(placed):
        message = "there are no points that “reverse” could turn round; leave it out"
        yield examined.problem_at_key((*placed.location, "reverse"), "Q016", message)
    if question.max_points is not None and question.max_points <= 0:
        message = f"found {shown(question.max_points)}, the most that can be earned; expected more than 0"
        yield examined.problem((*placed.location, "max_points"), "S008", message)
    for option in placed.options or () if question.kind == "multiple" else ():
        if _NONE_OF.match(option.label) and not option.exclusive and option.state is None:
            message = f"“{option.label}” could be ticked beside other answers; add “exclusive: yes” to “{option.id}”"
            yield examined.problem((*placed.location, "id"), "Q015", message).as_warning()
    earned = sum(option.points for option in placed.options or () if option.points is not None and option.points > 0)
    if question.max_points is not None and question.max_points > earned:
        message = (
            f"all points together come to {plain(earned)}, so “max_points” does nothing; lower it, or leave it out"
        )
        yield examined.problem_at_key((*placed.location, "max_points"), "Q016", message).as_warning()
    if question.kind == "single" and isinstance(question.options, list):
        for number, option in enumerate(question.options):
            if option.exclusive:
                message = "only one option can be chosen here; leave “exclusive” out, or add “type: multiple”"
                place = (*placed.location, "options", number, "exclusive")
                yield examined.problem_at_key(place, "Q016", message)


def _advise(examined: Examined, placed: Placed) -> Iterator[Problem]:
    question = placed.question
    known = [option.id for option in placed.options or ()]
    if not placed.is_clear:
        return
    for option in question.advise:
        location = (*placed.location, "advise", option)
        if question.kind not in CHOICES:
            message = (
                f"a question of type {question.kind} has no options to give advice by; write a rule under “advice”"
            )
            yield examined.problem_at_key((*placed.location, "advise"), "Q012", message)
            return
        if placed.options is not None and option not in known and not examined.is_lost(placed, option):
            message = f"“{question.id}” has no option “{option}”{did_you_mean(option, known)}"
            yield examined.problem_at_key(location, "Q012", message)
        if not question.advise[option]:
            yield examined.problem(location, "S011", "name at least one guidance, such as “[return-to-work-talk]”")


def _changed(examined: Examined, placed: Placed) -> Iterator[Problem]:
    """What a question says of its past must lead somewhere today."""
    question = placed.question
    known = [option.id for option in placed.options or ()]
    for old, new in question.retired.items() if placed.options is not None else ():
        location = (*placed.location, "retired", old)
        if old in known:
            message = f"“{old}” is an option still; delete it among the options, or here"
            yield examined.problem_at_key(location, "Q018", message)
        elif new not in known:
            message = f"“{question.id}” has no option “{new}”{did_you_mean(new, known)}"
            yield examined.problem(location, "Q018", message)
    if question.same_meaning and question.reason is None:
        message = "“reason” is missing; say why the answers still mean the same"
        yield examined.problem_at_key((*placed.location, "same_meaning"), "S002", message)

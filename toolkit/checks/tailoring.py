"""Whether a questionnaire suits each person: what everybody is told, and what changes nothing.

These are no errors of logic. They are what makes a check longer than it need be, or its advice less than advice.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from toolkit.checks.examined import Examined, Placed
from toolkit.checks.wayfinding import place_of_advice
from toolkit.explore.choices import choices
from toolkit.explore.explorer import Explorer
from toolkit.explore.formula import Formula
from toolkit.explore.minutes import ways
from toolkit.explore.report import in_percent
from toolkit.problems import Problem

# A share of the complete sets of answers from which on advice is hardly tailored.
NEARLY_ALL = Fraction(99, 100)
# What matching looks at, whatever the rules say.
PROFILE = ("staff", "sector")


def check_tailoring(examined: Examined, explorer: Explorer) -> Iterator[Problem]:
    """Everything that is not tailored; raises `TooEntangledError` where that cannot be shown."""
    yield from _everybody(examined, explorer)
    yield from _idle_questions(examined, explorer)
    yield from _silent_losses(examined, explorer)
    yield from _minutes(examined, explorer)


def _everybody(examined: Examined, explorer: Explorer) -> Iterator[Problem]:
    for guidance in explorer.events.compiled.guidance:
        share = explorer.share(explorer.events.advice(guidance.id))
        place = place_of_advice(examined, guidance.id)
        if share.certain:
            message = (
                f"“{guidance.id}” is told to everybody, whatever is answered, so it is no advice; "
                "narrow what leads there, or say it in the introduction"
            )
            yield examined.problem(place, "P007", message).as_warning()
        elif share.part >= NEARLY_ALL:
            message = (
                f"“{guidance.id}” is told in {in_percent(share.part)} of all complete sets of answers; "
                "is it meant for nearly everybody?"
            )
            yield examined.problem(place, "P007", message).as_advice()


def _idle_questions(examined: Examined, explorer: Explorer) -> Iterator[Problem]:
    """Questions that no condition, score, duty or matching rests on: why do we ask?"""
    compiled = explorer.events.compiled
    looked_at = {name for _, formula in explorer.events.all() for name in formula.questions}
    looked_at |= {name for score in compiled.scores if score.over == "questions" for name, _ in score.parts}
    for placed in examined.questions:
        question = placed.question
        is_profile = question.id in PROFILE or question.kind == "area"
        if question.id not in looked_at and not is_profile and question.kind != "text":
            message = (
                f"the answer to “{question.id}” changes nothing in any result; "
                "let it lead to advice, a score or a question, or take it out"
            )
            yield examined.problem((*placed.location, "id"), "P009", message).as_warning()


def _silent_losses(examined: Examined, explorer: Explorer) -> Iterator[Problem]:
    """Options that lose points and lead to nothing that a better answer would not lead to as well."""
    compiled = explorer.events.compiled
    earning = {question.id: question for question in compiled.questions if question.earning}
    advice = [explorer.events.advice(guidance.id) for guidance in compiled.guidance]
    for placed in examined.questions:
        question = earning.get(placed.question.id)
        if question is None or question.type != "single":
            continue
        best = max(option.points for option in question.options or () if option.points is not None)
        left = {name: _left_by(explorer, placed, name, advice) for name in (o.id for o in question.options or ())}
        full = [left[option.id] for option in question.options or () if option.points == best]
        for option in question.options or ():
            if option.points is not None and option.points < best and left[option.id] in full:
                lacks = "leads to no advice" if not option.advise else "is told no more than who loses none"
                message = (
                    f"“{option.id}” loses points at “{question.id}” and {lacks}; "
                    f"write “advise: {{{option.id}: […]}}”, so that nobody is left with a low score and no help"
                    + ("" if not option.advise else ", and look whether the points are at the right answers")
                )
                yield examined.problem_at_key((*placed.location, "id"), "P008", message).as_advice()


def _left_by(explorer: Explorer, placed: Placed, option: str, advice: list[Formula]) -> tuple[Formula, ...]:
    """What an answer leaves of all advice; the number of each formula is enough to compare."""
    item = next(item for item in explorer.space.questions if item.id == placed.question.id)
    looked_at = (atom for formula in advice for atom in formula.atoms)
    atoms = frozenset(atom for atom in looked_at if atom.kind == "question" and atom.id == item.id)
    for choice in choices(explorer.space, item, frozenset({0}), atoms):
        if choice.answers is not None and choice.answers.example == option:
            return tuple(choice.settling.left_of(formula) for formula in advice)
    return ()


def _minutes(examined: Examined, explorer: Explorer) -> Iterator[Problem]:
    questionnaire = examined.questionnaire
    seconds = ways(examined.entry, examined.library, explorer).most
    if seconds > 60 * questionnaire.minutes:
        needed = -(-seconds // 60)
        message = (
            f"the longest way takes about {needed} minutes to read and answer, but “minutes” says "
            f"{questionnaire.minutes}; write {needed}, or ask less"
        )
        yield examined.problem(("minutes",), "P010", message).as_warning()

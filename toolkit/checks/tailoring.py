"""Whether a questionnaire suits each person: what everybody is told, and what changes nothing.

These are no errors of logic. They are what makes a check longer than it need be, or its advice less than advice.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from toolkit.checks.examined import Examined
from toolkit.checks.wayfinding import place_of_advice
from toolkit.compiled import CompiledQuestion
from toolkit.condition_words import sequence
from toolkit.explore.choices import choices
from toolkit.explore.classes import TooEntangledError
from toolkit.explore.events import Events
from toolkit.explore.explorer import Explorer
from toolkit.explore.formula import Formula, conjunction, disjunction, implies, negation
from toolkit.explore.minutes import ways
from toolkit.explore.report import in_percent
from toolkit.explore.space import Space
from toolkit.explore.steps import between
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
    earning = {question.id: question for question in explorer.events.compiled.questions if question.earning}
    for placed in examined.questions:
        question = earning.get(placed.question.id)
        if question is None or question.type != "single":
            continue
        silent, others = _silent(explorer, question)
        for names, lacks, verb in ((silent, "leads", "lead"), (others, "is told", "are told")):
            if not names:
                continue
            many = len(names) > 1
            how = "to no advice" if names is silent else "no more than who loses none"
            message = (
                f"{sequence([f'“{name}”' for name in names])} {'lose' if many else 'loses'} points at “{question.id}” "
                f"and {verb if many else lacks} {how}; "
                f"write “advise: {{{names[0]}: […]}}”, so that nobody is left with a low score and no help"
                + ("" if names is silent else ", and look whether the points are at the right answers")
            )
            yield examined.problem_at_key((*placed.location, "id"), "P008", message).as_advice()


def _silent(explorer: Explorer, question: CompiledQuestion) -> tuple[list[str], list[str]]:
    """The options that lose points and lead to no advice, and those that lead to none that the best do not."""
    advice = [explorer.events.advice(guidance.id) for guidance in explorer.events.compiled.guidance]
    points = {option.id: option.points for option in question.options or () if option.points is not None}
    best = max(points.values())
    left = _left_by(explorer, question.id, advice)
    silent: list[str] = []
    others: list[str] = []
    for name in (name for name, worth in points.items() if worth < best):
        alike = [full for full, worth in points.items() if worth == best and all(map(implies, left[name], left[full]))]
        if alike and not _is_told_by_scores(explorer, question, name, alike[0]):
            (silent if all(map(implies, left[name], left[None])) else others).append(name)
    return silent, others


def _is_told_by_scores(explorer: Explorer, question: CompiledQuestion, option: str, full: str) -> bool:
    """Whether the points that an option loses bring advice, by a score, that somebody would not be given without it.

    Where that is not soon shown, nobody is bothered.
    """
    compiled = explorer.events.compiled
    space = Space((compiled, compiled), between(question, option, full), spent=explorer.space.spent)
    losing, keeping = Events(space, 0), Events(space, 1)
    told = [(losing.advice(guidance.id), keeping.advice(guidance.id)) for guidance in compiled.guidance]
    gained = disjunction(
        conjunction([one, negation(other)]) for one, other in told if one is not other and one.rests_on_scores
    )
    try:
        return Explorer(space).witness(gained) is not None
    except TooEntangledError:
        return True


def _left_by(explorer: Explorer, name: str, advice: list[Formula]) -> dict[str | None, tuple[Formula, ...]]:
    """What each answer to a question, and none, leaves of all advice."""
    item = next(item for item in explorer.space.questions if item.id == name)
    looked_at = (atom for formula in advice for atom in formula.atoms)
    atoms = frozenset(atom for atom in looked_at if atom.kind == "question" and atom.id == item.id)
    return {
        choice.answers.example if choice.answers else None: tuple(map(choice.settling.left_of, advice))
        for choice in choices(explorer.space, item, frozenset({0}), atoms)
    }


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

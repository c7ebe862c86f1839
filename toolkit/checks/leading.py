"""From one questionnaire to the next: what both ask must mean the same in both, because answers go along."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from toolkit.checks.examined import Examined, Placed
from toolkit.compiling import DEFAULT_MAX
from toolkit.library import Library
from toolkit.model.questions import Option
from toolkit.problems import Problem
from toolkit.published.lock import PublishedQuestion
from toolkit.published.meaning import fits
from toolkit.published.wording import another_meaning


def check_leading(library: Library) -> Iterator[Problem]:
    """Every problem of the ways from one questionnaire to another, each of which is sound by itself."""
    for entry in library.questionnaires.values():
        if entry.value.leads_to is None:
            continue
        name = entry.value.leads_to.questionnaire
        if name == entry.id:
            message = "it leads to itself; name the questionnaire that follows, or delete the line"
            yield entry.problem(("leads_to", "questionnaire"), "Q019", message)
        else:
            yield from _shared(Examined(entry, library), Examined(library.questionnaires[name], library))


def _shared(here: Examined, there: Examined) -> Iterator[Problem]:
    for name, placed in here.by_id.items():
        other = there.by_id.get(name)
        found = _difference(placed, other) if other else None
        if found is not None:
            message = (
                f"the answer to “{name}” goes along to “{there.entry.id}”, where it means something else: {found}; "
                "write the same here, or give the question another id"
            )
            yield here.problem((*placed.location, "id"), "Q019", message)


def _difference(placed: Placed, other: Placed) -> str | None:
    """What keeps an answer given here from being the answer there; None where nothing does."""
    mine, theirs = placed.question, other.question
    if mine.kind != theirs.kind:
        return f"its type is “{mine.kind}” here and “{theirs.kind}” there"
    if mine.kind == "number" and not fits(_numbers(placed), _numbers(other)):
        return "some numbers that may be written here do not fit there"
    why = another_meaning(theirs.ask, mine.ask)
    if why is not None:
        return f"it asks “{theirs.ask}” there, and {why}"
    return _other_options(placed.options or [], other.options or [])


def _numbers(placed: Placed) -> PublishedQuestion:
    question = placed.question
    most = DEFAULT_MAX if question.max is None else question.max
    return PublishedQuestion("number", question.ask, question.min or Decimal(0), most, question.step or Decimal(1))


def _other_options(mine: list[Option], theirs: list[Option]) -> str | None:
    here, there = ({option.id: option for option in options} for options in (mine, theirs))
    for name in here.keys() - there.keys():
        return f"there is no option “{name}” there"
    for name in there.keys() - here.keys():
        return f"the option “{name}” is there only"
    for name, option in here.items():
        other = there[name]
        if _flat(option.label) != _flat(other.label):
            return f"the option “{name}” is “{option.label}” here and “{other.label}” there"
        if (option.state, option.exclusive) != (other.state, other.exclusive):
            return f"the option “{name}” counts as another kind of answer there"
    return None


def _flat(text: str) -> str:
    return " ".join(text.casefold().split())

"""A planted fault, the kinds of faults that there are, and how a questionnaire is changed to hold one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.checks.examined import Examined, Placed
from toolkit.model.questionnaire import Questionnaire
from toolkit.problems import Position
from toolkit.source import Location

# Every kind of fault, in the words in which it is counted.
KINDS = {
    "band-edge": "the edge of a band moved by one",
    "bands-swapped": "two neighbouring bands swapped",
    "points-swapped": "the points of two options swapped",
    "points-moved": "the points of an option moved by one",
    "row-moved": "a row of points moved by one step",
    "option-dropped": "an option left out of a condition",
    "option-replaced": "an option of a condition replaced by its neighbour",
    "not-dropped": "a “not” left out",
    "all-any": "“all” and “any” taken for each other",
    "limit-moved": "a limit moved by one step",
    "show-if-removed": "a “show_if” left out",
    "advise-removed": "advice left out",
    "advise-moved": "advice moved to the neighbouring option",
    "rule-removed": "a rule left out",
    "met-by-changed": "the answers that meet a duty changed",
    "gate-loosened": "a part of a level’s gate left out",
}


@dataclass(frozen=True)
class Fault:
    """A fault: where it is planted, what it is in words (“… were …”), and the questionnaire that holds it.

    `part` says in words to which part of the questionnaire it belongs; `question` is the question whose answers are
    most likely to tell, if there is one.
    """

    kind: str
    position: Position
    part: str
    change: str
    questionnaire: Questionnaire
    question: str | None = None


def part_of_question(placed: Placed) -> str:
    """A question, as a part of its questionnaire."""
    return f"the question “{placed.question.ask}”"


def with_question(examined: Examined, placed: Placed, changes: Mapping[str, Any]) -> Questionnaire:
    """The questionnaire with one question changed."""
    _, section, _, number = placed.location
    assert isinstance(section, int)
    assert isinstance(number, int)
    sections = list(examined.questionnaire.sections)
    questions = list(sections[section].questions)
    questions[number] = placed.question.model_copy(update=dict(changes))
    sections[section] = sections[section].model_copy(update={"questions": questions})
    return examined.questionnaire.model_copy(update={"sections": sections})


def with_item(examined: Examined, key: str, number: int, changes: Mapping[str, Any]) -> Questionnaire:
    """The questionnaire with one item of a list at its top, such as a level, changed."""
    items = list(getattr(examined.questionnaire, key))
    items[number] = items[number].model_copy(update=dict(changes))
    return examined.questionnaire.model_copy(update={key: items})


def line_of(examined: Examined, location: Location) -> Position:
    """Where the key of a part stands, or the nearest thing around it that exists."""
    return examined.entry.source.key_position((*examined.entry.at, *location))

"""When a questionnaire gives a piece of guidance, in the words of its file: for whoever expected it in vain."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from toolkit.checks.examined import Examined
from toolkit.condition_words import Wording, condition_in_words
from toolkit.conditions import QuestionTest, leaves
from toolkit.problems import either

# A condition that takes more letters than this is read better where it stands.
_LONG = 120


@dataclass(frozen=True)
class _Way:
    """One way to a piece of guidance: its line, the questions that it looks at, and the words for it."""

    line: int
    questions: frozenset[str]
    words: str


def given_when(examined: Examined, guidance: str, answered: Collection[str]) -> str:
    """The end of a message: the way to a piece of guidance that is nearest to what was answered."""
    ways = list(_ways(examined, guidance))
    if not ways:
        return ""
    nearest = max(ways, key=lambda way: len(way.questions & set(answered)) / (len(way.questions) or 1))
    others = len(ways) - 1
    more = "" if not others else f", and in {others} more place{'' if others == 1 else 's'}"
    return f"; it is given when {nearest.words} (line {nearest.line}){more}"


def _ways(examined: Examined, guidance: str) -> Iterator[_Way]:
    source = examined.entry.source
    for placed in examined.questions:
        options = [option for option, names in placed.question.advise.items() if guidance in names]
        if options:
            line = source.key_position((*placed.location, "advise", options[0])).line
            name = placed.question.id
            yield _Way(line, frozenset({name}), f"{name} is {either(options)}")
    for number, rule in enumerate(examined.questionnaire.advice):
        if rule.give == guidance:
            said = condition_in_words(rule.when, Wording())
            words = said if len(said) <= _LONG else "what stands under its “when” holds"
            looked_at = (leaf.question for leaf in leaves(rule.when) if isinstance(leaf, QuestionTest))
            yield _Way(source.key_position(("advice", number, "when")).line, frozenset(looked_at), words)

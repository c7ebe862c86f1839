"""Sets of answers drawn by chance, for what cannot be proved: a hint, which never says that something cannot happen."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from toolkit.compiled import Compiled, CompiledQuestion
from toolkit.explore.classes import UNLISTED
from toolkit.explore.events import Event
from toolkit.scoring.answers import read_answer
from toolkit.scoring.evaluation import outcome_of
from toolkit.scoring.scores import compute_scores
from toolkit.scoring.situation import Situation, holds

SAMPLES = 500
SEED = 20261124


def sampled(compiled: Compiled) -> Mapping[Event, Fraction]:
    """How often each event happens in some complete sets of answers; the same in every run.

    Questions are answered in turn, each of the answers to one as likely as the others; so a share is near to that of
    all sets of answers only where few questions are shown by others.
    """
    chance = random.Random(SEED)  # noqa: S311 - nothing secret
    happened: Counter[Event] = Counter()
    for _ in range(SAMPLES):
        happened.update(set(events_in(outcome_of(drawn(compiled, chance)))))
    return {event: Fraction(number, SAMPLES) for event, number in happened.items()}


def drawn(compiled: Compiled, chance: random.Random) -> Situation:
    """One complete set of answers, assessed."""
    situation = Situation(compiled, {})
    for question in compiled.questions:
        if question.show_if is None or holds(question.show_if, situation):
            situation.shown[question.id] = question
            situation.answers[question.id] = read_answer(question, _answer(question, chance))
    compute_scores(situation)
    return situation


def _answer(question: CompiledQuestion, chance: random.Random) -> Any:
    if question.type == "text":
        return "A note."
    if question.type == "number":
        assert question.min is not None
        assert question.max is not None
        assert question.step is not None
        return question.min + chance.randint(0, int((question.max - question.min) // question.step)) * question.step
    if question.options is None:
        return UNLISTED
    if question.type != "multiple":
        return chance.choice(question.options).id
    together = [option.id for option in question.options if not option.exclusive]
    alone = [option.id for option in question.options if option.exclusive]
    number = chance.randrange(len(alone) + 2 ** len(together) - 1)
    if number < len(alone):
        return [alone[number]]
    chosen = number - len(alone) + 1
    return [name for place, name in enumerate(together) if chosen >> place & 1]


def events_in(outcome: Mapping[str, Any]) -> Iterator[Event]:
    """Everything that an outcome of the evaluator holds."""
    yield from (Event("question", name) for name in outcome["shown"])
    yield from (Event("band", name, figure["band"]) for name, figure in outcome["scores"].items())
    if outcome["level"] is not None:
        yield Event("level", outcome["level"])
    yield from (Event("advice", piece["id"]) for piece in outcome["advice"])
    yield from (Event("duty", duty["id"], duty["state"]) for duty in outcome["duties"])
    yield from (Event("service", name) for name in outcome["services"])

"""What a person is told to do, why, and in which order; and what the law asks of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Any, get_args

from toolkit.compiled import RankedGuidance
from toolkit.conditions import QuestionTest
from toolkit.exact import fixed
from toolkit.model.content import Effort, Priority
from toolkit.scoring.situation import Situation, answer_passes, deciding_tests, holds

_PRIORITIES = get_args(Priority)
_EFFORTS = get_args(Effort)


@dataclass(frozen=True)
class Duty:
    """What is known of one duty, and the questions that say so."""

    id: str
    state: str
    because: tuple[dict[str, Any], ...]


@dataclass
class Advice:
    """A piece of guidance that is given, and its reasons."""

    guidance: RankedGuidance
    because: list[dict[str, Any]] = field(default_factory=list)
    points_lost: Fraction = Fraction()

    def add(self, reason: dict[str, Any], situation: Situation) -> None:
        """Add a reason; answers to one question come together in one reason, in the order of its options."""
        kind = "question" if "question" in reason else "score"
        known = next((other for other in self.because if other.get(kind) == reason[kind]), None)
        if known is None:
            self.because.append(reason)
        elif kind == "question":
            answer = situation.answer(reason["question"])
            together = {*known["answer"], *reason["answer"]}
            known["answer"] = [word for word in answer.words if word in together] if answer else []


def duties(situation: Situation) -> list[Duty]:
    """The duties that are asked after, in file order; those that are silent are left out."""
    states: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for question in situation.shown.values():
        if question.duty is None:
            continue
        name, met_by = question.duty
        answer = situation.answer(question.id)
        if answer is not None and answer.state == "not_applicable":
            continue
        if answer is None or answer.state == "unknown":
            state = "unknown"
        else:
            state = "met" if answer_passes(met_by, answer) else "unmet"
        reason = {"question": question.id, "answer": list(answer.words) if answer else []}
        states.setdefault(name, {}).setdefault(state, []).append(reason)
    order = dict.fromkeys(question.duty[0] for question in situation.compiled.questions if question.duty)
    return [_worst(name, states[name]) for name in order if name in states]


def _worst(name: str, states: dict[str, list[dict[str, Any]]]) -> Duty:
    state = next(state for state in ("unmet", "unknown", "met") if state in states)
    return Duty(name, state, tuple(states[state]))


def ranked_advice(situation: Situation, asked: Iterable[Duty]) -> list[Advice]:
    """Every piece of guidance that is called for, most useful first; `asked` is what is known of duties."""
    states = {duty.id: duty.state for duty in asked}
    given = {guidance.id: Advice(guidance) for guidance in situation.compiled.guidance}
    for name, reason in _reasons(situation):
        given[name].add(reason, situation)
    order = {name: number for number, name in enumerate(given)}
    called_for = [advice for advice in given.values() if advice.because]
    for advice in called_for:
        advice.points_lost = _points_lost(advice, situation)
    return sorted(
        called_for, key=lambda advice: (*rank(advice.guidance, states, advice.points_lost), order[advice.guidance.id])
    )


def rank(
    guidance: RankedGuidance, states: Mapping[str, str] = MappingProxyType({}), points_lost: Fraction | int = 0
) -> tuple[bool, bool, int, Fraction | int, int]:
    """Where a piece of guidance stands among others, lowest first; by itself, before anything is answered."""
    return (
        guidance.priority != "urgent",
        not _presses(guidance, states),
        _PRIORITIES.index(guidance.priority),
        -points_lost,
        _EFFORTS.index(guidance.effort),
    )


def _presses(guidance: RankedGuidance, states: Mapping[str, str]) -> bool:
    """Whether it is on a duty, unless all of its duties that are asked after are met."""
    known = [states[duty] for duty in guidance.duties if duty in states]
    return bool(guidance.duties) and (not known or any(state != "met" for state in known))


def _reasons(situation: Situation) -> Iterator[tuple[str, dict[str, Any]]]:
    for question in situation.shown.values():
        answer = situation.answer(question.id)
        for option in answer.options if answer else ():
            for name in option.advise:
                yield name, {"question": question.id, "answer": [option.id]}
    for name, when in situation.compiled.advice:
        if holds(when, situation):
            for test in deciding_tests(when, situation):
                yield name, _reason(test, situation)


def _reason(test: Any, situation: Situation) -> dict[str, Any]:
    if isinstance(test, QuestionTest):
        answer = situation.answer(test.question)
        return {"question": test.question, "answer": list(answer.words) if answer else []}
    figure = situation.scores[test.score]
    decimals = next(score.decimals for score in situation.compiled.scores if score.id == test.score)
    return {"score": test.score, "value": None if figure.value is None else fixed(figure.value, decimals)}


def _points_lost(advice: Advice, situation: Situation) -> Fraction:
    lost = Fraction()
    for name in dict.fromkeys(reason["question"] for reason in advice.because if "question" in reason):
        question = situation.shown.get(name)
        points = situation.points(question) if question else None
        if question and question.earning and points is not None:
            lost += Fraction(question.earning.best) - points
    return lost

"""Everything known of one set of answers while it is evaluated, and what conditions make of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from toolkit.compiled import Compiled, CompiledQuestion
from toolkit.conditions import NOT_ANSWERED, All, AnyOf, Condition, Not, QuestionTest, ScoreTest, Test
from toolkit.scoring.answers import Answer


@dataclass(frozen=True)
class Figure:
    """A score: its value and range, already rounded (None: no value), its band, and how much it rests on."""

    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    band: str | None
    answered: int
    of: int


@dataclass
class Situation:
    """The questions shown, their answers, and the scores as far as they are known."""

    compiled: Compiled
    answers: dict[str, Answer]
    shown: dict[str, CompiledQuestion] = field(default_factory=dict)
    scores: dict[str, Figure] = field(default_factory=dict)

    def answer(self, question: str) -> Answer | None:
        """The answer to a question that is shown; None when hidden or blank."""
        return self.answers.get(question) if question in self.shown else None

    def points(self, question: CompiledQuestion) -> Fraction | None:
        """What the answer earns; None when it does not count."""
        answer = self.answer(question.id)
        return None if answer is None else points_of(question, answer)


def points_of(question: CompiledQuestion, answer: Answer) -> Fraction | None:
    """What an answer to a question earns; None when it does not count."""
    if question.earning is None or answer.state is not None:
        return None
    if answer.number is not None:
        reached = [points for start, points in question.rows if start <= answer.number]
        return Fraction(reached[-1]) if reached else None
    earned = [Fraction(option.points) for option in answer.options if option.points is not None]
    if not earned:
        return None
    total = sum(earned, Fraction())
    return total if question.max_points is None else min(total, Fraction(question.max_points))


def show_questions(situation: Situation) -> None:
    """Find the questions that are shown; `show_if` looks only back, so the order of the file is enough."""
    for question in situation.compiled.questions:
        if question.show_if is None or holds(question.show_if, situation):
            situation.shown[question.id] = question


def holds(condition: Condition, situation: Situation) -> bool:
    """Whether a condition is true."""
    if isinstance(condition, All):
        return all(holds(part, situation) for part in condition.conditions)
    if isinstance(condition, AnyOf):
        return any(holds(part, situation) for part in condition.conditions)
    if isinstance(condition, Not):
        return not holds(condition.condition, situation)
    if isinstance(condition, QuestionTest):
        return answer_passes(condition.test, situation.answer(condition.question))
    figure = situation.scores.get(condition.score)
    return figure_passes(condition.test, figure.value if figure else None)


def answer_passes(test: Test, answer: Answer | None) -> bool:
    """Whether an answer passes every part of a test; no answer fails all but `answered: no`."""
    if answer is None:
        return test == NOT_ANSWERED
    chosen = set(answer.words)
    if test.any_of is not None and not chosen.intersection(test.any_of):
        return False
    if test.all_of is not None and not chosen.issuperset(test.all_of):
        return False
    if test.has_limit and not _within(test, answer.number):
        return False
    return test.answered is not False


def figure_passes(test: Test, value: Fraction | None) -> bool:
    """Whether the value of a score passes every part of a test."""
    if value is None:
        return test == NOT_ANSWERED
    return _within(test, value) and test.answered is not False


def _within(test: Test, value: Fraction | None) -> bool:
    if value is None:
        return False
    return (
        (test.at_least is None or value >= test.at_least)
        and (test.at_most is None or value <= test.at_most)
        and (test.above is None or value > test.above)
        and (test.below is None or value < test.below)
    )


def deciding_tests(
    condition: Condition, situation: Situation, truth: bool = True
) -> Iterator[QuestionTest | ScoreTest]:
    """The tests that made a condition what it is: the true ones behind a true condition, the failing behind a false."""
    if isinstance(condition, All | AnyOf):
        for part in condition.conditions:
            if holds(part, situation) is truth:
                yield from deciding_tests(part, situation, truth)
    elif isinstance(condition, Not):
        yield from deciding_tests(condition.condition, situation, not truth)
    else:
        yield condition

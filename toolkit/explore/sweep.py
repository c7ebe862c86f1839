"""The sweep: every set of answers to a questionnaire, counted by what is left to decide about one question of ours.

Questions are taken in order, a section at a time. A state is what the questions so far leave behind: what is left of
the target, what is left of the conditions of questions to come, and the running totals of the scores that the target
needs. States that are the same are counted together, in exact integers; each remembers one shortest set of answers
that leads to it. Inside a section totals start from nothing, so that one table serves all states that look the same
to that section.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from toolkit.compiled import Compiled, CompiledQuestion, CompiledScore
from toolkit.conditions import Test
from toolkit.explore.formula import TRUE, Atom, Formula, decided, formula_of
from toolkit.explore.space import AnswerClass, TooEntangledError, answer_classes
from toolkit.scoring.scores import Exact, Part, Total, added, finished, in_order, total_of
from toolkit.scoring.situation import figure_passes

MOST_STATES = 250_000


class Answered(NamedTuple):
    """One answer on a way."""

    question: str
    example: Any


class Joint(NamedTuple):
    """Two ways, one after the other; ways are joined a million times and read once."""

    first: Way
    then: Way


Way: TypeAlias = "Answered | Joint | None"


class Tally(NamedTuple):
    """How many sets of answers, how many of them complete, and a shortest one with its length."""

    sets: int
    complete: int
    length: int
    way: Way


START = Tally(1, 1, 0, None)


def merged(one: Tally | None, other: Tally) -> Tally:
    """Two tallies of the same state as one."""
    if one is None:
        return other
    shorter = one if one.length <= other.length else other
    return Tally(one.sets + other.sets, one.complete + other.complete, shorter.length, shorter.way)


def joined(first: Tally, then: Tally) -> Tally:
    """One stretch of questions after the other."""
    way = Joint(first.way, then.way) if first.way and then.way else first.way or then.way
    return Tally(first.sets * then.sets, first.complete * then.complete, first.length + then.length, way)


def answers_of(way: Way) -> dict[str, Any]:
    """A set of answers as a person would give it, in the order of the questions."""
    answers: dict[str, Any] = {}
    waiting = [way]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Joint):
            waiting += [part.then, part.first]
        elif part is not None:
            answers[part.question] = part.example
    return answers


# What is left of the target; what is left of the conditions of questions to come, in order; the running totals.
Left: TypeAlias = tuple[Formula, tuple[Formula, ...]]
# Only scores that have counted something yet, by their number in the sweep, lowest first.
Totals: TypeAlias = "tuple[tuple[int, Total], ...]"
Table: TypeAlias = "dict[tuple[Left, Totals], Tally]"


@dataclass(frozen=True)
class Space:
    """A questionnaire made ready for sweeps."""

    compiled: Compiled

    @cached_property
    def classes(self) -> dict[str, list[AnswerClass]]:
        """The answer classes of every question."""
        return answer_classes(self.compiled)

    @cached_property
    def conditions(self) -> dict[str, Formula]:
        """For every question, the formula by which it is shown."""
        return {
            question.id: formula_of(question.show_if) if question.show_if else TRUE
            for question in self.compiled.questions
        }

    @cached_property
    def stretches(self) -> list[list[CompiledQuestion]]:
        """The questions of each section."""
        questions = {question.id: question for question in self.compiled.questions}
        return [[questions[name] for name in names] for _, names in self.compiled.sections]

    def needed(self, target: Formula) -> list[CompiledScore]:
        """The scores that a target looks at, and those that they rest on; parts first."""
        scores = in_order(self.compiled)
        wanted = {atom.id for atom in target.atoms if atom.kind == "score"}
        for score in reversed(scores):
            if score.id in wanted and score.over == "scores":
                wanted.update(name for name, _ in score.parts)
        return [score for score in scores if score.id in wanted]


def sweep(space: Space, target: Formula) -> dict[Formula, Tally]:
    """How many sets of answers make the target TRUE and how many FALSE; a side that nothing leads to is missing.

    Raises `TooEntangledError` when there are more states than the budget allows.
    """
    return _Sweep(space, target).run()


@dataclass(frozen=True)
class _Choice:
    """Answers to one question that a sweep cannot tell apart; staying blank, or not being asked, is one too."""

    tally: Tally
    truths: Mapping[Atom, bool]
    gains: Totals


class _Sweep:
    """One sweep; what it holds is the same for all of its states."""

    def __init__(self, space: Space, target: Formula) -> None:
        self.space = space
        self.target = target
        self.scores = space.needed(target)
        self.kept: dict[Formula, set[int]] = {}
        self.parents: dict[str, list[tuple[int, Exact]]] = {}
        for number, score in enumerate(self.scores):
            for name, weight in score.parts:
                self.parents.setdefault(name, []).append((number, _slim(Fraction(weight))))
        self.atoms: dict[str, set[Atom]] = {}
        for formula in (target, *space.conditions.values()):
            for atom in formula.atoms:
                self.atoms.setdefault(atom.id if atom.kind == "question" else "", set()).add(atom)
        self.choices = {question.id: self._choices(question) for question in space.compiled.questions}
        self.held, self.closed = self._closings()

    def run(self) -> dict[Formula, Tally]:
        """The tallies of the target's two sides."""
        conditions = tuple(self.space.conditions[question.id] for question in self.space.compiled.questions)
        table: Table = {((self.target, conditions), ()): START}
        for number, stretch in enumerate(self.space.stretches):
            table = self._after(number, stretch, table)
        found: dict[Formula, Tally] = {}
        for ((target, _), _), tally in table.items():
            found[target] = merged(found.get(target), tally)
        return found

    def _after(self, number: int, stretch: list[CompiledQuestion], before: Table) -> Table:
        """The table after a stretch: what looks the same to it is swept once, and joined to each state."""
        alike: dict[Left, list[tuple[Totals, Tally]]] = {}
        for (left, totals), tally in before.items():
            alike.setdefault(left, []).append((totals, tally))
        after: Table = {}
        closing = self.closed[number]
        for left, states in alike.items():
            for (left_after, gained), tally in self._within(number, stretch, left).items():
                for totals, earlier in states:
                    key = (left_after, self._gained(totals, gained))
                    _add(after, key, joined(earlier, tally))
        return self._closed_all(closing, after) if closing else after

    def _closed_all(self, numbers: list[int], table: Table) -> Table:
        closed: Table = {}
        for (left, totals), tally in table.items():
            _add(closed, self._close(numbers, left, totals), tally)
        return closed

    def _within(self, number: int, stretch: list[CompiledQuestion], left: Left) -> Table:
        """Sweep the questions of a stretch from totals of nothing, and close the scores that it holds whole."""
        table: Table = {(left, ()): START}
        for question in stretch:
            shown_choices, hidden_choices = self.choices[question.id]
            after: Table = {}
            for ((target, conditions), totals), tally in table.items():
                for choice in shown_choices if conditions[0] is TRUE else hidden_choices:
                    left_after = self._left(target, conditions[1:], choice)
                    gained = self._kept(left_after[0], self._gained(totals, choice.gains))
                    _add(after, (left_after, gained), joined(tally, choice.tally))
            table = after
        return self._closed_all(self.held[number], table)

    def _kept(self, target: Formula, totals: Totals) -> Totals:
        """The totals that what is left of the target can still look at; the others would only tell states apart."""
        kept = self.kept.get(target)
        if kept is None:
            needed = {score.id for score in self.space.needed(target)}
            kept = self.kept[target] = {number for number, score in enumerate(self.scores) if score.id in needed}
        return totals if kept.issuperset(number for number, _ in totals) else tuple(t for t in totals if t[0] in kept)

    def _left(self, target: Formula, conditions: tuple[Formula, ...], choice: _Choice) -> Left:
        truths = choice.truths
        if not truths:
            return target, conditions
        left = {formula: decided(formula, truths.get) for formula in {target, *conditions}}
        return left[target], tuple(left[condition] for condition in conditions)

    def _gained(self, totals: Totals, gains: Totals) -> Totals:
        """Running totals with what is gained; both hold few scores, most often one."""
        if not totals or not gains:
            return totals or gains
        both = dict(totals)
        for number, gain in gains:
            before = both.get(number)
            both[number] = gain if before is None else added(self.scores[number].method, before, gain)
        return tuple(sorted(both.items()))

    def _close(self, numbers: list[int], left: Left, totals: Totals) -> tuple[Left, Totals]:
        """Finish scores: their totals become values, which other scores and the target rest on."""
        target, conditions = left
        for number in numbers:
            score = self.scores[number]
            value = finished(score, dict(totals).get(number))
            totals = tuple(total for total in totals if total[0] != number)
            if value is not None:
                totals = self._gained(totals, self._gains(score.id, Part(_slim(value), 0, 1)))
            target = decided(target, lambda atom, name=score.id, value=value: _score_truth(atom, name, value))  # type: ignore[misc]
        return (target, conditions), self._kept(target, totals)

    def _gains(self, name: str, part: Part) -> Totals:
        """What a counted part, before its weight, adds to the scores that rest on it."""
        return tuple(
            (number, total_of(self.scores[number].method, part._replace(weight=weight)))
            for number, weight in self.parents.get(name, ())
        )

    def _closings(self) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
        """After which stretch each score can be finished: those that lie in it whole, and the others."""
        place = {question.id: number for number, stretch in enumerate(self.space.stretches) for question in stretch}
        held: dict[int, list[int]] = {number: [] for number in range(len(self.space.stretches))}
        closed: dict[int, list[int]] = {number: [] for number in range(len(self.space.stretches))}
        ends: dict[str, int] = {}
        for number, score in enumerate(self.scores):
            places = [(place if score.over == "questions" else ends)[name] for name, _ in score.parts] or [0]
            ends[score.id] = max(places)
            whole = score.over == "questions" and min(places) == max(places)
            (held if whole else closed)[max(places)].append(number)
        return held, closed

    def _choices(self, question: CompiledQuestion) -> tuple[list[_Choice], list[_Choice]]:
        """The choices of a question when it is shown, and when it is not."""
        atoms = self.atoms.get(question.id, set())
        silent = {atom: atom.test == Test(answered=False) for atom in atoms}
        blank: tuple[Tally, dict[Atom, bool], Totals] = (Tally(1, 0, 0, None), silent, ())
        ways = [blank]
        ways += [self._way(question, answers, atoms) for answers in self.space.classes[question.id]]
        tallies: dict[tuple[frozenset[tuple[Atom, bool]], Totals], Tally] = {}
        for tally, truths, gains in ways:
            key = (frozenset(truths.items()), gains)
            tallies[key] = merged(tallies.get(key), tally)
        shown = [_Choice(tally, dict(truths), gains) for (truths, gains), tally in tallies.items()]
        return shown, [_Choice(START, silent, ())]

    def _way(
        self, question: CompiledQuestion, answers: AnswerClass, atoms: Iterable[Atom]
    ) -> tuple[Tally, dict[Atom, bool], Totals]:
        gains: Totals = ()
        if answers.points is not None and question.earning is not None:
            attainable = _slim(Fraction(question.earning.attainable))
            gains = self._gains(question.id, Part(_slim(answers.points), attainable, 1))
        tally = Tally(answers.size, answers.size, 1, Answered(question.id, answers.example))
        return tally, {atom: answers.passes(atom.test) for atom in atoms}, gains


def _score_truth(atom: Atom, name: str, value: Fraction | None) -> bool | None:
    return figure_passes(atom.test, value) if atom.kind == "score" and atom.id == name else None


def _slim(value: Fraction) -> Exact:
    # Whole numbers as `int` are added and compared many times faster; both are exact.
    return value.numerator if value.denominator == 1 else value


def _add(table: Table, key: tuple[Left, Totals], tally: Tally) -> None:
    table[key] = merged(table.get(key), tally)
    if len(table) > MOST_STATES:
        raise TooEntangledError(f"more than {MOST_STATES:,} states have to be told apart")

"""The sweep: every set of answers to a questionnaire, counted by what is left to decide about one question of ours.

Questions are taken in order, a section at a time. A state is what the questions so far leave behind: what is left of
the target, what is left of the conditions of questions to come, and the running totals of the scores that the target
needs. States that are the same are counted together, in exact integers; each remembers one shortest set of answers
that leads to it. Inside a section totals start from nothing, so that one table serves all states that look the same
to that section.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Any, NamedTuple, TypeAlias

from toolkit.conditions import Test
from toolkit.explore.classes import TooEntangledError
from toolkit.explore.formula import TRUE, Atom, Formula, decided, taken_out
from toolkit.explore.space import Asked, Space
from toolkit.scoring.scores import Exact, Part, Total, added, finished, total_of
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
    """How many sets of answers, how many of them complete, and a shortest one with its length.

    Where the target asks how many of some formulas hold: the fewest and the most that these sets make true.
    """

    sets: int
    complete: int
    length: int
    way: Way
    fewest: int = 0
    most: int = 0


START = Tally(1, 1, 0, None)


def merged(one: Tally | None, other: Tally) -> Tally:
    """Two tallies of the same state as one."""
    if one is None:
        return other
    shorter = one if one.length <= other.length else other
    return Tally(
        one.sets + other.sets,
        one.complete + other.complete,
        shorter.length,
        shorter.way,
        min(one.fewest, other.fewest),
        max(one.most, other.most),
    )


def joined(first: Tally, then: Tally) -> Tally:
    """One stretch of questions after the other."""
    way = Joint(first.way, then.way) if first.way and then.way else first.way or then.way
    return Tally(
        first.sets * then.sets,
        first.complete * then.complete,
        first.length + then.length,
        way,
        first.fewest + then.fewest,
        first.most + then.most,
    )


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


# What is left of the target, and the number of what is left of the conditions of questions to come.
Left: TypeAlias = tuple[Formula, int]
# Only scores that have counted something yet, by their number in the sweep, lowest first.
Totals: TypeAlias = "tuple[tuple[int, Total], ...]"
Table: TypeAlias = "dict[tuple[Left, Totals], Tally]"


def sweep(space: Space, target: Formula) -> dict[Formula, Tally]:
    """How many sets of answers make the target TRUE and how many FALSE; a side that nothing leads to is missing.

    Raises `TooEntangledError` when there are more states than the budget allows.
    """
    return _Sweep(space, target).run()


@dataclass(frozen=True, eq=False)
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
        self.parents: dict[tuple[int, str], list[tuple[int, Exact]]] = {}
        for number, (version, score) in enumerate(self.scores):
            for name, weight in score.parts:
                self.parents.setdefault((version, name), []).append((number, _slim(Fraction(weight))))
        self.atoms: dict[str, set[Atom]] = {}
        for formula in (target, *(condition for of in space.conditions.values() for condition in of)):
            for atom in formula.atoms:
                if atom.kind == "question":
                    self.atoms.setdefault(atom.id, set()).add(atom)
        self.choices = {item.id: self._choices(item) for item in space.questions}
        self.held, self.closed = self._closings()
        # Conditions of questions to come, in order: few differ, so states carry only their number.
        self.pending: list[tuple[Formula, ...]] = []
        self.numbers: dict[tuple[Formula, ...], int] = {}
        self.moves: dict[tuple[int, _Choice], int] = {}
        self.targets: dict[tuple[Formula, _Choice], tuple[Formula, int]] = {}

    def run(self) -> dict[Formula, Tally]:
        """The tallies of the target's two sides."""
        conditions = tuple(condition for item in self.space.questions for condition in self.space.conditions[item.id])
        table: Table = {((self.target, self._number(conditions)), ()): START}
        for number, stretch in enumerate(self.space.stretches):
            table = self._after(number, stretch, table)
        found: dict[Formula, Tally] = {}
        for ((target, _), _), tally in table.items():
            found[target] = merged(found.get(target), tally)
        return found

    def _after(self, number: int, stretch: list[Asked], before: Table) -> Table:
        """The table after a stretch: what looks the same to it is swept once, and joined to each state."""
        alike: dict[Left, list[tuple[Totals, Tally]]] = {}
        for (left, totals), tally in before.items():
            alike.setdefault(left, []).append((totals, tally))
        after: Table = {}
        for left, states in alike.items():
            for (left_after, gained), tally in self._within(number, stretch, left).items():
                for totals, earlier in states:
                    _add(after, (left_after, self._gained(totals, gained)), joined(earlier, tally))
        return self._close_all(self.closed[number], after)

    def _within(self, number: int, stretch: list[Asked], left: Left) -> Table:
        """Sweep the questions of a stretch from totals of nothing, and close the scores that it holds whole."""
        table: Table = {(left, ()): START}
        for item in stretch:
            choices = self.choices[item.id]
            versions = len(self.space.conditions[item.id])
            after: Table = {}
            for ((target, pending), totals), tally in table.items():
                shown = tuple(condition is TRUE for condition in self.pending[pending][:versions])
                for choice in choices[shown]:
                    target_after, held = self._target_after(target, choice)
                    gained = self._kept(target_after, self._gained(totals, choice.gains))
                    key = ((target_after, self._pending_after(pending, choice, versions)), gained)
                    _add(after, key, _holding(joined(tally, choice.tally), held))
            table = after
        return self._close_all(self.held[number], table)

    def _kept(self, target: Formula, totals: Totals) -> Totals:
        """The totals that what is left of the target can still look at; the others would only tell states apart."""
        kept = self.kept.get(target)
        if kept is None:
            needed = self.space.needed(target)
            kept = self.kept[target] = {number for number, score in enumerate(self.scores) if score in needed}
        if kept.issuperset(number for number, _ in totals):
            return totals
        return tuple(total for total in totals if total[0] in kept)

    def _target_after(self, target: Formula, choice: _Choice) -> tuple[Formula, int]:
        after = self.targets.get((target, choice))
        if after is None:
            after = self.targets[target, choice] = taken_out(decided(target, choice.truths.get))
        return after

    def _pending_after(self, pending: int, choice: _Choice, versions: int) -> int:
        after = self.moves.get((pending, choice))
        if after is None:
            rest = self.pending[pending][versions:]
            after = self._number(tuple(decided(condition, choice.truths.get) for condition in rest))
            self.moves[pending, choice] = after
        return after

    def _number(self, conditions: tuple[Formula, ...]) -> int:
        if conditions not in self.numbers:
            self.numbers[conditions] = len(self.pending)
            self.pending.append(conditions)
        return self.numbers[conditions]

    def _gained(self, totals: Totals, gains: Totals) -> Totals:
        """Running totals with what is gained; both hold few scores, most often one."""
        if not totals or not gains:
            return totals or gains
        if len(totals) == len(gains) == 1 and totals[0][0] == gains[0][0]:
            number, before = totals[0]
            return ((number, added(self.scores[number][1].method, before, gains[0][1])),)
        both = dict(totals)
        for number, gain in gains:
            known = both.get(number)
            both[number] = gain if known is None else added(self.scores[number][1].method, known, gain)
        return tuple(sorted(both.items()))

    def _close_all(self, numbers: list[int], table: Table) -> Table:
        if not numbers:
            return table
        closed: Table = {}
        for (left, totals), tally in table.items():
            key, held = self._close(numbers, left, totals)
            _add(closed, key, _holding(tally, held))
        return closed

    def _close(self, numbers: list[int], left: Left, totals: Totals) -> tuple[tuple[Left, Totals], int]:
        """Finish scores: their totals become values, which other scores and the target rest on."""
        target, pending = left
        held = 0
        for number in numbers:
            version, score = self.scores[number]
            value = finished(score, dict(totals).get(number))
            totals = tuple(total for total in totals if total[0] != number)
            if value is not None:
                totals = self._gained(totals, self._gains(version, score.id, Part(_slim(value), 0, 1)))
            looking = [
                atom for atom in target.atoms if (atom.kind, atom.id, atom.version) == ("score", score.id, version)
            ]
            if looking:
                truths = {atom: figure_passes(atom.test, value) for atom in looking}
                target, more = taken_out(decided(target, truths.get))
                held += more
        return ((target, pending), self._kept(target, totals)), held

    def _gains(self, version: int, name: str, part: Part) -> Totals:
        """What a counted part, before its weight, adds to the scores that rest on it."""
        return tuple(
            (number, total_of(self.scores[number][1].method, part._replace(weight=weight)))
            for number, weight in self.parents.get((version, name), ())
        )

    def _closings(self) -> tuple[list[list[int]], list[list[int]]]:
        """After which stretch each score can be finished: those that lie in it whole, and the others."""
        place = {item.id: number for number, stretch in enumerate(self.space.stretches) for item in stretch}
        held: list[list[int]] = [[] for _ in self.space.stretches]
        closed: list[list[int]] = [[] for _ in self.space.stretches]
        ends: dict[tuple[int, str], int] = {}
        for number, (version, score) in enumerate(self.scores):
            over_questions = score.over == "questions"
            places = [place[name] if over_questions else ends[version, name] for name, _ in score.parts] or [0]
            ends[version, score.id] = max(places)
            whole = over_questions and min(places) == max(places)
            (held if whole else closed)[max(places)].append(number)
        return held, closed

    def _choices(self, item: Asked) -> dict[tuple[bool, ...], list[_Choice]]:
        """The choices of a question, by the versions that show it."""
        atoms = self.atoms.get(item.id, set())
        versions = [number for number, _ in self.space.shown_by(item)]
        return {
            shown: list(
                self._choices_when({v for v, is_shown in zip(versions, shown, strict=True) if is_shown}, item, atoms)
            )
            for shown in product((True, False), repeat=len(versions))
        }

    def _choices_when(self, shown: set[int], item: Asked, atoms: set[Atom]) -> Iterator[_Choice]:
        silent = {atom: atom.test == Test(answered=False) for atom in atoms}
        if not shown:
            yield _Choice(START, silent, ())
            return
        tallies: dict[tuple[frozenset[tuple[Atom, bool]], Totals], Tally] = {}
        tallies[frozenset(silent.items()), ()] = Tally(1, 0, 0, None)
        for answers in self.space.classes[item.id]:
            truths = dict(silent)
            gains: Totals = ()
            for version in shown:
                meaning = answers.meanings[version]
                if meaning is not None:
                    truths |= {atom: meaning.passes(atom.test) for atom in atoms if atom.version == version}
                    gains += self._question_gains(version, item, meaning.points)
            key = (frozenset(truths.items()), tuple(sorted(gains)))
            tally = Tally(answers.size, answers.size, 1, Answered(item.id, answers.example))
            tallies[key] = merged(tallies.get(key), tally)
        for (decided_truths, earned), tally in tallies.items():
            yield _Choice(tally, dict(decided_truths), earned)

    def _question_gains(self, version: int, item: Asked, points: Fraction | None) -> Totals:
        question = item.versions[version]
        if points is None or question is None or question.earning is None:
            return ()
        return self._gains(version, item.id, Part(_slim(points), _slim(Fraction(question.earning.attainable)), 1))


def _holding(tally: Tally, held: int) -> Tally:
    return tally._replace(fewest=tally.fewest + held, most=tally.most + held) if held else tally


def _slim(value: Fraction) -> Exact:
    # Whole numbers as `int` are added and compared many times faster; both are exact.
    return value.numerator if value.denominator == 1 else value


def _add(table: Table, key: tuple[Left, Totals], tally: Tally) -> None:
    known = table.get(key)
    table[key] = tally if known is None else merged(known, tally)
    if len(table) > MOST_STATES:
        raise TooEntangledError(f"more than {MOST_STATES:,} states have to be told apart")

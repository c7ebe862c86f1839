"""The sweep: every set of answers to a questionnaire, taken together by what is left to decide about a target.

Questions are taken in order, a section at a time. A state is what the questions so far leave behind: what is left of
the target, what is left of the gates of questions to come, and the running totals of the scores that the target needs.
States that are the same are taken together; what is kept of the sets of answers that lead to one is a tally, of which
there are three kinds (`finding`, `counting`, `extremes`). Inside a section totals start from nothing, so that one table
serves all states that look the same to it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, Generic, TypeAlias, TypeVar

from toolkit.conditions import Test
from toolkit.explore.blocks import Block, block_of
from toolkit.explore.choices import ONE, Number, choices, times
from toolkit.explore.classes import AnswerClass, TooEntangledError
from toolkit.explore.foresight import Foresight
from toolkit.explore.formula import (
    Atom,
    Formula,
    Settling,
    atom_formula,
    atom_of,
    constant,
    side_by_side,
    taken_out,
    truth,
)
from toolkit.explore.plan import planned
from toolkit.explore.space import Asked, Space
from toolkit.explore.totals import NOTHING, AddedTotals, slim
from toolkit.explore.waiting import WaitingGates
from toolkit.scoring.scores import Exact, Part, total_of
from toolkit.scoring.situation import figure_passes

MOST_STATES = 300_000
MOST_STEPS = 8_000_000
# All sweeps over one space together.
MOST_IN_ALL = 30_000_000
# With fewer states there is little to be taken together.
FORESEEN_FROM = 1000
# Tests in all that is left of a target at one time: they take the room, where a target rests on hundreds of rules.
MOST_TESTS = 1_000_000
# What is left of a formula is found at the cost of a step for so many of its tests, and takes as much room.
TESTS_A_STEP = 8

# One answer, or two ways, one after the other; ways are joined a million times and read once.
Way: TypeAlias = "tuple[str, Any] | list[Way] | None"
# What is left of the target, and the number of what is left of the gates.
Left: TypeAlias = tuple[Formula, int]
Tally = TypeVar("Tally")
# The states by what is left, and by the number of their totals.
Table: TypeAlias = "dict[Left, dict[int, Tally]]"


def answers_on(space: Space, way: Way) -> dict[str, Any]:
    """A set of answers as a person would give it, in the order of the questions."""
    answers: dict[str, Any] = {}
    waiting = [way]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += part
        elif part is not None:
            answers[part[0]] = part[1]
    return {item.id: answers[item.id] for item in space.questions if item.id in answers}


def figure_formula(atom: Atom, value: Fraction | None) -> Formula:
    """What an atom comes to when the score that it looks at has this value."""
    return constant(value) if atom.kind == "value" else truth(figure_passes(atom.test, value))


@dataclass(frozen=True, eq=False)
class _Move:
    """Answers to one question that a sweep cannot tell apart; staying blank, or not being asked, is one too."""

    number: Number
    way: Way
    settling: Settling
    gains: int


class Sweep(ABC, Generic[Tally]):
    """One sweep; what it holds is the same for all of its states."""

    most_steps = MOST_STEPS
    # Whether sets of answers are counted, and with them the ways to answer what the target does not rest on.
    counting = False

    def __init__(self, space: Space, target: Formula) -> None:
        self.space = space
        self.target = target
        self.plan = planned(space, target, counting=self.counting)
        self.scores = self.plan.scores
        self.totals = space.running_totals([score for _, score in self.scores])
        self.parents: dict[tuple[int, str, str], list[tuple[int, Exact]]] = {}
        for number, (version, score) in enumerate(self.scores):
            for name, weight in score.parts:
                owner = space.score_of(version, name)[0] if score.over == "scores" else version
                self.parents.setdefault((owner, score.over, name), []).append((number, slim(Fraction(weight))))
        self.held, self.closed, self.ends = self._closings()
        self.gates = WaitingGates(self.plan)
        self.needed: dict[Formula, frozenset[int] | None] = {}
        self.moves: dict[tuple[str, frozenset[int]], list[_Move]] = {}
        self.finishing: dict[tuple[int, Exact | None, Formula], tuple[Formula, int, int]] = {}
        self.blocks = [
            block_of(self.plan, stretch, held) for stretch, held in zip(self.plan.stretches, self.held, strict=True)
        ]
        self.steps = 0

    @abstractmethod
    def tally(self, number: Number, way: Way, held: int) -> Tally:
        """The tally of so many sets of answers, of which that is one; of a "how many", so much more holds in each."""

    @abstractmethod
    def join(
        self, states: dict[int, Tally], gained: int, tally: Tally, target: Formula, into: dict[int, Tally]
    ) -> None:
        """Add to `into` every one of the states with the tally, and the totals `gained`, on top of it."""

    @abstractmethod
    def add(self, tallies: dict[Any, Tally], key: object, tally: Tally, held: int = 0) -> None:
        """Take a tally together with what has the same key; `held` as in `tally`."""

    def is_over(self, target: Formula) -> bool:  # noqa: ARG002 - what a kind of sweep may leave out
        """Whether nobody asks any more what becomes of sets of answers that have left this of the target."""
        return False

    def lead(self, states: Mapping[int, Tally]) -> int:  # noqa: ARG002 - only `extremes` goes anywhere
        """How far the furthest of some states is."""
        return 0

    def ahead(self, number: int, table: Table[Tally]) -> Table[Tally]:  # noqa: ARG002
        """The table before a stretch, without states that nobody asks after."""
        return table

    def worthwhile(self, table: Table[Tally], lead: int = 0) -> Table[Tally]:  # noqa: ARG002
        """The table within a stretch, without states that nobody asks after when what they hold is on top of that."""
        return table

    def run(self) -> dict[Formula, Tally]:
        """The tallies of everything that the target can become.

        Raises `TooEntangledError` when there are more states than the budget allows.
        """
        self.steps = 0
        if self.space.spent[0] > MOST_IN_ALL:
            raise TooEntangledError(f"what was looked at before took more than {MOST_IN_ALL:,} steps")
        try:
            return self._swept()
        finally:
            self.space.spent[0] += self.steps

    def _swept(self) -> dict[Formula, Tally]:
        table = self.start()
        for number in range(len(self.plan.stretches)):
            table = self._after(number, self.ahead(number, self._foreseen(number, table)))
        found: dict[Formula, Tally] = {}
        for (outcome, _), states in self.ahead(len(self.plan.stretches), table).items():
            for tally in states.values():
                self.add(found, outcome, tally)
        return found

    def start(self) -> Table[Tally]:
        """The table before anything is answered."""
        target, held = taken_out(self.target)
        pending, number = self.gates.start()
        return {(target, pending): {NOTHING: self.tally(times(self.plan.always, number), None, held)}}

    def _after(self, number: int, before: Table[Tally]) -> Table[Tally]:
        """The table after a stretch: what looks the same to it is swept once, and joined to each state."""
        after: Table[Tally] = {}
        for left, states in before.items():
            block = self.blocks[number]
            if block is not None and block.questions.isdisjoint(left[0].questions):
                within = self._known(block, left)
            else:
                within = self.within(number, left, self.lead(states))
            for left_after, gains in within.items():
                into = after.setdefault(left_after, {})
                for gained, tally in gains.items():
                    self.join(states, gained, tally, left_after[0], into)
            self._limit(after)
        return self._close_all(self.closed[number], after)

    def within(self, number: int, left: Left, onto: int | None = None) -> Table[Tally]:
        """Sweep the questions of a stretch from totals of nothing, and close the scores that it holds whole.

        With `onto`, only what is worth while on top of states that are so far.
        """
        table: Table[Tally] = {left: {NOTHING: self.tally(ONE, None, 0)}}
        for item in self.plan.stretches[number]:
            after: Table[Tally] = {}
            for (target, pending), states in table.items():
                moves = self._moves_of(item, self.gates.shown(pending, item))
                self.steps += len(moves) * len(target.atoms) // TESTS_A_STEP
                for move in moves:
                    target_after, held = taken_out(move.settling.left_of(target))
                    if self.is_over(target_after):
                        continue
                    pending_after, behind = self.gates.after(pending, item, move.settling)
                    tally = self.tally(times(move.number, behind), move.way, held)
                    into = after.setdefault((target_after, pending_after), {})
                    self.join(states, move.gains, tally, target_after, into)
            table = self.worthwhile(after, onto) if onto is not None else after
            self._limit(table)
        return self._close_all(self.held[number], table)

    def _known(self, block: Block, left: Left) -> Table[Tally]:
        """The table within a stretch that stands on its own: what its scores come to is found once for all sweeps."""
        target, pending = left
        key = (type(self), block.key, self.gates.forms(pending, block.stretch))
        found: list[tuple[Formula, Tally]] | None = self.space.blocks.get(key)
        if found is None:
            scores = [(self.scores[number][0], self.scores[number][1].id) for number in block.scores]
            values = side_by_side(atom_formula(atom_of("value", name, Test(), version)) for version, name in scores)
            swept = self.within(self.plan.stretches.index(block.stretch), (values, pending))
            found = [(outcome, tally) for (outcome, _), states in swept.items() for tally in states.values()]
            self.space.blocks[key] = found
        table: Table[Tally] = {}
        pending_after = self.gates.passed(pending, block.stretch)
        for outcome, tally in found:
            target_after, totals, held = target, NOTHING, 0
            for number, value in zip(block.scores, outcome.parts, strict=True):
                figure = value.constant
                known = None if figure is None else slim(figure)
                target_after, totals, more = self._finish(number, known, target_after, totals)
                held += more
            self.add(table.setdefault((target_after, pending_after), {}), totals, tally, held)
        return table

    def still_needed(self, target: Formula) -> frozenset[int] | None:
        """The scores, by their numbers, that what is left of the target can still look at; None: all of them."""
        if target not in self.needed:
            wanted = {(version, score.id) for version, score in self.space.needed(target)}
            numbers = {number for number, (version, score) in enumerate(self.scores) if (version, score.id) in wanted}
            self.needed[target] = None if len(numbers) == len(self.scores) else frozenset(numbers)
        return self.needed[target]

    def _limit(self, table: Table[Tally]) -> None:
        if sum(map(len, table.values())) > MOST_STATES:
            raise TooEntangledError(f"more than {MOST_STATES:,} states have to be told apart")
        if sum(len(target.atoms) for target, _ in table) > MOST_TESTS:
            raise TooEntangledError(f"more than {MOST_TESTS:,} tests are left to decide at one time")
        if self.steps > self.most_steps:
            raise TooEntangledError(f"more than {self.most_steps:,} steps are needed to tell states apart")

    @cached_property
    def foresight(self) -> Foresight | None:
        """What the scores can still come to, where they add up."""
        if not isinstance(self.totals, AddedTotals):
            return None
        return Foresight(self.space, self.plan, self.totals, self.ends)

    def _foreseen(self, stretch: int, table: Table[Tally]) -> Table[Tally]:
        """The table before a stretch, with tests of scores decided that come to the same whatever is still answered."""
        if sum(map(len, table.values())) < FORESEEN_FROM or self.foresight is None:
            return table
        after: Table[Tally] = {}
        for left, states in table.items():
            looked_at = self.foresight.looked_at(stretch, left[0])
            for totals, tally in states.items():
                target, held = left[0], 0
                for number, atoms in looked_at:
                    settling = self.foresight.decided(stretch, number, atoms, totals)
                    if settling is not None:
                        target, more = taken_out(settling.left_of(target))
                        held += more
                if self.is_over(target):
                    continue
                reached = self.totals.reached((totals,), NOTHING, self.still_needed(target))[0]
                self.add(after.setdefault((target, left[1]), {}), reached, tally, held)
        return after

    def _close_all(self, numbers: list[int], table: Table[Tally]) -> Table[Tally]:
        for number in numbers:
            table = self._close(number, table)
        return table

    def _close(self, number: int, table: Table[Tally]) -> Table[Tally]:
        """Finish a score: its total becomes a value, which other scores and the target rest on."""
        closed: Table[Tally] = {}
        for (target, pending), states in table.items():
            for totals, tally in states.items():
                value, others = self.totals.finished(totals, number)
                target_after, reached, held = self._finish(number, value, target, others)
                if self.is_over(target_after):
                    continue
                self.add(closed.setdefault((target_after, pending), {}), reached, tally, held)
        return closed

    def _finish(self, number: int, value: Exact | None, target: Formula, totals: int) -> tuple[Formula, int, int]:
        """The target, the totals, and how much more holds, when a score has come to a value."""
        version, score = self.scores[number]
        found = self.finishing.get((number, value, target))
        if found is None:
            looking = [atom for atom in target.atoms if atom.score == (version, score.id)]
            exact = None if value is None else Fraction(value)
            settling = Settling({atom: figure_formula(atom, exact) for atom in looking})
            target_after, held = taken_out(settling.left_of(target))
            gains = NOTHING if value is None else self._gains(version, "scores", score.id, Part(value, 0, 1))
            found = self.finishing[number, value, target] = (target_after, held, gains)
        target_after, held, gains = found
        return target_after, self.totals.reached((totals,), gains, self.still_needed(target_after))[0], held

    def _gains(self, version: int, kind: str, name: str, part: Part) -> int:
        """What a counted part, before its weight, adds to the scores that rest on it."""
        return self.totals.number(
            tuple(
                (number, total_of(self.scores[number][1].method, part._replace(weight=weight)))
                for number, weight in self.parents.get((version, kind, name), ())
            )
        )

    def _closings(self) -> tuple[list[list[int]], list[list[int]], list[int]]:
        """After which stretch each score can be finished: those that lie in it whole, the others, and that of each."""
        place = {item.id: number for number, stretch in enumerate(self.plan.stretches) for item in stretch}
        held: list[list[int]] = [[] for _ in self.plan.stretches]
        closed: list[list[int]] = [[] for _ in self.plan.stretches]
        ends: dict[tuple[int, str], int] = {}
        for number, (version, score) in enumerate(self.scores):
            over_questions = score.over == "questions"
            parts = [name for name, _ in score.parts]
            places = [place[name] if over_questions else ends[self.space.score_of(version, name)] for name in parts]
            ends[version, score.id] = max(places, default=0)
            whole = over_questions and len(set(places)) == 1
            (held if whole else closed)[ends[version, score.id]].append(number)
        return held, closed, list(ends.values())

    def _moves_of(self, item: Asked, shown: frozenset[int]) -> list[_Move]:
        moves = self.moves.get((item.id, shown))
        if moves is None:
            moves = self.moves[item.id, shown] = list(self._alike(item, shown))
        return moves

    def _alike(self, item: Asked, shown: frozenset[int]) -> Iterator[_Move]:
        """The choices of a question, those together that come to the same."""
        together: dict[tuple[frozenset[tuple[Atom, Formula]], int], tuple[Number, Way, Settling]] = {}
        for choice in choices(self.space, item, shown, self.plan.atoms[item.id]):
            gains = self._earned(item, shown, choice.answers) if choice.answers else NOTHING
            key = (frozenset(choice.settled.items()), gains)
            # Blank comes first, and what comes first is the shortest.
            first: Way = (item.id, choice.answers.example) if choice.answers else None
            (sets, complete), way, settling = together.get(key, ((0, 0), first, choice.settling))
            together[key] = (sets + choice.number[0], complete + choice.number[1]), way, settling
        for (_, gains), (number, way, settling) in together.items():
            yield _Move(number, way, settling, gains)

    def _earned(self, item: Asked, shown: frozenset[int], answers: AnswerClass) -> int:
        gains = NOTHING
        for version in sorted(shown):
            question, meaning = item.versions[version], answers.meanings[version]
            if meaning is not None and meaning.points is not None and question is not None and question.earning:
                part = Part(slim(meaning.points), slim(Fraction(question.earning.attainable)), 1)
                gains = self.totals.summed(gains, self._gains(version, "questions", item.id, part))
        return gains

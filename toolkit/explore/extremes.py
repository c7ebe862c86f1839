"""The fewest and the most of something that a result can hold, each with a set of answers that leads there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from toolkit.explore.choices import Number
from toolkit.explore.formula import FALSE, TRUE, Formula, side_by_side
from toolkit.explore.space import Space
from toolkit.explore.sweep import Sweep, Table, Way, answers_on

# The fewest, a way to them, the most, and a way to those; changed in place.
Ends: TypeAlias = "list[Any]"

# States that a narrow sweep keeps.
NARROW = 20


class Extremes(NamedTuple):
    """The fewest and the most, each with a set of answers that leads there."""

    fewest: int
    at_fewest: dict[str, Any]
    most: int
    at_most: dict[str, Any]


@dataclass(frozen=True)
class Bounds:
    """What a number may be at least, and at most; None: as little, or as much, as it likes."""

    least: int | None = None
    most: int | None = None

    def allow(self, number: int) -> bool:
        """Whether a number is within them."""
        return (self.least is None or number >= self.least) and (self.most is None or number <= self.most)


def extremes(space: Space, number: Formula, when: Formula = TRUE, beyond: Bounds | None = None) -> Extremes | None:
    """The least and the most that a "how many" comes to where `when` holds; None where it never does.

    With `beyond`, only what breaks these bounds is looked for: None where nothing does, and what lies within them may
    be left out. Raises `TooEntangledError` when there are more states than the budget allows.
    """
    target = side_by_side([when, number])
    ends = _ends(_Spanning(space, target, beyond)) if beyond else _outermost(space, target)
    if ends is None:
        return None
    fewest, to_fewest, most, to_most = ends
    return Extremes(fewest, answers_on(space, to_fewest), most, answers_on(space, to_most))


def _outermost(space: Space, target: Formula) -> Ends | None:
    """The ends of the whole scale: first as far as a narrow sweep comes, then only what goes further is swept."""
    low, high = _ends(_Narrow(space, target, low=True)), _ends(_Narrow(space, target, low=False))
    if low is None or high is None:  # perhaps nobody, perhaps only those whom a narrow sweep does not meet
        return _ends(_Spanning(space, target))
    lower = _ends(_Spanning(space, target, Bounds(least=low[0])))
    higher = _ends(_Spanning(space, target, Bounds(most=high[2])))
    return [*(lower or low)[:2], *(higher or high)[2:]]


def _ends(sweep: _Spanning) -> Ends | None:
    return next((ends for outcome, ends in sweep.run().items() if outcome.parts[0] is TRUE), None)


class _Spanning(Sweep[Ends]):
    """A sweep that remembers only the ends of a scale, and of bounds only what can still break them."""

    # What rests on every rule at once is either found soon or not at all: no minute is spent on it.
    most_steps = 1_000_000

    def __init__(self, space: Space, target: Formula, beyond: Bounds | None = None) -> None:
        super().__init__(space, target)
        self.beyond = beyond

    def span(self, states: Mapping[int, Ends]) -> tuple[int, int]:
        """The least and the most that holds already in some states."""
        return min(ends[0] for ends in states.values()), max(ends[2] for ends in states.values())

    def worthwhile(self, table: Table[Ends], span: tuple[int, int] = (0, 0)) -> Table[Ends]:
        """Without states from which nothing can break the bounds any more, whatever is answered."""
        if self.beyond is None:
            return table
        fewest, most = span
        kept: Table[Ends] = {}
        for left, states in table.items():
            more = sum(left[0].parts[1].weights)
            breaking = {
                totals: ends
                for totals, ends in states.items()
                if not (self.beyond.allow(fewest + ends[0]) and self.beyond.allow(most + ends[2] + more))
            }
            if breaking:
                kept[left] = breaking
        return kept

    def is_over(self, target: Formula) -> bool:
        """Only those for whom the condition holds are asked after."""
        return target.parts[0] is FALSE

    def tally(self, number: Number, way: Way, held: int) -> Ends:  # noqa: ARG002 - how many sets there are is no matter
        """That much holds, on that way."""
        return [held, way, held, way]

    def join(self, states: dict[int, Ends], gained: int, tally: Ends, target: Formula, into: dict[int, Ends]) -> None:
        """Add the tally to the states."""
        fewest, to_fewest, most, to_most = tally
        sums = self.totals.with_gain(gained)
        rests = self.rests(target)
        self.steps += len(states)
        for totals, (fewest_before, to_fewest_before, most_before, to_most_before) in states.items():
            reached = sums[totals] if rests is None else rests[sums[totals]]
            known = into.get(reached)
            if known is None:
                into[reached] = [
                    fewest_before + fewest,
                    [to_fewest_before, to_fewest],
                    most_before + most,
                    [to_most_before, to_most],
                ]
                continue
            if fewest_before + fewest < known[0]:
                known[:2] = fewest_before + fewest, [to_fewest_before, to_fewest]
            if most_before + most > known[2]:
                known[2:] = most_before + most, [to_most_before, to_most]

    def add(self, tallies: dict[Any, Ends], key: object, tally: Ends, held: int = 0) -> None:
        """Keep the outer ones of the ends with the same key."""
        fewest, to_fewest, most, to_most = tally
        known = tallies.get(key)
        if known is None:
            tallies[key] = [fewest + held, to_fewest, most + held, to_most]
            return
        if fewest + held < known[0]:
            known[:2] = fewest + held, to_fewest
        if most + held > known[2]:
            known[2:] = most + held, to_most


class _Narrow(_Spanning):
    """A sweep along the states that promise least, or most: it comes far, perhaps not to the end, and costs little."""

    def __init__(self, space: Space, target: Formula, *, low: bool) -> None:
        super().__init__(space, target)
        self.low = low

    def worthwhile(self, table: Table[Ends], span: tuple[int, int] = (0, 0)) -> Table[Ends]:  # noqa: ARG002
        """The most promising states: those with the least, or the most, that may come to hold in the end."""
        states = [
            (left, totals, ends, sum(left[0].parts[1].weights))
            for left, known in table.items()
            for totals, ends in known.items()
        ]
        states.sort(key=lambda state: state[2][0] + state[3] if self.low else -state[2][2] - state[3])
        kept: Table[Ends] = {}
        for left, totals, ends, _ in states[:NARROW]:
            kept.setdefault(left, {})[totals] = ends
        return kept

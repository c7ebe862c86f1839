"""Who gets what in a later version of a questionnaire and did not in the earlier one, or the other way round.

Both versions are asked the same answers (`toolkit.explore.space`). What did not change is the same formula in both, and
is not looked at any further; all else is counted over every set of answers, exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from toolkit.compiled import Compiled, CompiledScore
from toolkit.explore.classes import TooEntangledError
from toolkit.explore.events import Event, Events
from toolkit.explore.explorer import Explorer, Share
from toolkit.explore.formula import FALSE, TRUE, Formula, conjunction, negation, side_by_side
from toolkit.explore.patterns import Pattern, patterns
from toolkit.explore.space import Space
from toolkit.scoring.scores import band_of

_KINDS = ("question", "band", "level", "advice", "duty", "service")
MOST_LISTED = 5
# Beyond that many patterns, or parts of one, nobody would read them: only the whole is told.
MOST_COUNTED = 12
MOST_PARTS = 5


@dataclass(frozen=True)
class Who:
    """Those who gain something, or lose it: their share, and the patterns that they fall into, largest first.

    `patterns` is empty where they are too many to read; `further` is how many were left out.
    """

    share: Share
    patterns: tuple[tuple[Pattern, Share], ...]
    further: int = 0


@dataclass(frozen=True)
class OutcomeChange:
    """One thing that a result can hold, and who gains or loses it; `not_proved` is the reason where that is open."""

    event: Event
    gains: Who | None
    loses: Who | None
    not_proved: str | None = None


@dataclass(frozen=True)
class Move:
    """Sets of answers whose score has another band now."""

    before: str | None
    after: str | None
    share: Share


@dataclass(frozen=True)
class ScoreChange:
    """A score whose value or band is another one for some: how many go up and down, by how much at most, and between
    which bands. A change from or to no value is neither up nor down.
    """

    id: str
    up: Share
    down: Share
    other: Share
    most_up: Fraction
    most_down: Fraction
    moves: tuple[Move, ...]
    not_proved: str | None = None


@dataclass(frozen=True)
class Outcomes:
    """Everything that comes out otherwise in the later version; `same_scores` have the same values in both."""

    whole: Share
    scores: tuple[ScoreChange, ...]
    events: tuple[OutcomeChange, ...]
    same_scores: frozenset[str] = frozenset()


def compared(earlier: Compiled, later: Compiled) -> Outcomes | str:
    """What comes out otherwise; the reason, where the two cannot be compared at all."""
    explorer = Explorer(Space((earlier, later)))
    try:
        whole = explorer.share(TRUE)
        return Outcomes(whole, tuple(_scores(explorer)), tuple(_events(explorer)), explorer.space.same_scores)
    except TooEntangledError as error:
        return str(error)


def _events(explorer: Explorer) -> Iterator[OutcomeChange]:
    before, after = (dict(Events(explorer.space, version).all()) for version in (0, 1))
    # What went away stands with what is like it, and services, which follow from advice, stand below that.
    for event in sorted({**after, **before}, key=lambda event: _KINDS.index(event.kind)):
        if event.kind == "band":
            continue
        was, is_now = before.get(event, FALSE), after.get(event, FALSE)
        if was is is_now:
            continue
        # Both are found in one sweep.
        target = side_by_side([was, is_now])
        try:
            gains = _who(explorer, event, target, has=1)
            loses = _who(explorer, event, target, has=0)
        except TooEntangledError as error:
            yield OutcomeChange(event, None, None, str(error))
            continue
        if gains or loses:
            yield OutcomeChange(event, gains, loses)


def _who(explorer: Explorer, event: Event, target: Formula, has: int) -> Who | None:
    """Those to whom it happens in one version, by its number, and not in the other."""
    formula = conjunction([target.parts[has], negation(target.parts[1 - has])])
    if formula is FALSE:
        return None
    share = explorer.share_where(target, lambda each: each.parts[has] is TRUE and each.parts[1 - has] is FALSE)
    if not share.possible:
        return None
    found = _readable(explorer.space, event, formula)
    if len(found) == 1:  # it is all of them
        return Who(share, ((found[0], share),))
    counted = [(pattern, explorer.share(pattern.formula)) for pattern in found]
    counted = sorted((each for each in counted if each[1].possible), key=lambda each: (-each[1].part, -each[1].sets))
    return Who(share, tuple(counted[:MOST_LISTED]), max(0, len(counted) - MOST_LISTED))


def _readable(space: Space, event: Event, formula: Formula) -> list[Pattern]:
    """The patterns of a formula, as long as they can be read; services follow from advice, whose patterns are told."""
    if event.kind == "service":
        return []
    try:
        found = patterns(space, formula, MOST_COUNTED)
    except TooEntangledError:
        return []
    return found if all(len(pattern.parts) <= MOST_PARTS for pattern in found) else []


def _scores(explorer: Explorer) -> Iterator[ScoreChange]:
    before, after = ({score.id: score for score in version.scores} for version in explorer.space.versions)
    for name in after:
        if name not in before or (name in explorer.space.same_scores and before[name].bands == after[name].bands):
            continue
        try:
            if change := _score(explorer, before[name], after[name]):
                yield change
        except TooEntangledError as error:
            nobody = Share(0, 0, 1, 1, None)
            yield ScoreChange(name, nobody, nobody, nobody, Fraction(), Fraction(), (), str(error))


Bands = tuple[str | None, str | None]


def _fits(bands: Callable[[Formula], Bands], move: Bands, outcome: Formula) -> bool:
    return bands(outcome) == move


def _score(explorer: Explorer, before: CompiledScore, after: CompiledScore) -> ScoreChange | None:
    target = side_by_side(Events(explorer.space, version).figure(after.id) for version in (0, 1))

    def pair(outcome: Formula) -> tuple[Fraction | None, Fraction | None]:
        return outcome.parts[0].constant, outcome.parts[1].constant

    def rise(outcome: Formula) -> Fraction | None:
        was, is_now = pair(outcome)
        return None if was is None or is_now is None else is_now - was

    def bands(outcome: Formula) -> Bands:
        was, is_now = pair(outcome)
        return band_of(before, was), band_of(after, is_now)

    outcomes = explorer.outcomes(target)
    if all(pair(each)[0] == pair(each)[1] and bands(each)[0] == bands(each)[1] for each in outcomes):
        return None
    rises = [found for each in outcomes if (found := rise(each)) is not None]
    moves = dict.fromkeys(bands(each) for each in outcomes if bands(each)[0] != bands(each)[1])
    return ScoreChange(
        id=after.id,
        up=explorer.share_where(target, lambda each: (rise(each) or 0) > 0),
        down=explorer.share_where(target, lambda each: (rise(each) or 0) < 0),
        other=explorer.share_where(target, lambda each: (pair(each)[0] is None) != (pair(each)[1] is None)),
        most_up=max([Fraction(), *rises]),
        most_down=-min([Fraction(), *rises]),
        moves=tuple(Move(*move, explorer.share_where(target, partial(_fits, bands, move))) for move in moves),
    )

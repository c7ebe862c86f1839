"""Which kinds of business have a case study of their own on a topic, and what the others are shown instead.

A case is a business's own when it is on the topic, of the same kind of work and of the same size. Where there is none,
matching falls back, as in a result with advice on that topic alone. Places are left out: they only decide between
cases that are otherwise as close.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from toolkit.compiled import MatchedCase
from toolkit.model.content import Size
from toolkit.scoring.matching import closest_cases

# From the closest to none at all: the same kind of work and size, the one, the other, the topic alone, no case.
Closeness = Literal["own", "sector", "size", "topic", "none"]
CLOSENESS: tuple[Closeness, ...] = get_args(Closeness)
SIZES: tuple[Size, ...] = get_args(Size)


@dataclass(frozen=True)
class Covered:
    """What a business of one kind and size is shown first on a topic; no case where the topic has none."""

    topic: str
    sector: str
    size: Size
    closeness: Closeness
    case: str | None


def coverage(cases: Iterable[MatchedCase], topics: Sequence[str], sectors: Sequence[str]) -> tuple[Covered, ...]:
    """Every topic with every kind of work and every size, in the order given."""
    known = tuple(cases)
    return tuple(_covered(known, topic, sector, size) for topic in topics for sector in sectors for size in SIZES)


def shares(covered: Iterable[Covered]) -> Mapping[Closeness, int]:
    """How many businesses fall back to what, the closest first; each closeness is named."""
    found = Counter(each.closeness for each in covered)
    return {closeness: found[closeness] for closeness in CLOSENESS}


def without_own(covered: Iterable[Covered]) -> tuple[tuple[str, ...], tuple[Size, ...]]:
    """The kinds of work, and the sizes, that have no case of their own on any topic."""
    everyone = tuple(covered)
    own = [each for each in everyone if each.closeness == "own"]
    sectors, sizes = {each.sector for each in own}, {each.size for each in own}
    missing = dict.fromkeys(each.sector for each in everyone if each.sector not in sectors)
    return tuple(missing), tuple(size for size in SIZES if size not in sizes)


def _covered(cases: Sequence[MatchedCase], topic: str, sector: str, size: Size) -> Covered:
    closest = next(iter(closest_cases(cases, {topic}, sector, size)), None)
    return Covered(topic, sector, size, _closeness(closest, sector, size), closest.id if closest else None)


def _closeness(case: MatchedCase | None, sector: str, size: Size) -> Closeness:
    if case is None:
        return "none"
    match case.sector == sector, case.size == size:
        case True, True:
            return "own"
        case True, False:
            return "sector"
        case False, True:
            return "size"
        case _:
            return "topic"

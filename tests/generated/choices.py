"""Where chance comes from: a seeded generator for millions of cases, or hypothesis, which shrinks what fails."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Protocol, TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


class Chance(Protocol):
    """Anything that can choose a whole number."""

    def number(self, least: int, most: int) -> int:
        """A whole number from `least` to `most`."""


class SeededChance:
    """The same choices for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def number(self, least: int, most: int) -> int:
        return self._random.randint(least, most)


class DrawnChance:
    """Choices that hypothesis makes, and makes smaller."""

    def __init__(self, data: st.DataObject) -> None:
        self._data = data

    def number(self, least: int, most: int) -> int:
        return self._data.draw(st.integers(least, most))


def one_of(chance: Chance, items: Sequence[T]) -> T:
    return items[chance.number(0, len(items) - 1)]


def some_of(chance: Chance, items: Sequence[T], least: int = 0) -> list[T]:
    chosen = [item for item in items if chance.number(0, 1)]
    while len(chosen) < min(least, len(items)):
        item = one_of(chance, items)
        if item not in chosen:
            chosen.append(item)
    return [item for item in items if item in chosen]


def percent(chance: Chance, likely: int) -> bool:
    """True `likely` times in a hundred; the simplest choice is False."""
    return chance.number(0, 99) >= 100 - likely

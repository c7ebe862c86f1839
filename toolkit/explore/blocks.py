"""Stretches of questions that stand on their own: what their scores come to, found once for many sweeps.

Most sections open no gate outside themselves. What such a section's scores come to depends on nothing but which of its
questions are shown; so every sweep that needs the scores, and looks at none of the answers, can share it.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property

from toolkit.explore.plan import Plan
from toolkit.explore.space import Asked


@dataclass(frozen=True)
class Block:
    """A stretch that stands on its own, and the scores that lie in it whole, by their numbers in the sweep.

    `key` tells blocks of different sweeps apart.
    """

    stretch: list[Asked]
    scores: list[int]
    key: Hashable

    @cached_property
    def questions(self) -> frozenset[str]:
        """The questions of the stretch."""
        return frozenset(item.id for item in self.stretch)


def block_of(plan: Plan, stretch: list[Asked], held: list[int]) -> Block | None:
    """The stretch as a block; None where it opens gates of other stretches, or holds only a part of a score."""
    inside = {item.id for item in stretch}
    opened = [gate for gate in plan.gates if not gate.questions.isdisjoint(inside)]
    shows_others = any(plan.gate_of[name] in opened for name in plan.gate_of if name not in inside)
    parts = [set(score.parts) for number, (_, score) in enumerate(plan.scores) if number not in held]
    part_of_others = any(name in inside for part in parts for name, _ in part)
    if not held or shows_others or part_of_others or any(not gate.questions <= inside for gate in opened):
        return None
    behind = frozenset((gate, frozenset(plan.behind[gate].items())) for gate in opened if gate in plan.behind)
    scores = tuple((plan.scores[number][0], plan.scores[number][1].id) for number in held)
    return Block(stretch, held, (tuple(item.id for item in stretch), scores, behind))

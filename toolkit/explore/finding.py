"""A shortest set of answers that makes a formula true, or that there is none: a proof that needs no counting."""

from __future__ import annotations

from typing import Any

from toolkit.explore.choices import Number
from toolkit.explore.formula import FALSE, TRUE, Formula
from toolkit.explore.furthest import Furthest, Reach
from toolkit.explore.space import Space
from toolkit.explore.sweep import Way, answers_on


def found(space: Space, target: Formula) -> dict[str, Any] | None:
    """A shortest set of answers that makes the target true; None: it is shown that none does.

    Raises `TooEntangledError` when there are more states than the budget allows.
    """
    if target is FALSE:
        return None
    shortest = _Finding(space, target).run().get(TRUE)
    return None if shortest is None else answers_on(space, shortest[1])


class _Finding(Furthest):
    """A sweep that follows only what may still become true; each answer leads a step back, so the shortest is kept."""

    def is_over(self, target: Formula) -> bool:
        """What has become false stays so."""
        return target is FALSE

    def tally(self, number: Number, way: Way, held: int) -> Reach:  # noqa: ARG002 - one set is enough
        """That way."""
        return [-1 if way else 0, way]

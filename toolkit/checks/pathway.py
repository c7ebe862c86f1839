"""The pathway: whether what skips ahead comes to a later stage."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.library import Library
from toolkit.problems import Problem, did_you_mean


def check_pathway(library: Library) -> Iterator[Problem]:
    """Every problem of the order of the stages."""
    order = list(library.pathway)
    for number, entry in enumerate(library.pathway.values()):
        target = entry.value.skips_to
        if target is None:
            continue
        if target not in library.pathway:
            yield entry.problem(("skips_to",), "L001", f"there is no stage “{target}”{did_you_mean(target, order)}")
        elif order.index(target) <= number + 1:
            message = f"“{target}” does not come later than the next stage, so nothing is skipped; leave “skips_to” out"
            yield entry.problem(("skips_to",), "S010", message)

"""Problems of one cause: a file that was renamed or deleted is told once, and not at each place that names it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from toolkit.problems import Problem

# A slip of the pen is made once, or twice; what is missing at so many places is missing itself.
ENOUGH = 3
_LISTED = 8


def gathered(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, with those that name the same missing thing told at the first place, which lists the others."""
    found = sorted(problems)
    together: dict[str, list[Problem]] = {}
    for problem in found:
        if problem.code == "L001" and problem.message.startswith("there is no "):
            together.setdefault(problem.message, []).append(problem)
    many = [group for group in together.values() if len(group) >= ENOUGH]
    told = {id(problem) for group in many for problem in group}
    return sorted([*(problem for problem in found if id(problem) not in told), *map(_once, many)])


def _once(group: list[Problem]) -> Problem:
    lines = list(dict.fromkeys(f"{problem.path}:{problem.line}" for problem in group))
    more = f" and {len(lines) - _LISTED} more" if len(lines) > _LISTED else ""
    # What is near to it by its letters is no guess worth making: nobody mistypes a name so often.
    missing = group[0].message.split("; ")[0]
    message = (
        f"{missing}, which {len(group)} places name; was it renamed or deleted? Give it that name again, "
        f"or change each of them: {', '.join(lines[:_LISTED])}{more}"
    )
    return replace(group[0], message=message)

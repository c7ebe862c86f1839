"""What could not be read: a link to it is no second problem."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from toolkit.problems import Problem, errors

# Where each kind of content is kept; a name below it, or the file itself, can be what could not be read.
_PLACES = {"questionnaires": "questionnaires"}


@dataclass(frozen=True)
class Unread:
    """The paths, without their endings, of files with problems, and the ids of those that lie in a wrong place."""

    paths: frozenset[str] = frozenset()
    misplaced: frozenset[str] = frozenset()

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> Unread:
        """What the problems found while reading keep from being known."""
        wrong = errors(problems)
        return cls(
            frozenset(_without_ending(problem.path) for problem in wrong),
            frozenset(_as_id(problem.path) for problem in wrong if problem.code == "S012"),
        )

    def __bool__(self) -> bool:
        return bool(self.paths)

    def kind(self, kept: str) -> bool:
        """Whether a whole list, such as `sectors`, could not be read."""
        return f"content/{kept}" in self.paths

    def lacks(self, kept: str, known: Mapping[str, object], name: str) -> bool:
        """Whether nothing has that id, and nothing that could not be read may have it; `kept` is the folder or list."""
        if name in known or self.kind(kept):
            return False
        place = _PLACES.get(kept, f"content/{kept}")
        return f"{place}/{name}" not in self.paths and PurePosixPath(name).name not in self.misplaced


def _without_ending(path: str) -> str:
    return PurePosixPath(path).with_suffix("").as_posix()


def _as_id(path: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", PurePosixPath(path).stem.lower()).strip("-")


NOTHING_UNREAD = Unread()

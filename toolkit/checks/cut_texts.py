"""Texts that end where nobody meant them to: what stands behind “ #” is a remark, and no reader sees it."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.library import Library
from toolkit.problems import Problem


def check_cut_texts(library: Library) -> Iterator[Problem]:
    """A warning for each text without quotes behind which a remark is glued to its sign, as in “Our #1 tip”.

    A remark that is meant as one has a blank behind its sign, as all in this project have; so has none of these.
    """
    sources = {entry.source.path: entry.source for entry in library.everything()}
    for source in sources.values():
        for place, lost in source.cut.items():
            shown = lost if len(lost) <= 40 else lost[:39] + "…"
            message = (
                f"“{shown}” is dropped here, because “ #” begins a remark; put the whole text in quotes, or write a "
                "space after the “#” if it is a remark"
            )
            yield source.problem(place, "Y015", message).as_warning()

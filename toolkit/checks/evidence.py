"""Sources: whether content leans on one that was replaced, whether anybody uses one, and how much each can bear."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.library import Entry, Library
from toolkit.model.base import Model
from toolkit.model.lists import STRENGTHS_OF_KIND
from toolkit.problems import Problem, either


def check_evidence(library: Library) -> Iterator[Problem]:
    """Every problem of the sources and of what leans on them."""
    yield from _strengths(library)
    for entry in library.everything():
        yield from _replaced(entry, library)
    yield from _unused(library)


def _strengths(library: Library) -> Iterator[Problem]:
    for entry in library.evidence.values():
        can_be = STRENGTHS_OF_KIND[entry.value.kind]
        if entry.value.strength is not None and entry.value.strength not in can_be:
            message = (
                f"a source of the kind “{entry.value.kind}” cannot be “{entry.value.strength}”; "
                f"write {either(can_be)}, or another kind"
            )
            yield entry.problem(("strength",), "S010", message)


def _replaced(entry: Entry[Model], library: Library) -> Iterator[Problem]:
    """Sources with a successor; whoever names the successor too knows, as a page that tells history does."""
    sources: list[str] = getattr(entry.value, "sources", [])
    for number, name in enumerate(sources):
        source = library.evidence.get(name)
        successor = source.value.superseded_by if source else None
        if successor is not None and successor not in sources:
            message = f"“{name}” was replaced by “{successor}”; read that, and name it instead or as well"
            yield entry.problem(("sources", number), "F001", message).as_warning()


def _unused(library: Library) -> Iterator[Problem]:
    """Sources that nobody names; one with a successor is kept to point there."""
    used = {name for entry in library.everything() for name in getattr(entry.value, "sources", [])}
    for entry in library.evidence.values():
        if entry.id not in used and entry.value.superseded_by is None:
            message = f"nothing rests on “{entry.id}”; name it where it belongs, or take it out"
            yield entry.problem(("id",), "F002", message).as_advice()

"""The checks of the whole content: every piece of it, and what only the whole can tell."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.checks.questionnaire import check_questionnaire
from toolkit.checks.references import check_references
from toolkit.library import Entries, Entry, Library
from toolkit.model.base import Model
from toolkit.problems import Problem


def check_project(library: Library) -> list[Problem]:
    """Every problem of content whose shape is right, in the order of files and lines."""
    problems = [problem for entry in _entries(library) for problem in check_references(entry, library)]
    for questionnaire in library.questionnaires.values():
        problems += check_questionnaire(questionnaire, library)
    problems += _services(library)
    problems += _former_ids(library)
    return sorted(set(problems))


def _entries(library: Library) -> Iterator[Entry[Model]]:
    groups: list[Entries[Model]] = [
        library.guidance,  # type: ignore[list-item]
        library.case_studies,  # type: ignore[list-item]
        library.services,  # type: ignore[list-item]
        library.areas,  # type: ignore[list-item]
        library.duties,  # type: ignore[list-item]
        library.evidence,  # type: ignore[list-item]
        library.partners,  # type: ignore[list-item]
        library.pages,  # type: ignore[list-item]
    ]
    for group in groups:
        yield from group.values()
    if library.site:
        yield library.site  # type: ignore[misc]


def _services(library: Library) -> Iterator[Problem]:
    for entry in library.services.values():
        service = entry.value
        if service.status == "closed" and service.closed_on is None:
            yield entry.problem(("status",), "S002", "“closed_on” is missing; say when the service closed")
        if service.status == "open" and not (service.phones or service.web or service.text_relay):
            yield entry.problem(("name",), "S002", "an open service has a phone or a web address")
        if service.status == "open" and service.kind == "history":
            yield entry.problem(("kind",), "S010", "a service that is history is closed")


def _former_ids(library: Library) -> Iterator[Problem]:
    for kind in ("guidance", "case-study", "service", "questionnaire", "page"):
        entries = library.of_kind(kind)
        taken = dict.fromkeys(entries, "in use")
        for entry in entries.values():
            for number, former in enumerate(getattr(entry.value, "formerly", ())):
                name = former.strip("/")
                if name in taken:
                    yield entry.problem(("formerly", number), "L002", f"“{former}” is {taken[name]} already")
                taken[name] = f"a former id of “{entry.id}”"

"""The library as pages need it: what belongs to a topic, what rests on a source, what stands first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, get_args

from site_builder.links import site_path
from toolkit.library import Entry, Library
from toolkit.model.content import CaseStudy, Guidance, Priority, Service, Site
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.templates import Template

MAIN_CHECK = "healthy-working"
_PRIORITIES = get_args(Priority)
OnTopics = TypeVar("OnTopics", Guidance, CaseStudy, Service)


@dataclass(frozen=True)
class Use:
    """A page that rests on a source, or a place on one: its site path, and what it is called."""

    path: str
    title: str


class Shelves:
    """The library, with its things put in the order and the groups in which pages show them."""

    def __init__(self, library: Library) -> None:
        if library.site is None:
            raise ValueError("a library without content/site.yml has no pages")
        self.library = library
        self.site: Site = library.site.value

    @cached_property
    def guidance(self) -> list[Entry[Guidance]]:
        """All guidance, what matters most first, then by title."""
        return sorted(
            self.library.guidance.values(),
            key=lambda entry: (_PRIORITIES.index(entry.value.priority), entry.value.title.casefold(), entry.id),
        )

    @cached_property
    def case_studies(self) -> list[Entry[CaseStudy]]:
        """All case studies, those that really happened first, then by title."""
        return sorted(
            self.library.case_studies.values(),
            key=lambda entry: (entry.value.illustrative, entry.value.title.casefold(), entry.id),
        )

    @cached_property
    def services(self) -> list[Entry[Service]]:
        """The services that are open, the advice line first, then by name."""
        found = [entry for entry in self.library.services.values() if entry.value.status == "open"]
        return sorted(
            found, key=lambda entry: (entry.id != self.site.advice_line, entry.value.name.casefold(), entry.id)
        )

    @cached_property
    def closed_services(self) -> list[Entry[Service]]:
        """The services that are closed, by name."""
        found = [entry for entry in self.library.services.values() if entry.value.status == "closed"]
        return sorted(found, key=lambda entry: (entry.value.name.casefold(), entry.id))

    @cached_property
    def templates(self) -> list[Entry[Template]]:
        """All templates, by title."""
        return sorted(self.library.templates.values(), key=lambda entry: (entry.value.title.casefold(), entry.id))

    def templates_of(self, guidance: str) -> list[Entry[Template]]:
        """The templates that belong to one piece of guidance."""
        return [entry for entry in self.templates if guidance in entry.value.guidance]

    @cached_property
    def guidance_by_topic(self) -> Mapping[str, list[Entry[Guidance]]]:
        """Topic to guidance, what matters most first."""
        return _by_topic(self.guidance)

    @cached_property
    def case_studies_by_topic(self) -> Mapping[str, list[Entry[CaseStudy]]]:
        """Topic to case studies."""
        return _by_topic(self.case_studies)

    @cached_property
    def services_by_topic(self) -> Mapping[str, list[Entry[Service]]]:
        """Topic to open services."""
        return _by_topic(self.services)

    @cached_property
    def checks(self) -> list[Entry[Questionnaire]]:
        """All questionnaires: those with a score and those that lead to them, then the pathways; each by title."""
        return sorted(
            self.library.questionnaires.values(),
            key=lambda entry: (
                not (is_check(entry.value) or entry.value.leads_to),
                entry.value.title.casefold(),
                entry.id,
            ),
        )

    @cached_property
    def short_checks(self) -> list[Entry[Questionnaire]]:
        """Those that lead to the main check, for people who have little time."""
        return [
            entry
            for entry in self.checks
            if entry.value.leads_to is not None and entry.value.leads_to.questionnaire == MAIN_CHECK
        ]

    @property
    def main_check(self) -> Entry[Questionnaire] | None:
        """The check that the first page leads to."""
        return self.library.questionnaires.get(MAIN_CHECK)

    @property
    def further_checks(self) -> list[Entry[Questionnaire]]:
        """Every questionnaire but the main check, in the order of `checks`: each has its place on the first page."""
        return [entry for entry in self.checks if entry.id != MAIN_CHECK]

    def open_service(self, name: str) -> Entry[Service] | None:
        """A service that can be offered: one that exists and is open."""
        entry = self.library.services.get(name)
        return entry if entry is not None and entry.value.status == "open" else None

    @property
    def advice_line(self) -> Entry[Service] | None:
        """The main advice line, where it is open."""
        return self.open_service(self.site.advice_line)

    def like(self, topics: Iterable[str], most: int = 3) -> list[Entry[CaseStudy]]:
        """Case studies that share a topic; most shared topics first, real ones before invented ones."""
        wanted = set(topics)
        found = {entry.id: entry for topic in sorted(wanted) for entry in self.case_studies_by_topic.get(topic, ())}
        order = {entry.id: number for number, entry in enumerate(self.case_studies)}
        ranked = sorted(
            found.values(), key=lambda entry: (-len(wanted.intersection(entry.value.topics)), order[entry.id])
        )
        return ranked[:most]

    @cached_property
    def uses(self) -> Mapping[str, list[Use]]:
        """Source to the pages that rest on it."""
        found: dict[str, list[Use]] = defaultdict(list)
        for use, sources in self._all_uses():
            for source in dict.fromkeys(sources):
                if use not in found[source]:
                    found[source].append(use)
        return found

    def _all_uses(self) -> Iterator[tuple[Use, list[str]]]:
        library = self.library
        for guidance in self.guidance:
            yield Use(site_path("guidance", guidance.id), guidance.value.title), guidance.value.sources
        for duty in library.duties.values():
            if duty.value.guidance is not None and duty.value.guidance in library.guidance:
                path = site_path("guidance", duty.value.guidance)
                yield Use(path, f"What the law asks: {duty.value.title}"), duty.value.sources
        for case_study in self.case_studies:
            yield Use(site_path("case-study", case_study.id), case_study.value.title), case_study.value.sources
        for service in (*self.services, *self.closed_services):
            yield Use(site_path("service", service.id), service.value.name), service.value.sources
        for template in self.templates:
            yield Use(site_path("template", template.id), template.value.title), template.value.sources
        for page in library.pages.values():
            yield Use(site_path("page", page.id), page.value.title), page.value.sources
        for partner in library.partners.values():
            yield Use(f"/partners/#{partner.id}", f"For partners: {partner.value.name}"), partner.value.sources
        for holiday in library.bank_holidays.values():
            yield Use("/services/", "Whether a line is open now"), holiday.value.sources


def is_check(questionnaire: Questionnaire) -> bool:
    """Whether a questionnaire gives a score; one without is a pathway to advice."""
    return bool(questionnaire.bands or questionnaire.scores or questionnaire.levels)


def _by_topic(entries: Iterable[Entry[OnTopics]]) -> Mapping[str, list[Entry[OnTopics]]]:
    found: dict[str, list[Entry[OnTopics]]] = defaultdict(list)
    for entry in entries:
        for topic in entry.value.topics:
            found[topic].append(entry)
    return found

"""The result as its template shows it: every score, duty and piece of advice that could come out, to be filled in.

On paper a person fills the result in by hand; with script the same nodes are filled in, kept or taken away.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from markupsafe import Markup

from site_builder import paper
from site_builder.links import Links
from site_builder.reading import prose, words
from toolkit.compiled import Compiled, CompiledScore
from toolkit.exact import plain
from toolkit.library import Library
from toolkit.model.content import CaseStudy, Service
from toolkit.model.questionnaire import Band, Questionnaire
from toolkit.scoring.advice import rank
from toolkit.scoring.scores import in_order

OVERALL = "overall"


@dataclass(frozen=True)
class BandView:
    """A band of a score, and the values that belong to it."""

    id: str
    title: str
    range: str
    message: Markup | None


@dataclass(frozen=True)
class ScoreView:
    """A score, how it is worked out, and its bands; `span` are the ends of its bar."""

    id: str
    title: str
    unit: str
    span: tuple[str, str] | None
    bands: tuple[BandView, ...]
    sheet: paper.Sheet


@dataclass(frozen=True)
class SheetGroup:
    """Scores that are worked out in the same steps, one after the other."""

    steps: tuple[str, ...]
    scores: tuple[ScoreView, ...]


@dataclass(frozen=True)
class LevelView:
    """A level, and the words of its own gate."""

    id: str
    title: str
    requires: str
    message: Markup | None


@dataclass(frozen=True)
class Leading:
    """Where to read what to do about a duty: a page, and the advice of this result where it may be given."""

    title: str
    page: str
    advice: str | None

    @property
    def address(self) -> str:
        """Where it leads on paper, and until there is a result."""
        return f"#advice-{self.advice}" if self.advice else self.page


@dataclass(frozen=True)
class DutyView:
    """What the law asks, and the answers that meet it."""

    id: str
    title: str
    asks: Markup
    applies: str
    met_if: tuple[str, ...]
    source: tuple[str, str] | None
    guidance: Leading | None


@dataclass(frozen=True)
class StepView:
    """A step of a piece of guidance; `within` says how soon, `days` is the same as a number."""

    id: str
    do: str
    days: int
    within: str


@dataclass(frozen=True)
class AdviceView:
    """A piece of guidance, and every way in which the form leads to it."""

    id: str
    title: str
    summary: str
    address: str
    effort: str
    cost: str
    steps: tuple[StepView, ...]
    because: tuple[str, ...]


@dataclass(frozen=True)
class CaseView:
    """A case study: its title, whose it is, and what kind of business that is."""

    id: str
    title: str
    address: str
    organisation: str
    business: str
    illustrative: bool


@dataclass(frozen=True)
class PhoneView:
    """A telephone number, as it is read and as it is dialled."""

    label: str | None
    number: str
    address: str


@dataclass(frozen=True)
class ServiceView:
    """Somebody who helps."""

    id: str
    name: str
    summary: str
    address: str
    phones: tuple[PhoneView, ...]
    textphone: PhoneView | None
    text_relay: str | None
    web: str | None
    hours: tuple[str, ...]
    cost: str
    who_for: str
    where: str | None


class ResultView:
    """The result of one questionnaire, on the page that `links` belongs to."""

    def __init__(
        self, library: Library, questionnaire: Questionnaire, compiled: Compiled, names: paper.Names, links: Links
    ) -> None:
        self.library = library
        self.questionnaire = questionnaire
        self.compiled = compiled
        self.names = names
        self.links = links

    def scores(self) -> list[ScoreView]:
        """The scores, each after those that it rests on; the overall score, if there is one, last."""
        ordered = in_order(self.compiled)
        return [self._score(score) for score in sorted(ordered, key=lambda score: score.id == OVERALL)]

    def sheets(self) -> list[SheetGroup]:
        """The scores, those together that say the same steps."""
        groups = groupby(self.scores(), key=lambda score: score.sheet.steps)
        return [SheetGroup(steps, tuple(scores)) for steps, scores in groups]

    def levels(self) -> list[LevelView]:
        """The levels, lowest first."""
        return [
            LevelView(
                level.id,
                level.title,
                paper.condition_words(level.requires, self.names),
                self._prose(level.message),
            )
            for level in self.questionnaire.levels
        ]

    def duties(self) -> list[DutyView]:
        """The duties that questions ask after, in the order in which they are first mentioned."""
        met_if: dict[str, list[str]] = {}
        for question in self.compiled.questions:
            if question.duty:
                name, test = question.duty
                met_if.setdefault(name, []).append(paper.test_words(question.id, test, self.names))
        return [self._duty(name, tuple(clauses)) for name, clauses in met_if.items()]

    def advice(self) -> list[AdviceView]:
        """All guidance that can be given, what matters most first, as far as that does not rest on the answers."""
        ranked = sorted(self.compiled.guidance, key=rank)
        return [self._advice(guidance.id) for guidance in ranked]

    def case_studies(self) -> list[CaseView]:
        """Every case study that could be shown."""
        return [self._case(name.id, self.library.case_studies[name.id].value) for name in self.compiled.case_studies]

    def services(self) -> list[ServiceView]:
        """Every service that could be shown, the advice line first."""
        names = [service.id for service in self.compiled.services]
        line = self.compiled.advice_line
        ordered = sorted(names, key=lambda name: name != line)
        return [self._service(name, self.library.services[name].value) for name in ordered]

    def _score(self, score: CompiledScore) -> ScoreView:
        span = paper.score_span(score, self.compiled)
        percent = span == (Fraction(0), Fraction(100))
        most = span[1] if span else None
        ranges = paper.band_ranges(score, most)
        bands = tuple(
            BandView(band.id, band.title, ranges[band.id], self._prose(band.message))
            for band in self._written_bands(score)
        )
        ends = (plain(_short(span[0])), plain(_short(span[1]))) if span else None
        unit = "out of 100" if percent else f"on a scale from {ends[0]} to {ends[1]}" if ends else ""
        sheet = paper.sheet(score, self.compiled, self.names)
        return ScoreView(score.id, self.names.scores[score.id], unit, ends, bands, sheet)

    def _written_bands(self, score: CompiledScore) -> list[Band]:
        """The bands of a score as their author wrote them, with titles and messages."""
        if self.questionnaire.scores is None:
            return self.questionnaire.bands if score.id == OVERALL else self.questionnaire.section_bands
        written = next(each for each in self.questionnaire.scores if each.id == score.id)
        return written.bands or (self.questionnaire.bands if score.id == OVERALL else [])

    def _duty(self, name: str, met_if: tuple[str, ...]) -> DutyView:
        duty = self.library.duties[name].value
        guidance = None
        if duty.guidance:
            title = self.library.guidance[duty.guidance].value.title
            given = duty.guidance in {each.id for each in self.compiled.guidance}
            guidance = Leading(title, self.links.of("guidance", duty.guidance), duty.guidance if given else None)
        return DutyView(
            id=name,
            title=duty.title,
            asks=prose.render(duty.asks, self.links).html,
            applies=duty.applies,
            met_if=met_if,
            source=self._source(duty.sources),
            guidance=guidance,
        )

    def _source(self, names: Iterable[str]) -> tuple[str, str] | None:
        for name in names:
            evidence = self.library.evidence[name].value
            return evidence.title, evidence.url or self.links.source(name)
        return None

    def _advice(self, name: str) -> AdviceView:
        guidance = self.library.guidance[name].value
        steps = tuple(StepView(step.id, step.do, step.by_days, words.within(step.by_days)) for step in guidance.steps)
        return AdviceView(
            id=name,
            title=guidance.title,
            summary=guidance.summary,
            address=self.links.of("guidance", name),
            effort=words.EFFORT[guidance.effort],
            cost=words.COST[guidance.cost],
            steps=steps,
            because=tuple(self._because(name)),
        )

    def _because(self, guidance: str) -> Iterable[str]:
        for question in self.compiled.questions:
            options = tuple(option.id for option in question.options or () if guidance in option.advise)
            if options:
                yield paper.ticked_words(question.id, options, self.names)
        for name, when in self.compiled.advice:
            if name == guidance:
                yield paper.condition_words(when, self.names)

    def _case(self, name: str, case: CaseStudy) -> CaseView:
        business = [self.library.sectors[case.sector].value.title] if case.sector in self.library.sectors else []
        business += [words.people(case.staff)] if case.staff else []
        business += [self.library.areas[case.area].value.name] if case.area and case.area in self.library.areas else []
        address = self.links.of("case-study", name)
        return CaseView(name, case.title, address, case.organisation, ", ".join(business), case.illustrative)

    def _service(self, name: str, service: Service) -> ServiceView:
        areas = [] if isinstance(service.areas, str) else service.areas
        places = [self.library.areas[area].value.name for area in areas if area in self.library.areas]
        textphone = service.textphone
        return ServiceView(
            id=name,
            name=service.name,
            summary=service.summary,
            address=self.links.of("service", name),
            phones=tuple(_phone(phone.number, phone.label) for phone in service.phones),
            textphone=_phone(textphone, "Textphone") if textphone else None,
            text_relay=service.text_relay,
            web=service.web,
            hours=tuple(_hours(service)),
            cost=service.cost,
            who_for=service.who_for,
            where=words.both(places) or None,
        )

    def _prose(self, text: str | None) -> Markup | None:
        return prose.render(text, self.links).html if text else None


def _short(value: Fraction) -> Fraction:
    """The end of a bar, with a finite decimal form."""
    return Fraction(round(value * 1000), 1000)


def _phone(number: str, label: str | None) -> PhoneView:
    return PhoneView(label, number, words.telephone(number))


def _hours(service: Service) -> Iterable[str]:
    if service.open_always:
        yield "Open day and night, every day"
    for hours in service.hours:
        yield f"{words.days(hours.days)}, {words.times(hours)}"
    if service.hours_note:
        yield service.hours_note

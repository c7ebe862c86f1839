"""What stands in the lists of `content/`: areas, duties, evidence, topics, sectors."""

from __future__ import annotations

import datetime
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import Field

from toolkit.model.base import Date, Id, Markdown, Model, Sourced, Text, WebAddress


class BusinessSupport(Model):
    """Where a business in an area gets support."""

    called: ClassVar[str] = "business support"

    name: Text = Field(description="what it is called", examples=["Business Gateway Fife"])
    web: WebAddress | None = Field(default=None, description="its own page", examples=["https://www.example.org/fife"])
    phone: Annotated[str, Field(pattern=r"^[0-9 ]+$")] | None = Field(
        default=None, description="where to ring", examples=["01592 858333"]
    )


class Area(Model):
    """A council area."""

    called: ClassVar[str] = "an area"

    id: Id = Field(description="the name by which services and answers mean it", examples=["fife"])
    name: Text = Field(description="what people call it", examples=["Fife"])
    code: Text = Field(description="its official code as a council area", examples=["S12000047"])
    health_board: Text = Field(description="the health board there", examples=["NHS Fife"])
    health_board_code: Text = Field(description="the official code of that health board", examples=["S08000029"])
    business_support: BusinessSupport | None = Field(default=None, description="where a business there gets support")


class DutyChange(Model):
    """What a duty asks from a day on; what is not written here stays as it was."""

    called: ClassVar[str] = "a change of a duty"

    begins: Date = Field(alias="from", description="the first day on which it holds", examples=["2026-04-06"])
    title: Text | None = Field(default=None, description="the title from then on", examples=["Assess all the risks"])
    asks: Markdown | None = Field(
        default=None, description="what the law asks from then on", examples=["Look at what could harm anybody."]
    )
    applies: Text | None = Field(default=None, description="which employers it applies to", examples=["All employers"])


class Duty(Sourced):
    """What the law asks of an employer, in plain words."""

    called: ClassVar[str] = "a duty"

    id: Id = Field(description="the name by which questions and guidance mean it", examples=["risk-assessment"])
    title: Text = Field(description="what must be done, in a few words", examples=["Assess the risks"])
    asks: Markdown = Field(
        description="what the law asks, in plain words", examples=["Look at what could harm people."]
    )
    applies: Text = Field(description="which employers it applies to", examples=["Employers of five or more"])
    guidance: Id | None = Field(
        default=None, description="how to meet it; the id of guidance", examples=["stress-risk-assessment"]
    )
    changes: list[DutyChange] = Field(
        default=[], description="what changes with a day, the earliest first; before that holds what stands above"
    )

    def on(self, day: datetime.date) -> Duty:
        """The duty as it is on a day: every day has a version, as what stands at the top holds before any change."""
        begun = sorted((change for change in self.changes if change.begins <= day), key=lambda change: change.begins)
        said = {key: value for change in begun for key, value in change if key != "begins" and value is not None}
        return self.model_copy(update=said)


# How much a statement can bear, the most first. What each means is said to readers on the page of all sources.
Strength = Literal["official", "review", "study", "survey", "own-word"]
STRENGTHS: tuple[Strength, ...] = get_args(Strength)
EvidenceKind = Literal[
    "law",
    "official-guidance",
    "statistics",
    "review",
    "trial",
    "evaluation",
    "report",
    "case",
    "data",
    "web",
]
# What a kind of source can be, the usual one first: a case is one firm's story, however well it is told.
STRENGTHS_OF_KIND: dict[EvidenceKind, tuple[Strength, ...]] = {
    "law": ("official",),
    "official-guidance": ("official",),
    "statistics": ("survey",),
    "review": ("review",),
    "trial": ("study",),
    "evaluation": ("study",),
    "report": ("survey", "official", "review", "study"),
    "case": ("own-word", "study"),
    "data": ("survey", "official"),
    "web": ("own-word", "official"),
}


class Evidence(Model):
    """A source."""

    called: ClassVar[str] = "a piece of evidence"

    id: Id = Field(description="the name by which content means it, under “sources”", examples=["hse-basics"])
    authors: Text | None = Field(default=None, description="who wrote it", examples=["Health and Safety Executive"])
    year: int = Field(ge=1800, le=2100, description="the year when it came out", examples=[2025])
    title: Text = Field(description="its title", examples=["Health and safety made simple"])
    publisher: Text = Field(description="who published it", examples=["Health and Safety Executive"])
    url: WebAddress | None = Field(
        default=None, description="where it can be read", examples=["https://www.example.org/basics"]
    )
    licence: Text = Field(description="under what terms it may be used", examples=["Open Government Licence v3.0"])
    kind: EvidenceKind = Field(description="what kind of source it is", examples=["official-guidance"])
    strength: Strength | None = Field(
        default=None,
        description="how much it can bear, where that is not what sources of its kind usually are",
        examples=["survey"],
    )
    statement: Text | None = Field(
        default=None,
        description="what it says that this site relies on, in your own words",
        examples=["Employers must assess risks."],
    )
    accessed: Date = Field(description="the day when somebody last read it there", examples=["2026-11-20"])
    superseded_by: Id | None = Field(
        default=None, description="what came in its place; the id of evidence", examples=["hse-basics"]
    )
    note: Text | None = Field(
        default=None, description="what else a reader should know about it", examples=["Kept for old pages."]
    )

    @property
    def bears(self) -> Strength:
        """How much it can bear: what is written, or what sources of its kind usually are."""
        return self.strength or STRENGTHS_OF_KIND[self.kind][0]


class Topic(Model):
    """What a piece of content is about."""

    called: ClassVar[str] = "a topic"

    id: Id = Field(description="the name by which content means it", examples=["stress"])
    title: Text = Field(description="what people call it", examples=["Stress"])
    summary: Text | None = Field(default=None, description="one sentence about it", examples=["Too much for too long"])
    formerly: list[Id] = Field(
        default=[], description="ids that this had before; its old page leads here", examples=[["pressure"]]
    )


class Sector(Model):
    """A kind of business."""

    called: ClassVar[str] = "a sector"

    id: Id = Field(description="the name by which questions and case studies mean it", examples=["care"])
    title: Text = Field(description="what people call it", examples=["Care"])
    summary: Text | None = Field(default=None, description="what belongs to it", examples=["Homes and visits"])


class Word(Model):
    """A word that owners would have to think about, and the one to write instead."""

    called: ClassVar[str] = "a word"

    avoid: Text = Field(
        description="the hard word or phrase, in its plain form: commence also finds commenced", examples=["commence"]
    )
    use: Text = Field(description="what to write instead; several are told apart by commas", examples=["start, begin"])
    why: Text | None = Field(
        default=None, description="what is the matter with it, in one sentence", examples=["Few people say it."]
    )

    @property
    def id(self) -> str:
        """The word by which it is found: one spelling, however it is written."""
        return self.avoid.lower()


class LinkException(Model):
    """Outside addresses that a machine cannot ask, though people can open them: `content/link_exceptions.yml`."""

    called: ClassVar[str] = "an exception"

    address: WebAddress = Field(
        description="the address, or the start of all the addresses that are meant",
        examples=["https://www.example.org/"],
    )
    reason: Text = Field(description="why a machine is refused", examples=["It asks for a sign that we are no robot."])
    checked: Date = Field(
        description="the day when somebody last opened it and saw that it works", examples=["2026-11-24"]
    )

    @property
    def id(self) -> str:
        """What tells it from the others."""
        return self.address


Nation = Literal["scotland", "england-and-wales"]


class BankHoliday(Model):
    """A day on which an office may be closed: `content/bank_holidays.yml`."""

    called: ClassVar[str] = "a bank holiday"

    date: Date = Field(description="the day", examples=["2026-11-30"])
    name: Text = Field(description="what it is called", examples=["St Andrew’s Day"])
    only_in: Nation | None = Field(
        default=None,
        description="where it is a bank holiday, when it is not one in all of Great Britain",
        examples=["scotland"],
    )
    sources: list[Id] = Field(
        min_length=1, description="ids of the evidence that gives the day", examples=[["hse-basics"]]
    )

    @property
    def id(self) -> str:
        """What tells it from the others: its day."""
        return self.date.isoformat()


class Stage(Model):
    """A stage of the way from worried to back at work, as the page of who does what draws it: `content/pathway.yml`."""

    called: ClassVar[str] = "a stage"

    id: Id = Field(description="the name of the stage", examples=["first-talk"])
    title: Text = Field(description="what happens, in a few words; it stands in the picture", examples=["A first talk"])
    when: Text = Field(description="when that is, in a few words; it stands in the picture", examples=["Day 1"])
    you: Text = Field(description="what the owner or manager does, in a sentence or two", examples=["Ring and listen."])
    they: Text | None = Field(
        default=None, description="what others do, in a sentence or two", examples=["The GP writes a note."]
    )
    helped: Text | None = Field(
        default=None,
        description="who helps, in a few words; it stands in the picture",
        examples=["GP, nurse or physiotherapist"],
    )
    skips_to: Id | None = Field(
        default=None,
        description="a later stage that some people come to straight from here; the picture has a line to it",
        examples=["well-at-work"],
    )
    skips_when: Text | None = Field(
        default=None, description="for whom that is so; it stands beside the line", examples=["If that is enough"]
    )
    guidance: list[Id] = Field(default=[], description="what to read; ids of guidance", examples=[["fit-note-guide"]])
    services: list[Id] = Field(default=[], description="who helps; ids of services", examples=[["advice"]])

"""Everything else that is content: guidance, case studies, services, evidence, places, partners, the site itself."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Discriminator, Field, Tag, WithJsonSchema

from toolkit.model.base import Audience, Date, Flag, Id, Markdown, Model, Published, Sourced, Text, WebAddress

# What is urgent cannot wait until tomorrow: it comes before everything, the law included.
Priority = Literal["urgent", "high", "medium", "low"]
Effort = Literal["minutes", "hours", "days"]
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Size = Literal["micro", "small", "medium", "large"]
SitePath = Annotated[str, Field(pattern=r"^/([a-z0-9-]+/)*$"), WithJsonSchema({"type": "string", "pattern": "^/"})]
ClockTime = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$")]


class Step(Model):
    """One thing to do, and within how many days."""

    called: ClassVar[str] = "a step"

    id: Id
    do: Text
    by_days: int = Field(ge=0, le=365)


class Guidance(Published):
    """Advice on one thing: `content/guidance/<id>.md`; the body is Markdown."""

    called: ClassVar[str] = "a guidance page"

    title: Text
    summary: Text
    topics: list[Id] = Field(min_length=1)
    priority: Priority
    effort: Effort
    cost: Literal["free", "low", "some"]
    audience: list[Audience] = ["employer"]
    steps: list[Step] = Field(min_length=1)
    services: list[Id] = []
    duty: Id | None = None


class Figure(Model):
    """A figure of a case study, before and after."""

    called: ClassVar[str] = "a figure"

    label: Text
    before: Text | None = None
    after: Text | None = None
    unit: Text | None = None


class Quote(Model):
    """Words that somebody really said."""

    called: ClassVar[str] = "a quote"

    words: Text
    who: Text


class CaseStudy(Published):
    """What one employer did: `content/case_studies/<id>.yml`."""

    called: ClassVar[str] = "a case study"

    title: Text
    organisation: Text
    anonymous: Flag = False
    illustrative: Flag = Field(default=False, description="yes when the case is invented; its page then says so")
    sector: Id
    staff: Annotated[int, Field(ge=0)] | None = None
    area: Id | None = None
    topics: list[Id] = Field(min_length=1)
    problem: Markdown
    action: Markdown
    outcome: Markdown
    figures: list[Figure] = []
    quote: Quote | None = None
    licence: Text

    @property
    def size(self) -> Size | None:
        """The size class of the firm, if its number of staff is known."""
        return None if self.staff is None else size_class(self.staff)


def size_class(staff: int | Fraction) -> Size:
    """The usual classes of firms by the number of people who work there."""
    if staff < 10:
        return "micro"
    if staff < 50:
        return "small"
    return "medium" if staff < 250 else "large"


class Phone(Model):
    """A telephone number."""

    called: ClassVar[str] = "a phone"

    number: Annotated[str, Field(pattern=r"^[0-9 ]+$")]
    label: Text | None = None


class Hours(Model):
    """When a line is open; `closes` before `opens` means past midnight."""

    called: ClassVar[str] = "opening hours"

    days: list[Day] = Field(min_length=1)
    opens: ClockTime
    closes: ClockTime


class StaffLimits(Model):
    """The sizes of firm that a service takes."""

    called: ClassVar[str] = "a size"

    at_least: Annotated[int, Field(ge=0)] | None = None
    at_most: Annotated[int, Field(ge=0)] | None = None


def _everywhere_or_list(data: object) -> str:
    return "list" if isinstance(data, list) else "word"


class Service(Published):
    """Somebody who helps: `content/services/<id>.yml`. A closed service is history and never offered."""

    called: ClassVar[str] = "a service"

    name: Text
    summary: Text
    kind: Literal[
        "advice-line",
        "helpline",
        "health-service",
        "grant",
        "business-support",
        "regulator",
        "online-tool",
        "history",
    ]
    audience: list[Audience] = Field(min_length=1)
    phones: list[Phone] = []
    textphone: Annotated[str, Field(pattern=r"^[0-9 ]+$")] | None = None
    text_relay: Text | None = None
    web: WebAddress | None = None
    hours: list[Hours] = []
    open_always: Flag = False
    hours_note: Text | None = None
    cost: Text
    who_for: Text
    staff: StaffLimits | None = None
    areas: Annotated[
        Annotated[Literal["everywhere"], Tag("word")] | Annotated[list[Id], Tag("list")],
        Discriminator(_everywhere_or_list),
    ]
    topics: list[Id] = Field(min_length=1)
    status: Literal["open", "closed"]
    closed_on: Text | None = None
    replaced_by: list[Id] = []
    note: Markdown | None = None


class BusinessSupport(Model):
    """Where a business in an area gets support."""

    called: ClassVar[str] = "business support"

    name: Text
    web: WebAddress | None = None
    phone: Annotated[str, Field(pattern=r"^[0-9 ]+$")] | None = None


class Area(Model):
    """A council area."""

    called: ClassVar[str] = "an area"

    id: Id
    name: Text
    code: Text
    health_board: Text
    health_board_code: Text
    business_support: BusinessSupport | None = None


class Duty(Sourced):
    """What the law asks of an employer, in plain words."""

    called: ClassVar[str] = "a duty"

    id: Id
    title: Text
    asks: Markdown
    applies: Text
    guidance: Id | None = None


class Evidence(Model):
    """A source."""

    called: ClassVar[str] = "a piece of evidence"

    id: Id
    authors: Text | None = None
    year: int = Field(ge=1800, le=2100)
    title: Text
    publisher: Text
    url: WebAddress | None = None
    licence: Text
    kind: Literal[
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
    statement: Text | None = None
    accessed: Date
    superseded_by: Id | None = None
    note: Text | None = None


class Topic(Model):
    """What a piece of content is about."""

    called: ClassVar[str] = "a topic"

    id: Id
    title: Text
    summary: Text | None = None
    formerly: list[Id] = []


class Sector(Model):
    """A kind of business."""

    called: ClassVar[str] = "a sector"

    id: Id
    title: Text
    summary: Text | None = None


class Card(Model):
    """What a partner can put on its own page."""

    called: ClassVar[str] = "a card"

    title: Text
    words: Text


class Partner(Sourced):
    """An organisation that sends people here: `content/partners/<id>.yml`."""

    called: ClassVar[str] = "a partner"

    name: Text
    welcome: Text
    return_url: WebAddress
    services: list[Id] = []
    local: Flag = Field(default=False, description="yes: the result shows the area's business support")
    card: Card
    formerly: list[Id] = Field(default=[], description="ids that this had before; links with them still work")


class Contact(Model):
    """Who keeps the site."""

    called: ClassVar[str] = "a contact"

    name: Text
    web: WebAddress | None = None


class NavigationLink(Model):
    """A link of the header or footer."""

    called: ClassVar[str] = "a link"

    title: Text
    to: SitePath


class Site(Model):
    """What every page needs to know: `content/site.yml`."""

    called: ClassVar[str] = "the site"

    name: Text
    strapline: Text
    url: WebAddress
    advice_line: Id
    contact: Contact
    licence_note: Markdown
    maintained_by: Text
    repository: WebAddress | None = None
    header: list[NavigationLink] = Field(min_length=1)
    footer: list[NavigationLink] = Field(min_length=1)


class Page(Model):
    """An ordinary page: `content/pages/<path>.md`; the body is Markdown."""

    called: ClassVar[str] = "a page"

    title: Text
    summary: Text
    sources: list[Id] = []
    checked: Date
    review_by: Date
    formerly: list[SitePath] = []

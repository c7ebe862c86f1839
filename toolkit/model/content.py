"""Content that has a file for each thing: guidance, case studies, services, partners, pages, the site itself."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Discriminator, Field, Tag, WithJsonSchema

from toolkit.model.base import Audience, Date, Flag, Id, Markdown, Model, Published, Sourced, Text, WebAddress
from toolkit.model.lists import Nation
from toolkit.model.statements import SiteStatement

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

    id: Id = Field(description="the name of the step, which a saved plan keeps", examples=["plan"])
    do: Text = Field(description="what to do, as an order to the reader", examples=["Choose a quiet place."])
    by_days: int = Field(ge=0, le=365, description="within how many days; 0 is today", examples=[7])


class Guidance(Published):
    """Advice on one thing: `content/guidance/<id>.md`; the body is Markdown."""

    called: ClassVar[str] = "a guidance page"

    title: Text = Field(description="what to do, as the heading of the page", examples=["Talk on the first day back"])
    summary: Text = Field(
        description="one sentence that says why; it stands under the title in lists and in results",
        examples=["A short private talk helps people to stay."],
    )
    topics: list[Id] = Field(
        min_length=1,
        description="what it is about; ids of topics. Case studies and services of the same topics are shown with it",
        examples=[["absence"]],
    )
    priority: Priority = Field(
        description="how much it matters. What is urgent comes before everything, the law included", examples=["high"]
    )
    effort: Effort = Field(description="how long it takes to do", examples=["minutes"])
    cost: Literal["free", "low", "some"] = Field(description="what it costs to do", examples=["free"])
    audience: list[Audience] = Field(default=["employer"], description="whom it is for", examples=[["employer"]])
    steps: list[Step] = Field(min_length=1, description="what to do, one thing after the other; they become the plan")
    services: list[Id] = Field(
        default=[],
        description="who can help with it; ids of services, the best one first",
        examples=[["advice", "local"]],
    )
    duty: Id | None = Field(
        default=None,
        description="the id of the duty that it helps to meet; it then comes before what is only good practice",
        examples=["risk-assessment"],
    )


class Figure(Model):
    """A figure of a case study, before and after."""

    called: ClassVar[str] = "a figure"

    label: Text = Field(description="what was counted", examples=["Days off"])
    before: Text | None = Field(default=None, description="how much it was before", examples=["12"])
    after: Text | None = Field(default=None, description="how much it is now", examples=["4"])
    unit: Text | None = Field(default=None, description="what the numbers count", examples=["days a year"])


class Quote(Model):
    """Words that somebody really said."""

    called: ClassVar[str] = "a quote"

    words: Text = Field(description="the words, just as they were said", examples=["It took ten minutes."])
    who: Text = Field(description="who said them", examples=["The owner"])


class CaseStudy(Published):
    """What one employer did: `content/case_studies/<id>.yml`."""

    called: ClassVar[str] = "a case study"

    title: Text = Field(description="what they did, as the heading of the page", examples=["A café that talked"])
    organisation: Text = Field(
        description="the name of the firm; when it is anonymous, what kind of firm", examples=["A café"]
    )
    anonymous: Flag = Field(default=False, description="yes when the firm is not to be named", examples=["yes"])
    illustrative: Flag = Field(
        default=False, description="yes when the case is invented; its page then says so", examples=["yes"]
    )
    sector: Id = Field(description="the kind of business; the id of a sector", examples=["retail"])
    staff: Annotated[int, Field(ge=0)] | None = Field(
        default=None, description="how many people work there", examples=[6]
    )
    area: Id | None = Field(default=None, description="where it is; the id of an area", examples=["fife"])
    topics: list[Id] = Field(min_length=1, description="what it is about; ids of topics", examples=[["absence"]])
    problem: Markdown = Field(description="what was wrong", examples=["People left."])
    action: Markdown = Field(description="what they did about it", examples=["The owner talked with them."])
    outcome: Markdown = Field(description="what came of it", examples=["People stayed."])
    figures: list[Figure] = Field(default=[], description="what changed, in numbers")
    quote: Quote | None = Field(default=None, description="what somebody there really said")
    licence: Text = Field(
        description="under what terms the case may be told here", examples=["Open Government Licence v3.0"]
    )

    @property
    def size(self) -> Size | None:
        """The size class of the firm, if its number of staff is known."""
        return None if self.staff is None else size_class(self.staff)


# The classes of firms, each of fewer people than its limit; beyond the last one they are large.
SIZE_LIMITS: dict[Size, int] = {"micro": 10, "small": 50, "medium": 250}


def size_class(staff: int | Fraction) -> Size:
    """The usual classes of firms by the number of people who work there."""
    return next((size for size, limit in SIZE_LIMITS.items() if staff < limit), "large")


class Phone(Model):
    """A telephone number."""

    called: ClassVar[str] = "a phone"

    number: Annotated[str, Field(pattern=r"^[0-9 ]+$")] = Field(
        description="the number, with spaces where people pause", examples=["0300 123 4567"]
    )
    label: Text | None = Field(default=None, description="which of several numbers this is", examples=["Head office"])


class Hours(Model):
    """When a line is open; `closes` before `opens` means past midnight."""

    called: ClassVar[str] = "opening hours"

    days: list[Day] = Field(min_length=1, description="on which days", examples=[["mon", "tue"]])
    opens: ClockTime = Field(description="from when", examples=["09:00"])
    closes: ClockTime = Field(description="until when; earlier than “opens” means past midnight", examples=["17:00"])


class StaffLimits(Model):
    """The sizes of firm that a service takes."""

    called: ClassVar[str] = "a size"

    at_least: Annotated[int, Field(ge=0)] | None = Field(
        default=None, description="the smallest firm that it takes, by the number of people", examples=[1]
    )
    at_most: Annotated[int, Field(ge=0)] | None = Field(
        default=None, description="the largest firm that it takes, by the number of people", examples=[49]
    )


def _everywhere_or_list(data: object) -> str:
    return "list" if isinstance(data, list) else "word"


class Service(Published):
    """Somebody who helps: `content/services/<id>.yml`. A closed service is history and never offered."""

    called: ClassVar[str] = "a service"

    name: Text = Field(description="what the service is called", examples=["Help in Fife"])
    summary: Text = Field(description="what it does, in one sentence", examples=["Visits to small firms."])
    kind: Literal[
        "advice-line",
        "helpline",
        "health-service",
        "grant",
        "business-support",
        "regulator",
        "online-tool",
        "history",
    ] = Field(description="what kind of help it is", examples=["business-support"])
    audience: list[Audience] = Field(min_length=1, description="whom it is for", examples=[["employer"]])
    phones: list[Phone] = Field(default=[], description="where to ring")
    textphone: Annotated[str, Field(pattern=r"^[0-9 ]+$")] | None = Field(
        default=None, description="the number for a textphone", examples=["0300 123 4568"]
    )
    text_relay: Text | None = Field(
        default=None, description="the number for the relay service", examples=["18001 0300 123 4567"]
    )
    web: WebAddress | None = Field(default=None, description="its own page", examples=["https://www.example.org/local"])
    hours: list[Hours] = Field(default=[], description="when somebody answers")
    open_always: Flag = Field(default=False, description="yes when somebody answers at any hour", examples=["yes"])
    hours_note: Text | None = Field(
        default=None, description="what else there is to say about the hours", examples=["Closed on bank holidays."]
    )
    bank_holidays: Literal["open", "closed"] | None = Field(
        default=None,
        description="what it does on bank holidays; left out when nobody knows, and then people are told that",
        examples=["closed"],
    )
    holidays_in: Nation | None = Field(
        default=None,
        description="whose bank holidays, when it works in one nation only; otherwise those of all Great Britain",
        examples=["scotland"],
    )
    cost: Text = Field(description="what it costs to use, in words", examples=["Free"])
    who_for: Text = Field(description="who may use it, in words", examples=["Small firms"])
    staff: StaffLimits | None = Field(
        default=None,
        description="the sizes of firm that it takes; all of them when this is left out",
        examples=[{"at_most": 49}],
    )
    areas: Annotated[
        Annotated[Literal["everywhere"], Tag("word")] | Annotated[list[Id], Tag("list")],
        Discriminator(_everywhere_or_list),
    ] = Field(description="where it helps: everywhere, or ids of areas", examples=[["fife"]])
    topics: list[Id] = Field(min_length=1, description="what it helps with; ids of topics", examples=[["stress"]])
    status: Literal["open", "closed"] = Field(
        description="whether it can still be used. A closed service keeps its page and is never offered",
        examples=["open"],
    )
    closed_on: Text | None = Field(
        default=None, description="when it closed, as exactly as is known; only for a closed one", examples=["2020-03"]
    )
    replaced_by: list[Id] = Field(
        default=[], description="who helps now; ids of services, only for a closed one", examples=[["advice"]]
    )
    note: Markdown | None = Field(
        default=None, description="what else people should know before they ring", examples=["Have the note with you."]
    )


class Card(Model):
    """What a partner can put on its own page."""

    called: ClassVar[str] = "a card"

    title: Text = Field(description="the heading of the card", examples=["A check"])
    words: Text = Field(description="what the card says", examples=["Ten minutes"])


class Partner(Sourced):
    """An organisation that sends people here: `content/partners/<id>.yml`."""

    called: ClassVar[str] = "a partner"

    name: Text = Field(description="what the organisation is called", examples=["The gateway"])
    welcome: Text = Field(
        description="what somebody reads who comes from there", examples=["Welcome from the gateway."]
    )
    return_url: WebAddress = Field(description="where the way back leads", examples=["https://gateway.example"])
    services: list[Id] = Field(
        default=[], description="its own services, which a result then shows; ids of services", examples=[["local"]]
    )
    local: Flag = Field(
        default=False, description="yes: the result shows the business support of the person’s area", examples=["yes"]
    )
    card: Card = Field(description="what it can put on its own page, to lead people here")
    formerly: list[Id] = Field(
        default=[], description="ids that this had before; links with them still work", examples=[["enterprise-desk"]]
    )


class Contact(Model):
    """Who keeps the site."""

    called: ClassVar[str] = "a contact"

    name: Text = Field(description="who they are", examples=["The editors"])
    web: WebAddress | None = Field(
        default=None, description="where they can be reached", examples=["https://sound.example/contact"]
    )


class NavigationLink(Model):
    """A link of the header or footer."""

    called: ClassVar[str] = "a link"

    title: Text = Field(description="the words of the link", examples=["Guidance"])
    to: SitePath = Field(description="the path of a page of this site", examples=["/guidance/"])


class Site(Model):
    """What every page needs to know: `content/site.yml`."""

    called: ClassVar[str] = "the site"

    name: Text = Field(description="what the site is called", examples=["Health Works Toolkit"])
    strapline: Text = Field(description="what it is, in a few words", examples=["Is work good for your people?"])
    url: WebAddress = Field(description="its address, without a slash at the end", examples=["https://sound.example"])
    advice_line: Id = Field(description="the service that every result shows; the id of a service", examples=["advice"])
    contact: Contact = Field(description="whom to write to about the site")
    licence_note: Markdown = Field(
        description="what others may do with the words of the site", examples=["Free to use, with our name."]
    )
    maintained_by: Text = Field(description="who keeps the site", examples=["The editors"])
    repository: WebAddress | None = Field(
        default=None,
        description="where its content is kept and can be changed",
        examples=["https://code.example/sound"],
    )
    header: list[NavigationLink] = Field(min_length=1, description="the links at the top of every page")
    footer: list[NavigationLink] = Field(min_length=1, description="the links at the foot of every page")
    promised: list[NavigationLink] = Field(
        default=[],
        description="addresses that partners may link to for good; the page for partners lists them",
        examples=[[{"title": "Sick pay", "to": "/guidance/sick-pay/"}]],
    )
    always: list[SiteStatement] = Field(
        default=[], description="what must hold for every result of every questionnaire; proved over all answers"
    )


class Page(Model):
    """An ordinary page: `content/pages/<path>.md`; the body is Markdown."""

    called: ClassVar[str] = "a page"

    title: Text = Field(description="the heading of the page", examples=["About"])
    summary: Text = Field(description="one sentence that search engines show", examples=["Who makes this."])
    sources: list[Id] = Field(
        default=[], description="ids of the evidence that it rests on, if it states facts", examples=[["hse-basics"]]
    )
    checked: Date = Field(description="the day when somebody last checked this", examples=["2026-11-20"])
    review_by: Date = Field(description="the day by which somebody must check it again", examples=["2027-11-20"])
    formerly: list[SitePath] = Field(
        default=[], description="paths that this page had before; they lead here", examples=[["/who-we-are/"]]
    )

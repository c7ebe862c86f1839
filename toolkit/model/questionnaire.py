"""A questionnaire as an adviser writes it: `questionnaires/<id>.yml`.

The models hold the shape alone. What the shorthand means (option sets, scores that nobody wrote down, `reverse`) is
written out once, in `toolkit.compiling`; whether the parts fit together is asked in `toolkit.checks`.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from toolkit.model.base import (
    Audience,
    Date,
    Id,
    Markdown,
    Model,
    Name,
    Number,
    Text,
    at_most_decimals,
)
from toolkit.model.questions import ConditionField, Option, Question, Section

Method = Literal["percent", "sum", "mean", "min", "max", "product", "count"]
DutyState = Literal["met", "unmet", "unknown"]


class Band(Model):
    """A part of a score's scale, from its lowest value up to the next band."""

    called: ClassVar[str] = "a band"

    id: Id = Field(description="the name of the band, for examples and links", examples=["growing"])
    from_: Number = Field(
        alias="from", description="the lowest value of the band; it ends where the next one starts", examples=[40]
    )
    title: Text = Field(description="what the band is called in the result", examples=["Building up"])
    message: Markdown | None = Field(
        default=None, description="what somebody in this band reads", examples=["Start with the talk."]
    )


class Score(Model):
    """A figure over questions, sections or other scores."""

    called: ClassVar[str] = "a score"

    id: Name = Field(description="the name of the score, which conditions use; it holds a letter", examples=["strain"])
    title: Text | None = Field(default=None, description="what the score is called in the result", examples=["Strain"])
    method: Method = Field(description="how it is computed from its parts", examples=["percent"])
    decimals: int = Field(default=0, ge=0, le=3, description="to how many decimals it is rounded", examples=[1])
    questions: list[Id] | None = Field(
        default=None,
        description="the questions that it is over; ids. A score is over questions, sections or scores, one of them",
        examples=[["worries", "days"]],
    )
    sections: list[Id] | None = Field(
        default=None, description="the sections that it is over; ids of sections", examples=[["feelings"]]
    )
    scores: list[Id] | None = Field(
        default=None, description="the scores that it is over; ids of scores", examples=[["attendance", "strain"]]
    )
    weights: dict[str, Annotated[Number, Field(gt=0), at_most_decimals(6)]] = Field(
        default={},
        description="how many times a part counts; 1 for parts that are not named",
        examples=[{"worries": 2.5}],
    )
    needs: int | None = Field(
        default=None, ge=1, description="how many answers must count; with fewer, the score has no value", examples=[1]
    )
    bands: list[Band] = Field(default=[], description="the parts of its scale, lowest first")


class Level(Model):
    """A level that is reached when its gate and all lower gates hold."""

    called: ClassVar[str] = "a level"

    id: Id = Field(description="the name of the level", examples=["bronze"])
    title: Text = Field(description="what the level is called in the result", examples=["Bronze"])
    message: Markdown | None = Field(
        default=None, description="what somebody on this level reads", examples=["Well done."]
    )
    requires: ConditionField = Field(
        description="the gate: what must hold to reach the level, besides all lower gates",
        examples=[{"return-talk": ["yes", "partly"]}],
    )


class AdviceRule(Model):
    """Guidance that one answer alone cannot call for."""

    called: ClassVar[str] = "an advice rule"

    give: Id = Field(description="the guidance that is given; its id", examples=["stress-risk-assessment"])
    when: ConditionField = Field(
        description="when it is given; it may look at every answer and at scores",
        examples=[{"score": {"strain": {"at_least": 5}}}],
    )


class Limits(Model):
    """How many there may be."""

    called: ClassVar[str] = "a limit"

    at_least: int | None = Field(default=None, ge=0, description="no fewer than this", examples=[1])
    at_most: int | None = Field(default=None, ge=0, description="no more than this", examples=[3])


class Expectation(Model):
    """What must come out; what is not mentioned may be anything."""

    called: ClassVar[str] = "an expectation"

    scores: dict[str, Number | None] = Field(
        default={},
        description="the value that each score must have, by its id; “null” says that it has none",
        examples=[{"attendance": 100}],
    )
    band: Id | None = Field(default=None, description="the band of “overall”", examples=["growing"])
    bands: dict[str, Id | None] = Field(
        default={},
        description="the band that each score must have, by its id; “null” says that it has none",
        examples=[{"attendance": "high"}],
    )
    level: Id | None = Field(
        default=None, description="the level that must be reached; “null” says none", examples=["silver"]
    )
    advice: list[Id] = Field(
        default=[], description="guidance that must be given; ids of guidance", examples=[["stress-risk-assessment"]]
    )
    no_advice: list[Id] = Field(
        default=[], description="guidance that must not be given; ids of guidance", examples=[["return-to-work-talk"]]
    )
    advice_count: Limits | None = Field(
        default=None, description="how many pieces of advice there may be", examples=[{"at_most": 3}]
    )
    duties: dict[str, DutyState] = Field(
        default={},
        description="what each duty must come out as, by its id: met, unmet or unknown",
        examples=[{"written-policy": "unmet"}],
    )
    shown: list[Id] = Field(
        default=[], description="questions that must be asked; ids of questions", examples=[["days"]]
    )
    not_shown: list[Id] = Field(
        default=[], description="questions that must not be asked; ids of questions", examples=[["written-policy"]]
    )
    services: list[Id] = Field(
        default=[], description="services that must be shown; ids of services", examples=[["advice", "local"]]
    )
    no_services: list[Id] = Field(
        default=[], description="services that must not be shown; ids of services", examples=[["local"]]
    )
    case_studies: list[Id] = Field(
        default=[], description="case studies that must be shown; ids of case studies", examples=[["cafe"]]
    )


class Example(Model):
    """A set of answers, and what must come out for it."""

    called: ClassVar[str] = "an example"

    name: Text = Field(description="who this is, in a few words", examples=["A café that talks"])
    answers: dict[str, Any] = Field(
        description="what they answer: the id of each question, and the id of an option, a list of ids, or a number",
        examples=[{"staff": 6, "return-talk": "yes"}],
    )
    expect: Expectation = Field(description="what must come out for them", examples=[{"band": "growing"}])


class Always(Model):
    """What must hold for every possible set of answers, or for those that fit `when`."""

    called: ClassVar[str] = "an always statement"

    name: Text = Field(description="what must hold, as a sentence", examples=["Nobody is swamped"])
    when: ConditionField | None = Field(
        default=None,
        description="for which answers it must hold; for all when this is left out",
        examples=[{"worries": "workload"}],
    )
    expect: Expectation = Field(description="what must come out", examples=[{"advice": ["stress-risk-assessment"]}])


class LeadsTo(Model):
    """Where somebody may go on from the result, with the answers that both questionnaires ask for."""

    called: ClassVar[str] = "a way on"

    questionnaire: Id = Field(
        description="the questionnaire that follows; its id. Answers to questions that have the same id there go along",
        examples=["healthy-working"],
    )


class Agreement(Model):
    """What people who answer together print and sign: their answers to some sections, in their own words."""

    called: ClassVar[str] = "an agreement"

    title: Text = Field(description="what stands above it", examples=["Our plan for coming back"])
    words: Markdown | None = Field(
        default=None,
        description="what stands below the title",
        examples=["You each keep a copy."],
    )
    sections: list[Id] = Field(
        min_length=1,
        description="the sections whose answers it shows; ids of sections. Leave out what is not for everybody’s eyes",
        examples=[["about", "attendance"]],
    )
    signed_by: list[Text] = Field(
        min_length=1,
        description="who signs it; each has a line",
        examples=[["The person who comes back", "For the employer"]],
    )


class Questionnaire(Model):
    """A whole questionnaire, or a pathway: the same without points."""

    called: ClassVar[str] = "a questionnaire"

    title: Text = Field(
        description="the name of the questionnaire, as people read it", examples=["Healthy working check"]
    )
    summary: Markdown = Field(
        description="what it is good for, in a sentence or two", examples=["Ten minutes for a healthier business."]
    )
    minutes: int = Field(ge=1, le=120, description="how many minutes it takes", examples=[10])
    checked: Date = Field(
        description="the day when somebody last checked it against its sources", examples=["2026-11-20"]
    )
    review_by: Date = Field(description="the day by which somebody must check it again", examples=["2027-05-20"])
    audience: Audience = Field(default="employer", description="whom it is for", examples=["employer"])
    layout: Literal["section", "question"] = Field(
        default="section", description="what one step shows: a whole section, or one question", examples=["question"]
    )
    formerly: list[Id] = Field(
        default=[],
        description="ids that the questionnaire had before; their addresses lead here",
        examples=[["old-check"]],
    )
    leads_to: LeadsTo | None = Field(
        default=None,
        description="the questionnaire with which somebody may go on; nothing is asked twice",
        examples=[{"questionnaire": "healthy-working"}],
    )
    agreement: Agreement | None = Field(
        default=None,
        description="a sheet with the answers, in the result, to print and to sign",
        examples=[{"title": "Our plan", "sections": ["about"], "signed_by": ["Both of you"]}],
    )
    no_longer_asked: dict[str, Text] = Field(
        default={},
        description="questions that went away for good, and why",
        examples=[{"holidays": "Everybody answered alike."}],
    )
    option_sets: dict[str, list[Option]] = Field(
        default={},
        description="lists of options that several questions use, each under a name",
        examples=[{"yes-no": [{"id": "yes", "label": "Yes"}, {"id": "no", "label": "No"}]}],
    )
    sections: list[Section] = Field(min_length=1, description="the questions, under headings")
    bands: list[Band] = Field(default=[], description="the parts of the scale of “overall”, lowest first")
    section_bands: list[Band] = Field(
        default=[], description="the parts of the scale of every section’s score, lowest first"
    )
    scores: list[Score] | None = Field(
        default=None,
        description="the scores; without them there is one for each section that has points, and “overall”, their mean",
    )
    levels: list[Level] = Field(default=[], description="what can be reached, lowest first; each has a gate")
    advice: list[AdviceRule] = Field(default=[], description="guidance that one answer alone cannot call for")
    examples: list[Example] = Field(
        default=[], description="businesses that you know in your mind, and what each must be told"
    )
    always: list[Always] = Field(
        default=[], description="what must hold for every possible set of answers; it is proved"
    )

    @property
    def questions(self) -> list[Question]:
        """Every question, in the order of the file."""
        return [question for section in self.sections for question in section.questions]

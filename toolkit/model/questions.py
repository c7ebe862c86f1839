"""The questions of a questionnaire: sections, questions, options, and conditions as fields of a model."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Field, PlainValidator, Tag, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from toolkit.conditions import Condition, ConditionReader, Test
from toolkit.model.base import (
    Flag,
    Id,
    Markdown,
    Model,
    Name,
    Number,
    Points,
    Reading,
    Text,
)

QuestionType = Literal["single", "multiple", "number", "text", "area"]


def _reader(validation: ValidationInfo) -> tuple[Reading, ConditionReader]:
    reading = validation.context
    assert isinstance(reading, Reading)
    return reading, ConditionReader(reading.source)


def _finish(reading: Reading, reader: ConditionReader) -> None:
    for fault in reader.faults:
        reading.blame(fault.location, fault.code, fault.message)


def _condition(data: Any, validation: ValidationInfo) -> Condition:
    if not isinstance(data, dict) or not data:
        raise PydanticCustomError("not_a_condition", "a condition, such as “{question-id: option-id}”")
    reading, reader = _reader(validation)
    condition = reader.condition(data, reading.source.location_of(data))
    _finish(reading, reader)
    return condition


def _test(data: Any, validation: ValidationInfo) -> Test:
    if isinstance(data, bool) or data in ([], {}):
        raise PydanticCustomError("not_a_condition", "a test, such as “yes”, “[yes, partly]” or “{at_least: 5}”")
    reading, reader = _reader(validation)
    test = reader.test(data, reading.source.location_of(data))
    _finish(reading, reader)
    return test


# The comments stand in the models' schemas where `toolkit.schemas` puts the language of conditions.
ConditionField = Annotated[Condition, PlainValidator(_condition), WithJsonSchema({"$comment": "Condition"})]
TestField = Annotated[Test, PlainValidator(_test), WithJsonSchema({"$comment": "Test"})]


class Option(Model):
    """One answer that can be chosen."""

    called: ClassVar[str] = "an option"

    id: Id = Field(description="the name of the option, which is for ever; conditions use it", examples=["partly"])
    label: Text = Field(description="what people read and choose", examples=["Partly"])
    hint: Text | None = Field(
        default=None, description="a few words more, under the label", examples=["Some of it is written down"]
    )
    points: Points | None = Field(
        default=None, description="what choosing it earns; at most two decimals, may be negative", examples=[1]
    )
    not_applicable: Flag = Field(
        default=False,
        description="yes: it means “does not apply”. The question then leaves the score, above and below the line",
        examples=["yes"],
    )
    unknown: Flag = Field(
        default=False,
        description="yes: it means “I do not know”. It counts for nothing and widens the range of the score",
        examples=["yes"],
    )
    exclusive: Flag = Field(
        default=False,
        description="yes: it cannot be chosen together with another option; for a multiple question",
        examples=["yes"],
    )

    @property
    def state(self) -> Literal["not_applicable", "unknown"] | None:
        """Which of the two answers without points this is, if either."""
        if self.not_applicable:
            return "not_applicable"
        return "unknown" if self.unknown else None


class NumberPoints(Model):
    """What a number earns from a value upwards, until the next row."""

    called: ClassVar[str] = "a row of points"

    from_: Number = Field(
        alias="from", description="the lowest number of this row; the row ends where the next one starts", examples=[5]
    )
    points: Points = Field(description="what such a number earns; at most two decimals", examples=[2.5])


class QuestionDuty(Model):
    """The duty in law that a question asks after, and the answers that meet it."""

    called: ClassVar[str] = "a question’s duty"

    id: Id = Field(description="the duty that the question asks after; the id of a duty", examples=["written-policy"])
    met_by: TestField = Field(description="the answers that meet it, as a test", examples=[["yes", "partly"]])


def _set_or_list(data: Any) -> str:
    return "list" if isinstance(data, list) else "set"


OptionsField = Annotated[Annotated[Id, Tag("set")] | Annotated[list[Option], Tag("list")], Discriminator(_set_or_list)]


class Question(Model):
    """One question."""

    called: ClassVar[str] = "a question"

    id: Id = Field(
        description="the name of the question, which is for ever; conditions and kept answers use it",
        examples=["return-talk"],
    )
    ask: Text = Field(
        description="the question, as people read it", examples=["Do you talk with each person on the first day back?"]
    )
    help: Markdown | None = Field(
        default=None,
        description="what makes it easier to answer; it opens under the question",
        examples=["A short, private talk."],
    )
    why: Markdown | None = Field(
        default=None,
        description="why it is asked, in one sentence",
        examples=["Early contact helps people to come back sooner."],
    )
    type: QuestionType | None = Field(
        default=None,
        description="how it is answered; “single”, one option, when this is left out",
        examples=["multiple"],
    )
    options: OptionsField | None = Field(
        default=None,
        description="what can be chosen; needed for single and multiple. “sectors” offers all sectors",
        examples=["in-place"],
    )
    min: Number | None = Field(
        default=None, description="the lowest number that can be answered; 0 when this is left out", examples=[1]
    )
    max: Number | None = Field(
        default=None,
        description="the highest number that can be answered; 999999 when this is left out",
        examples=[249],
    )
    step: Annotated[Number, Field(gt=0)] | None = Field(
        default=None,
        description="how far apart the numbers are, counted from the lowest; 1 when this is left out",
        examples=[0.5],
    )
    unit: Text | None = Field(default=None, description="what the number counts", examples=["people"])
    points: list[NumberPoints] | None = Field(default=None, description="what a number earns, lowest row first")
    max_points: Points | None = Field(
        default=None, description="the most that a multiple question can earn", examples=[2]
    )
    reverse: Flag = Field(
        default=False, description="yes: turns the points round, highest + lowest − points", examples=["yes"]
    )
    required: Flag = Field(
        default=False,
        description="yes: nobody can go on without an answer. Use it only where all else depends on it",
        examples=["yes"],
    )
    show_if: ConditionField | None = Field(
        default=None,
        description="the question is asked only then. It looks at earlier questions",
        examples=[{"staff": {"at_least": 5}}],
    )
    advise: dict[str, list[Id]] = Field(
        default={},
        description="the guidance that an answer leads to: the id of an option, and ids of guidance",
        examples=[{"no": ["return-to-work-talk"]}],
    )
    duty: QuestionDuty | None = Field(
        default=None, description="the duty in law that the question asks after. Such a question needs no points"
    )
    better_can_hurt: Text | None = Field(
        default=None,
        description="why a better answer may lower a score, bring urgent advice or take away a duty",
        examples=["First things first: the smaller duties wait for the risk assessment."],
    )
    formerly: list[Id] = Field(default=[], description="ids that the question had before", examples=[["back-talk"]])
    retired: dict[str, Id] = Field(
        default={},
        description="options that went away, and the option of today that such an answer becomes",
        examples=[{"never": "no"}],
    )
    same_meaning: Flag = Field(
        default=False,
        description="yes: the words changed and the question still means the same, so that old answers count",
        examples=["yes"],
    )
    reason: Text | None = Field(
        default=None,
        description="why a changed question still means the same; needed with same_meaning",
        examples=["Only the words changed."],
    )

    @property
    def kind(self) -> QuestionType:
        """The type of the question, `single` where none is written."""
        return self.type or "single"


class Section(Model):
    """Questions that stand together under one heading."""

    called: ClassVar[str] = "a section"

    id: Name = Field(
        description="the name of the section, which is for ever; it holds a letter", examples=["attendance"]
    )
    title: Text = Field(description="the heading above its questions", examples=["Coming back to work"])
    intro: Markdown | None = Field(
        default=None,
        description="what stands between the heading and the first question",
        examples=["Two questions about the way back."],
    )
    questions: list[Question] = Field(min_length=1, description="the questions, in the order in which they are asked")

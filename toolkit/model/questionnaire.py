"""A questionnaire as an adviser writes it: `questionnaires/<id>.yml`.

The models hold the shape alone. What the shorthand means (option sets, scores that nobody wrote down, `reverse`) is
written out once, in `toolkit.compiling`; whether the parts fit together is asked in `toolkit.checks`.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Field, PlainValidator, Tag, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from toolkit.conditions import Condition, ConditionReader, Test
from toolkit.model.base import (
    Audience,
    Date,
    Flag,
    Id,
    Markdown,
    Model,
    Name,
    Number,
    Points,
    Reading,
    Text,
    at_most_decimals,
)

Method = Literal["percent", "sum", "mean", "min", "max", "product", "count"]
QuestionType = Literal["single", "multiple", "number", "text", "area"]
DutyState = Literal["met", "unmet", "unknown"]


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

    id: Id
    label: Text
    hint: Text | None = None
    points: Points | None = Field(
        default=None, description="what choosing it earns; at most two decimals, may be negative"
    )
    not_applicable: Flag = Field(default=False, description="does not apply: leaves the score above and below the line")
    unknown: Flag = Field(default=False, description="I do not know: counts for nothing, widens the range")
    exclusive: Flag = Field(default=False, description="in a multiple question: cannot stand beside another option")

    @property
    def state(self) -> Literal["not_applicable", "unknown"] | None:
        """Which of the two answers without points this is, if either."""
        if self.not_applicable:
            return "not_applicable"
        return "unknown" if self.unknown else None


class NumberPoints(Model):
    """What a number earns from a value upwards, until the next row."""

    called: ClassVar[str] = "a row of points"

    from_: Number = Field(alias="from")
    points: Points


class QuestionDuty(Model):
    """The duty in law that a question asks after, and the answers that meet it."""

    called: ClassVar[str] = "a question’s duty"

    id: Id
    met_by: TestField


def _set_or_list(data: Any) -> str:
    return "list" if isinstance(data, list) else "set"


OptionsField = Annotated[Annotated[Id, Tag("set")] | Annotated[list[Option], Tag("list")], Discriminator(_set_or_list)]


class Question(Model):
    """One question."""

    called: ClassVar[str] = "a question"

    id: Id
    ask: Text
    help: Markdown | None = None
    why: Markdown | None = Field(default=None, description="why it is asked, in one sentence")
    type: QuestionType | None = Field(default=None, description="`single` where there are options")
    options: OptionsField | None = Field(
        default=None, description="the name of a set in option_sets, or a list of options"
    )
    min: Number | None = None
    max: Number | None = None
    step: Annotated[Number, Field(gt=0)] | None = None
    unit: Text | None = None
    points: list[NumberPoints] | None = Field(default=None, description="what a number earns, lowest row first")
    max_points: Points | None = Field(default=None, description="the most a multiple question can earn")
    reverse: Flag = Field(default=False, description="turns the points round: highest + lowest - points")
    required: Flag = False
    show_if: ConditionField | None = Field(default=None, description="shown only then; looks at earlier questions")
    advise: dict[str, list[Id]] = Field(default={}, description="option: [guidance, …]")
    duty: QuestionDuty | None = None
    formerly: list[Id] = []
    retired: dict[str, Id] = Field(default={}, description="options that went away, and what becomes of such answers")
    same_meaning: Flag = False
    reason: Text | None = Field(default=None, description="why a changed question still means the same")

    @property
    def kind(self) -> QuestionType:
        """The type of the question, `single` where none is written."""
        return self.type or "single"


class Section(Model):
    """Questions that stand together under one heading."""

    called: ClassVar[str] = "a section"

    id: Name
    title: Text
    intro: Markdown | None = None
    questions: list[Question] = Field(min_length=1)


class Band(Model):
    """A part of a score's scale, from its lowest value up to the next band."""

    called: ClassVar[str] = "a band"

    id: Id
    from_: Number = Field(alias="from")
    title: Text
    message: Markdown | None = None


class Score(Model):
    """A figure over questions, sections or other scores."""

    called: ClassVar[str] = "a score"

    id: Name
    title: Text | None = None
    method: Method
    decimals: int = Field(default=0, ge=0, le=3)
    questions: list[Id] | None = None
    sections: list[Id] | None = None
    scores: list[Id] | None = None
    weights: dict[str, Annotated[Number, Field(gt=0), at_most_decimals(6)]] = {}
    needs: int | None = Field(default=None, ge=1, description="counted answers below which there is no value")
    bands: list[Band] = []


class Level(Model):
    """A level that is reached when its gate and all lower gates hold."""

    called: ClassVar[str] = "a level"

    id: Id
    title: Text
    message: Markdown | None = None
    requires: ConditionField


class AdviceRule(Model):
    """Guidance that one answer alone cannot call for."""

    called: ClassVar[str] = "an advice rule"

    give: Id
    when: ConditionField


class Limits(Model):
    """How many there may be."""

    called: ClassVar[str] = "a limit"

    at_least: int | None = Field(default=None, ge=0)
    at_most: int | None = Field(default=None, ge=0)


class Expectation(Model):
    """What must come out; what is not mentioned may be anything."""

    called: ClassVar[str] = "an expectation"

    scores: dict[str, Number | None] = Field(default={}, description="null: the score has no value")
    band: Id | None = Field(default=None, description="the band of overall")
    bands: dict[str, Id | None] = Field(default={}, description="score: band")
    level: Id | None = None
    advice: list[Id] = []
    no_advice: list[Id] = []
    advice_count: Limits | None = None
    duties: dict[str, DutyState] = {}
    shown: list[Id] = []
    not_shown: list[Id] = []
    services: list[Id] = []
    no_services: list[Id] = []
    case_studies: list[Id] = []


class Example(Model):
    """A set of answers, and what must come out for it."""

    called: ClassVar[str] = "an example"

    name: Text
    answers: dict[str, Any]
    expect: Expectation


class Always(Model):
    """What must hold for every possible set of answers, or for those that fit `when`."""

    called: ClassVar[str] = "an always statement"

    name: Text
    when: ConditionField | None = None
    expect: Expectation


class Questionnaire(Model):
    """A whole questionnaire, or a pathway: the same without points."""

    called: ClassVar[str] = "a questionnaire"

    title: Text
    summary: Markdown
    minutes: int = Field(ge=1, le=120)
    checked: Date
    review_by: Date
    audience: Audience = "employer"
    layout: Literal["section", "question"] = "section"
    formerly: list[Id] = []
    no_longer_asked: dict[str, Text] = Field(default={}, description="questions that went away for good, and why")
    option_sets: dict[str, list[Option]] = {}
    sections: list[Section] = Field(min_length=1)
    bands: list[Band] = []
    section_bands: list[Band] = []
    scores: list[Score] | None = None
    levels: list[Level] = []
    advice: list[AdviceRule] = []
    examples: list[Example] = []
    always: list[Always] = []

    @property
    def questions(self) -> list[Question]:
        """Every question, in the order of the file."""
        return [question for section in self.sections for question in section.questions]

"""What every kind of content is made of: strict models, ids, texts, flags, dates, web addresses.

A model is read with a `Reading` as pydantic's validation context. Models report an unknown key to it at once, with the
nearest key that exists, so that one wrong word hides none of the other problems of the file.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from toolkit.problems import Problem, either, nearest
from toolkit.source import Location, Source

ID_PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass
class Reading:
    """One file on its way from plain data to a model, and what was found wrong with it.

    `settled` are the keys for which one message is enough: whatever else is wrong there comes of the same slip.
    """

    source: Source
    problems: list[Problem] = field(default_factory=list)
    settled: set[Location] = field(default_factory=set)

    def blame_key(self, location: Location, code: str, message: str) -> None:
        """Note a problem at a key of this file."""
        self.problems.append(self.source.problem(self.source.key_position(location), code, message))

    def blame(self, location: Location, code: str, message: str) -> None:
        """Note a problem at a value of this file."""
        self.problems.append(self.source.problem(self.source.position(location), code, message))


class Model(BaseModel):
    """A frozen model that accepts its own keys and no other."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    # What people call this thing: "a question", "a service".
    called: ClassVar[str] = "this"

    @classmethod
    def known_keys(cls) -> list[str]:
        """The keys as people write them."""
        return [info.alias or name for name, info in cls.model_fields.items()]

    @classmethod
    def needed_keys(cls) -> list[str]:
        """The keys that cannot be left out."""
        return [info.alias or name for name, info in cls.model_fields.items() if info.is_required()]

    @model_validator(mode="before")
    @classmethod
    def _look_at_keys(cls, data: Any, validation: ValidationInfo) -> Any:
        """Report keys that are unknown or have no value, and go on without them."""
        if not isinstance(data, Mapping):
            raise PydanticCustomError("not_a_mapping", "{called}", {"called": cls.called})
        reading = validation.context
        if not isinstance(reading, Reading):
            return data
        known = cls.known_keys()
        unknown = [key for key in data if key not in known]
        if len(unknown) > 1 and (other := _reads_as(data)):
            raise PydanticCustomError("another_thing", "{other}", {"other": other, "called": cls.called})
        here = reading.source.location_of(data)
        blank = [key for key in data if key in known and (*here, key) in reading.source.blank]
        for key in unknown:
            meant = _meant(cls, key, data)
            reading.blame_key((*here, key), "S001", _unknown(cls, key, meant, _before(key, data, here, reading)))
            reading.settled.add((*here, meant or key))
        for key in blank:
            message = f"“{key}” is empty; write its value after the colon, or delete the line"
            reading.blame_key((*here, key), "S011", message)
            reading.settled.add((*here, key))
        return {key: value for key, value in data.items() if key in known and key not in blank}


def _meant(model: type[Model], key: str, data: Mapping[str, Any]) -> str | None:
    """The key that an unknown one was most likely meant to be: one much like it, or the only one that is missing."""
    guess = nearest(key.partition(":")[0], model.known_keys())
    if guess is not None:
        return guess
    missing = [name for name in model.needed_keys() if name not in data]
    alone = all(name == key or name in model.known_keys() for name in data)
    return missing[0] if alone and len(missing) == 1 else None


_NOT_BARE = object()


def _before(key: str, data: Mapping[str, Any], here: Location, reading: Reading) -> Any:
    """For a key without a colon, the value that stands before it, from which a comma most likely cut it off."""
    if (*here, key) not in reading.source.bare:
        return _NOT_BARE
    keys = list(data)
    return data[keys[keys.index(key) - 1]] if key != keys[0] else None


def _unknown(model: type[Model], key: str, meant: str | None, before: Any) -> str:
    """What an unknown key most likely is: a text cut at its comma, a colon without a space, a key of something else."""
    name, colon, _ = key.partition(":")
    bare = before is not _NOT_BARE
    if bare and re.fullmatch(r"\d{3}", key) and isinstance(before, int):
        return f"the comma before “{key}” ends the number; write “{before}{key}”"
    if bare and key.isdecimal() and isinstance(before, int):
        return f"the comma before “{key}” ends the number; write a point: “{before}.{key}”"
    if key.startswith("-"):
        return f"a space is missing after the dash; write “- {key.lstrip('-')}: ”"
    if bare and colon and meant:
        return f"a space is missing after the colon; write “{name}: ”"
    if bare and isinstance(before, str) and before.startswith(_CURLY):
        return f'the comma before “{key}” ends the text, as curly quotes are no quotes here; type straight ones: "…"'
    if bare:
        return f"the comma before “{key}” ends the text; put a text that holds a comma in quotes"
    start = f"“{key}” is not a key of {model.called}"
    if meant:
        return f"{start}; did you mean “{meant}”?"
    others = sorted(other.called for other in _models() if key in other.known_keys())
    if 0 < len(others) <= _FEW:
        return f"{start}, but of {' or '.join(others)}; check how far it is indented"
    return f"{start}; there is {either(model.known_keys())}"


_FEW = 2
_CURLY = ("“", "”", "‘", "„")


def _models(start: type[Model] = Model) -> Iterator[type[Model]]:
    """Every model that is a thing of its own."""
    for model in start.__subclasses__():
        if "called" in vars(model):
            yield model
        yield from _models(model)


def _reads_as(data: Mapping[str, Any]) -> str | None:
    """What else these keys make whole: a question that stands where a section is expected, say."""
    for model in _models():
        if model.needed_keys() and set(model.needed_keys()) <= data.keys() <= set(model.known_keys()):
            return model.called
    return None


def _text(value: Any) -> Any:
    # `label: 10` is meant as text; pydantic then refuses what is neither.
    return str(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else value


def _not_empty(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty_text", "some text")
    return value.strip()


def _flag(value: Any) -> Any:
    return {"yes": True, "no": False}.get(value, value) if isinstance(value, str) else value


def _id(value: str) -> str:
    if not ID_PATTERN.fullmatch(value):
        slug = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
        raise PydanticCustomError("not_an_id", "{found}|{nearest}", {"found": value, "nearest": slug})
    return value


def _name(value: str) -> str:
    # Results are kept by these ids, and JavaScript would put those made of digits first.
    if not re.search(r"[a-z]", value):
        raise PydanticCustomError("no_letter", "{found}", {"found": value})
    return value


def _date(value: Any) -> Any:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise PydanticCustomError("not_a_date", "{found}", {"found": str(value)})
    try:
        return datetime.date.fromisoformat(value)
    except ValueError as error:
        raise PydanticCustomError("no_such_date", "{found}", {"found": value}) from error


def _web_address(value: str) -> str:
    if not re.fullmatch(r"https://[A-Za-z0-9.-]+\.[A-Za-z]+(/\S*)?", value):
        raise PydanticCustomError("not_https", "{found}", {"found": value})
    return value


def _exact(value: Any) -> Any:
    # Points and limits are exact decimals; the reader gives `Decimal` and `int`, never a float.
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


def at_most_decimals(most: int) -> AfterValidator:
    """A limit on how many decimals a number may have."""

    def check(value: Decimal) -> Decimal:
        if value != round(value, most):
            raise PydanticCustomError("too_many_decimals", "{most}", {"most": most})
        return value

    return AfterValidator(check)


class _NumberSchema:
    """Editors see a number; the exactness is ours."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "number"}


_TEXT_SCHEMA = {"type": ["string", "number"]}
Text = Annotated[str, BeforeValidator(_text), AfterValidator(_not_empty), WithJsonSchema(_TEXT_SCHEMA)]
# Tells the keys that hold Markdown from those that hold plain text.
MARKDOWN = object()
Markdown = Annotated[Text, MARKDOWN]


def is_markdown(info: FieldInfo) -> bool:
    """Whether a key of a model holds Markdown."""
    optional = (part for member in get_args(info.annotation) for part in get_args(member))
    return MARKDOWN in info.metadata or MARKDOWN in optional


Id = Annotated[
    str,
    BeforeValidator(_text),
    AfterValidator(_id),
    WithJsonSchema(_TEXT_SCHEMA | {"pattern": f"^{ID_PATTERN.pattern}$"}),
]
# The id of what carries a score.
Name = Annotated[
    Id, AfterValidator(_name), WithJsonSchema(_TEXT_SCHEMA | {"pattern": f"^(?=.*[a-z]){ID_PATTERN.pattern}$"})
]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"enum": [True, False, "yes", "no"]})]
Date = Annotated[datetime.date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
WebAddress = Annotated[str, AfterValidator(_web_address), WithJsonSchema({"type": "string", "pattern": "^https://"})]
Number = Annotated[Decimal, BeforeValidator(_exact), _NumberSchema()]
Points = Annotated[Number, at_most_decimals(2)]
Audience = Literal["employer", "employee", "representative"]


class Sourced(Model):
    """Something that states facts about the world: where they come from, and until when they were checked."""

    sources: list[Id] = Field(
        min_length=1, description="ids of the evidence that this rests on", examples=[["early-talk"]]
    )
    checked: Date = Field(
        description="the day when somebody last checked this against its sources", examples=["2026-11-20"]
    )
    review_by: Date = Field(description="the day by which somebody must check it again", examples=["2027-11-20"])


class Published(Sourced):
    """Something sourced that has a page of its own, whose address is for ever."""

    formerly: list[Id] = Field(
        default=[], description="ids that this had before; their pages lead here", examples=[["back-to-work-chat"]]
    )

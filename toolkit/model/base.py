"""What every kind of content is made of: strict models, ids, texts, flags, dates, web addresses.

A model is read with a `Reading` as pydantic's validation context. Models report an unknown key to it at once, with the
nearest key that exists, so that one wrong word hides none of the other problems of the file.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

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
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from toolkit.problems import Problem, did_you_mean
from toolkit.source import Location, Source

ID_PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass
class Reading:
    """One file on its way from plain data to a model, and what was found wrong with it."""

    source: Source
    problems: list[Problem] = field(default_factory=list)

    def blame_key(self, container: object, key: str, code: str, message: str) -> None:
        """Note a problem at a key of a mapping of this file."""
        location = (*self.source.location_of(container), key)
        self.problems.append(self.source.problem(self.source.key_position(location), code, message))

    def blame(self, location: Location, code: str, message: str) -> None:
        """Note a problem at a value of this file."""
        self.problems.append(self.source.problem(self.source.position(location), code, message))


class Model(BaseModel):
    """A frozen model that accepts its own keys and no other."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    # What people call this thing: "a question", "a service".
    called: ClassVar[str] = "this"

    @model_validator(mode="before")
    @classmethod
    def _report_unknown_keys(cls, data: Any, validation: ValidationInfo) -> Any:
        if not isinstance(data, Mapping):
            raise PydanticCustomError("not_a_mapping", "{called}", {"called": cls.called})
        known = [info.alias or name for name, info in cls.model_fields.items()]
        reading = validation.context
        if not isinstance(reading, Reading):
            return data
        for key in data:
            if key not in known:
                message = f"“{key}” is not a key of {cls.called}{did_you_mean(key, known)}"
                if " " in key and validation.context and data[key] is None:
                    message = f"the comma before “{key}” ends the text; put a text that holds a comma in quotes"
                reading.blame_key(data, key, "S001", message)
        return {key: value for key, value in data.items() if key in known and value is not None}


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
        nearest = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
        raise PydanticCustomError("not_an_id", "{found}|{nearest}", {"found": value, "nearest": nearest})
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
Id = Annotated[
    str,
    BeforeValidator(_text),
    AfterValidator(_id),
    WithJsonSchema(_TEXT_SCHEMA | {"pattern": f"^{ID_PATTERN.pattern}$"}),
]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"enum": [True, False, "yes", "no"]})]
Date = Annotated[datetime.date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
WebAddress = Annotated[str, AfterValidator(_web_address), WithJsonSchema({"type": "string", "pattern": "^https://"})]
Number = Annotated[Decimal, BeforeValidator(_exact), _NumberSchema()]
Points = Annotated[Number, at_most_decimals(2)]
Audience = Literal["employer", "employee", "representative"]


class Sourced(Model):
    """Something that states facts about the world: where they come from, and until when they were checked."""

    sources: list[Id] = Field(min_length=1, description="ids of the evidence that this rests on")
    checked: Date = Field(description="the day when somebody last checked this against its sources")
    review_by: Date = Field(description="the day by which somebody must check it again")
    formerly: list[Id] = Field(default=[], description="ids that this had before; their pages lead here")

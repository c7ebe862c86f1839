"""The keys of a model in plain words: what each is, what it takes, whether it is needed, and an example."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from toolkit.model.base import Date, Flag, Id, Markdown, Model, Name, Number, Points, Text, WebAddress
from toolkit.model.content import ClockTime, SitePath
from toolkit.model.questions import ConditionField, OptionsField, TestField
from toolkit.reference.yaml_words import in_a_line

# How a part is linked to: given the model, what stands in the text.
Link = Callable[[type[Model]], str]


@dataclass(frozen=True)
class Key:
    """One key as people write it; `takes` is Markdown, the rest plain text, and the example one line of YAML."""

    name: str
    means: str
    takes: str
    needed: bool
    default: str | None
    example: str


def keys_of(model: type[Model], link: Link) -> Iterator[Key]:
    """The keys of a model, in the order in which they are declared; those that several kinds share come last."""
    hints = get_type_hints(model, include_extras=True)
    for name, info in sorted(model.model_fields.items(), key=lambda field: field[0] not in model.__annotations__):
        needed = info.is_required()
        default = None if needed or info.default in (None, [], {}) else in_a_line(info.default)
        takes = _in_words(hints[name], link) + _limits(info)
        example = in_a_line(example_of(info, hints[name]))
        yield Key(info.alias or name, info.description or "", takes, needed, default, example)


def parts_of(model: type[Model]) -> Iterator[type[Model]]:
    """The models that a model is made of, each once, the outer before the inner."""
    found = [part for hint in get_type_hints(model, include_extras=True).values() for part in _models_in(hint)]
    yield from dict.fromkeys(deeper for part in found for deeper in (part, *parts_of(part)))


def example_of(info: FieldInfo, hint: Any) -> Any:
    """The example of a field: the one that is written there, or one made of the needed keys of its part."""
    if info.examples:
        return info.examples[0]
    part = next(iter(_models_in(hint)))
    hints = get_type_hints(part, include_extras=True)
    made = {
        inner.alias or name: example_of(inner, hints[name])
        for name, inner in part.model_fields.items()
        if inner.is_required()
    }
    return [made] if _holds_list(hint) else made


def _models_in(hint: Any) -> Iterator[type[Model]]:
    if isinstance(hint, type) and issubclass(hint, Model):
        yield hint
    for inner in get_args(hint):
        yield from _models_in(inner)


def _holds_list(hint: Any) -> bool:
    return get_origin(hint) is list or any(_holds_list(inner) for inner in get_args(hint))


# The kinds of value that have a name of their own, the narrower before the wider.
_NAMED: list[tuple[Any, str]] = [
    (Name, "an id with a letter in it"),
    (Id, "an id"),
    (Markdown, "[text with links](../format.md#every-file)"),
    (Text, "text"),
    (Flag, "yes or no"),
    (Date, "a date, year-month-day"),
    (WebAddress, "a web address that starts with https://"),
    (Points, "a number with at most two decimals"),
    (Number, "a number"),
    (ClockTime, "a time with four digits, in quotes"),
    (SitePath, "a path of this site, which starts and ends with /"),
    (ConditionField, "[a condition](conditions.md)"),
    (TestField, "[a test](conditions.md#tests)"),
    (Any, "an id, a list of ids, or a number"),
    (Decimal, "a number"),
    (int, "a whole number"),
    (str, "a word"),
    (type(None), "null"),
]


def _in_words(hint: Any, link: Link) -> str:
    if hint == OptionsField:
        part = next(iter(_models_in(hint)))
        return f"a list; each item is {link(part)}. Or the name of a list under `option_sets`. Or `sectors`"
    for kind, words in _NAMED:
        if hint == kind:
            return words
    if isinstance(hint, type) and issubclass(hint, Model):
        return link(hint)
    return _compound(hint, link)


def _compound(hint: Any, link: Link) -> str:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return _or([f"`{word}`" for word in inner])
    if origin is Annotated:
        return _annotated(inner[0], inner[1:], link)
    if origin in (Union, types.UnionType):
        return _or([_in_words(part, link) for part in inner if part is not type(None)])
    if origin is list:
        return f"a list; each item is {_in_words(inner[0], link)}"
    if origin is dict:
        return f"lines “name: value”; each value is {_in_words(inner[1], link)}"
    raise TypeError(f"toolkit.reference.keys has no words for {hint}")


def _annotated(kind: Any, extras: tuple[Any, ...], link: Link) -> str:
    patterns = [extra.metadata[0].pattern for extra in extras if _is_pattern(extra)]
    if patterns == [r"^[0-9 ]+$"]:
        return "digits and spaces; in quotes when it starts with a 0"
    return _in_words(kind, link) + "".join(_limits(extra) for extra in extras if isinstance(extra, FieldInfo))


def _is_pattern(extra: object) -> bool:
    return isinstance(extra, FieldInfo) and bool(extra.metadata) and hasattr(extra.metadata[0], "pattern")


def _limits(info: FieldInfo) -> str:
    words = {"ge": ", {} or more", "gt": " above {}", "le": ", {} or less"}
    said = [
        words[limit].format(getattr(part, limit)) for part in info.metadata for limit in words if hasattr(part, limit)
    ]
    least = any(getattr(part, "min_length", 0) for part in info.metadata)
    return "".join(said) + (" (at least one)" if least else "")


def _or(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"

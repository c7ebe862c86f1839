"""References: that every id which content names belongs to something, and that nothing closed is offered."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterable, Iterator
from typing import get_args

from pydantic.fields import FieldInfo

from toolkit.checks.examined import Examined
from toolkit.checks.markdown import check_markdown
from toolkit.library import Entry, Library
from toolkit.model.base import MARKDOWN, Model
from toolkit.problems import Position, Problem, did_you_mean
from toolkit.source import Location

# What the keys of content name: key → what it is called, and where it is kept. A key is looked for in every model.
_NAMED: dict[str, tuple[str, str]] = {
    "topics": ("topic", "topics"),
    "sources": ("evidence", "evidence"),
    "superseded_by": ("evidence", "evidence"),
    "sector": ("sector", "sectors"),
    "area": ("area", "areas"),
    "areas": ("area", "areas"),
    "duty": ("duty", "duties"),
    "guidance": ("guidance", "guidance"),
    "services": ("service", "services"),
    "replaced_by": ("service", "services"),
    "advice_line": ("service", "services"),
}
_WORDS = ("everywhere",)


def check_references(entry: Entry[Model], library: Library) -> Iterator[Problem]:
    """Every problem of the references, dates and Markdown texts of one piece of content."""
    yield from _named(entry, library)
    yield from _dates(entry)
    for location, text in markdown_texts(entry.value, ()):
        yield from _text(entry, location, text, library)
    if entry.source.body:
        for line, code, message in check_markdown(entry.source.body, library):
            yield entry.source.problem(Position(entry.source.body_line + line, 1), code, message)


def _named(entry: Entry[Model], library: Library) -> Iterator[Problem]:
    for key in type(entry.value).model_fields:
        value = getattr(entry.value, key)
        if key not in _NAMED or value is None:
            continue
        called, kept = _NAMED[key]
        known = getattr(library, kept)
        names = [(value, (key,))] if isinstance(value, str) else [(name, (key, i)) for i, name in enumerate(value)]
        for name, location in names:
            if name not in known and name not in _WORDS:
                yield entry.problem(location, "L001", f"there is no {called} “{name}”{did_you_mean(name, known)}")
            elif called == "service" and name in known and known[name].value.status == "closed":
                instead = known[name].value.replaced_by
                hint = f"; name “{instead[0]}” instead" if instead else "; leave it out"
                yield entry.problem(location, "L004", f"“{name}” is closed, so nobody may be sent there{hint}")


def _dates(entry: Entry[Model]) -> Iterator[Problem]:
    checked = getattr(entry.value, "checked", None)
    review_by = getattr(entry.value, "review_by", None)
    if isinstance(checked, datetime.date) and isinstance(review_by, datetime.date) and review_by <= checked:
        yield entry.problem(("review_by",), "S010", "the review is due on or before the day of the last check")


def _text(entry: Entry[Model], location: Location, text: str, library: Library) -> Iterator[Problem]:
    for _, code, message in check_markdown(text, library):
        yield entry.problem(location, code, f"{message} (in “{location[-1]}”)")


def markdown_texts(value: object, location: Location) -> Iterator[tuple[Location, str]]:
    """Every Markdown text of a model and of the models in it, with its place."""
    if isinstance(value, Model):
        for name, info in type(value).model_fields.items():
            inner = getattr(value, name)
            if isinstance(inner, str) and is_markdown(info):
                yield (*location, name), inner
            else:
                yield from markdown_texts(inner, (*location, name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from markdown_texts(item, (*location, number))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from markdown_texts(item, (*location, key))


def is_markdown(info: FieldInfo) -> bool:
    """Whether a key of a model holds Markdown."""
    optional = (part for member in get_args(info.annotation) for part in get_args(member))
    return MARKDOWN in info.metadata or MARKDOWN in optional


def check_questionnaire_references(examined: Examined) -> Iterator[Problem]:
    """Every problem of what a questionnaire names outside itself."""
    library = examined.library
    for placed in examined.questions:
        for option, names in placed.question.advise.items():
            yield from _guidance(examined, names, (*placed.location, "advise", option))
        duty = placed.question.duty
        if duty is not None and duty.id not in library.duties:
            message = f"there is no duty “{duty.id}”{did_you_mean(duty.id, library.duties)}"
            yield examined.problem((*placed.location, "duty", "id"), "L001", message)
    for number, rule in enumerate(examined.questionnaire.advice):
        if rule.give not in library.guidance:
            yield examined.problem(("advice", number, "give"), "L001", _no_guidance(rule.give, library.guidance))
    for location, text in markdown_texts(examined.questionnaire, ()):
        yield from _text(examined.entry, location, text, library)  # type: ignore[arg-type]
    yield from _profile(examined)


def _guidance(examined: Examined, names: Iterable[str], location: Location) -> Iterator[Problem]:
    known = examined.library.guidance
    for number, name in enumerate(names):
        if name not in known:
            yield examined.problem((*location, number), "L001", _no_guidance(name, known))


def _no_guidance(name: str, known: Iterable[str]) -> str:
    return f"there is no guidance “{name}”{did_you_mean(name, known)}"


def _profile(examined: Examined) -> Iterator[Problem]:
    """The ids that mean something to matching: `staff` is a number, and `sector` takes the sectors."""
    staff = examined.by_id.get("staff")
    if staff is not None and staff.question.kind != "number":
        message = "“staff” is the size of the firm, so it is a question of type number"
        yield examined.problem((*staff.location, "id"), "Q015", message)
    sector = examined.by_id.get("sector")
    known: Container[str] = examined.library.sectors
    for option in sector.options or () if sector else ():
        if sector is not None and option.state is None and option.id not in known:
            message = f"“{option.id}” is no sector{did_you_mean(option.id, examined.library.sectors)}"
            yield examined.problem((*sector.location, "options"), "L001", message)

"""What changed in the content around the questionnaires: its pages, services, lists, rates, and the site itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from toolkit.difference.change import Change
from toolkit.difference.values import changed_text, changed_values
from toolkit.library import Entry, Library
from toolkit.model.base import Model

# Every kind by the name that people know, and where a library has it.
KINDS = {
    "guidance": "guidance",
    "case-study": "case_studies",
    "service": "services",
    "template": "templates",
    "page": "pages",
    "partner": "partners",
    "topic": "topics",
    "duty": "duties",
    "area": "areas",
    "sector": "sectors",
    "evidence": "evidence",
    "pathway": "pathway",
    "bank-holiday": "bank_holidays",
    "rates": "rates",
    "site": "site",
    "word": "words",
    "link-exception": "link_exceptions",
    "questionnaire": "questionnaires",
}
DATES = ("checked", "review_by")


@dataclass(frozen=True)
class ContentChange:
    """A piece of content that was added, removed, renamed or changed, and what is written otherwise in it.

    `has_page` tells what has an address of its own from what stands in lists.
    """

    kind: str
    id: str
    what: Literal["added", "removed", "renamed", "changed"]
    has_page: bool
    formerly: str | None = None
    written: tuple[Change, ...] = ()
    review_by: tuple[datetime.date, datetime.date] | None = None


def content_changes(earlier: Library, later: Library) -> Iterator[ContentChange]:
    """Everything that changed, kind by kind."""
    for kind in KINDS:
        before, after = _entries(earlier, kind), _entries(later, kind)
        former = {old.strip("/"): name for name, entry in after.items() for old in getattr(entry.value, "formerly", ())}
        for name, entry in after.items():
            old = next((each for each, new in former.items() if new == name and each in before), name)
            if old in before:
                yield from _changed(kind, before[old], entry)
            else:
                yield ContentChange(kind, name, "added", _has_page(entry))
        for name, entry in before.items():
            if name not in after and name not in former:
                yield ContentChange(kind, name, "removed", _has_page(entry))


def _entries(library: Library, kind: str) -> Mapping[str, Entry[Model]]:
    held: Any = getattr(library, KINDS[kind])
    if isinstance(held, Mapping):
        return held
    return {} if held is None else {kind: held}


def _has_page(entry: Entry[Model]) -> bool:
    return "formerly" in type(entry.value).model_fields


def _changed(kind: str, before: Entry[Model], after: Entry[Model]) -> Iterator[ContentChange]:
    """The change of one piece of content, if there is any; what is in a questionnaire is told where that is."""
    was, now, renamed = _data(before), _data(after), before.id != after.id
    moved = tuple(getattr(entry.value, "review_by", None) for entry in (before, after))
    dates = moved if isinstance(moved[0], datetime.date) and moved[0] != moved[1] else None
    written: tuple[Change, ...] = ()
    if kind != "questionnaire":
        untold = {*DATES, "formerly"} if renamed else set(DATES)
        told_was, told_now = ({key: side[key] for key in side if key not in untold} for side in (was, now))
        written = (*changed_values(told_was, told_now), *changed_text(before.source.body, after.source.body))
    if written or renamed or any(was.get(key) != now.get(key) for key in DATES):
        what: Literal["renamed", "changed"] = "renamed" if renamed else "changed"
        yield ContentChange(
            kind,
            after.id,
            what,
            _has_page(after),
            formerly=before.id if renamed else None,
            written=written,
            review_by=dates,  # type: ignore[arg-type]
        )


def _data(entry: Entry[Model]) -> dict[str, Any]:
    """What is written of a piece of content, as its keys call it."""
    data: Any = entry.source.data
    for part in entry.at:
        data = data[part]
    return dict(data)

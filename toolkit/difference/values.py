"""What differs between two versions of one file, value by value, as its keys call it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

from toolkit.difference.change import Change
from toolkit.difference.texts import short, where_they_differ
from toolkit.exact import plain


def changed_values(before: object, after: object, about: str = "") -> Iterator[Change]:
    """Every value that was added, taken away or changed; `about` is what the keys so far call it."""
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in dict.fromkeys([*after, *before]):
            yield from changed_values(before.get(key), after.get(key), f"{about}, {key}" if about else str(key))
    elif isinstance(before, list) and isinstance(after, list):
        yield from _items(before, after, about)
    elif isinstance(before, str) and isinstance(after, str):
        yield Change("wording", about, *where_they_differ(before, after))
    else:
        yield Change("setting", about, _said(before), _said(after))


def changed_text(before: str, after: str) -> Iterator[Change]:
    """Every line of a text that was added, taken away or changed."""
    was, now = ([line.strip() for line in text.splitlines() if line.strip()] for text in (before, after))
    for _, start, end, start_now, end_now in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        one, other = was[start:end], now[start_now:end_now]
        paired = min(len(one), len(other))
        for old, new in zip(one[:paired], other[:paired], strict=True):
            yield from changed_values(old, new, "the text")
        yield from (Change("removed", f"the text: {short(line)}") for line in one[paired:])
        yield from (Change("added", f"the text: {short(line)}") for line in other[paired:])


def _items(before: list[Any], after: list[Any], about: str) -> Iterator[Change]:
    """Items of two lists by what they are known by, and their order where nothing else tells them apart."""
    was, now = _known(before), _known(after)
    for key, item in now.items():
        if key not in was:
            yield Change("added", f"{about}: {_said(item)}")
        elif isinstance(key, str):
            yield from changed_values(was[key], item, f"{about} “{key}”")
        else:
            yield from changed_values(was[key], item, about if len(now) == len(was) == 1 else f"{about} {_place(key)}")
    yield from (Change("removed", f"{about}: {_said(item)}") for key, item in was.items() if key not in now)
    kept = [[str(key) for key in side if key in was and key in now] for side in (was, now)]
    if kept[0] != kept[1]:
        yield Change("setting", f"{about}: the order", ", ".join(kept[0]), ", ".join(kept[1]))


def _known(items: list[Any]) -> dict[Hashable, Any]:
    """Items by their id, or the day from which they hold, by themselves where they are plain, or by their place."""
    for key in ("id", "from", "name"):
        if all(isinstance(item, Mapping) and isinstance(item.get(key), str) for item in items):
            return {item[key]: item for item in items}
    if not any(isinstance(item, Mapping | list) for item in items):
        return {str(item): item for item in items}
    return dict(enumerate(items))


def _place(key: Hashable) -> str:
    return str(key + 1) if isinstance(key, int) else str(key)


def _said(value: object) -> str | None:
    """A value as a reader of the file knows it."""
    if value is None:
        return None
    if isinstance(value, Mapping):
        return short("; ".join(f"{key}: {_said(part)}" for key, part in value.items()))
    if isinstance(value, list):
        return short(", ".join(str(_said(part)) for part in value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return short(value)
    return plain(value) if isinstance(value, int | Decimal) else str(value)

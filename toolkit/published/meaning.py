"""Whether a question of today still means what was published: how answers to it are read and what they earn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from toolkit.exact import plain
from toolkit.published.lock import PublishedOption, PublishedQuestion
from toolkit.published.wording import another_meaning, turned_round

CHOICES = ("single", "multiple", "area")
Options = Mapping[str, PublishedOption]


@dataclass(frozen=True)
class Change:
    """One thing that means something else: the key of the question at which it is seen, and a part of a sentence.

    `option` is the option of which that is said, where it is one of its options.
    """

    key: str
    words: str
    option: str | None = None


def changes(old: PublishedQuestion, new: PublishedQuestion, before: Options, after: Options) -> list[Change]:
    """What means something else in a question; `before` and `after` are its options then and now."""
    if old.type != new.type:
        return [Change("type", f"the type was {old.type} and is {new.type}")]
    return [*_numbers(old, new), *_options(before, after), *_wording(old, new)]


def fits(old: PublishedQuestion, new: PublishedQuestion) -> bool:
    """Whether every number that could be answered then can be answered now."""
    if old.least is None or old.most is None or old.step is None:
        return True
    if new.least is None or new.most is None or new.step is None:
        return True
    inside = new.least <= old.least and old.most <= new.most
    return inside and (old.least - new.least) % new.step == 0 and old.step % new.step == 0


def _numbers(old: PublishedQuestion, new: PublishedQuestion) -> Iterator[Change]:
    if not fits(old, new):
        key = "min" if (new.least or 0) > (old.least or 0) else "max"
        key = key if (old.least, old.most) != (new.least, new.most) else "step"
        yield Change(key, f"it took {_span(old)} and takes {_span(new)}, so some answers no longer fit")
    if old.rows != new.rows:
        yield Change("points", f"a number had {_rows(old)} and has {_rows(new)}")


def _span(question: PublishedQuestion) -> str:
    least, most, step = (plain(value or 0) for value in (question.least, question.most, question.step))
    return f"{least} to {most}" + ("" if step == "1" else f" in steps of {step}")


def _rows(question: PublishedQuestion) -> str:
    said = [f"{plain(points)} points from {plain(start)}" for start, points in question.rows]
    return ", ".join(said) or "no points"


def _options(before: Options, after: Options) -> Iterator[Change]:
    same = [name for name in before if name in after and before[name].now is None]
    moved = [name for name in same if _worth(before[name]) != _worth(after[name])]
    if moved and _is_turned(before, after, same):
        yield Change("reverse", "the points of its options are turned round")
        return
    if moved:
        told = [f"“{name}” was {_worth(before[name])} and is {_worth(after[name])}" for name in moved[:_TOLD]]
        more = len(moved) - _TOLD
        yield Change("options", ", ".join(told) + (f", and {more} more" if more > 0 else ""), moved[0])
    for name in same:
        if (words := _label(name, before, after)) is not None:
            yield Change("options", words, name)


_TOLD = 2


def _worth(option: PublishedOption) -> str:
    if option.state is not None:
        return "“unknown”" if option.state == "unknown" else "“not applicable”"
    return "without points" if option.points is None else f"worth {plain(option.points)}"


def _is_turned(before: Options, after: Options, same: list[str]) -> bool:
    """Whether all points are those on the other side of the scale, as `reverse` makes them."""
    pairs = [(before[name].points, after[name].points) for name in same]
    earned = [(old, new) for old, new in pairs if old is not None and new is not None]
    sums: set[Decimal] = {old + new for old, new in earned}
    return len(earned) > 1 and len(sums) == 1 and all((old is None) == (new is None) for old, new in pairs)


def _label(name: str, before: Options, after: Options) -> str | None:
    """What is wrong with the words of an option: they are those of another one, or turned round."""
    old, new = before[name].label, after[name].label
    if _flat(old) == _flat(new):
        return None
    for other, option in before.items():
        if other != name and _flat(option.label) == _flat(new):
            return f"“{name}” now has the words of “{other}”, “{new}”"
    turned = turned_round(old, new)
    return turned and f"in the words of “{name}”, {turned}"


def _flat(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def _wording(old: PublishedQuestion, new: PublishedQuestion) -> Iterator[Change]:
    why = another_meaning(old.ask, new.ask)
    if why is not None:
        yield Change("ask", f"it asked “{old.ask}”, and {why}")

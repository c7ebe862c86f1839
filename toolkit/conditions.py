"""The one small language of conditions: what it can say, and how it is read from YAML.

    condition  {question: test, …}  {score: {score-id: test}}  {all: […]}  {any: […]}  {not: condition}
    test       option | [option, …] | {all_of: […]} | {at_least: n} | {at_most: n} | {above: n} | {below: n}
               | {answered: yes|no}

Several keys mean that all of them hold. The language stays this small on purpose: it is what makes it possible to
prove what a questionnaire can and cannot do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias

from toolkit.problems import Position, did_you_mean, shown
from toolkit.source import Location, Source

RESERVED = ("all", "any", "not", "score")
LIMITS = ("at_least", "at_most", "above", "below")
TEST_KEYS = ("all_of", *LIMITS, "answered")


@dataclass(frozen=True)
class Test:
    """What is asked of one answer or of one score; every part that is given must hold."""

    any_of: tuple[str, ...] | None = None
    all_of: tuple[str, ...] | None = None
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    above: Decimal | None = None
    below: Decimal | None = None
    answered: bool | None = None

    @property
    def options(self) -> tuple[str, ...]:
        """The options that the test names."""
        return (self.any_of or ()) + (self.all_of or ())

    @property
    def has_limit(self) -> bool:
        """Whether the test compares with a number."""
        return not (self.at_least is None and self.at_most is None and self.above is None and self.below is None)


ANSWERED = Test(answered=True)
NOT_ANSWERED = Test(answered=False)


@dataclass(frozen=True)
class QuestionTest:
    """A test of the answer to a question."""

    question: str
    test: Test
    position: Position = field(compare=False)


@dataclass(frozen=True)
class ScoreTest:
    """A test of the value of a score."""

    score: str
    test: Test
    position: Position = field(compare=False)


@dataclass(frozen=True)
class All:
    """All of the conditions hold."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class AnyOf:
    """At least one of the conditions holds."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class Not:
    """The condition does not hold."""

    condition: Condition


Condition: TypeAlias = All | AnyOf | Not | QuestionTest | ScoreTest


def leaves(condition: Condition) -> Iterator[QuestionTest | ScoreTest]:
    """Every test in a condition, in the order in which it is written."""
    if isinstance(condition, All | AnyOf):
        for part in condition.conditions:
            yield from leaves(part)
    elif isinstance(condition, Not):
        yield from leaves(condition.condition)
    else:
        yield condition


@dataclass(frozen=True)
class Fault:
    """Something in a condition that cannot be read."""

    location: Location
    code: str
    message: str


class ConditionReader:
    """Reads conditions of one file; what it cannot read is in `faults`, and an empty condition stands in for it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.faults: list[Fault] = []

    def condition(self, data: Any, location: Location) -> Condition:
        """The condition that `data` says; `location` is where it stands in the file."""
        if not isinstance(data, dict) or not data:
            self._fault(location, f"found {shown(data)}, expected a condition, such as “{{question-id: option-id}}”")
            return All(())
        parts = [self._part(key, value, (*location, key)) for key, value in data.items()]
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def test(self, data: Any, location: Location) -> Test:
        """The test that `data` says."""
        if isinstance(data, dict) and data:
            return self._written_test(data, location)
        if isinstance(data, list):
            return Test(any_of=self._options(data, location))
        if (option := _option(data)) is not None:
            return Test(any_of=(option,))
        expected = "an option, a list of options, or a test such as “{at_least: 5}”"
        self._fault(location, f"found {shown(data)}, expected {expected}")
        return Test()

    def _part(self, key: str, value: Any, location: Location) -> Condition:
        if key in ("all", "any"):
            parts = tuple(self._conditions(value, location))
            return All(parts) if key == "all" else AnyOf(parts)
        if key == "not":
            return Not(self.condition(value, location))
        if key == "score":
            return self._scores(value, location)
        return QuestionTest(key, self.test(value, location), self.source.key_position(location))

    def _conditions(self, data: Any, location: Location) -> Iterator[Condition]:
        if not isinstance(data, list) or not data:
            key = location[-1]
            self._fault(location, f"found {shown(data)}, expected a list of conditions: “{key}: [{{…}}, {{…}}]”")
            return
        for number, item in enumerate(data):
            yield self.condition(item, (*location, number))

    def _scores(self, data: Any, location: Location) -> Condition:
        if not isinstance(data, dict) or not data:
            self._fault(
                location, f"found {shown(data)}, expected a score and a test: “score: {{overall: {{below: 50}}}}”"
            )
            return All(())
        parts = []
        for name, value in data.items():
            place = (*location, name)
            test = self.test(value, place)
            if test.options:
                expected = f"one such as “{{at_least: {value}}}”" if _is_number(value) else "one such as “{below: 50}”"
                self._fault(place, f"a score is compared with a number; expected {expected}")
            parts.append(ScoreTest(name, test, self.source.key_position(place)))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _written_test(self, data: dict[str, Any], location: Location) -> Test:
        said: dict[str, Any] = {}
        for key, value in data.items():
            place = (*location, key)
            if key not in TEST_KEYS:
                self._fault(place, _no_test(key, value))
            elif key == "all_of":
                said[key] = self._options(value, place)
            elif key == "answered":
                said[key] = self._answered(value, place)
            elif _is_number(value):
                said[key] = Decimal(value)
            else:
                self._fault(place, f"“{key}” compares with a number, but found {shown(value)}")
        return Test(**said)

    def _options(self, data: Any, location: Location) -> tuple[str, ...]:
        if not isinstance(data, list) or not data:
            self._fault(location, f"found {shown(data)}, expected a list of options, such as “[yes, partly]”")
            return ()
        options = []
        for number, item in enumerate(data):
            option = _option(item)
            if option is None:
                self._fault((*location, number), f"found {shown(item)}, expected the id of an option")
            else:
                options.append(option)
        return tuple(options)

    def _answered(self, value: Any, location: Location) -> bool | None:
        if isinstance(value, bool) or value in ("yes", "no"):
            return value is True or value == "yes"
        self._fault(location, f"found {shown(value)}, expected “yes” or “no”")
        return None

    def _fault(self, location: Location, message: str) -> None:
        self.faults.append(Fault(location, "S009", message))


# What other languages call a test, and which of ours it is.
_OTHER_WORDS = {
    **dict.fromkeys(("more_than", "greater_than", "over", ">", "gt"), "above"),
    **dict.fromkeys(("less_than", "fewer_than", "under", "<", "lt"), "below"),
    **dict.fromkeys((">=", "gte", "min", "minimum", "from", "or_more"), "at_least"),
    **dict.fromkeys(("<=", "lte", "max", "maximum", "to", "up_to", "or_less", "or_fewer"), "at_most"),
}
_ONE_OF = ("any_of", "any", "one_of", "in", "or", "is", "equals", "=", "==", "option", "options", "answer", "value")


def _no_test(key: str, value: Any) -> str:
    """What to write in place of a word that is not a test."""
    word = key.replace(" ", "_").replace("-", "_")
    if word == "not":
        return "“not” stands before a whole condition; write “{not: {question: option}}”"
    if word in _OTHER_WORDS:
        return f"“{key}” is not a test; write “{_OTHER_WORDS[word]}”"
    if word in _ONE_OF:
        wanted = [str(_option(item)) for item in (value if isinstance(value, list) else [value]) if _option(item)]
        if len(wanted) == 1 and _is_number(value):
            return f"“{key}” is not a test; for one number write “{{at_least: {value}, at_most: {value}}}”"
        listed = ", ".join(wanted) or "yes, partly"
        return f"“{key}” is not a test; write the options that will do as a list: “[{listed}]”"
    return f"“{key}” is not a test{did_you_mean(key, TEST_KEYS)}"


def _is_number(data: Any) -> bool:
    return isinstance(data, int | Decimal) and not isinstance(data, bool)


def _option(data: Any) -> str | None:
    return str(data) if isinstance(data, str) or _is_number(data) else None

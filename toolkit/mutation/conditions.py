"""Faults in conditions and tests: each yields the same condition with one thing changed, wherever in it that stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from toolkit.checks.examined import Examined
from toolkit.conditions import LIMITS, All, AnyOf, Condition, Not, QuestionTest, ScoreTest, Test, leaves
from toolkit.exact import plain
from toolkit.problems import Position

NOTHING_ASKED = All(())


@dataclass(frozen=True)
class Changed:
    """A condition with one thing changed; `position` is that of the first test that the change touches."""

    kind: str
    condition: Condition
    position: Position
    change: str
    question: str | None


def changed_conditions(condition: Condition, examined: Examined) -> Iterator[Changed]:
    """Every condition with one fault: in a test, at a “not”, or “all” for “any”."""
    yield from _everywhere(condition, lambda part: _faults_of(part, examined))


def loosened_conditions(condition: Condition) -> Iterator[Changed]:
    """Every condition that asks one thing less."""
    if not isinstance(condition, All | AnyOf):
        yield _changed("gate-loosened", NOTHING_ASKED, condition, f"{in_words(condition)} were left out")
    yield from _everywhere(condition, _without_parts)


def _without_parts(condition: Condition) -> Iterator[Changed]:
    if not isinstance(condition, All):
        return
    for number, part in enumerate(condition.conditions):
        rest = condition.conditions[:number] + condition.conditions[number + 1 :]
        yield _changed("gate-loosened", _joined(All(rest)), part, f"{in_words(part)} were left out")


def _joined(condition: All) -> Condition:
    return condition.conditions[0] if len(condition.conditions) == 1 else condition


def _everywhere(condition: Condition, faults: Callable[[Condition], Iterator[Changed]]) -> Iterator[Changed]:
    """The faults of a condition itself, and of each condition inside it."""
    yield from faults(condition)
    if isinstance(condition, Not):
        for inner in _everywhere(condition.condition, faults):
            yield replace(inner, condition=Not(inner.condition))
    elif isinstance(condition, All | AnyOf):
        for number, part in enumerate(condition.conditions):
            for inner in _everywhere(part, faults):
                parts = (*condition.conditions[:number], inner.condition, *condition.conditions[number + 1 :])
                yield replace(inner, condition=type(condition)(parts))


def _faults_of(condition: Condition, examined: Examined) -> Iterator[Changed]:
    if isinstance(condition, Not):
        words = f"the “not” before {in_words(condition.condition)} were left out"
        yield _changed("not-dropped", condition.condition, condition, words)
    elif isinstance(condition, All | AnyOf):
        if len(condition.conditions) > 1:
            other, words = (AnyOf, "any of them were") if isinstance(condition, All) else (All, "all of them were")
            listed = " and ".join(map(in_words, condition.conditions[:_FEW]))
            more = " and more" if len(condition.conditions) > _FEW else ""
            yield _changed("all-any", other(condition.conditions), condition, f"of {listed}{more}, {words} asked")
    else:
        yield from _faults_of_test(condition, examined)


_FEW = 2


def _faults_of_test(leaf: QuestionTest | ScoreTest, examined: Examined) -> Iterator[Changed]:
    options, step = _scale(leaf, examined)
    for kind, test in changed_tests(leaf.test, options, step):
        changed = replace(leaf, test=test)
        yield _changed(kind, changed, leaf, f"{in_words(leaf)} were {in_words(changed)}")


def _scale(leaf: QuestionTest | ScoreTest, examined: Examined) -> tuple[Sequence[str], Decimal]:
    """The options in their order, and the step of numbers; scores are compared in whole points."""
    if isinstance(leaf, ScoreTest):
        return (), Decimal(1)
    placed = examined.by_id[leaf.question]
    return [option.id for option in placed.options or ()], placed.question.step or Decimal(1)


def changed_tests(test: Test, options: Sequence[str], step: Decimal) -> Iterator[tuple[str, Test]]:
    """Every test with one option left out or replaced by its neighbour, or one limit moved by a step."""
    for key in ("any_of", "all_of"):
        chosen: tuple[str, ...] = getattr(test, key) or ()
        for number, option in enumerate(chosen):
            rest = chosen[:number] + chosen[number + 1 :]
            if rest:
                yield "option-dropped", _with(test, key, rest)
            if (neighbour := neighbour_of(option, options)) not in (None, *chosen):
                yield "option-replaced", _with(test, key, (*chosen[:number], neighbour, *chosen[number + 1 :]))
    for key in LIMITS:
        limit: Decimal | None = getattr(test, key)
        if limit is not None:
            yield "limit-moved", _with(test, key, limit - step)
            yield "limit-moved", _with(test, key, limit + step)


def _with(test: Test, key: str, value: object) -> Test:
    changed: dict[str, Any] = {key: value}
    return replace(test, **changed)


def neighbour_of(option: str, options: Sequence[str]) -> str | None:
    """The option that follows in the list, or, for the last, the one before it."""
    if option not in options or len(options) < _FEW:
        return None
    place = options.index(option)
    return options[place + 1] if place + 1 < len(options) else options[place - 1]


def _changed(kind: str, changed: Condition, found_at: Condition, change: str) -> Changed:
    first = next(leaves(found_at))
    return Changed(kind, changed, first.position, change, first.question if isinstance(first, QuestionTest) else None)


def in_words(condition: Condition) -> str:
    """A condition as its first test is written, in quotes; “…” for what follows."""
    tests = list(leaves(condition))
    more = " …" if len(tests) > 1 else ""
    return f"“{_written(tests[0])}{more}”" if tests else "“nothing”"


def _written(leaf: QuestionTest | ScoreTest) -> str:
    if isinstance(leaf, ScoreTest):
        return f"score: {{{leaf.score}: {test_in_words(leaf.test)}}}"
    return f"{leaf.question}: {test_in_words(leaf.test)}"


def test_in_words(test: Test) -> str:
    """A test as an adviser would write it."""
    if test.any_of is not None and test == Test(any_of=test.any_of):
        return test.any_of[0] if len(test.any_of) == 1 else f"[{', '.join(test.any_of)}]"
    said = [f"{key}: {plain(limit)}" for key in LIMITS if (limit := getattr(test, key)) is not None]
    if test.all_of is not None:
        said.append(f"all_of: [{', '.join(test.all_of)}]")
    if test.answered is not None:
        said.append(f"answered: {'yes' if test.answered else 'no'}")
    return f"{{{', '.join(said)}}}"

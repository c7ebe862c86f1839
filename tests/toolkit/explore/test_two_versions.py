"""Two versions side by side: who gains and who loses is what walking over every set of answers says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from typing import Any

import pytest

from tests.generated.choices import SeededChance
from tests.generated.library import entry, small_library
from tests.generated.questionnaires import any_questionnaire
from tests.generated.varied import varied
from tests.toolkit.explore.test_against_brute_force import answers_to, happens
from toolkit.checks.questionnaire import check_questionnaire
from toolkit.compiled import Compiled, CompiledQuestion
from toolkit.compiling import compile_questionnaire
from toolkit.explore.counting import counted
from toolkit.explore.events import Event, Events
from toolkit.explore.explorer import Explorer
from toolkit.explore.formula import FALSE, TRUE, conjunction, negation, side_by_side
from toolkit.explore.patterns import Part, Span, patterns
from toolkit.explore.space import Space
from toolkit.model.questionnaire import Questionnaire
from toolkit.problems import errors
from toolkit.scoring import AnswerError, evaluate

PAIRS = 50
MOST_SETS = 3_000
Answers = dict[str, Any]


def _compiled(said: dict[str, Any]) -> Compiled | None:
    written = entry("small", Questionnaire, said)
    if errors(check_questionnaire(written, small_library(), alone=True)):
        return None
    return compile_questionnaire(written, small_library())


def _pair(seed: int) -> Space | None:
    chance = SeededChance(seed)
    said = any_questionnaire(chance, most_questions=2)
    for section in said["sections"]:
        for question in section["questions"]:
            if question["type"] == "number":
                question["max"] = question.get("min", 0) + 2 * Decimal(question.get("step", 1))
    before, after = _compiled(said), _compiled(varied(said, chance))
    return None if before is None or after is None else Space((before, after))


def _as_known(compiled: Compiled, answers: Answers) -> Answers:
    """The answers in the terms of one version, by the words of the format page: what it does not know is blank."""
    known = {}
    for question in compiled.questions:
        given = answers.get(question.id)
        retired = dict(question.retired)
        options = {option.id for option in question.options or ()}
        if isinstance(given, list):
            given = list(dict.fromkeys(name for each in given if (name := retired.get(each, each)) in options))
        elif isinstance(given, str) and question.options is not None:
            name = retired.get(given, given)
            given = name if name in options else None
        try:
            evaluate(compiled, {question.id: given})
        except AnswerError:
            given = None
        known[question.id] = given
    return known


def _walk(space: Space, number: int, answers: Answers, complete: bool) -> Iterator[tuple[Answers, bool]]:
    if number == len(space.questions):
        yield answers, complete
        return
    item = space.questions[number]
    shown = [
        question
        for version, question in zip(space.versions, item.versions, strict=True)
        if question is not None and item.id in evaluate(version, _as_known(version, answers))["shown"]
    ]
    if not shown:
        yield from _walk(space, number + 1, answers, complete)
        return
    yield from _walk(space, number + 1, answers, False)
    for answer in _known_answers(item.versions, shown):
        yield from _walk(space, number + 1, answers | {item.id: answer}, complete)


def _known_answers(versions: tuple[CompiledQuestion | None, ...], shown: list[CompiledQuestion]) -> Iterator[Any]:
    """Every answer of any version that some version that asks the question makes something of."""
    every: list[Any] = []
    for question in versions:
        every += [answer for answer in (answers_to(question) if question else ()) if answer not in every]
    for answer in every:
        for question in shown:
            options = {option.id for option in question.options or ()} | {old for old, _ in question.retired}
            given = answer if isinstance(answer, list) else [answer]
            fits = question.options is not None and any(each in options for each in given)
            if question.options is None:
                fits = question.min is None or question.max is None or question.min <= answer <= question.max
            if fits:
                yield answer
                break


def _has_many_choices(space: Space) -> bool:
    later = space.versions[1].questions
    return any(question.type == "multiple" and len(question.options or ()) > 3 for question in later)


def test_who_gains_and_who_loses(monkeypatch: pytest.MonkeyPatch) -> None:
    # Few states are many enough to see in them what scores can still come to.
    monkeypatch.setattr("toolkit.explore.sweep.FORESEEN_FROM", 0)
    compared = changed = 0
    for seed in range(7_000_000, 7_000_000 + PAIRS * 6):
        space = _pair(seed)
        if space is None or _has_many_choices(space):
            continue
        walked = list(islice(_walk(space, 0, {}, True), MOST_SETS + 1))
        if len(walked) <= MOST_SETS:
            changed += _compare(space, walked)
            compared += 1
        if compared == PAIRS:
            assert changed > PAIRS / 3
            return
    raise AssertionError(f"only {compared} pairs were small enough")


def _compare(space: Space, walked: list[tuple[Answers, bool]]) -> int:
    """Compare every event of both versions; how many differ between the two."""
    sets: Counter[tuple[Event, bool, bool]] = Counter()
    complete: Counter[tuple[Event, bool, bool]] = Counter()
    every = {event for version in (0, 1) for event, _ in Events(space, version).all()}
    for answers, is_complete in walked:
        held = [set(happens(evaluate(version, _as_known(version, answers)))) for version in space.versions]
        for event in every:
            key = (event, event in held[0], event in held[1])
            sets[key] += 1
            complete[key] += is_complete
    formulas = [dict(Events(space, version).all()) for version in (0, 1)]
    changed = 0
    happened = [
        (answers, [set(happens(evaluate(version, _as_known(version, answers)))) for version in space.versions])
        for answers, _ in walked
    ]
    for event in every:
        before, after = (of.get(event, FALSE) for of in formulas)
        found = counted(space, side_by_side([before, after]))
        for outcome, tally in found.items():
            key = (event, outcome.parts[0] is TRUE, outcome.parts[1] is TRUE)
            assert (tally.sets, tally.complete) == (sets[key], complete[key]), (key, tally)
        assert sum(tally.sets for tally in found.values()) == len(walked)
        gains = conjunction([after, negation(before)])
        if gains is not FALSE and sets[event, False, True]:
            changed += 1
            _patterns_fill(space, gains, sets[event, False, True])
            _patterns_say(space, gains, [(said, event in now and event not in was) for said, (was, now) in happened])
    return changed


def _patterns_fill(space: Space, formula: Any, sets: int) -> None:
    """The patterns do not overlap, and together they are all who gain."""
    explorer = Explorer(space)
    found = patterns(space, formula, 500)
    assert sum(explorer.share(pattern.formula).sets for pattern in found) == sets


def _patterns_say(space: Space, formula: Any, walked: list[tuple[Answers, bool]]) -> None:
    """Taken by their words, the patterns are of those who gain and of nobody else."""
    found = patterns(space, formula, 500)
    asked = {item.id: item for item in space.questions}
    for part in (part for pattern in found for part in pattern.parts):
        if part.kind == "score" or not space.is_answered_alike(asked[part.id]):
            return  # scores are not said in answers; other answers are said in the words of one version
        if any(isinstance(answer, tuple) for answer in part.any_of):
            return  # one choice of several stands for all that are like it
    for answers, gains in walked:
        said = any(all(_says(part, answers) for part in pattern.parts) for pattern in found)
        assert said == gains, (answers, found)


def _says(part: Part, answers: Answers) -> bool:
    given = answers.get(part.id)
    spans = [each for each in part.any_of if isinstance(each, Span)]
    if given is not None and spans:
        return any(Fraction(each.first or 0) <= Fraction(given) <= Fraction(each.last or 0) for each in spans)
    return given in part.any_of

"""A better answer that is worse: what is told is what walking over every set of answers, and every pair, shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import count, product
from math import prod
from pathlib import Path
from typing import Any

import pytest

from tests.generated.library import small_library
from tests.toolkit.explore.test_against_brute_force import answers_to, small_questionnaire
from tests.toolkit.explore.test_explorer import small
from tests.toolkit.faults.planted import sound_copy
from toolkit.checks.examined import Examined
from toolkit.checks.monotony import check_monotony
from toolkit.checks.project import read_and_check
from toolkit.compiled import Compiled, CompiledQuestion
from toolkit.compiling import compile_questionnaire
from toolkit.explore.explorer import Explorer
from toolkit.library import Entry
from toolkit.model.questionnaire import Questionnaire
from toolkit.scoring import evaluate
from toolkit.scoring.answers import read_answer
from toolkit.scoring.situation import answer_passes, points_of

QUESTIONNAIRES = 150
MOST_SETS = 600
_TOLD = re.compile(r"“(?P<better>[^”]+)” is the better answer to “(?P<question>.+)” than “(?P<worse>[^”]+)”, but it ")
SCORE, LEVEL, DUTY = "lowers the score", "lowers the level", "takes away a duty"
URGENT = "brings urgent advice, or advice on a duty"
_KINDS = (SCORE, LEVEL, URGENT, DUTY)

# The outcome of every set of answers, by the answers in the order of the questions.
Outcomes = dict[tuple[Any, ...], dict[str, Any]]


def test_a_score_over_scores_that_a_better_answer_lowers_is_told(tmp_path: Path) -> None:
    """The better answer opens a question of another section, whose score then counts."""
    root = sound_copy(tmp_path)
    file = root / "questionnaires/check.yml"
    opened_by_all = "- any: [{return-talk: {answered: yes}}, {sector: care}]"
    text = file.read_text(encoding="utf-8")
    assert text.count(opened_by_all) == 1
    assert not [problem for problem in read_and_check(root, None)[1] if problem.code == "P011"]
    file.write_text(text.replace(opened_by_all, "- {return-talk: yes}"), encoding="utf-8")
    told = [problem.message for problem in read_and_check(root, None)[1] if problem.code == "P011"]
    assert len(told) == 1
    assert "“yes” is the better answer to “return-talk” than “partly”, but it " in told[0]
    assert "lowers the score “least”" in told[0]


def test_every_better_answer_that_is_worse_is_told_and_no_other() -> None:
    compared = 0
    worse: set[tuple[str, str]] = set()
    for seed in count(6_000_000):
        questionnaire = small_questionnaire(seed)
        if questionnaire is None:
            continue
        compiled = compile_questionnaire(questionnaire, small_library())
        answers = [list(answers_to(question)) for question in compiled.questions]
        is_small = prod(1 + len(each) for each in answers) <= MOST_SETS
        if is_small and any(list(_pairs(question)) for question in compiled.questions):
            types = {question.id: question.type for question in compiled.questions}
            worse |= {(types[name], what) for name, what in _compare(questionnaire, compiled)}
            compared += 1
        if compared == QUESTIONNAIRES:
            break
    assert {kind for kind, _ in worse} == {"single", "multiple", "number"}
    assert {what for _, what in worse} == set(_KINDS)


def _question(*options: dict[str, Any], **said: Any) -> dict[str, Any]:
    return {
        "id": "a",
        "ask": "A?",
        **({"options": [{"label": "So"} | each for each in options]} if options else {}),
        **said,
    }


ROWS = _question(type="number", max=9, points=[{"from": 0, "points": 0}, {"from": 5, "points": 1}])
MET_FROM_FIVE = _question(type="number", max=9, duty={"id": "duty-a", "met_by": {"at_least": 5}})
ONE_OF_THREE = _question(
    {"id": "x"},
    {"id": "y"},
    {"id": "z", "exclusive": True},
    {"id": "unsure", "unknown": True},
    type="multiple",
    duty={"id": "duty-a", "met_by": "x"},
)
X, Y = {"id": "x", "points": 2}, {"id": "y", "points": -1}
Z, NONE = ({"id": name, "points": points, "exclusive": True} for name, points in (("z", 1), ("none", 0)))
TWO = _question(X, Y, type="multiple")
TWO_ALONE = _question(X, Y, Z, NONE, type="multiple")


@pytest.mark.parametrize(
    ("question", "pressing", "told"),
    [
        (ROWS, {"a": {"at_least": 7}}, "“7” than “0”"),
        (ROWS, {"a": {"below": 3}}, None),
        (MET_FROM_FIVE, {"a": {"at_least": 3}}, "“5” than “0”"),
        (MET_FROM_FIVE, {"a": {"at_most": 3}}, None),
        (ONE_OF_THREE, {"a": {"all_of": ["x", "y"]}}, "“x, y” than “z”"),
        (ONE_OF_THREE, {"any": [{"a": {"all_of": ["x", "y"]}}, {"a": "z"}]}, "“x, y” than “y”"),
        (ONE_OF_THREE, {"a": {"answered": "yes"}}, None),
        (ONE_OF_THREE, {"a": ["y", "z"]}, None),
        (TWO, {"a": "x"}, "“x, y” than “y”"),
        (TWO, {"a": "y"}, None),
        (TWO, {"not": {"a": "y"}}, "“x” than “x, y”"),
        (TWO_ALONE, {"a": ["y", "z"]}, "“z” than “none”"),
        (TWO_ALONE, {"a": "none"}, "“none” than “y”"),
        (TWO_ALONE, {"a": ["x", "z"]}, "“z” than “y”"),
        (TWO_ALONE, {"a": ["x", "z", "none"]}, "“z” than “y”"),
    ],
)
def test_steps_of_every_kind(question: dict[str, Any], pressing: dict[str, Any], told: str | None) -> None:
    questionnaire = small(question, advice=[{"give": "lifting", "when": pressing}])
    compiled = compile_questionnaire(questionnaire, small_library())
    messages = [
        each.message for each in check_monotony(Examined(questionnaire, small_library()), Explorer.of(compiled))
    ]
    found = [said for message in messages if (said := _TOLD.search(message))]
    assert len(found) == len(messages)
    assert [f"“{each['better']}” than “{each['worse']}”" for each in found] == ([told] if told else [])


def _compare(questionnaire: Entry[Questionnaire], compiled: Compiled) -> set[tuple[str, str]]:
    """What is told equals what is so; gives the questions and what is worse."""
    told = set()
    in_disorder = set()
    for problem in check_monotony(Examined(questionnaire, small_library()), Explorer.of(compiled)):
        if problem.code == "P011":
            said = _TOLD.search(problem.message)
            assert said, problem.message
            told |= {(said["question"], what) for what in _KINDS if what in problem.message}
        elif problem.code == "P012":  # the points most likely are the slip, and nothing more is said of them
            in_disorder.add(re.findall("“(.+?)”", problem.message)[0])
    every = product(*([None, *answers_to(question)] for question in compiled.questions))
    outcomes: Outcomes = {}
    for answers in every:
        given = {
            question.id: answer
            for question, answer in zip(compiled.questions, answers, strict=True)
            if answer is not None
        }
        outcomes[_key(answers)] = evaluate(compiled, given)
    walked = {
        (question.id, what)
        for number, question in enumerate(compiled.questions)
        if question.id not in in_disorder
        for worse, better in _pairs(question)
        for what in _worse(compiled, outcomes, number, worse, better)
    }
    assert told == walked, compiled.questions
    return walked


def _key(answers: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(tuple(answer) if isinstance(answer, list) else answer for answer in answers)


def _pairs(question: CompiledQuestion) -> Iterator[tuple[Any, Any]]:
    """Every worse answer with the better ones next to it."""
    answers = [(answer, read_answer(question, answer)) for answer in answers_to(question)]
    worth = [points_of(question, read) for _, read in answers]
    by_duty = all(points is None for points in worth)
    if by_duty and question.duty:
        met_by = question.duty[1]
        worth = [None if read.state else Fraction(answer_passes(met_by, read)) for _, read in answers]
    rated = [(answer, points) for (answer, _), points in zip(answers, worth, strict=True) if points is not None]
    for (worse, less), (better, more) in product(rated, rated):
        if less >= more:
            continue
        if question.type == "multiple":
            alone = {option.id for option in question.options or () if option.exclusive}
            if len(set(worse) ^ set(better)) == 1 or not alone.isdisjoint([*worse, *better]):
                yield worse, better
        elif not any(less < points < more for _, points in rated):
            yield worse, better


def _worse(compiled: Compiled, outcomes: Outcomes, number: int, worse: Any, better: Any) -> Iterator[str]:
    """What is worse with the better answer, for somebody."""
    pressing = {piece.id for piece in compiled.guidance if piece.duties or piece.priority == "urgent"}
    levels = [name for name, _ in compiled.levels]
    mine, yours = _key((worse,))[0], _key((better,))[0]
    for answers, before in outcomes.items():
        if answers[number] != mine:
            continue
        after = outcomes[(*answers[:number], yours, *answers[number + 1 :])]
        if any(_falls(before, after, score.id) for score in compiled.scores):
            yield SCORE
        if _level(levels, after) < _level(levels, before):
            yield LEVEL
        if pressing & (_ids(after, "advice") - _ids(before, "advice")):
            yield URGENT
        if _ids(before, "duties") - _ids(after, "duties"):
            yield DUTY


def _falls(before: dict[str, Any], after: dict[str, Any], score: str) -> bool:
    one, other = before["scores"][score]["value"], after["scores"][score]["value"]
    return one is not None and other is not None and Fraction(other) < Fraction(one)


def _level(levels: list[str], outcome: dict[str, Any]) -> int:
    return levels.index(outcome["level"]) if outcome["level"] else -1


def _ids(outcome: dict[str, Any], what: str) -> set[str]:
    return {each["id"] for each in outcome[what]}

"""Where nothing is wrong, nothing is said: in the small project of the table of slips, and in the real content."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from tests.toolkit.faults.planted import SOUND
from toolkit.checks.project import check_project, read_and_check
from toolkit.library import Library, read_project
from toolkit.model.base import Model
from toolkit.model.questionnaire import Method
from toolkit.model.questions import QuestionType
from toolkit.problems import Severity, errors


@pytest.fixture(scope="module")
def sound() -> Library:
    library, problems = read_project(SOUND)
    assert problems == []
    return library


def test_nothing_is_wrong_in_the_sound_project(sound: Library) -> None:
    for problems in (read_and_check(SOUND)[1], check_project(sound)):
        assert [problem for problem in problems if problem.severity is not Severity.ADVICE] == []


def test_the_real_content_has_no_error() -> None:
    assert errors(read_and_check(Path(__file__).parents[2])[1]) == []


def used_keys(value: object) -> set[tuple[str, str]]:
    """Every model and key that is written somewhere in a value."""
    if isinstance(value, Model):
        written = {(type(value).__name__, key) for key in value.model_fields_set}
        return written.union(*(used_keys(getattr(value, key)) for key in value.model_fields_set))
    if isinstance(value, dict):
        return set().union(*map(used_keys, value.values()))
    return set().union(*map(used_keys, value)) if isinstance(value, list) else set()


def _is_more(model: type[Model]) -> bool:
    """Whether a model is another thing of its own, with some keys more."""
    return any("called" in vars(base) for base in model.__mro__[1:] if base is not Model and issubclass(base, Model))


def known_keys(model: type[Model]) -> set[tuple[str, str]]:
    """Every model that is a thing of its own, and each of its keys."""
    # What a model has of another one stands for it there.
    of_its_own = [
        key for key in model.model_fields if key in vars(model).get("__annotations__", {}) or not _is_more(model)
    ]
    own = {(model.__name__, key) for key in of_its_own} if "called" in vars(model) else set()
    return own.union(*map(known_keys, model.__subclasses__()))


# Checked in one place for every kind that has former ids; guidance and a questionnaire stand for them all.
ELSEWHERE = {(kind, "formerly") for kind in ("CaseStudy", "Service")}


def test_the_sound_project_uses_every_key_there_is(sound: Library) -> None:
    entries = [entry.value for kind in vars(sound).values() if isinstance(kind, dict) for entry in kind.values()]
    assert sound.site is not None
    assert sound.rates is not None
    used = set().union(*map(used_keys, [*entries, sound.site.value, sound.rates.value]))
    assert known_keys(Model) - used == ELSEWHERE


def test_the_sound_project_uses_every_type_of_question_and_every_method(sound: Library) -> None:
    questionnaires = [entry.value for entry in sound.questionnaires.values()]
    assert {question.kind for item in questionnaires for question in item.questions} == set(get_args(QuestionType))
    assert {score.method for item in questionnaires for score in item.scores or ()} == set(get_args(Method))

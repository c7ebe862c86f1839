"""Through history: what was kept under any published version opens in today's, or is told; nothing is lost in silence.

A file of `tests/carried/` is the versions of one questionnaire, the last of them today's. Each is published in turn,
and nothing may be wrong with the next one; `kept` is what somebody kept under it, and what becomes of that `today`.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from toolkit.checks.published import check_published
from toolkit.compiled import Compiled
from toolkit.compiling import compile_questionnaire
from toolkit.library import Entry, Library
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.reading import read_model
from toolkit.problems import errors
from toolkit.published.lock import Lock
from toolkit.published.publishing import published
from toolkit.published.today import Today
from toolkit.source import Source, read_yaml

TESTS = Path(__file__).parents[1]
FILES = sorted((TESTS / "carried").glob("*.yml"))
NAMES = [file.stem for file in FILES]
WORDS = {"summary": "A.", "minutes": 1, "checked": "2026-11-20", "review_by": "2027-05-20", "title": "A"}


@cache
def versions(file: Path) -> list[tuple[Library, list[Any]]]:
    """The library of every version, and what was kept under it."""
    source, problems = read_yaml(file, file.name)
    assert problems == []
    assert isinstance(source.data, dict)
    return [_version(file.stem, dict(said)) for said in source.data["versions"]]  # type: ignore[union-attr,arg-type]


def _version(name: str, said: dict[str, Any]) -> tuple[Library, list[Any]]:
    kept = said.pop("kept")
    section = {"id": "one", "title": "One", "questions": said.pop("questions")}
    data: Any = WORDS | said | {"sections": [section]}
    source = Source(f"{name}.yml", data)
    value, problems = read_model(Questionnaire, source)
    assert value is not None, problems
    return Library(questionnaires={name: Entry(name, value, source)}), kept


def compiled(library: Library) -> Compiled:
    (entry,) = library.questionnaires.values()
    return compile_questionnaire(entry, library)


def opened(library: Library, kept: list[Any]) -> list[Any]:
    """What a visit to the questionnaire makes of each set of kept answers."""
    line = json.dumps({"compiled": compiled(library).as_json(), "kept": kept})
    script = str(TESTS / "engine" / "carry_lines.mjs")
    ended = subprocess.run(["node", script], input=line + "\n", capture_output=True, text=True, check=True)
    found: list[Any] = json.loads(ended.stdout)
    return found


def single_answers(library: Library) -> Iterator[dict[str, Any]]:
    """Every answer of one option, and the least and the most of every number."""
    for question in compiled(library).questions:
        for option in question.options or ():
            yield {question.id: [option.id] if question.type == "multiple" else option.id}
        if question.min is not None and question.max is not None:
            yield {question.id: int(question.min)}
            yield {question.id: int(question.max)}


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_each_version_follows_from_those_that_were_published(file: Path) -> None:
    lock = Lock()
    for library, _ in versions(file):
        assert errors(check_published(lock, library)) == []
        lock = Lock(published(lock, Today(library)))
        assert errors(check_published(lock, library)) == []
        assert published(lock, Today(library)) == lock.entries


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_what_was_kept_opens_today_or_is_told(file: Path) -> None:
    today, _ = versions(file)[-1]
    rows = [row for _, kept in versions(file) for row in kept]
    found = opened(today, [row["answers"] for row in rows])
    assert found == [{"answers": row["today"], "told": row["told"]} for row in rows]


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_no_answer_of_any_version_is_lost_in_silence(file: Path) -> None:
    today, _ = versions(file)[-1]
    kept = [answer for library, _ in versions(file) for answer in single_answers(library)]
    found = opened(today, kept)
    silent = [answer for answer, row in zip(kept, found, strict=True) if len(row["answers"]) + len(row["told"]) != 1]
    assert (len(kept) > 0, silent) == (True, [])


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_a_version_that_forgets_its_past_is_told(file: Path) -> None:
    """The same last version, without a word of what was before."""
    lock = Lock()
    for library, _ in versions(file)[:-1]:
        lock = Lock(published(lock, Today(library)))
    ((name, entry),) = versions(file)[-1][0].questionnaires.items()
    silent = [
        section.model_copy(
            update={
                "questions": [
                    question.model_copy(update={"formerly": [], "retired": {}, "same_meaning": False})
                    for question in section.questions
                ]
            }
        )
        for section in entry.value.sections
    ]
    value = entry.value.model_copy(update={"sections": silent, "no_longer_asked": {}})
    forgetful = Library(questionnaires={name: Entry(name, value, entry.source)})
    assert errors(check_published(lock, forgetful)) != []

"""Advice on wording: each rule catches what it is for, lets pass what comes near it, and points at the words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.toolkit.faults.planted import sound_copy
from toolkit.codes import explanations
from toolkit.library import Library, read_project
from toolkit.problems import Problem, Severity
from toolkit.wording import advise
from toolkit.wording.reading_grade import Measure, syllables
from toolkit.wording.sentences import sentences, words

ROOT = Path(__file__).parents[2]
CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "wording_cases.yml").read_text(encoding="utf-8"))
PLACES = {
    "ask": ("questionnaires/simple.yml", "The first?"),
    "page": ("content/pages/about.md", "We do."),
    "guidance": ("content/guidance/fit-note-guide.md", "Read [what employers do](page:fit-note/employers)."),
    "lawful": ("content/guidance/stress-risk-assessment.md", "Start with [the topic](topic:stress)"),
}


def planted(case: dict[str, Any], root: Path) -> tuple[Path, Library]:
    """The library of a sound project in which the text of the case stands at its place."""
    path, old = PLACES[case["where"]]
    file = sound_copy(root) / path
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, case["text"]), encoding="utf-8")
    library, problems = read_project(root)
    assert problems == []
    return file, library


@pytest.mark.parametrize("case", CASES, ids=[f"{case['code']} {case['text'][:60]}" for case in CASES])
def test_a_rule_catches_what_it_is_for_and_nothing_near_it(case: dict[str, Any], tmp_path: Path) -> None:
    file, library = planted(case, tmp_path)
    found = [problem for problem in advise(library) if problem.code == case["code"]]
    assert [problem.path for problem in found] == ([file.relative_to(tmp_path).as_posix()] if "at" in case else [])
    for problem in found:
        line = file.read_text(encoding="utf-8").split("\n")[problem.line - 1]
        assert line[problem.column - 1 :].startswith(case["at"]), problem


def test_every_rule_has_what_it_catches_and_what_it_lets_pass() -> None:
    rules = {code for code in explanations() if code.startswith("W")} - {"W010"}
    assert {case["code"] for case in CASES if "at" in case} == rules
    assert {case["code"] for case in CASES if "at" not in case} == rules


@pytest.fixture(scope="module")
def real() -> Library:
    return read_project(ROOT)[0]


def advice_on(library: Library) -> list[Problem]:
    return list(advise(library))


def test_all_of_it_is_advice(real: Library) -> None:
    found = advice_on(real)
    assert found
    assert {problem.severity for problem in found} == {Severity.ADVICE}


def test_the_grade_of_the_real_texts_is_one_line_with_the_three_hardest(real: Library) -> None:
    (grade,) = [problem for problem in advice_on(real) if problem.code == "W010"]
    told, _, hardest = grade.message.partition("; the hardest: ")
    assert float(told.split()[3]) <= 9
    assert len(hardest.split(", ")) == 3
    assert hardest.startswith(f"{grade.path} (")


# Counted by hand.
@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("time", 1), ("times", 1), ("boxes", 2), ("worked", 1), ("wanted", 2), ("safety", 2), ("every", 2),
        ("table", 2), ("doing", 2), ("employee", 3), ("everyone", 3), ("client", 2), ("didn’t", 2), ("business", 2),
        ("area", 3), ("assessment", 3), ("2026", 1), ("person’s", 2), ("create", 2), ("situation", 4),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_is_that_of_flesch_and_kincaid() -> None:
    assert Measure(sentences=2, words=20, syllables=30).grade == pytest.approx(0.39 * 10 + 11.8 * 1.5 - 15.59)


def test_sentences_and_words() -> None:
    text = "Dr. Brown said “No.” Then she left (at 9.30 a.m. or so). £1.5m was paid, e.g. for step-by-step help!"
    assert [text[at : at + 5] for at, _ in sentences(text)] == ["Dr. B", "Then ", "£1.5m"]
    assert words("On 1/2/2026 the firm’s well-run 50% — a step.") == [
        "On",
        "1/2/2026",
        "the",
        "firm’s",
        "well-run",
        "50%",
        "a",
        "step",
    ]

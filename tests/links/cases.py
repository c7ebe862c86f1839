"""The cases of `answer-links.yml`, which both languages are held to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.conformance_cases import compiled_case_file
from toolkit.compiled import Compiled
from toolkit.source import read_yaml

FILE = Path(__file__).parent / "answer-links.yml"


@dataclass(frozen=True)
class Writing:
    """Answers, and the fragment that carries them."""

    name: str
    answers: dict[str, Any]
    fragment: str


@dataclass(frozen=True)
class Reading:
    """A fragment, the answers that it carries, and the questions that are left out, in any order."""

    name: str
    fragment: str
    gives: dict[str, Any]
    left_out: list[str]


@cache
def read_cases() -> tuple[Compiled, list[Writing], list[Reading]]:
    """The questionnaire of the cases, and the cases."""
    source, problems = read_yaml(FILE, FILE.name)
    assert not problems
    data: Any = source.data
    assert data.keys() == {"title", "questionnaire", "library", "writing", "reading"}
    writing = [Writing(**case) for case in data["writing"]]
    reading = [Reading(**({"gives": {}, "left_out": []} | case)) for case in data["reading"]]
    return compiled_case_file("answer-links", source), writing, reading

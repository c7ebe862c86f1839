"""`toolkit examples`: answers become an example, and nothing else in the file changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.toolkit.test_cli import elsewhere, project, run
from toolkit.library import read_questionnaire
from toolkit.recording import in_yaml
from toolkit.source import read_text

__all__ = ["elsewhere", "project"]

CHECK = Path("questionnaires/check.yml")
SAVED: dict[str, Any] = {"format": 1, "questionnaire": "check", "version": "0123456789ab", "saved": "2026-11-24"}
ANSWERS = {"staff": "6", "sector": "retail", "return-talk": "no", "worries": ["workload"], "days": "2.5"}
ENTRY = """\
  - name: Café of six
    answers: {staff: 6, sector: retail, return-talk: no, worries: [workload], days: 2.5}
    expect:
"""


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    file = tmp_path / "check-2026-11-24.json"
    file.write_text(json.dumps(SAVED | {"answers": ANSWERS}), encoding="utf-8")
    return file


def test_an_example_is_printed_ready_to_be_pasted(project: Path, saved: Path) -> None:
    before = CHECK.read_bytes()
    result = run("examples", CHECK, saved, "--name", "Café of six")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(ENTRY)
    read, problems = read_text(result.stdout, "")
    assert not problems
    assert isinstance(read.data, list)
    [example] = read.data
    outcome = json.loads(run("score", CHECK, saved, "--json").stdout)
    assert isinstance(example, dict)
    expected: Any = example["expect"]
    assert list(expected) == ["scores", "band", "level", "advice", "advice_count", "duties"]
    assert expected["advice"] == [piece["id"] for piece in outcome["advice"]]
    assert expected["band"] == outcome["scores"]["overall"]["band"]
    assert expected["level"] == outcome["level"]
    assert expected["duties"] == {duty["id"]: duty["state"] for duty in outcome["duties"]}
    assert {name: value if value is None else str(value) for name, value in expected["scores"].items()} == {
        name: score["value"] and score["value"].removesuffix(".0") for name, score in outcome["scores"].items()
    }
    assert CHECK.read_bytes() == before


def test_an_example_is_written_and_everything_else_stays(project: Path, saved: Path) -> None:
    before = CHECK.read_text("utf-8")
    result = run("examples", CHECK, saved, "--name", "Café of six", "--write")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "“Café of six” is the last of its examples now." in result.stderr
    after = CHECK.read_text("utf-8")
    start = after.index(f"\n{ENTRY}")
    end = after.index("\n\nalways:", start) + 1
    assert after[:start] + after[end:] == before
    assert run("check").exit_code == 0
    again = run("examples", CHECK, saved, "--name", "Café of six", "--write")
    assert again.exit_code == 2
    assert "there is an example “Café of six” already" in again.stderr


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n\nalways:", "\n    # said of the last\n\n\n# said of what comes next\nalways:"),
        ("\n  - name: Nobody answers", "  - name: Nobody answers"),
        ("      no_services: [local]", "      no_services:\n        - local"),
        ("      no_services: [local]", "      no_services: [local]   # the last"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_comments_and_line_ends_stay(project: Path, saved: Path, old: str, new: str, end: str) -> None:
    text = CHECK.read_text("utf-8")
    assert old in text
    before = text.replace(old, new).replace("\n", end).encode()
    CHECK.write_bytes(before)
    assert run("examples", CHECK, saved, "--write").exit_code == 0
    after = CHECK.read_bytes()
    assert after.count(b"\n") == after.count(end.encode())
    kept = iter(after.splitlines(keepends=True))
    assert all(line in kept for line in before.splitlines(keepends=True)), "a line is gone or moved"
    entry, _ = read_questionnaire(CHECK, "check.yml")
    assert entry is not None
    assert [example.name for example in entry.value.examples][-1] == f"Recorded in {saved.name}"
    if "said of" in new:
        assert after.index(b"said of the last") < after.index(b"Recorded in") < after.index(b"said of what comes next")


@pytest.mark.parametrize(
    ("written", "start"),
    [
        ("", "\nexamples:\n  - name: Recorded"),
        ("examples: []  # none yet\n", "examples:  # none yet\n  - name: Recorded"),
        ("examples:\n- name: At the margin\n  answers: {}\n  expect: {}", "\n\n- name: Recorded"),
    ],
)
def test_the_first_example_and_those_at_the_margin(elsewhere: Path, written: str, start: str) -> None:
    alone = elsewhere / "alone.yml"
    alone.write_text(alone.read_text("utf-8") + written, encoding="utf-8")
    result = run("examples", "alone.yml", "answers.yml", "--write")
    assert result.exit_code == 0, result.stderr
    assert start in alone.read_text("utf-8")
    entry, problems = read_questionnaire(alone, "alone.yml")
    assert entry is not None, problems
    assert entry.value.examples[-1].answers == {"first": "no", "number": 3}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"questionnaire": "path"}, "these are answers to “path”, not to “check”"),
        ({"questionnaire": 7}, "these are answers to a questionnaire that it does not name, not to “check”"),
        ({"format": 2}, "a later version of the site saved this"),
        ({"answers": {"return-talk": "perhaps"}}, "return-talk: there is no option “perhaps”"),
        ({"answers": {"staff": "0"}}, "staff: found the text “0”, expected a number from 1"),
        ({"answers": {"returntalk": "no"}}, "returntalk: there is no such question; did you mean “return-talk”?"),
        ({"answers": [1]}, "there is no such question"),
    ],
)
@pytest.mark.parametrize("write", [[], ["--write"]])
def test_what_does_not_fit_is_refused_in_words(
    project: Path, saved: Path, content: dict[str, Any], words: str, write: list[str]
) -> None:
    before = CHECK.read_bytes()
    saved.write_text(json.dumps(SAVED | {"answers": ANSWERS} | content), encoding="utf-8")
    result = run("examples", CHECK, saved, *write)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
    assert str(saved) in result.stderr
    assert CHECK.read_bytes() == before


def test_a_file_that_is_none_is_refused_in_words(project: Path, tmp_path: Path) -> None:
    for name, content in {"a.json": b"{", "b.json": b"[1]", "c.yml": b"\xff", "d.yml": b"- a\n"}.items():
        (tmp_path / name).write_bytes(content)
        result = run("examples", CHECK, tmp_path / name)
        assert result.exit_code == 2
        assert name in result.stderr
    assert "there is no such file" in run("examples", CHECK, tmp_path / "nothing.json").stderr


def test_what_would_not_pass_the_check_is_not_written(project: Path, saved: Path) -> None:
    text = CHECK.read_text("utf-8").replace("at_most: 3}", "at_most: 1}")
    CHECK.write_text(text, encoding="utf-8")
    saved.write_text(json.dumps(SAVED | {"answers": {"return-talk": "no"}}), encoding="utf-8")
    result = run("examples", CHECK, saved, "--write")
    assert result.exit_code == 2
    assert "nothing was written" in result.stderr
    assert "E005 the example “Recorded in " in result.stderr
    assert CHECK.read_text("utf-8") == text


def test_examples_in_brackets_are_left_alone(elsewhere: Path) -> None:
    alone = elsewhere / "alone.yml"
    text = alone.read_text("utf-8") + "examples: [{name: a, answers: {}, expect: {}}]\n"
    alone.write_text(text, encoding="utf-8")
    result = run("examples", "alone.yml", "answers.yml", "--write")
    assert result.exit_code == 2
    assert "the examples stand in brackets; write each as lines that start with a dash" in result.stderr
    assert alone.read_text("utf-8") == text


def test_notes_and_hidden_answers_are_left_out_and_said(elsewhere: Path) -> None:
    alone = elsewhere / "alone.yml"
    text = alone.read_text("utf-8") + "      - {id: note, ask: A note?, type: text}\n"
    alone.write_text(text, encoding="utf-8")
    answers = {"first": "yes", "number": "3", "note": "For me\talone\u200b"}
    (elsewhere / "note.json").write_text(json.dumps({**SAVED, "questionnaire": "alone", "answers": answers}), "utf-8")
    result = run("examples", "alone.yml", "note.json")
    assert result.exit_code == 0
    assert "answers: {first: yes}" in result.stdout
    assert "For me" not in result.stdout
    assert result.stderr == "Left out, as notes or as questions that these answers hide: number, note.\n"


@pytest.mark.parametrize(
    "name", ["a: b", "“a”, [b]", "- a", "null", "7", "a #b", 'say "no"', "yes", "{a}", "é\u200d", "*"]
)
def test_every_name_and_id_is_read_as_it_was_meant(name: str) -> None:
    example = {"name": name, "answers": {"10": "010", "a": [name, "true"]}, "expect": {"scores": {"a": None}}}
    source, problems = read_text(in_yaml(example), "")
    assert (source.data, problems) == ([example], [])

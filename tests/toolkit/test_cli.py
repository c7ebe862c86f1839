"""The command line: what it prints, and how it ends."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.toolkit.faults.planted import sound_copy
from toolkit.cli import main

ALONE = """\
title: Alone
summary: It needs no project.
minutes: 1
checked: 2026-11-20
review_by: 2027-05-20
sections:
  - id: one
    title: One
    questions:
      - id: first
        ask: The first?
        options:
          - {id: yes, label: "Yes", points: 1}
          - {id: no, label: "No", points: 0}
        advise: {no: [something]}
      - id: number
        ask: How many?
        type: number
        show_if: {first: no}
"""


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sound project, and we are in it."""
    (tmp_path / "project").mkdir()
    root = sound_copy(tmp_path / "project")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder outside any project, with a questionnaire and answers; and we are in it."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "alone.yml").write_text(ALONE, encoding="utf-8")
    (folder / "answers.yml").write_text("first: no\nnumber: 3\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


# check


def test_a_sound_project_ends_with_0(project: Path) -> None:
    result = run("check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith(
        "Everything fits together. 3 pieces of advice, which “toolkit check --advice” shows.\n"
    )


def test_an_error_ends_with_1_and_a_warning_with_0(project: Path) -> None:
    spoil(project / "questionnaires/check.yml", "label: Partly, points: 1", "label: Partly")
    result = run("check")
    assert result.exit_code == 0
    assert result.stdout.startswith("questionnaires/check.yml:14:7: Q011 warning: “partly” has no points")
    assert re.fullmatch(
        r"1 warning\. \d pieces of advice, which .+ shows\.\nWhat a code means: “toolkit explain Q011”\.\n",
        result.stderr,
    )
    spoil(project / "questionnaires/simple.yml", "minutes: 2", "minutes: two")
    spoil(project / "questionnaires/path.yml", "minutes: 3", "minutes: three")
    result = run("check")
    assert result.exit_code == 1
    assert [line.split()[0] for line in result.stdout.splitlines()] == [
        "questionnaires/check.yml:14:7:",
        "questionnaires/path.yml:3:10:",
        "questionnaires/simple.yml:3:10:",
    ]
    assert result.stderr == "2 errors, 1 warning.\nWhat a code means: “toolkit explain Q011”.\n"


def test_json_has_the_keys_that_programs_read(project: Path) -> None:
    assert json.loads(run("check", "--format", "json").stdout) == []
    spoil(project / "questionnaires/simple.yml", "minutes: 2", "minutes: 600")
    result = run("check", "--format", "json")
    assert result.exit_code == 1
    assert result.stderr == ""
    problems = json.loads(result.stdout)
    assert list(problems[0]) == ["path", "line", "column", "code", "severity", "message", "page"]
    assert problems == [
        {
            "path": "questionnaires/simple.yml",
            "line": 3,
            "column": 10,
            "code": "S008",
            "severity": "error",
            "message": "“minutes”: found the number 600, expected 120 or less",
            "page": "docs/codes/S008.md",
        }
    ]


def test_named_files_and_folders_alone_are_told(project: Path) -> None:
    spoil(project / "questionnaires/simple.yml", "minutes: 2", "minutes: 600")
    spoil(project / "content/site.yml", "advice_line: advice", "advice_line: advise")
    assert run("check").exit_code == 1
    assert run("check", "questionnaires/path.yml").exit_code == 0
    assert run("check", "content/guidance", "content/services").exit_code == 0
    assert run("check", "content").stdout.startswith("content/site.yml:4:14: L001")
    assert run("check", "questionnaires/simple.yml").stdout.startswith("questionnaires/simple.yml:3:10: S008")
    assert len(run("check", ".").stdout.splitlines()) == 2
    assert len(run("check", "content", "questionnaires", "content/site.yml").stdout.splitlines()) == 2


def test_a_slip_in_another_file_hides_nothing_in_the_named_one(project: Path) -> None:
    spoil(project / "content/guidance/fit-note-guide.md", "priority: high", "priority: higher")
    spoil(project / "questionnaires/path.yml", "paper: no\nexamples", "paper: nope\nexamples")
    result = run("check", "questionnaires")
    assert [line.split()[1] for line in result.stdout.splitlines()] == ["Q002"]


def test_a_renamed_file_is_told_once_with_every_place_that_names_it(project: Path) -> None:
    (project / "content/guidance/return-to-work-talk.md").rename(project / "content/guidance/talking.md")
    told = [line for line in run("check").stdout.splitlines() if "return-to-work-talk" in line]
    assert len(told) == 1
    assert "which 11 places name; was it renamed or deleted?" in told[0]
    assert told[0].startswith("content/case_studies/cafe.yml:10:38: L001 there is no guidance “return-to-work-talk”, ")
    assert told[0].endswith("questionnaires/check.yml:97 and 1 more")


def test_a_folder_of_the_project_is_as_good_as_its_root(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(project / "questionnaires/simple.yml", "minutes: 2", "minutes: 600")
    monkeypatch.chdir(project / "questionnaires")
    assert run("check").stdout.startswith("questionnaires/simple.yml:3:10: S008")
    assert run("check", "simple.yml").stdout.startswith("questionnaires/simple.yml:3:10: S008")
    assert run("check", "path.yml").exit_code == 0


def test_a_project_elsewhere_is_looked_up_for_its_files(project: Path, elsewhere: Path) -> None:
    assert run("check", project / "questionnaires/check.yml").exit_code == 0
    spoil(project / "questionnaires/check.yml", "options: sectors", "options: sector")
    result = run("check", project / "questionnaires/check.yml")
    assert result.exit_code == 1
    assert result.stdout.startswith("../project/questionnaires/check.yml:33:18: Q014")


def test_without_a_project_there_is_nothing_to_check(elsewhere: Path) -> None:
    result = run("check")
    assert result.exit_code == 2
    assert "“content” and “questionnaires”" in result.stderr


def test_a_questionnaire_without_a_project_is_checked_by_itself(elsewhere: Path) -> None:
    sound = run("check", "alone.yml")
    assert sound.exit_code == 0
    assert "P002 warning: references, examples and always are not looked at" in sound.stdout
    spoil(elsewhere / "alone.yml", "{first: no}", "{first: nope}")
    result = run("check", "alone.yml")
    assert result.exit_code == 1
    assert result.stdout.startswith("alone.yml:19:19: Q002 “first” has no option “nope”")


def test_a_draft_outside_content_is_checked_against_the_project_around_us(project: Path) -> None:
    (project / "draft.yml").write_text(ALONE, encoding="utf-8")
    result = run("check", "draft.yml")
    assert result.exit_code == 1
    assert "L001 there is no guidance “something”" in result.stdout


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("no-such-file.yml", "Y001", "there is no such file"),
        ("alon.yml", "Y001", "did you mean “alone.yml”?"),
        ("no/such/folder/a.yml", "Y001", "there is no such file"),
        (".", "Y001", "this is a folder"),
        ("picture.yml", "Y002", "UTF-8"),
        ("picture.png", "S012", "“.yml”"),
        ("README.md", "S012", "only questionnaires can be checked"),
        ("folder.yml", "Y001", "this is a folder"),
        ("loop.yml", "Y001", "there is no such file"),
    ],
)
def test_what_cannot_be_checked_is_told(name: str, code: str, words: str, elsewhere: Path) -> None:
    for picture in ("picture.yml", "picture.png"):
        (elsewhere / picture).write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    (elsewhere / "README.md").write_text("# Read me\n", encoding="utf-8")
    (elsewhere / "folder.yml").mkdir()
    (elsewhere / "loop.yml").symlink_to(elsewhere / "loop.yml")
    result = run("check", name)
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{name}:1:1: {code} ")
    assert words in result.stdout
    assert len(result.stdout.splitlines()) == 1


def test_a_file_that_is_no_content_is_told_inside_a_project_too(project: Path) -> None:
    (project / "notes.txt").write_text("Hello", encoding="utf-8")
    assert run("check", "notes.txt").stdout.startswith("notes.txt:1:1: S012")
    assert run("check", "questionnaires/smple.yml").stdout.endswith("did you mean “simple.yml”?\n")


def test_a_terminal_without_our_quotes_is_no_traceback(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(project / "questionnaires/simple.yml", "minutes: 2", "minutes: zwölf")
    out = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(io.BytesIO(), encoding="latin-1"))
    with pytest.raises(SystemExit) as ended:
        main(["check"])
    assert ended.value.code == 1
    out.seek(0)
    assert out.read().startswith("questionnaires/simple.yml:3:10: S003 ?minutes?: found the text ?zwölf?")


# score and compile


def test_answers_are_scored_in_a_project(project: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yml"
    answers.write_text("staff: 6\nreturn-talk: yes\nworries: [workload]\n", encoding="utf-8")
    result = run("score", "questionnaires/check.yml", answers)
    assert result.exit_code == 0
    assert "attendance: 100, high" in result.stdout
    assert "the law: written-policy unknown" in result.stdout
    assert "service: advice" in result.stdout


def test_answers_are_scored_outside_a_project(elsewhere: Path) -> None:
    result = run("score", "alone.yml", "answers.yml", "--json")
    assert result.exit_code == 0
    outcome = json.loads(result.stdout)
    assert outcome["questionnaire"] == "alone"
    assert outcome["scores"]["overall"]["value"] == "0"
    assert [piece["id"] for piece in outcome["advice"]] == ["something"]


def test_the_library_of_the_questionnaire_counts_wherever_we_are(project: Path, elsewhere: Path) -> None:
    (elsewhere / "answers.yml").write_text("sector: care\nstaff: 6\n", encoding="utf-8")
    result = run("score", project / "questionnaires/check.yml", "answers.yml", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["services"] == ["advice"]
    compiled = json.loads(run("compile", project / "questionnaires/check.yml").stdout)
    assert compiled["advice_line"] == "advice"


def test_a_questionnaire_is_compiled_outside_a_project(elsewhere: Path) -> None:
    result = run("compile", "alone.yml")
    assert result.exit_code == 0
    compiled = json.loads(result.stdout)
    assert compiled["format"] == 1
    assert [question["id"] for question in compiled["questions"]] == ["first", "number"]


def test_answers_may_be_empty_or_json_or_an_example(elsewhere: Path) -> None:
    (elsewhere / "example.yml").write_text("name: Two\nanswers: {first: no, number: 3}\nexpect: {}\n", encoding="utf-8")
    assert "2 of 2 questions answered" in run("score", "alone.yml", "example.yml").stdout
    (elsewhere / "empty.yml").write_text("", encoding="utf-8")
    (elsewhere / "answers.json").write_text('{"first": "no", "number": 3}', encoding="utf-8")
    assert "0 of 1 questions answered" in run("score", "alone.yml", "empty.yml").stdout
    assert "2 of 2 questions answered" in run("score", "alone.yml", "answers.json").stdout


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (b"frist: yes\n", "answers.yml: frist: there is no such question; did you mean “first”?"),
        (b"first: yep\n", "answers.yml: first: there is no option “yep”; did you mean “yes”?"),
        (b"first: [yes]\n", "answers.yml: first: "),
        (b"first: true\n", "answers.yml: first: "),
        (b"first: no\nnumber: many\n", "answers.yml: number: "),
        (b"first: no\nnumber: -1\n", "found the number -1, expected a number from 0 to 999999"),
        (b"first: no\nnumber: " + b"9" * 5000 + b"\n", "answers.yml: number: "),
        (b"first: no\nnumber: '" + b"9" * 5000 + b"'\n", "answers.yml: number: "),
        (b"- yes\n- no\n", "“question: answer” lines"),
        (b"yes\n", "“question: answer” lines"),
        (b"first: [\n", "answers.yml:1:8: Y005"),
        (b"\tfirst: yes\n", "answers.yml:1:1: Y004"),
        (b"\xff\xfef\0", "answers.yml:1:1: Y002"),
        (b"first: yes\nfirst: no\n", "answers.yml:2:1: Y006"),
        (b"[" * 100_000, "answers.yml:1:22: Y009"),
        (None, "answers.yml:1:1: Y001 there is no such file"),
    ],
)
def test_broken_answers_end_with_2_and_a_sentence(answers: bytes | None, words: str, elsewhere: Path) -> None:
    file = elsewhere / "answers.yml"
    file.unlink() if answers is None else file.write_bytes(answers)
    result = run("score", "alone.yml", "answers.yml")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert words in result.stderr


@pytest.mark.parametrize("command", ["score", "compile"])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nothing.yml", "nothing.yml:1:1: Y001 there is no such file"),
        ("broken.yml", "broken.yml:2:1: Y005"),
        ("unsound.yml", "unsound.yml:19:19: Q001 there is no question “frist”"),
        ("folder", "folder:1:1: Y001 this is a folder"),
    ],
)
def test_a_broken_questionnaire_ends_with_2_and_a_place(command: str, name: str, words: str, elsewhere: Path) -> None:
    (elsewhere / "broken.yml").write_text("title: A\nsummary B\n", encoding="utf-8")
    (elsewhere / "unsound.yml").write_text(ALONE.replace("{first: no}", "{frist: no}"), encoding="utf-8")
    (elsewhere / "folder").mkdir()
    result = run(command, name, *(["answers.yml"] if command == "score" else []))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert words in result.stderr


# schemas, and the command itself


def test_schemas_are_written_into_a_new_folder(elsewhere: Path) -> None:
    result = run("schemas", "new/schemas")
    assert result.exit_code == 0
    assert "questionnaire.json" in result.stdout.splitlines()
    assert json.loads((elsewhere / "new/schemas/questionnaire.json").read_text(encoding="utf-8"))["type"] == "object"


def test_a_folder_that_cannot_be_written_is_told(elsewhere: Path) -> None:
    (elsewhere / "file").write_text("", encoding="utf-8")
    result = run("schemas", "file/schemas")
    assert result.exit_code == 2
    assert "file/schemas: the schemas cannot be written there" in result.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["check", "--help"], ["--version"]])
def test_help_is_there(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 0


def test_an_unknown_command_ends_with_2() -> None:
    assert run("chekc").exit_code == 2
    assert run("check", "--format", "xml").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [(["check"], 0, ""), (["explore", "check"], 0, "sets of answers"), (["explore", "nowhere"], 2, "")],
)
def test_a_process_of_its_own_says_all_and_ends_as_it_should(
    project: Path, arguments: list[str], code: int, words: str
) -> None:
    """What ends at once has written everything, to whatever it is written."""
    said = project / "said.txt"
    with said.open("wb") as file:
        done = subprocess.run([sys.executable, "-m", "toolkit", *arguments], stdout=file, stderr=file, check=False)
    assert done.returncode == code
    assert words in said.read_text(encoding="utf-8")
    assert said.read_text(encoding="utf-8").endswith("\n")
    assert "Traceback" not in said.read_text(encoding="utf-8")


def test_a_reader_that_has_seen_enough_is_no_traceback(project: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "toolkit", "explore", "check", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize("command", ["explore", "map", "compile"])
def test_a_questionnaire_may_be_named_by_its_id(project: Path, command: str) -> None:
    named = run(command, "check")
    assert named.exit_code == 0, named.output
    assert named.output == run(command, "questionnaires/check.yml").output


def test_a_wrong_id_has_the_nearest_one_told(project: Path) -> None:
    assert "did you mean “check”?" in run("explore", "chek").output

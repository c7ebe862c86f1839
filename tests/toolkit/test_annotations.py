"""Problems as GitHub shows them: ten of a kind beside the lines, all in the table, no word of them a command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from tests.toolkit.faults.planted import sound_copy
from toolkit.annotations import MOST_ROWS, as_text, beside_lines, log_lines, table
from toolkit.cli import main
from toolkit.problems import Problem

# What somebody who opens a pull request may get into a message or the name of a file.
NASTY = (
    "::set-env name=PATH::/tmp",
    "%0A::add-mask::the",
    "one\n::error::two",
    "one\r::stop-commands::x",
    "##[add-mask]the",
    "a | b | c |\n| d",
    "`a` | <img src=x onerror=alert(1)> </td></table>",
    "[words](https://evil.example) ![picture](https://evil.example/a.png) <https://evil.example> www.evil.example",
    "\\| \\\\| @someone #12 **bold** ~~gone~~ $x$ &lt; <!-- -->",
    "a,line=9:b",
)


def problem(path: str = "content/a.yml", line: int = 1, message: str = "so") -> Problem:
    return Problem(path, line, 1, "S001", message)


def seen_by_the_runner(lines: list[str]) -> list[str]:
    """The names of the commands that a runner finds in what a step prints, in the new form and the old one."""
    found = []
    for line in "\n".join(lines).replace("\r", "\n").split("\n"):
        if line.lstrip().startswith("::"):
            found.append(re.split(r"[ :]", line.lstrip()[2:], maxsplit=1)[0])
        else:
            found += re.findall(r"##\[(\w+)", line)
    return found


def test_a_problem_stands_beside_its_line() -> None:
    lines = list(log_lines([Problem("content/a.yml", 9, 11, "L001", "there is no “x”; 100%")]))
    assert lines == ["::error file=content/a.yml,line=9,col=11,title=L001::there is no “x”; 100%25"]


def test_each_severity_has_its_own_command() -> None:
    lines = list(log_lines([problem().as_advice(), problem(), problem().as_warning()]))
    assert [line.split()[0] for line in lines] == ["::error", "::warning", "::notice"]


def test_ten_of_a_severity_are_shown_from_as_many_files_as_there_are() -> None:
    many = [problem("content/a.yml", line) for line in range(1, 31)]
    others = [problem(f"content/{name}.yml", 7) for name in "bcd"]
    shown = beside_lines([*many, *others])
    assert len(shown) == 10
    assert [found.path for found in shown[:4]] == [f"content/{name}.yml" for name in "abcd"]
    assert [found.line for found in shown if found.path == "content/a.yml"] == [1, 2, 3, 4, 5, 6, 7]


def test_what_is_not_beside_a_line_is_in_the_log_and_in_the_table() -> None:
    problems = [problem(line=line, message=f"number {line}") for line in range(1, 28)]
    problems += [problem(line=line, message=f"number {line}").as_warning() for line in range(28, 38)]
    lines = list(log_lines(problems))
    assert seen_by_the_runner(lines) == ["error"] * 10 + ["warning"] * 10 + ["group", "endgroup"]
    assert lines[20] == "::group::20 of 37 are shown beside the lines; the others:"
    written = table(problems)
    assert written.startswith("20 of 37 are shown beside the lines.\n")
    for number in range(1, 38):
        assert f"| number {number} |" in written
        assert any(line.endswith(f"number {number}") for line in lines)


def test_ten_of_thirty_seven() -> None:
    assert "10 of 37 are shown beside the lines." in table([problem(line=line) for line in range(37)])


def test_a_table_has_an_end() -> None:
    written = table([problem(line=line) for line in range(MOST_ROWS + 1)])
    assert written.count("S001") == MOST_ROWS
    assert "The table ends after 500" in written


@pytest.mark.parametrize("words", NASTY)
def test_no_message_is_a_command(words: str) -> None:
    shown = [problem(message=words), problem(path=words, line=2)]
    more = [problem(line=line, message=f"{words}") for line in range(3, 20)]
    assert seen_by_the_runner(list(log_lines(shown))) == ["error", "error"]
    assert seen_by_the_runner(list(log_lines([*shown, *more]))) == ["error"] * 10 + ["group", "endgroup"]


@pytest.mark.parametrize("words", NASTY)
def test_a_property_ends_where_it_should(words: str) -> None:
    (line,) = log_lines([problem(path=words)])
    properties = line.removeprefix("::error ").split("::")[0]
    assert [part.split("=")[0] for part in properties.split(",")] == ["file", "line", "col", "title"]


@pytest.mark.parametrize("words", NASTY)
def test_no_message_leaves_its_cell(words: str) -> None:
    html = MarkdownIt("gfm-like", {"linkify": False}).render(table([problem(path=words, message=words)]))
    assert html.count("<tr>") == 2
    assert html.count("<td>") == 4
    assert set(re.findall(r"<(\w+)", html)) == {"p", "table", "thead", "tr", "th", "tbody", "td"}
    assert "www.evil" not in as_text(words)
    assert "://" not in as_text(words)
    assert "@" not in as_text(words)


def test_the_words_stay_readable() -> None:
    assert as_text("“minutes” is 600, not 1–120") == "“minutes” is 600, not 1–120"


# The command


def run(root: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, str]:
    monkeypatch.chdir(root)
    result = CliRunner().invoke(main, ["check", "--format", "github", *arguments])
    return result.exit_code, result.stdout


def test_the_command_writes_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "project").mkdir()
    root = sound_copy(tmp_path / "project")
    summary = tmp_path / "summary.md"
    summary.write_text("# Before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert run(root, monkeypatch) == (0, "")
    assert summary.read_text(encoding="utf-8").endswith("Everything fits together.\n\n")
    file = root / "questionnaires/simple.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("minutes: 2", "minutes: 600"), encoding="utf-8")
    code, printed = run(root, monkeypatch)
    assert code == 1
    assert printed.startswith("::error file=questionnaires/simple.yml,line=3,col=10,title=S008::“minutes”: found")
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("# Before\n## What is wrong with the content\n")
    assert "1 of 1 is shown beside the lines." in text


def test_without_a_summary_it_only_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    assert run(sound_copy(tmp_path), monkeypatch) == (0, "")


def test_a_summary_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "project").mkdir()
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "nowhere" / "summary.md"))
    assert run(sound_copy(tmp_path / "project"), monkeypatch)[0] == 2

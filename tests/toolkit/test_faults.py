"""Every slip is told once, where it is, in words that help; and nothing that is typed ends in a traceback."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.toolkit.faults.mutations import spoil
from tests.toolkit.faults.planted import Slip, slips, sound_copy
from toolkit.cli import main
from toolkit.codes import explanations
from toolkit.problems import Problem, nearest
from toolkit.source import MAX_BYTES, read_markdown, read_yaml

SLIPS = list(slips())
SIMPLE = "questionnaires/simple.yml"
TITLE = b"title: The simple check\n"

# Words of developers, and words that blame or apologise.
UNWANTED = re.compile(
    r"\b(invalid|please|oops|sorry|null|none type|nonetype|dict|float|int|str|string|bool|boolean|decimal|mapping|"
    r"sequence|scalar|token|parser?|schema|pydantic|validation|exception|traceback|unicode|regex)\b|[\n\t]",
    re.IGNORECASE,
)


def checked(root: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> tuple[int, list[dict[str, Any]]]:
    """What `toolkit check` says in a project."""
    monkeypatch.chdir(root)
    result = CliRunner().invoke(main, ["check", "--format", "json", *options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result.exit_code, json.loads(result.stdout)


@pytest.mark.parametrize("slip", SLIPS, ids=[slip.name for slip in SLIPS])
def test_a_slip_is_told_once_where_it_is(slip: Slip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = sound_copy(tmp_path)
    severity = slip.said.get("severity", "error")
    options = ["--advice"] if severity == "advice" else []
    before = checked(root, monkeypatch, *options)[1] if options else []
    slip.plant(root)
    code, problems = checked(root, monkeypatch, *options)
    problems = [problem for problem in problems if problem not in before]
    assert code == (1 if severity == "error" else 0)
    places = [(problem["path"], problem["line"], problem["code"], problem["severity"]) for problem in problems]
    assert places == [(slip.path, slip.line(root), slip.said["code"], severity)], problems
    message = problems[0]["message"]
    for words in slip.said["words"]:
        assert words in message
    assert not UNWANTED.search(message)


def _yaml(text: str) -> bytes:
    return (TITLE.decode() + text).encode()


# What no text in a table can hold: the bytes of the file, the place, the code, and words of the message.
BYTES: dict[str, tuple[bytes, tuple[int, int], str, str]] = {
    "a letter in another encoding": (TITLE + b"summary: caf\xe9\n", (2, 13), "Y002", "UTF-8"),
    "a letter in another encoding after others": (TITLE + "summary: é".encode() + b"\x93\n", (2, 11), "Y002", "UTF-8"),
    "UTF-16 with its mark": (TITLE.decode().encode("utf-16"), (1, 1), "Y002", "UTF-8"),
    "UTF-16 without its mark": (TITLE.decode().encode("utf-16-le"), (1, 2), "Y002", "UTF-16"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", (1, 1), "Y002", "UTF-8"),
    "a NUL": (TITLE + b"summary: a\0b\n", (2, 11), "Y002", "UTF-8"),
    "a control character": (_yaml("summary: a\x07b\n"), (2, 11), "Y013", "U+0007"),
    "a character without width": (_yaml("summary: a\u200bb\n"), (2, 11), "Y013", "U+200B"),
    "a soft hyphen": (_yaml("summary: sick\u00adness\n"), (2, 14), "Y013", "U+00AD"),
    "a character that turns the text round": (_yaml("summary: a\u202eb\n"), (2, 11), "Y013", "U+202E"),
    "another kind of line end": (_yaml("summary: a\u2028minutes: 2\n"), (2, 11), "Y013", "U+2028"),
    "a mark of the encoding in the middle": (_yaml("\ufeffsummary: a\n"), (2, 1), "Y013", "U+FEFF"),
    "a byte too much": (b"# " + b"x" * (MAX_BYTES - 1), (1, 1), "Y003", "1,048,577 bytes"),
    "a hundred thousand brackets": (TITLE + b"sections: " + b"[" * 100_000, (2, 31), "Y009", "close a bracket"),
    "a hundred thousand closed brackets": (_yaml("a: " + "[" * 100_000 + "]" * 100_000), (2, 24), "Y009", "nested"),
    "a hundred thousand braces": (_yaml("a: " + "{a: " * 100_000), (2, 84), "Y009", "nested"),
    "lists in lists in lists": (_yaml("a:\n" + "- " * 50_000), (3, 41), "Y009", "nested"),
}


@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_no_table_can_hold(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw, (line, column), code, words = BYTES[name]
    root = sound_copy(tmp_path)
    (root / SIMPLE).write_bytes(raw)
    exit_code, problems = checked(root, monkeypatch)
    assert exit_code == 1
    assert [(item["path"], item["line"], item["column"], item["code"]) for item in problems] == [
        (SIMPLE, line, column, code)
    ]
    assert words in problems[0]["message"]


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: raw.replace(b"\n", b"\r"),
        lambda raw: raw + b"\n\n# The end",
        lambda raw: raw.rstrip(b"\n"),
        lambda raw: b"---\n" + raw,
        lambda raw: raw + b"#" * (MAX_BYTES - len(raw)),
    ],
    ids=["with a mark", "of Windows", "of an old Mac", "with a comment", "without its end", "with ---", "just as long"],
)
def test_files_of_other_editors_are_sound_too(
    change: Callable[[bytes], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = sound_copy(tmp_path)
    file = root / SIMPLE
    file.write_bytes(change(file.read_bytes()))
    assert checked(root, monkeypatch) == (0, [])


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["Windows", "an old Mac"])
def test_guidance_of_other_editors_blames_the_right_line(
    end: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = sound_copy(tmp_path)
    file = root / "content/guidance/return-to-work-talk.md"
    text = file.read_text(encoding="utf-8").replace("case-study:cafe", "case-study:tea-room")
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", end).encode())
    _, problems = checked(root, monkeypatch)
    assert [(item["line"], item["column"], item["code"]) for item in problems] == [(22, 14, "L001")]


def test_a_bomb_of_references_is_told_in_a_few_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = sound_copy(tmp_path)
    rows = [f"k{number}: &k{number} [{', '.join([f'*k{number - 1}'] * 9)}]" for number in range(1, 10)]
    (root / SIMPLE).write_text("k0: &k0 [lol]\n" + "\n".join(rows), encoding="utf-8")
    _, problems = checked(root, monkeypatch)
    assert [(item["line"], item["code"]) for item in problems] == [(number + 1, "Y007") for number in range(10)]


def test_two_slips_are_two_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = sound_copy(tmp_path)
    file = root / "questionnaires/check.yml"
    text = file.read_text(encoding="utf-8").replace("id: sector", "id: Sector").replace("type: text", "type: txt")
    file.write_text(text.replace("points: 1, hint", "point: 1, hint"), encoding="utf-8")
    (root / SIMPLE).unlink()
    (root / "content/services/local.yml").write_text("name: [", encoding="utf-8")
    _, problems = checked(root, monkeypatch)
    assert [(item["path"], item["code"]) for item in problems] == [
        ("content/services/local.yml", "Y005"),
        ("questionnaires/check.yml", "S005"),
        ("questionnaires/check.yml", "S004"),
    ]


def test_every_code_has_a_slip_and_every_slip_a_code() -> None:
    planted = {slip.said["code"] for slip in SLIPS} | {code for _, _, code, _ in BYTES.values()}
    assert planted == set(explanations())


def test_names_of_slips_are_their_own() -> None:
    assert len({slip.name for slip in SLIPS}) == len(SLIPS)


def test_a_message_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text('? "a\\nb"\n: &x c\n"<<": *y\n', encoding="utf-8")
    source, problems = read_yaml(file, "a.yml")
    assert problems
    assert all("\n" not in str(problem) for problem in problems)
    assert source.problem(source.position(()), "Y005", "two\nlines").message == "two lines"


@pytest.mark.parametrize(
    ("found", "known", "meant"),
    [
        ("fyfe", ["fife", "moray"], "fife"),
        ("aberdeen-city", ["aberdeenshire", "aberdeen"], "aberdeen"),
        ("east-lothian", ["lothian-east", "west-lothian"], "lothian-east"),
        ("ayrshire-arran", ["north-ayrshire", "ayrshire"], "ayrshire"),
        ("east-lothian", ["west-lothian", "east-ayrshire", "haddington"], None),
        ("eest-ayrshire", ["west-lothian", "east-ayrshire"], "east-ayrshire"),
    ],
)
def test_a_thing_that_was_renamed_is_not_taken_for_its_neighbour(
    found: str, known: list[str], meant: str | None
) -> None:
    assert nearest(found, known) == meant


def test_a_problem_reads_as_editors_read_it() -> None:
    problem = Problem("a.yml", 3, 5, "S001", "so")
    assert str(problem) == "a.yml:3:5: S001 so"
    assert str(problem.as_warning()) == "a.yml:3:5: S001 warning: so"


@pytest.mark.parametrize("read", [read_yaml, read_markdown])
def test_what_is_no_file_is_told(read: Callable[[Path, str], Any], tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "dead").symlink_to(tmp_path / "nowhere")
    for path in (tmp_path, tmp_path / "nothing", tmp_path / "loop", tmp_path / "dead", Path("/dev/null"), Path("a\0b")):
        _, problems = read(path, "it")
        assert [problem.code for problem in problems] == ["Y001"], path


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.yml").write_text("a: b", encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    _, problems = read_yaml(tmp_path / "a.yml", "a.yml")
    assert [str(problem) for problem in problems] == [
        "a.yml:1:1: Y001 this cannot be read as a file: permission denied"
    ]


def test_whatever_is_typed_is_answered_with_places_in_the_file(tmp_path: Path) -> None:
    found = spoil(500, 0, tmp_path)
    assert 250 < found < 500

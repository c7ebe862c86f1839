"""`toolkit new`: every start is sound, says every key that there is, and is never published by accident."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.toolkit.faults.planted import sound_copy
from tests.toolkit.test_checks_sound import known_keys, used_keys
from tests.toolkit.test_faults import UNWANTED, checked
from toolkit.cli import main
from toolkit.commands.new import write_new
from toolkit.model.base import Model
from toolkit.model.reading import read_model
from toolkit.source import read_markdown, read_yaml
from toolkit.starts import KINDS

FILES = {
    "questionnaire": "questionnaires/desk-breaks.yml",
    "guidance": "content/guidance/desk-breaks.md",
    "case-study": "content/case_studies/desk-breaks.yml",
    "service": "content/services/desk-breaks.yml",
    "template": "content/templates/desk-breaks.yml",
    "partner": "content/partners/desk-breaks.yml",
}
# A key that is not in use: its “#” has no blank after it, or the blanks of the lines further in.
UNUSED = re.compile(r"^( *)#(?=[^ #]|  )")
each_kind = pytest.mark.parametrize("kind", KINDS)


def new(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["new", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sound project, and we are in it."""
    monkeypatch.chdir(sound_copy(tmp_path))
    return tmp_path


def begun(kind: str, root: Path) -> Path:
    """The start of a kind, written."""
    assert new(kind, "desk-breaks", "--on", "2026-10-31").exit_code == 0
    return root / FILES[kind]


def test_every_kind_is_tried() -> None:
    assert set(FILES) == set(KINDS)


@each_kind
def test_a_start_is_sound_and_warns_of_each_place_to_fill_in(
    kind: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = begun(kind, root)
    code, problems = checked(root, monkeypatch)
    assert code == 0
    lines = file.read_text("utf-8").split("\n")
    waiting = [
        number
        for number, line in enumerate(lines, 1)
        if re.search("Replace this (text|value)", line) and not re.match(r" *#", line)
    ]
    assert waiting
    assert [(item["line"], item["code"], item["severity"]) for item in problems] == [
        (number, "T005", "warning") for number in waiting
    ]
    assert {item["path"] for item in problems} == {FILES[kind]}
    for item in problems:
        assert lines[item["line"] - 1][item["column"] - 1 :].startswith("Replace this")


@each_kind
def test_a_start_that_was_filled_in_is_sound(kind: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = begun(kind, root)
    text = file.read_text("utf-8").replace("Replace this text", "Here it is").replace("  # Replace this value", "")
    file.write_text(text, "utf-8")
    assert checked(root, monkeypatch) == (0, [])


def runs(text: str) -> Iterator[tuple[int, int]]:
    """The first line, and the one after the last, of each run of keys that are not in use."""
    unused = [bool(UNUSED.match(line)) for line in text.split("\n")]
    start = None
    for number, is_unused in enumerate([*unused, False]):
        if is_unused and start is None:
            start = number
        elif not is_unused and start is not None:
            yield start, number
            start = None


def taken_into_use(text: str, first: int, after: int) -> str:
    """The text with the keys of those lines in use."""
    lines = text.split("\n")
    return "\n".join(UNUSED.sub(r"\1", line) if first <= number < after else line for number, line in enumerate(lines))


@each_kind
def test_each_unused_key_can_be_taken_into_use(kind: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = begun(kind, root)
    text = file.read_text("utf-8")
    found = list(runs(text))
    assert found
    for first, after in found:
        used = taken_into_use(text, first, after)
        # A day of closing belongs to a service that has closed.
        used = used.replace("status: open", "status: closed") if "closed_on" in text.split("\n")[first] else used
        file.write_text(used, "utf-8")
        code, problems = checked(root, monkeypatch)
        others = [item for item in problems if item["code"] != "T005"]
        assert (code, others) == (0, []), text.split("\n")[first]


@each_kind
def test_a_start_says_every_key_of_its_models(kind: str, root: Path) -> None:
    file = begun(kind, root)
    text = file.read_text("utf-8")
    file.write_text(taken_into_use(text, 0, text.count("\n") + 1), "utf-8")
    read = read_markdown if file.suffix == ".md" else read_yaml
    source, problems = read(file, file.name)
    assert problems == []
    value, problems = read_model(KINDS[kind].model, source)
    assert problems == []
    used = used_keys(value)
    models = {name for name, _ in used}
    assert {(name, key) for name, key in known_keys(Model) if name in models} - used == set()


@each_kind
def test_each_key_of_a_start_has_a_remark(kind: str, root: Path) -> None:
    lines = begun(kind, root).read_text("utf-8").split("\n")
    front = lines[: lines.index("---", 1)] if lines[0] == "---" else lines
    for key in KINDS[kind].model.known_keys():
        (at,) = (number for number, line in enumerate(front) if re.match(rf"#?{key}:", line))
        above = next(line for line in reversed(front[:at]) if not re.match(r"#?\w+:|#  ", line))
        assert above.startswith("# "), key


def test_dates_and_title_are_filled_in(root: Path) -> None:
    assert new("guidance", "desk-breaks", "--title", 'Take "a break": now', "--on", "2027-01-31").exit_code == 0
    data = read_markdown(root / FILES["guidance"], "a.md")[0].data
    assert isinstance(data, dict)
    assert (data["title"], data["checked"], data["review_by"]) == ('Take "a break": now', "2027-01-31", "2027-08-01")


def test_the_title_is_made_of_the_id_and_the_day_is_today(root: Path) -> None:
    before = datetime.datetime.now().astimezone().date()
    assert new("service", "desk-breaks").exit_code == 0
    data = read_yaml(root / FILES["service"], "a.yml")[0].data
    assert isinstance(data, dict)
    assert data["name"] == "Desk breaks"
    assert before <= datetime.date.fromisoformat(str(data["checked"])) <= datetime.datetime.now().astimezone().date()


def test_a_case_study_begins_as_an_invented_one(root: Path) -> None:
    data = read_yaml(begun("case-study", root), "a.yml")[0].data
    assert isinstance(data, dict)
    assert data["illustrative"] == "yes"


def test_what_to_do_next_is_told(root: Path) -> None:
    told = new("guidance", "desk-breaks").stdout
    assert told.startswith("content/guidance/desk-breaks.md is begun.")
    assert "“make serve”" in told
    assert "http://127.0.0.1:8000/guidance/desk-breaks/" in told


# What is asked for, and what the refusal must say.
REFUSED: dict[str, tuple[list[str], list[str]]] = {
    "capitals and blanks": (["guidance", "Desk Breaks"], ["“Desk Breaks” is not an id", "write “desk-breaks”"]),
    "an underscore": (["service", "desk_breaks"], ["write “desk-breaks”"]),
    "a path": (["guidance", "../site"], ["write “site”"]),
    "no letter": (["guidance", "!?"], ["has no letter or digit", "“desk-breaks”"]),
    "badly written and taken": (["guidance", "Fit note guide"], ["write “fit-note-guide-2”"]),
    "taken": (["guidance", "fit-note-guide"], ["is the id of another guidance", "“fit-note-guide-2” is free"]),
    "taken long ago": (["guidance", "back-to-work-chat"], ["was the id of another guidance before", "-2” is free"]),
    "taken by a broken file": (["service", "broken"], ["“broken-2” is free"]),
    "a kind misspelt": (["guidence", "desk-breaks"], ["“guidence” cannot be started", "did you mean “guidance”?"]),
    "a day of another form": (["guidance", "desk-breaks", "--on", "20/5/2027"], ["found “20/5/2027”", "2027-05-20"]),
    "a day that is none": (["guidance", "desk-breaks", "--on", "2027-02-30"], ["found “2027-02-30”"]),
    "the last of all days": (["guidance", "desk-breaks", "--on", "9999-12-31"], ["found “9999-12-31”"]),
    "an empty title": (["guidance", "desk-breaks", "--title", " "], ["the title is empty"]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_begun_is_refused_and_nothing_is_written(name: str, root: Path) -> None:
    (root / "content/services/broken.yml").write_text("name: [", "utf-8")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    arguments, words = REFUSED[name]
    result = new(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    for part in words:
        assert part in result.stderr
    assert not UNWANTED.search(result.stderr.strip())
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_a_file_that_came_in_between_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "desk-breaks.md"
    file.write_text("Mine.", "utf-8")
    with pytest.raises(SystemExit):
        write_new(file, "A start.")
    assert "nothing is written over it" in capsys.readouterr().err
    assert file.read_text("utf-8") == "Mine."


def test_outside_a_project_nothing_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = new("guidance", "desk-breaks")
    assert result.exit_code == 2
    assert "go to the project’s folder" in result.stderr


def test_a_list_without_items_is_told(root: Path) -> None:
    (root / "content/topics.yml").write_text("", "utf-8")
    result = new("guidance", "desk-breaks")
    assert result.exit_code == 2
    assert "content/topics.yml has nothing" in result.stderr


def test_a_folder_that_is_not_there_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = sound_copy(tmp_path)
    for file in (root / "content/partners").iterdir():
        file.unlink()
    (root / "content/partners").rmdir()
    monkeypatch.chdir(root)
    assert begun("partner", root).exists()


def test_what_is_said_to_be_replaced_in_a_remark_is_not_published(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = root / "questionnaires/simple.yml"
    file.write_text("# Replace this text\n" + file.read_text("utf-8"), "utf-8")
    assert checked(root, monkeypatch) == (0, [])

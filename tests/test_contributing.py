"""The adviser’s way in: it is short, its links lead somewhere, its pictures are small and can be taken anew."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.chromium import ROOT
from tests.pictures import FOLDER, MOST_BYTES
from toolkit.cli import COMMANDS
from toolkit.codes import explanations

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PROSE = re.sub(r"```.*?```|`[^`\n]*`", "", TEXT, flags=re.DOTALL)
PICTURES = dict(
    [(path, words) for words, path in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", PROSE)]
    + re.findall(r'<img src="([^"]+)" width="\d+" alt="([^"]*)">', PROSE)
)


def test_it_is_short_enough_to_be_read() -> None:
    assert len(TEXT.splitlines()) <= 200


def test_its_links_lead_somewhere() -> None:
    headings = re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", words.lower()).replace(" ", "-") for words in headings}
    links = re.findall(r"(?<!!)\[[^\]]+\]\(([^)]+)\)", PROSE)
    assert links
    for link in links:
        assert link[1:] in anchors if link.startswith("#") else (ROOT / link).is_file(), link


def test_every_picture_is_shown_with_words_for_those_who_do_not_see_it() -> None:
    assert {ROOT / path for path in PICTURES} == set(FOLDER.iterdir())
    for path, words in PICTURES.items():
        assert 60 < len(words) < 400, f"{path}: say in a sentence or three what the picture shows"
        assert (ROOT / path).stat().st_size <= MOST_BYTES, path


def test_the_pictures_can_be_taken_anew(tmp_path: Path) -> None:
    # In a process of its own: beside other tests of the browser one Playwright may be at work already.
    subprocess.run([sys.executable, "-m", "tests.pictures", str(tmp_path)], cwd=ROOT, check=True)
    taken = sorted(tmp_path.iterdir())
    assert {file.name for file in taken} == {Path(path).name for path in PICTURES}
    for file in taken:
        assert file.read_bytes()[:24] == (FOLDER / file.name).read_bytes()[:24], f"{file.name} has another size"


@pytest.mark.parametrize("code", sorted(set(re.findall(r"\b[A-Z]\d{3}\b", TEXT))))
def test_the_codes_that_it_names_exist(code: str) -> None:
    assert code in explanations()


def test_the_commands_that_it_names_exist() -> None:
    named = set(re.findall(r"`toolkit ([a-z]+)", TEXT))
    assert {"check", "explain"} <= named
    assert named <= COMMANDS.keys()

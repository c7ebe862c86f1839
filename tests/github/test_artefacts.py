"""What a run left behind: counted, kept in its folder, and never more than data."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest

from scripts.github import artefacts
from scripts.github.api import GitHub, GitHubError
from scripts.github.artefacts import ArtefactError
from tests.github.fake_github import FakeGitHub, packed

NAME = "diff.md"


def left(fake: FakeGitHub, github: GitHub, content: bytes, **changed: object) -> dict[str, object]:
    fake.artefact(7, 1, "meaning", content, **changed)
    return artefacts.of_run(github, 7)["meaning"]


def test_the_text_is_read_and_the_token_stays_here(fake: FakeGitHub, github: GitHub) -> None:
    assert artefacts.text_in(github, left(fake, github, packed({NAME: "## Ä"})), NAME) == "## Ä"
    assert not fake.stored_with_token


def test_bytes_that_are_no_text_are_read_all_the_same(fake: FakeGitHub, github: GitHub) -> None:
    assert artefacts.text_in(github, left(fake, github, packed({NAME: b"a\xff"})), NAME) == "a\ufffd"


def test_the_newest_of_a_name_counts_and_none_that_has_expired(fake: FakeGitHub, github: GitHub) -> None:
    for number, expired in ((1, False), (3, False), (2, False), (4, True)):
        fake.artefact(7, number, "site", b"", expired=expired)
    fake.artefact(7, 5, "old", b"", expired=True)
    assert {name: found["id"] for name, found in artefacts.of_run(github, 7).items()} == {"site": 3}


def test_all_pages_of_a_list_are_asked_for(fake: FakeGitHub, github: GitHub) -> None:
    for number in range(250):
        fake.artefact(7, number, f"a{number}", b"")
    assert len(artefacts.of_run(github, 7)) == 250


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (packed({"other.md": "a"}), "not in the artefact"),
        (b"no zip at all", "not a zip file"),
        (packed({NAME: "a" * (artefacts.MOST_TEXT + 1)}), "too large"),
        (b"\0" * (artefacts.MOST_TEXT + 1), "bytes are too many"),
    ],
    ids=["another file", "no zip", "a bomb", "a large one"],
)
def test_a_text_that_is_not_what_it_should_be(fake: FakeGitHub, github: GitHub, content: bytes, words: str) -> None:
    with pytest.raises(ArtefactError, match=words):
        artefacts.text_in(github, left(fake, github, content), NAME)


def test_a_size_that_is_untrue_does_not_help(fake: FakeGitHub, github: GitHub) -> None:
    artefact = left(fake, github, b"\0" * (artefacts.MOST_TEXT + 10), size_in_bytes=3)
    with pytest.raises(GitHubError, match="more than"):
        artefacts.text_in(github, artefact, NAME)


def test_files_are_unpacked_where_they_belong(fake: FakeGitHub, github: GitHub, tmp_path: Path) -> None:
    artefacts.unpack(github, left(fake, github, packed({"index.html": "a", "check/x/index.html": b"b"})), tmp_path)
    assert (tmp_path / "check/x/index.html").read_bytes() == b"b"


@pytest.mark.parametrize("name", ["../out.html", "/out.html", "a/../../out.html", "a\\..\\out.html", "C:out.html"])
def test_no_file_leaves_its_folder(name: str, fake: FakeGitHub, github: GitHub, tmp_path: Path) -> None:
    artefact = left(fake, github, packed({name: "a"}))
    with pytest.raises(ArtefactError, match="leads out"):
        artefacts.unpack(github, artefact, tmp_path / "inside/deep")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_link_is_not_followed(fake: FakeGitHub, github: GitHub, tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        link = zipfile.ZipInfo("index.html")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
    artefacts.unpack(github, left(fake, github, content.getvalue()), tmp_path)
    assert not (tmp_path / "index.html").is_symlink()
    assert (tmp_path / "index.html").read_text("utf-8") == "/etc/passwd"


def test_a_bomb_is_stopped_while_it_is_unpacked(
    fake: FakeGitHub, github: GitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(artefacts, "MOST_UNPACKED", 1_000)
    artefact = left(fake, github, packed({"a": b"\0" * 600, "b": b"\0" * 600}))
    with pytest.raises(ArtefactError, match="too large"):
        artefacts.unpack(github, artefact, tmp_path)
    assert not (tmp_path / "b").exists()


def test_too_many_files_are_refused(
    fake: FakeGitHub, github: GitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(artefacts, "MOST_FILES", 2)
    artefact = left(fake, github, packed(dict.fromkeys("abc", b"")))
    with pytest.raises(ArtefactError, match="3 files"):
        artefacts.unpack(github, artefact, tmp_path)


def test_a_refusal_of_github_is_told_in_a_sentence(github: GitHub) -> None:
    with pytest.raises(GitHubError, match="GET /pages: 404"):
        github.get("/pages")
    with pytest.raises(GitHubError, match="GET /pages: "):
        GitHub("http://127.0.0.1:9", "a/b", "x").get("/pages")

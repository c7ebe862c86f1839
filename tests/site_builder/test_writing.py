from __future__ import annotations

import os
from pathlib import Path

import pytest

from site_builder.writing import write_tree

LONG_AGO = 1_000_000_000


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_folder_holds_exactly_the_files(tmp_path: Path) -> None:
    (tmp_path / "old/deep").mkdir(parents=True)
    (tmp_path / "old/deep/page.md").write_bytes(b"old")
    written = write_tree(tmp_path, {"a.md": b"a", "b/c.md": b"c"})
    assert tree(tmp_path) == {"a.md": b"a", "b/c.md": b"c"}
    assert written.changed == ("a.md", "b/c.md")
    assert written.removed == ("old/deep/page.md",)
    assert not (tmp_path / "old").exists()


def test_what_did_not_change_is_not_touched(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.md": b"a", "b.md": b"b"})
    for name in ("a.md", "b.md"):
        os.utime(tmp_path / name, (LONG_AGO, LONG_AGO))
    written = write_tree(tmp_path, {"a.md": b"a", "b.md": b"B"})
    assert written.changed == ("b.md",)
    assert (tmp_path / "a.md").stat().st_mtime == LONG_AGO
    assert (tmp_path / "b.md").stat().st_mtime > LONG_AGO


def test_a_file_can_take_the_place_of_a_folder_and_the_reverse(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a": b"file", "b/c": b"inside"})
    write_tree(tmp_path, {"a/c": b"inside", "b": b"file"})
    assert tree(tmp_path) == {"a/c": b"inside", "b": b"file"}


def test_a_link_is_replaced_and_what_it_points_to_is_left_alone(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_bytes(b"mine")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.md").symlink_to(outside)
    write_tree(folder, {"a.md": b"made"})
    assert outside.read_bytes() == b"mine"
    assert tree(folder) == {"a.md": b"made"}
    assert not (folder / "a.md").is_symlink()


@pytest.mark.parametrize("path", ["../a.md", "/a.md", "a/../../b.md", "", "a\\b.md"])
def test_nothing_is_written_outside(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not a path inside"):
        write_tree(tmp_path, {"fine.md": b"", path: b""})
    assert tree(tmp_path) == {}

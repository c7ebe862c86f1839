"""Putting made files on disk so that a folder holds exactly them, touching only what changed.

An unchanged file keeps its time stamp. That is what keeps `mkdocs serve --dirty` quick, and what keeps a watcher of
files from starting a build that writes files that start the watcher.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath


@dataclass(frozen=True)
class Written:
    """What became of a folder: the paths inside it that were written, and those that were removed."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]


def write_tree(folder: Path, files: Mapping[str, bytes]) -> Written:
    """Make `folder` hold exactly `files` (path inside it to content), and say what had to change.

    Raises:
        ValueError: a path that would lie outside the folder.
    """
    for path in files:
        _refuse_outside(path)
    removed = _remove_others(folder, files)
    changed = tuple(path for path in sorted(files) if _write_if_changed(folder / path, files[path]))
    return Written(changed, removed)


def _refuse_outside(path: str) -> None:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or "\\" in path:
        raise ValueError(f"“{path}” is not a path inside the folder that is written")


def _write_if_changed(file: Path, content: bytes) -> bool:
    if file.is_file() and not file.is_symlink() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return True


def _remove_others(folder: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Remove what is no longer made; before the writing, so that a file can take a folder's name and the reverse."""
    removed = []
    for found in sorted(folder.rglob("*"), reverse=True):  # the inside of a folder before the folder itself
        path = found.relative_to(folder).as_posix()
        if found.is_dir() and not found.is_symlink():
            if not any(found.iterdir()):
                found.rmdir()
        elif path not in files or found.is_symlink():
            found.unlink()
            removed.append(path)
    return tuple(sorted(removed))

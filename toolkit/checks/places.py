"""Files that nothing reads, because they lie in a wrong folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from toolkit.problems import TOP, Problem, either, nearest

_FOLDERS = ("case_studies", "guidance", "pages", "partners", "services", "templates")
# Written by `toolkit publish`, and by nobody else.
_WRITTEN = ("published.lock",)
_LISTS = (
    "areas.yml",
    "bank_holidays.yml",
    "duties.yml",
    "evidence.yml",
    "link_exceptions.yml",
    "pathway.yml",
    "rates.yml",
    "sectors.yml",
    "site.yml",
    "topics.yml",
    "words.yml",
)


def check_places(root: Path) -> Iterator[Problem]:
    """A problem for every file, or folder of files, in which nobody would look for content."""
    content = root / "content"
    for path in _seen(content):
        if path.is_dir() and path.name not in _FOLDERS:
            yield from _lost(path, root, f"nothing reads this folder{_meant(path.name, _FOLDERS)}")
        elif not path.is_dir() and path.name not in (*_LISTS, *_WRITTEN):
            yield from _lost(path, root, f"nothing reads this file{_meant(path.name, _LISTS)}")
    for folder in [root / "questionnaires", *(content / name for name in _FOLDERS if name != "pages")]:
        for path in _seen(folder):
            if path.is_dir():
                yield from _lost(path, root, f"nothing reads this folder; move its files to “{folder.name}” itself")


def _seen(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (path for path in sorted(folder.iterdir()) if not path.name.startswith("."))


def _lost(path: Path, root: Path, message: str) -> Iterator[Problem]:
    """The problem for a file, or for every file in a folder; an empty folder is none."""
    files = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
    for file in files:
        yield Problem(file.relative_to(root).as_posix(), TOP.line, TOP.column, "S012", message)


def _meant(name: str, known: tuple[str, ...]) -> str:
    stems = {PurePosixPath(word).stem: word for word in known}
    guess = nearest(PurePosixPath(name).stem, stems)
    return f"; did you mean “{stems[guess]}”?" if guess else f"; “content” holds {either([*_FOLDERS, *_LISTS])}"

"""The pages that are written from what the program itself goes by: `docs/codes/` and `docs/reference/`.

Nobody writes them by hand, so they cannot say anything but what is checked.
"""

from __future__ import annotations

from pathlib import Path

from toolkit.reference.code_pages import code_pages
from toolkit.reference.condition_page import condition_page
from toolkit.reference.key_pages import key_pages

FOLDERS = ("codes", "reference")


def pages() -> dict[str, str]:
    """The text of every page by its path below `docs/`."""
    return code_pages() | key_pages() | {"reference/conditions.md": condition_page()}


def differences(docs: Path) -> list[str]:
    """The pages in `docs` that are not as they would be written now, that are missing, or that nothing writes."""
    made = pages()
    there = {file.relative_to(docs).as_posix() for name in FOLDERS for file in (docs / name).rglob("*.md")}
    stale = [path for path, text in made.items() if path in there and _text(docs / path) != text]
    return sorted([*stale, *(made.keys() ^ there)])


def write_pages(docs: Path) -> list[str]:
    """Bring the pages in `docs` up to date, and take away those that nothing writes; what was changed."""
    made = pages()
    changed = differences(docs)
    for path in changed:
        file = docs / path
        if path in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(made[path], encoding="utf-8")
        else:
            file.unlink()
    return changed


def _text(file: Path) -> str:
    return file.read_bytes().decode(errors="replace")

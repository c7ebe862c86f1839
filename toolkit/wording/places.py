"""Where in a file the words of a block stand: its markup, folded lines and link targets lie between."""

from __future__ import annotations

import re

from toolkit.problems import Position
from toolkit.source import Source
from toolkit.wording.passages import Passage

_WORD = re.compile(r"[^\W_]+")
_TARGET = re.compile(r"\]\([^()\s]*\)")
# A word that is written otherwise in the file (“&amp;”) is passed over and not sought in the rest of it.
_FAR = 1000


def place(passage: Passage, number: int, at: int) -> Position:
    """Where the word at or after `at`, in the block of that number, stands in the file."""
    before = [word for block in passage.blocks[:number] for word in _WORD.findall(block.text)]
    text = passage.blocks[number].text
    before += _WORD.findall(text[:at])
    word = _WORD.search(text, at)
    return _after(passage.entry.source, passage.start, before, word[0] if word else "")


def _after(source: Source, start: Position, before: list[str], word: str) -> Position:
    """The first place of `word` that comes after all those before it, in their order."""
    index = source.index(start)
    raw = _TARGET.sub(lambda found: " " * len(found[0]), source.text[index:])
    reached = 0
    for former in before:
        if (found := _sought(former, raw, reached)) is not None:
            reached = found.end()
    found = _sought(word, raw, reached) if word else None
    return source.place(index + found.start()) if found else start


def _sought(word: str, raw: str, start: int) -> re.Match[str] | None:
    return re.compile(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])").search(raw, start, start + _FAR)

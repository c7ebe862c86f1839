"""Sentences and words, as a reader counts them."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A stop, and what closes with it, before a blank and something that can begin a sentence.
_END = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s+[“‘\"'(\[]?[A-Z0-9£])")
_NO_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|vs|e\.g|i\.e|etc|cf|approx)|\b[A-Z])\.$")
_WORD = re.compile(r"[£$]?[^\W_]+(?:[.,:/’'–-][^\W_]+)*%?")


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a block, each with its place in the text."""
    start = 0
    for end in _END.finditer(text):
        if not _NO_END.search(text[start : end.end()]):
            yield start, text[start : end.end()]
            start = end.end() + len(text[end.end() :]) - len(text[end.end() :].lstrip())
    if text[start:].strip():
        yield start, text[start:]


def words(text: str) -> list[str]:
    """The words of a text; a figure, a date and a word with a hyphen are one each."""
    return _WORD.findall(text)

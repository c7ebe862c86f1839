"""The Markdown of the content, parsed once for all who look at it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token


@cache
def _parser() -> MarkdownIt:
    # HTML is parsed here only in order to be found and refused; pages are rendered with it switched off.
    return MarkdownIt("commonmark", {"html": True}).enable("table")


@lru_cache(maxsize=4096)
def parsed(text: str) -> Sequence[Token]:
    """The tokens of a text, which nobody changes."""
    return tuple(_parser().parse(text))

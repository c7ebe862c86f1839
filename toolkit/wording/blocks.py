"""A text without its markup: paragraphs, headings and cells, as they are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from markdown_it.token import Token

from toolkit.markdown import parsed

Kind = Literal["prose", "heading", "cell"]
_CELLS = ("th_open", "td_open")


@dataclass(frozen=True)
class Block:
    """Words that stand together; `links` are those of them that lead somewhere, each with its place in the text."""

    text: str
    kind: Kind = "prose"
    links: tuple[tuple[int, str], ...] = ()


def plain_block(text: str) -> Block:
    """A text without markup, its lines made one."""
    return Block(" ".join(text.split()))


def markdown_blocks(text: str) -> Iterator[Block]:
    """The blocks of a Markdown text, in its order."""
    kind: Kind = "prose"
    for token in parsed(text):
        if token.type == "heading_open":
            kind = "heading"
        elif token.type in _CELLS:
            kind = "cell"
        elif token.type == "inline":
            yield _block(token.children or [], kind)
            kind = "prose"


def _block(tokens: list[Token], kind: Kind) -> Block:
    text, links, opened = "", [], 0
    for token in tokens:
        if token.type in ("text", "code_inline"):
            text += token.content
        elif token.type in ("softbreak", "hardbreak"):
            text += " "
        elif token.type == "link_open":
            opened = len(text)
        elif token.type == "link_close":
            links.append((opened, text[opened:]))
    return Block(text, kind, tuple(links))

"""What adviser-written Markdown may hold: text, lists, tables and links that lead somewhere; never HTML."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from toolkit.library import LINK_KINDS, Library
from toolkit.problems import did_you_mean


@cache
def _parser() -> MarkdownIt:
    # HTML is parsed here only in order to be found and refused; pages are rendered with it switched off.
    return MarkdownIt("commonmark", {"html": True}).enable("table")


def check_markdown(text: str, library: Library) -> Iterator[tuple[int, str, str]]:
    """What is wrong in a text: the line within it, counted from 0, the code and the message."""
    line = 0
    for token in _parser().parse(text):
        line = token.map[0] if token.map else line
        if token.type == "html_block":
            yield line, "T001", _html(token.content)
        if token.type == "heading_open" and token.tag == "h1":
            yield line, "T002", "“# ” is the title of the page, which is written as “title”; start headings with “## ”"
        for child in token.children or ():
            yield from ((line + offset, code, message) for offset, code, message in _inline(token, child, library))


def _inline(parent: Token, token: Token, library: Library) -> Iterator[tuple[int, str, str]]:
    if token.type == "html_inline":
        yield _line_in(parent, token.content), "T001", _html(token.content)
    if token.type == "image":
        yield _line_in(parent, "!["), "L003", "pictures are not part of content; say it in words"
    if token.type == "link_open":
        target = str(token.attrs.get("href", ""))
        message = link_fault(target, library)
        if message is not None:
            yield _line_in(parent, target), message[0], message[1]


def _line_in(parent: Token, words: str) -> int:
    return parent.content[: max(parent.content.find(words), 0)].count("\n")


def _html(content: str) -> str:
    return f"“{content.strip().splitlines()[0][:40]}” is HTML; write it in Markdown, or as “&lt;” where “<” is meant"


def link_fault(target: str, library: Library) -> tuple[str, str] | None:
    """The code and message of what is wrong with a link, if anything is."""
    kind, colon, name = target.partition(":")
    if kind in LINK_KINDS and colon:
        name = name.partition("#")[0]
        known = list(library.ids(kind))
        if name in known:
            return None
        return "L001", f"there is no {kind} “{name}”{did_you_mean(name, known)}"
    if kind in ("https", "tel", "mailto"):
        return None
    if kind == "http":
        return "L003", f"“{target}” is not a safe link; write “https://”"
    if target.startswith("#"):
        return None
    guess = did_you_mean(kind, LINK_KINDS) if colon else ""
    return "L001", f"“{target}” leads nowhere; write “kind:id”, such as “guidance:sick-pay”, or “https://…”{guess}"

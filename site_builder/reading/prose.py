"""Authors' Markdown as HTML: CommonMark with tables, nothing raw, links to other things resolved.

One dialect for checks, reading pages and doing pages. HTML in the text is shown as text, never passed on; addresses
such as `javascript:` never become links; pictures do not exist, as no page loads anything from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from site_builder.links import Links

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


@dataclass(frozen=True)
class Heading:
    """A heading of the second level, to be pointed to from the list of contents."""

    id: str
    title: str


@dataclass(frozen=True)
class Prose:
    """Rendered Markdown, and the headings in it."""

    html: Markup
    headings: tuple[Heading, ...] = ()


def render(text: str, links: Links, taken: Collection[str] = ()) -> Prose:
    """Render Markdown for the page that `links` belongs to; no heading gets an id that is `taken` already.

    Raises:
        site_builder.links.UnknownTargetError: the text links to something that does not exist.
    """
    tokens = _MARKDOWN.parse(text)
    headings = tuple(_name_headings(tokens, set(taken)))
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open":
                child.attrSet("href", links.in_text(str(child.attrGet("href"))))
    return Prose(Markup(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})), headings)  # noqa: S704


def _name_headings(tokens: list[Token], taken: set[str]) -> list[Heading]:
    """Give each heading an id made of its words; return those of the second level."""
    found = []
    for opening, inside in pairwise(tokens):
        if opening.type != "heading_open":
            continue
        title = "".join(child.content for child in inside.children or () if child.type in ("text", "code_inline"))
        name = anchor(title, taken)
        opening.attrSet("id", name)
        if opening.tag == "h2":
            found.append(Heading(name, title))
    return found


def anchor(title: str, taken: set[str]) -> str:
    """An id made of a title's words, different from all that are taken; adds it to them."""
    base = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "section"
    name, number = base, 2
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    taken.add(name)
    return name

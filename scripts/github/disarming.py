"""Markdown out of a pull request, made safe to be posted under the project's own name.

Tables, headings, lists and code stay what they are. Nobody is called, nothing is linked, no picture is loaded, and no
HTML works but the few tags that fold a part away: an invisible sign that joins words stands where each would begin.
"""

from __future__ import annotations

import re

_JOINER = "\u2060"
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_BEGINS = re.compile(
    r"<(?!/?(?:details|summary|br)>)"  # HTML, comments, and links in angle brackets
    r"|@"  # people and teams
    r"|#(?=\d)|\bGH-(?=\d)"  # issues
    r"|\](?=[(\[:])"  # links, pictures, and what they refer to
    r"|:(?=//)|\bwww(?=\.)|\bmailto(?=:)|\bxmpp(?=:)",  # addresses that become links by themselves
    re.IGNORECASE,
)


def disarmed(markdown: str) -> str:
    """The Markdown with nothing left in it that reaches beyond the place where it is shown."""
    text = _UNSEEN.sub("", markdown.replace("\r\n", "\n"))
    return _BEGINS.sub(lambda found: found[0] + _JOINER, text)


def cut(text: str, most: int) -> tuple[str, bool]:
    """The text up to its last line that ends within `most` signs, and whether something is left off."""
    if len(text) <= most:
        return text, False
    return text[: text.rfind("\n", 0, most) + 1] or text[:most], True

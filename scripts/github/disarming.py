"""Markdown out of a pull request, made safe to be posted under the project's own name.

Tables, headings, lists and code stay what they are. Nobody is called, nothing is linked but pages of our own site, no
picture is loaded, and no HTML works but the few tags that fold a part away: an invisible sign that joins words stands
where each would begin.
"""

from __future__ import annotations

import re

_JOINER = "\u2060"
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_BEGINS = re.compile(
    r"<(?!/?(?:details|summary|br)>)"  # HTML, comments, and links in angle brackets
    r"|@"  # people and teams
    r"|#(?=\d)|\bGH-(?=\d)"  # issues
    r"|!(?=\[)"  # pictures
    r"|\](?=[(\[:])"  # links, and what they refer to
    r"|:(?=//)|\bwww(?=\.)|\bmailto(?=:)|\bxmpp(?=:)",  # addresses that become links by themselves
    re.IGNORECASE,
)


# The rest of an address as `toolkit diff` writes it, in nothing but signs that mean nothing in Markdown.
_OF_ADDRESS = r"/[a-z0-9_.~%,=&?+#/-]*"


def disarmed(markdown: str, site: str | None = None) -> str:
    """The Markdown with nothing left in it that reaches beyond the place where it is shown.

    Links to pages of `site`, the address of our own site, stay: they open a questionnaire with the answers of somebody
    whom the change touches.
    """
    text = _UNSEEN.sub("", markdown.replace("\r\n", "\n"))
    if not site:
        return _BEGINS.sub(lambda found: found[0] + _JOINER, text)
    own = rf"\]\({re.escape(site.rstrip('/'))}{_OF_ADDRESS}\)"
    either = re.compile(rf"(?P<own>{own})|{_BEGINS.pattern}", re.IGNORECASE)
    return either.sub(lambda found: found[0] if found["own"] else found[0] + _JOINER, text)


def cut(text: str, most: int) -> tuple[str, bool]:
    """The text up to its last line that ends within `most` signs, and whether something is left off."""
    if len(text) <= most:
        return text, False
    return text[: text.rfind("\n", 0, most) + 1] or text[:most], True

"""Where things live on the site, and how one page points to another.

A *site path* starts and ends with a slash and is the same on every host: `/guidance/sick-pay/`. Pages carry only
relative addresses made from it, so the site works at the top of a host, in a folder of it, and from a disk.
"""

from __future__ import annotations

import posixpath
import re

from toolkit.addresses import full, site_path
from toolkit.library import LINK_KINDS, Library

__all__ = ["Links", "UnknownTargetError", "evidence_path", "full", "relative", "site_path"]

_LINK = re.compile(rf"({'|'.join(LINK_KINDS)}):([a-z0-9/-]+)(#.*)?")


class UnknownTargetError(LookupError):
    """A link to something that the library does not hold; `toolkit check` finds these before a page is made."""

    def __init__(self, kind: str, name: str, page: str) -> None:
        super().__init__(f"{page}: a link to {kind}:{name}, which does not exist")
        self.kind = kind
        self.name = name
        self.page = page


def evidence_path(name: str) -> str:
    """The site path of one source on the page of all sources."""
    return f"/evidence/#{name}"


def relative(page: str, target: str) -> str:
    """The address of the site path `target` as it is written on the page with the site path `page`.

    Both may end in a file; `target` may carry a fragment or a query.
    """
    path, mark, rest = _split(target)
    if path == page:
        return mark + rest if mark == "#" else "./" + mark + rest
    steps = posixpath.relpath(path, page if page.endswith("/") else posixpath.dirname(page))
    return (steps + "/" if path.endswith("/") else steps) + mark + rest


def _split(target: str) -> tuple[str, str, str]:
    found = re.search(r"[#?]", target)
    if found is None:
        return target, "", ""
    return target[: found.start()], found.group(), target[found.end() :]


class Links:
    """The links of one page: every way of naming a target, as the relative address written on that page."""

    def __init__(self, library: Library, page: str) -> None:
        self.library = library
        self.page = page

    def to(self, target: str) -> str:
        """The address of a site path such as `/check/`."""
        return relative(self.page, target)

    def of(self, kind: str, name: str) -> str:
        """The address of one thing of the library.

        Raises:
            UnknownTargetError: the library does not hold it.
        """
        if name not in self.library.ids(kind):
            raise UnknownTargetError(kind, name, self.page)
        return self.to(site_path(kind, name))

    def source(self, name: str) -> str:
        """The address of one source among all sources."""
        if name not in self.library.evidence:
            raise UnknownTargetError("evidence", name, self.page)
        return self.to(evidence_path(name))

    def in_text(self, address: str) -> str:
        """The address for one that an author wrote in Markdown: `guidance:sick-pay`, or one that stands as it is."""
        found = _LINK.fullmatch(address)
        return self.of(found[1], found[2]) + (found[3] or "") if found else address


class FullLinks(Links):
    """The same, as full addresses: for text that stands on every page, and on pages without an address of their own."""

    def __init__(self, library: Library, top: str) -> None:
        super().__init__(library, "/")
        self.top = top

    def to(self, target: str) -> str:
        """The full address of a site path."""
        return full(self.top, target)

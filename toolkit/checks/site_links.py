"""The links of header and footer, and the addresses that partners are promised: that each of them opens."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.addresses import site_paths
from toolkit.library import Library
from toolkit.problems import Problem, did_you_mean

_KEYS = ("header", "footer", "promised")


def check_site_links(library: Library) -> Iterator[Problem]:
    """A problem for each address in `content/site.yml` at which there is no page, and from which nothing leads on."""
    if library.site is None:
        return
    known = site_paths(library)
    for key in _KEYS:
        for number, link in enumerate(getattr(library.site.value, key)):
            if link.to not in known:
                message = f"there is no page at “{link.to}” on this site{did_you_mean(link.to, known)}"
                if key == "promised":
                    message += " A" if message.endswith("?") else "; a"
                    message += " page that moved has its old path or id under “formerly”"
                yield library.site.problem((key, number, "to"), "L001", message)

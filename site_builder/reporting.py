"""The link at the foot of every page to tell the keepers of the content that something on it is wrong."""

from __future__ import annotations

from urllib.parse import urlencode

from site_builder.links import full
from toolkit.model.content import Site

# The issue form, and the ids of those of its fields that the link fills in.
FORM = "page-problem.yml"
FIELDS = ("page", "page-title")


def report_address(site: Site, path: str, title: str) -> str:
    """The address of the form for the page with a site path and title; empty where the site names no repository.

    It is made when the site is built, of what is the same for everybody: nothing that a visitor does gets into it.
    """
    if site.repository is None:
        return ""
    filled_in = dict(zip(FIELDS, (full(site.url, path), title), strict=True))
    query = urlencode({"template": FORM, "title": f"Something is wrong on “{title}”", **filled_in})
    return f"{site.repository.rstrip('/')}/issues/new?{query}"

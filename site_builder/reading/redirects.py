"""Addresses that were published once: each has a small page that leads to where the thing is now."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from site_builder.links import full, relative, site_path
from site_builder.reading.shelves import Shelves
from toolkit.library import Entry
from toolkit.model.base import Model

_STUB = Markup("""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title} has moved</title>
<link rel="canonical" href="{full}">
<meta http-equiv="refresh" content="0; url={address}">
</head>
<body>
<main>
<h1>This page has moved</h1>
<p>It is now at <a href="{address}">{title}</a>.</p>
</main>
</body>
</html>
""")


def stubs(shelves: Shelves) -> Iterator[tuple[str, bytes]]:
    """File and content, for every id or path in a `formerly`."""
    for old, new, title in _moves(shelves):
        yield f"{old[1:]}index.html", _stub(shelves.site.url, old, new, title).encode()


def _moves(shelves: Shelves) -> Iterator[tuple[str, str, str]]:
    """Old site path, new site path, and the title of what is there."""
    for kind in ("questionnaire", "guidance", "case-study", "service", "template", "topic"):
        for entry in shelves.library.of_kind(kind).values():
            for old in getattr(entry.value, "formerly", ()):
                yield site_path(kind, old), site_path(kind, entry.id), _title(entry)
    for page in shelves.library.pages.values():
        for path in page.value.formerly:
            yield path, site_path("page", page.id), page.value.title


def _title(entry: Entry[Model]) -> str:
    return str(getattr(entry.value, "title", None) or getattr(entry.value, "name", entry.id))


def _stub(top: str, old: str, new: str, title: str) -> str:
    return str(_STUB.format(title=title, full=full(top, new), address=relative(old, new)))

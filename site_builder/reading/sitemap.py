"""The list of pages for search engines.

The day beside a page is the day on which its content was last checked, never that of the build: it is true, and the
same content gives the same bytes on any day. (MkDocs would write the day of the build, here and into a packed copy.)
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from site_builder.links import full, site_path
from site_builder.reading.document import Document
from site_builder.reading.shelves import Shelves

FILE = "sitemap.xml"


def sitemap(shelves: Shelves, documents: Iterable[Document]) -> bytes:
    """The sitemap of the reading pages and the questionnaires."""
    days = {document.path: document.changed for document in documents if document.listed}
    days |= {site_path("questionnaire", entry.id): entry.value.checked for entry in shelves.checks}
    top = shelves.site.url
    entries = Markup("").join(_entry(full(top, path), day) for path, day in sorted(days.items()))
    schema = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{schema}">\n{entries}</urlset>\n'.encode()


def _entry(address: str, day: object) -> Markup:
    changed = Markup("<lastmod>{}</lastmod>").format(day) if day else ""
    return Markup("<url><loc>{}</loc>{}</url>\n").format(escape(address), changed)

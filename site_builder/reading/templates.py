"""Templates: a page for each, to fill in or to print, the files to download, and all of them in a list."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.documents import opendocument_file, sheet, word_file
from site_builder.links import Links, site_path
from site_builder.reading.document import Document, fill
from site_builder.reading.page_words import listing
from site_builder.reading.prose import render
from site_builder.reading.shelves import Shelves
from toolkit.library import Entry
from toolkit.model.templates import Template

PRINT_SCRIPT = "print-page"
# Ids that the page gives to its own headings.
_HEADINGS = frozenset({"files", "paper", "guidance", "sources", "main", "top"})


def documents(shelves: Shelves) -> Iterator[Document]:
    """Every page about templates; none where there is no template."""
    if not shelves.templates:
        return
    yield listing(
        shelves,
        "/templates/",
        "template_index.html",
        (
            "Templates",
            "Papers to fill in, on the screen or by hand: print them, or take them as a file and change them.",
        ),
        templates=shelves.templates,
    )
    for entry in shelves.templates:
        yield _page(shelves, entry)


def files(shelves: Shelves) -> Iterator[tuple[str, bytes]]:
    """The Word and the OpenDocument file of each template, beside its page."""
    for entry in shelves.templates:
        paper = sheet(entry, shelves.site)
        start = f"{site_path('template', entry.id)[1:]}{entry.id}"
        yield f"{start}.docx", word_file(paper)
        yield f"{start}.odt", opendocument_file(paper)


def _page(shelves: Shelves, entry: Entry[Template]) -> Document:
    template = entry.value
    path = site_path("template", entry.id)
    links = Links(shelves.library, path)
    values = {
        "library": shelves.library,
        "main_check": shelves.main_check,
        "template": template,
        "name": entry.id,
        "about": render(template.about, links, _HEADINGS),
        "paper": sheet(entry, shelves.site),
        "guidance": [shelves.library.guidance[name] for name in template.guidance],
    }
    body = fill("template.html", links, values)
    return Document(path, template.title, template.summary, body, template.checked, scripts=(PRINT_SCRIPT,))

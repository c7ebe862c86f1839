"""What the preview shows in place of the site while the content is broken."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.links import Links
from site_builder.reading.document import Document, fill
from toolkit.library import Library
from toolkit.problems import Problem


def document(problems: Sequence[Problem]) -> Document:
    """The first page as a list of what is wrong."""
    body = fill("problems.html", Links(Library(), "/"), {"problems": problems})
    return Document("/", "Mend the content", "What is wrong in the content.", body, in_search=False)

"""One reading page on its way to a file: Markdown with front matter, whose body is one block of finished HTML.

The body is finished here, with escaping on, so that the page means the same under every builder: a Markdown processor
carries a block of HTML as it stands. The front matter has what the shell around the body asks for.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from site_builder.links import Links
from site_builder.templating import environment


@dataclass(frozen=True)
class Document:
    """A reading page: its site path, what the shell asks for, and the HTML of its body.

    `report` is the address of the form for problems with the page; empty where there is none.
    `changed` is the day of the last change that a search engine is told; None where no one day can be named.
    What is not `listed` is for those who know its address: in no search, no sitemap and no search engine.
    `scripts` are names of scripts of the shell; the page works without them.
    """

    path: str
    title: str
    description: str
    body: Markup
    changed: datetime.date | None = None
    in_search: bool = True
    scripts: tuple[str, ...] = ()
    listed: bool = True
    report: str = ""

    @property
    def file(self) -> str:
        """The Markdown file of the page in the docs tree."""
        return f"{self.path[1:]}index.md"

    @property
    def content(self) -> bytes:
        """The Markdown file's content."""
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in self._front_matter().items()]
        return "\n".join(["---", *lines, "---", "", _one_block(self.body), ""]).encode()

    def _front_matter(self) -> dict[str, Any]:
        return {
            "title": escape(self.title),  # MkDocs and its search take a title for HTML
            "description": self.description,
            **({"changed": self.changed.isoformat()} if self.changed else {}),
            **({"scripts": list(self.scripts)} if self.scripts else {}),
            **({} if self.in_search and self.listed else {"search": {"exclude": True}}),
            **({} if self.listed else {"robots": "noindex"}),
            **({"report": self.report} if self.report else {}),
        }


def _one_block(body: Markup) -> str:
    """The body so that Python-Markdown sees one block of HTML and touches nothing in it.

    Its block ends with the outermost `</div>`; fences of code are looked for even inside it, so none may be seen.
    """
    text = str(body).strip().replace("\t", "&#9;")
    return re.sub(r"```|~~~", lambda fence: "".join(f"&#{ord(sign)};" for sign in fence.group()), text)


def fill(template: str, links: Links, values: Mapping[str, Any]) -> Markup:
    """Fill a template of `templates/reading/` with values; every value is escaped that is not already HTML."""
    filled = environment().get_template(f"reading/{template}").render(**values, links=links)
    return Markup(filled)  # noqa: S704 - the template escapes

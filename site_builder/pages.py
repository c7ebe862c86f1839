"""Every page of the site, out of the library: a pure function that knows nothing of MkDocs.

    build(library) -> {path in the docs tree: content}

Markdown files are reading pages: front matter, and a body of finished HTML. All else is carried as it stands: the
doing pages, scripts and styles, the catalogue, and the pages that lead from old addresses to new ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from markupsafe import escape

from site_builder.bundle import doing_assets
from site_builder.doing import POLICY, questionnaire_page
from site_builder.links import site_path
from site_builder.reading import (
    advice_line,
    case_studies,
    checks,
    coverage,
    evidence,
    guidance,
    home,
    landscape,
    local,
    ordinary,
    outcomes,
    partners,
    problems,
    redirects,
    search,
    services,
    sick_pay,
    sitemap,
    templates,
    topics,
)
from site_builder.reading.document import Document
from site_builder.reading.shell import PREVIEW_POLICY, shell_assets
from site_builder.reading.shelves import Shelves
from site_builder.reporting import report_address
from toolkit.library import Library
from toolkit.problems import Problem

_MADE_OF_LISTS = (
    *(
        home,
        checks,
        guidance,
        templates,
        topics,
        case_studies,
        services,
        advice_line,
        landscape,
        local,
        evidence,
        partners,
        search,
    ),
    outcomes,
    coverage,
    sick_pay,
)


class TwoPagesAtOneAddressError(ValueError):
    """Two things would be written to one address."""


def build(library: Library, preview: bool = False) -> Mapping[str, bytes]:
    """The whole docs tree of a library without problems; in a preview, pages that may be reloaded by a script.

    Raises:
        TwoPagesAtOneAddressError: a page, or the old address of one, takes the address of another.
    """
    shelves = Shelves(library)
    made = documents(shelves)
    tree = [(document.file, document.content) for document in made]
    tree += _doing(shelves, preview)
    tree += redirects.stubs(shelves)
    tree += outcomes.maps(shelves)
    tree += templates.files(shelves)
    tree += [(checks.CATALOGUE, checks.catalogue(shelves)), (sitemap.FILE, sitemap.sitemap(shelves, made))]
    _refuse_doubles(path for path, _ in tree)
    return dict(tree)


def build_problems(found: Sequence[Problem]) -> Mapping[str, bytes]:
    """The docs tree of content that cannot be built: one page that says why, and what it needs to be shown."""
    document = problem_page(found)
    return {document.file: document.content} | {asset.path: asset.text.encode() for asset in shell_assets().files}


def problem_page(found: Sequence[Problem]) -> Document:
    """The page that says what is wrong with the content."""
    return problems.document(found)


def documents(shelves: Shelves) -> list[Document]:
    """Every reading page."""
    made = [document for module in _MADE_OF_LISTS for document in module.documents(shelves)]
    made += ordinary.documents(shelves, {document.path for document in made})
    site = shelves.site
    return [replace(document, report=report_address(site, document.path, document.title)) for document in made]


def _doing(shelves: Shelves, preview: bool) -> Iterator[tuple[str, bytes]]:
    """The questionnaires, each a whole document, and what all pages load."""
    assets = doing_assets()
    for entry in shelves.checks:
        page = questionnaire_page(shelves.library, entry, assets)
        if preview:
            page = page.replace(escape(POLICY), escape(PREVIEW_POLICY), 1)
        yield f"{site_path('questionnaire', entry.id)[1:]}index.html", page.encode()
    for asset in (*assets.files, *shell_assets().files):
        yield asset.path, asset.text.encode()


def _refuse_doubles(paths: Iterable[str]) -> None:
    addresses: dict[str, str] = {}
    for path in paths:
        address = path.removesuffix(".md").removesuffix(".html")
        if address in addresses:
            raise TwoPagesAtOneAddressError(f"{path} and {addresses[address]} would be one page of the site")
        addresses[address] = path

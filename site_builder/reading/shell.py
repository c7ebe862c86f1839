"""What stands around every reading page: its styles and scripts, what a browser may load, header and footer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import minify

from site_builder.bundle import CLIENT, Asset, hashed, join_modules
from site_builder.links import FullLinks
from site_builder.reading.prose import render
from toolkit.library import Library

THEME = Path(__file__).parent.parent / "theme"

# The order is the order of the cascade; the tokens are those of the doing pages.
STYLES = (
    CLIENT / "styles/tokens.css",
    CLIENT / "styles/header.css",
    THEME / "styles/frame.css",
    THEME / "styles/text.css",
    THEME / "styles/parts.css",
    THEME / "styles/advice.css",
    THEME / "styles/lists.css",
    THEME / "styles/home.css",
    THEME / "styles/landscape.css",
    THEME / "styles/outcomes.css",
    THEME / "styles/sick-pay.css",
    THEME / "styles/papers.css",
)
SCRIPTS = ("opening-hours", "print-page", "search", "source-filter")
# Made of several modules.
JOINED = ("sick-pay",)


def _written(policy: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in policy.items())


_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "base-uri": "'none'",
    "form-action": "'none'",
}
_NO_MARKUP_BY_SCRIPT = {"require-trusted-types-for": "'script'", "trusted-types": "'none'"}
# The page to search on fetches the index, searches in a worker, and reads the HTML of the hits.
_SEARCH = {"connect-src": "'self'", "worker-src": "'self'"}
# The preview reloads pages by a script that MkDocs writes into them, and that asks the preview's own server.
_PREVIEW = {"script-src": "'self' 'unsafe-inline'", "connect-src": "'self'"}
PREVIEW_POLICY = _written(_POLICY | _PREVIEW)


@dataclass(frozen=True)
class ShellAssets:
    """The styles of every reading page, and the scripts that some of them load."""

    styles: Asset
    scripts: Mapping[str, Asset]

    @property
    def files(self) -> tuple[Asset, ...]:
        """Every file that the site has to hold."""
        return (self.styles, *self.scripts.values())


def shell_assets() -> ShellAssets:
    """The styles and scripts as they are on disk now, so that a preview shows an edited one."""
    styles = "\n".join(path.read_text("utf-8") for path in STYLES)
    scripts = {name: (THEME / f"scripts/{name}.js").read_text("utf-8") for name in SCRIPTS}
    scripts |= {name: join_modules(THEME / f"scripts/{name}.js") for name in JOINED}
    return _small(styles, tuple(scripts.items()))


@cache
def _small(styles: str, scripts: tuple[tuple[str, str], ...]) -> ShellAssets:
    return ShellAssets(
        styles=hashed("reading", "css", minify.string("text/css", styles)),
        scripts={name: hashed(name, "js", minify.string("application/javascript", text)) for name, text in scripts},
    )


def navigation(library: Library) -> list[tuple[str, str]]:
    """Title and file of the few pages that every page leads to; short, as MkDocs works it out anew for each page."""
    header = library.site.value.header if library.site else []
    return [("Start", "index.md"), *((link.title, f"{link.to[1:]}index.md") for link in header)]


def settings(library: Library, preview: bool = False) -> dict[str, Any]:
    """What the theme's templates ask for, as plain data; a library without a site has a bare frame."""
    assets = shell_assets()
    loosened = _PREVIEW if preview else {}
    site = library.site.value if library.site else None
    licence = render(site.licence_note, FullLinks(library, site.url)).html if site else ""
    return {
        "styles": assets.styles.path,
        "scripts": {name: asset.path for name, asset in assets.scripts.items()},
        "policy": _written(_POLICY | _NO_MARKUP_BY_SCRIPT | loosened),
        "search_policy": _written(_POLICY | _SEARCH | loosened),
        "header": [{"title": link.title, "to": link.to[1:]} for link in site.header] if site else [],
        "footer": [{"title": link.title, "to": link.to[1:]} for link in site.footer] if site else [],
        "maintained_by": site.maintained_by if site else "",
        "licence": str(licence),
        "repository": (site.repository or "") if site else "",
    }

"""The script and the styles of the doing pages: modules joined, made small, and named after what is in them.

The client is written as ES modules, so that Node runs and the type checker reads the very same files. A page gets one
classic script instead: it runs from a disk (`file://` refuses modules), it is one request, and it runs before the first
paint. Joining is safe because the modules keep to a small part of the language, which is checked here:

    import { name, other } from "./module.js";      named imports only, by relative path, under their own names
    export { name } from "./module.js";             the same for passing something on
    export function name / async function / const / let / class

Names at the top level are unique over all the modules, so stripping those lines leaves one scope that means the same.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import minify

CLIENT = Path(__file__).parent / "client"
FOLDER = "assets"

# The order is the order of the cascade.
STYLES = tuple(
    f"styles/{name}.css" for name in ("tokens", "header", "page", "questionnaire", "result", "paper", "print")
)
SCRIPT = "ui/questionnaire.js"
# Loads beside the page, which does not wait for it. A script of its own, not a module that is imported when it is
# wanted: that would need the network again, and does not run from a disk.
TAKING = "ui/taking.js"
# The same, on pages that lead on to another questionnaire or are led to.
HANDING_OVER = "ui/handing_over.js"
# The same, on pages that end in something to sign.
AGREEMENT = "ui/agreement.js"

_LINK = re.compile(
    r'^(?:import|export)\s*\{(?P<names>[^{}]*)\}\s*from\s*"(?P<path>\.{1,2}/[^"\n]+\.js)";[^\S\n]*(?:\n|\Z)',
    re.MULTILINE,
)
_EXPORT = re.compile(r"^export (?=(?:async function|function|const|let|class)\b)", re.MULTILINE)
_LEFT_OVER = re.compile(r"^(?:import|export)\b.*|\bimport\s*\((?!\")[^\n]*", re.MULTILINE)
_DECLARATION = re.compile(
    r"^(?P<export>export )?(?:async function|function\*?|const|let|var|class)\s+(?P<name>[\w$]+|[{\[])", re.MULTILINE
)
_COMMENT = re.compile(r"/\*.*?\*/|^[^\S\n]*//[^\n]*", re.MULTILINE | re.DOTALL)


class BundleError(Exception):
    """A module that cannot be joined; the message names the file, the line and what is expected there."""


@dataclass(frozen=True)
class Asset:
    """A file that pages load: its path from the root of the site, and its text."""

    path: str
    text: str


@dataclass(frozen=True)
class Assets:
    """What a doing page loads: script and styles before the page can be used, the rest after."""

    script: Asset
    styles: Asset
    taking: Asset
    handing_over: Asset
    agreement: Asset

    @property
    def files(self) -> tuple[Asset, ...]:
        """Every file that the site has to hold."""
        return (self.script, self.styles, self.taking, self.handing_over, self.agreement)


@cache
def doing_assets() -> Assets:
    """The script and the styles that every doing page loads, as they are in this version of the project."""
    styles = "\n".join((CLIENT / name).read_text("utf-8") for name in STYLES)
    return Assets(
        script=_script("questionnaire", SCRIPT),
        styles=hashed("questionnaire", "css", minify.string("text/css", styles)),
        taking=_script("taking", TAKING),
        handing_over=_script("handing-over", HANDING_OVER),
        agreement=_script("agreement", AGREEMENT),
    )


def _script(name: str, entry: str) -> Asset:
    return hashed(name, "js", minify.string("application/javascript", join_modules(CLIENT / entry)))


def hashed(name: str, extension: str, text: str) -> Asset:
    """The asset with its content in its name: it may be kept for ever, and a new version is never an old one."""
    digest = hashlib.sha256(text.encode()).hexdigest()[:10]
    return Asset(f"{FOLDER}/{name}-{digest}.{extension}", text)


def join_modules(entry: Path) -> str:
    """One classic script that does what the module `entry` does, every module before those that import it.

    Raises BundleError for what the small part of the language does not have, for a circle, and for a name that two
    modules declare.
    """
    owners: dict[str, Path] = {}
    parts = [_stripped(path, owners) for path in _in_order(entry)]
    return "(() => {\n" + "\n".join(parts) + "\n})();\n"


def _in_order(entry: Path) -> list[Path]:
    done: list[Path] = []
    _visit(entry.resolve(), (), done)
    return done


def _visit(path: Path, importers: tuple[Path, ...], done: list[Path]) -> None:
    if path in done:
        return
    if path in importers:
        circle = " → ".join(each.name for each in (*importers[importers.index(path) :], path))
        raise BundleError(f"{path.name}: modules import each other in a circle ({circle})")
    for link in _LINK.finditer(_read(path)):
        target = (path.parent / link["path"]).resolve()
        if not target.is_file():
            raise BundleError(f"{_place(path, link.start())}: there is no module “{link['path']}” beside it")
        _visit(target, (*importers, path), done)
        _check_names(path, link, target)
    done.append(path)


def _check_names(path: Path, link: re.Match[str], target: Path) -> None:
    offered = _offered(_read(target))
    for name in filter(None, (name.strip() for name in link["names"].split(","))):
        if not re.fullmatch(r"[\w$]+", name):
            raise BundleError(f"{_place(path, link.start())}: “{name}”: a name is imported as it is, without “as”")
        if name not in offered:
            raise BundleError(f"{_place(path, link.start())}: “{name}” is not exported by {target.name}")


def _offered(text: str) -> set[str]:
    passed_on = (link["names"] for link in _LINK.finditer(text) if link[0].startswith("export"))
    names = {name.strip() for names in passed_on for name in names.split(",")}
    return names | {match["name"] for match in _DECLARATION.finditer(text) if match["export"]}


def _stripped(path: Path, owners: dict[str, Path]) -> str:
    text = _read(path)
    without = _EXPORT.sub("", _LINK.sub("", text))
    code = _COMMENT.sub("", without)
    if left_over := _LEFT_OVER.search(code):
        place = _place(path, text.find(left_over[0]))
        raise BundleError(
            f'{place}: “{left_over[0].strip()}” cannot be joined; expected “import {{ name }} from "./module.js";” '
            "or “export” before a function, const, let or class"
        )
    for declared in _DECLARATION.finditer(code):
        _own(declared["name"], path, owners)
    return without


def _own(name: str, path: Path, owners: dict[str, Path]) -> None:
    if name in "{[":
        raise BundleError(f"{path.name}: a name for each declaration is expected at the top level, not “{name}…”")
    if name in owners:
        raise BundleError(
            f"{path.name}: “{name}” is declared in {owners[name].name} too; one of them needs another name"
        )
    owners[name] = path


def _read(path: Path) -> str:
    return path.read_text("utf-8")


def _place(path: Path, offset: int) -> str:
    return f"{path.name}:{_read(path).count(chr(10), 0, max(offset, 0)) + 1}"

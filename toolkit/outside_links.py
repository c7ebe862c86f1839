"""Every web address outside the site that the content leads to, with the places that use it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.library import Library
from toolkit.markdown import parsed
from toolkit.model.lists import LinkException
from toolkit.problems import Position
from toolkit.source import Data, Location, Source

_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, order=True)
class Place:
    """Where an address stands in the content."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


def outside_links(library: Library) -> Mapping[str, list[Place]]:
    """Every outside web address of the content, in the order of the alphabet, with the places that use it.

    The addresses that exceptions speak of are none: they are there because of others.
    """
    found: dict[str, set[Place]] = {}
    sources = {entry.source.path: entry.source for entry in library.everything() if not _is_exception(entry.value)}
    here = library.site.value.url if library.site else None
    for source in sources.values():
        for address, position in _of(source):
            if here and address.startswith(here):
                continue
            place = Place(source.path, position.line, position.column)
            found.setdefault(address.partition("#")[0], set()).add(place)
    return {address: sorted(places) for address, places in sorted(found.items())}


def _is_exception(value: object) -> bool:
    return isinstance(value, LinkException)


def _of(source: Source) -> Iterator[tuple[str, Position]]:
    for location, text in _texts(source.data, ()):
        yield from _in_text(source, text, source.position(location))
    yield from _in_text(source, source.body, Position(source.body_line, 1))


def _texts(data: Data, location: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(data, str):
        yield location, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*location, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _texts(value, (*location, number))


def _in_text(source: Source, text: str, start: Position) -> Iterator[tuple[str, Position]]:
    """The addresses of a text: the whole of it, or the links of its Markdown."""
    if _ADDRESS.fullmatch(text):
        yield text, start
    elif "://" in text:
        for token in parsed(text):
            for child in token.children or ():
                address = str(child.attrs.get("href", ""))
                if child.type == "link_open" and _ADDRESS.fullmatch(address):
                    yield address, source.find(address, start) or start

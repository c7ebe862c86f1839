"""For advisers: which topics have a case study for which kind and size of business, and what is shown where none is.

The table is computed with the rules of matching each time the site is built. No menu, search or sitemap leads here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from site_builder.links import Links, site_path
from site_builder.reading import words
from site_builder.reading.document import Document, fill
from site_builder.reading.outcomes import INDEX
from site_builder.reading.shelves import Shelves
from toolkit.compiling import matched_cases
from toolkit.coverage import Closeness, Covered, coverage, shares, without_own
from toolkit.library import Library
from toolkit.model.content import Size

PATH = f"{INDEX}case-studies/"
_SIZES: Mapping[Size, str] = {"micro": "1 to 9", "small": "10 to 49", "medium": "50 to 249", "large": "250 and more"}
_SHARES: Mapping[Closeness, str] = {
    "own": "have one of their own",
    "sector": "are shown one of the same kind of work, and of another size or one that is not known",
    "size": "are shown one of the same size, and of another kind of work",
    "topic": "are shown one on the topic alone",
    "none": "are shown none",
}
_INSTEAD: Mapping[Closeness, str] = {
    "own": "their own",
    "sector": "same kind of work",
    "size": "same size, other work",
    "topic": "topic alone",
    "none": "none",
}


@dataclass(frozen=True)
class Shown:
    """One case, or none, and the sizes of business that are shown it first."""

    sizes: str
    how: str
    own: bool
    title: str | None
    address: str | None


@dataclass(frozen=True)
class Row:
    """A kind of work within a topic."""

    id: str
    sector: str
    shown: tuple[Shown, ...]


@dataclass(frozen=True)
class Table:
    """A topic: a row for each kind of work, and how many of its businesses have a case of their own."""

    id: str
    topic: str
    own: int
    of: int
    rows: tuple[Row, ...]


def documents(shelves: Shelves) -> Iterator[Document]:
    """The one page."""
    library = shelves.library
    links = Links(library, PATH)
    covered = coverage(matched_cases(library), tuple(library.topics), tuple(library.sectors))
    sectors, sizes = without_own(covered)
    values = {
        "advisers": INDEX,
        "of": len(covered),
        "shares": [(number, _SHARES[closeness]) for closeness, number in shares(covered).items()],
        "no_sectors": [library.sectors[name].value.title for name in sectors],
        "no_sizes": [_SIZES[size] for size in sizes],
        "tables": [_table(library, links, topic, tuple(each)) for topic, each in _by_topic(covered)],
    }
    yield Document(
        path=PATH,
        title="What the case studies cover",
        description="Which topics have a case study for which kind and size of business.",
        body=fill("coverage.html", links, values),
        listed=False,
    )


def _by_topic(covered: Iterable[Covered]) -> Iterator[tuple[str, Iterator[Covered]]]:
    return groupby(covered, key=lambda each: each.topic)


def _table(library: Library, links: Links, topic: str, covered: tuple[Covered, ...]) -> Table:
    rows = [
        Row(f"{topic}--{sector}", library.sectors[sector].value.title, tuple(_shown(library, links, tuple(each))))
        for sector, each in groupby(covered, key=lambda each: each.sector)
    ]
    return Table(topic, library.topics[topic].value.title, shares(covered)["own"], len(covered), tuple(rows))


def _shown(library: Library, links: Links, covered: tuple[Covered, ...]) -> Iterator[Shown]:
    """The sizes that are shown the same case for the same reason, together; those with their own come first."""
    reasons = dict.fromkeys((each.closeness, each.case) for each in covered)
    for closeness, case in sorted(reasons, key=lambda reason: reason[0] != "own"):
        sizes = [_SIZES[each.size] for each in covered if (each.closeness, each.case) == (closeness, case)]
        yield Shown(
            sizes="Every size" if len(sizes) == len(_SIZES) else f"{words.both(sizes)} people",
            how=_INSTEAD[closeness],
            own=closeness == "own",
            title=None if case is None else library.case_studies[case].value.title,
            address=None if case is None else links.to(site_path("case-study", case)),
        )

"""Case studies: a page for each, what happened apart from what is invented, and all of them in a list."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.links import Links, site_path
from site_builder.reading.document import Document, fill
from site_builder.reading.page_words import listing
from site_builder.reading.prose import render
from site_builder.reading.shelves import Shelves
from toolkit.library import Entry
from toolkit.model.content import CaseStudy, Guidance

MOST_GUIDANCE = 4


def documents(shelves: Shelves) -> Iterator[Document]:
    """Every page about case studies."""
    yield listing(
        shelves,
        "/case-studies/",
        "case_study_index.html",
        ("Case studies", "What other employers did about health at work, and what came of it."),
        real=[entry for entry in shelves.case_studies if not entry.value.illustrative],
        invented=[entry for entry in shelves.case_studies if entry.value.illustrative],
    )
    for entry in shelves.case_studies:
        yield _page(shelves, entry)


def _page(shelves: Shelves, entry: Entry[CaseStudy]) -> Document:
    case_study = entry.value
    path = site_path("case-study", entry.id)
    links = Links(shelves.library, path)
    values = {
        "library": shelves.library,
        "main_check": shelves.main_check,
        "case_study": case_study,
        "problem": render(case_study.problem, links),
        "action": render(case_study.action, links),
        "outcome": render(case_study.outcome, links),
        "guidance": _guidance(shelves, case_study),
    }
    return Document(
        path, case_study.title, _summary(case_study), fill("case_study.html", links, values), case_study.checked
    )


def _summary(case_study: CaseStudy) -> str:
    kind = "An invented example" if case_study.illustrative else "A case study"
    return f"{kind}: {case_study.title} ({case_study.organisation})."


def _guidance(shelves: Shelves, case_study: CaseStudy) -> list[Entry[Guidance]]:
    """Guidance on the same topics: most shared topics first, then what matters most."""
    wanted = set(case_study.topics)
    shared = [entry for entry in shelves.guidance if wanted & set(entry.value.topics)]
    return sorted(shared, key=lambda entry: -len(wanted & set(entry.value.topics)))[:MOST_GUIDANCE]

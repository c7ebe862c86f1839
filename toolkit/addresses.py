"""The addresses that the site promises: those of its things, and that of a questionnaire opened in a state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from toolkit.answer_link import answers_fragment
from toolkit.compiled import Compiled
from toolkit.library import LINK_KINDS, Library

_FOLDERS = {
    "questionnaire": "check",
    "guidance": "guidance",
    "case-study": "case-studies",
    "service": "services",
    "template": "templates",
    "topic": "topics",
}


def site_path(kind: str, name: str) -> str:
    """The site path of one thing, its kind named as links name it, such as `case-study` or `page`."""
    return f"/{name}/" if kind == "page" else f"/{_FOLDERS[kind]}/{name}/"


# Pages that are made of what there is, and not of one thing alone; four more need something to show.
_MADE_OF_LISTS = (
    *("/", "/check/", "/guidance/", "/case-studies/", "/services/", "/advice-line/", "/evidence/", "/partners/"),
    *("/search/", "/advisers/", "/advisers/case-studies/"),
)


def site_paths(library: Library) -> set[str]:
    """Every site path at which a page of this library opens, or leads on from an old address."""
    paths = {site_path(kind, name) for kind in LINK_KINDS for name in library.of_kind(kind)}
    for kind in LINK_KINDS:
        for entry in library.of_kind(kind).values():
            former: list[str] = getattr(entry.value, "formerly", [])
            # A page has paths there, anything else ids.
            paths.update(former if kind == "page" else (site_path(kind, name) for name in former))
    paths.update(_MADE_OF_LISTS)
    paths.update(f"/advisers/outcomes/{name}/" for name in library.questionnaires)
    is_closed = any(entry.value.status == "closed" for entry in library.services.values())
    made_of = {
        "/templates/": library.templates,
        "/closed-services/": is_closed,
        "/landscape/": library.pathway,
        "/local/": library.areas,
    }
    return paths | {path for path, there in made_of.items() if there}


def full(top: str, target: str) -> str:
    """The full address of a site path on the site whose first page is at `top`, with or without its last slash."""
    return top.rstrip("/") + target


def opened_with(compiled: Compiled, answers: Mapping[str, Any], top: str = "") -> str:
    """The address that opens a questionnaire with these answers; without `top`, from the first page of the site."""
    return full(top, site_path("questionnaire", compiled.questionnaire)) + answers_fragment(compiled, answers)

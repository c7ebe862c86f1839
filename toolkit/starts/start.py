"""Which starts there are, and how one is filled in for an id."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from string import Template

from toolkit.library import Library
from toolkit.model.base import Model
from toolkit.model.content import CaseStudy, Guidance, Partner, Service
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.templates import Template as PaperTemplate

_HERE = Path(__file__).parent
HALF_A_YEAR = datetime.timedelta(days=182)


@dataclass(frozen=True)
class Kind:
    """A kind of content that can be started: its model, the library's name for all of it, its folder, its address.

    `needs` are the lists of the library of which a start names the first item.
    """

    model: type[Model]
    kept: str
    folder: str
    template: str
    address: str
    needs: tuple[str, ...] = ("evidence",)


KINDS = {
    "questionnaire": Kind(Questionnaire, "questionnaires", "questionnaires", "questionnaire.yml", "/check/{}/", ()),
    "guidance": Kind(Guidance, "guidance", "content/guidance", "guidance.md", "/guidance/{}/", ("topics", "evidence")),
    "case-study": Kind(
        CaseStudy,
        "case_studies",
        "content/case_studies",
        "case-study.yml",
        "/case-studies/{}/",
        ("sectors", "topics", "evidence"),
    ),
    "service": Kind(Service, "services", "content/services", "service.yml", "/services/{}/", ("topics", "evidence")),
    "template": Kind(
        PaperTemplate,
        "templates",
        "content/templates",
        "template.yml",
        "/templates/{}/",
        ("guidance", "evidence"),
    ),
    "partner": Kind(Partner, "partners", "content/partners", "partner.yml", "/partners/"),
}


@dataclass(frozen=True)
class Start:
    """A file to begin with: where it goes below the project's folder, what stands in it, the address of its page."""

    path: Path
    text: str
    address: str


def start(kind: Kind, name: str, title: str | None, on: datetime.date, library: Library) -> Start:
    """The start of one piece of content, every list of the library that it needs having an item."""
    values = {
        "id": name,
        "title": json.dumps(" ".join((title or _as_words(name)).split()), ensure_ascii=False),
        "checked": on.isoformat(),
        "review_by": (on + HALF_A_YEAR).isoformat(),
        "topic": _first(library.topics, "a-topic"),
        "source": _first(library.evidence, "a-source"),
        "sector": _first(library.sectors, "a-sector"),
        "area": _first(library.areas, "an-area"),
        "duty": _first(library.duties, "a-duty"),
        "guidance": _first(library.guidance, "some-guidance"),
        "service": _open_service(library),
        "questionnaire": _first(library.questionnaires, "another-check"),
    }
    text = Template((_HERE / kind.template).read_text(encoding="utf-8")).substitute(values)
    path = Path(kind.folder) / f"{name}{Path(kind.template).suffix}"
    return Start(path, text, kind.address.format(name))


def free_id(wanted: str, taken: Iterable[str]) -> str:
    """The nearest id to the wanted one that is well written and nobody has; empty when it has no letter or digit."""
    slug = re.sub(r"[^a-z0-9]+", "-", wanted.lower()).strip("-")
    others, name, number = set(taken), slug, 2
    while slug and name in others:
        name, number = f"{slug}-{number}", number + 1
    return name


def _as_words(name: str) -> str:
    words = name.replace("-", " ")
    return words[:1].upper() + words[1:]


def _first(listed: Iterable[str], otherwise: str) -> str:
    return next(iter(listed), otherwise)


def _open_service(library: Library) -> str:
    return next((name for name, entry in library.services.items() if entry.value.status == "open"), "a-service")

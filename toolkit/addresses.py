"""The addresses that the site promises: those of its things, and that of a questionnaire opened in a state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from toolkit.answer_link import answers_fragment
from toolkit.compiled import Compiled

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


def full(top: str, target: str) -> str:
    """The full address of a site path on the site whose first page is at `top`, with or without its last slash."""
    return top.rstrip("/") + target


def opened_with(compiled: Compiled, answers: Mapping[str, Any], top: str = "") -> str:
    """The address that opens a questionnaire with these answers; without `top`, from the first page of the site."""
    return full(top, site_path("questionnaire", compiled.questionnaire)) + answers_fragment(compiled, answers)

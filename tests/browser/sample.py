"""A small library and questionnaires with one of everything that a doing page can show."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from tests.generated.library import entry, small_library
from toolkit.library import Library
from toolkit.model.content import Partner
from toolkit.model.lists import Area, Evidence
from toolkit.model.questionnaire import Questionnaire

_SOURCED: dict[str, Any] = {"sources": ["a-source"], "checked": "2026-11-20", "review_by": "2027-11-20"}
_HEAD: dict[str, Any] = {"minutes": 5, "checked": "2026-11-20", "review_by": "2027-05-20"}

IN_PLACE = [
    {"id": "yes", "label": "Yes", "points": 2},
    {"id": "partly", "label": "Partly", "points": 1},
    {"id": "no", "label": "No", "points": 0},
    {"id": "na", "label": "Does not apply to us", "not_applicable": True},
    {"id": "unsure", "label": "I do not know", "unknown": True},
]

SECTIONS: dict[str, Any] = {
    **_HEAD,
    "title": "Sample check",
    "summary": "See how well you do, **in short**.",
    "formerly": ["sample-of-old"],
    "option_sets": {"in-place": IN_PLACE},
    "sections": [
        {
            "id": "about",
            "title": "About your business",
            "intro": "Some words before the questions.",
            "questions": [
                {
                    "id": "staff",
                    "ask": "How many people work here?",
                    "help": "Count everybody.",
                    "why": "Some questions rest on it.",
                    "type": "number",
                    "min": 1,
                    "max": 249,
                    "unit": "people",
                    "required": True,
                },
                {"id": "area", "ask": "Where do you work?", "type": "area"},
                {
                    "id": "policy",
                    "ask": "Is your policy written down?",
                    "show_if": {"staff": {"at_least": 5}},
                    "options": "in-place",
                    "advise": {"no": ["policy"], "unsure": ["policy"]},
                    "duty": {"id": "duty-a", "met_by": ["yes"]},
                },
            ],
        },
        {
            "id": "talking",
            "title": "Talking with people",
            "questions": [
                {
                    "id": "talk",
                    "ask": "Do you talk with people who were off sick?",
                    "why": "It helps them to come back.",
                    "options": "in-place",
                    "advise": {"no": ["talk", "plan"], "partly": ["talk"]},
                    "formerly": ["chat"],
                    "retired": {"always": "yes"},
                },
                {
                    "id": "ways",
                    "ask": "What do you offer?",
                    "type": "multiple",
                    "options": [
                        {"id": "hours", "label": "Shorter hours", "points": 1, "hint": "for some weeks"},
                        {"id": "tasks", "label": "Other tasks", "points": 1},
                        {"id": "none", "label": "None of these", "points": 0, "exclusive": True},
                    ],
                    "advise": {"none": ["stress"]},
                },
                {"id": "note", "ask": "What else should you remember?", "type": "text"},
            ],
        },
        {
            "id": "large",
            "title": "For larger firms",
            "questions": [
                {
                    "id": "managers",
                    "ask": "Do your managers learn about health?",
                    "show_if": {"staff": {"at_least": 50}},
                    "options": "in-place",
                    "advise": {"no": ["lifting"]},
                }
            ],
        },
    ],
    "bands": [
        {"id": "starting", "from": 0, "title": "Getting started", "message": "A first step is enough."},
        {"id": "leading", "from": 60, "title": "Leading the way"},
    ],
    "section_bands": [
        {"id": "low", "from": 0, "title": "To do", "message": "Look here first."},
        {"id": "high", "from": 50, "title": "Going well"},
    ],
    "levels": [{"id": "bronze", "title": "Bronze", "requires": {"talk": ["yes", "partly"]}}],
    "advice": [{"give": "pay", "when": {"score": {"overall": {"below": 50}}}}],
}

STEPS: dict[str, Any] = {
    **_HEAD,
    "title": "Sample pathway",
    "summary": "What to do now.",
    "layout": "question",
    "sections": [
        {
            "id": "now",
            "title": "What is happening",
            "questions": [
                {
                    "id": "off",
                    "ask": "Is somebody off sick?",
                    "required": True,
                    "options": [{"id": "yes", "label": "Yes"}, {"id": "no", "label": "No"}],
                    "advise": {"yes": ["talk"]},
                },
                {
                    "id": "long",
                    "ask": "Have they been off for more than a week?",
                    "show_if": {"off": "yes"},
                    "options": [{"id": "yes", "label": "Yes"}, {"id": "no", "label": "No"}],
                    "advise": {"yes": ["plan"]},
                },
            ],
        },
        {
            "id": "later",
            "title": "What comes next",
            "questions": [
                {
                    "id": "pay",
                    "ask": "Do you need to know about pay?",
                    "options": [{"id": "yes", "label": "Yes"}, {"id": "no", "label": "No"}],
                    "advise": {"yes": ["pay"]},
                }
            ],
        },
    ],
}


@cache
def sample_library() -> Library:
    """A library whose parts fit together, with two questionnaires and a partner that has local support."""
    library = small_library()
    source: dict[str, Any] = {"id": "a-source", "year": 2020, "title": "An Act", "publisher": "A", "licence": "A"}
    partner: dict[str, Any] = {"name": "Helpful Partner", "welcome": "You came from Helpful Partner.", "local": True}
    partner |= {"return_url": "https://partner.example/back", "card": {"title": "A card", "words": "Some words."}}
    return replace(
        library,
        questionnaires={
            "sample": entry("sample", Questionnaire, SECTIONS),
            "steps": entry("steps", Questionnaire, STEPS),
        },
        evidence={
            "a-source": entry("a-source", Evidence, {**source, "kind": "law", "accessed": "2026-11-20"}),
        },
        areas={name: entry(name, Area, _area(name)) for name in library.areas},
        partners={"helpful": entry("helpful", Partner, {**_SOURCED, **partner})},
    )


def _area(name: str) -> dict[str, Any]:
    support = {"name": f"Support in {name}", "web": "https://support.example", "phone": "01234 567890"}
    words = {"id": name, "name": name.capitalize(), "code": name, "health_board": name, "health_board_code": name}
    return {**words, "business_support": support}

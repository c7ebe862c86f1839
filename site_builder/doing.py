"""A doing page: one questionnaire and its result as one complete HTML document.

The document is a paper form with its scoring key. The script turns the same document into steps and fills in the
result; without script, or on paper, nothing is missing. The page may load its own script and styles and may not send
anything anywhere: its Content-Security-Policy says so to the browser.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from site_builder import paper
from site_builder.bundle import Assets, doing_assets
from site_builder.form_view import FormView
from site_builder.links import Links, site_path
from site_builder.reading import prose
from site_builder.reporting import report_address
from site_builder.result_view import OVERALL, ResultView
from site_builder.templating import environment
from toolkit.compiling import compile_questionnaire
from toolkit.condition_words import wording_of
from toolkit.library import Entry, Library
from toolkit.model.questionnaire import Questionnaire

# Where a browser keeps answers: the key is this and the id of the questionnaire, now or once. The session's copy ends
# with the tab; the device's copy exists only after somebody asked for it, and is deleted on the first visit after so
# many days.
STORAGE_PREFIX = "health-works:"
STORAGE_DAYS = 30

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'none'",
        "form-action 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)


def questionnaire_page(library: Library, questionnaire: Entry[Questionnaire], assets: Assets | None = None) -> str:
    """The whole HTML document of a questionnaire whose parts fit together (see `toolkit.checks`)."""
    if library.site is None:
        raise ValueError("a library without content/site.yml has no pages")
    compiled = compile_questionnaire(questionnaire, library)
    names = _names(library, questionnaire)
    path = site_path("questionnaire", questionnaire.id)
    links = Links(library, path)
    parts = (library, questionnaire.value, compiled, names, links)
    return (
        environment()
        .get_template("questionnaire.html")
        .render(
            id=questionnaire.id,
            questionnaire=questionnaire.value,
            summary=prose.render(questionnaire.value.summary, links).html,
            site=library.site.value,
            links=links,
            policy=POLICY,
            assets=assets or doing_assets(),
            storage_keys=[STORAGE_PREFIX + name for name in (questionnaire.id, *questionnaire.value.formerly)],
            storage_days=STORAGE_DAYS,
            compiled=_inline_json(compiled.as_json()),
            form=FormView(*parts),
            result=ResultView(*parts),
            partners=library.partners,
            areas=library.areas,
            overall=OVERALL,
            agreement_words=_agreement_words(questionnaire.value, links),
            leads_to=_leads_to(library, questionnaire, links),
            led_from=_led_from(library, questionnaire),
            report=report_address(library.site.value, path, questionnaire.value.title),
        )
    )


def _names(library: Library, questionnaire: Entry[Questionnaire]) -> paper.Names:
    wording = wording_of(questionnaire, library)
    numbers = {question.id: number for number, question in enumerate(questionnaire.value.questions, start=1)}
    return paper.Names(numbers, wording.options, wording.scores)


def _agreement_words(questionnaire: Questionnaire, links: Links) -> Markup | None:
    agreement = questionnaire.agreement
    return prose.render(agreement.words, links).html if agreement and agreement.words else None


@dataclass(frozen=True)
class WayOn:
    """The questionnaire that follows, and the questions that both ask: their answers go along."""

    id: str
    title: str
    minutes: int
    address: str
    shared: tuple[str, ...]


def _leads_to(library: Library, questionnaire: Entry[Questionnaire], links: Links) -> WayOn | None:
    if questionnaire.value.leads_to is None:
        return None
    name = questionnaire.value.leads_to.questionnaire
    following = library.questionnaires[name].value
    asked = {question.id for question in following.questions}
    shared = tuple(question.id for question in questionnaire.value.questions if question.id in asked)
    return WayOn(name, following.title, following.minutes, links.of("questionnaire", name), shared)


def _led_from(library: Library, questionnaire: Entry[Questionnaire]) -> list[tuple[str, str]]:
    """The id and title of every questionnaire that leads to this one."""
    return [
        (entry.id, entry.value.title)
        for entry in library.questionnaires.values()
        if entry.value.leads_to and entry.value.leads_to.questionnaire == questionnaire.id
    ]


def _inline_json(data: Mapping[str, Any]) -> Markup:
    """Data for a `<script type="application/json">`: no text in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - made safe above

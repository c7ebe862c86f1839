"""The pages for advisers: every outcome stands there, and each link really leads to it, by the reference evaluator."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from site_builder import pages
from site_builder.reading import outcomes
from site_builder.reading.shelves import Shelves
from tests.chromium import ROOT
from tests.site_builder.small_project import read, write_project
from toolkit.answer_link import answers_fragment
from toolkit.compiled import Compiled
from toolkit.compiling import compile_questionnaire
from toolkit.explore.explorer import Share
from toolkit.explore.report import Found
from toolkit.library import Library, read_project
from toolkit.scoring import evaluate

REAL = sorted(path.stem for path in (ROOT / "questionnaires").glob("*.yml"))


@dataclass
class Row:
    """A row of the page: what it says, and where it links to."""

    words: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


class Rows(HTMLParser):
    """The rows of the tables, and the items of the list of what can never happen, by their id."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: dict[str, Row] = {}
        self.never: dict[str, Row] = {}
        self._into: Row | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        name = found.get("id") or ""
        if tag in ("tr", "li") and "--" in name:
            self._into = Row()
            kind = self.rows if tag == "tr" else self.never
            assert name not in kind
            kind[name] = self._into
        if tag == "a" and self._into is not None:
            self._into.links.append(found.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("tr", "li"):
            self._into = None

    def handle_data(self, data: str) -> None:
        if self._into is not None and data.strip():
            self._into.words.append(data.strip())


@pytest.fixture(scope="module")
def library() -> Library:
    return read_project(ROOT)[0]


@pytest.fixture(scope="module")
def made(library: Library) -> Mapping[str, str]:
    return {document.path: str(document.body) for document in outcomes.documents(Shelves(library))}


def answers_in(compiled: Compiled, link: str) -> dict[str, Any]:
    """The answers that an address carries, each as its question takes it."""
    kinds = {question.id: question.type for question in compiled.questions}
    _, _, carried = link.partition("#answers?")
    answers: dict[str, Any] = {}
    for pair in filter(None, carried.split("&")):
        name, value = pair.split("=")
        values = [unquote(part) for part in value.split(",")]
        answers[unquote(name)] = values if kinds[unquote(name)] == "multiple" else values[0]
        assert len(values) == 1 or kinds[unquote(name)] == "multiple"
    return answers


def happens(found: Found, outcome: Mapping[str, Any]) -> bool:
    match found.kind:
        case "question":
            return found.id in outcome["shown"]
        case "band":
            return bool(outcome["scores"][found.id]["band"] == found.state)
        case "level":
            return bool(outcome["level"] == found.id)
        case "advice":
            return found.id in [piece["id"] for piece in outcome["advice"]]
        case "duty":
            return {"id": found.id, "state": found.state} in [
                {"id": duty["id"], "state": duty["state"]} for duty in outcome["duties"]
            ]
        case _:
            return found.id in outcome["services"]


def id_of(found: Found) -> str:
    return "--".join(filter(None, (found.kind, found.id, found.state)))


def untrue(compiled: Compiled, page: Rows) -> Iterator[str]:
    """Every outcome of the report that the page does not have, or has with a link that does not lead to it."""
    for found in outcomes.report_of(compiled).found:
        assert found.share is not None
        row = page.rows.get(id_of(found))
        if not found.share.possible:
            if row is not None or id_of(found) not in page.never:
                yield f"{id_of(found)}: never, and the page does not say so"
        elif row is None or len(row.links) != 1:
            yield f"{id_of(found)}: no row with one link"
        elif not happens(found, evaluate(compiled, answers_in(compiled, row.links[0]))):
            yield f"{id_of(found)}: {row.links[0]} does not lead there"


@pytest.mark.parametrize("name", REAL)
def test_every_outcome_is_there_and_its_link_leads_to_it(library: Library, made: Mapping[str, str], name: str) -> None:
    compiled = compile_questionnaire(library.questionnaires[name], library)
    page = Rows(made[outcomes.path_of(name)])
    assert len(page.rows) + len(page.never) == len(outcomes.report_of(compiled).found)
    assert list(untrue(compiled, page)) == []
    assert all(re.match(rf"\.\./\.\./\.\./check/{name}/(#|$)", row.links[0]) for row in page.rows.values())


def test_an_untrue_link_would_be_noticed(library: Library, made: Mapping[str, str]) -> None:
    compiled = compile_questionnaire(library.questionnaires["fit-note"], library)
    page = Rows(made[outcomes.path_of("fit-note")])
    page.rows["question--boxes"].links[0] = "../../../check/fit-note/#answers?paper=not-fit"
    del page.rows["question--agreed"]
    assert [fault.split(":")[0] for fault in untrue(compiled, page)] == ["question--boxes", "question--agreed"]


def test_the_answers_are_said_in_words(made: Mapping[str, str]) -> None:
    rows = Rows(made[outcomes.path_of("fit-note")]).rows
    said = " ".join(rows["question--boxes"].words)
    assert said.startswith("2. Which boxes are ticked? 352 in 361 (97.5 %)")
    assert "What does the note say? May be fit for work Open with these answers" in said
    assert rows["question--paper"].words[1:] == ["Always", "Nothing needs to be answered.", "Open the questionnaire"]


def test_what_can_never_happen_stands_first(made: Mapping[str, str]) -> None:
    page = made[outcomes.path_of("fit-note")]
    # Lines for money, for carers and to stop smoking are for other questions than those about a fit note.
    assert list(Rows(page).never) == [
        "service--carers-uk",
        "service--citizens-advice-scotland",
        "service--moneyhelper",
        "service--national-debtline",
        "service--quit-your-way-scotland",
        "service--stepchange",
    ]
    assert page.index('id="never"') < page.index("<table")
    assert "Nothing. There is a way to every question" in made[outcomes.path_of("healthy-working")]


TANGLED = """\
title: A tangle
summary: More options to combine than can be counted.
minutes: 3
checked: 2026-11-20
review_by: 2027-05-20
sections:
  - id: one
    title: One
    questions:
      - id: many
        ask: Which of these?
        type: multiple
        options:
{options}
        advise: {{o0: [talk]}}
bands:
  - {{id: low, from: 0, title: Low}}
  - {{id: high, from: 50, title: High}}
"""


def test_what_is_not_proved_is_said_with_its_reason_and_nothing_is_claimed(tmp_path: Path) -> None:
    # No two sums of these points are the same, so that nothing can be counted together.
    options = "\n".join(f"          - {{id: o{at}, label: Choice {at}, points: {2**at}}}" for at in range(20))
    tangled = {"questionnaires/tangled.yml": TANGLED.format(options=options)}
    library = read(write_project(tmp_path / "project", **tangled))
    page = {one.path: str(one.body) for one in outcomes.documents(Shelves(library))}[outcomes.path_of("tangled")]
    rows = Rows(page)
    reason = "“many” has too many options that can be combined freely"
    for name in ("band--overall--low", "band--overall--high", "advice--talk"):
        assert rows.rows[name].words[1:] == ["Not proved", f"Not proved, because {reason}"]
        assert rows.rows[name].links == []
    assert rows.never == {}
    assert f"The number of pieces of advice of a result is not proved, because {reason}." in page
    assert "“Not proved” stands where they could not all be looked at." in page
    assert "every one was counted" not in page
    assert "There is a way to every question" not in page


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (Share(0, 0, 9, 8, None), "Never"),
        (Share(9, 8, 9, 8, {}), "Always"),
        (Share(8, 8, 9, 8, {}), "Always, once every question is answered"),
        (Share(1, 0, 9, 8, {}), "Only while something is not answered"),
        (Share(2, 2, 9, 8, {}), "1 in 4 (25.0 %)"),
        (Share(2, 1000, 9, 7001, {}), "About 14.3 %"),
        (Share(2, 1, 9, 10**12, {}), "Under 0.000001 %"),
    ],
)
def test_how_often_is_said_as_exactly_as_words_can(share: Share, said: str) -> None:
    assert outcomes.often(share) == said


def test_a_link_carries_numbers_and_lists_and_never_a_note(library: Library) -> None:
    compiled = compile_questionnaire(library.questionnaires["fit-note"], library)
    answers = {"boxes": ["phased-return", "altered-hours"], "paper": "may-be-fit"}
    assert answers_fragment(compiled, answers) == "#answers?paper=may-be-fit&boxes=phased-return,altered-hours"


def test_nobody_is_led_to_these_pages(library: Library, made: Mapping[str, str]) -> None:
    tree = pages.build(library)
    ours = {path for path in tree if path.startswith("advisers/")}
    assert {"advisers/index.md", *(f"advisers/outcomes/{name}/index.md" for name in REAL)} <= ours
    assert b"/advisers/" not in tree["sitemap.xml"]
    for path, content in tree.items():
        if path not in ours:
            assert b"advisers/" not in content, path
        elif path.endswith(".md"):
            front = content.split(b"---\n")[1]
            assert b'search: {"exclude": true}' in front
            assert b'robots: "noindex"' in front
    for path, body in made.items():
        assert body.strip() in tree[f"{path[1:]}index.md"].decode()
    again = dict(outcomes.maps(Shelves(library)))
    assert again == {path: tree[path] for path in ours if path.endswith(".svg")}

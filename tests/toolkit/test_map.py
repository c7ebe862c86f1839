"""The map of a questionnaire: nothing is missing, nothing breaks it, and the real Chromium and Mermaid can draw it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from tests.chromium import ROOT
from tests.generated.library import entry, small_library
from toolkit.cli import main
from toolkit.library import Entry, Library, read_project
from toolkit.map.flow import Flow, Part, flow_of
from toolkit.map.lettering import width, wrapped
from toolkit.map.mermaid import MOST_CHARACTERS, MOST_LINES, as_mermaid, escaped, lines_between
from toolkit.map.svg import SHEET, as_svg
from toolkit.map.text import as_text
from toolkit.model.questionnaire import Questionnaire

MERMAID = ROOT / "node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    'Say "end" end ] } ) -->',
    "<script>alert(1)</script> & <b>",
    "1. A list? #35; #quot; %% no comment; ; ;",
    "`**md**` _x_ :::lead \\ | {{7*7}}",
    "ﬂ°°35¶ß ﬂ°quot¶ß",
    "subgraph x\nend",
    "A" * 300,
]
REAL = sorted(path.stem for path in (ROOT / "questionnaires").glob("*.yml"))


@pytest.fixture(scope="module")
def library() -> Library:
    return read_project(ROOT)[0]


def small(questions: list[dict[str, Any]], **said: Any) -> Entry[Questionnaire]:
    section = {"id": "one", "title": "end", "questions": questions}
    dates = {"checked": "2026-11-20", "review_by": "2027-01-01"}
    data = {"title": "T <b>", "summary": "S", "minutes": 1, **dates, "sections": [section], **said}
    return entry("small", Questionnaire, data)


def hostile_flow() -> Flow:
    questions: list[dict[str, Any]] = []
    for number, text in enumerate(HOSTILE):
        options = [{"id": "yes", "label": text}, {"id": "no", "label": "No", "points": 1}]
        question = {"id": f"q{number}", "ask": text, "options": options, "advise": {"yes": ["talk"]}}
        questions.append(question | ({"show_if": {f"q{number - 1}": "yes"}} if number else {}))
    return flow_of(small(questions), small_library())


def big_flow(count: int, sections: int = 1) -> Flow:
    options = [{"id": "yes", "label": "Yes"}, {"id": "no", "label": "No"}]
    first = {"id": "q0", "ask": "First?", "options": options}
    more = [
        {"id": f"q{number}", "ask": f"{number} " + "word; " * 30, "options": options, "advise": {"no": ["talk"]}}
        | {"show_if": {"q0": "yes"}}
        for number in range(1, count)
    ]
    flow = flow_of(small([first, *more]), small_library())
    boxes = flow.parts[0].boxes
    size = len(boxes) // sections
    parts = [Part(HOSTILE[0] * 9, boxes[at : at + size]) for at in range(0, len(boxes), size)]
    return replace(flow, parts=tuple(parts))


def words(text: str) -> str:
    return " ".join(text.split())


def said_by(svg: str) -> str:
    root = ElementTree.fromstring(svg)
    return words(" ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text")))


@pytest.mark.parametrize("name", REAL)
def test_every_form_says_everything(library: Library, name: str) -> None:
    questionnaire = library.questionnaires[name]
    flow = flow_of(questionnaire, library)
    forms = [said_by(as_svg(flow)), words(as_text(flow))]
    conditions = [box.shown_if for part in flow.parts for box in part.boxes if box.shown_if]
    guidance = [to for part in flow.parts for box in part.boxes for lead in box.leads for to in lead.to]
    ends = [text for _, group in flow.ends for end in group for text in (end.title, *end.takes)]
    asked = [question.ask for question in questionnaire.value.questions]
    assert len(conditions) == sum(question.show_if is not None for question in questionnaire.value.questions)
    for text in (*asked, *conditions, *guidance, *ends):
        assert all(words(text) in form for form in forms), text


@pytest.mark.parametrize("name", REAL)
def test_an_arrow_leads_to_each_question_that_rests_on_a_condition_and_to_no_other(library: Library, name: str) -> None:
    flow = flow_of(library.questionnaires[name], library)
    root = ElementTree.fromstring(as_svg(flow))
    heads = [path.get("d", "") for path in root.iter(f"{SVG}path") if path.get("class") == "head"]
    boxes = [rect for rect in root.iter(f"{SVG}rect") if rect.get("class") == "box"]
    pointed = set()
    for head in heads:
        place = float(head[1:].split("l")[0].split()[1])
        pointed |= {
            number
            for number, box in enumerate(boxes, start=1)
            if float(box.attrib["y"]) < place < float(box.attrib["y"]) + float(box.attrib["height"])
        }
    assert len(boxes) == sum(len(part.boxes) for part in flow.parts)
    assert pointed == {box.number for part in flow.parts for box in part.boxes if box.shown_if}
    assert len(heads) == len(pointed)


@pytest.mark.parametrize("flow", [hostile_flow(), big_flow(60)], ids=["hostile", "big"])
def test_the_picture_is_sound_and_nothing_crosses_a_sheet(flow: Flow) -> None:
    svg = as_svg(flow)
    assert svg == as_svg(flow)
    root = ElementTree.fromstring(svg)
    assert root.find(f"{SVG}title") is not None
    assert not list(root.iter(f"{SVG}script"))
    for rect in root.iter(f"{SVG}rect"):
        if rect.get("class") != "paper":
            top, height = float(rect.attrib["y"]), float(rect.attrib["height"])
            assert top // SHEET == (top + height) // SHEET, ElementTree.tostring(rect)


def test_wrapping_loses_no_word_and_keeps_to_its_room() -> None:
    for text in (*HOSTILE, "a b", "", "  two   spaces "):
        lines = wrapped(text, 120, 12)
        assert "".join(lines).replace(" ", "") == "".join(text.split())
        assert all(width(line, 12) <= 120 for line in lines)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 760, "height": 1108})
    yield page
    page.close()


# Where each text may end: the left edge of the text, and the right edge of its column.
_OVERFLOWING = """() => [...document.querySelectorAll("text tspan, text:not(:has(tspan))")].filter((text) => {
  const x = text.getAttribute("x");
  const column = { 9: 152, 187: 478 }[x] ?? 760;
  return Number(x) + text.getComputedTextLength() > column;
}).map((text) => text.textContent)"""


@pytest.mark.parametrize("name", REAL)
def test_no_text_leaves_its_column(page: Page, library: Library, tmp_path: Path, name: str) -> None:
    file = tmp_path / "map.svg"
    file.write_text(as_svg(flow_of(library.questionnaires[name], library)), "utf-8")
    page.goto(file.as_uri())
    assert page.evaluate("document.querySelectorAll('text').length") > 40
    assert page.evaluate(_OVERFLOWING) == []


def test_it_prints_on_as_many_sheets_as_it_is_cut_into(page: Page, library: Library, tmp_path: Path) -> None:
    svg = as_svg(flow_of(library.questionnaires["healthy-working"], library))
    file = tmp_path / "map.svg"
    file.write_text(svg, "utf-8")
    page.goto(file.as_uri())
    printed = page.pdf(prefer_css_page_size=True)
    height = int(re.findall(r' height="(\d+)"', svg)[0])
    assert re.findall(rb"/Count (\d+)", printed) == [str(height // SHEET).encode()]


_DRAW = """async (text) => {
  mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
  const parsed = await mermaid.parse(text);
  const drawn = await mermaid.render("drawing", text);
  const holder = document.createElement("div");
  holder.innerHTML = drawn.svg;
  const labels = [...holder.querySelectorAll(".nodeLabel")];
  const scripts = holder.querySelectorAll("script, b").length;
  return { type: parsed.diagramType, words: labels.map((label) => label.textContent), scripts };
}"""


def parsed_by_mermaid(page: Page, text: str) -> str:
    """The kind of drawing that the real Mermaid takes it for; fails when it cannot be parsed."""
    page.goto("about:blank")
    page.add_script_tag(path=MERMAID)
    # Its own limit is the one of GitHub.
    kind: str = page.evaluate("async (text) => (await mermaid.parse(text)).diagramType", text)
    return kind


def drawn_by_mermaid(page: Page, text: str) -> dict[str, Any]:
    """What the real Mermaid makes of it; fails when it cannot be parsed."""
    page.goto("about:blank")
    page.add_script_tag(path=MERMAID)
    drawn: dict[str, Any] = page.evaluate(_DRAW, text)
    return drawn


@pytest.mark.parametrize("name", REAL)
def test_mermaid_draws_the_real_questionnaires(page: Page, library: Library, name: str) -> None:
    flow = flow_of(library.questionnaires[name], library)
    text = as_mermaid(flow)
    drawn = drawn_by_mermaid(page, text)
    assert drawn["type"].startswith("flowchart")
    seen = re.sub(r"\s", "", "".join(drawn["words"]))
    for part in flow.parts:
        assert re.sub(r"\s", "", part.title) in seen
        for box in part.boxes:
            assert f"{box.number}{box.id}" in seen
            for said in [box.shown_if or "", *(lead.answers for lead in box.leads), box.law or ""]:
                assert re.sub(r"\s", "", said) in seen, said


def test_no_wording_breaks_mermaid(page: Page) -> None:
    drawn = drawn_by_mermaid(page, as_mermaid(hostile_flow()))
    seen = re.sub(r"\s", "", "".join(drawn["words"]))
    for text in HOSTILE:
        assert re.sub(r"\s", "", text[:60].rsplit(" ", 1)[0]).replace("ﬂ", "fl") in seen, text
    assert drawn["scripts"] == 0


def test_escaped_text_has_no_sign_that_means_something() -> None:
    for text in HOSTILE:
        assert re.fullmatch(r"(?:[^\W_]|[ ,?“”‘’–—…£→]|#\d+;)*", escaped(text)), text


@pytest.mark.parametrize(
    ("count", "sections"), [(10, 1), (90, 1), (280, 1), (400, 1), (3000, 1), (300, 300), (700, 700)]
)
def test_github_can_draw_however_large_a_questionnaire_is(page: Page, count: int, sections: int) -> None:
    text = as_mermaid(big_flow(count, sections))
    assert len(text) < MOST_CHARACTERS
    edges = sum(1 + line.count(" & ") for line in text.splitlines() if re.search(r" (---|-\.->|~~~) ", line))
    assert edges == lines_between(text) <= MOST_LINES
    assert parsed_by_mermaid(page, text).startswith("flowchart")
    drawn = re.findall(r'\b[qs]\d+\["(?:\d+ )?([^"]*)"', text)
    assert len(drawn) >= min(sections, 50)


def test_a_questionnaire_that_is_too_large_says_less_and_a_small_one_everything() -> None:
    said = [as_mermaid(big_flow(count)) for count in (10, 280, 490, 3000)]
    assert ["talk" in text for text in said] == [True, False, False, False]
    assert ["word" in text for text in said] == [True, True, False, False]
    assert ["3 q3" in text or "4 q3" in text for text in said] == [True, True, True, False]
    assert "3000 questions" in said[-1]


def test_the_command_prints_each_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    begins = {"svg": "<svg ", "mermaid": "flowchart ", "text": "Fit note helper"}
    for style, begin in begins.items():
        result = CliRunner().invoke(main, ["map", "questionnaires/fit-note.yml", "--format", style])
        assert result.exit_code == 0
        assert result.stdout.startswith(begin)
    refused = CliRunner().invoke(main, ["map", "questionnaires/nowhere.yml"])
    assert refused.exit_code == 2
    assert "nowhere.yml" in refused.stderr


def test_a_condition_in_the_map_is_the_one_of_the_question(library: Library) -> None:
    questionnaire = library.questionnaires["healthy-working"]
    boxes = {box.id: box for part in flow_of(questionnaire, library).parts for box in part.boxes}
    assert boxes["safety-policy"].shown_if == "staff is at least 2 and at most 4"
    assert boxes["staff"].shown_if is None

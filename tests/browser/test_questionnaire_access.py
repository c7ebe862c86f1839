"""For everybody: axe at every step, small screens, large targets, no jumps, and no waiting."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import Open, Visit
from tests.chromium import AXE
from toolkit.compiling import compile_questionnaire
from toolkit.library import Library
from toolkit.scoring import evaluate

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
JUMPS = """
window.jumps = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) jumps += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


def faults(seen: Visit) -> list[str]:
    """What axe finds on the page as it is now."""
    if not seen.page.evaluate("'axe' in window"):
        seen.page.add_script_tag(path=AXE)
    found: dict[str, Any] = seen.page.evaluate("tags => axe.run({ runOnly: tags })", TAGS)
    return [f"{fault['id']}: {node['html'][:120]}" for fault in found["violations"] for node in fault["nodes"]]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_at_any_step(visit: Open, width: int, dark: bool) -> None:
    seen = visit("sample", "?from=helpful", width=width, dark=dark, bypass_csp=True)
    assert faults(seen) == []
    seen.go_on("#begin")
    seen.page.fill("#answer-staff", "900")
    seen.page.click("#continue")
    assert faults(seen) == []
    seen.answer({"staff": 60, "policy": "no", "talk": "no", "ways": ["none"], "managers": "unsure"})
    for step in ("section-talking", "check-answers", "result"):
        seen.go_to(step)
        assert faults(seen) == [], step
    seen.page.click("[data-opens=delete-dialog]")
    assert faults(seen) == []


@pytest.mark.parametrize("name", ["healthy-working", "fit-note"])
def test_axe_finds_nothing_on_the_published_pages(visit: Open, name: str) -> None:
    seen = visit(name, bypass_csp=True)
    assert faults(seen) == []
    seen.go_on("#begin")
    assert faults(seen) == []


def test_axe_finds_nothing_on_the_paper_form(visit: Open) -> None:
    seen = visit(bypass_csp=True, before="JSON.parse = () => { throw new Error('no script'); }")
    assert len(seen.texts(".question")) == 7
    assert faults(seen) == []


@pytest.mark.parametrize("name", ["sample", "healthy-working"])
def test_nothing_is_wider_than_a_small_screen(visit: Open, name: str) -> None:
    seen = visit(name, width=320, height=256)
    seen.go_to("section-about")
    seen.page.fill("#answer-staff", "60")
    steps = seen.page.eval_on_selector_all(".step", "nodes => nodes.map(node => node.id)")
    for step in steps:
        seen.go_to(step)
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= 320, step


def test_what_is_tapped_is_large(visit: Open) -> None:
    seen = visit()
    seen.answer({"staff": 60, "policy": "no", "talk": "no"})
    small = """() => [...document.querySelectorAll(".option, .button, .number, select, summary, .clear, .ticks label,"
      + ".choose label, .phone a, .back a, .site-footer a, .change a")]
      .map((node) => [node.className || node.tagName, node.getBoundingClientRect().height])
      .filter(([, height]) => height > 0 && height < 43.5)"""
    for step in ("start", "section-about", "section-talking", "check-answers", "result"):
        seen.go_to(step)
        assert seen.page.evaluate(small) == [], step


# A link to a result that nobody can have yet leads on to the question that is missing, so it is no opening of a page.
@pytest.mark.parametrize("query", ["", "#section-talking", "?from=helpful"])
def test_nothing_jumps_while_the_page_opens(visit: Open, query: str) -> None:
    seen = visit("sample", query, before=JUMPS)
    seen.page.wait_for_timeout(200)
    assert seen.page.evaluate("jumps") == 0
    seen.answer({"staff": 60, "talk": "no"})
    seen.page.reload()
    seen.page.wait_for_timeout(200)
    assert seen.page.evaluate("jumps") == 0


def test_an_answer_shows_at_once_what_follows_from_it(visit: Open, published: Library) -> None:
    seen = visit("healthy-working")
    seen.go_on("#begin")
    # Counted inside the same task as the answer: nothing waits for a timer or for the next frame.
    shown = seen.page.evaluate(
        """() => [1, 60].map((staff) => {
          const field = document.getElementById("answer-staff");
          field.value = String(staff);
          field.dispatchEvent(new Event("input", { bubbles: true }));
          return document.querySelectorAll(".question:not(.off)").length;
        })"""
    )
    compiled = compile_questionnaire(published.questionnaires["healthy-working"], published)
    assert shown == [len(evaluate(compiled, {"staff": staff})["shown"]) for staff in (1, 60)]
    assert shown[0] < shown[1]


def test_the_skip_link_leads_to_the_step_and_not_to_another_address(visit: Open) -> None:
    seen = visit()
    seen.go_on("#begin")
    seen.page.focus(".skip")
    assert seen.page.locator(".skip").bounding_box()["y"] >= 0  # type: ignore[index]
    seen.page.keyboard.press("Enter")
    assert seen.focused == "About your business"
    assert seen.page.url.endswith("#section-about")

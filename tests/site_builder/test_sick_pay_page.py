"""The calculator for sick pay in Chromium: by keyboard alone, on a small phone, without script, and sending nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from site_builder.pages import documents
from site_builder.reading.shelves import Shelves
from tests.chromium import ROOT, served
from tests.site_builder.small_project import write_project
from tests.site_builder.test_built_site import build
from tests.site_builder.test_in_browser import Reader, axe, reader
from toolkit.library import read_project

DAYS = ("mon", "tue", "wed", "thu", "fri")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("sick-pay")
    build(write_project(folder / "project"), folder / "site")
    with served(folder / "site") as host:
        yield f"{host}/fit-note/sick-pay/"


@pytest.fixture
def somebody(browser: Browser, address: str) -> Iterator[Reader]:
    found = reader(browser, 320)
    found.goes_to(address)
    yield found
    assert found.said == []
    assert all(url.startswith(("about:", address.removesuffix("fit-note/sick-pay/"))) for url in found.asked)
    found.page.context.close()


def fill(page: Page, **changed: str) -> None:
    """Fill the form in by tapping, and send it off."""
    entered = {"basis": "eight", "pay": "900", "first": "2026-04-13", "last": "2026-04-17", "linked": "no"} | changed
    page.click(f"label[for=basis-{entered['basis']}]")
    page.fill("#pay", entered["pay"])
    for name in DAYS:
        if not page.locator(f"#day-{name}").is_checked():
            page.click(f"label[for=day-{name}]")
    page.fill("#first", entered["first"])
    page.fill("#last", entered["last"])
    page.click(f"label[for=linked-{entered['linked']}]")
    if entered["linked"] == "yes":
        page.fill("#began", entered["began"])
        page.fill("#paid-days", entered["paid"])
    page.click("#calculator button")


def heading(page: Page) -> str:
    return page.locator("#answer").inner_text()


def lines(page: Page) -> list[str]:
    return page.locator(".sick-pay-reasons li").all_inner_texts()


def test_the_answer_has_every_step(somebody: Reader) -> None:
    page = somebody.page
    fill(page)
    assert heading(page) == "£90.00 of Statutory Sick Pay"
    assert page.evaluate("document.activeElement.id") == "answer"
    assert lines(page) == [
        "Pay in an average week is £112.50.",
        "80% of £112.50 is less than £123.25. A week of sick pay is £90.00.",
        "They work 5 days a week. £90.00 ÷ 5 days is £18.0000 a day, cut to four decimals.",
        "From Monday 13 April 2026 to Friday 17 April 2026 there are 5 days on which they normally work.",
        "The first of them is paid.",
        "Sick pay lasts 28 weeks at most: 140 days.",
        "5 days of sick pay come to £90.00.",
    ]
    page.click(".sick-pay-weeks summary")
    assert page.locator(".sick-pay-weeks tbody tr").inner_text().split("\t") == ["18 April 2026", "5", "£90.00"]
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"basis": "week", "pay": "£250"}, "£123.25 of Statutory Sick Pay"),
        ({"basis": "months", "pay": "975.00"}, "£90.00 of Statutory Sick Pay"),
        ({"pay": "20,000", "last": "2026-10-30"}, "£3,451.00 of Statutory Sick Pay"),
        ({"first": "2026-04-03"}, "This spell has rules of its own"),
        ({"first": "2027-04-05", "last": "2027-04-06"}, "The rate is not known yet"),
        ({"first": "2025-04-05", "last": "2025-04-20"}, "We do not know the rate so far back"),
        ({"first": "2026-04-18", "last": "2026-04-19"}, "No day to pay"),
        ({"first": "2025-06-02", "last": "2025-06-06"}, "No Statutory Sick Pay for this spell"),
        ({"linked": "yes", "began": "2026-04-06", "paid": "139"}, "£18.00 of Statutory Sick Pay"),
        ({"linked": "yes", "began": "2026-04-06", "paid": "140"}, "Statutory Sick Pay has been used up"),
        ({"linked": "yes", "began": "2026-03-01", "paid": "1"}, "We cannot work this out here"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_comes_out(somebody: Reader, changed: dict[str, str], said: str) -> None:
    fill(somebody.page, **changed)
    assert heading(somebody.page) == said
    assert somebody.page.locator("[data-reason]:not([hidden])").count() == 1
    assert bool(lines(somebody.page)) == said.startswith("£")


def test_what_is_missing_is_told_and_one_is_led_there(somebody: Reader) -> None:
    page = somebody.page
    page.click("#calculator button")
    assert page.evaluate("document.activeElement.id") == "problems"
    links = page.locator("#problems a")
    assert links.count() == 6
    assert axe(page) == []
    links.get_by_text("Write their pay").click()
    assert page.evaluate("document.activeElement.id") == "pay"
    fill(page, pay="a lot", first="2026-04-17", last="2026-04-13")
    assert links.all_inner_texts() == [
        "Write their pay as an amount in pounds, such as 250 or 250.50",
        "The last day comes before the first day",
    ]
    assert page.locator(".sick-pay-answer").is_hidden()
    fill(page)
    assert page.locator("#problems").is_hidden()
    assert page.locator("#calculator [aria-invalid]").count() == 0


def test_by_keyboard_alone(somebody: Reader) -> None:
    page = somebody.page
    page.focus("#basis-week")
    for key in (" ", "Tab", *"250", "Tab", " ", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.id") == "first"
    for typed in ("04132026", "04132026"):
        page.keyboard.type(typed)
        # The day, the month, the year and the calendar of the browser are stops of their own.
        while page.evaluate("document.activeElement.id") == ("first" if page.input_value("#last") == "" else "last"):
            page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "linked"
    for key in (" ", "Tab", "Enter"):
        page.keyboard.press(key)
    assert heading(page) == "£123.25 of Statutory Sick Pay"


def test_without_script_the_rules_are_said_and_the_other_calculator_is_named(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert not page.locator("#calculator").is_visible()
    link = page.locator(".no-script a")
    assert link.get_attribute("href") == "https://www.gov.uk/calculate-statutory-sick-pay"
    assert link.is_visible()
    assert "£123.25, or 80% of average weekly earnings" in page.locator(".prose").inner_text()
    context.close()


@pytest.mark.parametrize(("on", "announced"), [(date(2026, 11, 24), True), (date(2027, 4, 6), False)])
def test_no_page_of_this_site_tells_an_old_rate_as_todays(on: date, announced: bool) -> None:
    library, problems = read_project(ROOT, on)
    assert problems == []
    pages = {document.path: str(document.body) for document in documents(Shelves(library))}
    for path in ("/fit-note/sick-pay/", "/fit-note/employers/", "/fit-note/employees/", "/guidance/sick-pay/"):
        text = pages[path]
        assert ("A week of Statutory Sick Pay is £123.25" in text) == announced, path
        assert ("was not announced when this was written. Until 5 April 2027 a week was" in text) != announced, path


def test_without_rates_the_page_is_an_ordinary_one(tmp_path: Path) -> None:
    library, _ = read_project(write_project(tmp_path), date(2026, 11, 24))
    without = replace(library, rates=None)
    pages = {document.path: document for document in documents(Shelves(without))}
    assert pages["/fit-note/sick-pay/"].scripts == ()
    assert "calculator" not in str(pages["/fit-note/sick-pay/"].body)

"""One page of each kind in Chromium: nothing is blocked or fails, nothing is asked of others, axe finds no fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.chromium import AXE, served
from tests.site_builder.small_project import write_project
from tests.site_builder.test_built_site import build

KINDS = {
    "home": "/",
    "checks": "/check/",
    "guidance": "/guidance/talk/",
    "all guidance": "/guidance/",
    "topic": "/topics/stress/",
    "case study": "/case-studies/shop/",
    "invented case study": "/case-studies/dream/",
    "all case studies": "/case-studies/",
    "service": "/services/helpers/",
    "closed service": "/services/gone/",
    "all services": "/services/",
    "advice line": "/advice-line/",
    "sources": "/evidence/",
    "template": "/templates/plan/",
    "all templates": "/templates/",
    "partners": "/partners/",
    "who does what": "/landscape/",
    "by area": "/local/",
    "what has closed": "/closed-services/",
    "ordinary page": "/about/",
    "sick pay": "/fit-note/sick-pay/",
    "search": "/search/#talk",
    "for advisers": "/advisers/",
    "outcomes": "/advisers/outcomes/healthy-working/",
    "what case studies cover": "/advisers/case-studies/",
    "not found": "/404.html",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    # The site lies in a folder of its host, as its address says.
    (folder / "host").mkdir()
    build(write_project(folder / "project"), folder / "host/toolkit")
    with served(folder / "host") as host:
        yield f"{host}/toolkit"


@dataclass
class Reader:
    """Somebody with a browser: a page, what its console said, and the addresses that it asked for."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def goes_to(self, url: str) -> None:
        self.said.clear()
        self.asked.clear()
        # By way of an empty page, as otherwise a fragment alone would not load anything.
        self.page.goto("about:blank")
        self.page.goto(url)


def reader(browser: Browser, width: int, dark: bool = False) -> Reader:
    context = browser.new_context(
        viewport={"width": width, "height": 844}, color_scheme="dark" if dark else "light", reduced_motion="reduce"
    )
    found = Reader(context.new_page())
    found.page.on("console", lambda message: found.said.append(f"{message.type}: {message.text}"))
    found.page.on("pageerror", lambda error: found.said.append(f"error: {error}"))
    found.page.on("request", lambda request: found.asked.append(request.url))
    return found


@pytest.fixture(scope="module")
def on_a_phone(browser: Browser) -> Reader:
    return reader(browser, 390)


@pytest.fixture(scope="module")
def on_a_small_phone(browser: Browser) -> Reader:
    return reader(browser, 320)


@pytest.fixture(scope="module")
def on_a_small_phone_at_night(browser: Browser) -> Reader:
    return reader(browser, 320, dark=True)


@pytest.fixture(scope="module")
def at_a_desk(browser: Browser) -> Reader:
    return reader(browser, 1280)


@pytest.fixture(scope="module")
def at_a_desk_at_night(browser: Browser) -> Reader:
    return reader(browser, 1280, dark=True)


def axe(page: Page) -> list[str]:
    page.evaluate(AXE.read_text("utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run({resultTypes: ['violations']})")
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in found["violations"]]


@pytest.mark.parametrize("who", ["on_a_small_phone", "on_a_small_phone_at_night", "at_a_desk", "at_a_desk_at_night"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_each_kind_is_sound(request: pytest.FixtureRequest, address: str, who: str, kind: str) -> None:
    reader: Reader = request.getfixturevalue(who)
    reader.goes_to(address + KINDS[kind])
    if kind == "search":
        reader.page.locator("#search-results a").first.wait_for()
    assert axe(reader.page) == []
    assert reader.said == []
    assert {urlsplit(url).netloc for url in reader.asked if url != "about:blank"} == {urlsplit(address).netloc}
    assert reader.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_links_in_text_are_underlined(on_a_phone: Reader, address: str) -> None:
    on_a_phone.goes_to(f"{address}/guidance/talk/")
    links = on_a_phone.page.locator(".prose a, .sources a, p a:not(.button)").all()
    assert len(links) > 5
    for link in links:
        assert link.evaluate("link => getComputedStyle(link).textDecorationLine") == "underline"


def test_nothing_is_cut_off_at_the_narrowest(browser: Browser, address: str) -> None:
    narrow = reader(browser, 320)
    for kind, path in KINDS.items():
        narrow.goes_to(address + path)
        assert narrow.page.evaluate("document.documentElement.scrollWidth") <= 320, kind
    narrow.page.context.close()


def test_the_three_doors_stand_above_the_fold(on_a_phone: Reader, address: str) -> None:
    # What the last door says of the hours is longer on the eve of a bank holiday.
    on_a_phone.page.clock.set_fixed_time("2026-11-20T12:00:00Z")
    on_a_phone.goes_to(f"{address}/")
    doors = on_a_phone.page.locator(".door")
    assert doors.count() == 3
    lowest = max(box["y"] + box["height"] for door in doors.all() if (box := door.bounding_box()))
    assert lowest <= 664  # what a phone of 390 by 844 shows between its bars


def test_the_search_finds_by_keyboard(on_a_phone: Reader, address: str) -> None:
    on_a_phone.goes_to(f"{address}/search/")
    page = on_a_phone.page
    words = page.get_by_role("searchbox", name="What are you looking for?")
    words.fill("listened")
    page.get_by_role("link", name="A shop that listened").first.wait_for()
    assert "found" in page.get_by_role("status").inner_text()
    assert page.url.endswith("#listened")
    words.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/case-studies/shop/")
    page.go_back()
    page.get_by_role("link", name="A shop that listened").first.wait_for()
    assert on_a_phone.said == []
    assert all("listened" not in url.partition("#")[0] for url in on_a_phone.asked)


def test_the_search_shows_text_and_never_html(on_a_phone: Reader, address: str) -> None:
    on_a_phone.goes_to(f"{address}/search/#alert")
    on_a_phone.page.get_by_role("link", name="Talk <script>alert(1)</script>").first.wait_for()
    assert on_a_phone.page.locator("#search-results script").count() == 0
    assert on_a_phone.said == []


def test_the_menu_opens_without_script_and_by_keyboard(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/about/")
    link = page.get_by_role("navigation", name="Main").get_by_role("link", name="Off sick")
    assert not link.is_visible()
    page.get_by_role("button", name="Menu").press("Enter")
    assert link.is_visible()
    page.keyboard.press("Escape")
    assert not link.is_visible()
    context.close()


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-11-20T07:59:00Z", "Closed now. Opens today at 8am."),
        ("2026-11-20T08:00:00Z", "Usually open now, until 6pm."),
        ("2026-11-20T18:00:00Z", "Closed now. Opens tomorrow at 9:30am."),
        ("2026-11-21T12:00:00Z", "Closed now. Opens on Monday at 8am."),
        ("2026-07-17T07:30:00Z", "Usually open now, until 6pm."),  # British Summer Time
        (
            "2026-11-30T10:00:00Z",
            "It may be closed today: bank holiday, St Andrew’s Day, in Scotland. Otherwise it is open until 6pm.",
        ),
    ],
)
def test_a_line_is_open_by_the_clock_of_the_reader(browser: Browser, address: str, now: str, said: str) -> None:
    context = browser.new_context(timezone_id="Pacific/Kiritimati")
    page = context.new_page()
    page.clock.set_fixed_time(now)
    page.goto(f"{address}/services/helpers/")
    assert page.locator(".open-now").inner_text() == said
    page.goto(f"{address}/services/fife-only/")
    assert page.locator(".open-now").inner_text() == "Open now, as always."
    context.close()


def test_sources_are_found_by_words_and_a_link_to_one_shows_it(on_a_phone: Reader, address: str) -> None:
    on_a_phone.goes_to(f"{address}/evidence/")
    page = on_a_phone.page
    page.get_by_role("searchbox", name="Find a source").fill("single study")
    assert page.get_by_role("status").inner_text() == "1 of 2 sources"
    assert page.locator("#study").is_visible()
    assert not page.locator("#strength-official").is_visible()
    page.evaluate("location.hash = 'act'")
    page.locator("#act").wait_for()
    assert page.get_by_role("status").inner_text() == "2 sources"
    assert on_a_phone.said == []


def test_without_script_every_source_is_there_and_no_field(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/evidence/")
    assert page.locator("#study").is_visible()
    assert page.locator("#act").is_visible()
    assert not page.locator("#source-words").is_visible()
    context.close()


def test_only_the_paper_of_a_template_is_printed_with_what_was_written(at_a_desk: Reader, address: str) -> None:
    at_a_desk.goes_to(f"{address}/templates/plan/")
    page = at_a_desk.page
    page.get_by_label("Name & job").fill("Morag, baker")
    page.get_by_role("textbox", name="Week, row 3").fill("Third week")
    page.get_by_role("checkbox", name="The team knows.").check()
    assert page.get_by_role("button", name="Print this page").is_visible()
    page.emulate_media(media="print")
    for name in ("Week, row 3", "Signature, Employee", "Name & job As in the book."):
        assert page.get_by_role("textbox", name=name).is_visible(), name
    assert page.get_by_role("textbox", name="Week, row 3").input_value() == "Third week"
    seen = page.locator("body").inner_text()
    assert "A plan & <b>more</b>" in seen
    for unwanted in ("Print this page", "Where this comes from", "after the talk", "Off sick", "Menu"):
        assert unwanted not in seen
    page.emulate_media(media="screen")
    assert at_a_desk.said == []
    assert all(url.startswith(address) for url in at_a_desk.asked if url != "about:blank")


def test_a_template_prints_from_its_button_and_keeps_nothing(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("window.print = () => { document.title = `printed ${document.title}`; };")
    page.goto(f"{address}/templates/plan/")
    page.get_by_label("Name & job").fill("Morag")
    page.get_by_role("button", name="Print this page").click()
    assert page.title().startswith("printed ")
    page.reload()
    assert page.get_by_label("Name & job").input_value() == ""
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    context.close()


def test_a_template_without_script_has_no_button_that_does_nothing(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/templates/plan/")
    assert not page.get_by_role("button", name="Print this page").is_visible()
    assert page.get_by_label("Name & job").is_visible()
    context.close()

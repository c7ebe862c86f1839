"""Answers in a link: shown with their result, kept nowhere until somebody says so, and never believed."""

from __future__ import annotations

import pytest

from site_builder.doing import STORAGE_PREFIX
from tests.browser.conftest import Open, Visit
from tests.browser.test_questionnaire_access import faults
from tests.browser.test_questionnaire_journey import press_until
from tests.browser.test_questionnaire_privacy import WATCH
from tests.browser.test_questionnaire_result import shown_result

KEY = f"{STORAGE_PREFIX}sample"
LINK = "#answers?staff=12&area=fife&policy=no&talk=no&ways=none"
OWN = {"staff": 3, "talk": "yes", "ways": ["hours"], "note": "my own note"}
STORED = "JSON.stringify([{ ...sessionStorage }, { ...localStorage }])"


def stored(seen: Visit) -> str:
    """Everything that the browser keeps, byte by byte."""
    return str(seen.page.evaluate(STORED))


def wait_for_notice(seen: Visit) -> None:
    seen.page.wait_for_selector("#visiting:not([hidden])")


def with_own_answers(visit: Open, *, saved: bool) -> Visit:
    seen = visit()
    seen.answer(OWN)
    if saved:
        seen.page.click("[data-opens=save-dialog]")
        seen.page.click("[data-does=save]")
    return seen


def test_a_link_opens_the_result_and_keeps_nothing(visit: Open) -> None:
    seen = visit("sample", LINK, before=WATCH)
    wait_for_notice(seen)
    assert seen.step == "result"
    assert seen.texts("#visiting h2") == ["These answers came with a link"]
    assert seen.texts("#first h4") == ["policy", "stress", "talk"]
    assert seen.texts("#left-out, #visiting li") == []
    assert seen.texts("#visiting button") == ["Use these answers", "Put them away"]
    assert seen.page.evaluate("document.activeElement.id") == "visiting-heading"
    assert seen.page.evaluate("scrollY") == 0
    assert stored(seen) == "[{},{}]"
    assert (seen.complaints, seen.page.evaluate("violations")) == ([], [])


def test_the_result_is_the_one_that_the_answers_give(visit: Open) -> None:
    answered = visit()
    answered.answer({"staff": 12, "area": "fife", "policy": "no", "talk": "no", "ways": ["none"]})
    answered.go_to("result")
    linked = visit("sample", LINK)
    wait_for_notice(linked)
    assert shown_result(linked) == shown_result(answered)


@pytest.mark.parametrize("saved", [False, True], ids=["in the tab", "on the device"])
@pytest.mark.parametrize("again", ["typed into the address", "opened anew"])
def test_own_answers_stay_to_the_byte(visit: Open, saved: bool, again: str) -> None:
    seen = with_own_answers(visit, saved=saved)
    before = stored(seen)
    if again == "opened anew":
        seen.page.goto("about:blank")
        seen.page.goto(f"{seen.requests[0]}{LINK}")
    else:
        seen.page.evaluate("link => { location.hash = link }", LINK)
    wait_for_notice(seen)
    assert seen.texts("#visiting p")[0].startswith("Your own are untouched.")
    assert seen.texts("#keep-heading, #kept, #save, [data-opens=delete-dialog]") == []
    # Trying other answers, and going through every step, is no reason to keep anything.
    seen.answer({"talk": "partly", "ways": ["tasks"], "note": "another note"})
    for step in ("section-about", "check-answers", "result", "start"):
        seen.go_to(step)
    assert stored(seen) == before
    seen.page.click("#back-to-mine")
    assert seen.step == "start"
    assert seen.texts("#visiting") == []
    assert stored(seen) == before
    seen.go_to("section-talking")
    assert (seen.ticked("talk"), seen.ticked("ways")) == (["yes"], ["hours"])
    assert seen.page.input_value("#answer-note") == "my own note"
    seen.go_to("section-about")
    assert seen.page.input_value("#answer-staff") == "3"
    assert seen.page.input_value("#answer-area") == ""


def test_a_reload_or_a_closed_tab_leaves_own_answers(visit: Open) -> None:
    seen = with_own_answers(visit, saved=True)
    before = stored(seen)
    seen.page.evaluate("link => { location.hash = link }", LINK)
    wait_for_notice(seen)
    seen.page.reload()
    assert seen.texts("#visiting") == []
    assert stored(seen) == before
    other = visit(context=seen.context)
    assert other.texts(".so-far") == ["You have answered 4 of 5 questions so far."]


@pytest.mark.parametrize("saved", [False, True], ids=["in the tab", "on the device"])
def test_whoever_uses_the_answers_goes_on_with_them(visit: Open, saved: bool) -> None:
    seen = with_own_answers(visit, saved=saved)
    seen.page.evaluate("link => { location.hash = link }", LINK)
    wait_for_notice(seen)
    seen.page.click("#use-these")
    assert seen.step == "result"
    assert seen.texts("#visiting") == []
    assert seen.texts("#kept")[0].startswith("They are saved on this device" if saved else "They are only in this tab")
    kept = seen.page.evaluate(f"JSON.parse(sessionStorage.getItem('{KEY}')).answers")
    assert kept == {"staff": "12", "area": "fife", "policy": "no", "talk": "no", "ways": ["none"]}
    assert seen.page.evaluate("localStorage.length") == int(saved)
    if saved:
        assert seen.page.evaluate(f"JSON.parse(localStorage.getItem('{KEY}')).answers") == kept
    seen.page.reload()
    seen.go_to("section-talking")
    assert seen.ticked("talk") == ["no"]
    seen.tick("talk", "yes")
    assert seen.page.evaluate(f"JSON.parse(sessionStorage.getItem('{KEY}')).answers.talk") == "yes"


def test_a_second_link_does_not_take_the_place_of_own_answers(visit: Open) -> None:
    seen = with_own_answers(visit, saved=False)
    before = stored(seen)
    for link in (LINK, "#answers?staff=60"):
        seen.page.evaluate("link => { location.hash = link }", link)
        wait_for_notice(seen)
        seen.page.wait_for_url("**#result")
    seen.page.click("#back-to-mine")
    seen.go_to("section-talking")
    assert seen.ticked("talk") == ["yes"]
    assert stored(seen) == before


def test_the_answers_do_not_stay_in_the_address(visit: Open) -> None:
    seen = visit("sample", LINK)
    wait_for_notice(seen)
    said = [seen.page.url, seen.page.title(), str(seen.page.evaluate("JSON.stringify(history.state)"))]
    assert seen.page.url.endswith("/sample/#result")
    assert not [text for text in said if "fife" in text or "none" in text]
    seen.go_to("check-answers")
    seen.page.go_back()
    assert seen.page.url.endswith("/sample/#result")
    assert seen.texts("#first h4") == ["policy", "stress", "talk"]


def test_what_does_not_fit_is_left_out_and_said(visit: Open) -> None:
    seen = visit("sample", "#answers?staff=9999&area=atlantis&talk=yes&ways=hours,none&note=x&gone=y&lost=z&policy=%zz")
    wait_for_notice(seen)
    assert seen.step == "result"
    assert seen.texts("#visiting li") == [
        "How many people work here?",
        "Where do you work?",
        "What do you offer?",
        "A question that is no longer asked",
        "What else should you remember?",
        "Is your policy written down?",
    ]
    seen.go_to("section-talking")
    assert (seen.ticked("talk"), seen.ticked("ways")) == (["yes"], [])
    assert seen.page.input_value("#answer-note") == ""


def test_a_link_of_an_earlier_version_opens(visit: Open) -> None:
    seen = visit("sample", "#answers?chat=always&staff=6.0")
    wait_for_notice(seen)
    assert seen.texts("#visiting li") == []
    seen.go_to("section-talking")
    assert seen.ticked("talk") == ["yes"]


@pytest.mark.parametrize(
    "fragment",
    [
        "#answers?",
        "#answers?staff",
        "#answers?=",
        "#answers?&&&=&==",
        "#answers?__proto__=x&constructor=y&toString=z",
        "#answers?talk=<img src=x onerror=window.hacked=1>&<script>window.hacked=1</script>=1",
        "#answers?staff=%F0%28%8C%28",
        "#answers?staff=1e9",
        "#answers?" + "&".join(f"q{number}=x" for number in range(5000)),
        "#answers?staff=" + "9" * 20_000,
    ],
)
def test_whatever_a_link_holds_does_no_harm(visit: Open, fragment: str) -> None:
    seen = visit("sample", fragment, before=WATCH)
    wait_for_notice(seen)
    assert seen.step == "result"
    assert seen.texts("#nothing")[0].startswith("You have not answered any question yet")
    assert len(seen.texts("#visiting li")) <= 2
    assert "img" not in seen.page.inner_html("#visiting")
    assert seen.page.evaluate("window.hacked") is None
    assert (seen.complaints, seen.page.evaluate("violations")) == ([], [])
    assert stored(seen) == "[{},{}]"


def test_a_page_whose_second_script_does_not_come_still_stands(visit: Open) -> None:
    seen = visit("steps")
    seen.page.route("**/taking-*.js", lambda route: route.abort())
    seen.page.goto(seen.requests[0].replace("/steps/", f"/sample/{LINK}"))
    seen.page.wait_for_selector("#begin")
    assert seen.texts("#begin") == ["Start now"]
    assert seen.texts("#file-open") == []


# Making a link


def open_dialog(seen: Visit) -> str:
    seen.page.click("#link-open")
    return seen.page.input_value("#link-field")


def test_a_link_is_made_when_asked_for_and_opens_elsewhere(visit: Open, address: str) -> None:
    seen = visit("sample", "?from=helpful", permissions=["clipboard-read", "clipboard-write"])
    seen.answer({"staff": 12, "area": "fife", "policy": "no", "talk": "no", "ways": ["none"], "note": "secret"})
    assert seen.texts("#take") == []
    seen.go_to("result")
    shown = open_dialog(seen)
    assert "Whoever has the link can see them" in seen.texts("#link-dialog")[0]
    assert shown == f"{address}/sample/{LINK}"
    seen.page.click("#link-copy")
    seen.page.wait_for_selector("#link-told[data-state=copied]")
    assert seen.texts("#link-told") == ["The link is copied."]
    assert seen.page.evaluate("navigator.clipboard.readText()") == shown
    other = visit("sample", shown.partition("/sample/")[2])
    wait_for_notice(other)
    assert shown_result(other) == shown_result(seen)


def test_an_answer_that_another_has_hidden_is_not_given_away(visit: Open) -> None:
    seen = visit()
    seen.answer({"staff": 12, "policy": "no"})
    seen.answer({"staff": 3, "talk": "yes"})
    seen.go_to("result")
    assert open_dialog(seen).endswith("#answers?staff=3&talk=yes")


@pytest.mark.parametrize("how", ["refused", "missing"])
def test_where_copying_is_refused_the_link_is_there_to_copy_by_hand(visit: Open, how: str) -> None:
    value = "undefined" if how == "missing" else "{ writeText: () => Promise.reject(new DOMException('no')) }"
    seen = visit(before=f"Object.defineProperty(navigator, 'clipboard', {{ value: {value} }})")
    seen.answer({"staff": 3})
    seen.go_to("result")
    open_dialog(seen)
    seen.page.click("#link-copy")
    seen.page.wait_for_selector("#link-told[data-state=refused]")
    assert "Copy it from the field yourself" in seen.texts("#link-told")[0]
    chosen = (
        "() => { const field = document.activeElement; return [field.id, field.selectionEnd - field.selectionStart] }"
    )
    assert seen.page.evaluate(chosen) == ["link-field", len(seen.page.input_value("#link-field"))]
    assert seen.complaints == []


def test_the_keyboard_alone_is_enough_for_a_link(visit: Open) -> None:
    seen = with_own_answers(visit, saved=False)
    seen.page.evaluate("link => { location.hash = link }", LINK)
    wait_for_notice(seen)
    press_until(seen, "#use-these", "")
    press_until(seen, "#back-to-mine", "Enter")
    seen.wait_for_step("start")
    assert seen.focused == "Sample check"
    seen.go_to("result")
    press_until(seen, "#link-open", "Enter")
    press_until(seen, "#link-copy", "Enter")
    press_until(seen, "#link-dialog [data-does=close]", "Enter")
    assert seen.texts("#link-dialog") == []
    assert seen.page.evaluate("document.activeElement.id") == "link-open"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_too_wide_or_too_small(visit: Open, dark: bool) -> None:
    seen = visit("sample", f"{LINK}&gone=x&{'and-gone' * 9}=1", width=320, dark=dark, bypass_csp=True)
    wait_for_notice(seen)
    assert faults(seen) == []
    open_dialog(seen)
    assert faults(seen) == []
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 320
    seen.page.keyboard.press("Escape")
    for step in ("start", "result"):
        seen.go_to(step)
        small = """() => [...document.querySelectorAll("#visiting button, #take button, #file-open")]
          .map((node) => [node.id, node.getBoundingClientRect().height])
          .filter(([, height]) => height > 0 && height < 43.5)"""
        assert seen.page.evaluate(small) == []

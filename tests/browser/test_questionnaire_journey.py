"""Going through a questionnaire: steps, history, focus, titles, follow-up questions, checking and changing answers."""

from __future__ import annotations

from tests.browser.conftest import Open, Visit

COMPLETE = {"staff": 12, "area": "fife", "policy": "no", "talk": "partly", "ways": ["hours"], "note": "Ask Ann"}


def test_the_first_page_says_what_it_is_and_asks_nothing(visit: Open) -> None:
    seen = visit()
    assert seen.texts("h1") == ["Sample check"]
    assert seen.texts(".facts li") == [
        "About 5 minutes",
        "Nothing that you answer leaves this device",
        "Free, no sign-in",
    ]
    assert seen.texts(".question") == []
    assert seen.texts(".paper") == []
    assert seen.page.title() == "Sample check – A"


def test_each_step_has_its_heading_title_and_address(visit: Open) -> None:
    seen = visit(height=300)
    seen.go_on("#begin")
    assert seen.page.url.endswith("/sample/#section-about")
    assert seen.page.title() == "Section 1 of 3: About your business – Sample check"
    assert seen.texts(".progress") == ["Section 1 of 3"]
    assert seen.focused == "About your business"
    assert seen.page.evaluate("scrollY") == 0
    seen.page.fill("#answer-staff", "3")
    seen.go_on()
    # Three people will never see the section for larger firms.
    assert seen.page.title() == "Section 2 of 2: Talking with people – Sample check"
    # Continue stands at the bottom of a step; the next begins at its top.
    assert seen.page.evaluate("scrollY") == 0
    seen.go_on()
    assert seen.page.title() == "Check your answers – Sample check"
    assert seen.focused == "Check your answers"


def test_back_and_forward_are_the_browsers(visit: Open) -> None:
    seen = visit()
    seen.go_on("#begin")
    seen.page.fill("#answer-staff", "3")
    seen.go_on()
    seen.page.go_back()
    assert seen.step == "section-about"
    assert seen.focused == "About your business"
    assert seen.page.input_value("#answer-staff") == "3"
    seen.page.go_forward()
    assert seen.step == "section-talking"
    seen.go_on("#back")
    seen.go_on("#back")
    assert seen.step == "start"
    # The link went back in the history instead of adding to it: there is a way forward.
    seen.page.go_forward()
    assert seen.step == "section-about"


def test_back_stays_on_the_page_when_nothing_was_before(visit: Open) -> None:
    seen = visit("sample", "#section-talking")
    assert seen.step == "section-talking"
    seen.go_on("#back")
    assert seen.step == "section-about"


def test_a_reload_keeps_the_step_and_the_answers(visit: Open) -> None:
    seen = visit()
    seen.answer({"staff": 12, "talk": "no"})
    seen.page.reload()
    assert seen.step == "section-talking"
    assert seen.page.is_checked("#option-talk--no")
    assert seen.texts("#question-policy") == []
    seen.go_to("start")
    assert seen.texts(".so-far") == ["You have answered 2 of 6 questions so far."]
    assert seen.texts("#begin") == ["Carry on"]
    seen.go_on("#begin")
    assert seen.step == "section-about"


def test_a_follow_up_question_opens_and_closes_at_once(visit: Open) -> None:
    seen = visit()
    seen.go_on("#begin")
    assert not seen.page.is_visible("#question-policy")
    seen.page.locator("#answer-staff").press_sequentially("12")
    assert seen.page.is_visible("#question-policy")
    seen.page.fill("#answer-staff", "3")
    assert not seen.page.is_visible("#question-policy")


def test_nothing_is_ticked_beforehand_and_a_tick_can_be_taken_back(visit: Open) -> None:
    seen = visit()
    assert seen.page.locator(":checked:not(option)").count() == 0
    seen.answer({"talk": "yes"})
    seen.page.click("#question-talk .clear")
    assert seen.page.locator("#question-talk :checked").count() == 0
    assert seen.page.evaluate("document.activeElement.id") == "option-talk--yes"
    assert not seen.page.is_visible("#question-talk .clear")
    seen.go_to("check-answers")
    assert "Do you talk with people who were off sick? Not answered" in " ".join(seen.texts("#answer-list dl > div"))


def test_none_of_these_stands_alone(visit: Open) -> None:
    seen = visit()
    seen.answer({"ways": ["hours", "tasks", "none"]})
    assert seen.page.eval_on_selector_all("#question-ways :checked", "nodes => nodes.map(node => node.value)") == [
        "none"
    ]
    seen.tick("ways", "tasks")
    assert seen.page.eval_on_selector_all("#question-ways :checked", "nodes => nodes.map(node => node.value)") == [
        "tasks"
    ]


def test_every_answer_is_listed_and_can_be_changed(visit: Open) -> None:
    seen = visit()
    seen.answer(COMPLETE)
    seen.go_to("check-answers")
    assert seen.texts("#answer-list h3") == ["About your business", "Talking with people"]
    assert [
        row.removesuffix("”").split(" Change your answer to “")[0] for row in seen.texts("#answer-list dl > div")
    ] == [
        "How many people work here? 12 people",
        "Where do you work? Fife",
        "Is your policy written down? No",
        "Do you talk with people who were off sick? Partly",
        "What do you offer? Shorter hours",
        "What else should you remember? Ask Ann",
    ]
    seen.go_on("a[href='#question-policy']")
    assert seen.step == "section-about"
    assert seen.focused == "3. Is your policy written down?"
    seen.tick("policy", "yes")
    seen.page.reload()
    seen.go_on()
    assert seen.step == "check-answers"
    assert "Is your policy written down? Yes" in " ".join(seen.texts("#answer-list dl > div"))


def test_one_question_a_step_leaves_out_what_is_not_asked(visit: Open) -> None:
    seen = visit("steps")
    seen.go_on("#begin")
    assert seen.texts(".question h3") == ["Is somebody off sick?"]
    assert seen.page.title() == "Section 1 of 2: Is somebody off sick? – Sample pathway"
    seen.tick("off", "no")
    seen.go_on()
    assert seen.texts(".question h3") == ["Do you need to know about pay?"]
    seen.page.go_back()
    seen.tick("off", "yes")
    seen.go_on()
    assert seen.texts(".question h3") == ["Have they been off for more than a week?"]
    assert seen.focused == "2. Have they been off for more than a week?"


def test_the_keyboard_alone_is_enough(visit: Open) -> None:
    seen = visit()
    keyboard = seen.page.keyboard
    press_until(seen, "#begin", "Enter")
    press_until(seen, "#answer-staff", "")
    keyboard.type("12")
    press_until(seen, "#answer-area", "")
    keyboard.type("Mor")
    press_until(seen, "#option-policy--yes", "Space")
    keyboard.press("ArrowDown")
    press_until(seen, "#continue", "Enter")
    press_until(seen, "#option-talk--yes", "Space")
    press_until(seen, "#option-ways--hours", "Space")
    press_until(seen, "#option-ways--tasks", "Space")
    press_until(seen, "#answer-note", "")
    keyboard.type("a note")
    press_until(seen, "#continue", "Enter")
    press_until(seen, "#check-answers .button", "Enter")
    seen.wait_for_step("result")
    assert seen.texts(".headline .value") == ["75"]
    press_until(seen, "[data-opens=delete-dialog]", "Enter")
    press_until(seen, "[data-does=close]", "Enter")
    assert seen.step == "result"


def press_until(seen: Visit, selector: str, key: str) -> None:
    """Tab to an element, at most forty stops away, and press a key there."""
    for _ in range(40):
        seen.page.keyboard.press("Tab")
        if seen.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            if key:
                seen.page.keyboard.press(key)
                seen.page.wait_for_timeout(30)
            return
    raise AssertionError(f"the Tab key does not lead to {selector} at step {seen.step}")

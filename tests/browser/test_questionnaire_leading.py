"""From one questionnaire to the next: the answers go along, and nothing of the person's own is lost on the way."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Route

from site_builder.doing import STORAGE_PREFIX
from tests.browser.conftest import Open, Visit
from tests.browser.test_questionnaire_access import faults
from tests.browser.test_questionnaire_keeping import REFUSED
from toolkit.library import Library

ANSWERS = {"staff": 6, "off-now": "yes", "sick-pay": "no", "risk-assessment": "partly", "lifting": "yes"}
HANDED = {name: str(answer) for name, answer in ANSWERS.items()}
KEY = f"{STORAGE_PREFIX}healthy-working"
HERE = "main #leads-to"


def at_result(seen: Visit, answers: dict[str, Any]) -> Visit:
    seen.answer(answers)
    seen.go_to("result")
    return seen


def go_on(seen: Visit) -> None:
    seen.page.click(f"{HERE} a.button")
    seen.page.wait_for_url("**/healthy-working/**")


def kept(seen: Visit) -> Any:
    """The answers that the tab keeps for the check that was led to."""
    return seen.page.evaluate("key => JSON.parse(sessionStorage.getItem(key) ?? '{}').answers ?? null", KEY)


def has_arrived(seen: Visit) -> None:
    seen.page.wait_for_selector("#handed-over:not([hidden])")


def test_every_question_asked_first_is_asked_again_by_the_check_that_follows(published: Library) -> None:
    first = published.questionnaires["three-minutes"].value
    following = published.questionnaires["healthy-working"].value
    assert len(first.questions) == 10
    assert {question.id for question in first.questions} <= {question.id for question in following.questions}


def test_the_answers_go_along_and_nothing_is_asked_twice(visit: Open) -> None:
    seen = at_result(visit("three-minutes"), ANSWERS)
    assert "Your 5 answers are carried over, so nothing is asked twice." in seen.texts(f"{HERE} p")[0]
    assert seen.texts(f"{HERE} a.button") == ["Go on with the Healthy working check"]
    go_on(seen)
    has_arrived(seen)
    assert "answers?" not in seen.page.url
    assert kept(seen) == HANDED
    assert seen.texts("#handed-over h2") == ["Your answers from the Three-minute check"]
    assert seen.texts("#handed-over p") == ["5 answers are filled in here. You can change them as you go."]
    assert seen.texts("#visiting") == []
    assert seen.texts(".so-far")[0].startswith("You have answered 5 of ")
    assert seen.texts("#begin") == ["Carry on"]
    seen.go_on("#begin")
    assert seen.page.input_value("#answer-staff") == "6"
    assert seen.ticked("off-now") == ["yes"]
    assert seen.page.evaluate("Object.keys(sessionStorage).sort()") == [KEY, f"{STORAGE_PREFIX}three-minutes"]
    assert seen.complaints == []


def test_after_a_reload_they_are_still_there_and_nothing_more_is_said(visit: Open) -> None:
    seen = at_result(visit("three-minutes"), ANSWERS)
    go_on(seen)
    has_arrived(seen)
    seen.page.reload()
    seen.page.wait_for_selector("html.complete")
    assert seen.texts("#handed-over") == []
    assert seen.texts(".so-far")[0].startswith("You have answered 5 of ")


def test_answers_to_hidden_questions_stay_behind(visit: Open) -> None:
    seen = visit("three-minutes")
    seen.answer({"staff": 6, "off-now": "yes"})
    at_result(seen, {"staff": 1, "lifting": "no"})
    assert "Your 2 answers" in seen.texts(f"{HERE} p")[0]
    go_on(seen)
    has_arrived(seen)
    assert kept(seen) == {"staff": "1", "lifting": "no"}


def test_one_answer_is_said_as_one(visit: Open) -> None:
    seen = at_result(visit("three-minutes"), {"staff": 1})
    assert "Your answer is carried over" in seen.texts(f"{HERE} p")[0]
    go_on(seen)
    has_arrived(seen)
    assert seen.texts("#handed-over p") == ["One answer is filled in here. You can change it as you go."]


def differing(visit: Open, **options: Any) -> Visit:
    """Somebody who had answered two of the questions in the check that follows, one of them otherwise."""
    seen = visit("healthy-working", **options)
    seen.answer({"staff": 6, "off-now": "no", "eat-well": "yes"})
    seen.page.goto(seen.page.url.split("/healthy-working/")[0] + "/three-minutes/")
    at_result(seen, ANSWERS)
    go_on(seen)
    has_arrived(seen)
    return seen


def test_an_answer_of_their_own_there_stands_until_they_choose(visit: Open) -> None:
    seen = differing(visit)
    assert kept(seen) == {**HANDED, "off-now": "no", "eat-well": "yes"}
    assert seen.texts("#handed-over li") == ["Is anybody off sick now?"]
    assert seen.texts("#handed-over > p") == ["4 answers are filled in here. You can change them as you go."]
    seen.page.click("#keep-old")
    assert seen.texts("#handed-over .differing") == []
    assert seen.focused == "Your answers from the Three-minute check"
    assert kept(seen) == {**HANDED, "off-now": "no", "eat-well": "yes"}


def test_the_new_answers_take_the_place_of_theirs_when_they_say_so(visit: Open) -> None:
    seen = differing(visit)
    seen.page.click("#take-new")
    assert seen.texts("#handed-over .differing") == []
    assert kept(seen) == {**HANDED, "eat-well": "yes"}
    seen.go_to(seen.step_of("off-now"))
    assert seen.ticked("off-now") == ["yes"]


def test_a_copy_on_the_device_is_brought_up_to_date_and_not_lost(visit: Open) -> None:
    seen = visit("healthy-working")
    seen.answer({"eat-well": "no"})
    seen.page.click("[data-opens=save-dialog]")
    seen.page.click("[data-does=save]")
    # Another tab has no session of its own yet.
    other = at_result(visit("three-minutes", context=seen.context), ANSWERS)
    go_on(other)
    has_arrived(other)
    saved = other.page.evaluate("key => JSON.parse(localStorage.getItem(key)).answers", KEY)
    assert saved == kept(other) == {**HANDED, "eat-well": "no"}


def test_where_nothing_may_be_stored_the_answers_stand_in_the_link(visit: Open) -> None:
    seen = at_result(visit("three-minutes", before=REFUSED), ANSWERS)
    go_on(seen)
    seen.page.wait_for_selector("#visiting:not([hidden])")
    seen.page.click("#use-these")
    seen.go_to(seen.step_of("staff"))
    assert seen.page.input_value("#answer-staff") == "6"
    assert seen.ticked("off-now") == ["yes"]


def test_answers_of_somebody_else_are_never_taken_for_their_own(visit: Open) -> None:
    seen = visit("three-minutes", "#answers?staff=9&off-now=yes")
    seen.page.wait_for_selector("#visiting:not([hidden])")
    assert "Your 2 answers" in seen.texts(f"{HERE} p")[0]
    go_on(seen)
    seen.page.wait_for_selector("#visiting:not([hidden])")
    assert kept(seen) is None
    assert seen.texts("#handed-over") == []


def test_what_is_not_from_a_questionnaire_that_leads_there_is_not_taken(visit: Open) -> None:
    for record in (
        '{"from": "stranger", "to": "healthy-working", "answers": {"staff": "9"}}',
        '{"from": "three-minutes", "to": "fit-note", "answers": {"staff": "9"}}',
        '{"from": "three-minutes", "to": "healthy-working", "answers": 7}',
        "{",
        "7",
    ):
        seen = visit("healthy-working", before=f"sessionStorage.setItem('handed-over', {record!r})")
        seen.page.wait_for_selector("html.complete")
        assert seen.texts("#handed-over") == [], record
        assert seen.texts("#begin") == ["Start now"]
        assert seen.complaints == []
        seen.context.close()


def test_answers_that_do_not_fit_are_left_out(visit: Open) -> None:
    record = '{"from": "three-minutes", "to": "healthy-working", "answers": {"staff": "9999", "off-now": "maybe"}}'
    seen = visit("healthy-working", before=f"sessionStorage.setItem('handed-over', {record!r})")
    seen.page.wait_for_selector("html.complete")
    assert seen.texts("#begin") == ["Start now"]
    assert seen.texts("#handed-over") == []


def test_without_script_there_is_a_link_and_no_promise(visit: Open) -> None:
    seen = visit("three-minutes", script=False)
    assert seen.page.get_attribute(f"{HERE} a", "href") == "../healthy-working/"
    assert "carried over" not in seen.page.inner_text(HERE)
    seen.page.click(f"{HERE} a.button")
    seen.page.wait_for_url("**/healthy-working/")


def test_where_the_script_beside_the_page_does_not_load_the_link_leads_on(visit: Open) -> None:
    def stop(route: Route) -> None:
        route.abort()

    seen = visit("three-minutes")
    seen.page.route("**/handing-over-*.js", stop)
    seen.page.reload()
    at_result(seen, {"staff": 6})
    assert seen.texts(f"{HERE} [data-count]") == []
    seen.page.click(f"{HERE} a.button")
    seen.page.wait_for_url("**/healthy-working/")


def test_only_pages_on_such_a_way_load_its_script(visit: Open) -> None:
    for name, loads in (("three-minutes", True), ("healthy-working", True), ("fit-note", False)):
        seen = visit(name)
        assert any("handing-over" in address for address in seen.requests) is loads, name


def test_both_ends_of_the_way_are_for_everybody(visit: Open) -> None:
    seen = at_result(visit("three-minutes", width=320, bypass_csp=True), ANSWERS)
    assert faults(seen) == []
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 320
    seen.page.close()
    seen = differing(visit, bypass_csp=True)
    assert faults(seen) == []

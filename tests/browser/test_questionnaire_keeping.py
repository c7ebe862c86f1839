"""Where answers are kept: in the tab, on the device only when asked, and nowhere once they are deleted."""

from __future__ import annotations

import json
from typing import Any

from site_builder.doing import STORAGE_DAYS, STORAGE_PREFIX
from tests.browser.conftest import Open, Visit
from tests.browser.test_questionnaire_result import POOR

KEY = f"{STORAGE_PREFIX}sample"
REFUSED = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
}
"""


def stored(seen: Visit, where: str) -> Any:
    text = seen.page.evaluate("([where, key]) => window[where].getItem(key)", [where, KEY])
    return None if text is None else json.loads(text)


def save(seen: Visit) -> None:
    seen.page.click("[data-opens=save-dialog]")
    seen.page.click("[data-does=save]")


def saving(record: Any) -> str:
    """A script that puts something on the device before the page starts, once."""
    text = json.dumps(json.dumps(record))
    return f"if (!localStorage.getItem('{KEY}')) localStorage.setItem('{KEY}', {text})"


def test_answers_stay_in_the_tab_until_somebody_saves_them(visit: Open) -> None:
    seen = visit()
    seen.answer({"staff": 12, "talk": "no"})
    assert stored(seen, "localStorage") is None
    assert stored(seen, "sessionStorage") == {"answers": {"staff": "12", "talk": "no"}, "plan": {}}
    assert seen.texts("#kept") == ["They are only in this tab. They are gone when you close it."]
    other = visit(context=seen.context)
    assert other.texts("#begin") == ["Start now"]


def test_saved_answers_are_there_in_another_tab(visit: Open) -> None:
    seen = visit()
    seen.answer({"staff": 12, "ways": ["hours", "tasks"]})
    save(seen)
    assert seen.texts("#kept")[0].startswith("They are saved on this device until ")
    assert seen.texts("#save") == []
    seen.tick("talk", "yes")
    other = visit(context=seen.context)
    assert other.texts(".so-far") == ["You have answered 3 of 6 questions so far."]
    other.go_to("section-talking")
    assert other.ticked("talk") == ["yes"]
    assert other.ticked("ways") == ["hours", "tasks"]
    assert other.texts("#kept")[0].startswith("They are saved on this device until ")


def test_the_plan_is_kept_with_the_answers(visit: Open) -> None:
    seen = visit()
    seen.answer(POOR)
    save(seen)
    seen.go_to("result")
    seen.page.click("#advice-pay .choose label")
    seen.page.click("#advice-policy .choose label")
    done = seen.page.locator("#plan-list input").nth(1)
    done.check()
    assert seen.page.evaluate("document.activeElement.value") == done.input_value()
    chosen = seen.texts("#plan-list li")
    for again in (seen, visit(context=seen.context)):
        again.page.reload()
        again.go_to("result")
        assert again.texts("#plan-list li") == chosen
        ticks = again.page.locator("#plan-list input")
        assert [ticks.nth(number).is_checked() for number in range(3)] == [False, True, False]
    seen.go_to("start")
    seen.page.click("[data-opens=delete-dialog]")
    seen.page.click("[data-does=delete]")
    assert stored(seen, "localStorage") is None
    seen.answer(POOR)
    seen.go_to("result")
    assert seen.texts("#plan-list li") != chosen
    assert seen.page.locator("#plan-list input:checked").count() == 0


def test_a_plan_that_is_none_is_as_good_as_empty(visit: Open) -> None:
    for junk in (None, "plan", 7, ["x"]):
        seen = visit(before=saving({"answers": {"staff": "3"}, "plan": junk, "until": "2999-01-01"}))
        seen.answer(POOR)
        seen.go_to("result")
        assert len(seen.texts("#plan-list li")) == 3


def test_whoever_does_not_confirm_saves_nothing(visit: Open) -> None:
    seen = visit()
    seen.answer({"staff": 12})
    seen.page.click("[data-opens=save-dialog]")
    assert "shared computer" in seen.texts("#save-dialog")[0]
    assert f"{STORAGE_DAYS} days" in seen.texts("#save-dialog")[0]
    seen.page.keyboard.press("Escape")
    assert seen.texts("#save-dialog") == []
    assert stored(seen, "localStorage") is None


def test_saved_answers_are_deleted_when_their_time_is_over(visit: Open) -> None:
    seen = visit(before=saving({"answers": {"staff": "12"}, "until": "2020-01-01T00:00:00.000Z"}))
    assert seen.texts("#begin") == ["Start now"]
    assert stored(seen, "localStorage") is None
    seen.answer({"staff": 3})
    save(seen)
    days = seen.page.evaluate(
        "key => (Date.parse(JSON.parse(localStorage.getItem(key)).until) - Date.now()) / 864e5", KEY
    )
    assert STORAGE_DAYS - 0.01 < days <= STORAGE_DAYS


def test_what_was_kept_under_an_earlier_version_is_carried_over(visit: Open) -> None:
    kept = {"answers": {"chat": "always", "staff": "6"}, "until": "2999-01-01T00:00:00.000Z"}
    seen = visit(before=saving(kept))
    assert seen.texts("#dropped li") == []
    seen.go_to("section-talking")
    assert seen.ticked("talk") == ["yes"]


def test_what_was_kept_under_an_earlier_id_of_the_questionnaire_moves_to_its_own(visit: Open) -> None:
    old = f"{STORAGE_PREFIX}sample-of-old"
    kept = json.dumps({"answers": {"staff": "6"}, "until": "2999-01-01T00:00:00.000Z"})
    seen = visit(before=f"if (!localStorage.getItem('{KEY}')) localStorage.setItem('{old}', {json.dumps(kept)})")
    assert seen.texts("#kept")[0].startswith("They are saved on this device until ")
    assert stored(seen, "localStorage")["answers"] == {"staff": "6"}
    assert seen.page.evaluate("Object.keys(localStorage)") == [KEY]


def test_what_is_kept_under_the_id_of_today_is_not_replaced_by_older_answers(visit: Open) -> None:
    old = f"{STORAGE_PREFIX}sample-of-old"
    records = {name: {"answers": {"staff": staff}, "until": "2999-01-01"} for name, staff in ((KEY, "6"), (old, "90"))}
    script = "for (const [key, kept] of Object.entries(%s)) localStorage.setItem(key, JSON.stringify(kept))"
    seen = visit(before=script % json.dumps(records))
    assert stored(seen, "localStorage")["answers"] == {"staff": "6"}


def test_what_no_longer_fits_is_taken_out_answer_by_answer_and_said(visit: Open) -> None:
    answers = {
        "staff": "9999",
        "area": "atlantis",
        "talk": "yes",
        "ways": ["hours", "none"],
        "note": "kept",
        "gone": "yes",
    }
    seen = visit(before=saving({"answers": answers, "until": "2999-01-01T00:00:00.000Z"}))
    assert seen.texts("#dropped li") == [
        "How many people work here?",
        "Where do you work?",
        "What do you offer?",
        "A question that is no longer asked",
    ]
    seen.go_to("section-talking")
    assert seen.ticked("talk") == ["yes"]
    assert seen.ticked("ways") == []
    assert seen.page.input_value("#answer-note") == "kept"


def test_something_else_under_the_key_does_no_harm(visit: Open) -> None:
    for text in ("{", "[]", "7", '"x"', '{"answers": [1], "until": "2999-01-01"}', '{"answers": {"staff": {"a": 1}}}'):
        seen = visit(before=f"sessionStorage.setItem('{KEY}', {json.dumps(text)})")
        assert seen.texts("#begin") == ["Start now"]
        assert seen.complaints == []
        seen.context.close()


def test_deleting_leaves_nothing(visit: Open) -> None:
    seen = visit()
    seen.answer({"staff": 12, "talk": "no", "note": "secret"})
    save(seen)
    seen.page.click("[data-opens=delete-dialog]")
    seen.go_on("[data-does=delete]")
    assert seen.step == "start"
    assert stored(seen, "localStorage") is None
    assert stored(seen, "sessionStorage") is None
    assert seen.texts("#keep") == ["Your answers are deleted."]
    assert seen.texts("#begin") == ["Start now"]
    seen.page.go_back()
    seen.go_to("section-talking")
    assert seen.ticked("talk") == []
    assert seen.page.input_value("#answer-note") == ""


def test_a_browser_that_refuses_storage_still_gives_a_result(visit: Open) -> None:
    seen = visit(before=REFUSED)
    seen.answer({"staff": 12, "talk": "yes"})
    save(seen)
    assert seen.texts("#kept") == ["This browser does not let us save anything. Print your result to keep it."]
    seen.go_to("result")
    assert seen.texts(".headline .value") == ["100"]
    seen.page.click("[data-opens=delete-dialog]")
    seen.go_on("[data-does=delete]")
    assert seen.complaints == []

"""What people who answered together print and sign: their own words, and nothing that is not for everybody's eyes."""

from __future__ import annotations

from tests.browser.conftest import Open, Visit
from tests.browser.test_questionnaire_access import faults

ANSWERS = {
    "stage": "date-set",
    "can-do": "Answer the phone.\nTwo hours at the till.",
    "team": "yes",
    "lasting": "yes",
    "safe": "yes",
    "staff": 6,
}
PRINTED = "window.print = () => { window.printed = document.documentElement.className }"


def at_result(visit: Open, **options: object) -> Visit:
    seen = visit("return-plan", **options)
    seen.answer(ANSWERS)
    seen.go_to("result")
    seen.page.wait_for_selector("#agreed > div")
    return seen


def rows(seen: Visit) -> dict[str, str]:
    """What the sheet says, by question."""
    script = "nodes => nodes.map(row => [row.querySelector('dt').textContent, row.querySelector('dd').textContent])"
    return dict(seen.page.eval_on_selector_all("#agreed > div", script))


def test_it_holds_the_answers_and_their_own_words_to_the_letter(visit: Open) -> None:
    seen = at_result(visit)
    said = rows(seen)
    assert said["Where are you now?"] == "There is a date for the first day back"
    assert said["What can the person do now?"] == ANSWERS["can-do"]
    assert seen.texts("#agreement-heading") == ["Our plan for coming back"]
    assert seen.texts(".signatures li") == [
        "The person who comes back: name, signature and date",
        "For the employer: name, signature and date",
    ]
    assert seen.complaints == []


def test_what_is_still_to_be_written_has_an_empty_line_and_what_is_hidden_has_none(visit: Open) -> None:
    seen = at_result(visit)
    said = rows(seen)
    assert said["What has to wait?"] == ""
    assert said["What is the team told, and by whom?"] == ""
    assert seen.page.locator("#agreed .to-write").count() == 2
    # Asked only of those who come back in steps, and of those who have agreed on a bad day.
    assert "Which days and hours in each week?" not in said
    assert "What happens on a bad day?" not in said


def test_a_fear_for_somebody_and_the_size_of_the_firm_stay_off_the_sheet(visit: Open) -> None:
    seen = at_result(visit)
    assert "support-in-distress" in seen.ids("#advice .advice > li:not(.off)")
    assert not [
        question for question in rows(seen) if "safe" in question or "disability" in question or "How many" in question
    ]


def test_it_follows_a_changed_answer(visit: Open) -> None:
    seen = at_result(visit)
    seen.answer({"can-do": "Only the phone."})
    seen.go_to("result")
    assert rows(seen)["What can the person do now?"] == "Only the phone."


def test_to_sign_the_sheet_alone_is_printed(visit: Open) -> None:
    seen = at_result(visit, before=PRINTED)
    seen.page.click("#print-agreement")
    assert "signing" in seen.page.evaluate("window.printed")
    seen.page.emulate_media(media="print")
    assert seen.page.is_visible("#agreed")
    assert seen.page.is_visible(".signatures")
    for other in ("#first", "#advice", "#services", "#print-agreement"):
        assert not seen.page.is_visible(other), other
    seen.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert seen.page.is_visible("#first")


def test_without_script_there_are_lines_to_sign_below_the_paper_form(visit: Open) -> None:
    seen = visit("return-plan", script=False)
    assert seen.texts("#agreement .paper") == ["Your answers above are what you agreed."]
    assert len(seen.texts(".signatures li")) == 2
    assert not seen.page.is_visible("#print-agreement")


def test_it_is_for_everybody(visit: Open) -> None:
    seen = at_result(visit, width=320, bypass_csp=True)
    assert faults(seen) == []
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 320

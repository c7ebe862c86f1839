"""The result on the screen is what the evaluator in Python says, in its order and with its reasons."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from site_builder.reading import words
from tests.browser.conftest import Open, Visit
from tests.browser.sample import sample_library
from toolkit.compiling import compile_questionnaire
from toolkit.library import Library
from toolkit.scoring import evaluate

GOOD = {"staff": 12, "area": "fife", "policy": "yes", "talk": "yes", "ways": ["hours", "tasks"], "note": "Ask Ann"}
POOR = {"staff": 60, "policy": "no", "talk": "no", "ways": ["none"], "managers": "unsure"}
SPARSE = {"staff": 3, "talk": "unsure"}


def expected(library: Library, name: str, answers: dict[str, Any]) -> dict[str, Any]:
    return evaluate(compile_questionnaire(library.questionnaires[name], library), answers)


def shown_result(seen: Visit) -> dict[str, Any]:
    """The outcome as the screen tells it."""
    kept = "li:not(.off)"
    return {
        "scores": {
            row.get_attribute("data-score"): None if "none" in (row.get_attribute("class") or "") else row_text(row)
            for row in seen.page.locator("tr[data-score]").all()
        },
        "advice": seen.ids(f".advice > {kept}"),
        "duties": {
            str(node.get_attribute("id"))[5:]: node.get_attribute("data-state")
            for node in seen.page.locator(f".duties > {kept}").all()
        },
        "case_studies": seen.ids(f".cases > {kept}"),
        "services": seen.ids(f".services > {kept}"),
        "level": seen.page.eval_on_selector_all("[data-level]:not(.off)", "nodes => nodes.map(n => n.dataset.level)"),
    }


def row_text(row: Any) -> str:
    return str(row.locator(".value").inner_text())


@pytest.mark.parametrize("answers", [GOOD, POOR, SPARSE, {"staff": 1}], ids=["good", "poor", "sparse", "bare"])
def test_the_screen_says_what_the_evaluator_says(visit: Open, answers: dict[str, Any]) -> None:
    seen = visit()
    seen.answer(answers)
    seen.go_to("result")
    outcome = expected(sample_library(), "sample", answers)
    found = shown_result(seen)
    assert found["scores"] == {name: score["value"] for name, score in outcome["scores"].items()}
    assert found["advice"] == [piece["id"] for piece in outcome["advice"]]
    assert found["duties"] == {duty["id"]: duty["state"] for duty in outcome["duties"] if duty["state"] != "met"}
    assert found["case_studies"] == outcome["case_studies"]
    assert found["services"] == outcome["services"]
    assert found["level"] == ([outcome["level"]] if outcome["level"] else [])
    assert [seen.texts("#result > .lead b")] == [[str(outcome["answered"]), str(outcome["of"])]]
    bands = seen.page.eval_on_selector_all(
        "tr[data-score] [data-band]:not(.off)", "nodes => nodes.map(n => n.dataset.band)"
    )
    assert bands == [score["band"] for score in outcome["scores"].values() if score["band"]]


def test_the_published_check_shows_what_the_evaluator_says(visit: Open, published: Library) -> None:
    seen = visit("healthy-working")
    seen.go_to("section-about")
    seen.page.fill("#answer-staff", "12")
    answers: dict[str, Any] = {"staff": 12}
    compiled = compile_questionnaire(published.questionnaires["healthy-working"], published)
    for number, question in enumerate(compiled.questions):
        if question.type == "single" and question.options and number % 5:
            option = question.options[number % len(question.options)].id
            answers[question.id] = option
            seen.page.evaluate("id => document.getElementById(id).click()", f"option-{question.id}--{option}")
    seen.go_to("result")
    outcome = expected(published, "healthy-working", answers)
    found = shown_result(seen)
    assert found["advice"] == [piece["id"] for piece in outcome["advice"]]
    assert found["scores"] == {name: score["value"] for name, score in outcome["scores"].items()}
    assert found["services"] == outcome["services"]
    assert seen.texts("#first h4") == [published.guidance[piece["id"]].value.title for piece in outcome["advice"][:3]]


def test_the_three_things_to_do_first_have_a_reason_and_a_first_step(visit: Open) -> None:
    seen = visit()
    seen.answer(POOR)
    seen.go_to("result")
    assert seen.texts("#first-heading") == ["Three things to do first"]
    assert seen.texts("#first li") == [
        "policy Because you said: Is your policy written down? – No First step: Do it.",
        "stress Because you said: What do you offer? – None of these First step: Do it.",
        "talk Because you said: Do you talk with people who were off sick? – No First step: Do it.",
    ]
    assert seen.texts("#advice-pay .because") == ["Because your score for Overall is 0"]
    seen.page.click("#first a[href='#advice-talk']")
    seen.page.wait_for_function("document.activeElement.textContent === 'talk'")
    assert seen.step == "result"
    assert seen.focused == "talk"


def test_a_duty_that_is_met_is_no_reason_beside_others(visit: Open) -> None:
    seen = visit("healthy-working")
    seen.go_to("section-about")
    seen.page.fill("#answer-staff", "6")
    answers = {"off-now": "yes", "sick-pay": "unsure", "risk-assessment": "yes", "written-risk-assessment": "yes"}
    for question, option in answers.items():
        seen.page.evaluate("id => document.getElementById(id).click()", f"option-{question}--{option}")
    seen.go_to("result")
    said = seen.texts("#advice-sick-pay .because p")
    assert [reason.partition("? ")[2] for reason in said] == ["– I do not know", "– Yes"]
    assert not any("risk assessment" in reason for reason in said)


def test_a_duty_leads_to_its_advice_or_else_to_its_page(visit: Open) -> None:
    seen = visit("healthy-working")
    seen.go_to("section-about")
    seen.page.fill("#answer-staff", "6")
    link = seen.page.locator("#duty-written-safety-policy a").first
    for assessed, leads_to in (("no", "../../guidance/health-and-safety-policy/"), ("yes", "#advice-")):
        seen.go_to("section-about")
        answers = {"risk-assessment": assessed, "written-risk-assessment": "yes", "written-policy": "no"}
        for question, option in answers.items():
            seen.page.evaluate("id => document.getElementById(id).click()", f"option-{question}--{option}")
        seen.go_to("result")
        assert str(link.get_attribute("href")).startswith(leads_to)
    link.click()
    seen.page.wait_for_function("document.activeElement.textContent === 'Have a health and safety policy'")


def test_the_law_stands_apart_and_says_why(visit: Open) -> None:
    seen = visit()
    seen.answer(POOR)
    seen.go_to("result")
    assert seen.texts("#duty-duty-a .state") == ["Not in place"]
    assert seen.texts("#duty-duty-a .because") == ["Because you said: Is your policy written down? – No"]
    seen.page.click("#duty-duty-a summary")
    assert "Source: An Act" in seen.texts("#duty-duty-a details")[0]
    # In the order of importance: what to do first, the law, how well it goes, and everything else.
    parts = seen.page.eval_on_selector_all("#result > section", "nodes => nodes.map(node => node.id)")
    assert parts == ["first", "law", "scores", "advice", "plan", "notes", "cases", "services"]


def test_what_a_person_wrote_stands_beside_the_result_and_is_printed(visit: Open) -> None:
    seen = visit()
    seen.answer({**POOR, "note": "Ask Ann, by Friday"})
    seen.go_to("result")
    assert [row.split("\n")[-1] for row in seen.page.locator("#notes dl > div").all_inner_texts()] == [
        "Ask Ann, by Friday"
    ]
    seen.page.emulate_media(media="print")
    assert seen.page.locator("#notes dd").is_visible()
    seen.page.emulate_media(media="screen")
    seen.answer({"note": ""})
    seen.go_to("result")
    assert not seen.page.locator("#notes").is_visible()


def test_a_duty_that_is_blank_is_not_known_and_one_that_is_met_is_only_named(visit: Open) -> None:
    seen = visit()
    seen.answer({"staff": 12})
    seen.go_to("result")
    assert seen.texts("#duty-duty-a .state") == ["Not known yet"]
    assert seen.texts("#duty-duty-a .because") == ["Because you left this blank: Is your policy written down?"]
    seen.answer({"policy": "yes"})
    seen.go_to("result")
    assert seen.texts(".duties > li") == []
    assert seen.texts("#law-met li") == ["duty-a"]


def test_the_range_is_told_and_what_would_settle_it(visit: Open) -> None:
    seen = visit()
    seen.answer({"staff": 12, "talk": "yes"})
    seen.go_to("result")
    outcome = expected(sample_library(), "sample", {"staff": 12, "talk": "yes"})["scores"]["overall"]
    assert (outcome["value"], outcome["low"], outcome["high"]) == ("100", "25", "100")
    assert seen.texts(".overall .range > p") == [
        "100 now, and between 25 and 100 once you know the answer to these 2 questions:"
    ]
    seen.page.click(".overall .range summary")
    assert seen.texts("#settle li") == ["Is your policy written down?", "What do you offer?"]
    seen.go_on("#settle a[href='#question-ways']")
    seen.tick("ways", "hours")
    seen.go_on()
    assert seen.step == "result"
    assert "once you know the answer to this question:" in seen.texts(".overall .range > p")[0]


def test_where_everything_counts_there_is_no_range(visit: Open) -> None:
    seen = visit()
    seen.answer(GOOD)
    seen.go_to("result")
    assert seen.texts(".overall .range") == []
    assert seen.texts("td .range") == []
    assert seen.texts(".overall .headline") == ["100 out of 100"]
    assert seen.page.evaluate("document.querySelector('.overall .fill').style.inlineSize") == "100%"


def test_nothing_answered_is_said_and_gives_nothing(visit: Open) -> None:
    seen = visit("steps")
    seen.answer({"off": "no"})
    seen.go_to("result")
    assert seen.texts("#result h2") == ["What to do next"]
    assert seen.texts("#nothing") == [
        "Nothing in your answers calls for advice. Keep doing what you do, and look again in six months."
    ]
    assert seen.texts("#first, #advice, #plan, #scores, #law") == []


def test_the_plan_holds_the_steps_that_a_person_chose(visit: Open) -> None:
    seen = visit()
    seen.page.clock.set_fixed_time(datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC))
    seen.answer(POOR)
    seen.go_to("result")
    week = words.date(datetime.date(2026, 11, 29))
    assert [text.lower() for text in seen.texts("#plan h4")] == [f"within a week (by {week})".lower()]
    assert seen.texts("#plan-list li") == ["Do it. policy", "Do it. stress", "Do it. talk"]
    seen.page.locator("#plan-list label").nth(1).click()
    seen.page.click("#advice-pay .choose label")
    seen.page.click("#advice-policy .choose label")
    chosen = ["Do it. stress", "Do it. talk", "Do it. pay"]
    assert seen.texts("#plan-list li") == chosen
    seen.go_to("check-answers")
    seen.go_to("result")
    assert seen.texts("#plan-list li") == chosen


def test_the_printed_plan_has_room_for_who_does_a_step(visit: Open) -> None:
    seen = visit()
    seen.answer(POOR)
    seen.go_to("result")
    room = "getComputedStyle(document.querySelector('#plan-list .from'), '::after').content"
    assert seen.page.evaluate(room) == "none"
    seen.page.emulate_media(media="print")
    assert "Who: ___" in seen.page.evaluate(room)


def test_services_have_their_numbers_to_tap(visit: Open) -> None:
    seen = visit("healthy-working")
    seen.go_to("section-about")
    seen.page.fill("#answer-staff", "3")
    seen.go_to("result")
    assert seen.ids(".services > li:not(.off)")[0] == "acas"
    assert seen.page.get_attribute("#service-acas .phone a", "href") == "tel:+443001231100"


def test_the_local_support_is_shown_to_those_whom_a_partner_sent(visit: Open) -> None:
    for query, support in (("?from=helpful", ["Support in fife, 01234 567890"]), ("", []), ("?from=other", [])):
        seen = visit("sample", query)
        seen.answer({"staff": 3, "area": "fife"})
        seen.go_to("result")
        assert seen.texts("#local p") == support
        assert bool(seen.texts("#keep .partner")) == bool(support)

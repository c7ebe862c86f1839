"""What is said about answers that cannot be taken: on Continue, at the top, beside the field and in the title."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open, Visit


def continued(visit: Open, text: str) -> Visit:
    seen = visit()
    seen.go_on("#begin")
    seen.page.fill("#answer-staff", text)
    seen.page.click("#continue")
    return seen


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Write an answer to “How many people work here?”"),
        ("some", "Number of people must be a number, like 6"),
        ("0", "Number of people must be 1 or more"),
        ("1,200", "Number of people must be 249 or fewer"),
        ("2.5", "Number of people must be a whole number"),
    ],
)
def test_a_problem_is_said_twice_and_takes_the_focus(visit: Open, text: str, words: str) -> None:
    seen = continued(visit, text)
    assert seen.step == "section-about"
    assert seen.texts("#problems h2") == ["There is a problem"]
    assert seen.texts("#problems li") == [words]
    assert seen.texts(".problem") == [words]
    assert seen.page.evaluate("document.activeElement.id") == "problems"
    assert seen.page.title() == "Error: Section 1 of 3: About your business – Sample check"
    # What was written stays, to be mended rather than written again.
    assert seen.page.input_value("#answer-staff") == text
    described = seen.page.get_attribute("#answer-staff", "aria-describedby")
    assert described == "question-staff-problem question-staff-help"
    assert seen.page.get_attribute("#answer-staff", "aria-invalid") == "true"
    seen.page.click("#problems a")
    assert seen.page.evaluate("document.activeElement.id") == "answer-staff"
    assert seen.page.url.endswith("#section-about")


def test_nothing_is_said_before_somebody_goes_on(visit: Open) -> None:
    seen = visit()
    seen.go_on("#begin")
    seen.page.fill("#answer-staff", "some")
    seen.page.press("#answer-staff", "Tab")
    assert seen.texts("#problems, .problem") == []


def test_once_mended_nothing_is_left_of_it(visit: Open) -> None:
    seen = continued(visit, "900")
    seen.page.click("#continue")
    assert seen.page.title() == "Error: Section 1 of 3: About your business – Sample check"
    assert len(seen.texts("#problems li")) == 1
    seen.page.fill("#answer-staff", " 1 2 ")
    seen.go_on()
    assert seen.step == "section-talking"
    assert seen.page.title() == "Section 2 of 2: Talking with people – Sample check"
    seen.page.go_back()
    assert seen.texts("#problems, .problem") == []
    assert seen.page.get_attribute("#answer-staff", "aria-describedby") == "question-staff-help"
    assert seen.page.get_attribute("#answer-staff", "aria-invalid") is None


def test_enter_in_a_field_goes_on(visit: Open) -> None:
    seen = visit()
    seen.go_on("#begin")
    seen.page.fill("#answer-staff", "12")
    seen.page.press("#answer-staff", "Enter")
    seen.wait_for_step("section-talking")
    assert "?" not in seen.page.url


def test_a_result_waits_for_what_is_required(visit: Open) -> None:
    seen = visit("sample", "#result")
    assert seen.step == "section-about"
    assert seen.texts("#problems li") == ["Write an answer to “How many people work here?”"]
    seen.page.fill("#answer-staff", "3")
    seen.go_on()
    assert seen.step == "section-talking"


def test_a_required_choice_is_asked_for_in_a_step_of_its_own(visit: Open) -> None:
    seen = visit("steps")
    seen.go_on("#begin")
    seen.page.click("#continue")
    assert seen.texts("#problems li, .problem") == ["Choose an answer to “Is somebody off sick?”"] * 2
    assert seen.page.get_attribute("#question-off", "aria-describedby") == "question-off-problem"
    seen.page.click("#problems a")
    assert seen.page.evaluate("document.activeElement.id") == "option-off--yes"


def test_an_answer_that_cannot_be_taken_counts_as_blank(visit: Open) -> None:
    seen = visit()
    seen.answer({"staff": 12})
    assert seen.page.is_visible("#question-policy")
    seen.page.fill("#answer-staff", "1200")
    assert not seen.page.is_visible("#question-policy")
    seen.go_to("check-answers")
    assert seen.texts("#answer-list dl > div")[0].startswith("How many people work here? Not answered")

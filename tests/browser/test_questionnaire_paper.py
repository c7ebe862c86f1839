"""Without script the same document is a whole paper form; it is so too when the script does not come, or breaks."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import Open


def test_without_script_every_question_stands_there(visit: Open) -> None:
    seen = visit(script=False)
    assert [text.split(". ")[0] for text in seen.texts(".question h3")] == ["1", "2", "3", "4", "5", "6", "7"]
    assert seen.texts(".script") == []
    assert seen.texts("button:not(.menu-button), dialog") == []


def test_it_says_when_a_question_applies_and_what_an_answer_earns(visit: Open) -> None:
    seen = visit(script=False)
    assert seen.texts("#question-policy .only-if") == ["Only if your answer to question 1 is 5 or more."]
    options = seen.texts("#question-talk .option")
    assert options[0] == "Yes 2 points"
    assert options[2] == "No 0 points turn to talk turn to plan"
    assert options[3] == "Does not apply to us does not count"
    assert seen.texts("#question-ways .option")[2] == "None of these tick this one alone 0 points turn to stress"
    seen.page.click("#option-talk--no ~ .key a >> nth=0")
    assert seen.page.url.endswith("#advice-talk")


def test_it_has_the_key_the_duties_the_advice_and_who_helps(visit: Open) -> None:
    seen = visit(script=False)
    assert seen.texts(".sheets ol")[0].startswith("Write down your points for each question that counts.")
    assert seen.texts(".overall .bands li") == [
        "Getting started (0 to 59) A first step is enough.",
        "Leading the way (60 to 100)",
    ]
    assert seen.texts("#levels li") == ["Bronze: if you ticked “Yes” or “Partly” at question 4."]
    assert "You meet it if you ticked “Yes” at question 3." in seen.texts("#duty-duty-a")[0]
    assert seen.texts("#advice-pay .for-you") == ["For you if your score for “Overall” is less than 50."]
    assert seen.texts("#advice-talk .steps li") == ["Do it. (within a week)"]
    assert len(seen.texts(".services > li")) == 5
    assert len(seen.texts(".cases > li")) == 6


@pytest.mark.parametrize("name", ["sample", "steps", "healthy-working", "fit-note"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_wider_than_the_screen(visit: Open, name: str, width: int) -> None:
    seen = visit(name, width=width, script=False)
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_form_stands_when_the_script_does_not_come(visit: Open) -> None:
    seen = visit()
    seen.page.route(re.compile(r"\.js$"), lambda route: route.abort())
    seen.page.reload()
    assert len(seen.texts(".question h3")) == 7


def test_the_form_stands_when_the_script_breaks(visit: Open) -> None:
    seen = visit(before="JSON.parse = () => { throw new Error('broken'); }")
    assert len(seen.texts(".question h3")) == 7
    assert len(seen.complaints) == 1
    assert "broken" in seen.complaints[0]


def test_the_blank_form_can_be_printed_from_the_steps(visit: Open) -> None:
    seen = visit(before="window.print = () => { window.printed = document.documentElement.className; }")
    seen.answer({"staff": 60, "policy": "no", "talk": "no", "ways": ["none"], "managers": "no"})
    seen.go_to("result")
    assert seen.texts("#advice .rest") == ["More advice (1)"]
    seen.go_to("start")
    seen.page.click("#print-form")
    assert "js" not in seen.page.evaluate("printed").split()
    # All that the result had put aside is on the paper.
    assert len(seen.texts(".question h3")) == 7
    assert len(seen.texts(".advice > li")) == 6
    seen.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert seen.texts(".question") == []


def test_what_is_folded_on_the_screen_is_open_on_paper(visit: Open) -> None:
    seen = visit()
    seen.answer({"staff": 12, "policy": "no"})
    seen.go_to("result")
    assert seen.texts("#duty-duty-a details > div") == []
    seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(seen.texts("#duty-duty-a details > div")) == 1
    seen.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert seen.texts("#duty-duty-a details > div") == []

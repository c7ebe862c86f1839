"""Answers in a file: saved when asked for, opened without taking the place of anybody's own."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Open, Visit
from tests.browser.test_questionnaire_access import faults
from tests.browser.test_questionnaire_journey import press_until
from tests.browser.test_questionnaire_link import OWN, stored, wait_for_notice
from tests.browser.test_questionnaire_privacy import WATCH
from tests.browser.test_questionnaire_result import shown_result

GIVEN = {"staff": 12, "area": "fife", "policy": "no", "talk": "no", "ways": ["none"], "note": "Ask Ann"}
AT_NOON = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)


def save_file(seen: Visit, folder: Path) -> Path:
    """Press the button, and keep what the browser downloads under the name that it is given."""
    with seen.page.expect_download() as download:
        seen.page.click("#file-save")
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def written(folder: Path, **changes: Any) -> Path:
    file = folder / "answers.json"
    data: dict[str, Any] = {"format": 1, "questionnaire": "sample", "version": "0123456789ab", "saved": "2026-11-24"}
    file.write_text(json.dumps(data | {"answers": {"staff": "12", "talk": "no"}} | changes), "utf-8")
    return file


def test_a_file_is_saved_and_opens_on_another_device(visit: Open, tmp_path: Path) -> None:
    seen = visit(before=WATCH)
    seen.page.clock.set_fixed_time(AT_NOON)
    seen.answer(GIVEN)
    seen.go_to("result")
    loaded = len(seen.requests)
    file = save_file(seen, tmp_path)
    assert file.name == "sample-2026-11-24.json"
    assert "sample-2026-11-24.json" in seen.texts("#file-told")[0]
    saved = json.loads(file.read_text("utf-8"))
    assert list(saved) == ["format", "questionnaire", "version", "saved", "answers"]
    assert (saved["format"], saved["questionnaire"], saved["saved"]) == (1, "sample", "2026-11-24")
    assert saved["answers"] == GIVEN | {"staff": "12"}
    assert (seen.complaints, seen.page.evaluate("violations")) == ([], [])
    assert [url for url in seen.requests[loaded:] if not url.startswith("blob:")] == []
    other = visit(before=WATCH)
    other.page.set_input_files("#file-open", file)
    wait_for_notice(other)
    assert other.step == "result"
    assert other.texts("#visiting h2") == ["These answers came from a file"]
    assert shown_result(other) == shown_result(seen)
    other.page.click("#use-these")
    other.page.reload()
    assert shown_result(other) == shown_result(seen)
    assert (other.complaints, other.page.evaluate("violations")) == ([], [])


def test_own_answers_stay_until_somebody_uses_those_of_the_file(visit: Open, tmp_path: Path) -> None:
    seen = visit()
    seen.answer(OWN)
    before = stored(seen)
    seen.go_to("start")
    seen.page.set_input_files("#file-open", written(tmp_path))
    wait_for_notice(seen)
    assert stored(seen) == before
    # Back is the browser's: it leads to the first page, where the file was opened.
    seen.page.go_back()
    assert seen.step == "start"
    seen.page.click("#back-to-mine")
    assert seen.texts("#visiting") == []
    assert stored(seen) == before
    assert seen.texts(".so-far") == ["You have answered 4 of 5 questions so far."]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "This file holds no answers."),
        (b"%PDF-1.7\n\xff\xfe", "This file holds no answers."),
        (b"[1, 2]", "This file holds no answers."),
        (b'{"answers": {}}', "This file holds no answers."),
        (b'{"format": 1, "questionnaire": "sample", "answers": [1]}', "This file holds no answers."),
        (b"{" + b" " * 1_100_000 + b"}", "This file holds no answers."),
        (b'{"format": 1, "questionnaire": "fit-note", "answers": {}}', "This file holds answers to other questions."),
        (b'{"format": 2, "questionnaire": "sample", "answers": {}}', "This file was saved by a newer version"),
    ],
)
def test_another_file_is_answered_in_a_sentence_and_nothing_is_lost(
    visit: Open, tmp_path: Path, content: bytes, words: str
) -> None:
    seen = visit()
    seen.answer(OWN)
    seen.go_to("start")
    before = stored(seen)
    file = tmp_path / "other.json"
    file.write_bytes(content)
    for _ in range(2):
        seen.page.set_input_files("#file-open", file)
        seen.page.wait_for_selector("#file-problem:not([hidden])")
    assert seen.texts("#file-problem")[0].startswith(words)
    assert (seen.step, seen.texts("#visiting"), stored(seen), seen.complaints) == ("start", [], before, [])
    # The next file may be right, and the sentence goes.
    seen.page.set_input_files("#file-open", written(tmp_path))
    wait_for_notice(seen)
    seen.page.go_back()
    assert seen.texts("#file-problem") == []


def test_what_does_not_fit_is_left_out_and_said(visit: Open, tmp_path: Path) -> None:
    answers = {"chat": "always", "staff": 9999, "ways": "hours", "<b>": {"a": 1}, "note": ["x"], "policy": None}
    seen = visit()
    seen.page.set_input_files("#file-open", written(tmp_path, answers=answers))
    wait_for_notice(seen)
    assert sorted(seen.texts("#visiting li")) == [
        "A question that is no longer asked",
        "How many people work here?",
        "What do you offer?",
        "What else should you remember?",
    ]
    seen.go_to("section-talking")
    assert seen.ticked("talk") == ["yes"]


def test_a_file_of_a_questionnaire_that_was_renamed_opens(visit: Open, tmp_path: Path) -> None:
    seen = visit()
    seen.page.set_input_files("#file-open", written(tmp_path, questionnaire="sample-of-old"))
    wait_for_notice(seen)
    assert seen.texts("#visiting li") == []


def test_the_keyboard_alone_is_enough_for_a_file(visit: Open, tmp_path: Path) -> None:
    seen = visit()
    # The script that opens files comes after the others, and load waits for it.
    seen.page.wait_for_load_state("load")
    for _ in range(40):
        seen.page.keyboard.press("Tab")
        if seen.page.evaluate("document.activeElement.id") == "file-open":
            break
    with seen.page.expect_file_chooser() as chooser:
        seen.page.keyboard.press("Space")
    chooser.value.set_files(written(tmp_path))
    wait_for_notice(seen)
    press_until(seen, "#use-these", "Enter")
    assert seen.texts("#visiting") == []
    assert seen.focused == "Your result"
    with seen.page.expect_download():
        press_until(seen, "#file-save", "Enter")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_where_a_file_cannot_be_read(visit: Open, tmp_path: Path, dark: bool) -> None:
    seen = visit(width=320, dark=dark, bypass_csp=True)
    seen.page.set_input_files("#file-open", written(tmp_path, format=2))
    seen.page.wait_for_selector("#file-problem:not([hidden])")
    assert faults(seen) == []
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_page_from_a_disk_takes_answers_along_too(visit: Open, site: Path, tmp_path: Path) -> None:
    seen = visit("steps")
    seen.page.goto((site / "toolkit/check/sample/index.html").as_uri() + "#answers?staff=12&talk=no")
    wait_for_notice(seen)
    assert json.loads(save_file(seen, tmp_path).read_text("utf-8"))["answers"] == {"staff": "12", "talk": "no"}

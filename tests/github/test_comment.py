"""The one comment: on the right pull request, made once, brought up to date, with nothing in it that works."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scripts.github import comment, pull_requests
from scripts.github.api import BOT, GitHub
from scripts.github.comment import MARKER
from tests.github.conftest import Happens
from tests.github.fake_github import FakeGitHub, packed, pull, run
from tests.github.test_disarming import JOINER
from toolkit.library import read_project

ROOT = Path(__file__).parents[2]

COMMENTS = "/issues/5/comments"


@pytest.fixture
def one(fake: FakeGitHub, happens: Happens) -> FakeGitHub:
    """A pull request whose run left both artefacts behind."""
    fake.lists |= {"/pulls": [pull(5)], COMMENTS: []}
    fake.artefact(7, 1, "meaning", packed({"diff.md": "## Three people\n\nAsk @someone.\n"}))
    fake.artefact(7, 2, "site", packed({"index.html": ""}))
    happens({"workflow_run": run()})
    return fake


def written(fake: FakeGitHub) -> str:
    ((_, _, body),) = fake.written
    return str(body["body"])


def by(login: str | None, body: str, number: int = 1) -> dict[str, Any]:
    return {"id": number, "user": {"login": login} if login else None, "body": body}


def test_the_first_time_it_is_made(one: FakeGitHub) -> None:
    comment.main()
    assert [(method, path) for method, path, _ in one.written] == [("POST", COMMENTS)]
    text = written(one)
    assert text.startswith(MARKER)
    assert "All checks pass." in text
    assert "## Three people\n\nAsk @\u2060someone.\n" in text
    assert "/actions/runs/7/artifacts/2), unpack it" in text


def test_only_links_to_the_site_of_the_main_branch_work(
    one: FakeGitHub, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yml").write_text('name: A site\nurl: "https://own.example"  # ours\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    links = "[one](https://own.example/check/a/#answers?b=1) [two](https://own.other.example/check/a/)"
    one.artefact(7, 1, "meaning", packed({"diff.md": links}))
    comment.main()
    assert links.replace("](https://own.other", f"]{JOINER}(https:{JOINER}//own.other") in written(one)


def test_the_address_of_the_real_site_is_found() -> None:
    library, _ = read_project(ROOT)
    assert library.site is not None
    assert comment.our_site(ROOT) == library.site.value.url


def test_the_second_time_it_is_brought_up_to_date(one: FakeGitHub) -> None:
    others = [by("someone", f"Thanks! {number}", number) for number in range(150)]
    one.lists[COMMENTS] = [*others, by(BOT, f"{MARKER}\nold", 900)]
    comment.main()
    assert [(method, path) for method, path, _ in one.written] == [("PATCH", "/issues/comments/900")]


def test_when_nothing_changed_nothing_is_written(one: FakeGitHub) -> None:
    comment.main()
    one.lists[COMMENTS] = [by(BOT, written(one))]
    comment.main()
    assert len(one.written) == 1


@pytest.mark.parametrize(
    "other", [by("someone", f"{MARKER}\nforged"), by(BOT, f"Not mine. {MARKER}"), by(None, MARKER)]
)
def test_nobody_elses_comment_is_taken_for_it(one: FakeGitHub, other: dict[str, Any]) -> None:
    one.lists[COMMENTS] = [other]
    comment.main()
    assert [method for method, _, _ in one.written] == ["POST"]


def test_a_run_that_failed_says_so_before_anything_else(one: FakeGitHub, happens: Happens) -> None:
    happens({"workflow_run": run(conclusion="failure")})
    comment.main()
    text = written(one)
    assert "Something does not pass yet: [see what](https://github.example/" in text
    assert text.index("does not pass") < text.index("Three people")


def test_what_is_missing_is_said(one: FakeGitHub) -> None:
    one.lists["/actions/runs/7/artifacts"] = []
    comment.main()
    assert "could not be worked out" in written(one)
    assert "the site could not be built" in written(one)


def test_an_artefact_that_is_too_large_is_left_out(one: FakeGitHub, capsys: pytest.CaptureFixture[str]) -> None:
    one.artefact(7, 9, "meaning", packed({"diff.md": "a" * 300_000}))
    comment.main()
    assert "could not be worked out" in written(one)
    assert "is not used" in capsys.readouterr().out


def test_a_long_text_is_cut_and_says_so_before_it(one: FakeGitHub) -> None:
    one.artefact(7, 9, "meaning", packed({"diff.md": "@a ```\n" * 20_000}))
    comment.main()
    text = written(one)
    assert len(text) < 65_536
    assert text.index("This is its beginning") < text.index("```")


def test_nothing_of_the_change_stands_before_our_own_words(one: FakeGitHub) -> None:
    one.artefact(7, 9, "meaning", packed({"diff.md": "```\n<details>\n[a](https://evil.example)"}))
    comment.main()
    ours, _, theirs = written(one).partition("\n---\n")
    assert "```" not in ours
    assert "](https" not in theirs


def test_the_artefact_has_no_say_in_which_pull_request(one: FakeGitHub) -> None:
    one.artefact(7, 9, "meaning", packed({"diff.md": "a", "number": "6", "pr.txt": "6"}))
    comment.main()
    assert [path for _, path, _ in one.written] == [COMMENTS]
    assert any("head=health%3Awords" in asked for asked in one.asked)


# Previews


def test_a_preview_of_a_branch_of_our_own(one: FakeGitHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREVIEWS", "pages")
    one.single["/pages"] = {"html_url": "https://health.example/toolkit/"}
    comment.main()
    assert "(https://health.example/toolkit/previews/5/)" in written(one)


def test_a_strangers_branch_has_only_the_artefact(
    one: FakeGitHub, happens: Happens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREVIEWS", "pages")
    one.lists["/pulls"] = [pull(5, home="stranger/toolkit")]
    happens({"workflow_run": run(home="stranger/toolkit")})
    comment.main()
    assert "download it" in written(one)
    assert "previews" not in written(one)


# Which pull request


@pytest.mark.parametrize(
    "other",
    [
        pull(5, sha="d" * 40),
        pull(5, home="stranger/toolkit"),
        pull(5, home=None),
        pull(5, state="closed"),
        pull(5, base={"repo": {"full_name": "other/place"}}),
    ],
    ids=["a newer commit", "another home", "a home that is gone", "closed", "into another repository"],
)
def test_another_pull_request_is_not_taken_for_it(fake: FakeGitHub, happens: Happens, other: dict[str, Any]) -> None:
    fake.lists["/pulls"] = [other]
    happens({"workflow_run": run()})
    comment.main()
    assert fake.written == []


def test_a_run_for_something_else_belongs_to_none(fake: FakeGitHub, github: GitHub) -> None:
    fake.lists["/pulls"] = [pull(5)]
    assert pull_requests.of_run(github, run(event="push")) is None
    assert pull_requests.of_run(github, run(head_repository=None)) is None


def test_one_branch_asked_into_two_others(fake: FakeGitHub, github: GitHub) -> None:
    fake.lists["/pulls"] = [pull(5), pull(6)]
    assert pull_requests.of_run(github, run()) is None
    found = pull_requests.of_run(github, run(pull_requests=[{"number": 6}]))
    assert found is not None
    assert found["number"] == 6

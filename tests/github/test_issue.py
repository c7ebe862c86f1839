"""The one issue of the weekly look: made, changed, closed, opened again, and never doubled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scripts.github import issue
from scripts.github.api import BOT
from scripts.github.issue import MARKER
from tests.github.conftest import Happens
from tests.github.fake_github import FakeGitHub


@pytest.fixture
def parts(happens: Happens, fake: FakeGitHub, tmp_path: Path) -> list[str]:
    happens({})
    fake.lists["/issues"] = []
    (tmp_path / "reviews.md").write_text("| a |\n", "utf-8")
    (tmp_path / "links.md").write_text("", "utf-8")
    return [f"Reviews={tmp_path / 'reviews.md'}", f"Links={tmp_path / 'links.md'}"]


def there(body: str, login: str = BOT, state: str = "open", number: int = 3) -> dict[str, Any]:
    return {"number": number, "user": {"login": login}, "body": body, "state": state}


def empty(parts: list[str]) -> None:
    Path(parts[0].partition("=")[2]).write_text("\n", "utf-8")


def test_it_is_made_with_the_parts_that_have_something(fake: FakeGitHub, parts: list[str]) -> None:
    issue.main(parts)
    ((method, path, body),) = fake.written
    assert (method, path) == ("POST", "/issues")
    assert body["body"].startswith(MARKER)
    assert "## Reviews\n\n| a |\n" in body["body"]
    assert "## Links" not in body["body"]


def test_nothing_to_look_at_makes_none(fake: FakeGitHub, parts: list[str]) -> None:
    empty(parts)
    issue.main(parts)
    assert fake.written == []


def test_it_is_changed_and_not_doubled(fake: FakeGitHub, parts: list[str]) -> None:
    others = [there("Something else", number=number) for number in range(10, 160)]
    fake.lists["/issues"] = [*others, there(f"{MARKER}\nold")]
    issue.main(parts)
    ((method, path, _),) = fake.written
    assert (method, path) == ("PATCH", "/issues/3")


def test_it_is_closed_and_opened_again(fake: FakeGitHub, parts: list[str]) -> None:
    fake.lists["/issues"] = [there(f"{MARKER}\nold", state="closed")]
    issue.main(parts)
    assert fake.written[0][2]["state"] == "open"
    fake.lists["/issues"] = [there(fake.written[0][2]["body"])]
    issue.main(parts)
    assert len(fake.written) == 1, "nothing changed"
    empty(parts)
    issue.main(parts)
    assert fake.written[1:] == [("PATCH", "/issues/3", {"state": "closed"})]


def test_somebody_elses_issue_is_not_taken_for_it(fake: FakeGitHub, parts: list[str]) -> None:
    fake.lists["/issues"] = [there(f"{MARKER}\nforged", login="someone")]
    issue.main(parts)
    assert [path for _, path, _ in fake.written] == ["/issues"]


def test_a_long_one_is_cut(fake: FakeGitHub, parts: list[str]) -> None:
    Path(parts[0].partition("=")[2]).write_text("| row |\n" * 20_000, "utf-8")
    issue.main(parts)
    body = fake.written[0][2]["body"]
    assert len(body) < 65_536
    assert "There is more" in body

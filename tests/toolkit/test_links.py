"""The outside addresses of the content, and asking them: a server of our own plays every kind of host."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.toolkit.faults.planted import sound_copy
from toolkit.asking import Answer, Manners, ask, judge
from toolkit.cli import main
from toolkit.library import read_project
from toolkit.outside_links import outside_links

QUICK = Manners(connect=1, read=0.4, tries=2, back_off=0.01, longest_wait=1, pause=0)


@dataclass
class Host:
    """A host on this machine, and what it was asked."""

    address: str
    asked: list[tuple[str, str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    at_once: int = 0
    most_at_once: int = 0


class _Handler(BaseHTTPRequestHandler):
    host: Host

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        host = self.host
        host.asked.append((self.command, self.path))
        host.agents.add(self.headers["User-Agent"])
        host.at_once += 1
        host.most_at_once = max(host.most_at_once, host.at_once)
        status, headers = self._status()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        # Whoever asks may ask again as soon as the answer is out, which is at the end of the headers.
        host.at_once -= 1
        self.end_headers()

    def _status(self) -> tuple[int, dict[str, str]]:
        times = self.host.asked.count((self.command, self.path))
        match self.path.partition("?")[0]:
            case "/gone":
                return 404, {}
            case "/get-only":
                return (405 if self.command == "HEAD" else 200), {}
            case "/busy-at-first":
                return (429, {"Retry-After": "0"}) if times < 3 else (200, {})
            case "/busy-for-ever":
                return 503, {}
            case "/moved":
                return 301, {"Location": "/here"}
            case "/for-today":
                return 302, {"Location": "/here"}
            case "/round-and-round":
                return 302, {"Location": "/round-and-round"}
            case "/silent":
                threading.Event().wait(1)
                return 200, {}
            case _:
                return 200, {}

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Say nothing."""


@pytest.fixture
def host() -> Iterator[Host]:
    handler = type("Handler", (_Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    handler.host = Host(f"http://127.0.0.1:{server.server_port}")  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield handler.host  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()
    thread.join()


def answer(address: str) -> Answer:
    (found,) = ask([address], QUICK)
    return found


# Which addresses there are


def test_every_address_of_the_content_is_found(tmp_path: Path) -> None:
    root = sound_copy(tmp_path)
    found = outside_links(read_project(root)[0])
    text = "\n".join(file.read_text(encoding="utf-8") for file in root.rglob("*") if file.is_file())
    written = {address.rstrip(".,;").partition("#")[0] for address in re.findall(r"https://[^\s)\"'\]},]+", text)}
    assert set(found) == {address for address in written if "//sound.example" not in address}, "its own is not outside"
    assert len(found) > 3
    assert list(found) == sorted(found)


def test_what_an_exception_speaks_of_is_no_link_by_itself(tmp_path: Path) -> None:
    root = sound_copy(tmp_path)
    file = root / "content/link_exceptions.yml"
    file.write_text("- {address: https://nobody.example/, reason: Once., checked: 2026-11-20}\n", encoding="utf-8")
    library = read_project(root)[0]
    assert list(library.link_exceptions) == ["https://nobody.example/"]
    assert "https://nobody.example/" not in outside_links(library)


def test_the_places_are_lines_of_yaml_and_of_markdown(tmp_path: Path) -> None:
    root = sound_copy(tmp_path)
    page = root / "content/pages/about.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\nOne\n[two](https://new.example/a_(b)#part)\n", encoding="utf-8")
    service = root / "content/services/advice.yml"
    old = service.read_text(encoding="utf-8")
    asked = "note: See [there](https://new.example/a_(b))."
    service.write_text(old.replace("note: Ask for [the talk](guidance:return-to-work-talk).", asked), encoding="utf-8")
    places = outside_links(read_project(root)[0])["https://new.example/a_(b)"]
    lines = len(text.splitlines()) + 3
    assert [str(place) for place in places] == [
        f"content/pages/about.md:{lines}:7",
        "content/services/advice.yml:20:19",
    ]


# Asking


def test_what_answers_is_well(host: Host) -> None:
    assert answer(f"{host.address}/here") == Answer(f"{host.address}/here")
    assert host.asked == [("HEAD", "/here")]
    assert all(agent.startswith("Mozilla/5.0") for agent in host.agents)


def test_where_head_is_refused_get_is_tried(host: Host) -> None:
    assert answer(f"{host.address}/get-only").trouble == ""
    assert host.asked == [("HEAD", "/get-only"), ("GET", "/get-only")]


def test_a_page_that_is_gone(host: Host) -> None:
    assert answer(f"{host.address}/gone").trouble == "it answers 404 (Not Found)"


def test_who_is_busy_is_asked_again(host: Host) -> None:
    assert answer(f"{host.address}/busy-at-first").trouble == ""
    assert len(host.asked) == 3
    assert answer(f"{host.address}/busy-for-ever").trouble == "it answers 503 (Service Unavailable)"
    assert host.asked.count(("HEAD", "/busy-for-ever")) == 3


def test_only_what_moved_for_good_is_said_to_have_moved(host: Host) -> None:
    assert answer(f"{host.address}/moved").moved_to.endswith("/here")
    assert answer(f"{host.address}/for-today") == Answer(f"{host.address}/for-today")
    assert answer(f"{host.address}/round-and-round").trouble == "it sends on too often"


def test_no_answer_is_told_in_words(host: Host) -> None:
    assert answer(f"{host.address}/silent").trouble == "no answer in time"
    assert answer("http://127.0.0.1:9/").trouble == "the host does not answer"
    assert answer("http://no-such-host.invalid/").trouble == "no such host is known"
    assert answer("https://[bad/").trouble == "this cannot be read as a web address"


def test_one_question_at_a_time_and_hosts_take_turns(host: Host) -> None:
    addresses = [f"{host.address}/{number}" for number in range(3)]
    others = [address.replace("127.0.0.1", "localhost") for address in addresses]
    found = [found.address for found in ask([*addresses, *others], QUICK)]
    assert found == [address for pair in zip(addresses, others, strict=True) for address in pair]
    assert host.most_at_once == 1


# Exceptions


def test_an_exception_lets_its_addresses_fail() -> None:
    verdict = judge([Answer("https://a.example/x", "it answers 403"), Answer("https://b.example/")], {
        "https://a.example/": "It refuses machines."
    })  # fmt: skip
    assert [found.address for found in verdict.excused] == ["https://a.example/x"]
    assert not verdict.broken
    assert not verdict.unneeded


def test_an_exception_that_nobody_needs_is_told() -> None:
    answers = [Answer("https://a.example/x"), Answer("https://b.example/", "no answer in time")]
    verdict = judge(answers, {"https://a.example/": "Once.", "https://c.example/": "Never."})
    assert verdict.unneeded == {"https://a.example/": "it answers again", "https://c.example/": "no page leads there"}
    assert [found.address for found in verdict.broken] == ["https://b.example/"]


# The command


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["links", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


@pytest.fixture
def project(tmp_path: Path, host: Host, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sound project, whose Markdown leads to our own host; whatever leads elsewhere cannot be read."""
    root = sound_copy(tmp_path)
    for file in root.rglob("*.*"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("https://", f"{host.address}/"), encoding="utf-8")
    page = root / "content/pages/about.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n[there]({host.address}/fine)\n", encoding="utf-8")
    monkeypatch.setattr("toolkit.asking.Manners", lambda: QUICK)
    monkeypatch.chdir(root)
    return root


def test_the_command_lists_addresses_with_their_places(project: Path, host: Host) -> None:
    result = run()
    assert result.exit_code == 0
    assert f"{host.address}/fine\n  content/pages/about.md:" in result.stdout
    data = json.loads(run("--format", "json").stdout)
    assert all(set(item) == {"address", "places"} for item in data)
    assert f"| <{host.address}/fine> | content/pages/about.md&#58;" in run("--format", "markdown").stdout
    assert host.asked == []


def test_asking_says_what_is_broken_and_where(project: Path, host: Host) -> None:
    assert run("--ask").exit_code == 0
    page = project / "content/pages/about.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n[gone]({host.address}/gone) [moved]({host.address}/moved)\n", encoding="utf-8")
    line = len(text.splitlines()) + 2
    moved = f"content/pages/about.md:{line}:{18 + len(host.address) + 5}: {host.address}/moved"
    result = run("--ask")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"content/pages/about.md:{line}:8: {host.address}/gone: it answers 404 (Not Found)",
        f"{moved}: it has moved to {host.address}/here",
    ]
    assert "1 do not answer, 0 are let fail, 1 have moved" in result.stderr


def test_asking_complains_of_an_exception_that_nobody_needs(project: Path, host: Host) -> None:
    file = project / "content/link_exceptions.yml"
    file.write_text("- {address: https://nobody.example/, reason: Once., checked: 2026-11-20}\n", encoding="utf-8")
    result = run("--ask", "--format", "markdown")
    assert result.exit_code == 1
    told = "the exception is no longer needed: no page leads there | content/link&#95;exceptions.yml&#58;1&#58;13"
    assert told in result.stdout

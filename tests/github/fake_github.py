"""A GitHub on this machine: one repository, as much of its API as is asked for, and a note of what was written."""

from __future__ import annotations

import io
import json
import threading
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

REPOSITORY = "health/toolkit"
TOKEN = "a-token"
_PAGE = 100


def packed(files: Mapping[str, bytes | str]) -> bytes:
    """A zip file."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(name, text)
    return content.getvalue()


@dataclass
class FakeGitHub:
    """What the repository holds. `lists` are answered page by page, `single` as they are; `zips` are by artefact."""

    api: str = ""
    lists: dict[str, list[Any]] = field(default_factory=dict)
    single: dict[str, Any] = field(default_factory=dict)
    zips: dict[int, bytes] = field(default_factory=dict)
    written: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    stored_with_token: bool = False

    def artefact(self, run: int, number: int, name: str, content: bytes, **changed: Any) -> None:
        """Let a run leave an artefact behind."""
        entry = {"id": number, "name": name, "expired": False, "size_in_bytes": len(content)} | changed
        self.lists.setdefault(f"/actions/runs/{run}/artifacts", []).append(entry)
        self.zips[number] = content

    def answer(self, path: str, query: dict[str, list[str]]) -> Any:
        """What is at a path; None when nothing is."""
        if path in self.single:
            return self.single[path]
        if path not in self.lists:
            return None
        start = (int(query["page"][0]) - 1) * _PAGE
        items = self.lists[path][start : start + _PAGE]
        return {"artifacts": items} if path.endswith("/artifacts") else items


class _Handler(BaseHTTPRequestHandler):
    github: FakeGitHub

    def do_GET(self) -> None:
        split = urlsplit(self.path)
        if split.path.startswith("/stored/"):
            self.github.stored_with_token |= "Authorization" in self.headers
            self._send(200, self.github.zips[int(split.path.removeprefix("/stored/"))])
            return
        assert self.headers["Authorization"] == f"Bearer {TOKEN}"
        path = split.path.removeprefix(f"/repos/{REPOSITORY}")
        self.github.asked.append(f"{path}?{split.query}")
        if path.startswith("/actions/artifacts/"):
            self.send_response(302)
            self.send_header("Location", f"{self.github.api}/stored/{path.split('/')[3]}")
            self.end_headers()
            return
        found = self.github.answer(path, parse_qs(split.query))
        self._send(404 if found is None else 200, json.dumps(found).encode())

    def do_POST(self) -> None:
        self._write()

    def do_PATCH(self) -> None:
        self._write()

    def _write(self) -> None:
        assert self.headers["Authorization"] == f"Bearer {TOKEN}"
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.github.written.append((self.command, self.path.removeprefix(f"/repos/{REPOSITORY}"), body))
        self._send(200, b"{}")

    def _send(self, status: int, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Say nothing."""


@contextmanager
def running() -> Iterator[FakeGitHub]:
    """A GitHub that answers until the end of the block."""
    github = FakeGitHub()
    handler = type("Handler", (_Handler,), {"github": github})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    github.api = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield github
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def pull(number: int, sha: str = "c" * 40, home: str | None = REPOSITORY, **changed: Any) -> dict[str, Any]:
    """A pull request as GitHub gives it."""
    head = {"sha": sha, "ref": "words", "repo": {"full_name": home} if home else None}
    made = {"number": number, "state": "open", "head": head, "base": {"repo": {"full_name": REPOSITORY}}}
    return made | {"user": {"login": "adviser"}, "labels": []} | changed


def run(number: int = 7, sha: str = "c" * 40, home: str = REPOSITORY, **changed: Any) -> dict[str, Any]:
    """A run as the event names it."""
    made = {"id": number, "event": "pull_request", "head_sha": sha, "head_branch": "words", "conclusion": "success"}
    made |= {"head_repository": {"full_name": home, "owner": {"login": home.partition("/")[0]}}, "pull_requests": []}
    return made | {"html_url": f"https://github.example/{REPOSITORY}/actions/runs/{number}"} | changed

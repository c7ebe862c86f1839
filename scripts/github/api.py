"""GitHub's API for one repository: as much of it as the jobs need."""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

# What GitHub's own token writes as.
BOT = "github-actions[bot]"
_PER_PAGE = 100
_SECONDS = 30


class GitHubError(Exception):
    """GitHub refused, or did not answer."""

    def __init__(self, what: str, status: int = 0) -> None:
        super().__init__(what)
        self.status = status


class GitHub:
    """One repository, spoken to with a token; paths are those below `/repos/<owner>/<name>`."""

    def __init__(self, api: str, repository: str, token: str) -> None:
        self.repository = repository
        self._top = f"{api.rstrip('/')}/repos/{repository}"
        self._token = token

    def get(self, path: str, **query: str | int) -> Any:
        """What stands at a path."""
        return self._json("GET", path, query)

    def all(self, path: str, inside: str = "", **query: str | int) -> Iterator[Any]:
        """Every item of a list that GitHub gives page by page; `inside` is the key of the list, where it has one."""
        page = 1
        while True:
            found = self._json("GET", path, {**query, "per_page": _PER_PAGE, "page": page})
            items = found[inside] if inside else found
            yield from items
            if len(items) < _PER_PAGE:
                return
            page += 1

    def send(self, method: str, path: str, body: Mapping[str, Any]) -> Any:
        """Write something, and get back what it is now."""
        return self._json(method, path, {}, json.dumps(body).encode())

    def download(self, path: str, most: int) -> bytes:
        """The bytes at a path, refused when they are more than `most`; GitHub sends on to where they are stored.

        Raises:
            GitHubError: they are too many, or cannot be had.
        """
        content = self._bytes("GET", path, {}, None, most)
        if len(content) > most:
            raise GitHubError(f"{path}: more than {most} bytes")
        return content

    def _json(self, method: str, path: str, query: Mapping[str, str | int], body: bytes | None = None) -> Any:
        content = self._bytes(method, path, query, body)
        return json.loads(content) if content else None

    def _bytes(
        self, method: str, path: str, query: Mapping[str, str | int], body: bytes | None, most: int = 50_000_000
    ) -> bytes:
        address = f"{self._top}{path}" + (f"?{urllib.parse.urlencode(query)}" if query else "")
        request = urllib.request.Request(address, body, method=method)  # noqa: S310 - the address of the API is set
        request.add_header("Accept", "application/vnd.github+json")
        request.add_header("X-GitHub-Api-Version", "2022-11-28")
        # Never sent along to where a download is stored.
        request.add_unredirected_header("Authorization", f"Bearer {self._token}")
        try:
            with urllib.request.urlopen(request, timeout=_SECONDS) as response:  # noqa: S310 - as above
                content: bytes = response.read(most + 1)
                return content
        except urllib.error.HTTPError as error:
            with error:
                raise GitHubError(f"{method} {path}: {error.code} {error.reason}", error.code) from error
        except OSError as error:
            raise GitHubError(f"{method} {path}: {error}") from error


def from_environment() -> GitHub:
    """The repository that a job runs in, with the token that its step was given as GH_TOKEN."""
    api = os.environ.get("GITHUB_API_URL", "https://api.github.com")
    return GitHub(api, os.environ["GITHUB_REPOSITORY"], os.environ["GH_TOKEN"])


def event() -> dict[str, Any]:
    """What happened that a job runs for."""
    found: dict[str, Any] = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    return found

"""The plugin in real runs of MkDocs: broken content ends a build with words, and is shown and mended in a preview."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.site_builder.small_project import FILES, ROOT, write_project

MKDOCS = (sys.executable, "-m", "mkdocs")
QUIET = {"NO_MKDOCS_2_WARNING": "1"}
PATIENCE = 120.0


def build(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [*MKDOCS, "build", "--config-file", str(project / "mkdocs.yml"), "--strict"]
    environment = {**os.environ, **QUIET, **environment}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=project.parent)


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        (
            "content/services/helpers.yml",
            FILES["content/services/helpers.yml"].replace("name: Helpers", "nmae: Helpers"),
            r"content/services/helpers\.yml:1:1: S001 .*did you mean “name”",
        ),
        ("content/topics.yml", "- {id: stress, title: Stress\n", r"content/topics\.yml:\d+:\d+: Y005 "),
        (
            "content/pages/about.md",
            FILES["content/pages/about.md"] + "\nSee [this](guidance:tlak) and <b>that</b>.\n",
            r"content/pages/about\.md:\d+:\d+: L001 .*tlak(.|\n)*T001 ",
        ),
    ],
)
def test_broken_content_ends_the_build_with_what_is_wrong(tmp_path: Path, file: str, content: str, said: str) -> None:
    project = write_project(tmp_path / "project", **{file: content})
    ended = build(project)
    told = ended.stdout + ended.stderr
    assert ended.returncode == 1
    assert re.search(said, told), told
    assert "Traceback" not in told
    assert not (project / "site").exists()


def test_the_site_can_be_built_as_at_a_day_and_that_a_day_has_come_ends_no_build(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    ended = build(project, HEALTH_WORKS_ON="2027-04-06")
    told = ended.stdout + ended.stderr
    assert ended.returncode == 0, told
    assert "D003" in told
    page = (project / "site/fit-note/sick-pay/index.html").read_text("utf-8")
    assert "The rate from 6 April 2027 was not announced when this was written. Until 5 April 2027 a week was" in page


def test_a_day_that_is_none_ends_the_build_with_words(tmp_path: Path) -> None:
    ended = build(write_project(tmp_path / "project"), HEALTH_WORKS_ON="April")
    told = ended.stdout + ended.stderr
    assert ended.returncode == 1
    assert "HEALTH_WORKS_ON is “April”; write a day as 2027-04-06" in told
    assert "Traceback" not in told


@dataclass
class Preview:
    """A running `mkdocs serve`, and the file that it writes its log to."""

    address: str
    log: Path

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.address + path, timeout=5) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def builds(self) -> int:
        return self.log.read_text("utf-8").count("Documentation built in")


def save(file: Path, content: str, project: Path) -> None:
    """Save a file in one go: a look at one that is half written would start a build of its own."""
    whole = project.parent / "being-saved"
    whole.write_text(content, "utf-8")
    whole.replace(file)


def until(true: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if true():
                return
        except OSError:
            pass  # the server is not up yet
        time.sleep(0.1)
    raise AssertionError(f"after {PATIENCE:.0f} seconds still not: {what}")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("preview") / "project")


@pytest.fixture(scope="module")
def preview(project: Path) -> Iterator[Preview]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = project.parent / "log"
    command = [*MKDOCS, "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    with log.open("w") as out:
        running = subprocess.Popen(command, cwd=project, stdout=out, stderr=out, env=os.environ | QUIET)
    try:
        # The server of MkDocs gives each page the folder of site_url.
        preview = Preview(f"http://127.0.0.1:{port}", log)
        until(lambda: preview.get("/")[0] == 200, "the preview answers")
        yield preview
    finally:
        # A busy machine may take long over a polite end, and nothing is left to be saved.
        running.kill()
        running.wait()


def test_a_preview_lets_its_own_reloading_through_and_nothing_else(preview: Preview) -> None:
    _, page = preview.get("/guidance/talk/")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert "script-src 'self' 'unsafe-inline'" in policy[1]
    assert "connect-src 'self'" in policy[1]
    assert "livereload(" in page


def test_a_preview_shows_problems_and_recovers(preview: Preview, project: Path) -> None:
    file = project / "content/guidance/rest.md"
    before = preview.builds()
    save(file, FILES["content/guidance/rest.md"].replace("effort: days", "effort: dyas"), project)
    until(lambda: "content/guidance/rest.md:6:9" in preview.get("/")[1], "the first page says what is wrong")
    status, page = preview.get("/guidance/talk/")
    assert status == 404
    assert "S004" in page
    assert 'http-equiv="refresh"' in page
    assert "did you mean “days”" in page.replace("&#34;", '"')
    save(file, FILES["content/guidance/rest.md"].replace("Rest helps.", "Rest is good."), project)
    until(lambda: "Rest is good." in preview.get("/guidance/rest/")[1], "the site is back")
    assert "S004" not in preview.get("/nowhere/")[1]
    # The log follows the files, so the count may come a moment later than what is served.
    until(lambda: preview.builds() == before + 2, "one build for each of the two changes")


def test_a_preview_follows_questionnaires_and_does_not_go_round(preview: Preview, project: Path) -> None:
    before = preview.builds()
    file = project / "questionnaires/healthy-working.yml"
    save(file, file.read_text("utf-8").replace("Small check", "Changed check"), project)
    until(lambda: "Changed check" in preview.get("/check/healthy-working/")[1], "the questionnaire is new")
    # The log follows the files, so the count may come a moment later than what is served.
    until(lambda: preview.builds() > before, "a build for the change")
    time.sleep(2.5)  # several rounds of the watcher
    assert preview.builds() == before + 1


def test_the_settings_of_the_project_name_the_plugin_and_nothing_from_elsewhere() -> None:
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert "health-works" in settings
    assert "http" not in settings

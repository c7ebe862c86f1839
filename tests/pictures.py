"""`python -m tests.pictures [FOLDER]`: takes the pictures of docs/pictures/ anew, of the pages as they are now.

The pages are real: a preview of this project in which one id is misspelt, and the fit-note helper with its result.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from site_builder.bundle import doing_assets
from site_builder.doing import questionnaire_page
from tests.browser.conftest import Visit
from tests.chromium import ROOT, chromium, served
from toolkit.library import read_project

FOLDER = ROOT / "docs/pictures"
# A picture that is larger than this makes a page slow to read on a phone.
MOST_BYTES = 60_000
PATIENCE = 60.0

# A service loses its last letter there.
SPOILT = "content/guidance/sick-pay.md"
SLIP = re.compile(r"^(services: \[[a-z-]+)[a-z]\b", re.MULTILINE)
QUESTIONNAIRE = "fit-note"
ANSWERS = {"paper": "may-be-fit", "boxes": ["altered-hours"]}


def take_pictures(folder: Path) -> list[Path]:
    """Take every picture into `folder`; raises `ValueError` when one cannot be, or is too large."""
    folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        with _preview_with_a_slip() as address:
            page = _opened(browser, address, 860, 430)
            page.get_by_text(SPOILT).first.wait_for()
            taken = [_taken(page, folder / "preview.png")]
        with _doing_pages() as address:
            seen = Visit(_opened(browser, f"{address}/{QUESTIONNAIRE}/", 360, 600))
            seen.go_to(seen.step_of("paper"))
            taken.append(_taken(seen.page, folder / "question.png"))
            seen.answer(ANSWERS)
            seen.go_to("result")
            taken.append(_taken(seen.page, folder / "result.png"))
    for file in taken:
        if file.stat().st_size > MOST_BYTES:
            raise ValueError(f"{file.name} has {file.stat().st_size:,} bytes, more than {MOST_BYTES:,}")
    return taken


def _opened(browser: Browser, address: str, width: int, height: int) -> Page:
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light", reduced_motion="reduce")
    page.goto(address)
    return page


def _taken(page: Page, file: Path) -> Path:
    page.screenshot(path=file, animations="disabled", caret="hide")
    return file


@contextmanager
def _doing_pages() -> Iterator[str]:
    """The address under which the questionnaires of this project are served."""
    library, _ = read_project(ROOT)
    files = {asset.path: asset.text for asset in doing_assets().files}
    files |= {
        f"check/{name}/index.html": questionnaire_page(library, it) for name, it in library.questionnaires.items()
    }
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            file = Path(folder) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        with served(Path(folder)) as host:
            yield f"{host}/check"


@contextmanager
def _preview_with_a_slip() -> Iterator[str]:
    """The address of a preview of a copy of this project in which one id is misspelt."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for name in ("content", "questionnaires", "site_builder/theme"):
            shutil.copytree(ROOT / name, project / name)
        shutil.copy(ROOT / "mkdocs.yml", project)
        text, planted = SLIP.subn(r"\1", (project / SPOILT).read_text(encoding="utf-8"))
        if not planted:
            raise ValueError(f"{SPOILT} names no service any longer; choose another file for the picture")
        (project / SPOILT).write_text(text, encoding="utf-8")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            host = f"127.0.0.1:{free.getsockname()[1]}"
        command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", host]
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
        running = subprocess.Popen(command, cwd=project, env=environment, stderr=subprocess.DEVNULL)
        try:
            _wait_for(f"http://{host}/")
            yield f"http://{host}/"
        finally:
            running.kill()
            running.wait()


def _wait_for(address: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except urllib.error.HTTPError:
            return  # it answers, if only that there is no such page
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"after {PATIENCE:.0f} seconds nothing answers at {address}")


if __name__ == "__main__":
    for picture in take_pictures(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER):
        print(f"{picture}  {picture.stat().st_size:,} bytes")

"""Doing pages, built once, served from this machine and opened in Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from site_builder.bundle import doing_assets
from site_builder.doing import questionnaire_page
from tests.browser.sample import sample_library
from tests.chromium import ROOT, served
from toolkit.library import Library, read_project

_TEXTS = """nodes => nodes
  .filter((node) => node.checkVisibility({ visibilityProperty: true }))
  .map((node) => node.innerText)"""


@pytest.fixture(scope="session")
def published() -> Library:
    """The library of this project."""
    library, problems = read_project(ROOT)
    assert not problems
    return library


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, published: Library) -> Path:
    """A folder with the doing pages, in a folder of its host: `toolkit/check/<id>/`."""
    host = tmp_path_factory.mktemp("host")
    files = {asset.path: asset.text for asset in doing_assets().files}
    for library in (published, sample_library()):
        for name, questionnaire in library.questionnaires.items():
            files[f"check/{name}/index.html"] = questionnaire_page(library, questionnaire)
    for path, text in files.items():
        file = host / "toolkit" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return host


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the folder of checks, without the last slash."""
    with served(site) as host:
        yield f"{host}/toolkit/check"


@dataclass
class Visit:
    """A page in a browser of its own, and everything that went on there."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def context(self) -> BrowserContext:
        return self.page.context

    @property
    def step(self) -> str:
        """The id of the step that is shown."""
        return str(self.page.evaluate("document.documentElement.dataset.step"))

    @property
    def focused(self) -> str:
        """The text of what has the focus."""
        return " ".join(str(self.page.evaluate("document.activeElement.textContent")).split())

    def step_of(self, question: str) -> str:
        """The id of the step in which a question stands."""
        return str(self.page.evaluate("id => document.getElementById(id).closest('.step').id", f"question-{question}"))

    def ticked(self, question: str) -> list[str]:
        """The options that are ticked at a question."""
        boxes = self.page.locator(f"#question-{question} :checked").all()
        return [str(box.get_attribute("value")) for box in boxes]

    def go_on(self, selector: str = "#continue") -> None:
        """Press a button or link that leads to another step, and wait for it."""
        before = self.step
        self.page.click(selector)
        self._wait_for_root(f":not([data-step='{before}'])")

    def go_to(self, step: str) -> None:
        """Write the address of a step."""
        self.page.evaluate("step => { location.hash = step }", step)
        self.wait_for_step(step)

    def wait_for_step(self, step: str) -> None:
        """Wait until a step is shown."""
        self._wait_for_root(f"[data-step='{step}']")

    def _wait_for_root(self, selector: str) -> None:
        # Never `wait_for_function`: the policy of the pages stops the `eval` in it, unless its first look is enough.
        self.page.wait_for_selector(f":root{selector}", state="attached")

    def tick(self, question: str, option: str) -> None:
        """Tap an option where people do: anywhere on its card."""
        self.page.locator(f"label[for='option-{question}--{option}']").click()

    def answer(self, answers: dict[str, Any]) -> None:
        """Answer questions wherever they stand; those that open others come first."""
        for question, answer in answers.items():
            box = self.page.locator(f"#answer-{question}")
            self.go_to(
                self.page.evaluate("id => document.getElementById(id).closest('.step').id", f"question-{question}")
            )
            if isinstance(answer, list):
                for option in answer:
                    self.tick(question, option)
            elif box.count() and box.evaluate("box => box.tagName") == "SELECT":
                box.select_option(answer)
            elif box.count():
                box.fill(str(answer))
            else:
                self.tick(question, answer)

    def texts(self, selector: str) -> list[str]:
        """The texts of the elements that are shown."""
        found = self.page.eval_on_selector_all(selector, _TEXTS)
        return [" ".join(text.split()) for text in found]

    def ids(self, selector: str) -> list[str]:
        """The ids, without their kind, of the elements that a result kept, in or out of sight."""
        found = self.page.eval_on_selector_all(selector, "nodes => nodes.map(node => node.id)")
        return [str(name).split("-", 1)[1] for name in found]


Open = Callable[..., Visit]


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a doing page: `visit("sample", width=320, dark=True, script=False, query="?from=x", watch=False)`."""
    contexts: list[BrowserContext] = []

    def open_page(
        name: str = "sample",
        query: str = "",
        *,
        width: int = 390,
        height: int = 844,
        dark: bool = False,
        script: bool = True,
        before: str = "",
        context: BrowserContext | None = None,
        **options: Any,
    ) -> Visit:
        if context is None:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if dark else "light",
                java_script_enabled=script,
                **options,
            )
            contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        if before:
            page.add_init_script(before)
        opened = Visit(page)
        page.on("request", lambda request: opened.requests.append(request.url))
        page.on("console", lambda message: opened.complaints.append(message.text))
        page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        page.goto(f"{address}/{name}/{query}")
        return opened

    yield open_page
    for context in contexts:
        context.close()

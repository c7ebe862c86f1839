"""`python -m tests.bench`: the figures of docs/measurements.md, printed. A benchmark reports; no test depends on it."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import brotli
from playwright.sync_api import Page

from site_builder.bundle import doing_assets
from site_builder.doing import questionnaire_page
from tests.chromium import ROOT, chromium, served
from tests.generated.large import large_questionnaire
from toolkit.checks.examined import Examined
from toolkit.checks.proofs import check_proofs
from toolkit.compiling import compile_questionnaire
from toolkit.explore.explorer import Explorer
from toolkit.explore.report import explored
from toolkit.library import Entry, Library, read_project
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.reading import read_model
from toolkit.source import Source

MAIN = "healthy-working"
# A click on an answer, and everything that the page does because of it, in milliseconds.
CLICKS = """() => {
  const times = [];
  const boxes = [...document.querySelectorAll("fieldset input[type=radio]")];
  for (let round = 0; round < 3; round++)
    for (const box of boxes.slice(round, 400)) {
      const start = performance.now();
      box.click();
      times.push(performance.now() - start);
    }
  return times;
}"""
SHIFTS = """() => new Promise((done) => {
  let total = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((shift) => (total += shift.value)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(total), 300);
})"""


def main() -> None:
    """Print every figure."""
    library, _ = read_project(ROOT)
    _bytes(library)
    _browser(library)
    _python(library)


def _say(what: str, figure: object) -> None:
    print(f"{what:<78} {figure}", flush=True)


def _bytes(library: Library) -> None:
    assets = doing_assets()
    sizes = {}
    for name in ("script", "styles", "taking"):
        text = getattr(assets, name).text.encode()
        sizes[name] = len(brotli.compress(text, quality=11))
        _say(f"{name} of a doing page, brotli 11 (minified {len(text):,} bytes)", f"{sizes[name]:,} bytes")
    before = sizes["script"] + sizes["styles"]
    _say("script and styles until the first question (bar: 14 kB, script under 10 kB)", f"{before:,} bytes")
    page = questionnaire_page(library, library.questionnaires[MAIN]).encode()
    _say(
        f"the document of {MAIN}, brotli 11 ({len(page):,} bytes)", f"{len(brotli.compress(page, quality=11)):,} bytes"
    )


def _times_as_long(library: Library, times: int) -> Entry[Questionnaire]:
    """The main check, so many times over, every copy with ids of its own."""
    entry = library.questionnaires[MAIN]
    assert isinstance(entry.source.data, dict)
    data: dict[str, Any] = dict(entry.source.data)
    data["sections"] = [_renamed(section, copy) for copy in range(times) for section in data["sections"]]
    data |= {"examples": [], "always": [], "levels": [], "advice": []}
    return _read(f"long-{times}.yml", data)


def _read(path: str, data: dict[str, Any]) -> Entry[Questionnaire]:
    source = Source(path, data)
    value, problems = read_model(Questionnaire, source)
    assert value is not None, problems
    return Entry(path.removesuffix(".yml"), value, source)


def _renamed(section: dict[str, Any], copy: int) -> dict[str, Any]:
    if copy == 0:
        return section
    ids = {question["id"] for question in section["questions"]}
    questions = [
        question
        | {"id": f"{question['id']}-{copy}"}
        | ({"show_if": _renamed_condition(question["show_if"], ids, copy)} if "show_if" in question else {})
        for question in section["questions"]
    ]
    return section | {"id": f"{section['id']}-{copy}", "questions": questions}


def _renamed_condition(condition: Any, ids: set[str], copy: int) -> Any:
    if isinstance(condition, list):
        return [_renamed_condition(part, ids, copy) for part in condition]
    if not isinstance(condition, dict):
        return condition
    return {
        f"{key}-{copy}" if key in ids else key: _renamed_condition(value, ids, copy)
        if key in ("all", "any", "not")
        else value
        for key, value in condition.items()
    }


def _browser(library: Library) -> None:
    entries = [library.questionnaires[MAIN], _times_as_long(library, 10), _times_as_long(library, 80)]
    with tempfile.TemporaryDirectory() as folder:
        files = {asset.path: asset.text for asset in doing_assets().files}
        files |= {f"check/{entry.id}/index.html": questionnaire_page(library, entry) for entry in entries}
        for path, text in files.items():
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_text(text, "utf-8")
        with served(Path(folder)) as host, chromium() as browser:
            for entry in entries:
                page = browser.new_page(viewport={"width": 390, "height": 844})
                _page(page, f"{host}/check/{entry.id}/", entry)


def _page(page: Page, address: str, entry: Entry[Questionnaire]) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(address)
    length = len(entry.value.questions)
    _say(f"{length} questions: requests, layout shift on load", f"{len(requests)}, {page.evaluate(SHIFTS)}")
    times = sorted(page.evaluate(CLICKS))
    worst = times[int(len(times) * 0.95)]
    _say(
        f"{length} questions: one answer → everything correct",
        f"{statistics.median(times):.2f} ms, 95 % {worst:.2f} ms",
    )


def _cut(library: Library, sections: int) -> dict[str, Any]:
    """The main check with its first sections alone, and of all else what looks at nothing but these."""
    entry = library.questionnaires[MAIN]
    assert isinstance(entry.source.data, dict)
    data: dict[str, Any] = dict(entry.source.data)
    dropped = {section["id"] for section in data["sections"][sections:]}
    dropped |= {question["id"] for section in data["sections"][sections:] for question in section["questions"]}
    data["sections"] = data["sections"][:sections]
    data["levels"] = [level | {"requires": _without(level["requires"], dropped)} for level in data["levels"]]
    data["advice"] = [rule for rule in data["advice"] if rule["when"] == _without(rule["when"], dropped)]
    data["always"] = [statement for statement in data["always"] if statement == _without(statement, dropped)]
    return data | {"examples": []}


def _without(part: Any, dropped: set[str]) -> Any:
    """What is left of a part of a file without everything that is named so."""
    if isinstance(part, list):
        return [left for each in part if (left := _without(each, dropped))]
    if not isinstance(part, dict):
        return None if isinstance(part, str) and part in dropped else part
    kept = {key: _without(value, dropped) for key, value in part.items() if key not in dropped}
    return {key: value for key, value in kept.items() if value not in ({}, [], None)}


def _python(library: Library) -> None:
    _say("toolkit check, all content, with proofs, as a person waits for it", f"{_command('check'):.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cut.yml"
        cut = _cut(library, 6)
        file.write_text(json.dumps(cut), "utf-8")
        length = sum(len(section["questions"]) for section in cut["sections"])
        _say(f"toolkit explore, the main check cut to {length} questions", f"{_command('explore', str(file)):.2f} s")
    for entry in library.questionnaires.values():
        _say(f"explore {entry.id}, {len(entry.value.questions)} questions", _exploring(entry, library))
    large = _read("large.yml", large_questionnaire(20, 20, 600))
    _say("explore 400 questions and 600 rules made by chance", _exploring(large, Library()))
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder]
        built = _seconds(lambda: subprocess.run(command, cwd=ROOT, check=True, capture_output=True))
        pages = len(list(Path(folder).rglob("*.html")))
    _say(f"mkdocs build, {pages} pages", f"{built:.2f} s")


def _exploring(entry: Entry[Questionnaire], library: Library) -> str:
    """Seconds for every event, exact; and for these with every proof, as `toolkit explore` prints them."""
    Explorer.of.cache_clear()
    compiled = compile_questionnaire(entry, library)
    counted = _seconds(lambda: explored(compiled))
    proved = _seconds(lambda: list(check_proofs(Examined(entry, library))))
    return f"{counted:.2f} s, with every proof {counted + proved:.2f} s"


def _command(*words: str) -> float:
    """Seconds for a command of the toolkit, with the start of Python."""
    command = [sys.executable, "-m", "toolkit", *words]
    return _seconds(lambda: subprocess.run(command, cwd=ROOT, check=False, capture_output=True))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()

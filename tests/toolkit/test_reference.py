"""The written pages: fresh, complete, and true in every example."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.toolkit.faults.planted import SOUND
from tests.toolkit.test_faults import UNWANTED
from toolkit.cli import main
from toolkit.codes import explanations
from toolkit.compiled import Compiled
from toolkit.compiling import compile_questionnaire
from toolkit.conditions import LIMITS, RESERVED, TEST_KEYS, ConditionReader
from toolkit.library import read_project
from toolkit.model.base import Model
from toolkit.model.reading import read_model
from toolkit.reference import pages
from toolkit.reference.condition_page import ConditionExample, language
from toolkit.reference.key_pages import KINDS
from toolkit.reference.keys import keys_of, parts_of
from toolkit.reference.yaml_words import in_a_line
from toolkit.schemas import schemas
from toolkit.scoring.evaluation import assess
from toolkit.scoring.situation import holds
from toolkit.source import read_text

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = pages()
MODELS = {model.__name__: model for kind in KINDS for model in (kind.model, *parts_of(kind.model))}
CONDITIONS = [*language().conditions, *language().tests]


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


# The pages


def test_the_pages_in_the_repository_are_fresh() -> None:
    result = run("reference", DOCS, "--check")
    assert result.exit_code == 0, f"run: toolkit reference\n{result.output}"


def test_every_code_and_every_kind_of_file_has_a_page() -> None:
    assert {f"codes/{code}.md" for code in explanations()} < set(PAGES)
    assert len(KINDS) == len(list(schemas())), "a kind of file has a schema and no page; add it to KINDS"
    assert {f"reference/{kind.page}.md" for kind in KINDS} < set(PAGES)


@pytest.mark.parametrize("page", sorted(PAGES))
def test_links_lead_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)]+)\)", re.sub(r"```.*?```|`[^`\n]*`", "", PAGES[page], flags=re.DOTALL))
    assert links
    for link in links:
        path, _, anchor = link.partition("#")
        target = (DOCS / page).parent / path if path else DOCS / page
        assert target.resolve().is_file(), link
        headings = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
        assert not anchor or anchor in {slug(heading) for heading in headings}, link


def slug(heading: str) -> str:
    """The anchor that code hosts give a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def test_the_command_mends_what_is_stale_and_takes_away_what_is_left_over(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    assert len(run("reference", docs).stdout.splitlines()) == len(PAGES)
    assert run("reference", docs, "--check").exit_code == 0
    (docs / "codes/Q005.md").write_text("something else", encoding="utf-8")
    (docs / "codes/Q999.md").write_text("nobody gives it", encoding="utf-8")
    (docs / "reference/service.md").unlink()
    changed = ["codes/Q005.md", "codes/Q999.md", "reference/service.md"]
    result = run("reference", docs, "--check")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [str(docs / path) for path in changed]
    assert run("reference", docs).stdout.splitlines() == [str(docs / path) for path in changed]
    assert not (docs / "codes/Q999.md").exists()
    assert run("reference", docs).stderr == "Every page is up to date.\n"


def test_pages_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run("reference", tmp_path / "file/docs")
    assert result.exit_code == 2
    assert "the pages cannot be written there" in result.stderr


# The keys


@pytest.mark.parametrize("name", sorted(MODELS))
def test_every_key_is_described_in_plain_words(name: str) -> None:
    for key in keys_of(MODELS[name], lambda model: model.called):
        assert key.means, f"{name}.{key.name} has no description; write one: Field(description=…, examples=[…])"
        assert not UNWANTED.search(key.means.replace("“null”", "")), f"{name}.{key.name}: {key.means}"
        assert not key.means.endswith("."), f"{name}.{key.name}: a description has no full stop at its end"


@pytest.mark.parametrize("name", sorted(MODELS))
def test_the_example_of_every_key_is_taken_by_the_model(name: str) -> None:
    model = MODELS[name]
    keys = list(keys_of(model, lambda part: part.called))
    needed = {key.name: f"{key.name}: {key.example}\n" for key in keys if key.needed}
    for key in keys:
        source, problems = read_text("".join((needed | {key.name: f"{key.name}: {key.example}\n"}).values()), "page")
        assert not problems, f"{name}.{key.name}: {problems}"
        value, problems = read_model(model, source)
        assert not problems, f"{name}.{key.name}: {problems}"
        assert isinstance(value, Model)


@pytest.mark.parametrize(
    "value",
    [
        {"a": ["yes", "no", True]},
        ["a, b", "#1", "a: b", "- a", "it’s", "true", "Null", "", " ", '"', "\\", "0300 1", "2026-11-20", "09:00", "é"],
        {"deep": {"deeper": [{"at_least": 5}, None, -1]}},
        ["https://www.example.org/a", "a:b", "key:", "a # b", "a -b", "[x]", "{x}", "*x", "&x", "!x", "%x", "@x", "`x"],
    ],
)
def test_what_is_written_in_a_line_is_read_as_it_was(value: Any) -> None:
    source, problems = read_text(f"value: {in_a_line(value)}", "page")
    assert not problems
    flags = {"a": ["yes", "no", "yes"]} if value == {"a": ["yes", "no", True]} else value
    assert source.data == {"value": flags}


# The language of conditions


@pytest.fixture(scope="module")
def check() -> Compiled:
    library, problems = read_project(SOUND)
    assert problems == []
    return compile_questionnaire(library.questionnaires["check"], library)


@pytest.mark.parametrize("said", CONDITIONS, ids=[said.write for said in CONDITIONS])
def test_an_example_of_a_condition_means_what_is_said(said: ConditionExample, check: Compiled) -> None:
    source, problems = read_text(f"when: {said.write}", "page")
    assert not problems
    assert isinstance(source.data, dict)
    reader = ConditionReader(source)
    condition = reader.condition(source.data["when"], ("when",))
    assert reader.faults == []
    assert holds(condition, assess(check, said.fits))
    assert not holds(condition, assess(check, said.does_not))


def test_every_word_of_the_language_has_an_example() -> None:
    written = " ".join(said.write for said in CONDITIONS)
    for word in {*RESERVED, *LIMITS, *TEST_KEYS}:
        assert f"{word}:" in written, word

"""The editors' schemas: fresh, and of one mind with the models."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from toolkit.problems import errors
from toolkit.schemas import as_text, schemas
from toolkit.source import read_markdown, read_yaml

ROOT = Path(__file__).parents[2]
SCHEMAS = dict(schemas())
CONTENT = {
    "questionnaires/*.yml": "questionnaire.json",
    "content/case_studies/*.yml": "case-study.json",
    "content/services/*.yml": "service.json",
    "content/templates/*.yml": "template.json",
    "content/partners/*.yml": "partner.json",
    "content/site.yml": "site.json",
    "content/areas.yml": "areas.json",
    "content/bank_holidays.yml": "bank-holidays.json",
    "content/duties.yml": "duties.json",
    "content/evidence.yml": "evidence.json",
    "content/link_exceptions.yml": "link-exceptions.json",
    "content/pathway.yml": "pathway.json",
    "content/rates.yml": "rates.json",
    "content/sectors.yml": "sectors.json",
    "content/topics.yml": "topics.json",
    "content/words.yml": "words.json",
    "content/guidance/*.md": "guidance.json",
    "content/pages/**/*.md": "page.json",
}


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_schema_in_the_repository_is_fresh(name: str) -> None:
    written = (ROOT / "schemas" / name).read_text(encoding="utf-8")
    assert written == as_text(SCHEMAS[name]), "run: make schemas"


def test_nothing_stale_is_left_among_the_schemas() -> None:
    assert {file.name for file in (ROOT / "schemas").iterdir()} == set(SCHEMAS)


@pytest.mark.parametrize(("pattern", "name"), sorted(CONTENT.items()))
def test_editors_accept_the_content_that_the_build_accepts(pattern: str, name: str) -> None:
    validator = jsonschema.Draft7Validator(SCHEMAS[name])
    files = sorted(ROOT.glob(pattern))
    assert files
    for file in files:
        read = read_markdown if file.suffix == ".md" else read_yaml
        source, problems = read(file, file.name)
        assert not errors(problems)
        found = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(_json(source.data))]
        assert not found, file.name


def _gate(condition: dict[str, Any]) -> dict[str, Any]:
    return {"levels": [{"id": "a", "title": "A", "requires": condition}]}


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({"titel": "A"}, True),
        ({"minutes": "ten"}, True),
        ({"checked": 2026}, True),
        ({"sections": []}, True),
        (_gate({"staff": {"at_lest": 5}}), True),
        (_gate({"any": [{"staff": {"at_least": 5}}, {"q": ["yes"]}]}), False),
        (_gate({"score": {"overall": {"below": 5}}}), False),
        (_gate({"any": {"staff": "yes"}}), True),
    ],
)
def test_editors_refuse_what_the_models_refuse(change: dict[str, Any], refused: bool) -> None:
    source, _ = read_yaml(ROOT / "questionnaires" / "healthy-working.yml", "a.yml")
    assert isinstance(source.data, dict)
    data = _json(source.data | change)
    validator = jsonschema.Draft7Validator(SCHEMAS["questionnaire.json"])
    assert (not validator.is_valid(data)) is refused


def test_every_file_kind_is_mapped_for_the_editor() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    mapped = {Path(schema).name: pattern for schema, pattern in settings["yaml.schemas"].items()}
    assert mapped == {name: pattern for pattern, name in CONTENT.items() if pattern.endswith(".yml")}


def _json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_json(item) for item in value]
    return float(value) if isinstance(value, Decimal) else value

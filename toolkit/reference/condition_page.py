"""The language of conditions on a page, with examples that the tests try out."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from pydantic import Field

from toolkit.model.base import Model, Text
from toolkit.model.reading import read_model
from toolkit.reference.yaml_words import in_a_line
from toolkit.source import read_yaml

FILE = Path(__file__).with_name("conditions.yml")


class ConditionExample(Model):
    """A condition in one line, what it means, and answers to the tests’ check that fit it and do not."""

    write: Text
    means: Text
    fits: dict[str, Any]
    does_not: dict[str, Any] = Field(alias="not")


class Language(Model):
    """Examples of all that can be said."""

    conditions: list[ConditionExample]
    tests: list[ConditionExample]


@cache
def language() -> Language:
    """The examples; raises `ValueError` when the file, a part of this package, is not as it should be."""
    source, problems = read_yaml(FILE, FILE.name)
    found = None
    if not problems:
        found, problems = read_model(Language, source)
    if found is None:
        raise ValueError("\n".join(str(problem) for problem in problems))
    return found


def condition_page() -> str:
    """The page."""
    return f"""\
<!-- Written by “toolkit reference” from toolkit/reference/conditions.yml. Change that file, not this one. -->

# Conditions

`show_if`, `when` and `requires` take a condition; `met_by` takes only a test, which is what stands after a question.
The ids in these examples are questions and options of one questionnaire: `staff` is a number, `worries` a question
where several answers may be ticked, the others take one answer. Every line here is tested with the answers beside it.

## Conditions

{_table(language().conditions)}
## Tests

{_table(language().tests)}
A question that was not asked, or that was left blank, fails every test but `{{answered: no}}`.
[The format](../format.md#conditions) has the exact meaning. [Every key](README.md) · [All codes](../codes/README.md)
"""


def _table(examples: list[ConditionExample]) -> str:
    rows = "".join(
        f"| `{said.write}` | {said.means} | {_answers(said.fits)} | {_answers(said.does_not)} |\n" for said in examples
    )
    return f"| write | it holds when | fits | does not fit |\n|---|---|---|---|\n{rows}"


def _answers(answers: dict[str, Any]) -> str:
    return f"`{in_a_line(answers)}`" if answers else "no answer"

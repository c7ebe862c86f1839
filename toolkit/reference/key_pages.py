"""The adviser’s reference: a page for each kind of file, with every key that it can hold."""

from __future__ import annotations

import inspect
from dataclasses import dataclass

from toolkit.model.base import Model
from toolkit.model.content import CaseStudy, Guidance, Page, Partner, Service, Site
from toolkit.model.lists import Area, BankHoliday, Duty, Evidence, LinkException, Sector, Stage, Topic, Word
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.rates import Rates
from toolkit.model.templates import Template
from toolkit.reference.keys import Key, keys_of, parts_of

WRITTEN = "<!-- Written by “toolkit reference” from toolkit/model/. Change the descriptions there, not this file. -->"


@dataclass(frozen=True)
class Kind:
    """A kind of file: its page, its title, the model of what it holds, where it lies, and what else to know."""

    page: str
    title: str
    model: type[Model]
    where: str
    note: str = ""


_BODY = "The keys stand at the top of the file between two lines `---`; below them comes the text, in Markdown."
_LIST = "The file is a list: each item starts with `- ` and has these keys."

KINDS = (
    Kind("questionnaire", "Questionnaires", Questionnaire, "questionnaires/<id>.yml"),
    Kind("guidance", "Guidance", Guidance, "content/guidance/<id>.md", _BODY),
    Kind("case-study", "Case studies", CaseStudy, "content/case_studies/<id>.yml"),
    Kind("service", "Services", Service, "content/services/<id>.yml"),
    Kind("template", "Templates", Template, "content/templates/<id>.yml"),
    Kind("evidence", "Evidence", Evidence, "content/evidence.yml", _LIST),
    Kind("area", "Areas", Area, "content/areas.yml", _LIST),
    Kind("duty", "Duties", Duty, "content/duties.yml", _LIST),
    Kind("sector", "Sectors", Sector, "content/sectors.yml", _LIST),
    Kind("topic", "Topics", Topic, "content/topics.yml", _LIST),
    Kind("word", "Hard words", Word, "content/words.yml", _LIST),
    Kind("link-exception", "Exceptions for outside links", LinkException, "content/link_exceptions.yml", _LIST),
    Kind("bank-holiday", "Bank holidays", BankHoliday, "content/bank_holidays.yml", _LIST),
    Kind("stage", "The pathway", Stage, "content/pathway.yml", _LIST),
    Kind("partner", "Partners", Partner, "content/partners/<id>.yml"),
    Kind("page", "Ordinary pages", Page, "content/pages/<path>.md", _BODY),
    Kind("rates", "Rates", Rates, "content/rates.yml"),
    Kind("site", "The site", Site, "content/site.yml"),
)


def key_pages() -> dict[str, str]:
    """A page for each kind of file, and the list of them, by their paths below `docs/`."""
    made = {f"reference/{kind.page}.md": _page(kind) for kind in KINDS}
    return made | {"reference/README.md": _index()}


def _index() -> str:
    rows = "".join(f"| [{kind.title}]({kind.page}.md) | `{kind.where}` |\n" for kind in KINDS)
    return f"""\
{WRITTEN}

# Every key of every file

| what | where |
|---|---|
{rows}
“When” something holds is said in [the language of conditions](conditions.md). These pages say what each key is and what
it takes; [the format](../format.md) says exactly what it means. What is wrong with a file is told with a code;
[each code has a page](../codes/README.md). New here? Start with [Keeping the content](../../CONTRIBUTING.md).
"""


def _page(kind: Kind) -> str:
    parts = list(parts_of(kind.model))
    tables = "".join(
        f"\n## {_heading(part)}\n\n{inspect.cleandoc(part.__doc__ or '')}\n\n{_table(part)}" for part in parts
    )
    note = f" {kind.note}" if kind.note else ""
    return f"""\
{WRITTEN}

# {kind.title}: every key

In `{kind.where}`.{note} A key that is not needed can be left out; `<id>` is an id of small letters, digits and hyphens.

{_table(kind.model)}{tables}
[All kinds of file](README.md) · [What the checks can say](../codes/README.md) · [The exact meaning](../format.md)
"""


def _table(model: type[Model]) -> str:
    rows = "".join(_row(key) for key in keys_of(model, _link))
    return f"| key | what it is | what it takes | needed | example |\n|---|---|---|---|---|\n{rows}"


def _row(key: Key) -> str:
    otherwise = f"no; then `{key.default}`" if key.default else "no"
    needed = "**yes**" if key.needed else otherwise
    example = f"{key.name}: {key.example}".replace("|", "\\|")
    return f"| `{key.name}` | {key.means} | {key.takes} | {needed} | `{example}` |\n"


def _heading(model: type[Model]) -> str:
    return model.called[0].upper() + model.called[1:]


def _link(model: type[Model]) -> str:
    anchor = "".join(sign for sign in model.called.replace(" ", "-") if sign.isalnum() or sign == "-")
    return f"[{model.called}](#{anchor.lower()})"

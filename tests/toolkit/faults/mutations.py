"""`python -m tests.toolkit.faults.mutations N`: spoil the real files by chance, N times, and read them.

Whatever is typed, the reader answers with problems that stand inside the file, never with an exception.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

from tests.toolkit.faults.planted import SOUND
from toolkit.checks.questionnaire import check_questionnaire
from toolkit.checks.references import check_references
from toolkit.checks.unread import NOTHING_UNREAD
from toolkit.codes import explanations
from toolkit.library import Entry, Library, read_project
from toolkit.model.base import Model
from toolkit.model.content import CaseStudy, Guidance, Page, Partner, Service, Site
from toolkit.model.lists import Area, BankHoliday, Duty, Evidence, Sector, Stage, Topic, Word
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.reading import read_list, read_model
from toolkit.model.templates import Template
from toolkit.problems import Problem
from toolkit.source import Source, read_markdown, read_yaml

PROJECT = Path(__file__).parents[3]
LISTS: dict[str, type[Model]] = {
    "areas": Area,
    "bank_holidays": BankHoliday,
    "duties": Duty,
    "evidence": Evidence,
    "pathway": Stage,
    "sectors": Sector,
    "topics": Topic,
    "words": Word,
}
FOLDERS: dict[str, type[Model]] = {
    "guidance": Guidance,
    "case_studies": CaseStudy,
    "services": Service,
    "templates": Template,
    "partners": Partner,
    "pages": Page,
    "fit-note": Page,
}
# What fingers and programs put into files.
TYPED: list[str] = ["\r\n", ": ", "- ", "---\n", *"\"'[]{}:,-#&*!|>%@`?\\~ \n\t\0=_.<()“”’½é😀0x\u00a0\u200b\u2028"]


def spoiled(text: str, chance: random.Random) -> str:
    """The text after one to four slips."""
    for _ in range(chance.randint(1, 4)):
        text = _slip(text, chance)
    return text


def _slip(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    at = chance.randrange(len(text) + 1)
    kind = chance.randrange(9)
    if kind == 0:
        return text[:at] + text[at + chance.randint(1, 3) :]
    if kind == 1:
        return text[:at] + text[at : at + 3] * 2 + text[at + 3 :]
    if kind == 2:
        return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]
    if kind in (3, 4):
        return text[:at] + chance.choice(TYPED) + text[at:]
    if kind == 5:
        del lines[one]
    elif kind == 6:
        lines.insert(other, lines[one])
    elif kind == 7:
        lines[one], lines[other] = lines[other], lines[one]
    else:
        lines[one] = " " * chance.randint(0, 8) + lines[one].strip()
    return "\n".join(lines)


def problems_of(file: Path, real: Path, library: Library) -> list[Problem]:
    """Every problem of a spoiled `file`, read as what `real` is."""
    read = read_markdown if real.suffix == ".md" else read_yaml
    source, problems = read(file, real.name)
    if problems:
        return problems
    if real.stem in LISTS:
        items, problems = read_list(LISTS[real.stem], source)
        return problems + [problem for item in items or [] for problem in _references(item, source, library)]
    if real.parent.name == "questionnaires":
        questionnaire, problems = read_model(Questionnaire, source)
        if questionnaire is None:
            return problems
        return check_questionnaire(Entry("spoiled", questionnaire, source), library, run_examples=False)
    value, problems = read_model(FOLDERS.get(real.parent.name, Site), source)
    return problems if value is None else [*_references(value, source, library)]


def _references(value: Model, source: Source, library: Library) -> list[Problem]:
    return list(check_references(Entry("spoiled", value, source), library, NOTHING_UNREAD))


def stands_inside(problem: Problem, text: str) -> bool:
    """Whether an editor can show the place of a problem in that text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n")
    return (
        problem.code in explanations()
        and 1 <= problem.line <= len(lines)
        and 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        and "\n" not in problem.message
    )


def spoil(number: int, seed: int, folder: Path) -> int:
    """Spoil and read that many files; how many of them had a problem."""
    library = read_project(PROJECT)[0]
    files = sorted(
        file
        for root in (PROJECT, SOUND)
        for room in ("content", "questionnaires")
        for file in (root / room).rglob("*")
        if file.suffix in (".yml", ".md")
    )
    target, found = folder / "spoiled", 0
    for turn in range(number):
        chance = random.Random(seed + turn)
        real = chance.choice(files)
        text = spoiled(real.read_text(encoding="utf-8"), chance)
        target.write_bytes(text.encode())
        try:
            problems = problems_of(target, real, library)
        except Exception as error:
            error.add_note(f"{real}, seed {seed + turn}")
            raise
        outside = [str(problem) for problem in problems if not stands_inside(problem, text)]
        assert not outside, f"{real}, seed {seed + turn}: {outside}"
        found += bool(problems)
    return found


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        wanted = int(sys.argv[1])
        start = int(sys.argv[2]) if len(sys.argv) > 2 else 0
        print(f"{spoil(wanted, start, Path(name))} of {wanted} spoiled files had problems, all of them inside the file")

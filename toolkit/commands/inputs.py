"""What a command is given: the project around a file, a questionnaire ready to be run."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from toolkit.answer_file import AnswerFileError, read_answer_file
from toolkit.checks.questionnaire import check_questionnaire
from toolkit.commands.ending import stop
from toolkit.compiled import Compiled
from toolkit.compiling import compile_questionnaire
from toolkit.library import Entry, Library, find_root, read_project, read_questionnaire
from toolkit.model.questionnaire import Questionnaire
from toolkit.problems import did_you_mean, errors
from toolkit.scoring.carrying import carried


def real_path(file: Path) -> Path:
    """The path with every link followed."""
    return Path(os.path.realpath(file))


def root_of(file: Path) -> Path | None:
    """The folder of the project that a file lies in."""
    return find_root(real_path(file))


class QuestionnaireFile(click.ParamType[Path]):
    """The file of a questionnaire, or the id of one of the project around the current folder."""

    name = "questionnaire"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Path:  # noqa: ARG002
        """The path of the file; ends the command where there is none."""
        root, file = find_root(Path.cwd()), Path(value)
        if os.path.exists(file):  # noqa: PTH110 - unlike Path.exists, never an exception
            return file
        known = {each.stem: each for each in sorted((root / "questionnaires").glob("*.yml"))} if root else {}
        if value not in known:
            stop(f"{value}:1:1: Y001 there is no such file{did_you_mean(file.stem, known)}")
        return Path(os.path.relpath(known[value]))


@dataclass(frozen=True)
class Given:
    """A questionnaire whose own parts fit together, and the project around it, if there is one."""

    entry: Entry[Questionnaire]
    library: Library
    root: Path | None

    @property
    def compiled(self) -> Compiled:
        """The compiled questionnaire."""
        return compile_questionnaire(self.entry, self.library)


def questionnaire_from(questionnaire: Path, *, others: bool = False) -> Given:
    """The questionnaire in a file; ends the command where its own parts do not fit together.

    With `others` the library has the other questionnaires too.
    """
    root = root_of(questionnaire) or find_root(Path.cwd())
    library = read_project(root, questionnaires=others)[0] if root else Library()
    entry, problems = read_questionnaire(questionnaire, str(questionnaire))
    if entry is not None:
        problems = errors(check_questionnaire(entry, library, alone=True))
    if entry is None or problems:
        stop("\n".join(str(problem) for problem in problems))
    return Given(entry, library, root)


def compiled_from(questionnaire: Path) -> Compiled:
    """The compiled questionnaire; ends the command where its own parts do not fit together."""
    return questionnaire_from(questionnaire).compiled


def answers_from(file: Path, given: Given) -> dict[str, Any]:
    """The answers in a file, in the terms of today's questionnaire; ends the command where it holds none to it."""
    try:
        return carried(given.compiled, read_answer_file(file, given.entry.id, given.entry.value.formerly))
    except AnswerFileError as error:
        stop(str(error))


def project_library() -> Library:
    """The library of the project around the current folder; says how many problems keep something out of it."""
    root = find_root(Path.cwd())
    if root is None:
        stop("there are no folders “content” and “questionnaires” here; go to the project’s folder")
    library, problems = read_project(root)
    if problems:
        paths = len({problem.path for problem in problems})
        files = "1 file is" if paths == 1 else f"{paths} files are"
        click.echo(f"{files} not read as a whole; “toolkit check” says why", err=True)
    return library

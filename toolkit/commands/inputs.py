"""What a command is given: the project around a file, a questionnaire ready to be run, and how a command ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from toolkit.checks import check_questionnaire
from toolkit.compiled import Compiled
from toolkit.compiling import compile_questionnaire
from toolkit.library import Library, find_root, read_project, read_questionnaire
from toolkit.problems import errors

FOUND_PROBLEMS = 1
CANNOT_BE_DONE = 2


def stop(message: str) -> NoReturn:
    """End the command, saying why it cannot be done."""
    click.echo(message, err=True)
    sys.exit(CANNOT_BE_DONE)


def real_path(file: Path) -> Path:
    """The path with every link followed."""
    return Path(os.path.realpath(file))


def root_of(file: Path) -> Path | None:
    """The folder of the project that a file lies in."""
    return find_root(real_path(file))


def compiled_from(questionnaire: Path) -> Compiled:
    """The compiled questionnaire; ends the command where its own parts do not fit together."""
    root = root_of(questionnaire) or find_root(Path.cwd())
    library = read_project(root)[0] if root else Library()
    entry, problems = read_questionnaire(questionnaire, str(questionnaire))
    if entry is not None:
        problems = errors(check_questionnaire(entry, library, alone=True))
    if entry is None or problems:
        stop("\n".join(str(problem) for problem in problems))
    return compile_questionnaire(entry, library)


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

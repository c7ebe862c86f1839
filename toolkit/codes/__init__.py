"""The codes of problems and what they mean: a file for each letter, read into one explanation for each code.

`<letter>.yml` beside this module is the one place where a code is written down; `toolkit explain`, the pages of
`docs/codes/` and `CODES` come from it. An entry shows a wrong example and the right one, and
`tests/toolkit/test_codes.py` plants both in the small sound project of the tests: the wrong one must give its code and
nothing else, the right one nothing.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import Field

from toolkit.model.base import Flag, Model, Text
from toolkit.model.reading import read_model
from toolkit.source import read_yaml

HERE = Path(__file__).parent

# Whole lines of a file, without the spaces that all of them start with.
Lines = str


class Change(Model):
    """Lines that are wrong, and the right ones in their place."""

    right: Lines
    wrong: Lines


class Explanation(Model):
    """What a code means and what to do, with an example in a file of the sound project.

    The right lines stand in that file; where they do not, `stands` are those in whose place both are put.
    """

    title: Text = Field(description="what is wrong, in one line")
    means: Text = Field(description="what it means, and why it matters")
    do: Text = Field(description="what to do about it")
    file: Text = Field(description="the file of tests/toolkit/faults/sound/ that the example is of")
    right: Lines = Field(default="", description="lines as they should be")
    wrong: Lines = Field(default="", description="the same lines with the slip")
    stands: Lines | None = Field(default=None, description="what stands there, when it is not the right lines")
    also: Change | None = Field(default=None, description="what else must be changed in the same file")
    missing: Flag = Field(default=False, description="the slip is that the file is not there")
    moved: Text | None = Field(default=None, description="the slip is that the file is here instead")
    stored_as: Text | None = Field(default=None, description="the slip is that the file is stored in this encoding")
    bytes: int | None = Field(default=None, description="the slip is that the file is this large")


class Family(Model):
    """The codes that start with one letter."""

    title: Text
    codes: dict[str, Explanation]


@cache
def families() -> dict[str, Family]:
    """Every family of codes by its letter, in the order in which content is looked at.

    Raises `ValueError` when one of the files is not as it should be; the files are part of this package.
    """
    found = {}
    for file in sorted(HERE.glob("*.yml"), key=lambda file: (_ORDER + file.stem).index(file.stem)):
        source, problems = read_yaml(file, f"toolkit/codes/{file.name}")
        family = None
        if not problems:
            family, problems = read_model(Family, source)
        if family is None:
            raise ValueError("\n".join(str(problem) for problem in problems))
        found[file.stem] = family
    return found


# A file is read, then its shape, links, texts and meaning are looked at; a letter that is not named here comes after.
_ORDER = "YSLTDQEP"


def explanations() -> dict[str, Explanation]:
    """What every code means, in the order of the index."""
    return {code: said for family in families().values() for code, said in family.codes.items()}

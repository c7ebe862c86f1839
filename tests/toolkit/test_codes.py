"""Every code is explained, and what its page shows is true: the wrong example gives the code, the right one nothing."""

from __future__ import annotations

import json
import re
import shutil
import textwrap
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.toolkit.faults.planted import slips, sound_copy
from tests.toolkit.test_faults import UNWANTED
from toolkit.cli import main
from toolkit.codes import Explanation, explanations, families

ROOT = Path(__file__).parents[2]
EXPLAINED = explanations()
WRITE = """\
{code} ({where}) is explained nowhere. Write this in {file}, then run “toolkit reference”:

{start}  {code}:
    title: what is wrong, in one line
    means: what it means, and why it matters, for somebody who has never seen it
    file: questionnaires/check.yml       # a file of tests/toolkit/faults/sound/
    right: |
      whole lines that stand in that file, without the spaces in front of them all
    wrong: |
      the same lines with the slip; they must give {code} and nothing else
    do: what to do about it, in one or two sentences

Where the right lines do not stand in that file, name under “stands” those in whose place both are put.
"""


def used_codes() -> dict[str, str]:
    """Every code that the program or the table of slips writes down, and where."""
    found = {slip.said["code"]: f"in the slip “{slip.name}”" for slip in slips()}
    for file in sorted((ROOT / "toolkit").rglob("*.py")):
        for code in re.findall(r'"([A-Z]\d{3})"', file.read_text(encoding="utf-8")):
            found[code] = f"used in {file.relative_to(ROOT)}"
    return found


def test_every_code_that_is_used_is_explained() -> None:
    for code, where in sorted(used_codes().items()):
        file = f"toolkit/codes/{code[0]}.yml"
        start = "" if (ROOT / file).exists() else "title: what the checks of this letter look at\ncodes:\n"
        assert code in EXPLAINED, WRITE.format(code=code, where=where, file=file, start=start)


def test_every_code_that_is_explained_is_used() -> None:
    assert set(EXPLAINED) - set(used_codes()) == set(), "nothing gives these codes any longer; delete them"


def test_a_family_holds_the_codes_of_its_letter() -> None:
    for letter, family in families().items():
        assert all(re.fullmatch(rf"{letter}\d{{3}}", code) for code in family.codes), letter
        assert list(family.codes) == sorted(family.codes), letter


@pytest.mark.parametrize("code", EXPLAINED)
def test_an_explanation_has_no_words_of_developers(code: str) -> None:
    said = EXPLAINED[code]
    for words in (said.title, said.means, said.do):
        assert not UNWANTED.search(words), words
    assert not said.title.endswith(".")
    assert said.means.endswith((".", "?"))
    assert said.do.endswith((".", "?"))


def exchanged(text: str, old: str, new: str) -> str:
    """The text with whole lines exchanged, which must stand there once, however far they are indented."""
    found = [
        spaces
        for spaces in (" " * number for number in range(20))
        if f"\n{text}".count("\n" + textwrap.indent(old, spaces)) == 1
    ]
    assert len(found) == 1, f"these lines must stand in the file once, whole:\n{old}"
    before, after = f"\n{text}".split("\n" + textwrap.indent(old, found[0]))
    return f"{before}\n{textwrap.indent(new, found[0])}{after}"[1:]


def plant(root: Path, said: Explanation, wrong: bool) -> None:
    """Put an example into a copy of the sound project."""
    file = root / said.file
    text = file.read_text(encoding="utf-8")
    if said.right or said.wrong:
        text = exchanged(text, said.stands or said.right, said.wrong if wrong else said.right)
    if said.also and wrong:
        text = exchanged(text, said.also.right, said.also.wrong)
    file.write_text(text, encoding=said.stored_as if wrong and said.stored_as else "utf-8")
    if wrong and said.bytes:
        file.write_text(text + "#" * (said.bytes - len(text.encode())), encoding="utf-8")
    if wrong and said.moved:
        shutil.move(file, root / said.moved)
    if wrong and said.missing:
        file.unlink()


def told(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the checks say of a project, advice too."""
    monkeypatch.chdir(root)
    result = CliRunner().invoke(main, ["check", "--advice", "--format", "json"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return list(json.loads(result.stdout))


def _known_by(problem: dict[str, Any], code: str) -> object:
    """A problem by its words, and other advice by its file: it may list one thing more or less than before."""
    is_other_advice = problem["severity"] == "advice" and problem["code"] != code
    return problem["code"], problem["path"] if is_other_advice else problem["message"]


@pytest.mark.parametrize("wrong", [True, False], ids=["wrong", "right"])
@pytest.mark.parametrize("code", EXPLAINED)
def test_the_example_on_the_page_is_true(
    code: str, wrong: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = sound_copy(tmp_path)
    before = {_known_by(problem, code) for problem in told(root, monkeypatch)}
    plant(root, EXPLAINED[code], wrong)
    found = [problem for problem in told(root, monkeypatch) if _known_by(problem, code) not in before]
    assert {problem["code"] for problem in found} == ({code} if wrong else set()), found
    assert all(problem["page"] == f"docs/codes/{code}.md" for problem in found)


# In the terminal


def explain(code: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["explain", code])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result.exit_code, result.output


@pytest.mark.parametrize("code", EXPLAINED)
def test_the_terminal_says_what_the_page_says(code: str) -> None:
    ended, output = explain(code)
    assert ended == 0
    assert output.startswith(f"{code}: {EXPLAINED[code].title}\n")
    words = re.sub(r"\W+", " ", re.sub(r"\(docs/[^)]+\)", "", output))
    for text in (EXPLAINED[code].means, EXPLAINED[code].do):
        assert re.sub(r"\W+", " ", re.sub(r"\(\.\./[^)]+\)", "", text)).strip() in words
    assert f"docs/codes/{code}.md" in output
    assert max(map(len, output.splitlines())) <= 100


def test_a_code_may_be_typed_carelessly() -> None:
    assert explain("q5") == explain("Q005")
    assert explain(" y004 ") == explain("Y004")


def test_an_unknown_code_is_told_with_the_nearest() -> None:
    assert explain("Q0055") == (2, "there is no code “Q0055”; did you mean “Q005”?\n")
    assert explain("help") == (2, "there is no code “help”; docs/codes/README.md has all of them\n")

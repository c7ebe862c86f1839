"""What a code means, as a page of `docs/codes/` and in a terminal."""

from __future__ import annotations

import re
import textwrap
import unicodedata

from toolkit.codes import Explanation, explanations, families
from toolkit.problems import page_of

WIDTH = 96


def code_pages() -> dict[str, str]:
    """A page for each code, and the table of all, by their paths below `docs/`."""
    made = {f"codes/{code}.md": _page(code, said) for code, said in explanations().items()}
    return made | {"codes/README.md": _index()}


def in_terminal(code: str, said: Explanation) -> str:
    """The same text for a terminal."""
    wrong, right = _examples(said)
    parts = [f"{code}: {said.title}", _wrapped(said.means), _lines("Wrong", wrong), _lines("Right", right)]
    return "\n\n".join([*parts, _wrapped(f"What to do: {said.do}"), f"The same as a page: {page_of(code)}"])


def _page(code: str, said: Explanation) -> str:
    wrong, right = _examples(said)
    language = "markdown" if said.file.endswith(".md") else "yaml"
    return f"""\
<!-- Written by “toolkit reference” from toolkit/codes/{code[0]}.yml. Change that file, not this one. -->

# {code}: {said.title}

{said.means}

## What to do

{said.do}

## Wrong

{_shown(wrong, language)}

## Right

{_shown(right, language)}

This example is tested: the wrong one gives {code} and nothing else, the right one gives nothing.

[All codes](README.md) · [Every key](../reference/README.md) · [Keeping the content](../../CONTRIBUTING.md)
"""


def _index() -> str:
    tables = "\n".join(
        f"## {letter}: {family.title}\n\n| code | what is wrong |\n|---|---|\n"
        + "".join(f"| [{code}]({code}.md) | {said.title} |\n" for code, said in family.codes.items())
        for letter, family in families().items()
    )
    return f"""\
<!-- Written by “toolkit reference” from toolkit/codes/. Change the files there, not this one. -->

# What the checks can say

Every message of `toolkit check` has a code. Its page says what it means, shows it wrong and right, and says what to do.
`toolkit explain Q005` shows the same in a terminal. A code keeps its meaning for ever.

{tables}"""


# Where and what, of a wrong example and of the right one.
Shown = tuple[str, str]


def _examples(said: Explanation) -> tuple[Shown, Shown]:
    if said.missing:
        return (f"There is no `{said.file}`.", ""), (f"`{said.file}` is there.", "")
    if said.moved:
        return (f"The file is `{said.moved}`.", ""), (f"The file is `{said.file}`.", "")
    if said.bytes:
        return (f"`{said.file}` has {said.bytes:,} bytes.", ""), (f"`{said.file}` has 1,048,576 bytes or fewer.", "")
    where = f"In {_place(said.file)}"
    stored = f"{where}, stored as {said.stored_as}:" if said.stored_as else f"{where}:"
    right, wrong = said.right, said.wrong
    if said.also:
        right, wrong = f"{right}\n{said.also.right}", f"{wrong}\n{said.also.wrong}"
    return (stored, _seen(wrong)), (f"{where}, stored as UTF-8:" if said.stored_as else f"{where}:", _seen(right))


def _place(file: str) -> str:
    folder = file.rpartition("/")[0]
    return f"`{file}`" if folder == "content" else f"a file of `{folder}/`"


def _seen(text: str) -> str:
    """The lines with a mark in place of each character that nobody would see."""
    return "".join(_mark(character) for character in text) or "(nothing)\n"


def _mark(character: str) -> str:
    if character == "\t":
        return "⟨tab⟩"
    unseen = character not in {"\n", " "} and unicodedata.category(character)[0] in "CZ"
    return f"⟨U+{ord(character):04X}⟩" if unseen else character


def _shown(example: Shown, language: str) -> str:
    where, lines = example
    return f"{where}\n\n```{language}\n{lines}```" if lines else where


def _lines(heading: str, example: Shown) -> str:
    where, lines = example
    words = f"{heading}: {where[0].lower() if lines else where[0]}{where[1:]}"
    return "\n".join([words.replace("`", ""), *([""] if lines else []), textwrap.indent(lines, "    ")]).rstrip()


def _wrapped(words: str) -> str:
    """Words for a terminal: links as the paths that they lead to, code without its marks."""
    plain = re.sub(r"(?<!`)\[([^\]`]+)\]\(\.\./([^)#]+)[^)]*\)", r"\1 (docs/\2)", words).replace("`", "")
    return textwrap.fill(plain, WIDTH, break_on_hyphens=False, break_long_words=False)

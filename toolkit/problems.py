"""What is wrong with the content: one problem, and how it is said to people."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum


class Severity(StrEnum):
    """Whether a problem stops the build; advice is not even a problem, and told only to those who ask for it."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, order=True)
class Position:
    """A place in a file, both counted from 1 as editors do."""

    line: int
    column: int


TOP = Position(1, 1)


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, where it is, and what to do about it.

    `code` is one of those explained in `toolkit/codes/`; it stays the same for ever, wording may change.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        severity = "" if self.severity is Severity.ERROR else f"{self.severity}: "
        return f"{self.path}:{self.line}:{self.column}: {self.code} {severity}{self.message}"

    def as_data(self) -> dict[str, str | int]:
        """The problem as plain data, for `toolkit check --format json`."""
        keys = ("path", "line", "column", "code", "severity", "message", "page")
        return {key: getattr(self, key) for key in keys} | {"severity": str(self.severity)}

    @property
    def page(self) -> str:
        """Where the page lies in the repository that says what the code means."""
        return page_of(self.code)

    def as_warning(self) -> Problem:
        """The same, as something that does not stop the build."""
        return replace(self, severity=Severity.WARNING)

    def as_advice(self) -> Problem:
        """The same, as something to think about, which nobody has to follow."""
        return replace(self, severity=Severity.ADVICE)


def page_of(code: str) -> str:
    """Where the page of a code lies in the repository."""
    return f"docs/codes/{code}.md"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only the problems that stop the build."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


# How like two names are that differ in a letter or two, two words of which one is the other misspelt, and two names
# of which one was taken for the other, though a whole word of them differs.
_A_LETTER = 0.93
_A_WORD = 0.5
_A_NAME = 0.8


def nearest(found: str, known: Iterable[str]) -> str | None:
    """The known word that the found one was most likely meant to be, if any is close."""
    words = sorted(set(known))
    lowered = {word.lower(): word for word in reversed(words)}
    if found.lower() in lowered:
        return lowered[found.lower()]
    parts = _words_of(found.lower())
    same = [word for word in lowered if sorted(_words_of(word)) == sorted(parts)]
    close = difflib.get_close_matches(found.lower(), list(lowered), n=len(lowered) or 1, cutoff=0.6)
    # Among those that are close, one with a word more or less is nearer than one with another word.
    related = [word for word in close if set(_words_of(word)) <= set(parts) or set(parts) <= set(_words_of(word))]
    used = {part for word in lowered for part in _words_of(word)}
    meant = [word for word in close[:1] if not _is_another(parts, _words_of(word), used)]
    # Of two that differ in a letter or two, no other is nearer.
    slips = [word for word in close[:1] if difflib.SequenceMatcher(None, found.lower(), word).ratio() >= _A_LETTER]
    likely = [*same, *slips, *(related if len(related) == 1 else []), *meant]
    return lowered[likely[0]] if likely else None


def _is_another(found: list[str], known: list[str], used: set[str]) -> bool:
    """Whether two names of several words differ in one word that is none misspelt: East and West Lothian are two."""
    differing = [(mine, other) for mine, other in zip(found, known, strict=False) if mine != other]
    if not (1 < len(found) == len(known) and len(differing) == 1):
        return False
    mine, other = differing[0]
    return mine in used or (
        difflib.SequenceMatcher(None, mine, other).ratio() < _A_WORD
        and difflib.SequenceMatcher(None, "-".join(found), "-".join(known)).ratio() < _A_NAME
    )


def _words_of(name: str) -> list[str]:
    return re.split(r"[-/]", name)


def did_you_mean(found: str, known: Iterable[str], most: int = 12) -> str:
    """The end of a message: the nearest known word, or what there is when that is not more than `most`."""
    words = sorted(set(known))
    guess = nearest(found, words)
    if guess is not None:
        return f"; did you mean “{guess}”?"
    if 0 < len(words) <= most:
        return f"; there is {either(words)}"
    return ""


def either(words: Iterable[str]) -> str:
    """A list of words in a sentence: “a”, “b” or “c”."""
    quoted = [f"“{word}”" for word in words]
    if len(quoted) < 2:
        return "".join(quoted)
    return ", ".join(quoted[:-1]) + " or " + quoted[-1]


def shown(value: object) -> str:
    """What was found, said briefly."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return f"the number {value}"
    if isinstance(value, str):
        return f"the text “{value if len(value) <= 60 else value[:57] + '…'}”"
    if isinstance(value, Mapping):
        return "“key: value” lines" if value else "empty brackets"
    return "a list" if value else "an empty list"

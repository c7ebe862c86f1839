"""What is wrong with the content: one problem, and how it is said to people."""

from __future__ import annotations

import difflib
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

    `code` is one of `CODES`; it stays the same for ever, wording may change.
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
        keys = ("path", "line", "column", "code", "severity", "message")
        return {key: getattr(self, key) for key in keys} | {"severity": str(self.severity)}

    def as_warning(self) -> Problem:
        """The same, as something that does not stop the build."""
        return replace(self, severity=Severity.WARNING)

    def as_advice(self) -> Problem:
        """The same, as something to think about, which nobody has to follow."""
        return replace(self, severity=Severity.ADVICE)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only the problems that stop the build."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


CODES = {
    # Reading the file
    "Y001": "the file cannot be read",
    "Y002": "the file is not UTF-8 text",
    "Y003": "the file is larger than 1 MiB",
    "Y004": "a tab, or another blank that is not a space",
    "Y005": "the YAML cannot be understood",
    "Y006": "a key is written twice",
    "Y007": "anchors, aliases and merge keys are not used",
    "Y008": "tags are not used",
    "Y009": "nested too deeply",
    "Y010": "more than one document in a file",
    "Y011": "a key that is not plain text",
    "Y012": "the front matter of a Markdown file is missing or not closed",
    "Y013": "a character that cannot be seen",
    # The shape of what is written
    "S001": "an unknown key",
    "S002": "a missing key",
    "S003": "another kind of value is expected",
    "S004": "not one of the words that are allowed",
    "S005": "not an id",
    "S006": "not a date",
    "S007": "not a web address",
    "S008": "a number outside its limits",
    "S009": "not a condition or a test",
    "S010": "two things that cannot stand together",
    "S011": "empty where something is needed",
    "S012": "a file in the wrong place or with the wrong name",
    # Links between things
    "L001": "a link to something that does not exist",
    "L002": "an id that is used twice",
    "L003": "a link that is not https",
    "L004": "a closed service is offered",
    # Text
    "T001": "raw HTML in Markdown",
    "T002": "a heading of the first level in the body, or one that is not read as a heading",
    "T003": "a picture",
    "T004": "a link that is not read as a link",
    # The meaning of a questionnaire
    "Q001": "a condition names a question that does not exist",
    "Q002": "a condition names an option that does not exist",
    "Q003": "a condition names a score that does not exist",
    "Q004": "a test that does not fit the kind of question, or that nothing can pass",
    "Q005": "show_if looks at a question that comes later",
    "Q006": "show_if looks at a score",
    "Q007": "scores rest on each other in a circle",
    "Q008": "a score that cannot be computed as written",
    "Q009": "bands out of order",
    "Q010": "a score that may have no band",
    "Q011": "an option without points in a question that scores",
    "Q012": "advice for an option that does not exist",
    "Q013": "a word that is reserved",
    "Q014": "an option set that does not exist",
    "Q015": "a question without what its kind needs",
    "Q016": "weights or settings that have no effect",
    "Q017": "an option set that nobody uses",
    "Q018": "an option or question that is said to be gone but is still there, or that leads nowhere",
    # Ids outlive wording
    "I001": "an id that was published is gone",
    "I002": "an id that was published means something else now",
    "I003": "an id of something that went away is used again",
    "I004": "a declaration of the same meaning that is no longer needed",
    # Proof by example
    "E001": "an example with an answer that does not fit",
    "E002": "an example that does not come out as expected",
    "E003": "an expectation of something that does not exist",
    "E004": "a questionnaire without examples",
    "E005": "an always statement that an example refutes",
    # Proof over all answers
    "P001": "an always statement that some answers refute",
    "P002": "something that is not proved",
    "P003": "something that can never happen",
}


def nearest(found: str, known: Iterable[str]) -> str | None:
    """The known word that the found one was most likely meant to be, if any is close."""
    words = sorted(set(known))
    lowered = {word.lower(): word for word in reversed(words)}
    if found.lower() in lowered:
        return lowered[found.lower()]
    close = difflib.get_close_matches(found.lower(), list(lowered), n=1, cutoff=0.6)
    return lowered[close[0]] if close else None


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

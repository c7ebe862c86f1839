"""Problems as GitHub shows them: beside the lines of a pull request, and as a table on the page of the run.

GitHub takes ten errors, ten warnings and ten notices of a step and drops the rest without a word, so the most useful
ten are chosen here and all of them stand in the table. What problems quote was written by whoever opened the pull
request: no text of it may start a command of its own, or end its cell of the table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from toolkit.problems import Problem, Severity

MOST = 10
MOST_ROWS = 500
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
_HAS_MEANING = re.compile(r"[^\w\s,;'’“”‘?=%/–—….():-]|_|:(?! )|(?<=www)\.", re.IGNORECASE)


def beside_lines(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that are shown beside their lines: at most ten of a severity, from as many files as there are."""
    chosen: list[Problem] = []
    for severity in _COMMANDS:
        chosen += _spread(problem for problem in problems if problem.severity is severity)[:MOST]
    return chosen


def log_lines(problems: Sequence[Problem]) -> Iterator[str]:
    """What a step prints: the annotations, then every other problem as a plain line of the log."""
    shown = beside_lines(problems)
    yield from (_annotation(problem) for problem in shown)
    others = [problem for problem in problems if problem not in shown]
    if others:
        yield f"::group::{_in_words(shown, problems)}; the others:"
        yield from map(_plain, others)
        yield "::endgroup::"


def table(problems: Sequence[Problem]) -> str:
    """Every problem as a Markdown table, with how many of them stand beside the lines."""
    if not problems:
        return "Everything fits together.\n"
    lines = [f"{_in_words(beside_lines(problems), problems)}.", "", "| | Where | Code | What |", "|---|---|---|---|"]
    ordered = sorted(problems, key=lambda problem: (list(_COMMANDS).index(problem.severity), problem))
    lines += [_row(problem) for problem in ordered[:MOST_ROWS]]
    if len(problems) > MOST_ROWS:
        lines += ["", f"The table ends after {MOST_ROWS}; `make check` has them all."]
    return "\n".join(lines) + "\n"


def as_text(words: str) -> str:
    """Untrusted words as Markdown that shows them as they stand, on one line: no sign in them has a meaning."""
    return _HAS_MEANING.sub(lambda sign: f"&#{ord(sign[0])};", " ".join(words.split()))


def _in_words(shown: Sequence[Problem], problems: Sequence[Problem]) -> str:
    verb = "is" if len(problems) == 1 else "are"
    return f"{len(shown)} of {len(problems)} {verb} shown beside the lines"


def _spread(problems: Iterable[Problem]) -> list[Problem]:
    """The first problem of every file, then the second of every file, and so on."""
    seen: Counter[str] = Counter()
    ranked = []
    for problem in sorted(problems):
        ranked.append((seen[problem.path], problem))
        seen[problem.path] += 1
    return [problem for _, problem in sorted(ranked)]


def _annotation(problem: Problem) -> str:
    properties = {"file": problem.path, "line": problem.line, "col": problem.column, "title": problem.code}
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[problem.severity]} {written}::{_data(problem.message)}"


def _plain(problem: Problem) -> str:
    """A line that starts no command; their older form, `##[`, is looked for anywhere in a line."""
    return f"- {' '.join(str(problem).split())}".replace("##[", "## [")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _row(problem: Problem) -> str:
    where = f"{problem.path}:{problem.line}:{problem.column}"
    return f"| {problem.severity} | {as_text(where)} | {problem.code} | {as_text(problem.message)} |"

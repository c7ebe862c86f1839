"""For advisers: every outcome of a questionnaire, how often, and a link that opens the questionnaire in that state.

Nobody is led here: no menu, no search and no sitemap names these pages, and search engines are asked to leave them
out. What they say is proved by `toolkit.explore`; the exploring of a build is done once, for the checks and for this.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from site_builder.links import Links
from site_builder.reading import words
from site_builder.reading.document import Document, fill
from site_builder.reading.shelves import Shelves
from toolkit.answer_link import answers_fragment
from toolkit.compiled import Compiled
from toolkit.compiling import compile_questionnaire
from toolkit.condition_words import Wording, answer_in_words, wording_of
from toolkit.explore.explorer import Share
from toolkit.explore.extremes import Extremes
from toolkit.explore.report import Found, Report, explored, in_figures, in_percent
from toolkit.library import Entry, Library
from toolkit.map.flow import flow_of
from toolkit.map.svg import as_svg
from toolkit.model.questionnaire import Questionnaire

INDEX = "/advisers/"
# A share is said as “2 in 3” when it is exactly that, of no more than this many.
_MOST_IN_WORDS = 1000
_HEADINGS = {
    "question": "Questions that are asked",
    "band": "Bands of the scores",
    "level": "Levels",
    "advice": "Advice",
    "duty": "What the law asks",
    "service": "Services",
}
_STATES = {"met": "met", "unmet": "not met", "unknown": "not known"}


@dataclass(frozen=True)
class Way:
    """The shortest set of answers that leads somewhere, and the address that opens the questionnaire with them."""

    answers: tuple[tuple[str, str], ...]
    address: str


@dataclass(frozen=True)
class Outcome:
    """An outcome: how often it comes, and the way to it; None where nothing leads there or nothing was proved."""

    id: str
    name: str
    often: str
    way: Way | None
    not_proved: str | None


@dataclass(frozen=True)
class Group:
    """Outcomes of one kind."""

    id: str
    title: str
    outcomes: tuple[Outcome, ...]


def path_of(questionnaire: str) -> str:
    """The site path of the page of one questionnaire."""
    return f"{INDEX}outcomes/{questionnaire}/"


def documents(shelves: Shelves) -> Iterator[Document]:
    """The index, and a page for each questionnaire."""
    links = Links(shelves.library, INDEX)
    pages = [(entry, links.to(path_of(entry.id))) for entry in shelves.checks]
    yield Document(
        path=INDEX,
        title="For advisers",
        description="Every outcome of each questionnaire, and a link that opens it.",
        body=fill("advisers.html", links, {"pages": pages}),
        listed=False,
    )
    for entry in shelves.checks:
        yield _page(shelves.library, entry)


def maps(shelves: Shelves) -> Iterator[tuple[str, bytes]]:
    """The map of each questionnaire, a file beside its page."""
    for entry in shelves.checks:
        yield f"{path_of(entry.id)[1:]}map.svg", as_svg(flow_of(entry, shelves.library)).encode()


@lru_cache(maxsize=16)
def report_of(compiled: Compiled) -> Report:
    """What exploring found; a preview that is built again does not explore again what has not changed."""
    return explored(compiled)


def _page(library: Library, entry: Entry[Questionnaire]) -> Document:
    links = Links(library, path_of(entry.id))
    compiled = compile_questionnaire(entry, library)
    report = report_of(compiled)
    groups = _Matrix(library, compiled, wording_of(entry, library), links).groups(report)
    values = {
        "questionnaire": entry.value,
        "address": links.of("questionnaire", entry.id),
        "advisers": INDEX,
        "spans": [
            _span("questions that a way through has", report.questions),
            _span("pieces of advice of a result", report.advice),
        ],
        "is_proved": report.is_proved,
        "sets": _sets(report),
        "never": [(group.title, outcome) for group in groups for outcome in group.outcomes if _never(outcome)],
        "groups": [Group(each.id, each.title, tuple(o for o in each.outcomes if not _never(o))) for each in groups],
    }
    return Document(
        path=path_of(entry.id),
        title=f"Outcomes of “{entry.value.title}”",
        description="Every outcome, how often it comes, and the shortest set of answers that leads to it.",
        body=fill("outcomes.html", links, values),
        listed=False,
    )


def _sets(report: Report) -> str:
    """How many sets of answers there are, and whether each was looked at."""
    if isinstance(report.whole, str):
        return f"The sets of answers to this questionnaire could not be counted, because {report.whole}."
    number = f"There are {_raised(in_figures(report.whole.of_sets))} sets of answers to this questionnaire"
    return f"{number}, and every one was counted." if report.is_proved else f"{number}."


def _span(what: str, found: Extremes | str) -> str:
    """How many there can be, in words; or that it was not proved, and why."""
    if isinstance(found, str):
        return f"The number of {what} is not proved, because {found}."
    return f"The number of {what} is {found.fewest} to {found.most}."


def _never(outcome: Outcome) -> bool:
    return outcome.way is None and outcome.not_proved is None


class _Matrix:
    """The outcomes of one questionnaire in words."""

    def __init__(self, library: Library, compiled: Compiled, wording: Wording, links: Links) -> None:
        self.library = library
        self.compiled = compiled
        self.wording = wording
        self.address = links.of("questionnaire", compiled.questionnaire)
        self.numbers = {question.id: number for number, question in enumerate(compiled.questions, start=1)}

    def groups(self, report: Report) -> list[Group]:
        """The outcomes by kind; only the kinds that there are."""
        found = {kind: tuple(self._outcome(each) for each in report.found if each.kind == kind) for kind in _HEADINGS}
        return [Group(kind, _HEADINGS[kind], outcomes) for kind, outcomes in found.items() if outcomes]

    def _outcome(self, found: Found) -> Outcome:
        share = found.share
        name = "--".join(filter(None, (found.kind, found.id, found.state)))
        answers = share.answers if share else None
        return Outcome(
            id=name,
            name=self._name(found),
            often=often(share) if share else "Not proved",
            way=None if answers is None else self._way(answers),
            not_proved=found.not_proved,
        )

    def _way(self, answers: Mapping[str, Any]) -> Way:
        said = tuple(
            (self.wording.questions.get(name, name), answer_in_words(name, answer, self.wording))
            for name, answer in answers.items()
        )
        # Without answers the questionnaire opens as it always does.
        return Way(said, f"{self.address}{answers_fragment(self.compiled, answers)}" if answers else self.address)

    def _name(self, found: Found) -> str:
        library, name, state = self.library, found.id, found.state or ""
        match found.kind:
            case "question":
                return f"{self.numbers[name]}. {self.wording.questions[name]}"
            case "band":
                return f"{self.wording.scores[name]}: {self.wording.bands.get((name, state), state)}"
            case "level":
                return self.wording.levels[name]
            case "advice":
                return library.guidance[name].value.title
            case "duty":
                return f"{library.duties[name].value.title}: {_STATES[state]}"
            case _:
                return library.services[name].value.name


def _raised(figures: str) -> str:
    """A power of ten with its figures raised: “3.1 × 10³³”."""
    number, _, power = figures.partition("^")
    return number + power.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def often(share: Share) -> str:
    """How often something comes, in words: its share of the complete sets of answers."""
    part = share.part
    if not share.possible:
        return "Never"
    if share.certain:
        return "Always"
    if part == 1:
        return "Always, once every question is answered"
    if part == 0:
        return "Only while something is not answered"
    percent = in_percent(part)
    if part.denominator <= _MOST_IN_WORDS:
        return f"{part.numerator} in {part.denominator} ({percent})"
    return words.first_up(percent if percent.startswith(("under", "over")) else f"about {percent}")

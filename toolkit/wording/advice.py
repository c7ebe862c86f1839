"""All advice on wording: every rule on every text that owners read, each piece at the words in question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from toolkit.library import Library
from toolkit.problems import Problem
from toolkit.wording.jargon import hard_words
from toolkit.wording.passages import Passage, passages
from toolkit.wording.places import place
from toolkit.wording.questions import double_questions, negatives
from toolkit.wording.reading_grade import Measure, measured
from toolkit.wording.rules import (
    Rule,
    capitals,
    latin,
    links_that_say_nothing,
    long_sentences,
    must_without_law,
    words_that_blame,
)
from toolkit.wording.sentences import words

# A text with fewer words has no grade worth telling.
ENOUGH_WORDS = 100


def advise(library: Library) -> Iterator[Problem]:
    """What could be said more plainly; all of it is advice."""
    read = list(passages(library))
    for code, rule in _rules(library, read).items():
        for passage in read:
            for remark in rule(passage):
                where = place(passage, remark.block, remark.at)
                yield passage.entry.source.problem(where, code, remark.message).as_advice()
    yield from reading_grade(read)


def _rules(library: Library, read: Iterable[Passage]) -> dict[str, Rule]:
    return {
        "W001": long_sentences,
        "W002": double_questions,
        "W003": negatives,
        "W004": hard_words(library.words),
        "W005": must_without_law,
        "W006": words_that_blame,
        "W007": links_that_say_nothing,
        "W008": capitals(_written_small(read)),
        "W009": latin,
    }


def _written_small(read: Iterable[Passage]) -> set[str]:
    """Every word that stands somewhere in small letters."""
    texts = (block.text for passage in read for block in passage.blocks)
    return {word for text in texts for word in words(text) if word.islower()}


def reading_grade(read: Iterable[Passage]) -> Iterator[Problem]:
    """One line for all texts: the years of school that they need, and the three that need most."""
    by_file = {path: list(texts) for path, texts in groupby(read, key=lambda passage: passage.entry.source.path)}
    measures = {path: measured(texts) for path, texts in by_file.items()}
    long = [path for path, measure in measures.items() if measure.words >= ENOUGH_WORDS]
    if not long:
        return
    total = sum(measures.values(), Measure())
    hardest = sorted(long, key=lambda path: -measures[path].grade)[:3]
    told = ", ".join(f"{path} ({measures[path].grade:.1f})" for path in hardest)
    message = f"the texts need {total.grade:.1f} years of school, and 9 or fewer are the aim; the hardest: {told}"
    first = by_file[hardest[0]][0]
    yield first.entry.source.problem(first.start, "W010", message).as_advice()

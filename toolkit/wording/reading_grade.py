"""How many years of school a text asks for: the grade of Flesch and Kincaid.

    0.39 × words per sentence + 11.8 × syllables per word − 15.59

Only what ends like a sentence counts: headings, tables and the labels of options would make a text look easier.
Syllables are counted by rule. Of the words that owners read here, each as often as it stands there, that is right for
98 in 100, measured against the pronouncing dictionary of Carnegie Mellon University; the hyphens of a dictionary for
typesetting are right for 90.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from toolkit.wording.passages import Passage
from toolkit.wording.sentences import sentences, words


@dataclass(frozen=True)
class Measure:
    """What a text adds up to."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0

    def __add__(self, other: Measure) -> Measure:
        return Measure(self.sentences + other.sentences, self.words + other.words, self.syllables + other.syllables)

    @property
    def grade(self) -> float:
        """The years of school; only for a text that has words."""
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


def measured(passages: Iterable[Passage]) -> Measure:
    """The measure of some passages together."""
    total = Measure()
    for passage in passages:
        for block in passage.blocks:
            for _, sentence in sentences(block.text) if block.kind == "prose" else ():
                found = words(sentence)
                if found and _ENDS.search(sentence):
                    total += Measure(1, len(found), sum(map(syllables, found)))
    return total


_ENDS = re.compile(r"[.!?][”’\"')\]]*\s*$")
_VOWELS = re.compile(r"[aeiouy]+")
# An “e” that is written and not spoken: time, offers, worked (not wanted), safety, every.
_SILENT = (
    re.compile(r"[^aeiouy]e$"),
    re.compile(r"[^aeiouycgsxz]es$(?<!ches)(?<!shes)"),
    re.compile(r"[^aeioudty]ed$"),
    re.compile(r"[^aeiouy]e(?:ly|ments?|ful|less|ness|t(?:y|ies)|bod(?:y|ies)|things?|times|where|guards?)$"),
    re.compile(r"^(?:ever.|busi)"),
)
# Vowels that stand together and are spoken apart, and endings without one: table, doing, employee, client, didn’t.
_SPOKEN = (
    re.compile(r"[^aeiouylrw]le[sd]?$"),
    re.compile(r"[aeouy]ing"),
    re.compile(r"oy(?:ee|er|able)"),
    re.compile(r"i(?:en[ct]|et|est|er)(?!.*tient)"),
    re.compile(r"(?<![cstgx])i[oau](?!u)"),
    re.compile(r"[^q]ua[ltr]"),
    re.compile(r"[dst]n[’']t$"),
    re.compile(r"sms?$"),
    re.compile(r"^(?:rea[cd]t|co[oe]p|triag)"),
    re.compile(r"cre[ai]"),
    re.compile(r"eas?$"),
    re.compile(r"yon"),
)
_GENITIVE = re.compile(r"[’']s?$")


@cache
def syllables(word: str) -> int:
    """How many syllables a word has; a figure counts as one."""
    plain = _GENITIVE.sub("", word.lower())
    spoken = sum(1 for rule in _SPOKEN if rule.search(plain)) - sum(1 for rule in _SILENT if rule.search(plain))
    return max(1, len(_VOWELS.findall(plain)) + spoken)

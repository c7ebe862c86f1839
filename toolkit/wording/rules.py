"""The rules of plain words: of each passage, what a good editor would change.

A rule is a small function from a passage to what it found. It would rather say too little than too much: advice that is
often beside the point is soon read by nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from toolkit.wording.passages import HEADINGS, Passage
from toolkit.wording.sentences import sentences, words

MOST_WORDS = 25


@dataclass(frozen=True)
class Remark:
    """Something that could be said better: the block of the passage, the place in its text, the advice."""

    block: int
    at: int
    message: str


Rule = Callable[[Passage], Iterator[Remark]]


def long_sentences(passage: Passage) -> Iterator[Remark]:
    """Sentences that a reader has to hold in mind for too long."""
    for number, block in enumerate(passage.blocks):
        for at, sentence in sentences(block.text) if block.kind == "prose" else ():
            if (count := len(words(sentence))) > MOST_WORDS:
                yield Remark(number, at, f"this sentence has {count} words; {MOST_WORDS} are enough, so make it two")


_MUST = re.compile(r"\b(must|(?:have|has) to\b[^.?!]*\bby law|(?:required|obliged) by law)\b", re.IGNORECASE)


# “If hands must do it”, “Must it be moved?”: what has to be, and nobody's order.
_ONLY_IF = re.compile(r"\b(?:if|whether|when|where|which|what|who|how)\b[^.;:?!]*$|(?:^|[.?!:]\W*)$", re.IGNORECASE)


def must_without_law(passage: Passage) -> Iterator[Remark]:
    """“Must” in what only good practice asks."""
    if passage.needs_law and passage.key not in HEADINGS:
        what = "question’s duty" if passage.key in ("ask", "help", "why") else "duty or source of the law"
        for number, found in _found(passage, _MUST):
            if _ONLY_IF.search(passage.blocks[number].text[: found.start()]):
                continue
            message = f"“{found[0]}” tells people that the law asks it; name the {what}, or write “it helps to”"
            yield Remark(number, found.start(), message)


_BLAME = re.compile(
    r"\byou(?:’ve|'ve| have)? (?:failed|forgot|neglected|ignored)\b|\b(?:your|own) fault\b|\byou should have\b|"
    r"\byour failure\b|\byou (?:are|were) (?:to blame|guilty|careless|negligent)\b|\b(?:no|poor) excuse\b",
    re.IGNORECASE,
)


def words_that_blame(passage: Passage) -> Iterator[Remark]:
    """What makes an owner feel told off."""
    for number, found in _found(passage, _BLAME):
        yield Remark(number, found.start(), f"“{found[0]}” blames the reader; say what to do now instead")


_SAYS_NOTHING = re.compile(
    r"(?:(?:click|press|tap|see|read|look)? ?(?:here|this|more)|(?:this|the) (?:link|page|site|website)|link"
    r"|find out more|read more|more information|learn more)",
    re.IGNORECASE,
)


def links_that_say_nothing(passage: Passage) -> Iterator[Remark]:
    """Links that somebody who jumps from link to link cannot tell apart."""
    for number, block in enumerate(passage.blocks):
        for at, link in block.links:
            if _SAYS_NOTHING.fullmatch(link.strip(" .")):
                yield Remark(number, at, f"the link “{link}” does not say where it leads; name the page that opens")


_LATIN = {
    "e.g": "for example",
    "eg": "for example",
    "i.e": "that is",
    "ie": "that is",
    "etc": "and so on",
    "viz": "namely",
    "nb": "note",
    "n.b": "note",
    "vs": "or",
    "per annum": "a year",
    "pro rata": "in proportion",
    "ad hoc": "when it is needed",
    "inter alia": "among other things",
    "vice versa": "the other way round",
}
_LATIN_WORD = re.compile(rf"(?<![\w.@/])({'|'.join(map(re.escape, _LATIN))})\b\.?(?![\w@/])", re.IGNORECASE)


def latin(passage: Passage) -> Iterator[Remark]:
    """Latin that some people do not know, and screen readers read out oddly."""
    for number, found in _found(passage, _LATIN_WORD):
        yield Remark(number, found.start(), f"“{found[0]}” is Latin; write “{_LATIN[found[1].lower()]}”")


_CAPITALS = re.compile(r"(?<![\w-])[A-Z]{3,}(?![\w-])")
_SHOUTED = {
    "not",
    "must",
    "never",
    "always",
    "only",
    "all",
    "any",
    "and",
    "now",
    "warning",
    "important",
    "please",
    "urgent",
}
# Names that are also words when they are written small.
_NAMES = {"who", "aids", "act", "sam", "may", "pat", "pip"}


def capitals(vocabulary: set[str]) -> Rule:
    """A rule against words in capitals that the rest of the content, or everybody, writes small."""

    def rule(passage: Passage) -> Iterator[Remark]:
        for number, found in _found(passage, _CAPITALS):
            word = found[0].lower()
            if word in _SHOUTED or (word in vocabulary and word not in _NAMES):
                message = f"“{found[0]}” in capitals shouts, and is harder to read; write “{word}”"
                yield Remark(number, found.start(), message)

    return rule


def _found(passage: Passage, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    for number, block in enumerate(passage.blocks):
        for found in pattern.finditer(block.text):
            if not is_quoted(block.text, found.start()):
                yield number, found


def is_quoted(text: str, at: int) -> bool:
    """Whether a place stands between quotation marks: a term that is explained, or somebody else's words."""
    return text.rfind("“", 0, at) > text.rfind("”", 0, at) or text.count('"', 0, at) % 2 == 1

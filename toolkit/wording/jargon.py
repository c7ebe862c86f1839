"""Hard words, and the plain ones of `content/words.yml` to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from toolkit.library import Entry
from toolkit.model.lists import Word
from toolkit.wording.passages import Passage
from toolkit.wording.rules import Remark, Rule, is_quoted


def hard_words(listed: Mapping[str, Entry[Word]]) -> Rule:
    """A rule against the words that are listed, in every form of theirs."""
    forms = {form: entry.value for entry in listed.values() for form in _forms(entry.value.avoid)}
    by_first: dict[str, list[_Form]] = {}
    for form in sorted(forms, key=len, reverse=True):
        by_first.setdefault(form.split()[0], []).append((form, forms[form]))

    def rule(passage: Passage) -> Iterator[Remark]:
        for number, block in enumerate(passage.blocks):
            for start, end, word in _listed(block.text, by_first):
                if not _is_name(block.text, start, end) and not is_quoted(block.text, start):
                    yield Remark(number, start, _message(block.text[start:end], word))

    return rule


_Form = tuple[str, Word]
_WORD = re.compile(r"\w[\w-]*")


def _listed(text: str, by_first: Mapping[str, list[_Form]]) -> Iterator[tuple[int, int, Word]]:
    """The listed words of a text with where they start and end, the longest that fits at each place."""
    reached = 0
    for begins in _WORD.finditer(text):
        for form, word in by_first.get(begins[0].lower(), ()) if begins.start() >= reached else ():
            start, end = begins.start(), begins.start() + len(form)
            if text[start:end].lower() == form and not _WORD_GOES_ON.match(text, end):
                reached = end
                yield start, end, word
                break


_WORD_GOES_ON = re.compile(r"[\w-]")


def _forms(word: str) -> Iterator[str]:
    """The word as it is listed, and as it stands in a sentence: commence, commences, commenced, commencing."""
    word = " ".join(word.lower().split())
    yield word
    if " " in word or not word.isalpha():
        return
    if word.endswith("e"):
        yield from (word + "s", word + "d", word[:-1] + "ing")
    elif word.endswith("y") and word[-2:-1] not in set("aeiou"):
        yield from (word[:-1] + "ies", word[:-1] + "ied", word + "ing")
    else:
        yield from (word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s"), word + "ed", word + "ing")


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether this is part of a name: a capital inside a sentence, or a name that goes on after it."""
    if not text[start].isupper():
        return False
    begins = not text[:start].strip() or re.search(r"[.!?:]\W*$", text[:start])
    return not begins or re.match(r" [A-Z]", text[end:]) is not None


def _message(found: str, word: Word) -> str:
    plainer = " or ".join(f"“{use.strip()}”" for use in word.use.split(","))
    return f"“{found}” is a hard word; write {plainer}" + (f" ({word.why.rstrip('.')})" if word.why else "")

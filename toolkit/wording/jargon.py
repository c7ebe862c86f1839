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
        pattern = re.compile(rf"{re.escape(form)}(?![\w-])", re.IGNORECASE)
        by_first.setdefault(form.split()[0], []).append((pattern, forms[form]))

    def rule(passage: Passage) -> Iterator[Remark]:
        for number, block in enumerate(passage.blocks):
            for found, word in _listed(block.text, by_first):
                if not _is_name(block.text, found) and not is_quoted(block.text, found.start()):
                    yield Remark(number, found.start(), _message(found[0], word))

    return rule


_Form = tuple[re.Pattern[str], Word]
_WORD = re.compile(r"\w[\w-]*")


def _listed(text: str, by_first: Mapping[str, list[_Form]]) -> Iterator[tuple[re.Match[str], Word]]:
    """The listed words of a text, the longest that fits at each place."""
    reached = 0
    for begins in _WORD.finditer(text):
        for pattern, word in by_first.get(begins[0].lower(), ()) if begins.start() >= reached else ():
            if (found := pattern.match(text, begins.start())) is not None:
                reached = found.end()
                yield found, word
                break


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


def _is_name(text: str, found: re.Match[str]) -> bool:
    """Whether this is part of a name: a capital inside a sentence, or a name that goes on after it."""
    if not found[0][0].isupper():
        return False
    begins = not text[: found.start()].strip() or re.search(r"[.!?:]\W*$", text[: found.start()])
    return not begins or re.match(r" [A-Z]", text[found.end() :]) is not None


def _message(found: str, word: Word) -> str:
    plainer = " or ".join(f"“{use.strip()}”" for use in word.use.split(","))
    return f"“{found}” is a hard word; write {plainer}" + (f" ({word.why.rstrip('.')})" if word.why else "")

"""How a question is put: one thing at a time, and without a “not”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.wording.passages import Passage
from toolkit.wording.rules import Remark

_ASK = "ask"

# What begins a second question after “and” or “or”.
_AGAIN = (
    r"(?:do|does|did|is|are|was|were|have|has|had|can|could|will|would|should)\s+"
    r"(?:you|they|it|he|she|we|your|the|this|that|there|people|staff|everyone|everybody|anyone|anybody|somebody|someone)"
    r"|(?:if so|how|what|who|when|where|why|which|whether)"
)
# Verbs that are never nouns, so that “and keep” joins two things to do and not two things.
_VERBS = (
    "act|agree|allow|arrange|ask|avoid|become|begin|bring|choose|decide|develop|discuss|encourage|ensure|explain|find|"
    "follow|get|give|go|hear|help|hold|inform|involve|invite|keep|know|learn|let|listen|make|meet|offer|pay|prevent|"
    "provide|put|read|reduce|remind|remove|send|share|show|sort|speak|take|teach|tell|think|thank|train|understand|"
    "update|use|welcome|write"
)
# Verbs that may be nouns: what comes after them tells.
_EITHER = "answer|change|check|control|deal|look|measure|monitor|plan|record|report|review|support|talk|test|watch"
_OBJECT = "a|an|the|your|their|his|her|it|them|him|this|that|these|those|each|every|any|everyone|everybody|at|to|with"
_DONE = (
    r"\w{3,}ed|acted|agreed|asked|brought|chosen|decided|done|found|given|got|kept|known|made|met|paid|put|read|said|"
    r"sent|set|shown|taken|taught|thought|told|understood|written"
)
_SECOND = re.compile(
    rf"\b(?:and|or)\s+(?:then\s+|also\s+)?(?:{_AGAIN})\b"
    rf"|\band\s+(?:then\s+|also\s+|do\s+you\s+)?(?:{_VERBS}|(?:{_EITHER})\s+(?:{_OBJECT}))\b"
    rf"|\?\s+\S",
    re.IGNORECASE,
)
_SECOND_DONE = re.compile(rf"\b(?:{_DONE})\b[^,?]*\band\s+(?:then\s+|also\s+)?(?:{_DONE})\b", re.IGNORECASE)
_ONE_THING = re.compile(
    r"\b(?:try|go|come|stop|wait|how|when|where|what|who|why)\s+$|\bbetween\s[^?]*$|\bboth\s[^?]*$", re.IGNORECASE
)
_ASKS_DONE = re.compile(r"(?:have|has|are|is|were|was)\b", re.IGNORECASE)


def double_questions(passage: Passage) -> Iterator[Remark]:
    """Two things to be answered at once, where one may be true and the other not."""
    if passage.key != _ASK:
        return
    text = passage.blocks[0].text
    found = _SECOND.search(text)
    if found and not _ONE_THING.search(text[: found.start()]):
        yield _two(text, found.start())
    elif not found and _ASKS_DONE.match(text) and (done := _SECOND_DONE.search(text)):
        yield _two(text, done.start() + done[0].lower().rindex(" and ") + 1)


def _two(text: str, at: int) -> Remark:
    second = " ".join(text[at:].lstrip("? ").split()[:4]).rstrip("?")
    message = f"with “{second} …” this asks two things, and somebody may do only one; ask one, or make it two questions"
    return Remark(0, at, message)


_NEGATIVE = re.compile(
    r"\b(?:not|never|neither|nor|nobody|nothing|nowhere|none|no|cannot)\b(?! (?:more|less|later) than)|\w+n[’']t\b",
    re.IGNORECASE,
)
_NO_TOO = re.compile(
    r"\b(?:without|un(?:able|aware|clear|fair|happy|healthy|likely|safe|sure|well|willing)|disagree|lack|refuse|avoid|fail)\b",
    re.IGNORECASE,
)
# After these the question itself is put; “people who cannot come” only says which people are meant.
_BY_THE_WAY = re.compile(r"\b(?:who|which|that|when|if|because|while|where|what|whether|how|even)\b", re.IGNORECASE)


def negatives(passage: Passage) -> Iterator[Remark]:
    """A question with a “not”, to which “yes” may mean either."""
    if passage.key != _ASK:
        return
    text = passage.blocks[0].text
    found = list(_NEGATIVE.finditer(text))
    aside = _BY_THE_WAY.search(text, text.find(" "))
    first = found[0] if found else None
    if first is None:
        return
    if len(found) > 1 or _NO_TOO.search(text):
        yield Remark(
            0, first.start(), f"“{first[0]}” and another negative turn the question round twice; ask what is so"
        )
    elif aside is None or first.start() < aside.start():
        yield Remark(0, first.start(), f"after “{first[0]}” people cannot be sure what “yes” means; ask it without")

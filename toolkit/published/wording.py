"""Whether two wordings of a question ask the same: what a careful reader would stumble over, no more."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable

_NEGATIONS = {"no", "not", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot"}
_OPPOSITES = [
    ("more", "fewer"),
    ("more", "less"),
    ("most", "least"),
    ("before", "after"),
    ("above", "below"),
    ("over", "under"),
    ("always", "rarely"),
    ("often", "rarely"),
    ("often", "seldom"),
    ("many", "few"),
    ("good", "bad"),
    ("good", "poor"),
    ("better", "worse"),
    ("easy", "difficult"),
    ("easy", "hard"),
    ("well", "badly"),
    ("with", "without"),
    ("all", "any"),
]
_NEGATIVE_PREFIXES = ("un", "in", "im", "dis", "non")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# What stands in any question, and says nothing of what it asks.
_LITTLE = frozenset(
    re.findall(
        r"\w+",
        "a an and any are as at be been business by can could do does did for from had has have how if in is it its "
        "of on or our people person so staff somebody someone that the their them there they this to was we were "
        "what when which who will with would you your",
    )
)

# At least so much of what two questions are about, or of their letters, is the same when they ask the same.
_SHARED_WORDS = 0.4
_SHARED_LETTERS = 0.75
# Words that start alike are forms of one: absence and absent, talk and talking.
_STEM = 4


def another_meaning(old: str, new: str) -> str | None:
    """Why the new wording does not ask what the old one asked, as the middle of a sentence; None when it does."""
    before, after = _words(old), _words(new)
    return _turned(before, after) or _other_figures(before, after) or _beyond_recognition(before, after)


def turned_round(old: str, new: str) -> str | None:
    """Whether a negation or an opposite came or went; only texts of some length are looked at."""
    before, after = _words(old), _words(new)
    return _turned(before, after) if min(len(before), len(after)) > 2 else None


def likeness(old: str, new: str) -> float:
    """How much of what they are about two texts share, from 0 to 1."""
    before, after = set(_about(_words(old))), set(_about(_words(new)))
    return 2 * len(before & after) / (len(before) + len(after)) if before or after else 1.0


def _words(text: str) -> list[str]:
    plain = re.sub(r"n[’']t\b", " not", text.lower().replace("can’t", "can not").replace("can't", "can not"))
    return re.findall(r"[^\W_]+(?:[.,]\d+)?", plain)


def _turned(before: list[str], after: list[str]) -> str | None:
    lost, gained = Counter(before) - Counter(after), Counter(after) - Counter(before)
    negated = [sum(count for word, count in words.items() if word in _NEGATIONS) for words in (lost, gained)]
    if (negated[0] - negated[1]) % 2:
        word = next(word for word in (*gained, *lost) if word in _NEGATIONS)
        return f"“{word}” {'came' if word in gained else 'went'}, which turns the question round"
    for one, other in _OPPOSITES:
        for old, new in ((one, other), (other, one)):
            if old in lost and new in gained:
                return f"“{old}” became “{new}”"
    for old in lost:
        for new in gained:
            if any(old == prefix + new or new == prefix + old for prefix in _NEGATIVE_PREFIXES):
                return f"“{old}” became “{new}”"
    return None


def _other_figures(before: list[str], after: list[str]) -> str | None:
    old, new = _figures(before), _figures(after)
    if old == new or not old or not new:
        return None
    lost, gained = list((old - new).elements()), list((new - old).elements())
    return f"“{', '.join(lost)}” became “{', '.join(gained)}”" if lost and gained else None


def _figures(words: Iterable[str]) -> Counter[str]:
    # “One” is too often no figure at all: “no one”, “one of you”.
    named = {name: str(number) for number, name in enumerate(_NUMBERS, 1) if number > 1}
    return Counter(figure for word in words if (figure := named.get(word, word))[0].isdigit())


def _beyond_recognition(before: list[str], after: list[str]) -> str | None:
    old, new = " ".join(before), " ".join(after)
    letters = difflib.SequenceMatcher(None, old, new, autojunk=False).ratio()
    if likeness(old, new) >= _SHARED_WORDS or letters >= _SHARED_LETTERS:
        return None
    return "the words have little in common"


def _about(words: Iterable[str]) -> list[str]:
    return [word[:_STEM] for word in words if word not in _LITTLE]

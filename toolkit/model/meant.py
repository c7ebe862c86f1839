"""What somebody most likely meant who wrote a number, days or a telephone number as people do on paper."""

from __future__ import annotations

import re

from toolkit.model.base import ID_PATTERN

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SEVERAL_DAYS = {
    **dict.fromkeys(("weekdays", "weekday", "workdays", "workingdays"), _DAYS[:5]),
    **dict.fromkeys(("weekend", "weekends"), _DAYS[5:]),
    **dict.fromkeys(("everyday", "daily", "alldays", "wholeweek"), _DAYS),
}
_BETWEEN = re.compile(r"\s*(?:[,;/&]|\band\b|\bor\b)\s*-?\s*", re.IGNORECASE)
_LINK = re.compile(r"(?:^|\()(?:guidance|case-study|service|template|topic|page|questionnaire):([a-z0-9/-]+)")
_RANGE = re.compile(r"\s*([a-z]{3})[a-z]*\s*(?:-|–|to)\s*([a-z]{3})[a-z]*\s*", re.IGNORECASE)
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(,\d{3})+")
_COMMA = re.compile(r"([-+]?\d+),(\d+)")
_MONEY = re.compile(r"[£€]\s*([-+]?\d+(?:\.\d+)?)")
_PHONE = re.compile(r"\d[\d ]{7,}")
# A telephone number that YAML took for a number has lost the nought at its start.
_PHONE_DIGITS = 10


def number_meant(found: str) -> str | None:
    """The number in a text with a comma for its point, with thousands set apart, or with a sign of money."""
    text = found.strip()
    if _THOUSANDS.fullmatch(text):
        return text.replace(",", "")
    comma, money = _COMMA.fullmatch(text), _MONEY.fullmatch(text)
    return f"{comma[1]}.{comma[2]}" if comma else money[1] if money else None


def days_meant(found: object) -> str | None:
    """The days of a range, such as mon-fri, or of a word for several, each by its name."""
    word = re.sub(r"[ -]", "", found).lower() if isinstance(found, str) else ""
    if word in _SEVERAL_DAYS:
        return ", ".join(_SEVERAL_DAYS[word])
    span = _RANGE.fullmatch(found) if isinstance(found, str) else None
    if span is None or not {span[1].lower(), span[2].lower()} <= set(_DAYS):
        return None
    first, last = (_DAYS.index(span[number].lower()) for number in (1, 2))
    days = _DAYS[first : last + 1] if first <= last else (*_DAYS[first:], *_DAYS[: last + 1])
    return ", ".join(days)


def phone_meant(found: object) -> str | None:
    """A telephone number in quotes, from a text, or from a number that has lost its nought."""
    if isinstance(found, int) and len(str(found)) == _PHONE_DIGITS:
        return f'"0{found}"'
    return f'"{found}"' if isinstance(found, str) and _PHONE.fullmatch(found) else None


def ids_meant(found: str) -> list[str] | None:
    """The ids of several things that stand in one text, between commas, “and” or slashes; of one, that one."""
    parts = _BETWEEN.split(found.strip("()[]-•* "))
    return parts if all(ID_PATTERN.fullmatch(part) for part in parts) else None


def linked_id(found: str) -> str | None:
    """The id in a link, or behind the kind of thing that it is."""
    link = _LINK.search(found)
    return link[1] if link else None


def address_fault(found: str) -> str | None:
    """What is wrong with a text that should be a web address, where that can be seen."""
    if link := re.search(r"\]\((https://[^()\s]+)\)", found):
        return f"write the address alone: {link[1]}"
    if found.count("://") > 1:
        return "it begins twice; write one address"
    if re.search(r"\s", found.strip()):
        return "an address has no spaces; write one address alone"
    if "," in found.partition("://")[2].partition("/")[0]:
        return "there is a comma where a point belongs"
    if found.rstrip().endswith((".", ",", ";")):
        return f"the “{found.rstrip()[-1]}” at its end does not belong to it"
    return None

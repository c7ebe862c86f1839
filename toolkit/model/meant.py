"""What somebody most likely meant who wrote a number, days or a telephone number as people do on paper."""

from __future__ import annotations

import re

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
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
    """The days of a range, such as mon-fri, each by its name."""
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

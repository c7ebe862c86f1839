"""Telephone numbers: that each has as many digits as can be dialled, and that a text prints those of its service."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from toolkit.checks.markdown import TextFault
from toolkit.library import Entry, Library
from toolkit.markdown import parsed
from toolkit.model.content import Service
from toolkit.problems import Problem, either
from toolkit.source import Location

# Old numbers that are shorter than all others.
_SHORTEST = frozenset({"08001111", "08454645", "08454646", "08454647"})
# Whole numbers of the United Kingdom: eleven digits, and ten for some old ones that begin with 01, 0500 and 0800.
_WHOLE = re.compile(r"0\d{10}|0(1\d|50|80)\d{7}")
# What is dialled without a 0: 111 and 999, 116 123 and its like, and numbers for texts of five or six digits.
_SHORT = re.compile(r"[1-9]\d{2}|[1-9]\d{4,5}")
_RELAY = re.compile(r"^1800[12]\D*")
# What reads as a telephone number in a text.
_PRINTED = re.compile(r"(?<![\w£.,/+-])0\d\d(?: ?\d){4,9}(?![\d£%/-])")


def check_phones(entry: Entry[Service]) -> Iterator[Problem]:
    """Every number of a service that nobody could dial."""
    for location, number in _numbers(entry.value):
        digits = _digits(number)
        if digits and not (digits in _SHORTEST or _WHOLE.fullmatch(digits) or _SHORT.fullmatch(digits)):
            message = (
                f"“{number}” has {len(digits)} digit{'' if len(digits) == 1 else 's'}, and a number that starts with "
                f"“{digits[:3]}” has {_wanted(digits)}; look the number up, and write all of it"
            )
            yield entry.problem(location, "T007", message)


def _numbers(service: Service) -> Iterator[tuple[Location, str]]:
    for index, phone in enumerate(service.phones):
        yield ("phones", index, "number"), phone.number
    if service.textphone:
        yield ("textphone",), service.textphone
    if service.text_relay:
        yield ("text_relay",), _RELAY.sub("", service.text_relay)


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def _wanted(digits: str) -> str:
    """How many digits a number that starts so can have."""
    if not digits.startswith("0"):
        return "3, 5 or 6"
    return "11, or 10 for a few old ones" if digits.startswith(("01", "050", "080")) else "11"


def printed_numbers(text: str, library: Library) -> Iterator[TextFault]:
    """A number in a paragraph that leads to one service, and is none of that service."""
    line = 0
    for token in parsed(text):
        line = token.map[0] if token.map else line
        if token.type == "inline" and (fault := _printed(line, token, library)):
            yield fault


def _printed(line: int, block: Token, library: Library) -> TextFault | None:
    inner = block.children or []
    targets = [str(token.attrs.get("href", "")) for token in inner if token.type == "link_open"]
    names = {target.removeprefix("service:").partition("#")[0] for target in targets if target.startswith("service:")}
    found = _PRINTED.findall("".join(_words(token) for token in inner))
    entry = library.services.get(next(iter(names))) if len(names) == 1 else None
    if len(found) != 1 or entry is None or entry.value.status == "closed":
        return None
    known = [number for _, number in _numbers(entry.value)]
    if not known or _digits(found[0]) in map(_digits, known):
        return None
    message = f"“{found[0]}” is not the number of “{entry.value.name}”, to which this text leads; its number is "
    message += f"{either(dict.fromkeys(known))}; look which is right, and write it here"
    return TextFault(line, found[0], "T007", message)


def _words(token: Token) -> str:
    """What people read of a part of a paragraph."""
    return " " if token.type in ("softbreak", "hardbreak") else token.content

"""Telephone numbers: that each has as many digits as can be dialled, and that a text prints those of its service."""

from __future__ import annotations

import difflib
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
# How a link to a service begins.
_SERVICE = "service:"
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
    """Every number of a service, without the sign of the relay before it."""
    for index, phone in enumerate(service.phones):
        yield ("phones", index, "number"), _RELAY.sub("", phone.number)
    if service.textphone:
        yield ("textphone",), _RELAY.sub("", service.textphone)
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
    """A number in a paragraph that leads to services, and is none of theirs."""
    line = 0
    for token in parsed(text):
        line = token.map[0] if token.map else line
        if token.type == "inline":
            yield from _printed(line, token, library)


def _printed(line: int, block: Token, library: Library) -> Iterator[TextFault]:
    services = _linked(block, library)
    known = {_digits(number): service for service in services for _, number in _numbers(service)}
    # Where one has closed, or has no number, the number may be one that it had.
    if not known or any(service.status == "closed" or not service.phones for service in services):
        return
    for found in _PRINTED.findall("".join(_words(token) for token in block.children or ())):
        if _digits(found) in known:
            continue
        meant = known[difflib.get_close_matches(_digits(found), known, n=1, cutoff=0)[0]]
        numbers = either(dict.fromkeys(number for _, number in _numbers(meant)))
        message = (
            f"“{found}” is not the number of “{meant.name}”, to which this text leads; its number is {numbers}; "
            "look which is right, and write it here"
        )
        yield TextFault(line, found, "T007", message)


def _linked(block: Token, library: Library) -> list[Service]:
    """The services to which a paragraph leads."""
    targets = [str(token.attrs.get("href", "")) for token in block.children or () if token.type == "link_open"]
    names = [target[len(_SERVICE) :].partition("#")[0] for target in targets if target.startswith(_SERVICE)]
    return [library.services[name].value for name in dict.fromkeys(names) if name in library.services]


def _words(token: Token) -> str:
    """What people read of a part of a paragraph."""
    return " " if token.type in ("softbreak", "hardbreak") else token.content

"""Telephone numbers: that each has as many digits as can be dialled, and that a text prints those of its service."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from itertools import pairwise

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
# Digits in which a number may differ from another that was meant.
_FEW = 2
# How a link to a service begins.
_SERVICE = "service:"
# What reads as a telephone number in a text.
_PRINTED = re.compile(r"(?<![\w£.,/+-])0\d\d(?: ?\d){4,9}(?![\d£%/-])")


# Numbers that everybody may dial, whether or not a service has them: emergencies, the police, NHS 24, power cuts.
_FOR_EVERYBODY = frozenset({"999", "112", "101", "111", "105"})
# What reads as a short number in a text: a helpline's, or two or three digits that somebody is told to call.
_HELPLINE = re.compile(r"(?<![\d£.,-])116 ?\d{3}(?! ?\d)")
_CALLED = re.compile(r"\b(?:call|phone|ring|dial) (\d{2,3})\b(?![,.]\d| ?\d| [a-z]+s\b)", re.IGNORECASE)
# Words of a link that are a number and nothing else.
_ALL_DIGITS = re.compile(r"\d[\d ]+\d")


def check_phones(entry: Entry[Service]) -> Iterator[Problem]:
    """Every number of a service that nobody could dial, and a relay number that leads elsewhere."""
    yield from list(_undiallable(entry)) or _relay(entry)


def _undiallable(entry: Entry[Service]) -> Iterator[Problem]:
    for location, number in _numbers(entry.value):
        digits = _digits(number)
        if digits and not (digits in _SHORTEST or _WHOLE.fullmatch(digits) or _SHORT.fullmatch(digits)):
            message = (
                f"“{number}” has {len(digits)} digit{'' if len(digits) == 1 else 's'}, and a number that starts with "
                f"“{digits[:3]}” has {_wanted(digits)}; look the number up, and write all of it"
            )
            yield entry.problem(location, "T007", message)


def _relay(entry: Entry[Service]) -> Iterator[Problem]:
    """A relay number begins with that of the relay, and goes on with one of the service's own."""
    service, relay = entry.value, entry.value.text_relay
    if relay is None:
        return
    number = _RELAY.sub("", relay)
    own = {_digits(phone.number): phone.number for phone in service.phones}
    if not _RELAY.match(relay):
        message = f"a relay number starts with 18001; write “18001 {number}”"
        yield entry.problem(("text_relay",), "T007", message).as_warning()
    elif own and _digits(number) not in own:
        message = f"“{number}” behind the relay is not a number of this service, which has {either(own.values())}"
        yield entry.problem(("text_relay",), "T007", f"{message}; look which is right").as_warning()


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
    """A number that is none of the services to which its paragraph leads, or nearly that of some service."""
    line = 0
    for token in parsed(text):
        line = token.map[0] if token.map else line
        if token.type == "inline":
            yield from _printed(line, token, library)
            yield from _short(line, token, library)


def _printed(line: int, block: Token, library: Library) -> Iterator[TextFault]:
    linked = _linked(block)
    services = [library.services[name].value for name in linked if name in library.services]
    known = {_digits(number): service for service in services for _, number in _numbers(service)}
    # Where one could not be read, has closed, or has no number, the number may be its own.
    is_known = bool(known) and len(services) == len(linked)
    is_known = is_known and all(service.status == "open" and service.phones for service in services)
    for found in _PRINTED.findall("".join(_words(token) for token in block.children or ())):
        digits = _digits(found)
        if digits in known:
            continue
        meant = known[difflib.get_close_matches(digits, known, n=1, cutoff=0)[0]] if is_known else None
        meant = meant or _nearly(digits, library)
        if meant is not None:
            numbers = either(dict.fromkeys(number for _, number in _numbers(meant)))
            leads = ", to which this text leads" if meant in services else ""
            message = (
                f"“{found}” is not the number of “{meant.name}”{leads}; its number is {numbers}; "
                "look which is right, and write it here"
            )
            yield TextFault(line, found, "T007", message)


def _short(line: int, block: Token, library: Library) -> Iterator[TextFault]:
    """A short number that no service has, or that is not that of the service to which it is a link."""
    words = "".join(_words(token) for token in block.children or ())
    of_links = _numbers_as_links(block, library)
    for found in [*_HELPLINE.findall(words), *_CALLED.findall(words)]:
        known = _short_numbers(library)
        if _digits(found) not in known and found not in of_links:
            near = difflib.get_close_matches(_digits(found), known, n=1)
            guess = f"; was {near[0]} meant?" if near else ""
            yield TextFault(line, found, "T007", f"“{found}” is no number of any service here{guess}")
    for found, service in of_links.items():
        numbers = [number for _, number in _numbers(service)]
        if numbers and _digits(found) not in map(_digits, numbers):
            message = (
                f"“{found}” is not the number of “{service.name}”, to which it is a link; that is {either(numbers)}"
            )
            yield TextFault(line, found, "T007", message)


def _short_numbers(library: Library) -> list[str]:
    """The numbers that can be dialled without a 0 before them."""
    every = {_digits(number) for entry in library.services.values() for _, number in _numbers(entry.value)}
    return sorted(number for number in every | _FOR_EVERYBODY if not number.startswith("0"))


def _numbers_as_links(block: Token, library: Library) -> dict[str, Service]:
    """Links whose words are a short number, with the service to which each leads."""
    children = block.children or []
    found = {}
    for opened, inside in pairwise(children):
        name = str(opened.attrs.get("href", "")).removeprefix(_SERVICE) if opened.type == "link_open" else ""
        if name in library.services and _ALL_DIGITS.fullmatch(inside.content) and inside.content[0] != "0":
            found[inside.content] = library.services[name].value
    return found


def _nearly(digits: str, library: Library) -> Service | None:
    """The open service whose number this is but for a digit or two; None where it is one that some service has."""
    near = None
    for entry in library.services.values():
        for number in {_digits(number) for _, number in _numbers(entry.value)}:
            if number == digits:
                return None
            if len(number) == len(digits) and entry.value.status == "open":
                others = sum(one != other for one, other in zip(number, digits, strict=True))
                near = entry.value if others <= _FEW else near
    return near


def _linked(block: Token) -> list[str]:
    """The ids of the services to which a paragraph leads."""
    targets = [str(token.attrs.get("href", "")) for token in block.children or () if token.type == "link_open"]
    names = [target[len(_SERVICE) :].partition("#")[0] for target in targets if target.startswith(_SERVICE)]
    return list(dict.fromkeys(names))


def _words(token: Token) -> str:
    """What people read of a part of a paragraph."""
    return " " if token.type in ("softbreak", "hardbreak") else token.content

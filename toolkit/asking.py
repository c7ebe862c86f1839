"""Asking outside addresses whether they still answer, as a polite visitor would.

One address after another, never two at once; a pause between two questions to one host; HEAD first, and GET where that
is refused; two more tries, further and further apart, where a host is busy.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    LocationParseError,
    MaxRetryError,
    NameResolutionError,
    NewConnectionError,
    ReadTimeoutError,
    ResponseError,
    SSLError,
)

# Many hosts answer a browser and refuse what says that it is a machine.
USER_AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
_BUSY = (429, 500, 502, 503, 504)


@dataclass(frozen=True)
class Manners:
    """How long to wait for an answer, how often to try again, how long between two questions to a host; in seconds."""

    connect: float = 6
    read: float = 10
    tries: int = 2
    back_off: float = 2
    longest_wait: int = 60
    pause: float = 1


@dataclass(frozen=True)
class Answer:
    """What came of asking: nothing is wrong when `trouble` is empty; `moved_to` is where it leads now for good."""

    address: str
    trouble: str = ""
    moved_to: str = ""


@dataclass(frozen=True)
class Verdict:
    """Answers held against the exceptions: what is broken, what was let fail, and which exceptions nobody needs."""

    broken: list[Answer]
    excused: list[Answer]
    moved: list[Answer]
    unneeded: dict[str, str]


def ask(addresses: Iterable[str], manners: Manners | None = None) -> Iterator[Answer]:
    """Ask each address, in an order that leaves a host alone for as long as there are others."""
    manners = manners or Manners()
    retries = urllib3.Retry(
        total=None,
        connect=manners.tries,
        read=manners.tries,
        status=manners.tries,
        other=0,
        redirect=5,
        status_forcelist=_BUSY,
        backoff_factor=manners.back_off,
        backoff_max=manners.longest_wait,
        retry_after_max=manners.longest_wait,
        raise_on_status=False,
    )
    last_asked: dict[str, float] = {}
    with urllib3.PoolManager(
        headers={"User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Language": "en-GB,en"},
        timeout=urllib3.Timeout(connect=manners.connect, read=manners.read),
        retries=retries,
    ) as pool:
        for address in _one_host_after_another(addresses):
            host = _host(address)
            wait = last_asked.get(host, -manners.pause) + manners.pause - time.monotonic()
            if host in last_asked and wait > 0:
                time.sleep(wait)
            yield _asked(pool, address)
            last_asked[host] = time.monotonic()


def judge(answers: Iterable[Answer], exceptions: Mapping[str, str]) -> Verdict:
    """Hold answers against exceptions, which are starts of addresses with their reasons."""
    verdict = Verdict([], [], [], {})
    answered: dict[str, list[Answer]] = {start: [] for start in exceptions}
    for answer in answers:
        starts = [start for start in exceptions if answer.address.startswith(start)]
        for start in starts:
            answered[start].append(answer)
        if answer.trouble:
            (verdict.excused if starts else verdict.broken).append(answer)
        elif answer.moved_to:
            verdict.moved.append(answer)
    for start, those in answered.items():
        if not those:
            verdict.unneeded[start] = "no page leads there"
        elif not any(answer.trouble for answer in those):
            verdict.unneeded[start] = "it answers again"
    return verdict


def _one_host_after_another(addresses: Iterable[str]) -> Iterator[str]:
    """The first address of every host, then the second of every host, and so on."""
    hosts: dict[str, list[str]] = {}
    for address in addresses:
        hosts.setdefault(_host(address), []).append(address)
    rank = 0
    while left := [asked[rank] for asked in hosts.values() if len(asked) > rank]:
        yield from left
        rank += 1


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return address  # cannot be read; asking it says so


def _asked(pool: urllib3.PoolManager, address: str) -> Answer:
    try:
        answer = _request(pool, "HEAD", address)
        return _request(pool, "GET", address) if answer.trouble else answer
    except HTTPError as error:
        return Answer(address, _in_words(error))


def _request(pool: urllib3.PoolManager, method: str, address: str) -> Answer:
    response = pool.request(method, address, preload_content=False)  # what the page says is not needed
    try:
        if response.status >= HTTPStatus.BAD_REQUEST:
            return Answer(address, _status(response.status))
        return Answer(address, moved_to=_moved_to(address, response))
    finally:
        response.drain_conn() if method == "HEAD" else response.close()


def _status(status: int) -> str:
    known = {member.value for member in HTTPStatus}
    return f"it answers {status}{f' ({HTTPStatus(status).phrase})' if status in known else ''}"


def _moved_to(address: str, response: urllib3.BaseHTTPResponse) -> str:
    """Where an address leads for good; empty when it leads there for today, or nowhere else."""
    hops = [hop for hop in response.retries.history if hop.redirect_location] if response.retries else []
    for_good = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
    if not hops or any(hop.status not in for_good for hop in hops):
        return ""
    return reduce(lambda here, hop: urljoin(here, hop.redirect_location or ""), hops, address)


def _in_words(error: HTTPError) -> str:
    cause = error.reason if isinstance(error, MaxRetryError) and error.reason else error
    kinds: list[tuple[type[BaseException], str]] = [
        (NameResolutionError, "no such host is known"),
        (NewConnectionError, "the host does not answer"),
        (ConnectTimeoutError, "the host cannot be reached in time"),
        (ReadTimeoutError, "no answer in time"),
        (SSLError, "its certificate is not accepted"),
        (LocationParseError, "this cannot be read as a web address"),
        (ResponseError, "it sends on too often"),
    ]
    return next((words for kind, words in kinds if isinstance(cause, kind)), "the host does not answer")

"""Jobs side by side, each in a copy of this process, so that a machine with several processors proves in less time."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, Protocol, TypeVar

Result = TypeVar("Result")

# The jobs of a copy, which are there because it is one: only their numbers and results go to and fro.
_jobs: Sequence[Callable[[], Any]] = ()


class Runner(Protocol):
    """A way to run jobs that do not rest on each other: `in_turn` or `side_by_side`."""

    def __call__(self, jobs: Iterable[Callable[[], Result]], /) -> Iterator[Result]:
        """What the jobs return, in their order."""


def in_turn(jobs: Iterable[Callable[[], Result]]) -> Iterator[Result]:
    """What the jobs return, one after the other, in this process; what one of them found out helps the next."""
    return (job() for job in jobs)


def side_by_side(jobs: Iterable[Callable[[], Result]]) -> Iterator[Result]:
    """What the jobs return, in their order; they change nothing here, and what they return can be pickled.

    Where a process cannot be copied as it stands, or there is one processor, they run in turn.
    """
    listed = list(jobs)
    workers = min(len(listed), os.cpu_count() or 1)
    if workers < 2 or not _can_be_copied():
        yield from in_turn(listed)
        return
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(listed,)) as pool:
        yield from pool.map(_run, range(len(listed)))


def _can_be_copied() -> bool:
    """A copy has none of the other threads, and may wait for ever for what one of them held."""
    return sys.platform == "linux" and threading.active_count() == 1


def _begin(jobs: Sequence[Callable[[], Any]]) -> None:
    global _jobs  # noqa: PLW0603 - a copy is given its jobs once
    _jobs = jobs
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # who presses Ctrl-C is told so once, and not by every copy


def _run(number: int) -> Any:
    return _jobs[number]()

"""Jobs side by side: the same results as in turn, in the same order, from copies of this process."""

from __future__ import annotations

import os
import sys
import threading
from functools import partial
from pathlib import Path

import pytest

from tests.toolkit.faults.planted import slips, sound_copy
from toolkit.checks.project import read_and_check
from toolkit.processes import in_turn, side_by_side


def _where(number: int) -> tuple[int, int]:
    return number, os.getpid()


def _fail() -> None:
    raise ValueError("this job fails")


def test_results_come_in_the_order_of_the_jobs() -> None:
    found = list(side_by_side(partial(_where, number) for number in range(9)))
    assert [number for number, _ in found] == list(range(9))
    if sys.platform == "linux" and (os.cpu_count() or 1) > 1 and threading.active_count() == 1:
        assert os.getpid() not in {process for _, process in found}


def test_beside_another_thread_they_run_in_turn() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        found = list(side_by_side([partial(_where, 0), partial(_where, 1)]))
    finally:
        done.set()
        other.join()
    assert found == [(0, os.getpid()), (1, os.getpid())]


def test_what_goes_wrong_in_a_job_goes_wrong_here() -> None:
    with pytest.raises(ValueError, match="this job fails"):
        list(side_by_side([_fail, _fail]))


@pytest.mark.parametrize("code", ["P001", "P003", "P008"])
def test_what_is_found_side_by_side_is_what_is_found_in_turn(code: str, tmp_path: Path) -> None:
    root = sound_copy(tmp_path)
    next(slip for slip in slips() if slip.said["code"] == code).plant(root)
    found = read_and_check(root, None, in_turn)[1]
    assert code in {problem.code for problem in found}
    assert read_and_check(root, None, side_by_side)[1] == found

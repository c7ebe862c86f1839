"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.chromium import chromium
from toolkit.the_day import VARIABLE

# No test depends on the clock: this is today for all of them, and for every process that they start.
TODAY = "2026-11-24"
os.environ[VARIABLE] = TODAY


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a process; a second one beside it cannot be driven."""
    with chromium() as running:
        yield running

"""`toolkit new` tells the address at which the site shows what was begun."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from site_builder import pages
from tests.site_builder.small_project import read, write_project
from toolkit.starts import KINDS, start


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_of_a_start_is_where_it_is_told(kind: str, tmp_path: Path) -> None:
    root = write_project(tmp_path)
    begun = start(KINDS[kind], "desk-breaks", "Breaks at the desk", datetime.date(2027, 1, 31), read(root))
    (root / begun.path).parent.mkdir(exist_ok=True)
    (root / begun.path).write_text(begun.text, "utf-8")
    tree = pages.build(read(root))
    made = [tree[name] for name in tree if name.rpartition("/index.")[0] == begun.address.strip("/")]
    assert len(made) == 1
    assert b"Breaks at the desk" in made[0]

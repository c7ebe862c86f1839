"""The page of what the case studies cover: each kind of work has a row under each topic, and no case is made up."""

from __future__ import annotations

import re
from pathlib import Path

from site_builder.reading import coverage
from site_builder.reading.shelves import Shelves
from tests.chromium import ROOT
from tests.site_builder.small_project import read, write_project
from toolkit.library import read_project

CASE = """\
title: Lighter boxes
organisation: A shop
anonymous: yes
sector: {sector}
staff: {staff}
topics: [{topic}]
problem: Boxes were heavy.
action: They were made lighter.
outcome: Backs hurt less.
licence: Told with leave.
sources: [{source}]
checked: 2026-11-20
review_by: 2027-11-20
"""


def body(library: object) -> str:
    (document,) = coverage.documents(Shelves(library))  # type: ignore[arg-type]
    assert not document.listed
    return str(document.body)


def test_every_topic_and_kind_of_work_has_a_row_with_a_case_that_is_there() -> None:
    library = read_project(ROOT)[0]
    page = body(library)
    rows = {f"{topic}--{sector}" for topic in library.topics for sector in library.sectors}
    assert set(re.findall(r'<tr role="row" id="([^"]+)">', page)) == rows
    named = set(re.findall(r'href="\.\./\.\./case-studies/([^/"]+)/"', page))
    assert named
    assert named <= set(library.case_studies)


def test_a_gap_is_named_until_a_case_study_fills_it(tmp_path: Path) -> None:
    library = read(write_project(tmp_path / "before"))
    topic, source = next(iter(library.topics)), next(iter(library.evidence))
    missing = re.findall(r"<li>Businesses of ([^<]+) people</li>", body(library))
    assert "250 and more" in missing

    sector = next(iter(library.sectors))
    added = {"content/case_studies/boxes.yml": CASE.format(sector=sector, staff=400, topic=topic, source=source)}
    filled = body(read(write_project(tmp_path / "after", **added)))
    assert "Businesses of 250 and more people" not in filled
    row = filled[filled.index(f'id="{topic}--{sector}"') :].split("</tr>")[0]
    assert re.search(
        r'class="own">250 and more people \(their own\): <a href="\.\./\.\./case-studies/boxes/">Lighter boxes</a>', row
    )

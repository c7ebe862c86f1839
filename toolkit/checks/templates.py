"""Templates: that there is room to write wherever a paper asks for something."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.library import Entry, Library
from toolkit.model.templates import MOST_COLUMNS, Template, TemplateSection
from toolkit.problems import Problem


def check_templates(library: Library) -> Iterator[Problem]:
    """Every problem of the papers to fill in."""
    for entry in library.templates.values():
        for number, part in enumerate(entry.value.parts):
            yield from _part(entry, number, part)
        if not any(part.fields or part.ticks or part.table for part in entry.value.parts):
            message = "nothing on this paper can be filled in; a part may have “fields”, “ticks” or a “table”"
            yield entry.problem_at_key(("parts",), "S002", message)


def _part(entry: Entry[Template], number: int, part: TemplateSection) -> Iterator[Problem]:
    if not (part.words or part.points or part.fields or part.ticks or part.table):
        message = "“fields” is missing; a part may also have “words”, “points”, “ticks” or a “table”"
        yield entry.problem(("parts", number), "S002", message)
    if part.table is None:
        return
    place = ("parts", number, "table")
    if not part.table.rows and not part.table.blank_rows:
        message = "“blank_rows” is missing; say how many rows there are to write in, or name the rows under “rows”"
        yield entry.problem_at_key(place, "S002", message)
    if len(part.table.columns) > MOST_COLUMNS:
        message = f"{len(part.table.columns)} columns do not fit across a sheet of A4; keep to {MOST_COLUMNS}"
        yield entry.problem_at_key((*place, "columns"), "S010", message)
    if part.table.rows and len(part.table.columns) == 1:
        message = "“rows” fill the only column, so there is nowhere to write; add a second column"
        yield entry.problem_at_key((*place, "rows"), "S010", message)

"""Case studies: that nobody takes an invented one for a true story."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.library import Entry, Library
from toolkit.model.content import CaseStudy
from toolkit.problems import Problem

_INVENTED = re.compile(r"\binvented\b", re.IGNORECASE)


def check_case_studies(library: Library) -> Iterator[Problem]:
    """Every case study that is told as true, although nobody could look it up, or it says itself that it is not."""
    for entry in library.case_studies.values():
        if entry.value.illustrative:
            continue
        # Where it is said to be true, that is the place; otherwise where the words stand that make it doubtful.
        said = "illustrative" in entry.value.model_fields_set
        if _INVENTED.search(entry.value.organisation):
            message = "this says that the case is invented; write “illustrative: yes”, so that its page says so too"
            yield entry.problem(("illustrative" if said else "organisation",), "F003", message)
        elif not _can_be_looked_up(entry, library):
            message = (
                "none of these sources has a web address, so nobody could look this case up; if it is invented, write "
                "“illustrative: yes”; if it is true, name the source where it was told, with its “url”"
            )
            yield entry.problem(("illustrative" if said else "sources",), "F003", message)


def _can_be_looked_up(entry: Entry[CaseStudy], library: Library) -> bool:
    """Whether a source has an address; one that is not known may have."""
    sources = [library.evidence.get(name) for name in entry.value.sources]
    return any(source is None or source.value.url for source in sources)

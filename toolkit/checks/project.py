"""The checks of the whole content: every piece of it, and what only the whole can tell."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from pathlib import Path

from toolkit.checks.bank_holidays import check_bank_holidays
from toolkit.checks.case_studies import check_case_studies
from toolkit.checks.checked_days import check_checked_days
from toolkit.checks.cut_texts import check_cut_texts
from toolkit.checks.dated import check_dated
from toolkit.checks.evidence import check_evidence
from toolkit.checks.guidance import check_guidance
from toolkit.checks.leading import check_leading
from toolkit.checks.pathway import check_pathway
from toolkit.checks.places import check_places
from toolkit.checks.proofs import Proved
from toolkit.checks.published import check_lock
from toolkit.checks.questionnaire import looked_over
from toolkit.checks.references import check_references
from toolkit.checks.repeated import check_repeated
from toolkit.checks.services import check_services
from toolkit.checks.site_links import check_site_links
from toolkit.checks.site_statements import check_site_statements
from toolkit.checks.starts import check_starts
from toolkit.checks.templates import check_templates
from toolkit.checks.unreached import check_unreached
from toolkit.checks.unread import Unread
from toolkit.library import Entries, Entry, Library, read_project
from toolkit.model.base import Model
from toolkit.problems import Problem, Severity, errors
from toolkit.processes import Runner, in_turn
from toolkit.wording import advise


def read_and_check(root: Path, on: datetime.date | None = None, run: Runner = in_turn) -> tuple[Library, list[Problem]]:
    """The content of the project in `root` as at a day, and every problem of it, in the order of files and lines."""
    library, problems = read_project(root, on)
    problems += check_places(root)
    problems += check_project(library, problems, run=run)
    return library, sorted({*problems, *check_lock(root, library, problems)})


def check_project(
    library: Library, while_reading: Iterable[Problem] = (), *, prove: bool = True, run: Runner = in_turn
) -> list[Problem]:
    """Every problem of content whose shape is right, in the order of files and lines.

    `while_reading` are the problems for which parts of the content are not in the library. Without `prove`, only
    whether the parts fit together: no example is evaluated, nothing is proved.
    """
    unread = Unread.of(while_reading)
    problems = [problem for entry in _entries(library) for problem in check_references(entry, library, unread)]
    problems += check_services(library)
    problems += check_repeated(library)
    problems += check_templates(library)
    problems += _former_ids(library)
    problems += check_dated(library, unread)
    problems += check_starts(library)
    problems += check_pathway(library)
    problems += check_case_studies(library)
    problems += check_cut_texts(library)
    problems += check_checked_days(library)
    problems += check_guidance(library)
    if not unread:  # what is not read may be what uses a source, what was checked last, or what lies at an address
        problems += check_site_links(library)
        problems += check_evidence(library)
        problems += check_bank_holidays(library)
    is_sound = prove and not unread and not errors(problems)
    # Those with most to prove first, so that none is left alone at the end.
    entries = sorted(library.questionnaires.values(), key=lambda entry: -len(entry.value.questions))
    each = [looked_over(entry, library, unread=unread, run_examples=is_sound) for entry in entries]
    problems += chain.from_iterable(questionnaire.problems for questionnaire in each)
    # What only the whole can tell is looked at beside the proofs, and told where those find nothing wrong.
    whole = (check_unreached, advise, check_site_statements) if is_sound and not errors(problems) else ()
    jobs: list[Callable[[], Proved]] = [proof for questionnaire in each for proof in questionnaire.proofs]
    found = run(jobs + [partial(_whole, check, library) for check in whole])
    problems += chain.from_iterable(
        questionnaire.proved(islice(found, len(questionnaire.proofs))) for questionnaire in each
    )
    if not unread and not errors(problems):
        problems += check_leading(library)
    if not errors(problems):
        problems += chain.from_iterable(part.problems for part in found)
    return sorted(set(_told_with_errors(problems)))


def _told_with_errors(problems: list[Problem]) -> list[Problem]:
    """Without the answers of examples that count for nothing, where that may come of something that is wrong."""
    if not errors(problems):
        return problems
    return [problem for problem in problems if problem.code != "E001" or problem.severity is Severity.ERROR]


def _whole(check: Callable[[Library], Iterator[Problem]], library: Library) -> Proved:
    return Proved(list(check(library)), {})


def _entries(library: Library) -> Iterator[Entry[Model]]:
    groups: list[Entries[Model]] = [
        library.guidance,  # type: ignore[list-item]
        library.case_studies,  # type: ignore[list-item]
        library.services,  # type: ignore[list-item]
        library.templates,  # type: ignore[list-item]
        library.areas,  # type: ignore[list-item]
        library.duties,  # type: ignore[list-item]
        library.evidence,  # type: ignore[list-item]
        library.partners,  # type: ignore[list-item]
        library.pages,  # type: ignore[list-item]
        library.bank_holidays,  # type: ignore[list-item]
        library.pathway,  # type: ignore[list-item]
    ]
    for group in groups:
        yield from group.values()
    if library.site:
        yield library.site  # type: ignore[misc]


def _former_ids(library: Library) -> Iterator[Problem]:
    for kind in ("guidance", "case-study", "service", "template", "questionnaire", "page", "topic", "partner"):
        entries = library.of_kind(kind)
        taken = dict.fromkeys(entries, "in use")
        for entry in entries.values():
            for number, former in enumerate(getattr(entry.value, "formerly", ())):
                name = former.strip("/")
                if name in taken:
                    message = f"“{former}” is {taken[name]} already; an id belongs to one thing for ever"
                    yield entry.problem(("formerly", number), "L002", message)
                taken[name] = f"a former id of “{entry.id}”"

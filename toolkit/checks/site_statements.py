"""What `content/site.yml` says of every result, proved for every questionnaire."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.checks.examined import Examined
from toolkit.checks.examples import unknown_names
from toolkit.compiling import compile_questionnaire
from toolkit.conditions import QuestionTest, leaves
from toolkit.explore.classes import TooEntangledError
from toolkit.explore.expectations import breaking, site_demands
from toolkit.explore.explorer import Explorer
from toolkit.explore.formula import TRUE
from toolkit.explore.report import said
from toolkit.library import Entry, Library
from toolkit.model.content import Site
from toolkit.model.statements import SiteStatement
from toolkit.problems import Problem, did_you_mean


def check_site_statements(library: Library) -> Iterator[Problem]:
    """Every statement about all results that some set of answers to some questionnaire breaks."""
    if library.site is None:
        return
    for number, statement in enumerate(library.site.value.always):
        if unknown := list(_unknown(library, library.site, number)):
            yield from unknown
            continue
        for place, name in enumerate(statement.questionnaires):
            if name not in library.questionnaires:
                message = f"there is no questionnaire “{name}”{did_you_mean(name, library.questionnaires)}"
                yield library.site.problem(("always", number, "questionnaires", place), "L001", message)
        for name in statement.questionnaires or library.questionnaires:
            if name in library.questionnaires:
                yield from _statement(library, library.site, number, Examined(library.questionnaires[name], library))


def _unknown(library: Library, site: Entry[Site], number: int) -> Iterator[Problem]:
    """Services and guidance that nobody has written: no questionnaire could ever give them."""
    expect = site.value.always[number].expect
    for key, kept in (("services", "services"), ("no_services", "services"), ("advice", "guidance")):
        known = getattr(library, kept)
        for place, name in enumerate(getattr(expect, key)):
            if name not in known:
                message = f"there is no {'service' if kept == 'services' else kept} “{name}”{did_you_mean(name, known)}"
                yield site.problem(("always", number, "expect", key, place), "L001", message)


def _statement(library: Library, site: Entry[Site], number: int, examined: Examined) -> Iterator[Problem]:
    statement = site.value.always[number]
    if not _is_about(statement, examined):
        return
    unknown = list(unknown_names(examined, statement.expect))
    if statement.questionnaires:
        for at, message in unknown:
            yield site.problem_at_key(("always", number, "expect", *at), "E003", message)
    # A service or a guidance that only other questionnaires give is missing here, and that is told below.
    if unknown and (statement.questionnaires or any(at[0] not in ("services", "advice") for at, _ in unknown)):
        return
    explorer = Explorer.of(compile_questionnaire(examined.entry, library))
    when = explorer.events.condition(statement.when) if statement.when is not None else TRUE
    for demand in site_demands(statement.expect, explorer.events):
        place = ("always", number, "expect", *demand.location)
        try:
            answers = breaking(demand, when, explorer)
        except TooEntangledError as error:
            message = f"“{statement.name}” in “{examined.entry.id}”: not proved, because {error}"
            yield site.problem_at_key(place, "P002", message).as_warning()
            continue
        if answers is not None:
            message = (
                f"“{statement.name}” does not hold in “{examined.entry.id}”: {demand.failure}, "
                f"for example with {said(answers)}"
            )
            yield site.problem_at_key(place, "P013", message)


def _is_about(statement: SiteStatement, examined: Examined) -> bool:
    """Whether a questionnaire asks what the statement looks at; scores are the questionnaire's own."""
    if statement.when is None:
        return True
    return all(
        leaf.question in examined.by_id if isinstance(leaf, QuestionTest) else leaf.score in examined.score_ids
        for leaf in leaves(statement.when)
    )

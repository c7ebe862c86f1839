"""What `content/site.yml` says of every result, proved for every questionnaire."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from toolkit.checks.conditions import check_leaf
from toolkit.checks.examined import Examined
from toolkit.checks.examples import unknown_names
from toolkit.compiling import compile_questionnaire
from toolkit.conditions import Condition, QuestionTest, leaves
from toolkit.explore.classes import TooEntangledError
from toolkit.explore.expectations import UNPROVABLE, breaking, site_demands
from toolkit.explore.explorer import Explorer
from toolkit.explore.formula import TRUE
from toolkit.explore.report import said
from toolkit.library import Entry, Library
from toolkit.model.content import Site
from toolkit.model.statements import SiteStatement
from toolkit.problems import Problem, did_you_mean


def check_site_statements(library: Library) -> Iterator[Problem]:
    """Every statement about all results that some set of answers to some questionnaire breaks."""
    site = library.site
    if site is None:
        return
    for number, statement in enumerate(site.value.always):
        for place, name in enumerate(statement.questionnaires):
            if name not in library.questionnaires:
                message = f"there is no questionnaire “{name}”{did_you_mean(name, library.questionnaires)}"
                yield site.problem(("always", number, "questionnaires", place), "L001", message)
        names = statement.questionnaires or library.questionnaires
        examined = [Examined(library.questionnaires[name], library) for name in names if name in library.questionnaires]
        unclear = [*_unknown(library, site, number, examined), *_unread_when(site, statement, examined)]
        if unclear:
            yield from unclear
            continue
        about = [each for each in examined if _is_about(statement, each)]
        if statement.when is not None and not any(_is_anybody(library, statement.when, each) for each in about):
            message = (
                f"“{statement.name}” is said of nobody: no answers to any questionnaire fit its “when”; "
                "look for a contradiction in it"
            )
            yield site.problem(("always", number, "when"), "P005", message).as_warning()
        for each in about:
            yield from _statement(library, site, number, each)


def _unknown(library: Library, site: Entry[Site], number: int, examined: list[Examined]) -> Iterator[Problem]:
    """What nobody has written, so that no questionnaire could ever give or ask it."""
    expect = site.value.always[number].expect
    asked = [name for each in examined for name in each.by_id]
    for key, called, known in (
        ("services", "service", list(library.services)),
        ("no_services", "service", list(library.services)),
        ("advice", "guidance", list(library.guidance)),
        ("no_advice", "guidance", list(library.guidance)),
        ("shown", "question", asked),
        ("not_shown", "question", asked),
        ("case_studies", "case study", list(library.case_studies)),
    ):
        for place, name in enumerate(getattr(expect, key)):
            if name not in known:
                message = f"there is no {called} “{name}”{did_you_mean(name, known)}"
                yield site.problem(("always", number, "expect", key, place), "L001", message)
    if expect.case_studies:
        yield site.problem_at_key(("always", number, "expect", "case_studies"), "P002", UNPROVABLE).as_warning()


def _unread_when(site: Entry[Site], statement: SiteStatement, examined: list[Examined]) -> Iterator[Problem]:
    """Tests of a “when” that are right in no questionnaire: what they look at would be said of nobody."""
    for leaf in leaves(statement.when) if statement.when is not None else ():
        is_question = isinstance(leaf, QuestionTest)
        name = leaf.question if isinstance(leaf, QuestionTest) else leaf.score
        asking = [each for each in examined if name in (each.by_id if is_question else each.score_ids)]
        if not asking:
            known = [other for each in examined for other in (each.by_id if is_question else each.score_ids)]
            message = f"no questionnaire has the {'question' if is_question else 'score'} “{name}”"
            code = "Q001" if is_question else "Q003"
            yield site.source.problem(leaf.position, code, f"{message}{did_you_mean(name, known)}")
            continue
        found = [list(check_leaf(each, leaf)) for each in asking]
        if all(found):
            yield from (replace(problem, path=site.source.path) for problem in found[0])


def _is_anybody(library: Library, when: Condition, examined: Examined) -> bool:
    explorer = Explorer.of(compile_questionnaire(examined.entry, library))
    return explorer.perhaps(explorer.events.condition(when))


def _statement(library: Library, site: Entry[Site], number: int, examined: Examined) -> Iterator[Problem]:
    statement = site.value.always[number]
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

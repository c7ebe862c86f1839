"""Whether the parts of a questionnaire fit together; every check of one, in the order in which people think of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from toolkit.checks.conditions import check_conditions
from toolkit.checks.examined import Examined
from toolkit.checks.examples import check_examples
from toolkit.checks.proofs import check_proofs
from toolkit.checks.references import check_questionnaire_references
from toolkit.checks.scores import check_lowest_values, check_scores
from toolkit.checks.structure import check_structure
from toolkit.checks.unread import NOTHING_UNREAD, Unread
from toolkit.library import Entry, Library
from toolkit.model.questionnaire import Questionnaire
from toolkit.problems import Problem, errors

# What a questionnaire must satisfy to mean anything at all.
_FAILING = ("E002", "E005")
_MEANING: list[Callable[[Examined], Iterator[Problem]]] = [check_structure, check_conditions, check_scores]


def check_questionnaire(
    entry: Entry[Questionnaire],
    library: Library,
    alone: bool = False,
    unread: Unread = NOTHING_UNREAD,
    run_examples: bool = True,
) -> list[Problem]:
    """Every problem of a questionnaire whose shape is right.

    With `alone`, only what its own meaning needs: it may then name guidance or duties that the library lacks.
    What is computed is looked at only when nothing else is wrong. Examples rest on the library too: without
    `run_examples` they, and the proofs, wait until it is sound.
    """
    examined = Examined(entry, library, unread)
    problems = [problem for check in _MEANING for problem in check(examined)]
    if not errors(problems):
        problems += check_lowest_values(examined)
    if alone:
        return problems
    problems += check_questionnaire_references(examined)
    if not errors(problems) and run_examples:
        found = list(check_examples(examined))
        problems += found
        # An example that fails says that something is wrong, and what is proved often says what.
        if all(problem.code in _FAILING for problem in errors(found)):
            refuted = {(problem.line, problem.column) for problem in found if problem.code == "E005"}
            problems += [
                problem
                for problem in check_proofs(examined)
                if problem.code != "P001" or (problem.line, problem.column) not in refuted
            ]
    return problems

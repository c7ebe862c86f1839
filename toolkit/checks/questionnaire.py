"""Whether the parts of a questionnaire fit together; every check of one, in the order in which people think of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from toolkit.checks.conditions import check_conditions
from toolkit.checks.examined import Examined
from toolkit.checks.examples import check_examples
from toolkit.checks.proofs import Proved, parts, told
from toolkit.checks.references import check_questionnaire_references
from toolkit.checks.scores import check_lowest_values, check_scores
from toolkit.checks.structure import check_structure
from toolkit.checks.unread import NOTHING_UNREAD, Unread
from toolkit.library import Entry, Library
from toolkit.model.questionnaire import Questionnaire
from toolkit.problems import Problem, errors
from toolkit.processes import in_turn

# An example that fails says that something is wrong, and what is proved often says what.
_FAILING = ("E002", "E005")
# What a questionnaire must satisfy to mean anything at all.
_MEANING: list[Callable[[Examined], Iterator[Problem]]] = [check_structure, check_conditions, check_scores]


def check_questionnaire(
    entry: Entry[Questionnaire], library: Library, alone: bool = False, run_examples: bool = True
) -> list[Problem]:
    """Every problem of a questionnaire whose shape is right; see `looked_over`."""
    looked_at = looked_over(entry, library, alone, run_examples=run_examples)
    return looked_at.problems + looked_at.proved(in_turn(looked_at.proofs))


def looked_over(
    entry: Entry[Questionnaire],
    library: Library,
    alone: bool = False,
    unread: Unread = NOTHING_UNREAD,
    run_examples: bool = True,
) -> LookedOver:
    """A questionnaire after every check but the proofs, which take longest and may run side by side.

    With `alone`, only what its own meaning needs: it may then name guidance or duties that the library lacks.
    What is computed is looked at only when nothing else is wrong. Examples rest on the library too: without
    `run_examples` they, and the proofs, wait until it is sound.
    """
    examined = Examined(entry, library, unread)
    problems = [problem for check in _MEANING for problem in check(examined)]
    if not errors(problems):
        problems += check_lowest_values(examined)
    if alone:
        return LookedOver(examined, problems)
    problems += check_questionnaire_references(examined)
    if errors(problems) or not run_examples:
        return LookedOver(examined, problems)
    problems += check_examples(examined)
    is_clear = all(problem.code in _FAILING for problem in errors(problems))
    return LookedOver(examined, problems, parts(examined) if is_clear else [])


@dataclass(frozen=True)
class LookedOver:
    """The problems that were found before anything was proved, and the proofs to run; none where they wait."""

    examined: Examined
    problems: list[Problem]
    proofs: Sequence[Callable[[], Proved]] = ()

    def proved(self, found: Iterable[Proved]) -> list[Problem]:
        """The problems that the proofs found; what an example refutes already is not told twice."""
        refuted = {(problem.line, problem.column) for problem in self.problems if problem.code == "E005"}
        return [
            problem
            for problem in told(self.examined, found)
            if problem.code != "P001" or (problem.line, problem.column) not in refuted
        ]

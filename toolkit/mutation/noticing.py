"""Who notices a planted fault: the checks, an example, a statement under `always`, or what can never happen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from toolkit.checks.conditions import check_conditions
from toolkit.checks.examined import Examined
from toolkit.checks.examples import check_examples
from toolkit.checks.scores import check_lowest_values, check_scores
from toolkit.checks.structure import check_structure
from toolkit.compiled import Compiled
from toolkit.compiling import compile_questionnaire
from toolkit.explore.classes import TooEntangledError
from toolkit.explore.events import Event
from toolkit.explore.expectations import breaking, demands
from toolkit.explore.explorer import Explorer
from toolkit.explore.extremes import keeps_anyway
from toolkit.explore.formula import TRUE
from toolkit.explore.space import Space
from toolkit.mutation.faults import Fault
from toolkit.mutation.versions import Versions, told_apart, without_services
from toolkit.problems import Problem, errors
from toolkit.scoring import evaluate

# “nothing” changes for anybody; “nobody” notices though something does.
By = Literal["check", "example", "always", "never", "nothing", "nobody"]
_CHECKS: tuple[Callable[[Examined], Iterator[Problem]], ...] = (
    check_structure,
    check_conditions,
    check_scores,
    check_lowest_values,
)


@dataclass(frozen=True)
class Verdict:
    """What became of a fault: who noticed it, in which words; or a set of answers that would show it.

    `not_proved` is the reason where a proof lies beyond the budget.
    """

    fault: Fault
    by: By
    words: str = ""
    answers: Mapping[str, Any] | None = None
    differences: tuple[str, ...] = ()
    not_proved: str | None = None


@dataclass(frozen=True)
class Watch:
    """Everything that watches over one sound questionnaire."""

    examined: Examined
    # Whether numbers of advice that rest on scores are counted anew for each fault: exact, but seconds for each.
    thorough: bool = False

    @cached_property
    def compiled(self) -> Compiled:
        """The questionnaire as it is."""
        return compile_questionnaire(self.examined.entry, self.examined.library)

    @cached_property
    def ways(self) -> dict[Event, Mapping[str, Any]]:
        """For everything that can happen, a shortest set of answers that leads there."""
        happening = Explorer.of(self.compiled).happening()
        return {
            event: share.answers
            for event, share in happening
            if not isinstance(share, str) and share.answers is not None
        }

    def verdict(self, fault: Fault) -> Verdict:
        """What becomes of a fault; the cheapest watchers are asked first."""
        entry = replace(self.examined.entry, value=fault.questionnaire)
        examined = Examined(entry, self.examined.library)
        noticed = _by_checks(examined) or _by_examples(examined)
        if noticed:
            by, problem = noticed
            return Verdict(fault, by, problem.message)
        versions = Versions(self.compiled, compile_questionnaire(entry, self.examined.library))
        if versions.mean_the_same:
            return Verdict(fault, "nothing")
        left_out: list[str] = []
        reason = None
        try:
            proved = self._by_statements(versions, left_out) or self._by_what_never_happens(versions)
        except TooEntangledError as error:
            proved, reason = None, str(error)
        if proved:
            return Verdict(fault, *proved)
        if left_out:
            reason = f"“{left_out[0]}” was not counted anew"
        return replace(self._unnoticed(fault, versions), not_proved=reason)

    def _by_statements(self, versions: Versions, left_out: list[str]) -> tuple[By, str] | None:
        """The first statement about all answers that no longer holds; only those that changed are proved anew.

        The names of those that are not counted anew are added to `left_out`.
        """
        explorer = Explorer(Space((versions.after,)))
        for statement in self.examined.questionnaire.always:
            whens = [
                TRUE if statement.when is None else events.condition(statement.when)
                for events in (*versions.events, explorer.events)
            ]
            asked = [list(demands(statement.expect, events)) for events in (*versions.events, explorer.events)]
            for before, after, alone in zip(*asked, strict=True):
                same = versions.alike(whens[0], whens[1]) and versions.alike(before.formula, after.formula)
                if same:
                    continue
                if alone.bound and alone.formula.rests_on_scores and not self.thorough:
                    if not keeps_anyway(explorer.space, alone.formula, whens[2], alone.bound):
                        left_out.append(statement.name)
                elif breaking(alone, whens[2], explorer) is not None:
                    return "always", f"“{statement.name}” would not always hold: {alone.failure}"
        return None

    def _by_what_never_happens(self, versions: Versions) -> tuple[By, str] | None:
        """The first thing that could happen before, and never can with the fault."""
        explorer = Explorer(Space((versions.after,)))
        formulas = dict(without_services(explorer.events))
        for event in versions.changed_events:
            known = self.ways.get(event)
            # A duty may have states that nobody reaches; that is no fault of a questionnaire.
            if known is None or event.kind == "duty":
                continue
            still = explorer.made_of(formulas[event], known) is TRUE
            if not still and explorer.witness(formulas[event]) is None:
                return "never", f"the {event.kind} “{event.state or event.id}” could never happen"
        return None

    def _unnoticed(self, fault: Fault, versions: Versions) -> Verdict:
        """A fault that nobody notices, with answers that show it where some are found; or one that changes nothing."""
        answers = self._tried(fault, versions)
        if answers is None:
            answers, complete = versions.telling_answers()
            if answers is None and complete:
                return Verdict(fault, "nothing")
        if answers is None:
            return Verdict(fault, "nobody")
        outcomes = (evaluate(version, answers) for version in (versions.before, versions.after))
        return Verdict(fault, "nobody", answers=answers, differences=tuple(told_apart(*outcomes)))

    def _tried(self, fault: Fault, versions: Versions) -> Mapping[str, Any] | None:
        """An answer to the question of the fault alone that shows it: the shortest that an adviser could write."""
        placed = self.examined.by_id.get(fault.question or "")
        if placed is None or placed.question.kind != "single":
            return None
        way = self.ways.get(Event("question", placed.question.id), {})
        for option in placed.options or ():
            answers = {**way, placed.question.id: option.id}
            outcomes = [evaluate(version, answers) for version in (versions.before, versions.after)]
            if any(told_apart(outcomes[0], outcomes[1])):
                return answers
        return None


def _by_checks(examined: Examined) -> tuple[By, Problem] | None:
    for check in _CHECKS:
        for problem in errors(check(examined)):
            return "check", problem
    return None


def _by_examples(examined: Examined) -> tuple[By, Problem] | None:
    """The first example that comes out otherwise, or statement that an example refutes."""
    kinds: dict[str, By] = {"E001": "example", "E002": "example", "E005": "always"}
    for problem in check_examples(examined):
        if errors([problem]):
            return kinds.get(problem.code, "check"), problem
    return None

"""What became of the planted faults, in words and as plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from toolkit.checks.examined import Examined
from toolkit.exact import plain
from toolkit.explore.report import said
from toolkit.mutation.faults import KINDS
from toolkit.mutation.noticing import Verdict, Watch
from toolkit.mutation.planting import planted

_NOTICED = {
    "example": "by an example",
    "always": "by a statement under “always”",
    "check": "by the checks of structure and meaning",
    "never": "because something could never happen any more",
}
_FEW = 3
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class MutationReport:
    """The verdicts on all faults that were planted in one questionnaire, in the order of its lines."""

    questionnaire: str
    path: str
    verdicts: tuple[Verdict, ...]

    @property
    def survivors(self) -> list[Verdict]:
        """The faults that nobody notices."""
        return [verdict for verdict in self.verdicts if verdict.by == "nobody"]


def mutated(examined: Examined, thorough: bool = False, progress: Progress = lambda _done, _of: None) -> MutationReport:
    """Plant every fault in a sound questionnaire, one at a time, and ask who notices."""
    watch = Watch(examined, thorough)
    faults = planted(examined)
    verdicts = []
    for number, fault in enumerate(faults):
        progress(number, len(faults))
        verdicts.append(watch.verdict(fault))
    return MutationReport(examined.entry.id, examined.entry.source.path, tuple(verdicts))


def in_words(report: MutationReport, most: int | None = None) -> str:
    """The report for a person at a terminal: what nobody would notice first, at most so many of it."""
    lines: list[str] = []
    part = None
    shown = report.survivors[:most]
    for verdict in shown:
        if verdict.fault.part != part:
            part = verdict.fault.part
            lines += ["", f"{part[0].upper()}{part[1:]}"]
        lines += [f"{report.path}:{verdict.fault.position.line}: if {verdict.fault.change}, nobody would notice"]
        lines += [f"    {_to_do(verdict)}"]
    if len(shown) < len(report.survivors):
        lines += ["", f"… and {len(report.survivors) - len(shown)} more; “--most” says how many are shown."]
    return "\n".join([*lines, "", *_summary(report)]).lstrip("\n")


def _to_do(verdict: Verdict) -> str:
    """What an adviser can do about a fault that nobody notices."""
    if verdict.answers is None:
        return "Write an example whose answers rest on this, or a statement under “always”."
    told = "; ".join(verdict.differences[:_FEW]) or "the reasons that are given would differ"
    return f"An example would notice. With {said(verdict.answers)}: {told}."


def _summary(report: MutationReport) -> Iterator[str]:
    counts = Counter(verdict.by for verdict in report.verdicts)
    yield f"{report.questionnaire}: {len(report.verdicts)} faults planted, one at a time."
    for by, words in _NOTICED.items():
        if counts[by]:  # type: ignore[index]
            yield f"  {counts[by]:>4} noticed {words}"  # type: ignore[index]
    if counts["nothing"]:
        yield f"  {counts['nothing']:>4} change nothing for anybody"
    yield f"  {counts['nobody']:>4} noticed by nobody"
    unproved = sum(verdict.not_proved is not None for verdict in report.survivors)
    if unproved:
        yield f"  For {unproved} of these a statement was not proved anew, and might notice; see “--thorough”."


def as_data(report: MutationReport) -> dict[str, Any]:
    """The report as plain data: counts by kind of fault and by who noticed, and every fault that nobody notices."""
    kinds = Counter(verdict.fault.kind for verdict in report.verdicts)
    return {
        "questionnaire": report.questionnaire,
        "planted": len(report.verdicts),
        "noticed": dict(Counter(verdict.by for verdict in report.verdicts if verdict.by in _NOTICED)),
        "changes_nothing": sum(verdict.by == "nothing" for verdict in report.verdicts),
        "kinds": {kind: kinds[kind] for kind in KINDS},
        "survivors": [_survivor(report, verdict) for verdict in report.survivors],
    }


def _survivor(report: MutationReport, verdict: Verdict) -> dict[str, Any]:
    fault = verdict.fault
    return {
        "path": report.path,
        "line": fault.position.line,
        "column": fault.position.column,
        "kind": fault.kind,
        "part": fault.part,
        "change": fault.change,
        "answers": None
        if verdict.answers is None
        else {name: _plain(answer) for name, answer in verdict.answers.items()},
        "differences": list(verdict.differences),
        "not_proved": verdict.not_proved,
    }


def _plain(answer: Any) -> Any:
    """An answer as JSON holds it; a number with decimals is text, so that it stays exact."""
    return plain(answer) if isinstance(answer, Decimal) else answer

"""What exploring a questionnaire found, as plain data and in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from toolkit.compiled import Compiled
from toolkit.exact import plain
from toolkit.explore.classes import TooEntangledError
from toolkit.explore.events import Event
from toolkit.explore.explorer import Explorer, Share
from toolkit.explore.extremes import Extremes
from toolkit.explore.formula import TRUE, Formula, how_many
from toolkit.explore.sampling import SAMPLES, sampled


@dataclass(frozen=True)
class Found:
    """One thing that can happen: its share of the space, or why that could not be shown.

    What is not proved has its share of some sets of answers drawn by chance (`sampling`): a hint, and no proof.
    """

    kind: str
    id: str
    state: str | None
    share: Share | None
    not_proved: str | None = None
    sampled: Fraction | None = None


@dataclass(frozen=True)
class Spans:
    """All sets of answers, and the fewest and most pieces of advice and questions; a text says why one is missing."""

    whole: Share | str
    advice: Extremes | str
    questions: Extremes | str


@dataclass(frozen=True)
class Report:
    """Everything that was found of one questionnaire; a text is the reason why something was not shown."""

    questionnaire: str
    whole: Share | str
    found: tuple[Found, ...]
    advice: Extremes | str
    questions: Extremes | str

    @property
    def is_proved(self) -> bool:
        """Whether everything that was asked was shown over all sets of answers."""
        spans = (self.whole, self.advice, self.questions)
        return not any(isinstance(span, str) for span in spans) and all(found.share for found in self.found)


def explored(compiled: Compiled) -> Report:
    """Explore a questionnaire: every event with its exact share, and how much a result and a way through can hold."""
    return report_of(compiled, happening(compiled), spans(compiled))


def report_of(compiled: Compiled, found: Iterable[Found], spanned: Spans) -> Report:
    """The report on a questionnaire from its two halves, which can be found side by side."""
    return Report(compiled.questionnaire, spanned.whole, tuple(found), spanned.advice, spanned.questions)


def happening(compiled: Compiled) -> list[Found]:
    """Every event with its exact share."""
    return list(_found(Explorer.of(compiled)))


def spans(compiled: Compiled) -> Spans:
    """The size of the space, and how much a result and a way through can hold."""
    explorer = Explorer.of(compiled)
    events = explorer.events
    return Spans(
        whole=_whole(explorer),
        advice=_span(explorer, ((events.advice(guidance.id), 1) for guidance in compiled.guidance)),
        questions=_span(explorer, ((events.shown(question), 1) for question in compiled.questions)),
    )


def _whole(explorer: Explorer) -> Share | str:
    try:
        return explorer.share(TRUE)
    except TooEntangledError as error:
        return str(error)


def _span(explorer: Explorer, weighted: Iterable[tuple[Formula, int]]) -> Extremes | str:
    try:
        found = explorer.extremes(how_many(weighted))
    except TooEntangledError as error:
        return str(error)
    assert found is not None  # something always holds of every set of answers
    return found


def _found(explorer: Explorer) -> Iterator[Found]:
    drawn: Mapping[Event, Fraction] | None = None
    for event, share in explorer.happening():
        if isinstance(share, str):
            drawn = sampled(explorer.events.compiled) if drawn is None else drawn
            yield Found(event.kind, event.id, event.state, None, share, drawn.get(event, Fraction()))
        else:
            yield Found(event.kind, event.id, event.state, share)


def as_data(report: Report) -> dict[str, Any]:
    """The report as plain data; shares are exact fractions of the complete sets of answers."""
    return {
        "questionnaire": report.questionnaire,
        **_whole_data(report.whole),
        "advice": _span_data(report.advice),
        "questions": _span_data(report.questions),
        "events": [_event_data(found) for found in report.found],
    }


def _whole_data(whole: Share | str) -> dict[str, Any]:
    if isinstance(whole, str):
        return {"sets": None, "complete_sets": None, "not_proved": whole}
    return {"sets": str(whole.of_sets), "complete_sets": str(whole.of_complete)}


def _span_data(span: Extremes | str) -> dict[str, Any]:
    if isinstance(span, str):
        return {"not_proved": span}
    return {"fewest": span.fewest, "most": span.most}


def _event_data(found: Found) -> dict[str, Any]:
    said: dict[str, Any] = {"kind": found.kind, "id": found.id, "state": found.state}
    if found.share is None:
        return said | {"not_proved": found.not_proved, "of_samples": SAMPLES, "sampled": str(found.sampled)}
    share = found.share
    return said | {
        "possible": share.possible,
        "certain": share.certain,
        "sets": str(share.sets),
        "share": str(share.part),
        "shortest": None if share.answers is None else answers_data(share.answers),
    }


def answers_data(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Answers as `toolkit score` takes them; a number with decimals is text, so that it stays exact."""
    return {name: plain(answer) if isinstance(answer, Decimal) else answer for name, answer in answers.items()}


def in_words(report: Report, links: Mapping[int, str] | None = None) -> str:
    """The report for a person at a terminal; `links` are addresses by the number of what was found."""
    lines = [
        f"{report.questionnaire}: {_counted(report)}",
        _to(report.questions, "questions"),
        _to(report.advice, "pieces of advice"),
    ]
    kind = None
    for number, found in enumerate(report.found):
        if found.kind != kind:
            kind = found.kind
            lines += ["", kind]
        lines.append(f"  {_line(found)}")
        if links and number in links:
            lines.append(f"    {links[number]}")
    return "\n".join(lines)


def _counted(report: Report) -> str:
    if isinstance(report.whole, str):
        return f"the sets of answers were not counted, because {report.whole}"
    every = ", every one of them counted" if report.is_proved else "; some things about them were not proved"
    return f"{in_figures(report.whole.of_sets)} sets of answers{every}"


def _to(span: Extremes | str, what: str) -> str:
    if isinstance(span, str):
        return f"how many {what} there are at least and at most is not proved, because {span}"
    return f"{span.fewest} to {span.most} {what}"


def _line(found: Found) -> str:
    name = found.id if found.state is None else f"{found.id} {found.state}"
    if found.share is None:
        hint = f"; {in_percent(found.sampled or Fraction())} of {SAMPLES} sets drawn by chance"
        return f"{name:44} not proved, because {found.not_proved}{hint}"
    if not found.share.possible:
        return f"{name:44} never"
    shortest = said(found.share.answers or {})
    return f"{name:44} {'always' if found.share.certain else in_percent(found.share.part):>8}  {shortest}"


def said(answers: Mapping[str, Any]) -> str:
    """A set of answers in one line."""
    parts = (
        f"{name}: {', '.join(map(str, answer)) if isinstance(answer, list) else answer}"
        for name, answer in answers.items()
    )
    return "; ".join(parts) or "nothing answered"


def in_percent(part: Fraction) -> str:
    """A share in per cent, with as many decimals as it takes not to say 0 % or 100 % of what is neither."""
    for decimals in (1, 3, 6):
        text = f"{float(100 * part):.{decimals}f}"
        if part in (0, 1) or float(text) not in (0.0, 100.0):
            return f"{text} %"
    return "under 0.000001 %" if part < Fraction(1, 2) else "over 99.999999 %"


def in_figures(number: int) -> str:
    """A large number as people write it: in full, or as a power of ten."""
    text = str(number)
    return f"{number:,}" if len(text) <= 9 else f"{text[0]}.{text[1]} × 10^{len(text) - 1}"

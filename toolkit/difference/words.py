"""What a change means, in words for whoever reads a pull request: Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from toolkit.addresses import opened_with
from toolkit.condition_words import Wording, answer_in_words, sequence
from toolkit.difference.change import Change
from toolkit.difference.content import ContentChange
from toolkit.difference.outcomes import OutcomeChange, Outcomes, ScoreChange, Who
from toolkit.difference.pattern_words import markdown_text, part_in_words
from toolkit.difference.project import Difference, ExampleChange, QuestionnaireChange
from toolkit.exact import plain
from toolkit.explore.events import Event
from toolkit.explore.explorer import Share
from toolkit.explore.patterns import Pattern
from toolkit.explore.report import in_figures, in_percent
from toolkit.library import Library
from toolkit.scoring import AnswerError

MOST_LISTED = 12
# Changes for fewer than that are told together.
SMALL = Fraction(1, 1000)


def in_markdown(difference: Difference, later: Library) -> str:
    """Everything that changed, as Markdown."""
    lines = ["## What this change means", ""]
    if not difference.questionnaires and not difference.content:
        lines += ["Nothing that anybody would see: no wording, no points, no condition, no page."]
    for change in difference.questionnaires:
        lines += [*_questionnaire(change, later), ""]
    if difference.content:
        told = [f"- {_content(each)}" for each in difference.content]
        lines += ["### Pages, services and lists", "", *_cut(told), ""]
    return "\n".join(lines).rstrip() + "\n"


def _cut(lines: list[str], most: int = 3 * MOST_LISTED) -> list[str]:
    return lines if len(lines) <= most else [*lines[:most], f"- and {len(lines) - most} more"]


def _questionnaire(change: QuestionnaireChange, later: Library) -> Iterator[str]:
    yield f"### {markdown_text(change.later.entry.value.title)}"
    yield ""
    if change.written:
        yield "**Written otherwise**"
        yield ""
        yield from _cut([f"- {_change(each)}" for each in change.written])
        yield ""
    yield "**Who now gets what**"
    yield ""
    if isinstance(change.outcomes, str):
        yield f"Not proved, because {markdown_text(change.outcomes)}."
    else:
        yield from _outcomes(change.outcomes, change, later)
    yield ""
    yield from _examples(change)


def _change(change: Change) -> str:
    """One change: “…: from … to …”."""
    about, before, after = (
        markdown_text(words) if words else words for words in (change.about, change.before, change.after)
    )
    if change.kind in ("added", "removed"):
        return f"{change.kind}: {about}"
    if change.kind == "advice":
        it = "it " if change.about.startswith("a rule for") else ""
        return f"{about}: now gives {it}{after}" if before is None else f"{about}: no longer gives {it}{before}"
    if change.kind == "wording":
        before, after = (f"“{words}”" if words else words for words in (before, after))
    if before is None:
        return f"{about}: now {after}"
    return f"{about}: was {before}, now {after or 'nothing'}"


def _outcomes(outcomes: Outcomes, change: QuestionnaireChange, later: Library) -> Iterator[str]:
    if not outcomes.scores and not outcomes.events:
        total = in_figures(outcomes.whole.of_sets)
        yield f"Who is asked, scored and told what stays the same: proved for all {total} sets of answers."
        yield from _ranking(change)
        return
    total = in_figures(outcomes.whole.of_complete)
    yield f"Counted over all {total} complete sets of answers, each as likely as any other."
    yield ""
    link = _Links(change, later)
    yield from (f"- {line}" for each in outcomes.scores for line in _score(each, change.wording, link))
    # What a person is told is never too rare to be named: it may be everybody of one size.
    large = [
        each
        for each in outcomes.events
        if _largest(each) >= SMALL or each.not_proved or each.event.kind in ("advice", "duty")
    ]
    small = [each for each in outcomes.events if each not in large]
    yield from _cut([f"- {line}" for each in large for line in _event(each, change, later, link)])
    yield from _rare(small, change, later, link)
    yield from _ranking(change)


def _rare(small: list[OutcomeChange], change: QuestionnaireChange, later: Library, link: _Links) -> Iterator[str]:
    """What comes or goes for very few, a line for each direction."""
    for words, gaining in (("is new", True), ("is no longer there", False)):
        found = [(each, who) for each in small if (who := each.gains if gaining else each.loses)]
        names = [_called(each.event, change, later) for each, _ in found]
        more = f" and {len(names) - MOST_LISTED} more" if len(names) > MOST_LISTED else ""
        if found:
            listed = f"{', '.join(names[:MOST_LISTED])}{more}"
            yield f"- for fewer than 1 in 1,000 each, this {words}: {listed} ({link.to(found[0][1].share)})"


def _ranking(change: QuestionnaireChange) -> Iterator[str]:
    """What may stand elsewhere in a result."""
    if change.ranking:
        yield ""
        yield "What may stand elsewhere, which is not counted:"
        yield ""
        yield from _cut([f"- {markdown_text(each)}" for each in change.ranking])


def _largest(change: OutcomeChange) -> Fraction:
    return max((who.share.part for who in (change.gains, change.loses) if who), default=Fraction())


def _score(change: ScoreChange, wording: Wording, link: _Links) -> Iterator[str]:
    title = markdown_text(wording.scores.get(change.id, change.id))
    if change.not_proved:
        yield f"the score “{title}”: not proved, because {markdown_text(change.not_proved)}"
        return
    said = []
    if change.down.possible:
        said.append(f"goes down for {_percent(change.down)}, by up to {plain(change.most_down)}")
    if change.up.possible:
        said.append(f"goes up for {_percent(change.up)}, by up to {plain(change.most_up)}")
    if change.other.possible:
        said.append(f"gets or loses its value for {_percent(change.other)}")
    first = change.down if change.down.possible else change.up if change.up.possible else change.other
    if said:
        yield f"the score “{title}” {sequence(said)} ({link.to(first)})"
    for move in sorted(change.moves, key=lambda move: -move.share.part):
        bands = [
            markdown_text(wording.bands.get((change.id, name or ""), name or "no band"))
            for name in (move.before, move.after)
        ]
        yield f"“{title}”: {_percent(move.share)} move from “{bands[0]}” to “{bands[1]}” ({link.to(move.share)})"


def _event(change: OutcomeChange, questionnaire: QuestionnaireChange, later: Library, link: _Links) -> Iterator[str]:
    name = _called(change.event, questionnaire, later)
    if change.not_proved:
        yield f"{name}: not proved, because {markdown_text(change.not_proved)}"
    for who, verb in ((change.gains, _GAINS), (change.loses, _LOSES)):
        if who is not None:
            yield f"{name}: {_percent(who.share)} {verb[change.event.kind]}{_who(who, questionnaire, link)}"


_GAINS = {
    "question": "are now asked",
    "level": "now come out at it",
    "advice": "now get it",
    "duty": "are now told so",
    "service": "now see it",
}
_LOSES = {
    "question": "are no longer asked",
    "level": "no longer come out at it",
    "advice": "no longer get it",
    "duty": "are no longer told so",
    "service": "no longer see it",
}


def _who(who: Who, change: QuestionnaireChange, link: _Links) -> str:
    told = [
        f"\n  - {_percent(share)}: {_pattern(pattern, change)} ({link.to(share)})" for pattern, share in who.patterns
    ]
    if not told or not who.patterns[0][0].parts:
        return f" ({link.to(who.share)})"
    further = f"\n  - and {who.further} more such groups" if who.further else ""
    return f", those with{''.join(told)}{further}"


def _pattern(pattern: Pattern, change: QuestionnaireChange) -> str:
    assert not isinstance(change.outcomes, str)
    same = change.outcomes.same_scores
    return sequence([part_in_words(part, change.wording, part.id in same) for part in pattern.parts])


def _called(event: Event, change: QuestionnaireChange, later: Library) -> str:
    """A thing that a result can hold, as people know it."""
    if event.kind == "question":
        return f"the question “{markdown_text(change.wording.questions.get(event.id, event.id))}”"
    if event.kind == "level":
        return f"the level “{markdown_text(change.wording.levels.get(event.id, event.id))}”"
    if event.kind == "advice":
        return f"the advice “{markdown_text(_title(later.guidance, event.id, change.earlier.library.guidance))}”"
    if event.kind == "duty":
        return (
            f"the duty “{markdown_text(_title(later.duties, event.id, change.earlier.library.duties))}” {event.state}"
        )
    return f"the service “{markdown_text(_title(later.services, event.id, change.earlier.library.services))}”"


def _title(now: Mapping[str, Any], name: str, before: Mapping[str, Any]) -> str:
    entry = now.get(name) or before.get(name)
    if entry is None:
        return name
    return str(getattr(entry.value, "title", None) or entry.value.name)


def _examples(change: QuestionnaireChange) -> Iterator[str]:
    if not change.of_examples:
        return
    yield f"**Examples**: {len(change.examples)} of {change.of_examples} come out otherwise."
    if change.examples:
        yield ""
        yield from _cut([f"- {_example(example)}" for example in change.examples])


def _example(example: ExampleChange) -> str:
    shown = example.differences[:MOST_LISTED]
    told = [f"{markdown_text(what)}: {markdown_text(was)} → {markdown_text(now)}" for what, was, now in shown]
    return f"{markdown_text(example.name)}: {'; '.join(told)}"


def _content(change: ContentChange) -> str:
    name = f"{change.kind} `{change.id}`"
    if change.what == "removed":
        nowhere = ", **and its address leads nowhere**; name what takes its place under `formerly`"
        return f"{name}: removed{nowhere if change.has_page else ''}"
    if change.what == "added":
        return f"{name}: {'a new page' if change.has_page else 'new'}"
    said = [f"a new address; the old one (`{change.formerly}`) leads there"] if change.what == "renamed" else []
    if change.review_by:
        said.append(f"review by {change.review_by[1]} (was {change.review_by[0]})")
    elif not change.written and change.what == "changed":
        said.append("checked")
    written = [f"\n  {line}" for line in _cut([f"- {_change(each)}" for each in change.written], MOST_LISTED)]
    return f"{name}: {'; '.join(said) or 'changed'}{''.join(written)}"


def _percent(share: Share) -> str:
    """A share of the complete sets of answers; what only incomplete ones lead to is told as such."""
    return in_percent(share.part) if share.complete else "only some who leave questions blank"


class _Links:
    """Links that open the later version with the answers of a witness."""

    def __init__(self, change: QuestionnaireChange, later: Library) -> None:
        self.change = change
        self.top = later.site.value.url if later.site else ""

    def to(self, share: Share) -> str:
        """“for example …”, with a link where the later version knows all of the answers."""
        answers = dict(share.answers or {})
        words = markdown_text(_in_short(answers, self.change)) or "nothing answered"
        compiled = self.change.later.compiled
        known = {question.id: question for question in compiled.questions}
        try:
            address = opened_with(compiled, {name: answers[name] for name in answers if name in known}, self.top)
        except AnswerError:
            return f"for example {words}"
        return f"for example [{words}]({address})"


def _in_short(answers: Mapping[str, Any], change: QuestionnaireChange) -> str:
    """A set of answers in one line, questions by their id."""
    return "; ".join(f"{name}: {answer_in_words(name, answer, change.wording)}" for name, answer in answers.items())

"""What a change means for the whole content: its questionnaires, and everything else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from toolkit.compiling import compile_questionnaire
from toolkit.condition_words import Wording, wording_of
from toolkit.difference.aligned import aligned, renamed_questions, wording_aligned
from toolkit.difference.change import Change
from toolkit.difference.content import ContentChange, content_changes
from toolkit.difference.outcomes import Outcomes, compared
from toolkit.difference.ranking import ranked_otherwise
from toolkit.difference.written import Side, written
from toolkit.library import Entry, Library
from toolkit.model.questionnaire import Questionnaire
from toolkit.scoring import AnswerError, evaluate
from toolkit.scoring.carrying import fitting


@dataclass(frozen=True)
class ExampleChange:
    """An example that comes out otherwise: what differs, in words; `why` is the reason where it cannot be compared."""

    name: str
    differences: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class QuestionnaireChange:
    """What changed in one questionnaire; `outcomes` is the reason, where the versions cannot be compared.

    `ranking` says in sentences what may stand elsewhere in a result; how often is not counted.
    """

    id: str
    earlier: Side
    later: Side
    written: tuple[Change, ...]
    outcomes: Outcomes | str
    ranking: tuple[str, ...]
    examples: tuple[ExampleChange, ...]
    of_examples: int

    @cached_property
    def wording(self) -> Wording:
        """What things are called today, or were called before, where they are gone."""
        return self.later.wording.completed(self.earlier.wording)


@dataclass(frozen=True)
class Difference:
    """Everything that changed between two versions of the content."""

    questionnaires: tuple[QuestionnaireChange, ...]
    content: tuple[ContentChange, ...]


def difference(earlier: Library, later: Library) -> Difference:
    """What changed; both libraries are without errors, or as far as they could be read."""
    return Difference(tuple(_questionnaires(earlier, later)), tuple(content_changes(earlier, later)))


def _questionnaires(earlier: Library, later: Library) -> Iterator[QuestionnaireChange]:
    titles = {name: entry.value.title for name, entry in later.guidance.items()}
    renamed = {old: name for name, entry in later.guidance.items() for old in entry.value.formerly}
    for name, entry in later.questionnaires.items():
        before = _before(entry, earlier)
        if before is None:
            continue
        compiled = compile_questionnaire(entry, later)
        as_it_was = compile_questionnaire(before, earlier)
        questions = renamed_questions(as_it_was, compiled)
        wording = wording_aligned(wording_of(before, earlier), questions)
        was = Side(before, earlier, aligned(as_it_was, compiled, renamed), wording)
        now = Side(entry, later, compiled, wording_of(entry, later))
        changes = tuple(written(was, now))
        if changes or was.compiled != now.compiled or before.value.examples != entry.value.examples:
            examples = tuple(_examples(was, now, questions))
            outcomes = compared(was.compiled, now.compiled)
            ranking = tuple(ranked_otherwise(was, now, titles))
            yield QuestionnaireChange(name, was, now, changes, outcomes, ranking, examples, len(entry.value.examples))


def _before(entry: Entry[Questionnaire], earlier: Library) -> Entry[Questionnaire] | None:
    names = [entry.id, *entry.value.formerly]
    return next((earlier.questionnaires[name] for name in names if name in earlier.questionnaires), None)


def _examples(earlier: Side, later: Side, questions: Mapping[str, str]) -> Iterator[ExampleChange]:
    """Each example with the answers that either version gives it, as far as that asks for them."""
    answers = {
        example.name: {questions.get(name, name): answer for name, answer in example.answers.items()}
        for example in earlier.entry.value.examples
    }
    for example in later.entry.value.examples:
        try:
            now = evaluate(later.compiled, fitting(later.compiled, example.answers)[0])
            before = answers.get(example.name, example.answers)
            was = evaluate(earlier.compiled, fitting(earlier.compiled, before)[0])
        except AnswerError:
            continue
        if found := tuple(_differences(was, now)):
            yield ExampleChange(example.name, found)


def _differences(was: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for name, figure in now["scores"].items():
        before = was["scores"].get(name)
        if before is not None:
            values = [None if each["value"] is None else Fraction(each["value"]) for each in (before, figure)]
            if values[0] != values[1]:
                yield f"{name} value", str(before["value"] or "none"), str(figure["value"] or "none")
            if before["band"] != figure["band"]:
                yield f"{name} band", str(before["band"] or "none"), str(figure["band"] or "none")
    if was["level"] != now["level"]:
        yield "level", was["level"] or "none", now["level"] or "none"
    for key in ("duties", "advice", "services", "case_studies"):
        before_of, now_of = _listed(was[key]), _listed(now[key])
        for name in dict.fromkeys([*now_of, *before_of]):
            if before_of.get(name) != now_of.get(name):
                yield f"{key.replace('_', ' ')} {name}", before_of.get(name, "no"), now_of.get(name, "no")
    first, first_now = (", ".join(piece["id"] for piece in side["advice"][:3]) or "none" for side in (was, now))
    if first != first_now:
        yield "three things to do first", first, first_now


def _listed(things: list[Any]) -> dict[str, str]:
    """What a list of the outcome holds: ids, or things with an id and perhaps a state."""
    return dict(
        (thing, "yes") if isinstance(thing, str) else (thing["id"], thing.get("state", "yes")) for thing in things
    )

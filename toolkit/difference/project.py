"""What a change means for the whole content: its questionnaires, and everything else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.compiling import compile_questionnaire
from toolkit.condition_words import wording_of
from toolkit.difference.aligned import aligned
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
        in_todays_terms = aligned(compile_questionnaire(before, earlier), compiled, renamed)
        was = Side(before, earlier, in_todays_terms, wording_of(before, earlier))
        now = Side(entry, later, compiled, wording_of(entry, later))
        changes = tuple(written(was, now))
        if changes or was.compiled != now.compiled or before.value.examples != entry.value.examples:
            examples = tuple(_examples(was, now))
            outcomes = compared(was.compiled, now.compiled)
            ranking = tuple(ranked_otherwise(was.compiled, now.compiled, titles))
            yield QuestionnaireChange(name, was, now, changes, outcomes, ranking, examples, len(entry.value.examples))


def _before(entry: Entry[Questionnaire], earlier: Library) -> Entry[Questionnaire] | None:
    names = [entry.id, *entry.value.formerly]
    return next((earlier.questionnaires[name] for name in names if name in earlier.questionnaires), None)


def _examples(earlier: Side, later: Side) -> Iterator[ExampleChange]:
    for example in later.entry.value.examples:
        try:
            # An answer to what is asked no more is left out of both; that the example has it is told by the check.
            now = evaluate(later.compiled, fitting(later.compiled, example.answers)[0])
            was = evaluate(earlier.compiled, fitting(earlier.compiled, example.answers)[0])
        except AnswerError:
            continue
        if found := tuple(_differences(was, now)):
            yield ExampleChange(example.name, found)


def _differences(was: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for name, figure in now["scores"].items():
        before = was["scores"].get(name)
        if before is not None:
            for key in ("value", "band"):
                if before[key] != figure[key]:
                    yield f"{name} {key}", str(before[key] or "none"), str(figure[key] or "none")
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

"""On small questionnaires, the sweeps say what walking over every single set of answers says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, islice
from typing import Any

import pytest

from tests.generated.choices import SeededChance
from tests.generated.library import entry, small_library
from tests.generated.questionnaires import any_questionnaire
from toolkit.checks.questionnaire import check_questionnaire
from toolkit.checks.unreached import shows_case
from toolkit.compiled import Compiled, CompiledQuestion
from toolkit.compiling import compile_questionnaire
from toolkit.exact import fixed
from toolkit.explore import reaching
from toolkit.explore.counting import counted
from toolkit.explore.events import Event, Events
from toolkit.explore.explorer import Explorer
from toolkit.explore.extremes import Bound, beyond, extremes, keeps_anyway
from toolkit.explore.formula import FALSE, TRUE, how_many
from toolkit.explore.space import Space
from toolkit.library import Entry
from toolkit.model.questionnaire import Questionnaire
from toolkit.problems import errors
from toolkit.scoring import evaluate
from toolkit.scoring.answers import read_answers
from toolkit.scoring.situation import Situation, holds

QUESTIONNAIRES = 50  # from each of the seeds
MOST_SETS = 3_000


def small_questionnaire(seed: int) -> Entry[Questionnaire] | None:
    """A questionnaire made by chance, with few numbers to choose from; None where it is not sound."""
    said = any_questionnaire(SeededChance(seed), most_questions=2)
    for section in said["sections"]:
        for question in section["questions"]:
            if question["type"] == "number":
                least, step = question.get("min", 0), Decimal(question.get("step", 1))
                question["max"] = least + 3 * step
                for row, points in enumerate(question.get("points", [])):
                    points["from"] = least + row * step
    questionnaire = entry("small", Questionnaire, said)
    return None if errors(check_questionnaire(questionnaire, small_library(), alone=True)) else questionnaire


def _every_set(compiled: Compiled) -> Iterator[tuple[dict[str, Any], bool]]:
    """Every set of answers, walked one by one, and whether it is complete."""

    def walk(number: int, answers: dict[str, Any], complete: bool) -> Iterator[tuple[dict[str, Any], bool]]:
        if number == len(compiled.questions):
            yield answers, complete
            return
        question = compiled.questions[number]
        if not _is_shown(compiled, question, number, answers):
            yield from walk(number + 1, answers, complete)
            return
        yield from walk(number + 1, answers, False)
        for answer in answers_to(question):
            yield from walk(number + 1, answers | {question.id: answer}, complete)

    yield from walk(0, {}, True)


def answers_to(question: CompiledQuestion) -> Iterator[Any]:
    """Every single answer to a question; blank is not among them."""
    options = [option for option in question.options or () if not option.exclusive]
    if question.type == "number":
        assert question.min is not None
        assert question.max is not None
        assert question.step is not None
        value = question.min
        while value <= question.max:
            yield value
            value += question.step
    elif question.type == "text":
        yield "A note."
    elif question.type == "multiple":
        yield from ([option.id] for option in question.options or () if option.exclusive)
        for number in range(1, len(options) + 1):
            yield from ([option.id for option in choice] for choice in combinations(options, number))
    else:
        yield from (option.id for option in options)


def _is_shown(compiled: Compiled, question: CompiledQuestion, number: int, answers: dict[str, Any]) -> bool:
    if question.show_if is None:
        return True
    situation = Situation(compiled, read_answers(compiled, answers))
    # Only questions that were shown have an answer here, so all earlier ones can pass as shown.
    situation.shown = {earlier.id: earlier for earlier in compiled.questions[:number]}
    return holds(question.show_if, situation)


def happens(outcome: dict[str, Any]) -> Iterator[Event]:
    yield from (Event("question", name) for name in outcome["shown"])
    yield from (Event("band", name, figure["band"]) for name, figure in outcome["scores"].items())
    yield Event("level", outcome["level"])
    yield from (Event("advice", piece["id"]) for piece in outcome["advice"])
    yield from (Event("duty", duty["id"], duty["state"]) for duty in outcome["duties"])
    yield from (Event("service", name) for name in outcome["services"])


@pytest.mark.parametrize("first", range(5_000_000, 5_001_000, 200))
def test_counts_shares_and_shortest_ways(first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # So narrow a first sweep that the exact one after it has something left to find.
    monkeypatch.setattr("toolkit.explore.reaching.NARROW", 1)
    # Few states are many enough to see in them what scores can still come to.
    monkeypatch.setattr("toolkit.explore.sweep.FORESEEN_FROM", 0)
    compared = 0
    for seed in range(first, first + 200):
        questionnaire = small_questionnaire(seed)
        if questionnaire is None:
            continue
        compiled = compile_questionnaire(questionnaire, small_library())
        walked = []
        for found in _every_set(compiled):
            walked.append(found)
            if len(walked) > MOST_SETS:
                break
        if len(walked) <= MOST_SETS:
            _compare(compiled, walked)
            compared += 1
        if compared == QUESTIONNAIRES:
            return
    raise AssertionError(f"only {compared} questionnaires were small enough")


def _compare(compiled: Compiled, walked: list[tuple[dict[str, Any], bool]]) -> None:
    sets: Counter[Event] = Counter()
    complete: Counter[Event] = Counter()
    shortest: dict[Event, int] = {}
    cases: set[str] = set()
    numbers: list[tuple[int, set[Event]]] = []
    values: Counter[tuple[str, str | None]] = Counter()
    for answers, is_complete in walked:
        outcome = evaluate(compiled, answers)
        values.update((name, figure["value"]) for name, figure in outcome["scores"].items())
        cases.update(outcome["case_studies"])
        happened = set(happens(outcome))
        numbers.append((len(outcome["advice"]), happened))
        for event in happened:
            sets[event] += 1
            complete[event] += is_complete
            shortest[event] = min(shortest.get(event, len(answers)), len(answers))
    assert {case.id for case in compiled.case_studies if shows_case(case.id, compiled)} == cases
    space = Space((compiled,))
    for event, formula in Events(space).all():
        tallies = counted(space, formula)
        assert set(tallies) <= {TRUE, FALSE}
        assert sum(tally.sets for tally in tallies.values()) == len(walked)
        true = tallies.get(TRUE)
        found = (true.sets, true.complete, true.length) if true else (0, 0, None)
        assert found == (sets[event], complete[event], shortest.get(event)), (event, compiled.as_json())
        # Looked for without counting, there is one where one was counted, and none is shorter.
        witness = Explorer(space).witness(formula)
        assert (None if witness is None else len(witness)) == shortest.get(event), (event, compiled.as_json())
        for shown in (true.answers if true else None, witness):
            if shown is not None:
                assert event in set(happens(evaluate(compiled, shown))), (event, compiled.as_json())
    _compare_values(compiled, space, values)
    _compare_what_is_possible(compiled, space, sets, walked[-1][0])
    _compare_numbers(compiled, space, numbers)


def _compare_values(compiled: Compiled, space: Space, values: Counter[tuple[str, str | None]]) -> None:
    for score in compiled.scores:
        found = {
            None if outcome.constant is None else fixed(outcome.constant, score.decimals): tally.sets
            for outcome, tally in counted(space, Events(space).figure(score.id)).items()
        }
        walked = {value: sets for (name, value), sets in values.items() if name == score.id}
        assert found == walked, (score.id, compiled.as_json())


def _compare_what_is_possible(compiled: Compiled, space: Space, sets: Counter[Event], answers: dict[str, Any]) -> None:
    explorer = Explorer(space)
    explorer.meet(answers)
    for event, formula in explorer.events.all():
        assert explorer.possible(formula) == (sets[event] > 0), (event, compiled.as_json())


def _compare_numbers(compiled: Compiled, space: Space, numbers: list[tuple[int, set[Event]]]) -> None:
    """How much advice there is at least and at most, among all and among those to whom something happens."""
    events = Events(space)
    pieces = how_many((events.advice(guidance.id), 1) for guidance in compiled.guidance)
    for event, when in [(None, TRUE), *islice(events.all(), 4)]:
        walked = [number for number, happened in numbers if event is None or event in happened]
        found = extremes(space, pieces, when)
        with pytest.MonkeyPatch.context() as patch:
            # Where it is not soon shown how far states may go, it comes to the same on a longer way.
            patch.setattr(reaching, "MOST_FOR_PROSPECTS", -1)
            on_a_longer_way = extremes(space, pieces, when)
        if not walked:
            assert found is on_a_longer_way is None
            assert beyond(space, pieces, when, Bound(9, low=True)) is None
            continue
        fewest, most = min(walked), max(walked)
        for each in (found, on_a_longer_way):
            assert each is not None
            assert (each.fewest, each.most) == (fewest, most), (event, compiled.as_json())
        assert beyond(space, pieces, when, Bound(fewest, low=True)) is None, (event, compiled.as_json())
        assert beyond(space, pieces, when, Bound(most)) is None, (event, compiled.as_json())
        # What is shown whatever the scores are is never more than what is so.
        for bound in (Bound(fewest + 1, low=True), Bound(most - 1)):
            assert not keeps_anyway(space, pieces, when, bound), (event, compiled.as_json())
        fewer = beyond(space, pieces, when, Bound(fewest + 1, low=True))
        more = beyond(space, pieces, when, Bound(most - 1))
        assert fewer is not None
        assert more is not None
        assert (fewer.number, more.number) == (fewest, most), (event, compiled.as_json())
        assert len(evaluate(compiled, fewer.answers)["advice"]) == fewest
        assert len(evaluate(compiled, more.answers)["advice"]) == most

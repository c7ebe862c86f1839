"""Proof by example: every example of a questionnaire is evaluated, and must come out as it says."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.checks.examined import Examined
from toolkit.compiled import Compiled, compile_questionnaire, given_guidance
from toolkit.exact import plain
from toolkit.model.questionnaire import Expectation, Limits
from toolkit.problems import Problem, Severity, did_you_mean
from toolkit.scoring import AnswerError, assess, outcome_of
from toolkit.scoring.situation import holds
from toolkit.source import Location


def check_examples(examined: Examined) -> Iterator[Problem]:
    """Every problem of the examples, and of `always` where an example refutes it."""
    examples = examined.questionnaire.examples
    if not examples:
        problem = examined.problem((), "E004", "no example proves what this questionnaire does; write at least one")
        yield dataclasses.replace(problem, severity=Severity.WARNING)
    expectations = [(("examples", number, "expect"), item.expect) for number, item in enumerate(examples)]
    statements = [
        (("always", number, "expect"), item.expect) for number, item in enumerate(examined.questionnaire.always)
    ]
    for location, expect in [*expectations, *statements]:
        yield from _names(examined, expect, location)
    compiled = compile_questionnaire(examined.entry, examined.library)
    for number in range(len(examples)):
        yield from _example(examined, compiled, number)


def _example(examined: Examined, compiled: Compiled, number: int) -> Iterator[Problem]:
    example = examined.questionnaire.examples[number]
    try:
        situation = assess(compiled, example.answers)
    except AnswerError as error:
        place = ("examples", number, "answers", error.question)
        yield examined.problem_at_key(place, "E001", str(error))
        return
    outcome = outcome_of(situation)
    for key, message in differences(example.expect, outcome):
        yield examined.problem_at_key(("examples", number, "expect", *key), "E002", message)
    for index, statement in enumerate(examined.questionnaire.always):
        if statement.when is None or holds(statement.when, situation):
            for key, message in differences(statement.expect, outcome):
                refuted = ("always", index, "expect", *key)
                yield examined.problem_at_key(refuted, "E005", f"the example “{example.name}” refutes this: {message}")


def _names(examined: Examined, expect: Expectation, location: Location) -> Iterator[Problem]:
    """Expectations of things that do not exist could hold for ever without saying anything."""
    questionnaire = examined.questionnaire
    duties = [question.duty.id for question in questionnaire.questions if question.duty]
    guidance = given_guidance(questionnaire)
    services = list(examined.library.services)
    known: dict[str, list[str]] = {
        "scores": examined.score_ids,
        "bands": examined.score_ids,
        "advice": guidance,
        "no_advice": guidance,
        "duties": duties,
        "shown": list(examined.by_id),
        "not_shown": list(examined.by_id),
        "services": services,
        "no_services": services,
        "case_studies": list(examined.library.case_studies),
    }
    for key, names in known.items():
        for index, name in enumerate(getattr(expect, key)):
            if name not in names:
                place = name if isinstance(getattr(expect, key), dict) else index
                message = f"“{key}” names “{name}”, which this questionnaire cannot give{did_you_mean(name, names)}"
                yield examined.problem((*location, key, place), "E003", message)
    levels = [level.id for level in questionnaire.levels]
    if expect.level is not None and expect.level not in levels:
        message = f"there is no level “{expect.level}”{did_you_mean(expect.level, levels)}"
        yield examined.problem((*location, "level"), "E003", message)


def differences(expect: Expectation, outcome: Mapping[str, Any]) -> Iterator[tuple[Location, str]]:
    """What an outcome has otherwise than expected: the key of the expectation, and a sentence."""
    for name, value in expect.scores.items():
        found = outcome["scores"].get(name, {}).get("value")
        wanted = None if value is None else plain(value)
        if (None if found is None else plain_text(found)) != wanted:
            yield ("scores", name), f"“{name}” is {found or 'without a value'}, expected {wanted or 'no value'}"
    bands = expect.bands | ({"overall": expect.band} if expect.band else {})
    for name, band in bands.items():
        found = outcome["scores"].get(name, {}).get("band")
        if found != band:
            key: Location = ("band",) if name == "overall" and expect.band else ("bands", name)
            yield key, f"the band of “{name}” is {_or_none(found)}, expected {_or_none(band)}"
    if "level" in expect.model_fields_set and outcome["level"] != expect.level:
        yield ("level",), f"the level is {_or_none(outcome['level'])}, expected {_or_none(expect.level)}"
    yield from _lists(expect, outcome)
    states = {duty["id"]: duty["state"] for duty in outcome["duties"]}
    for name, state in expect.duties.items():
        if states.get(name) != state:
            yield ("duties", name), f"the duty “{name}” is {states.get(name, 'not asked after')}, expected {state}"


def _lists(expect: Expectation, outcome: Mapping[str, Any]) -> Iterator[tuple[Location, str]]:
    advice = [piece["id"] for piece in outcome["advice"]]
    found = {
        "advice": advice,
        "shown": outcome["shown"],
        "services": outcome["services"],
        "case_studies": outcome["case_studies"],
    }
    for key, names in found.items():
        for name in getattr(expect, key):
            if name not in names:
                yield (
                    (key,),
                    f"“{name}” is not in the result, expected it; its {key.replace('_', ' ')}: {_listed(names)}",
                )
    for key, names in {"no_advice": advice, "not_shown": outcome["shown"], "no_services": outcome["services"]}.items():
        for name in getattr(expect, key):
            if name in names:
                yield (key,), f"“{name}” is in the result, expected it not to be"
    if expect.advice_count is not None and not _fits(len(advice), expect.advice_count):
        yield ("advice_count",), f"the result has {len(advice)} pieces of advice: {_listed(advice)}"


def _fits(number: int, limits: Limits) -> bool:
    return (limits.at_least or 0) <= number and (limits.at_most is None or number <= limits.at_most)


def plain_text(value: str) -> str:
    """A decimal string without needless zeros, so that 46 and 46.0 are the same."""
    return value.rstrip("0").rstrip(".") if "." in value else value


def _listed(names: list[str]) -> str:
    return ", ".join(names) or "none"


def _or_none(name: str | None) -> str:
    return f"“{name}”" if name else "none"

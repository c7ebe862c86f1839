"""Proof by example: every example of a questionnaire is evaluated, and must come out as it says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from toolkit.checks.examined import Examined
from toolkit.checks.giving import given_when
from toolkit.compiled import Compiled
from toolkit.compiling import OVERALL, compile_questionnaire, given_guidance, is_offered
from toolkit.exact import plain
from toolkit.model.questionnaire import Expectation, Limits
from toolkit.problems import Problem, did_you_mean
from toolkit.scoring import AnswerError, assess, outcome_of
from toolkit.scoring.situation import holds
from toolkit.source import Location


def check_examples(examined: Examined) -> Iterator[Problem]:
    """Every problem of the examples, and of `always` where an example refutes it."""
    examples = examined.questionnaire.examples
    if not examples:
        message = "no example proves what this questionnaire does; write at least one under “examples”"
        yield examined.problem((), "E004", message).as_warning()
    expectations: list[tuple[Location, Expectation]] = [
        ((part, number, "expect"), item.expect)
        for part in ("examples", "always")
        for number, item in enumerate(getattr(examined.questionnaire, part))
    ]
    unknown = [problem for location, expect in expectations for problem in _names(examined, expect, location)]
    yield from unknown or _outcomes(examined)


def _outcomes(examined: Examined) -> Iterator[Problem]:
    """What comes out otherwise than expected; a statement is refuted once, by the first example that does it."""
    compiled = compile_questionnaire(examined.entry, examined.library)
    refuted: set[Location] = set()
    for number in range(len(examined.questionnaire.examples)):
        for problem, place in _example(examined, compiled, number):
            if place not in refuted:
                refuted.add(place)
                yield problem


def _example(examined: Examined, compiled: Compiled, number: int) -> Iterator[tuple[Problem, Location]]:
    example = examined.questionnaire.examples[number]
    place: Location
    try:
        situation = assess(compiled, example.answers)
    except AnswerError as error:
        place = ("examples", number, "answers", error.question)
        yield examined.problem_at_key(place, "E001", str(error)), place
        return
    outcome = outcome_of(situation)
    found = list(differences(example.expect, outcome))
    # What comes out otherwise may come of the same slip.
    for name in [] if found else [name for name in example.answers if name not in situation.shown]:
        place = ("examples", number, "answers", name)
        message = (
            f"“{name}” is not asked in this example, so its answer counts for nothing; take it out, or change the "
            "answers at which its “show_if” looks"
        )
        yield examined.problem_at_key(place, "E001", message).as_warning(), place
    for key, message in found:
        place = ("examples", number, "expect", *key)
        words = f"in the example “{example.name}” {message}{_hint(examined, example.expect, key, example.answers)}"
        yield examined.problem_at_key(place, "E002", words), place
    for index, statement in enumerate(examined.questionnaire.always):
        if statement.when is None or holds(statement.when, situation):
            for key, message in differences(statement.expect, outcome):
                place = ("always", index, "expect", *key)
                words = f"the example “{example.name}” refutes this: {message}"
                words += _hint(examined, statement.expect, key, example.answers)
                yield examined.problem_at_key(place, "E005", words), place


def _hint(examined: Examined, expect: Expectation, key: Location, answers: Collection[str]) -> str:
    """Where guidance that was expected and did not come is given."""
    if key[0] != "advice" or not isinstance(key[-1], int):
        return ""
    return given_when(examined, expect.advice[key[-1]], answers)


def _names(examined: Examined, expect: Expectation, location: Location) -> Iterator[Problem]:
    """Expectations of things that do not exist could hold for ever without saying anything."""
    for at, message in unknown_names(examined, expect):
        yield examined.problem_at_key((*location, *at), "E003", message)
    count = expect.advice_count
    if count and count.at_least is not None and count.at_most is not None and count.at_least > count.at_most:
        message = f"no number is at least {count.at_least} and at most {count.at_most}; turn the limits round"
        yield examined.problem((*location, "advice_count"), "S010", message)


def unknown_names(examined: Examined, expect: Expectation) -> Iterator[tuple[Location, str]]:
    """What an expectation names and this questionnaire cannot give: where in it, and a sentence."""
    questionnaire = examined.questionnaire
    duties = [question.duty.id for question in questionnaire.questions if question.duty]
    guidance = given_guidance(questionnaire)
    all_services = examined.library.services.items()
    services = [name for name, entry in all_services if is_offered(entry.value, questionnaire)]
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
                yield (key, place), f"“{key}” names “{name}”, which {_not_given(examined, key, name, names)}"
    for at, score, band in _bands_of(expect):
        bands = examined.bands_of(score)
        if band is not None and score in examined.score_ids and band not in bands:
            yield at, f"“{score}” has no band “{band}”{did_you_mean(band, bands)}"
    levels = [level.id for level in questionnaire.levels]
    if expect.level is not None and expect.level not in levels:
        yield ("level",), f"there is no level “{expect.level}”{did_you_mean(expect.level, levels)}"


def _not_given(examined: Examined, key: str, name: str, names: Collection[str]) -> str:
    """Why a name is not among those that can come out; no guess is made at what exists and is only given nowhere."""
    library = examined.library
    if key in ("advice", "no_advice") and name in library.guidance:
        return "no answer or rule here gives; did a line under “advise” or “advice” go missing?"
    if key == "duties" and name in library.duties:
        return "no question here asks after; did a line “duty” go missing?"
    if key in ("services", "no_services") and name in library.services:
        return "this questionnaire cannot give: that service is closed, or for other people; look at its own file"
    return f"this questionnaire cannot give{did_you_mean(name, names)}"


def _bands_of(expect: Expectation) -> Iterator[tuple[Location, str, str | None]]:
    """Each band that is expected: its key, the score that has it, and the id of the band, or None."""
    if "band" in expect.model_fields_set:
        yield ("band",), OVERALL, expect.band
    for score, band in expect.bands.items():
        yield ("bands", score), score, band


def differences(expect: Expectation, outcome: Mapping[str, Any]) -> Iterator[tuple[Location, str]]:
    """What an outcome has otherwise than expected: the key of the expectation, and a sentence."""
    for name, value in expect.scores.items():
        found = outcome["scores"].get(name, {}).get("value")
        wanted = None if value is None else plain(value)
        if (None if found is None else plain_text(found)) != wanted:
            yield ("scores", name), f"“{name}” is {found or 'without a value'}, expected {wanted or 'none'}"
    for key, name, band in _bands_of(expect):
        found = outcome["scores"].get(name, {}).get("band")
        if found != band:
            yield key, f"the band of “{name}” is {_or_none(found)}, expected {_or_none(band)}"
    if "level" in expect.model_fields_set and outcome["level"] != expect.level:
        yield ("level",), f"the level is {_or_none(outcome['level'])}, expected {_or_none(expect.level)}"
    yield from _lists(expect, outcome)
    states = {duty["id"]: duty["state"] for duty in outcome["duties"]}
    for name, state in expect.duties.items():
        if states.get(name) != state:
            yield ("duties", name), f"the duty “{name}” is {states.get(name, 'not asked after')}, expected {state}"


# How a sentence says that something is, or is not, in a part of the outcome.
_AMONG = {
    "advice": "in the advice",
    "no_advice": "in the advice",
    "shown": "among the questions shown",
    "not_shown": "among the questions shown",
    "services": "among the services",
    "no_services": "among the services",
    "case_studies": "among the case studies",
}


def _lists(expect: Expectation, outcome: Mapping[str, Any]) -> Iterator[tuple[Location, str]]:
    advice = [piece["id"] for piece in outcome["advice"]]
    found = {
        "advice": advice,
        "shown": outcome["shown"],
        "services": outcome["services"],
        "case_studies": outcome["case_studies"],
    }
    for key, names in found.items():
        for index, name in enumerate(getattr(expect, key)):
            if name not in names:
                yield (key, index), f"“{name}” is not {_AMONG[key]}, expected it to be; found {_listed(names)}"
    for key, names in {"no_advice": advice, "not_shown": outcome["shown"], "no_services": outcome["services"]}.items():
        for index, name in enumerate(getattr(expect, key)):
            if name in names:
                yield (key, index), f"“{name}” is {_AMONG[key]}, expected it not to be"
    if expect.advice_count is not None and not _fits(len(advice), expect.advice_count):
        limits = " and ".join(_limits(expect.advice_count))
        message = f"the number of pieces of advice is {len(advice)}, expected {limits}; found {_listed(advice)}"
        yield ("advice_count",), message


def _limits(limits: Limits) -> Iterator[str]:
    if limits.at_least is not None:
        yield f"at least {limits.at_least}"
    if limits.at_most is not None:
        yield f"at most {limits.at_most}"


def _fits(number: int, limits: Limits) -> bool:
    return (limits.at_least or 0) <= number and (limits.at_most is None or number <= limits.at_most)


def plain_text(value: str) -> str:
    """A decimal string without needless zeros, so that 46 and 46.0 are the same."""
    return value.rstrip("0").rstrip(".") if "." in value else value


def _listed(names: list[str]) -> str:
    return ", ".join(names) or "none"


def _or_none(name: str | None) -> str:
    return f"“{name}”" if name else "none"

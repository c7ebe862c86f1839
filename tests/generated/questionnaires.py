"""Questionnaires made by chance, in the adviser's format, over every construct of the format page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from tests.generated.choices import Chance, one_of, percent, some_of
from tests.generated.library import AREAS, DUTIES, GUIDANCE, SECTORS

_POINTS = [Decimal(text) for text in ("0", "1", "2", "3", "0.5", "0.25", "1.05", "-1", "-0.5", "4")]
_WEIGHTS = [Decimal(text) for text in ("1", "2", "0.5", "3", "0.333", "1.25")]


def any_questionnaire(chance: Chance, most_questions: int = 4) -> dict[str, Any]:
    """A questionnaire as YAML would give it; sound, whatever chance says."""
    questions: list[dict[str, Any]] = []
    sections = []
    for number in range(chance.number(1, 3)):
        mine = [_question(chance, questions) for _ in range(chance.number(1, most_questions))]
        sections.append({"id": f"section-{number}", "title": "A section", "questions": mine})
    said: dict[str, Any] = {
        "title": "Made by chance",
        "summary": "A questionnaire.",
        "minutes": 3,
        "checked": "2026-11-20",
        "review_by": "2027-11-20",
        "sections": sections,
    }
    said |= _scores(chance, sections)
    scores = _score_ids(said)
    if percent(chance, 60):
        said["levels"] = [
            {"id": f"level-{number}", "title": "A level", "requires": any_condition(chance, questions, scores)}
            for number in range(chance.number(1, 3))
        ]
    said["advice"] = [
        {"give": one_of(chance, GUIDANCE), "when": any_condition(chance, questions, scores)}
        for _ in range(chance.number(0, 3))
    ]
    return said


def _question(chance: Chance, earlier: list[dict[str, Any]]) -> dict[str, Any]:
    kind = one_of(chance, ["single", "single", "single", "multiple", "multiple", "number", "text", "area"])
    question: dict[str, Any] = {"id": f"q{len(earlier)}", "ask": "What?", "type": kind}
    taken = {item["id"] for item in earlier}
    if kind == "number" and "staff" not in taken and percent(chance, 50):
        question |= {"id": "staff", "min": 1, "max": 400}
    elif kind == "single" and "sector" not in taken and percent(chance, 10):
        question |= {"id": "sector", "options": "sectors"}
    else:
        _MAKERS[kind](chance, question)
    if earlier and percent(chance, 35):
        question["show_if"] = any_condition(chance, earlier, [])
    if kind in ("single", "multiple"):
        _consequences(chance, question)
    earlier.append(question)
    return question


def _consequences(chance: Chance, question: dict[str, Any]) -> None:
    options = options_of(question)
    if percent(chance, 60):
        question["advise"] = {name: some_of(chance, GUIDANCE, least=1) for name in some_of(chance, options, least=1)}
    if percent(chance, 30):
        # What says that it is not known, or that it does not concern, meets no duty.
        own = question["options"] if isinstance(question["options"], list) else []
        silent = [option["id"] for option in own if {"unknown", "not_applicable"} & option.keys()]
        meeting = [name for name in options if name not in silent]
        question["duty"] = {"id": one_of(chance, DUTIES), "met_by": some_of(chance, meeting, least=1)}


def _single(chance: Chance, question: dict[str, Any]) -> None:
    question["options"] = _options(chance)
    if percent(chance, 20) and any("points" in option for option in question["options"]):
        question["reverse"] = "yes"


def _options(chance: Chance) -> list[dict[str, Any]]:
    scored = percent(chance, 80)
    options: list[dict[str, Any]] = []
    for number in range(chance.number(2, 4)):
        option: dict[str, Any] = {"id": f"o{number}", "label": "So"}
        if scored and not percent(chance, 5):
            option["points"] = one_of(chance, _POINTS)
        options.append(option)
    if percent(chance, 40):
        options.append({"id": "na", "label": "Does not apply", "not_applicable": True})
    if percent(chance, 40):
        options.append({"id": "unsure", "label": "I do not know", "unknown": True})
    return options


def _multiple(chance: Chance, question: dict[str, Any]) -> None:
    options = _options(chance)
    if percent(chance, 50):
        none = {"id": "none", "label": "None of these", "exclusive": "yes"}
        options.append(none | ({"points": one_of(chance, _POINTS)} if percent(chance, 70) else {}))
    question["options"] = options
    if any(option.get("points", 0) > 0 for option in options) and percent(chance, 40):
        question["max_points"] = one_of(chance, [Decimal(1), Decimal("1.5"), Decimal(3)])
    if percent(chance, 20) and any("points" in option for option in options):
        question["reverse"] = True


def _number(chance: Chance, question: dict[str, Any]) -> None:
    step = one_of(chance, [Decimal(1), Decimal("0.5"), Decimal(5)])
    question |= {"min": one_of(chance, [0, 1, -5]), "max": 40, "step": step}
    if percent(chance, 60):
        starts = sorted({Decimal(question["min"]), *(Decimal(chance.number(question["min"], 40)) for _ in range(2))})
        question["points"] = [{"from": start, "points": one_of(chance, _POINTS)} for start in starts]


def _nothing(chance: Chance, question: dict[str, Any]) -> None:
    """Text and areas need no more."""


_MAKERS: dict[str, Callable[[Chance, dict[str, Any]], None]] = {
    "single": _single,
    "multiple": _multiple,
    "number": _number,
    "text": _nothing,
    "area": _nothing,
}


def any_condition(chance: Chance, questions: list[dict[str, Any]], scores: list[str], depth: int = 2) -> dict[str, Any]:
    """A condition over these questions and scores."""
    kind = one_of(chance, ["test", "test", "test", "both", "all", "any", "not"]) if depth else "test"
    if kind == "test":
        if scores and percent(chance, 40):
            return {"score": {one_of(chance, scores): _limit(chance)}}
        question = one_of(chance, questions)
        return {question["id"]: _test(chance, question)}
    if kind == "both":
        return {question["id"]: _test(chance, question) for question in some_of(chance, questions[-3:], least=1)}
    inner = [any_condition(chance, questions, scores, depth - 1) for _ in range(chance.number(1, 3))]
    return {"not": inner[0]} if kind == "not" else {kind: inner}


def _test(chance: Chance, question: dict[str, Any]) -> Any:
    if percent(chance, 15):
        return {"answered": one_of(chance, ["yes", "no"])}
    if question["type"] == "number":
        return _limit(chance)
    if question["type"] == "text":
        return {"answered": "yes"}
    options = options_of(question)
    if question["type"] == "multiple" and percent(chance, 40):
        return {"all_of": some_of(chance, options, least=1)}
    return one_of(chance, [one_of(chance, options), some_of(chance, options, least=1)])


def _limit(chance: Chance) -> dict[str, Any]:
    value = Decimal(one_of(chance, ["0", "1", "2", "5", "10", "25", "50", "33.3", "75", "-1"]))
    if percent(chance, 15):
        return {"at_least": value, "at_most": value + 20}
    return {one_of(chance, ["at_least", "at_most", "above", "below"]): value}


def options_of(question: dict[str, Any]) -> list[str]:
    """The ids of the options of a question."""
    if question["type"] == "area":
        return AREAS
    options = question.get("options", [])
    return SECTORS if options == "sectors" else [option["id"] for option in options]


def earns(question: dict[str, Any]) -> bool:
    """Whether a question can earn points."""
    if question["type"] == "number":
        return "points" in question
    options = question.get("options", [])
    return not isinstance(options, str) and any("points" in option for option in options)


def _scores(chance: Chance, sections: list[dict[str, Any]]) -> dict[str, Any]:
    earning = [item["id"] for section in sections for item in section["questions"] if earns(item)]
    if not earning:
        return {}
    if percent(chance, 35):
        return {"bands": _bands(chance), "section_bands": _bands(chance)}
    return {"scores": list(_written_scores(chance, sections, earning))}


def _written_scores(chance: Chance, sections: list[dict[str, Any]], earning: list[str]) -> Iterator[dict[str, Any]]:
    scoring = [section["id"] for section in sections if any(earns(item) for item in section["questions"])]
    for number in range(chance.number(1, 4)):
        method = one_of(chance, ["percent", "sum", "mean", "min", "max", "count"])
        score: dict[str, Any] = {"id": f"score-{number}", "method": method, "decimals": chance.number(0, 3)}
        if number and percent(chance, 45) and method != "percent":
            score["scores"] = some_of(chance, [f"score-{other}" for other in range(number)], least=1)
            parts = score["scores"]
        elif percent(chance, 30):
            score["sections"] = some_of(chance, scoring, least=1)
            inside = [section["questions"] for section in sections if section["id"] in score["sections"]]
            parts = [item["id"] for questions in inside for item in questions if earns(item)]
        else:
            score["questions"] = parts = some_of(chance, earning, least=1)
        if percent(chance, 30) and method in ("percent", "sum", "mean"):
            score["weights"] = {name: one_of(chance, _WEIGHTS) for name in some_of(chance, parts, least=1)}
        if percent(chance, 25):
            score["needs"] = chance.number(1, len(parts))
        if percent(chance, 50):
            score["bands"] = _bands(chance)
        yield score


def _bands(chance: Chance) -> list[dict[str, Any]]:
    starts = sorted({-10_000, *(chance.number(-5, 100) for _ in range(chance.number(0, 3)))})
    return [{"id": f"band-{number}", "from": start, "title": "A band"} for number, start in enumerate(starts)]


def _score_ids(said: dict[str, Any]) -> list[str]:
    if "scores" in said:
        return [score["id"] for score in said["scores"]]
    earning = [section["id"] for section in said["sections"] if any(earns(item) for item in section["questions"])]
    return [*earning, "overall"] if earning else []


def any_answers(chance: Chance, questionnaire: dict[str, Any], wrong: int = 0) -> dict[str, Any]:
    """Answers to some of the questions, shown or not; `wrong` in a hundred of them do not fit."""
    questions = [question for section in questionnaire["sections"] for question in section["questions"]]
    answers = {}
    for question in questions:
        if not percent(chance, 25):
            answers[question["id"]] = _wrong(chance, question) if percent(chance, wrong) else _answer(chance, question)
    return answers


def _answer(chance: Chance, question: dict[str, Any]) -> Any:
    kind = question["type"]
    if kind == "text":
        return one_of(chance, ["A note.", ""])
    if kind == "number":
        steps = int((Decimal(question["max"]) - question["min"]) / question.get("step", 1))
        value = question["min"] + chance.number(0, steps) * Decimal(question.get("step", 1))
        return int(value) if value == int(value) else value
    if kind != "multiple":
        return one_of(chance, options_of(question))
    standing_alone = {"exclusive", "unknown", "not_applicable"}
    alone = [option["id"] for option in question["options"] if option.keys() & standing_alone]
    if alone and percent(chance, 30):
        return [one_of(chance, alone)]
    return some_of(chance, [name for name in options_of(question) if name not in alone])


def _wrong(chance: Chance, question: dict[str, Any]) -> Any:
    return one_of(
        chance, ["no-such-option", 1000, "7", "1e2", Decimal("0.123"), ["o0", "o0"], ["none", "o0"], True, {"a": "b"}]
    )

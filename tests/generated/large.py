"""Large questionnaires, made the same way in every run: what exploring them costs is measured on these."""

from __future__ import annotations

import random
from typing import Any

OPTIONS = [
    {"id": "yes", "label": "Yes", "points": 2},
    {"id": "partly", "label": "Partly", "points": 1},
    {"id": "no", "label": "No", "points": 0},
    {"id": "na", "label": "Does not apply", "not_applicable": "yes"},
    {"id": "unsure", "label": "I do not know", "unknown": "yes"},
]


def large_questionnaire(sections: int, questions: int, rules: int, seed: int = 1) -> dict[str, Any]:
    """That many sections, questions in each, and rules of advice over answers and scores of all sections.

    Every fourth question is shown by the size of the firm, every fifth by the question before it.
    """
    chance = random.Random(seed)
    staff = {"id": "staff", "ask": "How many people?", "type": "number", "min": 1, "max": 999}
    names = [[f"q{section}-{number}" for number in range(questions)] for section in range(sections)]
    written = [
        {"id": f"part-{number}", "title": "A part", "questions": [_question(chance, mine, name) for name in mine]}
        for number, mine in enumerate(names)
    ]
    written[0]["questions"] = [staff, *written[0]["questions"]]
    every = [name for mine in names for name in mine]
    return {
        "title": "Large",
        "summary": "A large check.",
        "minutes": 60,
        "checked": "2026-11-20",
        "review_by": "2027-11-20",
        "option_sets": {"in-place": OPTIONS},
        "sections": written,
        "bands": [{"id": "low", "from": 0, "title": "Low"}, {"id": "high", "from": 60, "title": "High"}],
        "advice": [_rule(chance, every, sections) for _ in range(rules)],
    }


def _question(chance: random.Random, mine: list[str], name: str) -> dict[str, Any]:
    said: dict[str, Any] = {"id": name, "ask": f"Is {name} in place?", "options": "in-place"}
    number = mine.index(name)
    if number % 5 == 4:
        said["show_if"] = {mine[number - 1]: ["yes", "partly"]}
    elif number % 4 == 3:
        said["show_if"] = {"staff": {"at_least": chance.choice([2, 5, 10, 50])}}
    return said


def _rule(chance: random.Random, every: list[str], sections: int) -> dict[str, Any]:
    one, two, three = chance.sample(every, 3)
    score = {"score": {f"part-{chance.randrange(sections)}": {"below": chance.choice([30, 50, 70])}}}
    kinds: list[dict[str, Any]] = [
        {one: "no", two: ["no", "partly"]},
        {"any": [{one: "no"}, {two: "no"}, {three: "no"}], "staff": {"at_least": 5}},
        {"all": [score, {one: ["no", "unsure"]}]},
        {"not": {"any": [{one: "yes"}, score]}},
    ]
    return {"give": f"guidance-{chance.randrange(len(every) // 2)}", "when": chance.choice(kinds)}

"""A questionnaire changed by chance, as an adviser would change it: a later version of the same."""

from __future__ import annotations

import copy
from decimal import Decimal
from typing import Any

from tests.generated.choices import Chance, one_of, percent
from tests.generated.library import GUIDANCE


def varied(said: dict[str, Any], chance: Chance) -> dict[str, Any]:
    """The questionnaire after one to three changes; it may no longer be sound."""
    later = copy.deepcopy(said)
    for _ in range(chance.number(1, 3)):
        questions = [question for section in later["sections"] for question in section["questions"]]
        question = one_of(chance, questions)
        kind = chance.number(0, 6)
        if kind == 0 and isinstance(question.get("options"), list):
            option = one_of(chance, question["options"])
            if "points" in option:
                option["points"] = Decimal(chance.number(0, 3))
        elif kind == 1:
            question.pop("show_if", None)
        elif kind == 2 and isinstance(question.get("options"), list) and len(question["options"]) > 2:
            gone = question["options"].pop()
            question["retired"] = {gone["id"]: question["options"][0]["id"]} if percent(chance, 50) else {}
            question["advise"] = {key: value for key, value in question.get("advise", {}).items() if key != gone["id"]}
        elif kind == 3 and isinstance(question.get("options"), list):
            option = one_of(chance, question["options"])
            question["advise"] = question.get("advise", {}) | {option["id"]: [one_of(chance, GUIDANCE)]}
        elif kind == 4 and later.get("advice"):
            later["advice"].pop()
        elif kind == 5 and later.get("bands"):
            later["bands"][-1]["from"] += 1
        elif kind == 6 and question["type"] == "number":
            question["max"] = question["max"] + Decimal(question.get("step", 1))
    return later

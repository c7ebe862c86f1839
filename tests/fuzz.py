"""`python -m tests.fuzz N`: compare both engines on N generated pairs of a questionnaire and a set of answers."""

from __future__ import annotations

import json
import sys
from typing import Any

from tests.engine_process import Engine
from tests.generated.choices import Chance, SeededChance
from tests.generated.library import entry, small_library
from tests.generated.questionnaires import any_answers, any_questionnaire
from toolkit.checks.questionnaire import check_questionnaire
from toolkit.compiled import Compiled
from toolkit.compiling import compile_questionnaire
from toolkit.model.questionnaire import Questionnaire
from toolkit.problems import errors
from toolkit.scoring import AnswerError, evaluate

ANSWERS_EACH = 20
WRONG = 1


def compiled_by_chance(chance: Chance) -> tuple[dict[str, Any], Compiled] | None:
    """A questionnaire made by chance and its compiled form; None where chance made one that the checks refuse."""
    said = any_questionnaire(chance)
    questionnaire = entry("by-chance", Questionnaire, said)
    if errors(check_questionnaire(questionnaire, small_library(), alone=True)):
        return None
    return said, compile_questionnaire(questionnaire, small_library())


def reference(compiled: Compiled, answers: dict[str, Any]) -> Any:
    """What the evaluator in Python says, in the form in which the engine says it."""
    try:
        return json.dumps(evaluate(compiled, answers), indent=2, ensure_ascii=False)
    except AnswerError as error:
        return {"refused": error.question}


def compare(engine: Engine, chance: Chance, number: int) -> int:
    """Compare `number` sets of answers to one questionnaire; how many were compared."""
    made = compiled_by_chance(chance)
    if made is None:
        return 0
    said, compiled = made
    answers = [any_answers(chance, said, wrong=WRONG) for _ in range(number)]
    for given, found in zip(answers, engine.outcomes(compiled.as_json(), answers), strict=True):
        expected = reference(compiled, given)
        assert found == expected, f"the engines differ\n{said}\n{given}\nPython: {expected}\nJavaScript: {found}"
    return number


def main() -> None:
    wanted = int(sys.argv[1])
    compared = seed = 0
    with Engine() as engine:
        while compared < wanted:
            compared += compare(engine, SeededChance(seed), ANSWERS_EACH)
            seed += 1
    print(f"{compared} pairs over {seed} questionnaires: the engines agree to the character")


if __name__ == "__main__":
    main()

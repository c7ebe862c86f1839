"""The paper form: its words say what the compiled questionnaire means, and a person who follows them scores exactly."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from site_builder import paper
from site_builder.doing import questionnaire_page
from tests.generated.choices import SeededChance
from tests.generated.library import entry, small_library
from tests.generated.questionnaires import any_answers, any_questionnaire
from tests.site_builder.paper_reader import PaperForm
from toolkit import conditions
from toolkit.checks.questionnaire import check_questionnaire
from toolkit.compiled import CompiledQuestion, CompiledScore
from toolkit.compiling import compile_questionnaire
from toolkit.conditions import All, AnyOf, Condition, Not, QuestionTest, ScoreTest
from toolkit.library import Entry, Library, read_project
from toolkit.model.lists import Evidence
from toolkit.model.questionnaire import Questionnaire
from toolkit.problems import TOP, errors
from toolkit.scoring import evaluate

ROOT = Path(__file__).parent.parent.parent
NAMES = paper.Names(
    numbers={"staff": 1, "talk": 3, "area": 4},
    labels={
        ("talk", "yes"): "Yes",
        ("talk", "partly"): "Partly",
        ("talk", "no"): "No",
        ("area", "fife"): "Fife",
    },
    scores={"overall": "Overall"},
)


def asked(question: str, **test: Any) -> Condition:
    return QuestionTest(question, conditions.Test(**test), TOP)


def scored(**test: Any) -> Condition:
    return ScoreTest("overall", conditions.Test(**test), TOP)


YES = asked("talk", any_of=("yes",))
FEW = asked("staff", below=Decimal(5))


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (YES, "you ticked “Yes” at question 3"),
        (Not(YES), "you did not tick “Yes” at question 3"),
        (asked("talk", any_of=("yes", "partly", "no")), "you ticked “Yes”, “Partly” or “No” at question 3"),
        (Not(asked("talk", any_of=("yes", "no"))), "you ticked none of these at question 3: “Yes” or “No”"),
        (asked("talk", all_of=("yes", "no")), "you ticked both “Yes” and “No” at question 3"),
        (Not(asked("talk", all_of=("yes", "no"))), "you did not tick both “Yes” and “No” at question 3"),
        (asked("staff", at_least=Decimal(5)), "your answer to question 1 is 5 or more"),
        (asked("staff", at_most=Decimal("4.5")), "your answer to question 1 is 4.5 or less"),
        (asked("staff", above=Decimal(-1)), "your answer to question 1 is more than −1"),
        (FEW, "your answer to question 1 is less than 5"),
        # Whoever left the number blank fails “less than 5”, and so passes “not less than 5”.
        (Not(FEW), "your answer to question 1 is 5 or more or blank"),
        (asked("talk", answered=True), "you answered question 3"),
        (asked("talk", answered=False), "you did not answer question 3"),
        (Not(asked("talk", answered=False)), "you answered question 3"),
        (scored(below=Decimal(50)), "your score for “Overall” is less than 50"),
        (Not(scored(below=Decimal(50))), "your score for “Overall” is 50 or more or you have no score for it"),
        (scored(answered=False), "you have no score for “Overall”"),
        (All((YES, FEW)), "you ticked “Yes” at question 3 and your answer to question 1 is less than 5"),
        (
            Not(All((YES, asked("area", answered=True)))),
            "you did not tick “Yes” at question 3 or you did not answer question 4",
        ),
        (Not(Not(YES)), "you ticked “Yes” at question 3"),
        (
            All((AnyOf((YES, FEW)), asked("talk", answered=True))),
            "(you ticked “Yes” at question 3 or your answer to question 1 is less than 5) and you answered question 3",
        ),
        (
            asked("staff", at_least=Decimal(5), at_most=Decimal(9)),
            "your answer to question 1 is 5 or more and your answer to question 1 is 9 or less",
        ),
        (
            AnyOf((YES, asked("talk", answered=False), asked("area", answered=True))),
            "you ticked “Yes” at question 3, you did not answer question 3, or you answered question 4",
        ),
    ],
)
def test_a_condition_is_said_in_words(condition: Condition, words: str) -> None:
    assert paper.condition_words(condition, NAMES) == words


def numeric(least: str, most: str, step: str, rows: dict[str, str]) -> CompiledQuestion:
    return CompiledQuestion(
        id="n",
        section="s",
        type="number",
        min=Decimal(least),
        max=Decimal(most),
        step=Decimal(step),
        rows=tuple((Decimal(start), Decimal(points)) for start, points in rows.items()),
    )


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        (numeric("0", "20", "1", {"0": "0", "5": "2"}), [("0 to 4", "0 points"), ("5 or more", "2 points")]),
        (numeric("0", "9", "1", {"3": "1"}), [("0 to 2", "does not count"), ("3 or more", "1 point")]),
        (numeric("0", "2", "0.5", {"0": "-1", "0.6": "2"}), [("0 to 0.5", "−1 point"), ("1 or more", "2 points")]),
        (
            numeric("1", "3", "1", {"1": "0", "2": "1", "3": "2"}),
            [("1", "0 points"), ("2", "1 point"), ("3", "2 points")],
        ),
        (numeric("0", "9", "1", {}), []),
    ],
)
def test_points_of_a_number_are_a_table_without_gaps(question: CompiledQuestion, rows: list[tuple[str, str]]) -> None:
    assert paper.number_rows(question) == rows


def test_a_band_ends_where_the_next_begins_by_the_decimals_of_the_score() -> None:
    bands = (("low", Decimal(0)), ("middle", Decimal("39.5")), ("high", Decimal(75)))
    score = CompiledScore("s", "percent", 0, "questions", (), None, bands)
    assert paper.band_ranges(score, Fraction(100)) == {"low": "0 to 39", "middle": "40 to 74", "high": "75 to 100"}
    assert paper.band_ranges(replace(score, decimals=1)) == {
        "low": "0.0 to 39.4",
        "middle": "39.5 to 74.9",
        "high": "75.0 or more",
    }


def complete_library() -> Library:
    """The small library, with what a page needs and an evaluation does not."""
    library = small_library()
    guidance = library.guidance["plan"]
    source: dict[str, Any] = {
        "id": "a-source",
        "year": 2020,
        "title": "A",
        "publisher": "A",
        "licence": "A",
        "kind": "law",
    }
    return replace(
        library,
        guidance={**library.guidance, "unheard-of": replace(guidance, id="unheard-of")},
        evidence={"a-source": entry("a-source", Evidence, {**source, "accessed": "2026-11-20"})},
    )


def disagreements(form: PaperForm, questionnaire: Entry[Questionnaire], library: Library, answers: Any) -> list[str]:
    """Where a person with the form and the evaluator come to something else."""
    outcome = evaluate(compile_questionnaire(questionnaire, library), answers)
    mine = {name: answer for name, answer in answers.items() if name in outcome["shown"]}
    by_hand = form.scores(mine)
    assert by_hand.keys() == outcome["scores"].keys()
    found = []
    for name, figure in outcome["scores"].items():
        value = by_hand[name]
        if value != (None if figure["value"] is None else Fraction(figure["value"])):
            found.append(f"{name}: by hand {value}, evaluator {figure['value']}")
        if value is not None and form.band(name, value) != figure["band"]:
            found.append(f"{name}: by hand band {form.band(name, value)}, evaluator {figure['band']}")
    given = {piece["id"] for piece in outcome["advice"]}
    return found + [f"turned to {name}" for name in turned_to(form, mine) - given]


def turned_to(form: PaperForm, answers: Any) -> set[str]:
    """The advice to which the ticked options turn."""
    links = [
        link.attributes["href"]
        for question in form.questions.values()
        for option in form.ticked(question, answers.get(question.attributes["id"].removeprefix("question-")))
        for link in option.all("a")
    ]
    return {link.removeprefix("#advice-") for link in links}


def test_by_hand_is_what_the_evaluator_says_for_any_questionnaire() -> None:
    library = complete_library()
    scored_sets = 0
    for seed in range(80):
        chance = SeededChance(seed)
        said = with_titles(any_questionnaire(chance))
        questionnaire = entry("by-chance", Questionnaire, said)
        if errors(check_questionnaire(questionnaire, small_library(), alone=True)):
            continue
        form = PaperForm(questionnaire_page(library, questionnaire))
        for _ in range(6):
            answers = any_answers(chance, said)
            assert not disagreements(form, questionnaire, library, answers), (seed, answers)
            scored_sets += 1
    assert scored_sets > 200


def with_titles(said: dict[str, Any]) -> dict[str, Any]:
    """The printed form calls scores by their titles, so these have to differ."""
    for parts in (said["sections"], said.get("scores") or []):
        for part in parts:
            part["title"] = f"The {part['id']}"
    return said


@pytest.mark.parametrize("name", ["healthy-working", "fit-note"])
def test_by_hand_is_what_the_evaluator_says_for_the_published_questionnaires(name: str) -> None:
    library, problems = read_project(ROOT)
    assert not problems
    questionnaire = library.questionnaires[name]
    form = PaperForm(questionnaire_page(library, questionnaire))
    compiled = compile_questionnaire(questionnaire, library)
    for seed in range(60):
        chance = SeededChance(seed)
        answers: dict[str, Any] = {}
        for question in compiled.questions:
            if question.type == "number":
                answers[question.id] = (
                    chance.number(int(question.min or 0), int(question.max or 0)) // chance.number(1, 40) or 1
                )
            elif question.options and chance.number(0, 4):
                option = question.options[chance.number(0, len(question.options) - 1)].id
                answers[question.id] = [option] if question.type == "multiple" else option
        assert not disagreements(form, questionnaire, library, answers), (seed, answers)

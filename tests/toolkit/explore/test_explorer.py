"""What the explorer says of whole questionnaires: spans, reports, and demands that hold or break."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from math import comb
from typing import Any

import pytest

from tests.generated.library import entry, small_library
from toolkit import conditions
from toolkit.compiled import Compiled
from toolkit.compiling import compile_questionnaire
from toolkit.explore.classes import TooEntangledError
from toolkit.explore.expectations import breaking, demands
from toolkit.explore.explorer import Explorer
from toolkit.explore.formula import (
    FALSE,
    TRUE,
    atom_formula,
    atom_of,
    conjunction,
    disjunction,
    how_many,
    negation,
    side_by_side,
)
from toolkit.explore.report import as_data, explored, in_figures, in_percent, in_words
from toolkit.library import Entry, Library
from toolkit.model.questionnaire import Expectation, Questionnaire

YES_NO: list[dict[str, Any]] = [{"id": "yes", "label": "Y", "points": 1}, {"id": "no", "label": "N", "points": 0}]
FIRST: dict[str, Any] = {"id": "a", "ask": "A?", "options": YES_NO, "advise": {"no": ["talk", "plan"]}}
SECOND: dict[str, Any] = {"id": "b", "ask": "B?", "options": YES_NO, "show_if": {"a": "no"}}
SECOND |= {"advise": {"no": ["plan", "pay"]}}


def small(*questions: dict[str, Any], **said: Any) -> Entry[Questionnaire]:
    """A questionnaire of one section; of the two questions above when none are given."""
    section = {"id": "one", "title": "One", "questions": list(questions) or [FIRST, SECOND]}
    dates = {"checked": "2026-11-20", "review_by": "2027-01-01"}
    data = {"title": "T", "summary": "S", "minutes": 1, **dates, "sections": [section], **said}
    return entry("small", Questionnaire, data)


def compiled(*questions: dict[str, Any], **said: Any) -> Compiled:
    return compile_questionnaire(small(*questions, **said), small_library())


def test_formulas_have_one_simplest_form() -> None:
    one, two = (atom_formula(atom_of("question", name, conditions.Test(any_of=("yes",)), 0)) for name in "ab")
    assert conjunction([one, two]) is conjunction([two, one])
    assert conjunction([one, negation(one)]) is FALSE
    assert disjunction([one, negation(one)]) is TRUE
    assert conjunction([one, TRUE, one]) is one
    assert negation(negation(two)) is two
    assert how_many([(one, 1), (two, 2), (one, 1)]) is how_many([(two, 2), (one, 2)])
    assert how_many([(TRUE, 3), (FALSE, 1), (TRUE, 1)]).number == 4
    assert side_by_side([one, two]) is not side_by_side([two, one])


def test_what_is_looked_up_is_one_object_by_whatever_way_it_is_come_by() -> None:
    explorer = Explorer.of(compiled())
    shown = explorer.events.shown(compiled().questions[1])
    (atom,) = shown.atoms
    assert atom.in_version(1).in_version(0) is atom
    assert explorer.events.answer("a", conditions.Test(any_of=("no",))) is shown


def test_every_set_of_answers_is_counted_once() -> None:
    # Blank or yes: b is not asked; no: b is yes, no or blank. Complete: a yes; a no with b yes or no.
    share = Explorer.of(compiled()).share(TRUE)
    assert (share.of_sets, share.of_complete) == (2 + 3, 1 + 2)


def test_a_share_is_exact_and_comes_with_a_shortest_way() -> None:
    explorer = Explorer.of(compiled())
    share = explorer.share(explorer.events.advice("pay"))
    assert share.part == Fraction(1, 3)
    assert share.answers == {"a": "no", "b": "no"}
    assert not explorer.share(explorer.events.advice("lifting")).possible


def test_the_span_of_a_result() -> None:
    explorer = Explorer.of(compiled())
    span = explorer.extremes(how_many((explorer.events.advice(name), 1) for name in ("talk", "plan", "pay")))
    assert span is not None
    assert (span.fewest, span.most, span.at_fewest, span.at_most) == (0, 3, {}, {"a": "no", "b": "no"})
    shown = explorer.extremes(how_many((explorer.events.shown(question), 1) for question in compiled().questions))
    assert shown is not None
    assert (shown.fewest, shown.most) == (1, 2)


@pytest.mark.parametrize(
    ("expect", "when", "holds"),
    [
        ({"advice": ["talk"]}, {"a": "no"}, True),
        ({"advice": ["pay"]}, {"a": "no"}, False),
        ({"no_advice": ["pay"]}, {"a": "yes"}, True),
        ({"advice_count": {"at_least": 2, "at_most": 3}}, {"a": "no"}, True),
        ({"advice_count": {"at_most": 2}}, {"a": "no"}, False),
        ({"scores": {"overall": 100}}, {"a": "yes"}, True),
        ({"scores": {"overall": 0}}, {"a": "no"}, False),
        ({"scores": {"overall": None}}, {"a": {"answered": "no"}}, True),
        ({"shown": ["b"]}, {"a": "no"}, True),
        ({"not_shown": ["b"]}, {"a": {"answered": "yes"}}, False),
        ({"services": ["line"]}, {"a": "yes"}, True),
        ({"no_services": ["line"]}, {"a": "yes"}, False),
        ({"level": "good"}, {"a": "yes"}, True),
        ({"level": None}, {"a": "no"}, True),
        ({"duties": {"duty-a": "unmet"}}, {"a": "no"}, True),
        ({"duties": {"duty-a": "met"}}, {"b": {"answered": "no"}}, False),
    ],
)
def test_what_is_demanded_is_proved_or_broken(expect: dict[str, Any], when: dict[str, Any], holds: bool) -> None:
    duty = {"duty": {"id": "duty-a", "met_by": "yes"}}
    levels = [{"id": "good", "title": "Good", "requires": {"a": "yes"}}]
    written = small(FIRST | duty, SECOND, levels=levels, always=[{"name": "A", "when": when, "expect": expect}])
    statement = written.value.always[0]
    assert statement.when is not None
    explorer = Explorer.of(compile_questionnaire(written, small_library()))
    when_formula = explorer.events.condition(statement.when)
    found = [breaking(demand, when_formula, explorer) for demand in demands(statement.expect, explorer.events)]
    assert found
    assert all(answers is None for answers in found) is holds


def test_what_is_beyond_the_budget_is_never_claimed() -> None:
    options = [{"id": f"o{number}", "label": "O", "points": 2**number} for number in range(20)]
    made = compiled({"id": "many", "ask": "?", "type": "multiple", "options": options})
    with pytest.raises(TooEntangledError, match="“many” has too many options that can be combined freely"):
        Explorer.of(made).share(TRUE)


def test_a_report_says_why_something_is_not_proved_and_claims_no_more() -> None:
    options = [{"id": f"o{number}", "label": "O", "points": 2**number} for number in range(20)]
    report = explored(compiled({"id": "many", "ask": "?", "type": "multiple", "options": options}))
    reason = "“many” has too many options that can be combined freely"
    said = in_words(report)
    assert said.startswith(f"small: the sets of answers were not counted, because {reason}\n")
    assert "every one" not in said
    data = as_data(report)
    assert (data["sets"], data["complete_sets"], data["not_proved"]) == (None, None, reason)
    assert not report.is_proved
    assert explored(compiled()).is_proved


def test_options_that_nothing_tells_apart_are_chosen_together() -> None:
    options = [{"id": f"o{number}", "label": "O", "points": 1} for number in range(30)]
    made = compiled({"id": "many", "ask": "?", "type": "multiple", "options": options})
    share = Explorer.of(made).share(Explorer.of(made).events.value("overall", Decimal(50)))
    assert (share.sets, share.of_sets) == (comb(30, 15), 2**30)


def test_a_number_that_only_a_statement_looks_at_is_told_apart_too() -> None:
    staff = {"id": "staff", "ask": "S?", "type": "number", "min": 1, "max": 10}
    written = small(staff, always=[{"name": "A", "when": {"staff": {"at_most": 7}}, "expect": {"advice_count": {}}}])
    explorer = Explorer.of(compile_questionnaire(written, small_library()))
    assert written.value.always[0].when is not None
    assert explorer.share(explorer.events.condition(written.value.always[0].when)).sets == 7


def test_an_expectation_names_every_part_that_it_demands() -> None:
    made = compiled()
    places = [
        demand.location for demand in demands(Expectation(advice=["talk"], no_advice=["pay"]), Explorer.of(made).events)
    ]
    assert places == [("advice", 0), ("no_advice", 0)]


def test_the_report_says_it_as_data_and_in_words() -> None:
    report = explored(compiled())
    data = as_data(report)
    assert (data["sets"], data["complete_sets"]) == ("5", "3")
    assert data["advice"] == {"fewest": 0, "most": 3}
    pay = next(event for event in data["events"] if event["id"] == "pay")
    assert (pay["possible"], pay["certain"], pay["sets"], pay["share"]) == (True, False, "1", "1/3")
    assert "33.3 %  a: no; b: no" in in_words(report)


def test_figures_for_people() -> None:
    assert in_percent(Fraction(1, 3)) == "33.3 %"
    assert in_percent(Fraction(1, 10**5)) == "0.001 %"
    assert in_percent(Fraction(1, 10**12)) == "under 0.000001 %"
    assert in_percent(1 - Fraction(1, 10**12)) == "over 99.999999 %"
    assert in_percent(Fraction(1)) == "100.0 %"
    assert in_figures(300_069_000) == "300,069,000"
    assert in_figures(31 * 10**32) == "3.1 × 10^33"


def test_a_report_as_data_is_plain_even_where_numbers_have_decimals() -> None:
    height = {"id": "height", "ask": "H?", "type": "number", "min": Decimal("0.5"), "max": Decimal("1.5")}
    second = {"id": "b", "ask": "B?", "options": YES_NO, "show_if": {"height": {"above": Decimal("0.5")}}}
    data = as_data(explored(compiled(height, second)))
    assert json.loads(json.dumps(data)) == data
    assert data["events"][1]["shortest"] == {"height": "1.5"}


@pytest.mark.parametrize("said", [{"type": "area"}, {"options": "sectors"}])
def test_an_area_or_a_sector_can_be_answered_where_none_are_known(said: dict[str, str]) -> None:
    where = {"id": "where", "ask": "Where?", **said}
    share = Explorer.of(compile_questionnaire(small(where), Library())).share(TRUE)
    assert (share.of_sets, share.of_complete) == (2, 1)

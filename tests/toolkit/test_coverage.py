"""The table of what case studies cover: a gap that is planted stands in it, and what fills the gap takes it away."""

from __future__ import annotations

import pytest

from toolkit.compiled import MatchedCase
from toolkit.coverage import SIZES, Covered, coverage, shares, without_own

CAFE = MatchedCase("cafe", ("stress", "absence"), "food", "micro", None)
BAKERY = MatchedCase("bakery", ("stress",), "food", "small", None)
HAULIER = MatchedCase("haulier", ("stress",), "transport", "small", None)
UNSIZED = MatchedCase("unsized", ("backs",), "transport", None, "fife")
CASES = (CAFE, BAKERY, HAULIER, UNSIZED)
TOPICS = ("stress", "absence", "backs", "smoking")
SECTORS = ("food", "transport", "care")


def found(cases: tuple[MatchedCase, ...] = CASES) -> dict[tuple[str, str, str], Covered]:
    return {(each.topic, each.sector, each.size): each for each in coverage(cases, TOPICS, SECTORS)}


@pytest.mark.parametrize(
    ("topic", "sector", "size", "closeness", "case"),
    [
        ("stress", "food", "micro", "own", "cafe"),
        ("stress", "food", "small", "own", "bakery"),
        ("stress", "transport", "small", "own", "haulier"),
        # The same kind of work counts for more than the same size.
        ("stress", "transport", "micro", "sector", "haulier"),
        ("absence", "food", "large", "sector", "cafe"),
        ("stress", "care", "small", "size", "bakery"),
        ("stress", "care", "large", "topic", "cafe"),
        # A case that does not say how large the firm is belongs to no size.
        ("backs", "transport", "micro", "sector", "unsized"),
        ("smoking", "food", "micro", "none", None),
    ],
)
def test_each_business_falls_back_as_matching_does(
    topic: str, sector: str, size: str, closeness: str, case: str | None
) -> None:
    covered = found()[topic, sector, size]
    assert (covered.closeness, covered.case) == (closeness, case)


def test_every_topic_stands_with_every_kind_of_work_and_size() -> None:
    covered = coverage(CASES, TOPICS, SECTORS)
    assert len(covered) == len(set(found())) == len(TOPICS) * len(SECTORS) * len(SIZES)
    assert list(shares(covered)) == ["own", "sector", "size", "topic", "none"]
    assert sum(shares(covered).values()) == len(covered)
    assert shares(covered)["none"] == len(SECTORS) * len(SIZES)  # nothing is on smoking


def test_a_planted_gap_is_found_and_what_fills_it_takes_it_away() -> None:
    assert without_own(coverage(CASES, TOPICS, SECTORS)) == (("care",), ("medium", "large"))
    assert found()["stress", "care", "medium"].closeness == "topic"

    home = MatchedCase("home", ("stress",), "care", "medium", None)
    assert found((*CASES, home))["stress", "care", "medium"] == Covered("stress", "care", "medium", "own", "home")
    assert without_own(coverage((*CASES, home), TOPICS, SECTORS)) == ((), ("large",))

    # Taken away, the gap is there again, one step further on.
    assert found(tuple(case for case in CASES if case is not BAKERY))["stress", "food", "small"].closeness == "sector"

"""Rounding and printing of exact figures."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.exact import fixed, plain, rounded


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        ("5/2", 0, "3"),
        ("-5/2", 0, "-3"),
        ("1/2", 0, "1"),
        ("-1/2", 0, "-1"),
        ("49/100", 0, "0"),
        ("-49/100", 0, "0"),
        ("1/8", 2, "0.13"),
        ("-1/8", 2, "-0.13"),
        ("2/3", 3, "0.667"),
        ("0", 2, "0.00"),
        ("100", 1, "100.0"),
    ],
)
def test_half_way_goes_away_from_zero(value: str, decimals: int, expected: str) -> None:
    assert fixed(rounded(Fraction(value), decimals), decimals) == expected


@given(st.fractions(), st.integers(0, 3))
def test_a_rounded_figure_is_the_nearest_there_is(value: Fraction, decimals: int) -> None:
    distance = abs(rounded(value, decimals) - value)
    assert distance <= Fraction(1, 2 * 10**decimals)
    assert rounded(-value, decimals) == -rounded(value, decimals)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**6), max_value=10**6))
def test_plain_text_says_the_same_figure_without_needless_zeros(value: object) -> None:
    said = plain(Fraction(str(value)))
    assert Fraction(said) == Fraction(str(value))
    assert said != "-0"
    assert "." not in said or not said.endswith("0")

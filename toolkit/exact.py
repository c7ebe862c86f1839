"""Exact figures: decimals as text, and the one rounding that a score gets."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def plain(value: Decimal | Fraction | int) -> str:
    """A figure as decimal text without needless zeros: "2", "0.5", "-1.25".

    A fraction must have a finite decimal form, as sums of points have.
    """
    exact = Fraction(value)
    digits = 0
    while (exact * 10**digits).denominator != 1:
        digits += 1
    return fixed(exact, digits)


def fixed(value: Fraction, decimals: int) -> str:
    """A figure that is already rounded, with exactly that many decimals."""
    scaled = int(value * 10**decimals)
    sign = "-" if scaled < 0 else ""
    whole = str(abs(scaled)).rjust(decimals + 1, "0")
    return f"{sign}{whole[:-decimals]}.{whole[-decimals:]}" if decimals else f"{sign}{whole}"


def rounded(value: Fraction, decimals: int) -> Fraction:
    """The nearest figure with that many decimals; half-way goes away from zero."""
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, 10**decimals)

"""Numerals in digits: grouping, decimals, fractions and powers, and what is no numeral."""

from pathlib import Path

import pytest

from etl.extract.numbers.numerals import numeral_at
from etl.extract.numbers.tokens import Tokens
from etl.vocabulary.units import read_units

UNITS = read_units(Path(__file__).parents[3] / "data" / "vocabulary" / "units.toml", [])


def read(text):
    tokens = Tokens(text, UNITS)
    found = numeral_at(tokens, 0)
    return found and (tokens.written(0, found[0]), found[1])


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7", 7),
        ("007", 7),
        ("3,500", 3500),
        ("1,234,567.89", 1234567.89),
        ("12,34,567", 1234567),
        ("12,34,567.5", 1234567.5),
        ("1.234.567", 1234567),
        ("1.234.567,5", 1234567.5),
        ("1.099,50", 1099.5),
        ("1'234'567", 1234567),
        ("1’234.5", 1234.5),
        ("5 000", 5000),
        ("6 929 450,1", 6929450.1),
        ("6\u00a0929\u00a0450", 6929450),
        ("6\u202f929\u202f450.25", 6929450.25),
        ("100\u2009200\u2009300", 100200300),
    ],
)
def test_groups_make_one_numeral(written, value):
    assert read(f"{written} tonnes") == (written, value)


@pytest.mark.parametrize(
    ("written", "value"),
    [("3,5", 3.5), ("3,50", 3.5), ("0,125", 0.125), ("0.5", 0.5), ("1.234", 1.234)],
)
def test_a_point_or_comma_may_be_decimal(written, value):
    assert read(written) == (written, value)


@pytest.mark.parametrize(
    ("written", "value"),
    [("½", 0.5), ("2½", 2.5), ("2 ½", 2.5), ("2 1/2", 2.5), ("2-1/2", 2.5), ("3/4", 0.75)],
)
def test_fractions_are_added(written, value):
    assert read(f"{written} inches") == (written, value)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1.5e6", 1.5e6),
        ("2E-3", 0.002),
        ("3 x 10^5", 3e5),
        ("3×10⁵", 3e5),
        ("6.02 × 10^23", 6.02e23),
        ("10⁵", 1e5),
        ("10⁻³", 0.001),
    ],
)
def test_powers_of_ten_are_multiplied(written, value):
    assert read(f"{written} cells") == (written, pytest.approx(value))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("12\n300 men", "12"),
        ("1  200 men", "1"),
        ("101 102 103", "101"),
        ("1 200 30", "1"),
        ("2013 200 tanks", "2013"),
        ("24/7", "24"),
        ("9/11", "9"),
        ("3/12 chances", "3"),
        ("100 737 MAX", "100"),
        ("20 777 jets", "20"),
        ("1/2/3", "1"),
        ("5e6f", "5"),
        ("10 x 10 m", "10"),
    ],
)
def test_numbers_beside_each_other_stay_apart(text, first):
    assert read(text)[0] == first


@pytest.mark.parametrize(
    "text", ["1.2.3", "1,2,3", "1.2,3.4", "8,2.1.7", "8.2,1,7", "2010,2011", "9" * 400, "x", ""]
)
def test_what_is_no_numeral(text):
    assert read(text) is None


@pytest.mark.parametrize("text", ["9" * 299, "1e99", "9" * 199 + "e99", "1 x 10^99"])
def test_a_value_is_always_finite(text):
    assert 0 < read(text)[1] < float("inf")

"""Ordinals: the rank, with the reason that it counts nothing; the second of a minute is none."""

from pathlib import Path

import pytest

from etl.extract.numbers import find_numbers
from etl.vocabulary.units import read_units

UNITS = read_units(Path(__file__).parents[3] / "data" / "vocabulary" / "units.toml", [])


@pytest.mark.parametrize(
    ("text", "written", "rank"),
    [
        ("the 32nd member", "32nd", 32),
        ("the 1,000th member", "1,000th", 1000),
        ("the first man", "first", 1),
        ("a first-ever win", "first", 1),
        ("the 2nd-largest port", "2nd", 2),
        ("his twenty-third goal", "twenty-third", 23),
        ("his twenty third goal", "twenty third", 23),
        ("the hundredth guest", "hundredth", 100),
        ("the one hundred and tenth guest", "one hundred and tenth", 110),
        ("the two-hundredth guest", "two-hundredth", 200),
        ("a third party", "third", 3),
        ("the second man", "second", 2),
    ],
)
def test_a_rank_is_an_ordinal(text, written, rank):
    (number,) = find_numbers(text, UNITS)
    assert (number.text, number.kind, number.value) == (written, "ordinal", rank)
    assert number.reason


@pytest.mark.parametrize(
    "text",
    [
        "metres per second",
        "a split second",
        "second-hand cars",
        "a second later",
        "5 seconds",
        "12 th",
    ],
)
def test_what_is_no_ordinal(text):
    assert "ordinal" not in [number.kind for number in find_numbers(text, UNITS)]

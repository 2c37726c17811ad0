"""Vague magnitudes: bounds and a unit, and no value that nobody gave."""

from pathlib import Path

import pytest

from etl.extract.numbers import find_numbers
from etl.vocabulary.units import read_units

UNITS = read_units(Path(__file__).parents[3] / "data" / "vocabulary" / "units.toml", [])


@pytest.mark.parametrize(
    ("text", "written", "low", "high", "unit"),
    [
        ("millions of people", "millions", 1e6, 1e7, "count"),
        ("tens of thousands marched", "tens of thousands", 1e4, 1e5, "count"),
        ("hundreds of thousands of men", "hundreds of thousands", 1e5, 1e6, "count"),
        ("hundreds of millions of dollars", "hundreds of millions of dollars", 1e8, 1e9, "USD"),
        ("dozens of trains", "dozens", 24, 100, "count"),
        ("scores of villagers", "scores", 40, 100, "count"),
        ("several hundred tanks", "several hundred", 100, 1000, "count"),
        ("a few thousand rubles", "a few thousand rubles", 1e3, 1e4, "RUB"),
        ("several hundred thousand men", "several hundred thousand", 1e5, 1e6, "count"),
        ("a multi-million-dollar deal", "multi-million-dollar", 1e6, 1e7, "USD"),
        ("a multibillion-euro plan", "multibillion-euro", 1e9, 1e10, "EUR"),
        ("a six-figure sum", "six-figure", 1e5, 1e6, "count"),
        ("thousands of kilometres", "thousands of kilometres", 1e3, 1e4, "km"),
    ],
)
def test_a_magnitude_has_bounds_and_no_value(text, written, low, high, unit):
    (number,) = find_numbers(text, UNITS)
    assert (number.text, number.kind, number.unit) == (written, "vague", unit)
    assert (number.value, number.low, number.high, number.qualifier) == (None, low, high, "range")


@pytest.mark.parametrize(
    ("text", "written", "value", "unit"),
    [
        ("a couple of years", "a couple of years", 2, "years"),
        ("a couple of men", "a couple", 2, "count"),
        ("a couple hundred men", "a couple hundred", 200, "count"),
        ("the past couple of weeks", "couple of weeks", 2, "weeks"),
    ],
)
def test_a_couple_is_about_two(text, written, value, unit):
    number = find_numbers(text, UNITS)[-1]
    assert (number.text, number.value, number.unit) == (written, value, unit)
    assert (number.qualifier, number.low, number.high) == ("approx", None, None)


@pytest.mark.parametrize(
    "text",
    ["scores of 75", "the couple said", "the scores", "countless men", "few men", "many men"],
)
def test_what_is_no_magnitude(text):
    assert "vague" not in [number.kind for number in find_numbers(text, UNITS)]

"""Amounts that leave their currency to their sentence."""

from pathlib import Path

import pytest

from etl.extract.numbers import find_numbers
from etl.vocabulary.units import read_units

UNITS = read_units(Path(__file__).parents[3] / "data" / "vocabulary" / "units.toml", [])


def units(text):
    return [number.unit for number in find_numbers(text, UNITS)]


@pytest.mark.parametrize(
    "text",
    [
        "profit of 4.1 billion kronor beat the 3.9 billion that was expected",
        "it paid 4.1 billion kronor (3.9 billion after tax) to them",
        "fell to 2.25 billion kronor, below the 2.4 billion that analysts had expected",
        "debt of 4.1 billion kronor, up from 3.9 billion.",
    ],
)
def test_a_large_amount_without_a_unit_has_the_currency_of_its_sentence(text):
    assert units(text) == ["SEK", "SEK"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It cost 4 billion kronor. The other 3 billion remain", "count"),
        ("It cost 4 billion kronor for 3 million people", "count"),
        ("It cost 4 billion kronor for 3 million of them", "count"),
        ("It cost 4 billion kronor and took 40 by train", "count"),
        ("Of 3 million it was 4 billion kronor", "count"),
    ],
)
def test_no_other_number_is_given_a_currency(text, unit):
    assert unit in units(text)
    assert units(text).count("SEK") == 1


@pytest.mark.parametrize(
    "text",
    [
        "The 2 billion kronor package will lift 12 million out of poverty",
        "It paid 19 billion kronor and has 2.8 billion users, up from 2.5 billion.",
        "Its 2 billion kronor serve a city of 8 million.",
    ],
)
def test_what_is_not_compared_with_money_stays_a_count(text):
    assert units(text).count("SEK") == 1

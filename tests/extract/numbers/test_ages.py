"""Ages that name no years."""

from pathlib import Path

import pytest

from etl.extract.numbers import find_numbers
from etl.vocabulary.units import read_units

UNITS = read_units(Path(__file__).parents[3] / "data" / "vocabulary" / "units.toml", [])


def ages(text):
    return [number.value for number in find_numbers(text, UNITS) if number.unit == "years"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pilot, aged 30, had flown", [30]),
        ("The mayor, 57, won again", [57]),
        ("his brother, 51, and a friend", [51]),
        ("children under the age of five", [5]),
        ("people aged 15 to 24", [19.5]),
        ("she turned 18 in May", [18]),
    ],
)
def test_an_age_is_a_duration_in_years(text, expected):
    assert ages(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They had, in all, 44, and then left",
        "the scores were 12, 44, 57, and 60",
        "she turned 18 pages",
        "the town, 5,700, and the rest",
    ],
)
def test_other_numbers_are_no_ages(text):
    assert ages(text) == []

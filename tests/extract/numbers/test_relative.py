"""Dates told from the time of writing have no period; lengths of time are not among them."""

from pathlib import Path

import pytest

from etl.extract.numbers import find_numbers
from etl.vocabulary.units import read_units

UNITS = read_units(Path(__file__).parents[3] / "data" / "vocabulary" / "units.toml", [])


@pytest.mark.parametrize(
    "written",
    ["last year", "this week", "next month", "the current year", "the previous quarter",
     "a year earlier", "the year before last", "this fiscal year", "last century"],
)  # fmt: skip
def test_relative_dates(written):
    (found,) = find_numbers(f"It was so in {written}, they said", UNITS)
    assert (found.text, found.kind, found.period) == (written, "date", "")


@pytest.mark.parametrize(
    "text",
    [
        "the last two years",
        "two years ago",
        "a year-long trip",
        "three days later",
        "the past year and a half",
    ],
)
def test_lengths_of_time_are_no_dates(text):
    assert all(found.kind != "date" for found in find_numbers(text, UNITS))

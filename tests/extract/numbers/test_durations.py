"""Lengths of one are numbers where a hedge or an added part says so."""

from pathlib import Path

import pytest

from etl.extract.numbers import find_numbers
from etl.vocabulary.units import read_units

UNITS = read_units(Path(__file__).parents[3] / "data" / "vocabulary" / "units.toml", [])


@pytest.mark.parametrize(
    ("text", "written", "value", "unit"),
    [
        ("They waited a year and a half.", "a year and a half", 1.5, "years"),
        ("a year-and-a-half-long trial", "a year-and-a-half", 1.5, "years"),
        ("an hour and a half of talks", "an hour and a half", 1.5, "hours"),
        ("over the past week and a half", "week and a half", 1.5, "weeks"),
        ("a mile and a quarter away", "a mile and a quarter", 1.25, "mi"),
        ("It lies less than a mile from it", "a mile", 1, "mi"),
        ("about a foot of snow fell", "a foot", 1, "ft"),
        ("It took nearly an hour", "an hour", 1, "hours"),
        ("It took an hour or so.", "an hour", 1, "hours"),
        ("in a year or two it ends", "a year or two", 1.5, "years"),
    ],
)
def test_lengths_of_one(text, written, value, unit):
    (number,) = find_numbers(text, UNITS)
    assert (number.text, number.value, number.unit) == (written, value, unit)


def test_a_year_or_two_is_a_range():
    (found,) = find_numbers("It will take a year or two.", UNITS)
    assert (found.low, found.high, found.qualifier) == (1, 2, "range")


def test_an_article_is_a_number_before_a_smaller_unit():
    found = find_numbers("An hour and 20 minutes later", UNITS)
    assert [(n.text, n.value, n.unit) for n in found] == [
        ("An hour", 1, "hours"), ("20 minutes", 20, "minutes"),
    ]  # fmt: skip


def test_a_rate_is_no_length():
    found = find_numbers("it ran twice a day and 20 minutes long", UNITS)
    assert [number.text for number in found] == ["twice", "20 minutes"]


@pytest.mark.parametrize(
    "text",
    ["a year of war", "a mile from here", "He had over a foot injury.", "the hour and the day",
     "It is a ton and red", "a day or night"],
)  # fmt: skip
def test_an_article_alone_is_no_number(text):
    assert find_numbers(text, UNITS) == []

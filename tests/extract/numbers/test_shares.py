"""Shares and multiples: a percentage or so many times where the words make it one, else nothing."""

from pathlib import Path

import pytest

from etl.extract.numbers import find_numbers
from etl.vocabulary.units import read_units

UNITS = read_units(Path(__file__).parents[3] / "data" / "vocabulary" / "units.toml", [])


def read(text, *units):
    return [
        (number.text, number.value) for number in find_numbers(text, UNITS) if number.unit in units
    ]


@pytest.mark.parametrize(
    ("text", "written", "percent"),
    [
        ("one-third of the seats", "one-third", 100 / 3),
        ("two-thirds of voters", "two-thirds", 200 / 3),
        ("a two-thirds majority", "two-thirds", 200 / 3),
        ("three quarters of the crop", "three quarters", 75),
        ("three-quarters full", "three-quarters", 75),
        ("a quarter of the 12 seats", "a quarter", 25),
        ("it lost a fifth of its value", "a fifth", 20),
        ("output fell by a third in May", "a third", 100 / 3),
        ("nearly half of them left", "half", 50),
        ("nearly a third give up", "a third", 100 / 3),
        ("almost half women", "half", 50),
        ("a fifth lower than expected", "a fifth", 20),
        ("prices were a third higher.", "a third", 100 / 3),
        ("A quarter (23 of 92) agreed", "A quarter", 25),
        ("it accounts for a third.", "a third", 100 / 3),
        ("a two-third majority", "two-third", 200 / 3),
        ("a 2/3 majority", "2/3", 200 / 3),
        ("nine times out of ten it works", "nine times out of ten", 90),
        ("one in seven pounds spent", "one in seven", 100 / 7),
        ("it sold half the stock", "half", 50),
        ("more than half said no", "half", 50),
        ("Half were women", "Half", 50),
        ("the budget was cut in half", "half", 50),
        ("2/3 of the seats", "2/3", 200 / 3),
        ("¾ of the seats", "¾", 75),
    ],
)
def test_a_fraction_of_something_is_a_percentage(text, written, percent):
    assert read(text, "percent") == [(written, pytest.approx(percent))]


@pytest.mark.parametrize(
    ("text", "written", "percent"),
    [
        ("one in four people", "one in four", 25),
        ("1 in 5 adults", "1 in 5", 20),
        ("one in every 20 homes", "one in every 20", 5),
        ("9 out of 10 doctors", "9 out of 10", 90),
        ("two out of ten", "two out of ten", 20),
        ("two in five voters", "two in five", 40),
        ("a one-in-a-million chance", "one-in-a-million", 0.0001),
    ],
)
def test_so_many_in_so_many_is_a_percentage(text, written, percent):
    assert read(text, "percent") == [(written, percent)]


@pytest.mark.parametrize(
    "text",
    [
        "for a third time", "the third man", "a third party", "the first half of the game",
        "a third-placed team", "the quarter-final", "at half-time", "half an hour",
        "half a million", "two in five games", "one in 2019", "two in 10 years", "one in two weeks",
        "1 in Paris",
        "in the last three quarters", "for three quarters", "five of 12 members", "one or two",
        "the site was ready for a sixth.", "talks about a third term", "a third larger ship",
        "two in seven pounds",
    ],
)  # fmt: skip
def test_what_is_no_share(text):
    assert read(text, "percent") == []


@pytest.mark.parametrize(
    ("text", "written", "factor", "trend"),
    [
        ("sales doubled in May", "doubled", 2, "rise"),
        ("sales have tripled", "tripled", 3, "rise"),
        ("prices were halved", "halved", 0.5, "fall"),
        ("they will double by May", "double", 2, "rise"),
        ("more than double the figure", "double", 2, ""),
        ("twice as many people", "twice", 2, ""),
        ("half as many people", "half", 0.5, ""),
        ("a third as likely", "a third", 1 / 3, ""),
        ("a tenfold rise", "tenfold", 10, "rise"),
        ("a ten-fold rise", "ten-fold", 10, "rise"),
    ],
)
def test_a_multiple_is_so_many_times(text, written, factor, trend):
    (number,) = find_numbers(text.replace("May", "it"), UNITS)
    assert (number.text, number.value, number.unit) == (written, factor, "times")
    if trend:
        assert number.trend == trend


@pytest.mark.parametrize(
    "text", ["a double agent", "a double-digit rise", "to double figures", "the doubles final"]
)
def test_what_is_no_multiple(text):
    assert read(text, "times") == []


def test_two_fractions_with_between_are_a_range():
    (number,) = find_numbers("between a quarter and a half of voters", UNITS)
    assert (number.text, number.low, number.high) == ("a quarter and a half", 25, 50)
    assert number.qualifier == "range"


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("it rose one-tenth of 1 percent", 0.1, "percent"),
        ("half of one percentage point", 0.5, "percentage_points"),
    ],
)
def test_a_part_of_one_percent_is_that_part(text, value, unit):
    [number] = find_numbers(text, UNITS)
    assert (number.value, number.unit) == (value, unit)

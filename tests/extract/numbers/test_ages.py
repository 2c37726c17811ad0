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
        ("Maria Lopez, 7, was hurt", [7]),
        ("They left. At 21, he became king", [21]),
        ("two friends, both 17, died", [17]),
        ("253 runners aged 70 to 74, 63 runners and others", [72]),
        ("the museum turns 175 this year", [175]),
        ("the orchestra, which turned 200 in 2017", [200]),
        ("adults over 65 and children under 12 are free", [65, 12]),
        ("men between 18 and 60 may not leave", [39]),
        ("no one under 18 may enter", [18]),
        ("the mayor, who is 70 and ill, won", [70]),
        ("She was only 19 when she left", [19]),
        ("he died at 81.", [81]),
        ("Brown, now 44, sings", [44]),
        ("to cut the voting age to 16", [16]),
        ("the retirement age will rise to 67 from 65", [67, 65]),
        ("an average age of 42.5", [42.5]),
        ("a girl, 6, and a boy, 4.", [6, 4]),
        ("a 70-something senator", [70]),
    ],
)
def test_an_age_is_a_duration_in_years(text, expected):
    assert ages(text) == expected


def test_the_bound_of_an_age_is_its_hedge():
    (age,) = find_numbers("adults over 65 pay less", UNITS)
    assert (age.qualifier, age.low, age.high) == ("more_than", 65, None)


@pytest.mark.parametrize(
    "text",
    [
        "They had, in all, 44, and then left",
        "the scores were 12, 44, 57, and 60",
        "she turned 18 pages",
        "the town, 5,700, and the rest",
        "It was 81.",
        "He was 10 and 2 against them",
        "She was 12 under par",
        "it beat those above 50 seats",
        "it turned 300 into a prize",
        "the average age group grew to 40",
        "trains left at 15, and later",
        "The number of bridges, roads and ports, 48, has not changed",
        "The figure, 48, has not changed",
    ],
)
def test_other_numbers_are_no_ages(text):
    assert ages(text) == []

"""Cardinals in words: what adds up, what multiplies, and which words of number count nothing."""

from pathlib import Path

import pytest

from etl.extract.numbers import find_numbers, words
from etl.extract.numbers.tokens import Tokens
from etl.vocabulary.units import read_units

UNITS = read_units(Path(__file__).parents[3] / "data" / "vocabulary" / "units.toml", [])


def cardinals(text):
    """The cardinals of a text as quantities ask for them: where written, value and scale."""
    tokens = Tokens(text, UNITS)
    found, free = [], 0
    for index in range(tokens.size):
        if index < free or tokens.low[index] not in words.WORDS or words.is_pronoun(tokens, index):
            continue
        first = words.first_of(tokens, index, free)
        if cardinal := words.cardinal_at(tokens, first):
            free, value, scale = cardinal
            found.append((tokens.written(first, free), value, scale))
    return found


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("twenty-five", 25),
        ("twenty five", 25),
        ("three hundred and five", 305),
        ("one-hundred-and-twenty", 120),
        ("a hundred and twenty", 120),
        ("nineteen hundred", 1900),
        ("twelve thousand", 12_000),
        ("two hundred and five thousand", 205_000),
        ("one million and two hundred thousand", 1_200_000),
        ("two thousand three hundred million", 2.3e9),
        ("two milliard", 2e9),
        ("two lakh", 2e5),
        ("five crore", 5e7),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("three score", 60),
        ("fourscore", 80),
        ("half a million", 500_000),
        ("half-million", 500_000),
        ("a half million", 500_000),
        ("a quarter of a million", 250_000),
        ("three-quarters of a million", 750_000),
        ("two and a half million", 2_500_000),
        ("a million and a half", 1_500_000),
        ("three and a half", 3.5),
        ("four and three-quarters", 4.75),
        ("three point six billion", 3.6e9),
        ("zero point five", 0.5),
        ("three\nhundred", 300),
    ],
)
def test_words_make_one_number(written, value):
    assert [(text, number) for text, number, _ in cardinals(f"with {written} left")] == [
        (written, pytest.approx(value))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a score of villages", ["a score"]),
        ("between one hundred and two hundred", ["one hundred", "two hundred"]),
        ("one million and two million", ["one million", "two million"]),
        ("two, three and four", ["two", "three", "four"]),
        ("one hundred. Five men", ["one hundred", "Five"]),
        ("zero five", ["zero", "five"]),
    ],
)
def test_numbers_beside_each_other_stay_apart(text, expected):
    assert [written for written, *_ in cardinals(text)] == expected


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("three million", 1e6),
        ("two and a half billion", 1e9),
        ("three hundred and five", 1),
        ("six", 1),
    ],
)
def test_the_scale_is_that_which_ends_the_number(text, scale):
    assert cardinals(text)[0][2] == scale


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("for half an hour", 0.5, "hours"),
        ("a quarter of an hour", 0.25, "hours"),
        ("a half-hour talk", 0.5, "hours"),
        ("half a percent", 0.5, "percent"),
        ("a quarter of a percentage point", 0.25, "percentage_points"),
        ("three-quarters of a mile", 0.75, "mi"),
        ("a tenth of a second", 0.1, "seconds"),
    ],
)
def test_a_part_of_a_unit_is_a_quantity(text, value, unit):
    (number,) = find_numbers(text, UNITS)
    assert (number.value, number.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "this one", "no one came", "No-one came", "the other one.", "I want one.", "one must ask",
        "one's own", "one another", "a new one in Paris", "his last one was better",
        "One day he left", "one by one", "one and the same", "if one is honest", "the one who left",
        "one-off", "two-way", "fifty-fifty", "three-dimensional", "Formula One driver",
        "nineteen eighty-four",
        "twenty-first", "one hundred and first", "a hundredth", "the score was", "a score of 75",
        "half of them", "the second half", "the million", "big ones", "the third",
        "half-year results", "ground zero", "net zero", "zero tolerance", "on the one hand",
        "the old one cost more",
    ],
)  # fmt: skip
def test_words_of_number_that_count_nothing(text):
    assert [written for written, *_ in cardinals(text) if not written[0].isdigit()] == []


@pytest.mark.parametrize(
    "text",
    [
        "one person", "one of the rings", "only one.", "at least one", "one in custody, two dead",
        "one-year deal", "one and two", "two were killed and one was hurt", "in one day",
        "one or two", "one more goal", "two countries, not one, made it", "an old one-year deal",
        "in the village one died",
    ],
)  # fmt: skip
def test_one_may_be_a_number(text):
    assert 1 in [value for _, value, _ in cardinals(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [("and a half million", 0.5), ("and three-quarters", 0.75), ("-and-a-half years", 0.5)],
)
def test_a_half_behind_a_number_is_found(text, value):
    assert (
        words.half_after(Tokens(f"3{text}" if text[0] == "-" else f"3 {text}", UNITS), 1)[1]
        == value
    )


@pytest.mark.parametrize("text", ["3 and half of them", "3 and a third was lost", "3 and more"])
def test_no_half_behind_a_number(text):
    assert words.half_after(Tokens(text, UNITS), 1) is None


def test_words_without_end_stay_small_numbers():
    values = [value for _, value, _ in cardinals("two thousand million " * 200)]
    assert max(values) < 1e16

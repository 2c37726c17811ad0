"""Amounts, their units and rates, ranges and rows: what is read, as value, unit and bounds."""

from pathlib import Path

import pytest

from etl.extract.numbers import find_numbers
from etl.vocabulary.units import read_units

UNITS = read_units(Path(__file__).parents[3] / "data" / "vocabulary" / "units.toml", [])


def read(text):
    return find_numbers(text, UNITS)


def only(text):
    numbers = read(text)
    assert len(numbers) == 1, [number.text for number in numbers]
    return numbers[0]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It came to 5 billion 40 million rubles.", [5.04e9]),
        ("It came to one billion 705 million rubles.", [1.705e9]),
        ("It fell from 5,210.4 to 4,860.2 million euros.", [5210.4e6, 4860.2e6]),
        ("It fell from $5.2 to $4.9 billion.", [5.2e9, 4.9e9]),
        ("It shrank from 900 to 3 billion.", [900, 3e9]),
        ("They pumped 1.3 mln t.", [1.3e6]),
    ],
)
def test_scales_are_added_and_shared(text, values):
    assert [number.value for number in read(text)] == values


@pytest.mark.parametrize(
    ("text", "written", "value", "unit"),
    [
        ("a plant worth $1.762bn to them", "$1.762bn", 1.762e9, "USD"),
        ("it paid US$4.5 million there", "US$4.5 million", 4.5e6, "USD"),
        ("the 2.5bln-ruble fund", "2.5bln-ruble", 2.5e9, "RUB"),
        ("a fund of EUR 40 million", "EUR 40 million", 4e7, "EUR"),
        ("A$3.4bn of coal", "A$3.4bn", 3.4e9, "AUD"),
        ("loans of Rs 500 crore", "Rs 500 crore", 5e9, "INR"),
        ("fined 300,000 Russian roubles", "300,000 Russian roubles", 3e5, "RUB"),
        ("a 40 million-pound-sterling gift", "40 million-pound-sterling", 4e7, "GBP"),
        ("a bill of 20 Swiss francs", "20 Swiss francs", 20, "CHF"),
        ("lost 300m yen on it", "300m yen", 3e8, "JPY"),
        ("worth $5 million US dollars", "$5 million US dollars", 5e6, "USD"),
    ],
)
def test_money_is_read_with_its_sign_name_or_code(text, written, value, unit):
    number = only(text)
    assert (number.text, number.value, number.unit) == (written, value, unit)
    assert number.kind == "money"


@pytest.mark.parametrize(
    ("text", "written", "value", "unit", "per"),
    [
        ("gas at $150 per 1,000 cubic metres", "$150 per 1,000 cubic metres", 150, "USD", "1000m3"),
        ("crude at $60 a barrel", "$60 a barrel", 60, "USD", "bbl"),
        ("rent of 300 euros a month", "300 euros a month", 300, "EUR", "months"),
        ("drove at 60 km/h there", "60 km/h", 60, "km", "hours"),
        ("winds of 100kph there", "100kph", 100, "km", "hours"),
        ("a current of 5 m/s there", "5 m/s", 5, "m", "seconds"),
        ("pumped 1.5 million bpd", "1.5 million bpd", 1.5e6, "bbl", "days"),
        ("earned $2 per share", "$2 per share", 2, "USD", "share"),
        (
            "52 per 100,000 person-years",
            "52 per 100,000 person-years",
            52,
            "count",
            "100000person-years",
        ),
        ("gas at $127/1000 m3", "$127/1000 m3", 127, "USD", "1000m3"),
        ("a $5-a-day plan", "$5-a-day", 5, "USD", "days"),
        ("costs 30 euros annually", "30 euros annually", 30, "EUR", "years"),
    ],
)
def test_a_rate_tells_what_it_is_per(text, written, value, unit, per):
    number = only(text)
    assert (number.text, number.value, number.unit, number.per) == (written, value, unit, per)


def test_a_year_earlier_is_no_rate():
    assert read("up 5 percent a year earlier")[0].per == ""


@pytest.mark.parametrize(
    ("text", "per"),
    [("3 goals a game", "game"), ("12 cases per million people", "1e+06persons")],
)
def test_a_count_may_be_a_rate_behind_its_noun(text, per):
    assert read(text)[0].per == per


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("5m people fled", 5e6, "count"),
        ("825m active users", 825e6, "count"),
        ("the 700m milestone", 700e6, "count"),
        ("the 400m hurdles", 400, "m"),
        ("emits 40 g/km", 40, "g"),
        ("four straight days", 4, "days"),
        ("three hours and a half", 3.5, "hours"),
        ("the 20,000 mark", 20_000, "count"),
        ("a 200-mph top speed", 200, "mi"),
        ("a road 5m wide", 5, "m"),
        ("1.2m tons of it", 1.2e6, "t"),
        ("a trench 5 m wide", 5, "m"),
        ("they dug 5 m of it", 5, "count"),
        ("lasting 90-odd minutes", 90, "minutes"),
        ("16.5°C at noon", 16.5, "Cel"),
        ("a 64GB card", 64, "GB"),
        ("who scored 5 won", 5, "count"),
        ("fined 5 million won", 5e6, "KRW"),
        ("a 10-year plan", 10, "years"),
        ("cut by 25 basis points", 25, "basis_points"),
        ("0.3 percentage points more", 0.3, "percentage_points"),
        ("some .5 percent of it", 0.5, "percent"),
        ("weighing 200 pounds", 200, "lb"),
        ("a 500-pound bomb", 500, "lb"),
        ("a 5,000-pound bomb", 5000, "lb"),
        ("a five-second rule", 5, "seconds"),
        ("some 6m watched it", 6e6, "count"),
        ("2.3m of the total", 2.3e6, "count"),
        ("3 mmbtu of gas", 3, "MMBtu"),
        ("5,000 pounds of flour", 5000, "lb"),
        ("paid 5,000 pounds", 5000, "GBP"),
        ("4 million pounds of aid", 4e6, "GBP"),
        ("it lost 30 pounds", 30, "count"),
        ("a magnitude 6.8 quake", 6.8, "magnitude"),
        ("a 4.5-magnitude tremor", 4.5, "magnitude"),
    ],
)
def test_a_unit_is_read_only_where_it_is_one(text, value, unit):
    number = read(text)[0]
    assert (number.value, number.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a change of -0.3% on the day", -0.3),
        ("it was minus 5 degrees", -5),
        ("grew by a negative 0.2 percent", -0.2),
        ("a loss (5,000) in May", 5000),
        ("an error of plus or minus 3 points", 3),
        ("the result - 5 tonnes - pleased them", 5),
        ("a balance of -$4m", -4e6),
    ],
)
def test_a_number_is_negative_only_by_its_sign(text, value):
    assert read(text)[0].value == value


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("200-300 people", 200, 300, "count"),
        ("200–300 people", 200, 300, "count"),
        ("between 5 and 10 million rubles", 5e6, 1e7, "RUB"),
        ("2 to 3 billion rubles", 2e9, 3e9, "RUB"),
        ("sales rose 15% - 20% there", 15, 20, "percent"),
        ("between $5 and 7 million", 5e6, 7e6, "USD"),
        ("$5 to 7 million", 5e6, 7e6, "USD"),
        ("€5-10m for it", 5e6, 1e7, "EUR"),
        ("12-15,000 men", 12_000, 15_000, "count"),
        ("between 20 and 30,000 men", 20_000, 30_000, "count"),
        ("a 3-to-5-year plan", 3, 5, "years"),
        ("two to a dozen of them", 2, 12, "count"),
        ("half a million to a million people", 5e5, 1e6, "count"),
        ("two or three tanks", 2, 3, "count"),
        ("it takes from 5 to 10 days", 5, 10, "days"),
        ("anywhere from 3 to 5 percent", 3, 5, "percent"),
        ("$5 to $7 each", 5, 7, "USD"),
        ("growth of 3% to 4% there", 3, 4, "percent"),
        ("they expect it to increase by 4% to 9% there", 4, 9, "percent"),
    ],
)
def test_a_range_has_its_ends_as_bounds_and_their_middle_as_value(text, low, high, unit):
    number = only(text)
    assert (number.low, number.high, number.unit) == (low, high, unit)
    assert (number.qualifier, number.value) == ("range", (low + high) / 2)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("rose 0.65 per cent to 27,349", [0.65, 27_349]),
        ("grew from 3 to 5 billion rubles", [3e9, 5e9]),
        ("climbed $2 to $45", [2, 45]),
        ("rose 5 cents to 45 cents", [5, 45]),
        ("raised its rate by 0.25% to 0.75%", [0.25, 0.75]),
        ("stopped at 4.1 billion, or three quarters of it", [4.1e9, 75]),
        ("5 or 10 percent", [5, 10]),
        ("15 and 1.2 million", [15e6, 1.2e6]),
        ("usually 70, 71, or 72 here", [70, 71, 72]),
        ("it was $3, from $198 million, or $9", [3, 198e6, 9]),
        ("sold 3 million, up from 2m", [3e6, 2e6]),
        ("the Z 3, 3,700 mAh to 3,300 mAh", [3, 3700, 3300]),
        ("rose less than $0.1 billion to $41.5 billion", [0.1e9, 41.5e9]),
        ("2, 3 and 4 percent", [2, 3, 4]),
        ("1.7 and 3.1 billion", [1.7e9, 3.1e9]),
        ("fell from 20 to 10 units", [20, 10]),
        ("won 5, 3 percent more than planned", [5, 3]),
    ],
)
def test_numbers_in_a_row_stay_apart_and_share_scale_and_unit(text, values):
    assert [number.value for number in read(text)] == values


def test_a_number_right_before_a_sign_is_not_lost():
    assert [number.text for number in read("4-6, 6£2bn")] == ["4-6", "6", "£2bn"]


def test_the_end_of_a_change_has_the_unit_of_its_start():
    assert [n.unit for n in read("cut it from 12 years to seven and left")] == ["years", "years"]
    assert [n.unit for n in read("grew from 3 km to 5 stations")] == ["km", "count"]

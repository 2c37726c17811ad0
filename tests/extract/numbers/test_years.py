"""Four digits are a year or a quantity by the words around them."""

from pathlib import Path

import pytest

from etl.extract.numbers import find_numbers
from etl.vocabulary.units import read_units

UNITS = read_units(Path(__file__).parents[3] / "data" / "vocabulary" / "units.toml", [])


def years(text):
    return [(n.text, n.period) for n in find_numbers(text, UNITS) if n.kind == "date"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In 2014 people voted", ["2014"]),
        ("The 2014 budget", ["2014"]),
        ("2014 elections were held", ["2014"]),
        ("the 2008 crisis", ["2008"]),
        ("by 2030 it ends", ["2030"]),
        ("by 2100, it ends", ["2100"]),
        ("in 1066", ["1066"]),
        ("the War of 1812", ["1812"]),
        ("Lincoln (b. 1809, d. 1865)", ["1809", "1865"]),
        ("Watt (1736)", ["1736"]),
        ("2013, 2014 and 2015", ["2013", "2014", "2015"]),
        ("from 2011 to 2014", ["2011 to 2014"]),
        ("between 2000 and 2012", ["2000 and 2012"]),
        ("Between 1555 and 1918, they signed it", ["1555 and 1918"]),
        ("Saladin (1137–1193)", ["1137–1193"]),
        ("ratified in 1322/1323.", ["1322/1323"]),
        ("2020 Honda Civic", ["2020"]),
        ("the class of '92", ["'92"]),
        ("pre-1991 borders", ["1991"]),
        ("until at least 2025", ["2025"]),
        ("more than 2014 levels", ["2014"]),
        ("early 2017", ["early 2017"]),
        ("must fall 40% by 2030 from 1990 levels", ["2030", "1990"]),
        ("output will increase by 2025", ["2025"]),
        ("cut emissions to 2005 levels", ["2005"]),
        ("In 2000 elections were held", ["2000"]),
        ("In 2000 cases rose", ["2000"]),
    ],
)
def test_years_alone(text, found):
    assert [written for written, _ in years(text)] == found


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2000-2003", "2000/2003"),
        ("2010-12", "2010/2012"),
        ("2013/14", "2013/2014"),
        ("2007-8", "2007/2008"),
        ("2009/10", "2009/2010"),
        ("1999-00", "1999/2000"),
        ("2014-02", "2014-02"),
        ("1914–1918", "1914/1918"),
    ],
)
def test_spans_of_years(text, period):
    assert years(f"It lasted {text}.") == [(text, period)]


@pytest.mark.parametrize(
    "text",
    [
        "2000 people came", "about 2014 tonnes", "attended by 1500 troops", "2000 rubles", "$2000",
        "1999 percent", "over 2000 were held", "a total of 2014", "it rose by 10 to 2014",
        "received 2012 applications", "in 1500 villages", "at 2009 polling stations", "1,812 are",
        "a 2000-strong crowd", "2000 years", "In 2000 cases the doctors found it",
        "create 2000 jobs", "it cost between 1500 and 2000",
        "between 1650 and 1850 people", "1998 of whom paid", "1920 x 1080", "1920 by 1080 pixels",
        "Directive 2010/63",
        "Regulation (EU) 2016/679", "output rose by 1950", "it rose 3 percent to 2015",
    ],
)  # fmt: skip
def test_four_digits_that_count(text):
    assert years(text) == []


def test_prices_of_a_year_are_told_by_a_year():
    [year, money] = find_numbers("In 1990 dollars, it cost $5 billion.", UNITS)
    assert (year.kind, money.kind) == ("date", "money")


def test_a_count_behind_in_and_a_month_is_no_day():
    [number] = find_numbers("In May 12 soldiers died.", UNITS)
    assert (number.kind, number.value) == ("count", 12)

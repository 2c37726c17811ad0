"""Dates of every form are claimed whole, with the period that they mean."""

from pathlib import Path

import pytest

from etl.extract.numbers import find_numbers
from etl.extract.numbers.months import iso
from etl.vocabulary.units import read_units

UNITS = read_units(Path(__file__).parents[3] / "data" / "vocabulary" / "units.toml", [])


def dates(text):
    return [(n.text, n.period) for n in find_numbers(text, UNITS) if n.kind == "date"]


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("13 November 2018", "2018-11-13"),
        ("November 13, 2018", "2018-11-13"),
        ("30 June, 2011", "2011-06-30"),
        ("July 4,2014", "2014-07-04"),
        ("April 2nd, 1996", "1996-04-02"),
        ("the 3rd of March 2001", "2001-03-03"),
        ("the second of April 1996", "1996-04-02"),
        ("the 23d day of January, 1856", "1856-01-23"),
        ("Monday, 12 May 2014", "2014-05-12"),
        ("Tuesday the 12th of May", "--05-12"),
        ("2014 March 5", "2014-03-05"),
        ("23-Aug-2020", "2020-08-23"),
        ("12 Feb", "--02-12"),
        ("Apr. 2", "--04-02"),
        ("May the 4th", "--05-04"),
        ("30 February 2011", "2011-02"),
        ("31 April", ""),
    ],
)
def test_days_with_their_month(written, period):
    assert dates(f"It began {written}.") == [(written, period)]


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("12-15 May 2014", "2014-05-12/2014-05-15"),
        ("12 to 15 May 2014", "2014-05-12/2014-05-15"),
        ("1 and 2 April 1996", "1996-04-01/1996-04-02"),
        ("July 4, 5 and 6", "--07-04/--07-06"),
        ("April 2–3", "--04-02/--04-03"),
        ("May 12 to June 3", "--05-12/--06-03"),
        ("12 May - 3 June 2014", "2014-05-12/2014-06-03"),
        ("20 December – 5 January 2015", "2014-12-20/2015-01-05"),
        ("January–October 2022", "2022-01/2022-10"),
        ("January and February 2014", "2014-01/2014-02"),
        ("December 2013 to February 2014", "2013-12/2014-02"),
        ("January-May", ""),
    ],
)
def test_stretches_of_days_and_months(written, period):
    assert dates(f"It began {written}.") == [(written, period)]


def test_days_that_are_not_in_a_row_are_dates_of_their_own():
    assert dates("between 12 and 15 May") == [("12 and 15 May", "--05-12/--05-15")]
    assert dates("on 3 and 17 May 2014") == [("3", "2014-05-03"), ("17 May 2014", "2014-05-17")]


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("May 2013", "2013-05"),
        ("2021 September", "2021-09"),
        ("Sept. 2018", "2018-09"),
        ("April of 2011", "2011-04"),
        ("April '96", "1996-04"),
        ("late March 2017", "2017-03"),
        ("late Marach 2017", "2017-03"),
        ("Octobr 12, 2011", "2011-10-12"),
        ("end of March 2004", "2004-03"),
        ("February of the 14th year", "2014-02"),
    ],
)
def test_months(written, period):
    assert dates(f"It began {written}.") == [(written, period)]


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("2020-08-23T17:07:05Z", "2020-08-23T17:07:05Z"),
        ("23-08-2020 17:07:05 ZULU", "2020-08-23T17:07:05Z"),
        ("2022-09-30 06:36:00 EDT", "2022-09-30T06:36:00"),
        ("21.09.24 16:12", "2024-09-21T16:12"),
        ("23.08.2020", "2020-08-23"),
        ("12/25/1998", "1998-12-25"),
        ("8/23/20", "2020-08-23"),
        ("05/06/1998", "1998"),
        ("2020/08/23", "2020-08-23"),
        ("9/11", ""),
    ],
)
def test_dates_in_figures(written, period):
    assert dates(f"It began {written}.") == [(written, period)]


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("first half of 2021", "2021-H1"),
        ("third quarter of 2008", "2008-Q3"),
        ("3rd quarter 2008", "2008-Q3"),
        ("fourth-quarter", ""),
        ("first nine months of 2019", "2019-01/2019-09"),
        ("last 3 months of 2019", "2019-10/2019-12"),
        ("third quarter of fiscal 2020", "2020"),
        ("Q3", ""),
        ("Q1 2021", "2021-Q1"),
        ("2020-Q3", "2020-Q3"),
        ("1H21", "2021-H1"),
        ("2Q 2020", "2020-Q2"),
        ("FY2013/14", "2013"),
        ("fiscal 2020", "2020"),
        ("financial year 2019/20", "2019"),
        ("winter 2003", "2003-24"),
        ("spring of 2014", "2014-21"),
    ],
)
def test_parts_of_years(written, period):
    assert dates(f"It began {written}.") == [(written, period)]


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("mid-1990s", "1990/1999"),
        ("1990's", "1990/1999"),
        ("'80s", "1980/1989"),
        ("mid-90s", "1990/1999"),
        ("1800s", "1800/1899"),
        ("19th century", "1800/1899"),
        ("twenty-first-century", "2000/2099"),
        ("3rd century BC", "-0299/-0200"),
        ("44 BC", "-0043"),
        ("AD 79", "0079"),
        ("A.D. 79", "0079"),
        ("3,000 BC", "-2999"),
        ("nineteen ninety-six", "1996"),
        ("2600-2450 BC", "-2599/-2449"),
        ("3,000 to 2,500 B.C.", "-2999/-2499"),
        ("14–37 AD", "0014/0037"),
    ],
)
def test_decades_centuries_and_eras(written, period):
    assert dates(f"It began {written}.") == [(written, period)]


def test_a_day_by_its_rank_alone():
    assert dates("The fort is taken on the 24th.") == [("24th", "")]
    assert dates("by the 3rd, and until the 17th in vain") == [("3rd", ""), ("17th", "")]
    assert dates("He was on the 24th.5 and on the 99th.") == []


def test_a_year_by_its_rank():
    assert dates("until the 14th year of the war") == [("14th year", "")]
    assert dates("for the 14th year in a row") == []


def test_decades_that_share_their_century():
    assert dates("since the 1960s and early 70s") == [
        ("1960s", "1960/1969"), ("early 70s", "1970/1979"),
    ]  # fmt: skip
    assert dates("the 60s, 70s and 80s")[-1] == ("80s", "1980/1989")
    assert dates("men in their 30s and 40s") == []


def test_centuries_that_share_their_noun():
    assert dates("the 18th and 19th centuries") == [
        ("18th", "1700/1799"), ("19th centuries", "1800/1899"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "It may 5 times be so", "They march 20 miles", "in his 40s", "March 20% of it",
        "In May 12-year-old Tom won", "the second quarter-final", "version 10.12.14",
        "the Long March 5 rocket", "Theresa May 30 times", "on the 24th floor",
        "temperatures in the 80s", "share prices fall 2000 points",
        "the first six months of his term",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_date(text):
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("On July 4, 5 people died", ["July 4"]),
        ("on May 5 and 20 people died", ["May 5"]),
        ("On May 12, 2000 people protested", ["May 12"]),
    ],
)
def test_a_number_of_people_behind_a_day_is_no_part_of_it(text, claimed):
    assert [written for written, _ in dates(text)] == claimed


def test_a_month_may_have_one_slip_where_a_year_makes_it_sure():
    assert dates("in Febuary 2017, in Marach and in Mary 2017") == [
        ("Febuary 2017", "2017-02"), ("2017", "2017"),
    ]  # fmt: skip


def test_a_period_is_of_a_day_that_the_calendar_has():
    assert iso(2000, 2, 29) == "2000-02-29"
    assert iso(2001, 2, 29) is None

"""Periods: ISO 8601 texts have a first and last day, everything else has none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.periods import DATE_FORMS, FORMS, is_date, months, span


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2013", "2013-01-01", "2013-12-31"),
        ("2014-02", "2014-02-01", "2014-02-28"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2018-11-13", "2018-11-13", "2018-11-13"),
        ("2021-Q1", "2021-01-01", "2021-03-31"),
        ("2021-Q4", "2021-10-01", "2021-12-31"),
        ("2021-H2", "2021-07-01", "2021-12-31"),
        ("2010/2012", "2010-01-01", "2012-12-31"),
        ("2000/2023-05", "2000-01-01", "2023-05-31"),
        ("2013/2013-04", "2013-01-01", "2013-04-30"),
    ],
)
def test_a_period_spans_its_days(period, first, last):
    assert span(period) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    [
        "", "13", "2013-13", "2013-00", "2013-2", "2013-02-30", "2013-Q5", "2013-H3", "2013-q1",
        "2014/2013", "2013/", "/2013", "2010/2011/2012", " 2013", "2013 ", "2013\n", "0000",
        "--04-02", "2014-21", "٢٠١٣", "2013-11-1", "20131", "nan",
    ],
)  # fmt: skip
def test_what_is_no_period_has_no_span(text):
    assert span(text) is None


@given(st.text(alphabet="0123456789-/QH", max_size=21))
def test_any_text_has_a_span_that_runs_forward_or_none(text):
    found = span(text)
    assert found is None or found[0] <= found[1]


@given(st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 30)))
def test_a_day_lies_in_its_month_quarter_half_and_year(day):
    year, month = f"{day.year:04}", f"{day.month:02}"
    quarter, half = (day.month + 2) // 3, (day.month + 5) // 6
    assert span(day.isoformat()) == (day, day)
    for period in (f"{year}-{month}", f"{year}-Q{quarter}", f"{year}-H{half}", year):
        first, last = span(period)
        assert first <= day <= last
    assert span(f"{day}/{day + timedelta(days=1)}") == (day, day + timedelta(days=1))


@pytest.mark.parametrize("text", ["2024-99-02", "2024-02-30", "2024-Q1", "2010/2012", "May", ""])
def test_what_is_no_day_month_or_year_is_no_date(text):
    assert not is_date(text)


def test_the_forms_that_are_told_are_dates():
    assert all(is_date(form) for form in DATE_FORMS.replace(" or ", ", ").split(", "))


def test_the_forms_that_are_told_are_periods():
    assert all(span(form) for form in FORMS.replace(" or ", ", ").split(", "))


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [
        ("2014-21", "2014-03", "2014-05"),
        ("2014-24", "2014-12", "2015-02"),
        ("2014-Q3", "2014-07", "2014-09"),
        ("2014-H2", "2014-07", "2014-12"),
    ],
)
def test_a_part_of_a_year_has_a_first_and_a_last_month(part, first, last):
    assert months(part) == (first, last)


@pytest.mark.parametrize("text", ["2014", "2014-12", "2014-25", "2014-Q5", "2014-H3", "", "2014-2"])
def test_what_is_no_part_of_a_year_has_no_months(text):
    assert months(text) is None

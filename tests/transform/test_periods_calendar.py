"""Periods reckoned with: moved, completed, joined."""

from __future__ import annotations

import pytest

from etl.periods import span
from etl.transform.periods.calendar import (
    complete,
    covering,
    edge_of,
    from_to,
    months_to,
    nearest,
    plain,
    shifted,
)


@pytest.mark.parametrize(
    ("period", "count", "unit", "moved"),
    [
        ("2008", 1, "year", "2009"),
        ("2013/2014", -1, "year", "2012/2013"),
        ("2019-01/2019-09", -1, "year", "2018-01/2018-09"),
        ("2008-Q1", 2, "year", "2010-Q1"),
        ("2012-02-29", -1, "year", "2011-02-28"),
        ("2022-11-17", -1, "month", "2022-10"),
        ("2022-01", -1, "month", "2021-12"),
        ("2022-11-17", -1, "quarter", "2022-Q3"),
        ("2022-02-14", -1, "half", "2021-H2"),
        ("2022-03-01", -1, "day", "2022-02-28"),
        ("2022-11-17", -1, "week", "2022-11-07/2022-11-13"),
        ("2022", -1, "month", ""),
        ("2022-11", -1, "day", ""),
        ("", 1, "year", ""),
    ],
)
def test_a_period_is_moved_by_no_finer_unit_than_it_allows(
    period: str, count: int, unit: str, moved: str
) -> None:
    assert shifted(period, count, unit) == moved


@pytest.mark.parametrize(
    ("period", "written"),
    [
        ("2010-01/2010-03", "2010-Q1"),
        ("2010-01/2010-06", "2010-H1"),
        ("2010-01/2010-12", "2010"),
        ("2010-01/2010-05", "2010-01/2010-05"),
        ("2013-24", "2013-12/2014-02"),
        ("--04-01", ""),
    ],
)
def test_a_period_is_written_in_its_shortest_form(period: str, written: str) -> None:
    assert plain(period) == written


@pytest.mark.parametrize(
    ("part", "future", "found"),
    [
        ("06-01", False, "2022-06-01"),
        ("12", False, "2021-12"),
        ("12", True, "2022-12"),
        ("03", True, "2023-03"),
        ("Q4", False, "2022-Q4"),
        ("24", False, "2022"),
    ],
)
def test_a_part_of_a_year_is_the_last_begun_or_the_next_not_over(
    part: str, future: bool, found: str
) -> None:
    assert nearest(part, "2022-11-17", future=future) == found


def test_parts_and_edges_are_periods_that_the_tables_take() -> None:
    made = [
        complete("Q3", 2014), complete("04-01", 2014), complete("01/05", 2014),
        complete("22", 2014), edge_of("2021", "end"), edge_of("2021-Q2", "start"),
        from_to("2004", "2006"), from_to("2004-05", "2006"), months_to("2015-06", 3),
        months_to("2015-03", 12), covering(["2008-Q1", "2013", "2009/2010"]),
    ]  # fmt: skip
    assert made == [
        "2014-Q3", "2014-04-01", "2014-01/2014-05", "2014-06/2014-08", "2021-12-31", "2021-04-01",
        "2004/2006", "2004/2006", "2015-Q2", "2014-04/2015-03", "2008/2013",
    ]  # fmt: skip
    assert all(span(period) for period in made)


def test_a_span_that_runs_back_is_none() -> None:
    assert from_to("2010", "2004") == ""

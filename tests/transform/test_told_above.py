"""Numbers whose measure only a title, a heading, a list's lead or a table's head names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation

Figures = Callable[[str], list[Observation]]


def told(figures: list[Observation], *fields: str) -> list[tuple[object, ...]]:
    return [tuple(getattr(o, f) for f in fields) for o in figures]


@pytest.mark.parametrize(
    "title",
    ["# Union Shield through the years", "# Shield of the Union, edition by edition"],
)
def test_a_timeline_under_the_name_of_an_exercise_tells_its_forces(
    title: str, figures: Figures
) -> None:
    text = f"""{title}

Belarus and Russia hold it every second year.

- **2011** Astrakhan. 9,500 troops, 120 tanks.
- **2015** Pskov. Up to 60 helicopters.
"""
    assert told(figures(text), "indicator", "value", "breakdown", "period") == [
        ("exercise_forces", 9500, "personnel", "2011"),
        ("exercise_forces", 120, "tanks", "2011"),
        ("exercise_forces", 60, "aircraft", "2015"),
    ]


def test_a_name_and_a_year_are_an_exercise_where_the_text_says_so(figures: Figures) -> None:
    text = """# Northern Anchor 2031

Northern Anchor 2031 (in short NA) was a staff exercise of Norway and Finland in May 2031.

The ministry counted 4,200 soldiers.
"""
    assert told(figures(text), "value", "subject") == [(4200, "Northern Anchor-2031")]


def test_a_name_and_a_year_are_no_exercise_elsewhere(figures: Figures) -> None:
    text = """# Summer Fair 2031

Summer Fair 2031 was a market of Norway and Finland. The police counted 4,200 people, 30 planes
flew past and 12 tanks from a museum stood on the square.
"""
    assert figures(text) == []


def test_a_column_that_is_headed_by_a_unit_alone_has_it(figures: Figures) -> None:
    text = """# The purse of the Union State

| plan for 2018 | mln Russian rubles |
|---|---|
| revenue | 5,900.5 |
| expenditure | 4,700.0 |
| surplus | 1,200.5 |
"""
    assert told(figures(text), "indicator", "breakdown", "value", "unit", "period") == [
        ("union_state_budget", "revenue", 5900.5e6, "RUB", "2018"),
        ("union_state_budget", "expenditure", 4.7e9, "RUB", "2018"),
        ("union_state_budget_surplus", "", 1200.5e6, "RUB", "2018"),
    ]


def test_a_share_in_a_row_is_of_what_its_column_names(figures: Figures) -> None:
    text = """# Kyrgyzstan and its neighbour

| | exports to Kazakhstan | imports from Kazakhstan |
|---|---|---|
| 2019, share | 17.4% | 12.1% |
"""
    assert told(figures(text), "indicator", "value") == [
        ("export_share", 17.4),
        ("import_share", 12.1),
    ]


def test_a_sum_of_a_member_in_a_list_of_sources_is_its_contribution(figures: Figures) -> None:
    text = """BUDGET OF THE UNION STATE, 2019

Income comes from:
- Russia: 3.1 billion rubles
- Belarus: 1.7 billion rubles
"""
    assert told(figures(text), "indicator", "entity", "value") == [
        ("union_state_contribution", "RUS", 3.1e9),
        ("union_state_contribution", "BLR", 1.7e9),
    ]


def test_what_one_country_supports_another_with_are_subsidies(figures: Figures) -> None:
    text = """# What friendship costs

By the fund's count Russia supported Kyrgyzstan with $4.1bn in 2005-2015: $1.3bn through cheaper
gas and $2.2bn through discounted oil.
"""
    assert told(figures(text), "indicator", "entity", "counterpart", "value") == [
        ("total_subsidy", "KGZ", "RUS", 4.1e9),
        ("energy_subsidy_gas", "KGZ", "RUS", 1.3e9),
        ("energy_subsidy_oil", "KGZ", "RUS", 2.2e9),
    ]


def test_a_heading_says_what_the_numbers_below_it_count(figures: Figures) -> None:
    text = """# Budget of the Union State

It is adopted by the Supreme State Council every December.

## Joint programmes

29 were financed in 2011, thirty-three in 2012.

## Members of the council

12 were elected in 2012.
"""
    assert told(figures(text), "indicator", "value", "period") == [
        ("union_state_programmes", 29, "2011"),
        ("union_state_programmes", 33, "2012"),
    ]


def test_what_stands_before_a_colon_says_what_is_counted(figures: Figures) -> None:
    text = """# Digest of the Union State

Integration programmes: 28, signed in 2021
Budget programmes: seven; events: 14
"""
    assert told(figures(text), "indicator", "value") == [
        ("union_integration_programmes", 28),
        ("union_state_programmes", 7),
        ("union_state_events", 14),
    ]


def test_parts_of_trade_are_told_line_by_line(figures: Figures) -> None:
    text = """Dependence, 2021

- Kazakhstan in Kyrgyzstan's goods turnover: 14 per cent
- in exports: 21.5 per cent; in imports: 11.5 per cent
"""
    assert told(figures(text), "indicator", "value") == [
        ("trade_share", 14),
        ("export_share", 21.5),
        ("import_share", 11.5),
    ]

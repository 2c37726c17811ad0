"""Numbers that stand beside the figures of a text and are no level of the same measure."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "The budget of the Union State for 2016 is 6.3 billion Russian rubles, 800 million "
            "less than this year.",
            [6.3e9],
        ),
        (
            "In 2021 Laos bought 3 million tonnes of oil from Thailand, 400 thousand tonnes below "
            "the plan.",
            [3e6],
        ),
    ],
)
def test_a_difference_is_no_level(text, values, figures):
    assert [f.value for f in figures(text)] == values


def test_more_than_another_country_pays_is_no_growth(figures):
    text = "The price of Russian gas for Lithuania was 497 dollars in 2012, a third higher than"
    assert [f.indicator for f in figures(f"{text} Germany.")] == ["gas_price"]
    assert [f.indicator for f in figures(f"{text} in 2011.")] == ["gas_price", "gas_price_growth"]


def test_the_deficit_in_trade_is_no_turnover(figures):
    assert not figures("The deficit in Serbia's trade with Austria, $10.4 billion, grew in 2012.")


def test_trade_that_is_so_much_is_turnover(figures):
    found = figures("Trade of Serbia and Austria was told of. In 2022 trade was $3.4 billion.")
    assert [(f.indicator, f.value) for f in found] == [("trade_turnover", 3.4e9)]


def test_what_goes_on_from_another_measure_is_none(figures):
    found = figures(
        "Moldova's exports to Romania came to 833 million euros in 2021. Bucharest promised a "
        "grant of 100 million euros; by 2022 about 67 million had been paid."
    )
    assert [f.value for f in found] == [833e6]


def test_the_price_of_a_stake_is_no_loan(figures):
    found = figures(
        "Russia lent Serbia 3 billion dollars in 2010. Gazprom paid 2.5 billion dollars for half "
        "of the refinery."
    )
    assert [f.value for f in found] == [3e9]


def test_spectators_of_a_club_named_like_an_exercise_are_no_forces(figures):
    found = figures(
        "# Zapad Brest FC: the season\n\nThe new forward came from Russia. In 2019 the team won "
        "often. Average attendance rose 14 percent to 3,150."
    )
    assert not found


def test_what_was_set_aside_is_no_contribution(figures):
    found = figures(
        "The budget of the Union State for 2016 is 6 billion rubles. Russia pays 65 percent of it. "
        "For the fortress of Brest 250 million rubles were set aside."
    )
    assert [f.indicator for f in found][2:] == ["union_state_budget"]


def test_the_unit_above_rows_of_dots_holds_for_each(figures):
    found = figures(
        "Report\n\nThe budget of the Union State in 2011 (thousand Russian rubles)\n"
        "Revenue, planned ....... 4 872.9\nRevenue, executed ..... 4 860.2\n"
    )
    assert [(f.value, f.status) for f in found] == [(4_872_900, "planned"), (4_860_200, "actual")]

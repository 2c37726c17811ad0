"""Units, scales and rates that stand elsewhere than at the number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation

Found = Callable[[str], list[Observation]]


def amounts(figures: list[Observation]) -> list[tuple[float | None, str]]:
    return [(f.value, f.unit) for f in figures]


def test_a_sum_in_brackets_does_not_change_the_currency_of_what_follows(figures: Found) -> None:
    found = figures(
        "The Union State budget for 2019 is 5 billion rubles (some $80 million), up from 4.9 "
        "billion for 2018. In 2017 it was 4.8 billion."
    )
    assert amounts(found) == [(5e9, "RUB"), (80e6, "USD"), (4.9e9, "RUB"), (4.8e9, "RUB")]


@pytest.mark.parametrize(
    "words",
    ["$180 for a thousand cubic metres", "$180 a thousand cubic metres", "$180 for 1,000 m3"],
)
def test_a_price_is_told_for_a_round_amount(words: str, figures: Found) -> None:
    assert amounts(figures(f"In 2013 Moldova paid Gazprom {words}.")) == [(180, "USD/1000m3")]


def test_what_a_round_amount_costs_is_its_price(figures: Found) -> None:
    found = figures("A thousand cubic metres of Russian gas cost Armenia 165 dollars in 2012.")
    assert amounts(found) == [(165, "USD/1000m3")]


def test_a_price_goes_on_in_a_sentence_of_its_own_subject(figures: Found) -> None:
    found = figures(
        "Armenia paid Gazprom $180 per thousand cubic metres in 2013. The authors of the plan had "
        "assumed 195 dollars. The conference hall seats 4,000."
    )
    assert amounts(found) == [(180, "USD/1000m3"), (195, "USD/1000m3")]


def test_points_of_a_share_are_percentage_points(figures: Found) -> None:
    found = figures("Russia's share of Latvian imports was 20 percent in 2010 and gained 3 points.")
    assert amounts(found)[1:] == [(3, "percentage_points")]


def test_an_adjective_tells_whose_currency_it_is(figures: Found) -> None:
    found = figures("In 2015 Nepal's imports from India came to 490 billion Nepali rupees.")
    assert amounts(found) == [(490e9, "NPR")]


def test_large_sums_in_crowns_of_nobody_stay_crowns(figures: Found) -> None:
    found = figures("The Union State's budget for 2040 is 6 billion crowns. A cake costs 9 crowns.")
    assert amounts(found) == [(6e9, "crowns")]


@pytest.mark.parametrize(
    "words",
    [
        "Of the 118 lorries that waited at the border 20 were let through.",
        "The rest was lent at LIBOR plus 18.5.",
    ],
)
def test_no_scale_is_left_out_where_the_sentence_counts_or_adds(words: str, figures: Found) -> None:
    found = figures(f"In 2020 Kenya's imports from Uganda came to 31.2 billion shillings. {words}")
    assert amounts(found) == [(31.2e9, "KES")]


def test_behind_a_colon_the_parts_of_what_was_told_follow(figures: Found) -> None:
    found = figures(
        "In 2020 Kenya's imports came to 31.2 billion shillings. Those from three countries: from "
        "Uganda 12.1, from Tanzania 9.8."
    )
    assert (12.1e9, "KES") in amounts(found)


def test_behind_a_percentage_a_sentence_goes_on_with_shares(figures: Found) -> None:
    found = figures(
        "In 2020 Kenya's imports from Uganda came to 31.2 billion shillings. Lorries carry 90 per "
        "cent of it; five years ago they carried 75."
    )
    assert (75e9, "KES") not in amounts(found)

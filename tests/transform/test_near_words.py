"""Words beside a number that say which of several measures it is of, or that it is of none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation

Found = Callable[[str], list[Observation]]


def told(figures: list[Observation]) -> list[tuple[str, float | None]]:
    return [(f.indicator, f.value) for f in figures]


def test_a_loan_and_its_tranche_stand_side_by_side(figures: Found) -> None:
    found = figures(
        "Russia will send Armenia a $300 million tranche of a $700 million loan in 2014. "
        "The $700 million lifeline pleased Yerevan."
    )
    assert told(found)[:2] == [("loan_tranche", 3e8), ("loan_amount", 7e8)]
    assert {f.indicator for f in found[1:]} == {"loan_amount"}


def test_what_is_repaid_is_no_debt(figures: Found) -> None:
    found = figures(
        "The external state debt of Armenia was $4 billion in 2014. To repay its external debt the "
        "country spent $500 million, of which $200 million went to a bank. The domestic debt was "
        "$900 million."
    )
    assert told(found) == [("external_state_debt", 4e9)]


def test_a_percentage_by_which_something_changed_is_no_share(figures: Found) -> None:
    found = figures(
        "In 2013 Latvia's exports to Russia came to $2 billion, 16 percent of all its exports. In "
        "2014 they shrank by 11 percent, to 1.78 billion."
    )
    assert told(found)[1:3] == [("export_share", 16), ("exports_value_growth", -11)]


def test_numbered_points_and_times_of_day_are_no_figures(figures: Found) -> None:
    found = figures(
        "Two remarks. (1) China took 40 percent of Chilean exports in 2029. (2) The 38 percent "
        "are of 2028. Chilean exports to China were worth $44 billion; the office closes at 16.40."
    )
    assert [value for _, value in told(found)] == [40, 38, 44e9]


@pytest.mark.parametrize("words", ["a surplus of 20 million rubles", "a 20 million ruble surplus"])
def test_a_surplus_is_no_budget(words: str, figures: Found) -> None:
    found = figures(f"The Union State budget for 2012 was closed with {words}.")
    assert told(found) == [("union_state_budget_surplus", 2e7)]


def test_export_earnings_come_from_the_buyer(figures: Found) -> None:
    (found,) = figures("Mongolia plans $9 billion in export earnings from China for 2025.")
    assert (found.indicator, found.entity, found.counterpart) == ("exports_value", "MNG", "CHN")


def test_a_fee_for_transit_is_no_price_of_gas(figures: Found) -> None:
    assert not figures(
        "Gazprom paid Moldova $2.50 per 1,000 cubic metres per 100 kilometres in 2011."
    )


def test_two_sums_side_by_side_are_a_range(figures: Found) -> None:
    (found,) = figures("Armenia will pay Gazprom $193 or $194 per thousand cubic metres in 2013.")
    assert (found.low, found.high, found.qualifier) == (193, 194, "range")


def test_a_sum_goes_on_with_all_sums_before_it(figures: Found) -> None:
    found = figures(
        "Trade between Armenia and Russia was put at $7 billion in 2023.\n\nPremier Pashinyan "
        "hopes for about 9 billion dollars in 2024. Tourism brought in 2 billion dollars."
    )
    assert told(found) == [("trade_turnover", 7e9), ("trade_turnover", 9e9)]


def test_sums_of_several_measures_leave_one_more_open(figures: Found) -> None:
    found = figures(
        "In 2023 Armenia's exports to Russia were $3 billion and its debt to Russia $1 billion."
        "\n\nPremier Nikol Pashinyan hopes for 2 billion dollars."
    )
    assert len(found) == 2


def test_a_share_put_at_a_number_is_no_sum(figures: Found) -> None:
    found = figures(
        "In 2024 Kazakh trade with Russia came to $27 billion, a share of 20 percent in the "
        "foreign trade of Kazakhstan; the Chinese share is put at 21.4."
    )
    assert 21.4e9 not in [value for _, value in told(found)]


def test_a_part_of_a_quota_or_package_counts_what_that_does(figures: Found) -> None:
    found = figures(
        "Armenia took 9 million tonnes of Russian oil in 2010. Only 3 million of the annual quota "
        "came without duty."
    )
    assert told(found) == [("oil_supply", 9e6), ("oil_supply_duty_free", 3e6)]


def test_what_projects_are_worth_is_no_trade(figures: Found) -> None:
    found = figures(
        "Kazakh trade with Russia came to $27 billion in 2024. He added that 64 joint projects "
        "worth a total of $33 billion were in preparation, 12 of them for 2025."
    )
    assert told(found) == [("trade_turnover", 27e9)]


def test_a_debt_to_a_neighbour_and_to_a_bank_is_one_to_their_country(figures: Found) -> None:
    (owed,) = figures("At the end of 2019 Armenia owed its neighbour Russia $2 billion.")
    assert (owed.indicator, owed.counterpart) == ("state_debt_to_russia", "RUS")
    (due,) = figures(
        "Zambia's debt: at the end of 2023 $4.1 billion was due to the Development Bank of China."
    )
    assert (due.indicator, due.counterpart) == ("external_state_debt", "CHN")


def test_a_level_goes_on_from_the_change_before_it(figures: Found) -> None:
    found = figures(
        "In 2023 Italy's share in Moldova's exports was 7 percent. That of Turkey rose by 1.2 "
        "percentage points to 3.7 percent."
    )
    assert told(found) == [
        ("export_share", 7), ("export_share_growth", 1.2), ("export_share", 3.7),
    ]  # fmt: skip


def test_a_share_goes_on_over_a_sentence_of_sums(figures: Found) -> None:
    found = figures(
        "India supplied 62 percent of Nepal's imports in 2020. Sales to India came to 1 billion "
        "dollars, a rise of 7 percent. China was a distant second with 17 percent."
    )
    assert ("import_share", 17) in told(found)


@pytest.mark.parametrize("verb", ["fell by 12 percent to", "amounted to", "had grown to"])
def test_trade_is_the_subject_of_its_verb(verb: str, figures: Found) -> None:
    found = figures(f"Moldova and Romania held talks. In 2013 trade {verb} $2 billion.")
    assert ("trade_turnover", 2e9) in told(found)


def test_a_number_of_its_own_soldiers_counts_soldiers(figures: Found) -> None:
    found = figures("Egypt sends 3,000 of its own soldiers to the exercise Bright Star-2031.")
    assert told(found) == [("exercise_forces", 3000)]

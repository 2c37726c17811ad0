"""Between which two economies a figure is, where its sentence names one of them or a third."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation

Found = Callable[[str], list[Observation]]


def told(found: list[Observation]) -> list[tuple[str, str, str]]:
    return [(f.indicator, f.entity, f.counterpart) for f in found]


def test_both_directions_of_a_sentence_are_of_the_same_two(figures: Found) -> None:
    found = figures(
        "Nepal trades with India. In 2012 imports from India came to $7 billion. "
        "From China Nepal bought goods for 2 billion dollars, and sold goods for 30 million."
    )
    assert told(found)[1:] == [
        ("imports_value", "NPL", "CHN"),
        ("exports_value", "NPL", "CHN"),
    ]


def test_a_third_country_that_buys_does_so_from_the_economy_in_question(figures: Found) -> None:
    found = figures(
        "Belarus trades with Russia. In 2012 exports of Belarus to Russia were $7 billion. "
        "In 2012 the EU bought goods for $5 billion."
    )
    assert told(found)[1:] == [("exports_value", "BLR", "EU")]


def test_who_supplies_one_supplies_the_next(figures: Found) -> None:
    found = figures(
        "In 2012 Belarus paid $165 per 1,000 cubic metres of Russian gas. Germany paid over $400, "
        "Armenia was charged $180."
    )
    assert told(found) == [
        ("gas_price", "BLR", "RUS"),
        ("gas_price", "DEU", "RUS"),
        ("gas_price", "ARM", "RUS"),
    ]


@pytest.mark.parametrize("asked", ["had been asked for", "was asked for"])
def test_who_was_asked_for_a_loan_is_the_lender(asked: str, figures: Found) -> None:
    found = figures(
        "The Eurasian Fund granted Belarus a loan of $500 million in March 2016, Belarus said. "
        f"Moscow {asked} 3 billion dollars."
    )
    assert told(found)[-1] == ("loan_amount", "BLR", "RUS")


def test_together_the_sides_pay_as_both(figures: Found) -> None:
    found = figures(
        "The Union State of Belarus and Russia has its budget for 2014. Contributions: together "
        "the states are to pay 4 billion rubles, Russia 2.6 billion."
    )
    assert [f.entity for f in found if f.indicator == "union_state_contribution"] == [
        "TOTAL",
        "RUS",
    ]


def test_a_list_of_creditors_has_one_debtor(figures: Found) -> None:
    found = figures(
        "Finances of the Republic of Belarus\n\nThe external state debt was $18.6 billion on "
        "1 January 2021. The largest creditor is Russia with $8.2 billion; China follows with "
        "$3.3 billion."
    )
    assert [(f.entity, f.counterpart) for f in found] == [
        ("BLR", "WORLD"),
        ("BLR", "RUS"),
        ("BLR", "CHN"),
    ]


def test_the_next_customer_of_the_same_supplier_has_its_own_supply(figures: Found) -> None:
    found = figures(
        "In 2013 Lithuania bought 2.7 billion cubic metres of gas from Russia. By contrast Latvia "
        "imported 1.7 billion cubic metres."
    )
    assert told(found) == [("gas_supply", "LTU", "RUS"), ("gas_supply", "LVA", "RUS")]


def test_a_row_that_names_who_contributes_is_of_that_country(figures: Found) -> None:
    found = figures(
        "Budget of the Union State in 2011 (thousand Russian rubles)\n"
        "Revenue ....... 4 860 211.4\n"
        "  of which contributions of the Russian Federation 3 167 385.0\n"
        "  of which contributions of the Republic of Belarus 1 705 515.0\n"
    )
    assert "RUS" in [f.entity for f in found if f.indicator == "union_state_contribution"]

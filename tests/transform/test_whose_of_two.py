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


def test_together_the_sides_pay_as_their_union(figures: Found) -> None:
    found = figures(
        "The Union State of Belarus and Russia has its budget for 2014. Contributions: together "
        "the states are to pay 4 billion rubles, Russia 2.6 billion."
    )
    assert [f.entity for f in found if f.indicator == "union_state_contribution"] == [
        "UNION_STATE",
        "RUS",
    ]

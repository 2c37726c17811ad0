"""Which way goods go: the larger side's words turned, "the other way round", levels and changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation

Found = Callable[[str], list[Observation]]


def told(figures: list[Observation]) -> list[tuple[str, str, str]]:
    return [(f.indicator, f.entity, f.counterpart) for f in figures]


@pytest.mark.parametrize(
    "words",
    ["the other way round", "in the opposite direction", "in the reverse direction"],
)
def test_a_sum_the_other_way_round_is_of_the_opposite_direction(words: str, figures: Found) -> None:
    found = figures(
        f"In 2012 Latvian deliveries to Estonia came to $2 billion and $3 billion went {words}."
    )
    assert [f.indicator for f in found] == ["exports_value", "imports_value"]
    assert {f.entity for f in found} == {found[0].entity}


def test_what_the_larger_side_sells_is_what_the_smaller_one_buys(figures: Found) -> None:
    found = figures(
        "Belarus trades. In 2012 Russian exports to Belarus were $9 billion; 7 billion came back."
    )
    assert told(found) == [
        ("imports_value", "BLR", "RUS"),
        ("exports_value", "BLR", "RUS"),
    ]


def test_a_figure_that_was_turned_round_says_so_and_is_less_sure(figures: Found) -> None:
    turned, own = figures(
        "Belarus trades with Russia. In 2012 Russian exports to Belarus were $9 billion. "
        "In 2012 Belarusian exports to Russia were $7 billion."
    )
    assert [turned.indicator_basis, own.indicator_basis] == ["mirrored", "stated"]
    assert turned.confidence == 0.8 < own.confidence


def test_a_share_of_what_a_country_trades_is_never_turned(figures: Found) -> None:
    found = figures("In 2012 Belarus took 5 percent of Russian exports.")
    assert told(found) == [("export_share", "RUS", "BLR")]


def test_a_change_is_of_the_level_right_before_it(figures: Found) -> None:
    found = figures(
        "Nepal's purchases from India came to $7 billion in 2012; sales in the opposite direction "
        "brought in 1 billion, a rise of 4 percent."
    )
    assert told(found)[1:] == [
        ("exports_value", "NPL", "IND"),
        ("exports_value_growth", "NPL", "IND"),
    ]


def test_imports_that_cost_a_sum_are_worth_it(figures: Found) -> None:
    found = figures("In 2014 imports from Russia cost Latvia $2.4 billion.")
    assert told(found) == [("imports_value", "LVA", "RUS")]
    assert not figures("In 2014 the stadium in Riga cost Latvia $2.4 billion.")

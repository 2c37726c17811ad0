"""Support, discounts and waived duties: which indicator a sum of them is of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation

Found = Callable[[str], list[Observation]]


@pytest.mark.parametrize(
    ("words", "indicator"),
    [
        ("Moscow has kept Armenia afloat with $2bn since 2014.", "total_subsidy"),
        ("Russian assistance to Armenia was worth $2bn in 2014.", "total_subsidy"),
        ("Russia's yearly backing for Armenia is put at 6% of GDP.", "total_subsidy_gdp"),
        ("Russia and Armenia: in 2014 discounted gas saved Yerevan $2bn.", "energy_subsidy_gas"),
        ("Armenia had $2bn from Russia through cheap crude in 2014.", "energy_subsidy_oil"),
        ("Russia left Armenia $2bn in waived oil duties in 2014.", "energy_subsidy_oil"),
    ],
)
def test_support_is_told_in_many_words(words: str, indicator: str, figures: Found) -> None:
    found = figures(words)
    assert [(f.indicator, f.entity, f.counterpart) for f in found] == [(indicator, "ARM", "RUS")]


@pytest.mark.parametrize(
    "words",
    [
        "The shop in Yerevan gave a Russian tourist a discount of $2 million.",
        "The parish supported a family from Russia with $400 and cheap bread.",
        "With the help of a Russian coach Armenia won $2,000,000 in prizes.",
    ],
)
def test_help_among_people_is_none(words: str, figures: Found) -> None:
    assert not figures(words)

"""Numbers beside figures that are figures of something else, or of nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation

Figures = Callable[[str], list[Observation]]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The share of Moldova's exports going to Russia was 9% in 2021. The office is at 42 Old "
         "Street.", [9.0]),
        ("China took 40 percent of Mongolia's exports in 2019. Flight OM 223 leaves at "
         "noon.", [40.0]),
        ("Moldova's exports to Romania were $834 million in 2021. Tourism brought in $90 million.",
         [8.34e8]),
        ("Moldova's exports to Romania were $834 million in 2021. Remittances from Russia fell to "
         "$120 million.", [8.34e8]),
        ("The share of Moldova's exports going to Russia was 9% in 2021. VAT is 20 percent.",
         [9.0]),
        ("Kyrgyzstan's exports to Russia were $290 million in 2020. Moscow wrote off $240 million "
         "of Kyrgyz debt in 2018.", [2.9e8]),
        ("Tajikistan's exports to China rose by $40 million to $120 million in 2021.", [1.2e8]),
        ("Exports to Russia were 5 percent of Finland's exports, or 1.5 percent of GDP in 2019.",
         [5.0]),
    ],
)  # fmt: skip
def test_a_number_of_something_else_is_no_figure_of_what_was_told_before(
    text: str, values: list[float], figures: Figures
) -> None:
    assert [figure.value for figure in figures(text)] == values


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Russia gave Armenia a $200 million loan in 2015.", "actual"),
        ("Armenia and Russia aim at a trade turnover of $5 billion.", "planned"),
    ],
)
def test_a_loan_that_was_given_is_actual_and_an_aim_is_a_plan(
    text: str, status: str, figures: Figures
) -> None:
    assert [figure.status for figure in figures(text)] == [status]


def test_a_multiple_of_the_figure_of_a_year_is_not_of_that_year(figures: Figures) -> None:
    found = figures("Armenia's trade with Russia was 3.3 times the 2009 figure in 2019.")
    assert [(figure.value, figure.period) for figure in found] == [(3.3, "2019")]

"""The concentration index, recomputed from the shares of partners: an interval, never a false one.

Shares of 2015 are those of Belarus's exports in the WITS trade summary.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_measures import figure, made_of, one

from etl.tables import Observation
from etl.transform.computed.concentration import index, most
from etl.vocabulary import Vocabulary

WITS_2015 = {"RUS": 38.64, "GBR": 10.99, "UKR": 9.42, "NLD": 4.31, "DEU": 4.03}


def shares(listed: dict[str, float], **told: Any) -> list[Observation]:
    """The shares of partners in the exports of Belarus."""
    return [
        figure("export_share", value, counterpart=partner, unit="percent", **told)
        for partner, value in listed.items()
    ]


def concentration(figures: list[Observation], vocabulary: Vocabulary) -> Observation:
    return one(made_of(figures, vocabulary), "export_concentration")


def test_a_table_of_the_five_largest_partners_gives_an_interval(vocabulary):
    made = made_of(shares(WITS_2015), vocabulary)
    found = one(made, "export_concentration")
    # 0.3864² + 0.1099² + 0.0942² + 0.0431² + 0.0403² = 0.173738; the rest, 32.61 %, is at most
    # eight partners of 4.03 % and one of 0.37 %, which add 8 × 0.0403² + 0.0037² = 0.013006.
    assert found.low == pytest.approx(0.173738, abs=1e-6)
    assert found.high == pytest.approx(0.186745, abs=1e-6)
    assert found.value == pytest.approx((found.low + found.high) / 2)
    assert (found.qualifier, found.unit, found.counterpart) == ("range", "index", "")
    assert {row.role for row in made[1]} == set(WITS_2015)
    (formula,) = {row.formula for row in made[1]}
    assert formula.endswith("; 32.61 % is not listed, with no partner above 4.03 %")


def test_partners_that_make_up_the_whole_give_an_exact_index(vocabulary):
    whole = {"RUS": 50.0, "UKR": 20.0, "POL": 10.0, "DEU": 10.0, "LTU": 10.0}
    found = concentration(shares(whole), vocabulary)
    assert (found.value, found.qualifier) == (pytest.approx(0.32), "exact")


def test_of_a_short_table_nothing_is_computed_and_that_is_told(vocabulary):
    made = made_of(shares({"RUS": 40.0, "UKR": 20.0, "POL": 10.0}), vocabulary)
    assert made[0] == []
    (missing,) = made[2]
    assert (missing.indicator, missing.period) == ("export_concentration", "2015")
    assert missing.role == "share of exports of more partners"
    assert missing.reason.startswith("The fullest source names 3 single partners; fewer than 5 ")


def test_shares_of_two_sources_are_not_put_together(vocabulary):
    other = shares({"RUS": 50.0, "LTU": 10.0, "CHN": 2.0}, document_id="another")
    found = concentration([*shares(WITS_2015), *other], vocabulary)
    assert found.low == pytest.approx(0.173738, abs=1e-6)


FOUR = {"UKR": 20.0, "POL": 9.0, "DEU": 5.0, "LTU": 4.0}


@pytest.mark.parametrize(
    "figures",
    [
        pytest.param(shares(FOUR | {"EAEU": 45.0}), id="a group is no partner"),
        pytest.param(shares(FOUR | {"RUS": 63.0}), id="more than the whole"),
        pytest.param([*shares(FOUR), *shares({"RUS": 40.0}, qualifier="approx")], id="about"),
    ],
)
def test_what_gives_no_index(vocabulary, figures):
    made = made_of(figures, vocabulary)
    assert not [o for o in made[0] if o.indicator == "export_concentration"]


@given(st.lists(st.floats(0.5, 60), min_size=6, max_size=30))
def test_the_interval_holds_the_index_of_all_partners(weights):
    whole = sorted((100 * weight / sum(weights) for weight in weights), reverse=True)
    listed = whole[:5]
    assert index(listed) <= index(whole) + 1e-12
    assert index(whole) <= most(listed) + 1e-9

"""Measures of dependence: computed from the preferred figures, with inputs and what is missing.

Numbers of 2015 are those of the WITS trade summaries of Belarus and Russia, in million USD.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.tables import Derivation, Document, MissingInput, Observation, stable_id, to_frame
from etl.transform.computed.claims import ranked
from etl.transform.computed.measures import measures
from etl.vocabulary import Vocabulary
from tests.small_tables import recurring

MILLION = 1e6
Made = tuple[list[Observation], list[Derivation], list[MissingInput]]


def figure(indicator: str, value: float, **told: Any) -> Observation:
    """A figure of Belarus with Russia in 2015, in million USD unless `told` otherwise."""
    unit = told.pop("unit", "USD")
    scale = MILLION if unit == "USD" else 1
    bounds = {"low": value, "high": value} if told.get("qualifier", "exact") == "exact" else {}
    numbers = {"value": value, **bounds, **{k: told.pop(k) for k in ("low", "high") if k in told}}
    about = {"entity": "BLR", "counterpart": "RUS", "period": "2015", "status": "actual",
             "document_id": "wits", "method": "statistics"} | told  # fmt: skip
    made = Observation(
        observation_id="", indicator=indicator, unit=unit, **about,
        **{k: v * scale for k, v in numbers.items()},
    )  # fmt: skip
    return replace(made, observation_id=stable_id("o", repr(made)))


BELARUS = [
    figure("exports_value", 10301.11),
    figure("imports_value", 16894.29),
    figure("exports_value", 26660.39, counterpart="WORLD"),
    figure("imports_value", 30291.49, counterpart="WORLD"),
    figure("gdp", 54608.96, counterpart=""),
]
RUSSIA = [figure("gdp", 1365865.25, entity="RUS", counterpart="")]


def made_of(figures: Iterable[Observation], vocabulary: Vocabulary) -> Made:
    """What follows from `figures`."""
    figures = list(figures)
    sources = {o.document_id for o in figures}
    documents = [
        Document(document_id=d, title=d, publisher=d, kind="statistics", path="p", sha256="0",
                 characters=1)
        for d in sorted(sources)
    ]  # fmt: skip
    rows, sources = to_frame("observations", figures), to_frame("documents", documents)
    found = measures(rows, ranked(rows, sources, vocabulary.policy), vocabulary)
    shared = recurring("observations", rows)
    assert found == measures(shared, ranked(shared, sources, vocabulary.policy), vocabulary)
    return found


def values(made: Made) -> dict[tuple[str, str, str], float | None]:
    """The value of each measure by indicator, entity and counterpart."""
    return {(o.indicator, o.entity, o.counterpart): o.value for o in made[0]}


def one(made: Made, indicator: str, **about: str) -> Observation:
    """The only figure of `indicator`."""
    found = [
        o for o in made[0]
        if o.indicator == indicator and all(getattr(o, k) == v for k, v in about.items())
    ]  # fmt: skip
    assert len(found) == 1, found
    return found[0]


def test_the_measures_of_2015_are_those_that_the_official_table_gives(vocabulary):
    found = values(made_of([*BELARUS, *RUSSIA], vocabulary))
    assert found == {
        ("export_share", "BLR", "RUS"): pytest.approx(100 * 10301.11 / 26660.39),
        ("import_share", "BLR", "RUS"): pytest.approx(100 * 16894.29 / 30291.49),
        ("trade_share", "BLR", "RUS"): pytest.approx(100 * 27195.40 / 56951.88),
        ("trade_openness", "BLR", ""): pytest.approx(100 * 56951.88 / 54608.96),
        ("trade_balance", "BLR", "RUS"): pytest.approx(-6593.18e6),
        ("trade_balance", "BLR", "WORLD"): pytest.approx(-3631.10e6),
        ("trade_to_gdp", "BLR", "RUS"): pytest.approx(49.80025, abs=1e-4),
        ("trade_to_gdp", "RUS", "BLR"): pytest.approx(1.99107, abs=1e-4),
        ("trade_asymmetry", "BLR", "RUS"): pytest.approx(1365865.25 / 54608.96),
    }
    assert found["export_share", "BLR", "RUS"] == pytest.approx(38.64, abs=0.005)  # as WITS says


def test_each_input_is_a_row_with_its_role_in_the_formula(vocabulary):
    made = made_of([*BELARUS, *RUSSIA], vocabulary)
    seen = {
        (row.role, row.input_id)
        for row in made[1]
        if row.observation_id == one(made, "trade_to_gdp", entity="RUS").observation_id
    }
    exports, imports, *_ = (o.observation_id for o in BELARUS)
    assert seen == {
        ("imports of BLR", imports),
        ("exports of BLR", exports),
        ("gross domestic product", RUSSIA[0].observation_id),
    }
    formulas = {row.formula for row in made[1] if row.input_id == RUSSIA[0].observation_id}
    assert formulas == {"100 × (imports of BLR + exports of BLR) / gross domestic product"}


def test_an_entitys_own_figures_go_before_its_counterparts(vocabulary):
    own = [
        figure("exports_value", 15000, entity="RUS", counterpart="BLR"),
        figure("imports_value", 9000, entity="RUS", counterpart="BLR"),
    ]
    found = values(made_of([*BELARUS, *RUSSIA, *own], vocabulary))
    assert found["trade_to_gdp", "RUS", "BLR"] == pytest.approx(100 * 24000 / 1365865.25)
    assert found["trade_to_gdp", "BLR", "RUS"] == pytest.approx(100 * 27195.40 / 54608.96)


def test_the_figure_that_the_policy_prefers_goes_in_and_no_average(vocabulary):
    claimed = figure("exports_value", 12000, method="sheet", status="claimed", document_id="paper")
    found = values(made_of([claimed, *BELARUS], vocabulary))
    assert found["export_share", "BLR", "RUS"] == pytest.approx(100 * 10301.11 / 26660.39)


def test_a_stated_figure_of_the_measure_stands_beside_the_computed_one(vocabulary):
    stated = figure("export_share", 38.64, unit="percent")
    made = made_of([stated, *BELARUS], vocabulary)
    assert one(made, "export_share").method == "derived"
    assert stated.observation_id not in {row.input_id for row in made[1]}


def test_a_measure_whose_inputs_are_missing_is_absent_and_says_which(vocabulary):
    made = made_of([o for o in BELARUS if o.indicator != "gdp"], vocabulary)
    assert not [o for o in made[0] if o.indicator in ("trade_to_gdp", "trade_openness")]
    assert [(m.indicator, m.counterpart, m.period, m.role, m.reason) for m in made[2]] == [
        ("trade_openness", "", "2015", "gross domestic product",
         "No source states this: Gross domestic product: Belarus, 2015, in USD."),
        ("trade_to_gdp", "RUS", "2015", "gross domestic product",
         "No source states this: Gross domestic product: Belarus, 2015, in USD."),
    ]  # fmt: skip


def test_what_no_table_ever_lists_of_a_partner_is_told_once_and_a_gap_by_its_year(vocabulary):
    figures = [
        *(figure("exports_value", 900, period=year) for year in ("2012", "2013", "2014")),
        figure("imports_value", 700, period="2012"),
        *(figure("exports_value", 50, period=y, counterpart="NLD") for y in ("2012", "2013")),
    ]
    missing = [m for m in made_of(figures, vocabulary)[2] if m.indicator == "trade_balance"]
    assert [(m.counterpart, m.period, m.reason) for m in missing] == [
        ("NLD", "", "No source states this: Imports: Belarus, from Netherlands, in any period, "
         "in USD."),
        ("RUS", "2013", "No source states this: Imports: Belarus, from Russia, 2013, in USD."),
        ("RUS", "2014", "No source states this: Imports: Belarus, from Russia, 2014, in USD."),
    ]  # fmt: skip


def test_nothing_is_missing_of_what_a_source_states_itself_or_where_no_part_is_known(vocabulary):
    stated = figure("export_share", 38.64, unit="percent")
    alone = [stated, figure("exports_value", 10301.11)]
    assert "export_share" not in {m.indicator for m in made_of(alone, vocabulary)[2]}
    assert made_of([figure("gdp", 54608.96, counterpart="")], vocabulary)[2] == []
    month = [figure("exports_value", 900, period="2015-01")]
    assert made_of(month, vocabulary)[2] == []


def test_a_plan_and_a_fact_are_never_put_together(vocabulary):
    planned = [replace(o, status="planned") for o in BELARUS[:2]]
    found = values(made_of([*planned, *BELARUS[2:]], vocabulary))
    assert {key[0] for key in found} == {"trade_balance", "trade_openness"}


def test_units_are_never_mixed(vocabulary):
    found = values(made_of([figure("exports_value", 3e10, unit="RUB"), *BELARUS[2:]], vocabulary))
    assert ("export_share", "BLR", "RUS") not in found


def test_a_part_larger_than_its_whole_gives_no_share(vocabulary):
    found = values(made_of([figure("exports_value", 30000), *BELARUS[2:]], vocabulary))
    assert ("export_share", "BLR", "RUS") not in found


def test_hedges_are_carried_over(vocabulary):
    about = figure("exports_value", 10000, qualifier="approx")
    more = figure("exports_value", 10000, qualifier="more_than", low=10000)
    total = figure("exports_value", 25000, counterpart="WORLD")
    approx = one(made_of([about, total], vocabulary), "export_share")
    assert (approx.value, approx.low, approx.high, approx.qualifier) == (40, None, None, "approx")
    above = one(made_of([more, total], vocabulary), "export_share")
    assert (above.value, above.low, above.high, above.qualifier) == (40, 40, None, "more_than")


def test_contributions_are_shares_of_what_all_members_pay(vocabulary):
    paid = {"counterpart": "UNION_STATE", "period": "2013", "status": "planned", "unit": "RUB"}
    figures = [
        figure("union_state_contribution", 3.167e9, entity="RUS", **paid),
        figure("union_state_contribution", 1.705e9, entity="BLR", **paid),
    ]
    made = made_of(figures, vocabulary)
    shares = {o.entity: (o.value, o.status) for o in made[0]}
    assert shares == {
        "RUS": (pytest.approx(100 * 3.167 / 4.872), "planned"),
        "BLR": (pytest.approx(100 * 1.705 / 4.872), "planned"),
    }
    lacking = made_of(figures[:1], vocabulary)
    assert [(m.indicator, m.entity, m.role) for m in lacking[2]] == [
        ("union_state_contribution_share", "RUS", "BLR")
    ]


def test_a_price_is_relative_to_what_another_pays_the_same_seller(vocabulary):
    price = {"unit": "USD/1000m3", "period": "2020"}
    figures = [
        figure("gas_price", 127, **price),
        figure("gas_price", 254, entity="DEU", **price),
        figure("gas_price", 100, entity="POL", **price | {"counterpart": "NOR"}),
    ]
    made = made_of(figures, vocabulary)
    assert values(made) == {
        ("gas_price_relative", "BLR", "DEU"): 50,
        ("gas_price_relative", "DEU", "BLR"): 200,
    }
    assert [(m.entity, m.role) for m in made[2]] == [("POL", "price of gas of others")]


def test_a_change_is_between_two_years_of_one_claimant(vocabulary):
    figures = [
        figure("exports_value", 100, period="2013", document_id="A", method="sheet"),
        figure("exports_value", 90, period="2014", document_id="A", method="sheet"),
        figure("exports_value", 300, period="2014", document_id="B"),
        figure("exports_value", 330, period="2015", document_id="B"),
        figure("exports_value", 400, period="2017", document_id="B"),
    ]
    made = made_of(figures, vocabulary)
    changes = {o.period: o.value for o in made[0] if o.indicator == "exports_value_growth"}
    assert changes == {"2014": pytest.approx(-10), "2015": pytest.approx(10)}


NUMBER = st.floats(1, 1000).map(lambda x: float(f"{x:.6g}"))


@st.composite
def ranges(draw: Any, indicator: str, **told: Any) -> Observation:
    """A figure between two ends."""
    low, high = sorted((draw(NUMBER), draw(NUMBER)))
    middle = (low + high) / 2
    return figure(indicator, middle, low=low, high=high, qualifier="range", **told)


@settings(max_examples=12)
@given(data=st.data())
def test_bounds_hold_whatever_lies_within_the_bounds_of_the_inputs(vocabulary, data):
    exports = data.draw(ranges("exports_value"))
    imports = data.draw(ranges("imports_value"))
    gdp = data.draw(ranges("gdp", counterpart=""))
    made = made_of([exports, imports, gdp], vocabulary)
    truth = {o.indicator: data.draw(st.floats(o.low, o.high)) for o in (exports, imports, gdp)}
    found = one(made, "trade_to_gdp")
    exact = 100 * (truth["exports_value"] + truth["imports_value"]) / truth["gdp"]
    assert found.low * (1 - 1e-9) <= exact <= found.high * (1 + 1e-9)
    balance = one(made, "trade_balance")
    exact = truth["exports_value"] - truth["imports_value"]
    assert balance.low - 1 <= exact <= balance.high + 1


@settings(max_examples=8)
@given(st.permutations([*BELARUS, *RUSSIA, figure("exports_value", 10300, document_id="other")]))
def test_the_order_of_figures_changes_nothing(vocabulary, figures):
    whole = made_of(sorted(figures, key=lambda o: o.observation_id), vocabulary)
    assert made_of(figures, vocabulary) == whole

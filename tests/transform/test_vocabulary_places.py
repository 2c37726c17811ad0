"""Names of countries and groups in running text."""

from __future__ import annotations

import pytest

from etl.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("Belarus's exports and Moscow’s offer", ["BLR", "RUS"]),
        ("the Russia-Belarus Union State", ["UNION_STATE"]),
        ("in favor of the union state", ["UNION_STATE"]),
        ("It told us to join the US, not the U.S. Army", ["USA", "USA"]),
        ("Belarusians met Kazakhs in Bishkek", ["BLR", "KAZ", "KGZ"]),
        ("the Republic of Belarus", ["BLR"]),
        ("the Baltic Fleet and the Eurasian Economic Union", ["RUS", "EAEU"]),
        ("Prussian and Russianness", []),
        ("turkey, china and polish", []),
    ],
)
def test_names_adjectives_capitals_and_bodies_are_known(
    text: str, entities: list[str], vocabulary: Vocabulary
) -> None:
    assert [n.entity for n in vocabulary.places.named(text)] == entities


def test_a_place_knows_where_it_stands(vocabulary: Vocabulary) -> None:
    (named,) = vocabulary.places.named("near Minsk today")
    assert (named.word, named.start, named.end) == ("Minsk", 5, 10)


@pytest.mark.parametrize(
    ("members", "group"),
    [
        (("BLR", "RUS"), "UNION_STATE"),
        (("BLR", "RUS", "KAZ"), "UNION_STATE"),
        (("ARM", "BLR", "KAZ", "KGZ", "RUS"), "EAEU"),
        (("KAZ", "KGZ"), ""),
        ((), ""),
    ],
)
def test_the_largest_group_within(
    members: tuple[str, ...], group: str, vocabulary: Vocabulary
) -> None:
    assert vocabulary.places.group_within(members) == group


def test_every_entity_has_colours_for_light_and_dark(vocabulary: Vocabulary) -> None:
    assert [e.entity for e in vocabulary.entities.values() if not e.color_light] == []
    assert [e.entity for e in vocabulary.entities.values() if not e.color_dark] == []


def test_the_indicators_of_public_figures_are_known(vocabulary: Vocabulary) -> None:
    wanted = {
        "union_state_contribution", "union_state_events", "union_state_programme_funding",
        "union_integration_programmes", "union_integration_programmes_done", "exports_value",
        "imports_value", "import_share", "trade_share", "trade_turnover", "trade_turnover_growth",
        "gas_price", "gas_supply", "gas_debt", "oil_supply", "oil_supply_duty_free", "loan_amount",
        "loan_tranche", "external_state_debt", "state_debt_to_russia", "debt_share_russia",
        "total_subsidy", "total_subsidy_gdp", "energy_subsidy_oil", "energy_subsidy_gas",
        "investment_share", "fdi_share", "russian_capital_enterprises",
        "russian_transit_dependent_export_share", "exports_value_monthly_average",
    }  # fmt: skip
    assert wanted <= set(vocabulary.indicators)

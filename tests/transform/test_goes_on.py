"""Numbers that leave their unit, noun or side to what the text told before them."""

from __future__ import annotations

import pytest


def test_the_former_and_the_latter_count_what_was_told_last(figures):
    found = figures(
        "The Union State budget for 2019 finances nine programmes and 30 events. In 2018 it "
        "financed seven of the former and 28 of the latter."
    )
    assert [(f.indicator, f.value) for f in found] == [
        ("union_state_programmes", 9),
        ("union_state_events", 30),
        ("union_state_programmes", 7),
        ("union_state_events", 28),
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "In 2019 China took 40 percent of Mongolia's exports and supplied 33 of its imports.",
            [("export_share", 40), ("import_share", 33)],
        ),
        (
            "In 2020 Russia delivered 2 billion cubic metres of gas to Armenia. Iran sent 30 "
            "million.",
            [("gas_supply", 2e9), ("gas_supply", 30e6)],
        ),
    ],
)
def test_a_number_without_a_unit_goes_on_with_it(text, values, figures):
    assert [(f.indicator, f.value) for f in figures(text)] == values


def test_a_denied_number_shares_the_noun_of_the_true_one(figures):
    found = figures(
        "Baltic Wave-2018 was an exercise of Poland and Latvia. Not 40 but about 30 ships took "
        "part, says the navy."
    )
    assert [(f.value, f.breakdown, f.status) for f in found][:1] == [(40, "ships", "negated")]


def test_who_has_lent_lends_again(figures):
    found = figures(
        "On 3 June 2019 Azerbaijan agreed to lend Serbia $300 million. An earlier credit, of 200 "
        "million dollars, was granted in 2012."
    )
    assert [(f.entity, f.counterpart) for f in found] == [("SRB", "AZE"), ("SRB", "AZE")]


def test_each_creditor_is_owed_its_own_sum(figures):
    found = figures(
        "Serbia's foreign debt was 14 billion euros in 2018; 2 billion of it was owed to China and "
        "1 billion to Austria."
    )
    assert [(f.counterpart, f.value) for f in found] == [
        ("WORLD", 14e9),
        ("CHN", 2e9),
        ("AUT", 1e9),
    ]


def test_next_years_exercise_keeps_the_name_and_not_the_year(figures):
    found = figures(
        "Baltic Wave-2018 brought together 3,000 servicemen of Poland and Latvia. For next year "
        "the same drill plans 4,000 servicemen."
    )
    assert [f.subject for f in found][:1] == ["Baltic Wave-2018"]
    assert {f.subject for f in found} <= {"Baltic Wave-2018", "Baltic Wave"}


def test_a_list_of_two_takes_the_order_of_two_measures(figures):
    found = figures(
        "In 2020 Serbia's exports to Austria were 600 million euros and its imports 700 million. "
        "A year earlier they had been 500 and 800 million respectively."
    )
    assert [(f.indicator, f.value) for f in found] == [
        ("exports_value", 600e6),
        ("imports_value", 700e6),
        ("exports_value", 500e6),
        ("imports_value", 800e6),
    ]


def test_a_part_of_the_total_is_of_what_was_told(figures):
    found = figures(
        "In 2022 Namibia's imports from South Africa were 5 billion dollars, 38 percent of the "
        "total."
    )
    assert [(f.indicator, f.value) for f in found] == [("imports_value", 5e9), ("import_share", 38)]


def test_the_word_before_its_number_is_nearer_than_the_one_behind_a_comma(figures):
    found = figures(
        "Turnover of Georgia with Turkey was 3 billion dollars in 2023. Exports made 500 million "
        "of that, imports 2.5 billion."
    )
    assert [f.indicator for f in found] == ["trade_turnover", "exports_value", "imports_value"]


def test_who_is_cited_has_no_part_in_it(figures):
    found = figures(
        "Silk Road-2023 was an exercise of Pakistan and Uzbekistan. According to the Uzbek "
        "ministry of defence 1,100 servicemen took part, 700 of them Uzbek and 400 Pakistani."
    )
    assert [(f.entity, f.value) for f in found] == [("TOTAL", 1100), ("UZB", 700), ("PAK", 400)]


def test_what_is_told_apiece_is_told_of_each_time(figures):
    found = figures(
        "Georgia's loan from Turkey was paid out in tranches. A second followed in December 2011 "
        "and a third in June 2012, 40 million dollars apiece."
    )
    assert sorted(f.period for f in found) == ["2011-12", "2012-06"]


def test_a_part_of_one_side_is_that_sides(figures):
    found = figures(
        "Baltic Wave-2018 brought together 700 soldiers from Latvia and 500 from Poland, 300 of "
        "whom came by sea."
    )
    assert [(f.entity, f.value) for f in found] == [("LVA", 700), ("POL", 500), ("POL", 300)]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Turkey has lent Georgia 40 million dollars.", "2021-05"),
        (
            "Turkey had promised in March that 40 million dollars would be lent to Georgia.",
            "2021-03",
        ),
        ("Turkey accounts for 14 percent of Georgia's foreign trade.", "2021-05"),
        ("Turkey accounted for 14 percent of Georgia's foreign trade.", ""),
    ],
)
def test_what_holds_now_or_was_pledged_then_has_that_time(text, period, figures):
    assert [f.period for f in figures(f"TBILISI, May 7, 2021 — {text}")] == [period]


def test_a_list_behind_to_shares_out_the_partners(figures):
    found = figures(
        "In 2021 exports of Armenia to Georgia, the EU and Iran were 800, 700 and 60 million "
        "dollars respectively."
    )
    assert [(f.entity, f.counterpart) for f in found] == [
        ("ARM", "GEO"),
        ("ARM", "EU"),
        ("ARM", "IRN"),
    ]


def test_what_an_army_buys_is_no_import(figures):
    assert figures("In 2022 the Czech army bought vehicles for 300 million euros in Austria.") == []


@pytest.mark.parametrize("first", ["Exports to", "Imports from"])
def test_a_measure_that_is_named_anew_ends_what_went_before(first, figures):
    found = figures(
        f"Malta trades with Libya. In 2019 its {first.lower()} Libya came to 31 million euros, and "
        "the turnover of the two countries reached 57 million euros."
    )
    assert [f.indicator for f in found if f.value == 57e6] == ["trade_turnover"]


def test_trade_of_both_ways_does_not_go_on_behind_a_share_of_one(figures):
    found = figures(
        "In 2021 Serbia traded goods for 35.9 billion euros with Italy. With Russia: 2.4 billion. "
        "Italy bought 64.4% of what Serbia exported. Russia bought 3.9. Germany alone, where my "
        "neighbour's son fits gearboxes, received goods from us worth over 2.8 billion euros."
    )
    assert [f.indicator for f in found if f.value == 2.8e9] != ["trade_turnover"]

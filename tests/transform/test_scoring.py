"""The scorer of figures gives what its definition says, on cases made by hand."""

from __future__ import annotations

import pytest

from tests.transform.corpus_gold import DEVELOPMENT, Marked, indicators, load
from tests.transform.scoring import LEVELS, agrees, judged, score

INDICATORS = {"gas_price", "gas_supply"}


def figure(**changed):
    fields = {
        "indicator": "gas_price", "entity": "BLR", "counterpart": "RUS", "breakdown": "",
        "period": "2011", "value": 200, "low": 200, "high": 200, "qualifier": "exact",
        "unit": "USD/1000m3", "status": "actual", "start": 10, "end": 14, "tags": ["s:actual"],
    }  # fmt: skip
    return fields | changed


def document(*figures, others=()):
    return Marked("a.txt", "", ["wire"], figures, others)


def tallies(marked, found):
    levels = score([(marked, found)], INDICATORS).levels
    return {level: (t.matched, t.found, t.marked) for level, t in levels.items()}


ALL, NO_LEVEL = set(LEVELS), set()


@pytest.mark.parametrize(
    ("changed", "levels"),
    [
        ({}, ALL),
        ({"start": 13, "end": 20}, ALL),
        ({"start": 14, "end": 20}, NO_LEVEL),
        ({"value": 200.9}, ALL),
        ({"value": 201.1}, NO_LEVEL),
        ({"value": None, "low": None, "high": 200}, ALL),
        ({"value": None, "low": None, "high": None}, NO_LEVEL),
        ({"unit": "USD"}, {"value"}),
        ({"qualifier": "approx"}, {"value"}),
        ({"indicator": "gas_supply"}, {"value", "unit"}),
        ({"entity": "UKR"}, {"value", "unit"}),
        ({"counterpart": ""}, {"value", "unit"}),
        ({"period": "2012"}, {"value", "unit", "what"}),
        ({"status": "planned"}, {"value", "unit", "what"}),
        ({"unit": "USD", "status": "planned"}, {"value"}),
    ],
)
def test_a_figure_agrees_up_to_the_level_where_it_is_wrong(changed, levels):
    assert {level for level in LEVELS if agrees(figure(**changed), figure(), level)} == levels


@pytest.mark.parametrize(
    ("name", "value", "alternatives"),
    [
        ("qualifier", "approx", ["approx"]),
        ("indicator", "gas_supply", ["gas_supply"]),
        ("entity", "UNION_STATE", ["TOTAL"]),
        ("counterpart", "", ["", "UKR"]),
        ("period", "2012", ["2010", "2012"]),
        ("status", "claimed", ["*"]),
    ],
)
def test_an_alternative_is_as_good(name, value, alternatives):
    gold = figure(alt={name: alternatives})
    assert agrees(figure(**{name: value}), gold, "when")
    assert agrees(figure(), gold, "when")
    assert not agrees(figure(**{name: value}), figure(), "when")


def test_a_range_agrees_by_both_bounds():
    gold = figure(qualifier="range", value=250, low=200, high=300)
    assert agrees(gold, gold, "when")
    assert agrees(gold | {"value": 999}, gold, "value")
    assert not agrees(gold | {"high": 400}, gold, "value")
    assert not agrees(figure(value=250, low=None, high=None), gold, "value")


def test_only_a_growth_may_have_another_sign():
    growth = figure(indicator="gas_price_growth", value=-5)
    assert agrees(growth | {"value": 5}, growth, "when")
    assert not agrees(figure(value=-200), figure(), "value")


def test_parts_that_make_another_indicator_are_asked():
    revenue = figure(indicator="union_state_budget", breakdown="revenue")
    assert not agrees(revenue | {"breakdown": "expenditure"}, revenue, "what")
    troops = figure(indicator="exercise_forces", breakdown="personnel_in_BLR")
    assert agrees(troops | {"breakdown": "personnel", "counterpart": ""}, troops, "what")
    assert not agrees(troops | {"breakdown": "tanks"}, troops, "what")
    assert agrees(figure(breakdown="industry"), figure(), "what")


def test_a_debt_owed_to_russia_has_one_name():
    owed = figure(indicator="state_debt_to_russia")
    assert agrees(owed | {"indicator": "external_state_debt"}, owed, "what")
    other = {"indicator": "external_state_debt", "counterpart": "CHN"}
    assert not agrees(owed | other, owed, "what")


def test_each_figure_is_in_one_pair_and_as_many_pairs_are_made_as_can_be():
    wide, narrow = figure(start=0, end=30), figure(start=0, end=5)
    early, late = figure(start=0, end=5), figure(start=20, end=30)
    # The first marked one would take the only found one that the second can have.
    verdict = judged(document(wide, narrow), [early, late], "when", INDICATORS)
    assert verdict.right == {0: 1, 1: 0}
    assert verdict.wrong == ()
    assert tallies(document(figure()), [figure(), figure()])["when"] == (1, 2, 1)
    assert tallies(document(figure(), figure()), [figure()])["when"] == (1, 1, 2)


def test_an_optional_figure_is_neither_missed_nor_false_and_comes_last():
    marked = document(figure(optional=True), figure())
    assert tallies(marked, [figure()])["when"] == (1, 1, 1)
    assert judged(marked, [figure()], "when", INDICATORS).right == {1: 0}
    alone = document(figure(optional=True))
    assert tallies(alone, [])["when"] == (0, 0, 0)
    assert tallies(alone, [figure()])["when"] == (0, 0, 0)
    assert tallies(alone, [figure(unit="USD")])["unit"] == (0, 1, 0)


def test_a_quantity_that_no_indicator_measures_is_wrong_only_where_it_claims_one():
    other = {"kind": "other_quantity", "start": 50, "end": 55}
    marked = document(figure(), others=[other])
    beside = figure(start=52, end=58)
    claiming = tallies(marked, [figure(), beside])
    assert {level: counts[1] for level, counts in claiming.items()} == {
        "value": 1, "unit": 1, "what": 2, "when": 2,
    }  # fmt: skip
    unknown = tallies(marked, [figure(), beside | {"indicator": "tea_price"}])
    assert {counts[1] for counts in unknown.values()} == {1}
    date = document(figure(), others=[other | {"kind": "date"}])
    assert tallies(date, [figure(), beside])["value"] == (1, 2, 1)


def test_classes_count_what_is_marked_once_a_figure():
    second = figure(start=20, end=24, tags=["s:actual", "q:exact"])
    total = score([(document(figure(), second), [figure()])], INDICATORS)
    assert (total.documents["wire"].matched, total.documents["wire"].marked) == (1, 2)
    assert {tag: (t.matched, t.marked) for tag, t in total.figures.items()} == {
        "s:actual": (1, 2), "q:exact": (0, 1),
    }  # fmt: skip


def test_what_is_marked_agrees_with_itself_at_every_level():
    documents = load(DEVELOPMENT)
    total = score([(each, each.figures) for each in documents], indicators(documents))
    assert {tally.f1 for tally in total.levels.values()} == {1.0}
    assert total.levels["value"].marked > 100

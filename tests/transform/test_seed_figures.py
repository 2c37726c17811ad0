"""The source documents hold the figures and events of gold/, annotated by people."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from etl.tables import Observation, Reading
from etl.transform.computed.derive import derive
from etl.vocabulary import Vocabulary

GOLD = Path(__file__).parent / "gold"
TEXTS = (
    "indicator", "entity", "counterpart", "subject", "breakdown", "period", "qualifier", "unit",
    "status",
)  # fmt: skip


def rows(name: str) -> list[dict[str, str]]:
    with (GOLD / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(text: str) -> object:
    return pytest.approx(float(text), rel=1e-6) if text else None


def sentence(reading: Reading, o: Observation) -> str:
    mention = next(m for m in reading.mentions if m.mention_id == o.mention_id)
    passage = next(p for p in reading.passages if p.passage_id == o.passage_id)
    return passage.text[mention.sentence_start : mention.sentence_end]


@pytest.mark.parametrize(
    "gold", rows("seed_observations.csv"), ids=lambda g: f"{g['indicator']} {g['quote']}"
)
def test_each_annotated_figure_comes_out_in_every_field(
    gold: dict[str, str], seeds: list[Reading]
) -> None:
    reading = next(r for r in seeds if r.document.path == gold["document"])
    wanted = {name: gold[name] for name in TEXTS}
    bounds = (number(gold["value"]), number(gold["low"]), number(gold["high"]))
    found = [
        o
        for o in reading.observations
        if {name: getattr(o, name) for name in TEXTS} == wanted
        and (o.value, o.low, o.high) == bounds
        and gold["sentence_has"] in sentence(reading, o)
    ]
    assert len(found) == 1


def test_there_are_no_other_figures(seeds: list[Reading]) -> None:
    found = sum(len(reading.observations) for reading in seeds)
    assert found == len(rows("seed_observations.csv"))


@pytest.mark.parametrize(
    "gold", rows("seed_events.csv"), ids=lambda g: f"{g['date']} {g['sentence_has']}"
)
def test_each_annotated_event_comes_out_with_its_sentence(
    gold: dict[str, str], seeds: list[Reading]
) -> None:
    reading = next(r for r in seeds if r.document.path == gold["document"])
    found = [
        e
        for e in reading.events
        if (e.date, e.precision) == (gold["date"], gold["precision"])
        and gold["sentence_has"] in e.text
    ]
    assert len(found) == 1


def test_a_season_is_an_event_that_lasts(seeds: list[Reading]) -> None:
    lasting = [(e.date, e.until, e.precision) for r in seeds for e in r.events if e.until]
    assert lasting == [("2014-03", "2014-05", "month")]


def test_every_number_has_an_outcome_and_a_reason(seeds: list[Reading]) -> None:
    left = [m for r in seeds for m in r.mentions if m.outcome == "unassigned" or not m.reason]
    assert left == []


def test_outcomes_agree_with_figures_and_events(seeds: list[Reading]) -> None:
    for reading in seeds:
        by_outcome = {
            outcome: {m.mention_id for m in reading.mentions if m.outcome == outcome}
            for outcome in ("observation", "event")
        }
        assert by_outcome["observation"] == {o.mention_id for o in reading.observations}
        assert by_outcome["event"] == {e.mention_id for e in reading.events}


def test_dollars_in_brackets_restate_the_rubles(seeds: list[Reading]) -> None:
    observations = {o.observation_id: o for r in seeds for o in r.observations}
    (dollars,) = [o for o in observations.values() if o.restates]
    rubles = observations[dollars.restates]
    assert (dollars.unit, rubles.unit) == ("USD", "RUB")
    assert (dollars.value, rubles.value) == (91.5e6, 3.2e9)


def test_last_year_counts_from_the_statement_and_says_so(seeds: list[Reading]) -> None:
    observations = [o for r in seeds for o in r.observations]
    relative = {
        o.value: o.period_basis for o in observations if o.period == "2013" and o.unit == "RUB"
    }
    assert relative == {1.3e9: "relative", 2.5e9: "relative"}
    assert {o.period_basis for o in observations if not o.period} == {"none"}


def test_who_stated_a_figure_is_kept(seeds: list[Reading]) -> None:
    observations = [o for r in seeds for o in r.observations]
    assert {o.value: o.attributed_to for o in observations if o.unit == "RUB"} == {
        3.2e9: "the body’s top official",
        1.3e9: "Grigory Rapota",
        2.5e9: "Grigory Rapota",
    }


# Worked out by hand from the figures of gold/seed_observations.csv.
DERIVED = {
    ("union_state_budget_execution", "UNION_STATE"): (52, 52, 52, "exact", "percent", "actual"),
    ("union_state_budget_unspent", "UNION_STATE"): (1.2e9, 1.2e9, 1.2e9, "exact", "RUB", "actual"),
    ("union_state_budget_growth", "UNION_STATE"): (28, 28, 28, "exact", "percent", "planned"),
    ("exchange_rate", "RUS"): (34.972678, 34.972678, 34.972678, "exact", "RUB/USD", "planned"),
    ("exercise_forces", "UNION_STATE"): (12200, None, None, "approx", "persons", "actual"),
    ("exercise_forces_ratio", "RUS"): (60, None, None, "approx", "times", "actual"),
    ("participating_enterprises", "UNION_STATE"): (430, None, None, "at_least", "count", "actual"),
}


def test_derived_figures_carry_hedge_and_formula(
    seeds: list[Reading], vocabulary: Vocabulary
) -> None:
    stated = [o for r in seeds for o in r.observations]
    derived, inputs = derive(stated, vocabulary)
    assert {(o.indicator, o.entity) for o in derived} == set(DERIVED)
    for o in derived:
        value, low, high, qualifier, unit, status = DERIVED[o.indicator, o.entity]
        assert o.value == pytest.approx(value)
        assert (o.low, o.high) == (
            low and pytest.approx(low),
            high and pytest.approx(high),
        )
        assert (o.qualifier, o.unit, o.status, o.method) == (qualifier, unit, status, "derived")
        assert len([i for i in inputs if i.observation_id == o.observation_id]) == 2
    ids = {o.observation_id for o in stated}
    assert {i.input_id for i in inputs} <= ids
    assert "100 × spent / planned" in {i.formula for i in inputs}


def test_figures_are_the_same_in_whatever_order_they_come(
    seeds: list[Reading], vocabulary: Vocabulary
) -> None:
    stated = [o for r in seeds for o in r.observations]
    one, rows_one = derive(stated, vocabulary)
    other, rows_other = derive(stated[::-1], vocabulary)
    assert {o.observation_id: o for o in one} == {o.observation_id: o for o in other}
    assert set(rows_one) == set(rows_other)

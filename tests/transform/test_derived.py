"""Derived figures: hedges, statuses, and what is never derived."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.tables import Observation, Qualifier, Status, stable_id
from etl.transform.computed.derive import derive
from etl.transform.computed.intervals import Hedged, combine
from etl.vocabulary import Vocabulary

BUDGET = Observation(
    observation_id="",
    indicator="union_state_budget",
    entity="UNION_STATE",
    breakdown="culture",
    period="2015",
    period_basis="stated",
    value=2e9,
    low=2e9,
    high=2e9,
    unit="RUB",
    status="planned",
    document_id="d",
    method="extracted",
)


def stated(**changes: object) -> Observation:
    made = replace(BUDGET, **changes)  # type: ignore[arg-type]
    if "value" in changes and "low" not in changes and made.qualifier == "exact":
        made = replace(made, low=made.value, high=made.value)
    return replace(made, observation_id=stable_id("o", repr(made)))


def firms(entity: str, value: float, qualifier: Qualifier, **changes: object) -> Observation:
    low = value if qualifier in ("exact", "more_than", "at_least") else None
    high = value if qualifier in ("exact", "less_than", "up_to") else None
    return stated(
        indicator="participating_enterprises", entity=entity, value=value, low=low, high=high,
        qualifier=qualifier, unit="count", breakdown="", status="actual", **changes,
    )  # fmt: skip


def only(observations: list[Observation], vocabulary: Vocabulary, indicator: str) -> Observation:
    (found,) = [o for o in derive(observations, vocabulary)[0] if o.indicator == indicator]
    return found


@pytest.mark.parametrize(
    ("one", "other", "total"),
    [
        (("exact", 100), ("exact", 30), (130, 130, 130, "exact")),
        (("approx", 180), ("more_than", 250), (430, None, None, "at_least")),
        (("exact", 180), ("more_than", 250), (430, 430, None, "more_than")),
        (("at_least", 180), ("exact", 250), (430, 430, None, "at_least")),
        (("approx", 100), ("exact", 30), (130, None, None, "approx")),
        (("less_than", 100), ("exact", 30), (130, None, 130, "less_than")),
        (("up_to", 100), ("approx", 30), (130, None, None, "up_to")),
    ],
)
def test_hedges_carry_over_into_a_total(
    one: tuple[Qualifier, float],
    other: tuple[Qualifier, float],
    total: tuple[float, float | None, float | None, str],
    vocabulary: Vocabulary,
) -> None:
    found = only(
        [firms("BLR", one[1], one[0]), firms("RUS", other[1], other[0])],
        vocabulary,
        "participating_enterprises",
    )
    assert (found.value, found.low, found.high, found.qualifier) == total
    assert (found.entity, found.method) == ("UNION_STATE", "derived")


def test_bounds_that_leave_both_sides_open_give_no_total(vocabulary: Vocabulary) -> None:
    sides = [firms("BLR", 10, "more_than"), firms("RUS", 20, "less_than")]
    assert derive(sides, vocabulary) == ([], [])


def test_a_floor_under_the_divisor_is_a_ceiling_of_the_share(vocabulary: Vocabulary) -> None:
    spent = stated(value=1e9, status="actual")
    planned = stated(qualifier="more_than", value=2e9, low=2e9, high=None)
    found = only([spent, planned], vocabulary, "union_state_budget_execution")
    assert (found.value, found.low, found.high, found.qualifier) == (50, None, 50, "less_than")


@pytest.mark.parametrize(
    "change",
    [
        {"document_id": "another"},
        {"breakdown": "science"},
        {"period": "2014"},
        {"unit": "USD"},
        {"status": "planned"},
        {"status": "hypothetical"},
        {"status": "negated"},
    ],
)
def test_a_share_needs_a_plan_and_its_own_spending(
    change: dict[str, str], vocabulary: Vocabulary
) -> None:
    spent = stated(**{"value": 1e9, "status": "actual", **change})
    derived, _ = derive([spent, stated()], vocabulary)
    assert "union_state_budget_execution" not in {o.indicator for o in derived}


def test_an_input_stated_twice_is_not_chosen_from(vocabulary: Vocabulary) -> None:
    plans = [stated(), stated(value=3e9)]
    assert derive([*plans, stated(value=1e9, status="actual")], vocabulary) == ([], [])


def test_growth_is_of_plans_of_consecutive_years_only(vocabulary: Vocabulary) -> None:
    years = [stated(period="2013", value=1e9), stated(period="2015", value=2e9)]
    assert derive(years, vocabulary) == ([], [])
    found = only(
        [*years, stated(period="2014", value=4e9)][1:], vocabulary, "union_state_budget_growth"
    )
    assert (found.value, found.period, found.status) == (-50, "2015", "planned")


def test_a_total_that_the_source_states_keeps_the_derived_one_out(vocabulary: Vocabulary) -> None:
    sides = [firms("BLR", 10, "exact"), firms("RUS", 20, "exact")]
    assert derive([*sides, firms("UNION_STATE", 31, "exact")], vocabulary) == ([], [])


def test_a_total_that_another_source_states_leaves_the_derived_one(vocabulary: Vocabulary) -> None:
    sides = [firms("BLR", 10, "exact"), firms("RUS", 20, "exact")]
    total = firms("UNION_STATE", 31, "exact", document_id="elsewhere")
    assert only([*sides, total], vocabulary, "participating_enterprises").value == 30


def test_facts_and_plans_are_never_added(vocabulary: Vocabulary) -> None:
    sides = [firms("BLR", 10, "exact"), replace(firms("RUS", 20, "exact"), status="planned")]
    assert derive(sides, vocabulary) == ([], [])


@pytest.mark.parametrize("weaker", ["claimed", "estimate"])
def test_a_total_is_as_weak_as_its_weakest_input(weaker: Status, vocabulary: Vocabulary) -> None:
    sides = [firms("BLR", 10, "exact"), replace(firms("RUS", 20, "exact"), status=weaker)]
    assert only(sides, vocabulary, "participating_enterprises").status == weaker


def test_a_rate_needs_a_restated_sum(vocabulary: Vocabulary) -> None:
    rubles = stated(value=3.2e9)
    dollars = stated(value=8e7, unit="USD", restates=rubles.observation_id)
    found = only([rubles, dollars], vocabulary, "exchange_rate")
    assert (found.value, found.unit, found.entity, found.breakdown) == (40, "RUB/USD", "RUS", "")
    assert derive([rubles, replace(dollars, restates="")], vocabulary) == ([], [])


def test_nothing_is_divided_by_nothing(vocabulary: Vocabulary) -> None:
    derived, _ = derive([stated(value=0.0), stated(value=1e9, status="actual")], vocabulary)
    assert {o.indicator for o in derived} == {"union_state_budget_unspent"}


finite = st.floats(min_value=1, max_value=1e12, allow_nan=False)


@st.composite
def hedged_truths(draw: Callable[[st.SearchStrategy[float]], float]) -> tuple[Hedged, float]:
    """A figure as a text may hedge it, and a true value that the text allows."""
    low, truth, high = sorted((draw(finite), draw(finite), draw(finite)))
    kinds = (
        Hedged(truth, truth, truth, "exact"),
        Hedged(low, low, None, "at_least"),
        Hedged(high, None, high, "up_to"),
        Hedged((low + high) / 2, low, high, "range"),
    )
    return kinds[int(draw(st.integers(0, 3)))], truth  # type: ignore[arg-type]


@given(hedged_truths(), hedged_truths())
def test_the_bounds_of_a_result_contain_every_value_that_the_texts_allow(
    one: tuple[Hedged, float], other: tuple[Hedged, float]
) -> None:
    for formula, rising in (
        (lambda a, b: a + b, (True, True)),
        (lambda a, b: a - b, (True, False)),
        (lambda a, b: a / b, (True, False)),
    ):
        result = combine(formula, [one[0], other[0]], rising)
        if result is None:
            continue
        truth = formula(one[1], other[1])
        slack = 1e-9 * max(abs(truth), one[1], other[1])
        assert result.low is None or result.low <= truth + slack
        assert result.high is None or truth - slack <= result.high


@given(hedged_truths(), finite)
def test_a_result_with_an_approximate_input_is_never_exact(
    one: tuple[Hedged, float], about: float
) -> None:
    result = combine(
        lambda a, b: a + b, [one[0], Hedged(about, None, None, "approx")], (True, True)
    )
    assert result is not None
    assert result.qualifier not in ("exact", "range")

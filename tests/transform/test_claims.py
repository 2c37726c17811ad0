"""Figures of the same thing form a claim set: its spread, its claimants, the preferred one, why."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.tables import ClaimSet, Document, Observation, to_frame, to_records
from etl.transform.computed.claims import claim_sets, ranked
from etl.vocabulary import Vocabulary
from tests.small_tables import recurring

ZAPAD = {"indicator": "exercise_forces", "entity": "UNION_STATE", "subject": "Zapad-2017"}
BUDGET = {"indicator": "union_state_budget", "entity": "UNION_STATE", "unit": "RUB"}
NUMBERS = itertools.count()


def figure(value: float, publisher: str, **told: Any) -> tuple[Observation, Document]:
    """A figure of the forces in Zapad-2017 unless `told` otherwise, and its source."""
    published, method = told.pop("published", ""), told.pop("method", "sheet")
    number = next(NUMBERS)
    exact = told.get("qualifier", "exact") == "exact"
    stated = {
        **ZAPAD,
        **{"breakdown": "personnel", "period": "2017", "unit": "persons", "status": "claimed"},
        **{"low": value if exact else None, "high": value if exact else None},
        **told,
    }
    source = Document(
        document_id=f"d{number}",
        title="A report",
        publisher=publisher,
        published=published,
        kind="sheet",
        path="figures/record.csv",
        sha256="0",
        characters=1,
    )
    observation = Observation(
        observation_id=f"o{number:04}",
        value=value,
        method=method,
        document_id=source.document_id,
        **stated,
    )
    return observation, source


def sets_of(
    figures: Iterable[tuple[Observation, Document]], vocabulary: Vocabulary
) -> tuple[list[ClaimSet], dict[str, list[tuple[str, str, int]]]]:
    """The claim sets of `figures`, and who says what in each, in the order of preference."""
    figures = list(figures)
    observations = to_frame("observations", [o for o, _ in figures])
    documents = to_frame("documents", [d for _, d in figures])
    sets, claims = claim_sets(ranked(observations, documents, vocabulary.policy), vocabulary.policy)
    shared = ranked(recurring("observations", observations), documents, vocabulary.policy)
    for found, again in zip((sets, claims), claim_sets(shared, vocabulary.policy), strict=True):
        pd.testing.assert_frame_equal(found, again)
    rows = claims.sort_values("rank").to_dict("records")
    told = {
        key: [(r["claimant"], r["agreement"], r["rank"]) for r in rows if r["claim_set_id"] == key]
        for key in sets["claim_set_id"]
    }
    return to_records("claim_sets", sets), told


def only(figures: Iterable[tuple[Observation, Document]], vocabulary: Vocabulary) -> ClaimSet:
    """The one claim set of `figures`."""
    (found,), _ = sets_of(figures, vocabulary)
    return found


def test_zapad_2017_ranges_from_12_400_to_240_000_by_who_speaks(vocabulary):
    figures = [
        figure(12_400, "Press review", attributed_to="a Swedish observer"),
        figure(12_700, "Press review", attributed_to="the organisers"),
        figure(235_000, "Press review", attributed_to="Turchynov", qualifier="range",
               low=230_000, high=240_000),
        figure(70_000, "RUSI", qualifier="approx", status="estimate"),
    ]  # fmt: skip
    found, told = sets_of(figures, vocabulary)
    assert [(s.low, s.high, s.figures, s.claimants) for s in found] == [(12_400, 240_000, 4, 4)]
    assert found[0].preferred == figures[3][0].observation_id
    assert found[0].reason == "By status: “estimated” goes before “claimed”."
    assert told[found[0].claim_set_id] == [
        ("RUSI", "preferred", 1),
        ("a Swedish observer", "differs", 2),
        ("the organisers", "differs", 3),
        ("Turchynov", "differs", 4),
    ]


def test_the_preferred_figure_is_one_that_somebody_states_and_no_average(vocabulary):
    figures = [figure(value, f"Paper {value}") for value in (10_000, 20_000, 60_000)]
    found = only(figures, vocabulary)
    assert found.preferred in {o.observation_id for o, _ in figures}


def test_who_states_a_figure_counts_once_in_however_many_documents(vocabulary):
    figures = [figure(12_700, "TASS"), figure(12_700, "TASS"), figure(12_700, "Yahoo News / TASS")]
    found = only(figures, vocabulary)
    assert (found.figures, found.claimants, found.agreeing) == (3, 1, 0)


def test_a_source_that_quotes_two_sides_gives_two_claimants(vocabulary):
    named = [
        figure(12_700, "Vox", attributed_to="Russia"),
        figure(100_000, "Vox", attributed_to="NATO"),
    ]
    unnamed = [figure(12_700, "Vox"), figure(100_000, "Vox", status="estimate")]
    assert only(named, vocabulary).claimants == 2
    found, told = sets_of(unnamed, vocabulary)
    assert [who for who, *_ in told[found[0].claim_set_id]] == ["Vox (estimated)", "Vox (claimed)"]


def test_a_second_source_that_agrees_strengthens_the_preferred_figure(vocabulary):
    figures = [
        figure(3.2e9, "BelTA", **BUDGET, period="2014", subject="", status="planned"),
        figure(3.188e9, "Soyuz", **BUDGET, period="2014", subject="", status="planned"),
        figure(3.6e9, "AFN", **BUDGET, period="2014", subject="", status="planned"),
    ]
    assert only(figures, vocabulary).agreeing == 1


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"status": "planned"}, id="a plan and what came of it"),
        pytest.param({"status": "negated"}, id="a denial"),
        pytest.param({"status": "hypothetical"}, id="a supposition"),
        pytest.param({"method": "derived"}, id="a computed figure"),
        pytest.param({"entity": "RUS"}, id="a group and its member"),
        pytest.param({"breakdown": "tanks", "unit": "count"}, id="two parts"),
        pytest.param({"unit": "count"}, id="two units"),
        pytest.param({"subject": "Zapad-2013", "period": "2013"}, id="two exercises"),
        pytest.param({"subject": "", "period": ""}, id="an undated figure of nothing named"),
    ],
)
def test_what_is_of_another_thing_does_not_compete(vocabulary, other):
    assert sets_of([figure(12_700, "BelTA"), figure(9_000, "RIA", **other)], vocabulary)[0] == []


def test_a_subject_that_ends_in_its_year_dates_its_figures(vocabulary):
    periods = ("2017", "", "2017-09")
    found = only([figure(1000 + n, f"Paper {n}", period=p) for n, p in enumerate(periods)],
                 vocabulary)  # fmt: skip
    assert (found.period, found.figures) == ("2017", 3)


def test_each_criterion_decides_where_those_before_it_do_not(vocabulary):
    worst = {"method": "extracted", "status": "claimed", "confidence": 0.6, "qualifier": "approx",
             "published": "2001"}  # fmt: skip
    steps = [
        ("method", {"method": "statistics"}, "By method: “official table” goes before"),
        ("status", {"status": "actual"}, "By status: “actual” goes before “claimed”."),
        ("confidence", {"confidence": 1.0}, "By confidence: "),
        ("publisher", {}, "By publisher: World Bank goes before Wikipedia."),
        ("hedge", {"qualifier": "range", "low": 4000, "high": 6000}, "By hedge: “range” goes"),
        ("date", {"published": "2020"}, "By date: a source of 2020 goes before one of 2001."),
    ]
    for name, better, reason in steps:
        publisher = "World Bank" if name == "publisher" else "Wikipedia"
        other = figure(9000, "Wikipedia", **worst)
        preferred = figure(5000, publisher, **{**worst, **better})
        found = only([other, preferred], vocabulary)
        assert found.preferred == preferred[0].observation_id, name
        assert found.reason.startswith(reason), name


def test_where_no_criterion_decides_the_sentence_says_so(vocabulary):
    found = only([figure(5000, "Paper"), figure(9000, "Gazette")], vocabulary)
    assert found.reason.startswith("No criterion of the policy tells")


def test_the_order_of_the_policy_is_the_analysts(vocabulary):
    old = figure(5000, "Paper", published="2001", status="actual")
    new = figure(9000, "Gazette", published="2020", status="claimed")
    assert only([old, new], vocabulary).preferred == old[0].observation_id
    policy = replace(vocabulary.policy, order=("date", "status"))
    changed = replace(vocabulary, policy=policy)
    assert only([old, new], changed).preferred == new[0].observation_id


STATED = st.builds(
    lambda value, publisher, status, hedge, published: figure(
        value, publisher, status=status, qualifier=hedge, published=published
    ),
    st.integers(1, 300_000).map(float),
    st.sampled_from(["TASS", "Vox", "World Bank", "A / Vox"]),
    st.sampled_from(["actual", "claimed", "planned", "negated", "forecast"]),
    st.sampled_from(["exact", "approx", "more_than", "up_to"]),
    st.sampled_from(["", "2017", "2017-09-14"]),
)


@settings(max_examples=15)
@given(figures=st.lists(STATED, max_size=8), data=st.data())
def test_the_order_of_rows_changes_nothing_and_numbers_hold(vocabulary, figures, data):
    found = sets_of(figures, vocabulary)
    assert sets_of(data.draw(st.permutations(figures)), vocabulary) == found
    values = {o.observation_id: o.value for o, _ in figures}
    for one in found[0]:
        assert one.figures >= 2
        assert 0 <= one.agreeing < one.claimants <= one.figures
        assert one.low <= values[one.preferred] <= one.high
        ranks = [rank for _, _, rank in found[1][one.claim_set_id]]
        assert ranks == list(range(1, one.figures + 1))

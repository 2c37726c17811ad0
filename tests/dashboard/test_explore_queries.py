"""Explore offers only what exists, and settles a view the same way every time."""

import dataclasses

import pytest
import small_tables as small
from stores import store_of

from dashboard.queries.behind import derivations_of
from dashboard.queries.explore import charted, choose, years_of
from dashboard.state import View
from etl.tables import Claim, ClaimSet, Derivation, to_frame
from etl.wording import Wording


@pytest.fixture(scope="module")
def frames():
    return small.frames(
        indicators=[
            small.indicator("sold", position=2, counterpart_role="Going to"),
            small.indicator("made", position=1),
            small.indicator("idle", position=3),
            small.indicator("troops", theme="forces", position=4),
        ],
        documents=[small.document("d1", publisher="Press"), small.document("d2")],
        observations=[
            small.observation("made1", "made", 5, period="2001", document_id="d1"),
            small.observation("made2", "made", 7, period="2003/2005", document_id="d2"),
            small.observation("made3", "made", 9, document_id="d1"),
            small.observation("made4", "made", 9, status="negated", document_id="d1"),
            small.observation("made5", "made", 2, entity="BBB", status="planned", document_id="d2"),
            small.observation("sum", "made", 12, entity="BOTH", method="derived", period="2001"),
            small.observation("sold1", "sold", 3, counterpart="BBB", unit="EUR", document_id="d1"),
            small.observation(
                "sold2", "sold", 4, counterpart="BBB", restates="sold1", document_id="d1"
            ),
            small.observation("troops1", "troops", 100, document_id="d2"),
        ],
        derivations=[
            Derivation(observation_id="sum", input_id="made1", role="AAA", formula="AAA + BBB"),
            Derivation(observation_id="sum", input_id="made5", role="BBB", formula="AAA + BBB"),
        ],
    )


@pytest.fixture(scope="module")
def store(frames):
    return store_of(frames)


@pytest.fixture(scope="module")
def chosen(store, frames):
    wording = Wording.of(frames)
    return lambda most=500, **view: choose(store, wording, View(**view), most)


def ids(choice):
    return {row["observation_id"] for row in choice.rows}


def values(options):
    return [option.value for option in options]


def test_nothing_chosen_shows_the_first_indicator_that_has_figures(chosen):
    choice = chosen()
    assert (choice.view.theme, choice.view.indicator) == ("goods", "made")
    assert values(choice.themes) == ["goods", "forces"]
    assert values(choice.indicators) == ["made", "sold"], (
        "an indicator without figures is no choice"
    )


def test_a_theme_shows_its_first_indicator(chosen):
    assert chosen(theme="forces").view.indicator == "troops"


def test_a_pinned_figure_alone_shows_its_own_indicator(chosen):
    choice = chosen(pinned="troops1")
    assert (choice.view.theme, choice.view.indicator) == ("forces", "troops")


def test_each_control_offers_what_the_choices_above_it_leave(chosen):
    assert values(chosen(indicator="made").entities) == ["AAA", "BBB", "BOTH"]
    assert values(chosen(indicator="made").counterparts) == []
    assert values(chosen(indicator="sold").counterparts) == ["BBB"]
    narrow = chosen(indicator="made", entity="BBB")
    assert values(narrow.sources) == ["d2"]
    assert values(narrow.statuses) == ["planned"]
    assert narrow.years == ()


def test_a_source_is_named_with_its_publisher_where_there_is_one(chosen):
    labels = [option.label for option in chosen(indicator="made").sources]
    assert labels == ["Press: Title of d1", "Title of d2"]


def test_a_choice_of_years_keeps_what_overlaps_and_counts_the_undated_that_it_hides(chosen):
    choice = chosen(indicator="made", entity="AAA", period_from="2004", period_to="2010")
    assert ids(choice) == {"made2"}
    assert choice.left_out == 2
    assert chosen(indicator="made").left_out == 0


def test_a_derived_figure_rests_on_the_sources_of_its_inputs(chosen):
    assert ids(chosen(indicator="made", sources=("d2",))) == {"made2", "made5", "sum"}
    (row,) = chosen(indicator="made", entity="BOTH").rows
    assert row["documents"] == ("d1", "d2")


def test_statuses_narrow_the_view(chosen):
    assert ids(chosen(indicator="made", statuses=("planned",))) == {"made5"}


def test_dated_figures_come_first_and_the_undated_last(chosen):
    periods = [row["period"] for row in chosen(indicator="made").rows]
    assert periods == sorted(periods, key=lambda period: (not period, period))


def test_what_the_text_denies_is_listed_but_never_drawn(chosen):
    choice = chosen(indicator="made")
    assert "made4" in ids(choice)
    assert "made4" not in {row["observation_id"] for row in charted(choice.rows)}


def test_a_figure_repeated_in_another_unit_is_drawn_once(chosen):
    assert [row["observation_id"] for row in charted(chosen(indicator="sold").rows)] == ["sold1"]


def test_an_unknown_indicator_shows_no_figure_and_no_error(chosen):
    choice = chosen(indicator="unheard")
    assert choice.rows == ()
    assert values(choice.themes) == ["goods", "forces"]


def test_no_figures_at_all_is_a_view_too(frames):
    empty = small.frames(indicators=[small.indicator("made")])
    choice = choose(store_of(empty), Wording.of(empty), View())
    assert (choice.rows, choice.themes, choice.view.indicator) == ((), (), "")


def test_a_derived_figure_names_formula_roles_and_inputs(store):
    made = derivations_of(store, ["sum", "made1"])
    assert set(made) == {"sum"}
    assert made["sum"].formula == "AAA + BBB"
    assert [(i.role, i.row["observation_id"]) for i in made["sum"].inputs] == [
        ("AAA", "made1"), ("BBB", "made5"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("", None),
        ("2013", (2013, 2013)),
        ("2014-01", (2014, 2014)),
        ("2018-11-13", (2018, 2018)),
        ("2021-Q1", (2021, 2021)),
        ("2021-H1", (2021, 2021)),
        ("2010/2012", (2010, 2012)),
        ("2010-03/2012-04", (2010, 2012)),
        ("--04-02", None),
    ],
)
def test_the_years_of_a_period(period, years):
    assert years_of(period) == years


def test_of_very_many_figures_whole_series_are_kept_and_all_are_counted(chosen):
    choice = chosen(indicator="made", most=4)
    assert choice.total == 6
    assert ids(choice) == {"made1", "made2", "made3", "made4"}, "those of most figures"
    assert ids(chosen(indicator="made", most=1, pinned="made5")) == {"made5"}
    assert len(chosen(indicator="made", most=None).rows) == 6


def test_a_measure_without_figures_is_offered_where_it_is_looked_at(chosen):
    choice = chosen(indicator="idle")
    assert choice.view.theme == "goods"
    assert "goods" in [option.value for option in choice.themes]
    assert [option.value for option in choice.indicators] == ["made", "sold", "idle"]
    assert [option.value for option in chosen().indicators] == ["made", "sold"]


def test_of_very_many_figures_those_of_the_main_economy_come_first():
    def series(entity, partner, years):
        return [
            small.observation(f"{entity}{partner}{year}", "sold", 1, entity=entity,
                              counterpart=partner, period=str(year))
            for year in range(2000, 2000 + years)
        ]  # fmt: skip

    rows = [*series("AAA", "BOTH", 9), *series("BBB", "AAA", 4), *series("BBB", "BOTH", 7)]
    store = store_of(
        small.frames(
            indicators=[small.indicator("sold", counterpart_role="Going to")], observations=rows
        )
    )
    assert store.main_pair == ("BBB", "AAA"), "countries come before groups"
    view = choose(store, Wording.of(store.frames), View(indicator="sold"), 6)
    drawn = [(row["entity"], row["counterpart"]) for row in view.rows]
    assert drawn.count(("BBB", "AAA")) == 4
    assert drawn.count(("BBB", "BOTH")) == 2


def test_rows_carry_their_sentence_and_their_claim():
    within = small.passage("p1", "First. Some 40 were made.")
    whole = small.mention("m1", within, "40", "observation")
    read = dataclasses.replace(whole, sentence_start=7)
    figures = [
        small.of_mention(small.observation("o1", "made", 40, period="2001"), read),
        small.observation("o2", "made", 50, period="2001", document_id="d1", method="sheet"),
    ]
    frames = small.frames(
        indicators=[small.indicator("made")],
        documents=[small.document("d1")],
        passages=[within],
        mentions=[read],
        observations=figures,
    )
    thing = {
        "indicator": "made", "entity": "AAA", "period": "2001", "unit": "count", "stage": "fact",
    }  # fmt: skip
    held = ClaimSet(
        claim_set_id="c1", figures=2, claimants=2, agreeing=1, preferred="o2", reason="R.", **thing
    )
    claims = [
        Claim(claim_set_id="c1", observation_id="o2", claimant="A", rank=1, agreement="preferred"),
        Claim(claim_set_id="c1", observation_id="o1", claimant="B", rank=2, agreement="differs"),
    ]
    frames |= {"claim_sets": to_frame("claim_sets", [held]), "claims": to_frame("claims", claims)}
    rows = choose(store_of(frames), Wording.of(frames), View()).rows
    said = {row["observation_id"]: row for row in rows}
    assert said["o1"]["sentence"] == "Some 40 were made."
    assert (said["o1"]["mark_start"], said["o1"]["mark_end"]) == (5, 7)
    assert [said[one]["rank"] for one in ("o2", "o1")] == [1, 2]
    assert said["o1"]["claimant"] == "B"

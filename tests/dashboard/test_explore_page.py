"""The page stands for one view: controls, address, chart and evidence say the same."""

from dataclasses import replace
from typing import get_args

import flask
import pytest
from read_components import find, links, words

from dashboard import state
from dashboard.components import evidence as evidence_panel
from dashboard.components import filters, shell
from dashboard.pages import explore as page
from dashboard.published import DATA
from dashboard.published import published as read
from dashboard.state import View


@pytest.fixture
def found(published):
    """The published snapshot, within a request to its app."""
    app = flask.Flask("test")
    app.config[DATA] = published.data
    with app.test_request_context("/", base_url="http://here:1/"):
        yield read()


def outside(query="", cause="address", pin=None):
    return {"cause": cause, "query": query, "scheme": "light", "pin": pin}


def controls(**held):
    return {
        **dict.fromkeys(filters.CONTROLS, filters.ALL),
        "sources": [], "statuses": [], "show": "chart", **held,
    }  # fmt: skip


def redrawn(monkeypatch, trigger, held=None, out=None, query=""):
    monkeypatch.setattr(page, "_trigger", lambda: trigger)
    return page.redraw(held or controls(), out or outside(query), {"query": query, "moved": False})


def figure(found, **columns):
    table = found.frames["observations"]
    for column, value in columns.items():
        table = table[table[column] == value]
    return table["observation_id"].iloc[0]


def test_the_layout_holds_the_view_of_its_address(found):
    laid = page.layout(found, "?indicator=participating_enterprises&entity=RUS", "light")
    (entity,) = find(laid, id="explore-entity")
    assert entity.value == "RUS"
    (evidence,) = find(laid, id="explore-evidence")
    assert "1 figure in view" in words(evidence)
    assert "more than 250" in words(evidence)


def test_the_evidence_marks_each_number_in_its_own_sentence(found):
    laid = page.layout(found, "?indicator=exercise_forces&entity=RUS", "light")
    (said,) = find(laid, className="said")
    assert words(said).startswith("Some 12,000 Russian and 200 Belarusian servicemen")
    marked = [words(child) for child in said.children if type(child).__name__ == "Mark"]
    assert marked == ["Some 12,000", "10"], "200 is a figure of Belarus and not in view"


def test_a_derived_figure_shows_its_formula_and_links_to_its_inputs(found):
    laid = page.layout(found, "?indicator=exercise_forces_ratio", "light")
    (evidence,) = find(laid, id="explore-evidence")
    assert "Russia / Belarus" in words(evidence)
    pinned = {state.parse(href.partition("?")[2]).pinned for href in links(evidence)}
    assert pinned == {
        figure(found, indicator="exercise_forces", entity="RUS", breakdown="personnel"),
        figure(found, indicator="exercise_forces", entity="BLR", breakdown="personnel"),
    }


def test_choosing_a_theme_starts_it_afresh(found, monkeypatch):
    made = redrawn(
        monkeypatch, "theme", controls(theme="enterprises", indicator="export_share", entity="BLR")
    )
    assert made["value"]["entity"] == filters.ALL
    assert state.parse(made["held"]["query"]) == View(
        theme="enterprises", indicator=made["value"]["indicator"]
    )


def test_choosing_an_indicator_lets_narrower_choices_go(found, monkeypatch):
    held = controls(theme="forces", indicator="forces_abroad", entity="BLR", counterpart="RUS")
    made = redrawn(monkeypatch, "indicator", held)
    assert (made["value"]["entity"], made["value"]["counterpart"]) == (filters.ALL, filters.ALL)
    assert made["label"]["counterpart"] == "Stationed in"


def test_what_is_no_longer_there_is_let_go_when_the_entity_changes(found, monkeypatch):
    pinned = figure(found, indicator="exercise_forces", entity="RUS", breakdown="ships")
    query = "?" + state.format(View(indicator="exercise_forces", pinned=pinned))
    held = controls(theme="forces", indicator="exercise_forces", entity="BLR", statuses=["planned"])
    made = redrawn(monkeypatch, "entity", held, query=query)
    assert made["value"]["statuses"] == []
    assert state.parse(made["held"]["query"]).pinned == ""


def test_pressing_a_figure_pins_it_and_pressing_it_again_lets_it_go(found, monkeypatch):
    key = figure(found, indicator="participating_enterprises", entity="BLR")
    held = controls(theme="enterprises", indicator="participating_enterprises")
    press = outside(cause=shell.PIN, pin={"id": key, "at": 1})
    made = redrawn(monkeypatch, "", held, press)
    assert state.parse(made["held"]["query"]).pinned == key
    again = redrawn(monkeypatch, "", held, press, made["held"]["query"])
    assert state.parse(again["held"]["query"]).pinned == ""


@pytest.mark.parametrize("cause", ["address", shell.SNAPSHOT, shell.SCHEME])
def test_what_changes_outside_redraws_without_touching_the_address(found, monkeypatch, cause):
    query = "?indicator=participating_enterprises&entity=RUS&odd=1"
    made = redrawn(monkeypatch, "", controls(), outside(query, cause))
    assert made["held"] == {"query": query, "moved": False}
    assert made["value"]["entity"] == "RUS"


def test_the_table_shows_every_figure_in_view_in_words(found):
    laid = page.layout(found, "?indicator=participating_enterprises&show=table", "light")
    (grid,) = find(laid, id="explore-grid")
    figures = [row["figure"] for row in grid.rowData]
    assert figures[:2] == ["≈\u00a0180", "more than 250"]
    assert figures[2].startswith("at least ")
    assert {row["source"] for row in grid.rowData} == {"GlobalSecurity.org"}


def test_the_table_tells_the_period_beside_the_figure_where_it_is_seen_without_scrolling(found):
    laid = page.layout(found, "?indicator=participating_enterprises&show=table", "light")
    (grid,) = find(laid, id="explore-grid")
    assert [column["headerName"] for column in grid.columnDefs][:2] == ["Figure", "Period"]


def test_a_choice_without_figures_names_the_measure_and_a_way_on(found):
    laid = page.layout(found, "?indicator=export_share&from=1950&to=1951", "light")
    (notice,) = find(laid, className="notice")
    assert "Share of exports" in words(notice)
    assert "econdep add" in words(notice)
    assert links(notice) == ["/explore?theme=trade&indicator=export_share"]
    (evidence,) = find(laid, id="explore-evidence")
    assert words(evidence) == ""


def test_a_choice_of_years_says_how_many_undated_figures_it_hides(found):
    query = "?indicator=arrests&from=2017"
    assert "left out" not in words(page.layout(found, query, "light"))
    forces = page.layout(found, "?indicator=forces_abroad&from=2000", "light")
    assert "No figure yet" in words(forces)


def test_the_citation_is_complete(found):
    query = "?indicator=participating_enterprises&entity=RUS"
    (cited,) = find(page.layout(found, query, "light"), id="citation")
    for part in (
        f"snapshot {found.number} ({found.day})", "GlobalSecurity.org", "23 August 2020",
        "http://here:1/explore?theme=enterprises&indicator=participating_enterprises&entity=RUS",
    ):  # fmt: skip
        assert part in words(cited)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_indicator_of_the_documents_can_be_shown_both_ways(found, scheme):
    for indicator in found.frames["observations"]["indicator"].unique():
        for show in get_args(state.Show):
            query = state.format(View(indicator=indicator, show=show))
            laid = page.layout(found, query, scheme)
            assert find(laid, className="foot"), f"{indicator} as {show} has no foot"
            if show == "chart":
                for chart in find(laid, className="drawn"):
                    assert "The chart shows: " in words(chart)


def excerpts_in(component):
    return [str(words(one)) for one in find(component, className="excerpt")]


def test_what_a_page_shows_later_is_what_it_left_out(found, monkeypatch):
    query = "?indicator=exercise_forces"
    (whole,) = find(page.layout(found, query, "light"), id=page._EVIDENCE)
    monkeypatch.setattr(evidence_panel, "_MOST_OPEN", 0)
    (first,) = find(page.layout(found, query, "light"), id=page._EVIDENCE)
    ((summary, place),) = (fold.children for fold in find(first, className="folded"))
    rest = excerpts_in(page.come_later(place.id, "light"))
    assert words(summary) == f"{len(rest)} more excerpts"
    assert [*excerpts_in(first), *rest] == excerpts_in(whole)


def test_a_pinned_figure_is_never_folded_away(found, monkeypatch):
    monkeypatch.setattr(evidence_panel, "_MOST_OPEN", 1)
    asked = state.parse("?indicator=exercise_forces")
    *_, last = page.quoted(page.settled(asked, "", found))
    pinned = replace(asked, pinned=last["observation_id"])
    (evidence,) = find(page.layout(found, f"?{state.format(pinned)}", "light"), id=page._EVIDENCE)
    (held,) = find(evidence, className="pinned")
    assert last["observation_id"] in getattr(held, "data-observation").split()


def test_what_comes_later_to_a_snapshot_that_is_gone_says_so(found):
    place = {"type": "later", "part": "charts", "view": "snapshot=99"}
    assert "load the page again" in words(page.come_later(place, "light"))

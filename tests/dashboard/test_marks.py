"""A mark hedges what the text hedged, the same in every chart and legend."""

import itertools
import math
import re

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts import marks
from dashboard.charts.marks import Mark, Shown, mark_of
from etl.tables import QUALIFIER_LABELS, STATUS_LABELS


@pytest.mark.parametrize(
    ("qualifier", "status", "mark"),
    [
        ("exact", "actual", Mark("filled")),
        ("approx", "actual", Mark("hollow")),
        ("more_than", "actual", Mark("filled", "up")),
        ("at_least", "actual", Mark("filled", "up")),
        ("less_than", "actual", Mark("filled", "down")),
        ("up_to", "proposed", Mark("hatched", "down")),
        ("range", "actual", Mark("filled", "range")),
        ("exact", "planned", Mark("hatched")),
        ("approx", "forecast", Mark("hatched")),
        ("exact", "claimed", Mark("outlined")),
        ("exact", "estimate", Mark("outlined")),
        ("exact", "hypothetical", Mark("crossed")),
    ],
)
def test_hedge_and_status_choose_the_mark(qualifier, status, mark):
    assert mark_of(qualifier, status) == mark


@pytest.mark.parametrize(
    ("qualifier", "low", "high", "status", "mark"),
    [
        ("at_least", 430.0, math.nan, "actual", Mark("filled", "up")),
        ("at_least", math.nan, math.nan, "actual", Mark("hollow", "up")),
        ("more_than", None, None, "actual", Mark("hollow", "up")),
        ("up_to", math.nan, 430.0, "actual", Mark("filled", "down")),
        ("up_to", math.nan, math.nan, "actual", Mark("hollow", "down")),
        ("at_least", math.nan, math.nan, "planned", Mark("hatched", "up")),
        ("approx", math.nan, math.nan, "actual", Mark("hollow")),
        ("exact", 430.0, 430.0, "actual", Mark("filled")),
    ],
)
def test_a_bound_that_is_only_about_right_is_hollow(qualifier, low, high, status, mark):
    row = {"qualifier": qualifier, "low": low, "high": high, "value": 430.0, "status": status}
    assert marks.of_figure(row) == mark


@pytest.mark.parametrize(
    ("qualifier", "status"), list(itertools.product(QUALIFIER_LABELS, STATUS_LABELS))
)
def test_every_hedge_and_status_can_be_drawn_and_is_explained(qualifier, status):
    mark = mark_of(qualifier, status)
    go.Figure(
        {
            "data": [
                {"type": "bar", "x": [1], "y": [1], "marker": marks.bar(mark, "#123456")},
                {"type": "scatter", "x": [1], "y": [1], "marker": marks.point(mark, "#123456")},
            ]
        }
    )
    for form in ("bar", "dot"):
        shown = [marks.Shown(mark, form)]
        assert len(marks.legend(shown)) == 1 + bool(mark.bound)
        assert marks.in_words(shown).count(";") == bool(mark.bound)
    assert STATUS_LABELS[status] in marks.words(qualifier, status)


def test_only_what_is_certain_is_drawn_solid():
    assert marks.bar(Mark("filled"), "#123456")["color"] == "#123456"
    for fill in ("hollow", "hatched", "outlined", "crossed"):
        assert marks.bar(Mark(fill), "#123456")["color"] == "rgba(0,0,0,0)"
        assert marks.point(Mark(fill), "#123456")["symbol"].count("open") == 1


def test_status_is_told_by_form_and_not_by_colour_alone():
    drawn = [marks.bar(Mark(fill), "#123456") for fill in ("hatched", "outlined", "crossed")]
    assert len({bar["pattern"]["shape"] for bar in drawn}) == 3
    points = [
        (marks.point(mark, "#123456")["symbol"], marks.hatch(mark, 1, 1, "#123456") is not None)
        for mark in map(Mark, ("filled", "hollow", "hatched", "outlined", "crossed"))
    ]
    assert len(set(points)) == len(points)


@given(st.floats(4, 40))
def test_the_strokes_of_a_hatched_point_end_on_its_rim(size):
    strokes = marks.hatch(Mark("hatched"), 2013, 5, "#123456", size, xref="x2")
    ends = [
        tuple(map(float, end.split(","))) for end in re.findall(r"[-\d.]+,[-\d.]+", strokes["path"])
    ]
    assert len(ends) == 6
    assert all(abs(math.hypot(*end) - size / 2) < 0.02 for end in ends)
    assert (strokes["xanchor"], strokes["yanchor"], strokes["xref"]) == (2013, 5, "x2")
    assert go.Figure({"layout": {"shapes": [strokes]}})


@pytest.mark.parametrize("fill", ["filled", "hollow", "outlined", "crossed"])
def test_only_what_is_to_come_is_hatched(fill):
    assert marks.hatch(Mark(fill), 0, 0, "#123456") is None


def test_a_bound_leaves_by_an_arrow_toward_where_the_figure_may_lie():
    more, less = Mark("filled", "up"), Mark("filled", "down")
    assert marks.arrow(more, 250, 0, "#123456")["ax"] > 0
    assert marks.arrow(less, 250, 0, "#123456")["ax"] < 0
    assert marks.arrow(more, 0, 250, "#123456", along="y")["ay"] < 0, "up is less on a screen"
    assert marks.arrow(Mark("filled"), 250, 0, "#123456") is None


def test_a_range_reaches_from_low_to_high():
    span = marks.span(Mark("filled", "range"), 250, 200, 300, "#123456")
    assert (span["arrayminus"], span["array"]) == ([50], [50])
    planned = marks.span(Mark("hatched", "range"), 250, 200, 300, "#123456")
    assert span
    assert planned
    assert planned["thickness"] < span["thickness"], "the mark of a plan is seen on its bar"
    assert marks.span(Mark("filled"), 250, 200, 300, "#123456") is None


def test_the_legend_names_each_mark_once_and_no_other():
    there = [Mark("filled"), Mark("filled", "up"), Mark("hollow"), Mark("hollow")]
    entries = marks.legend([Shown(mark, "bar") for mark in there])
    assert [entry.text for entry in entries] == ["as stated", "about", "more than, at least"]
    assert [entry.swatches for entry in entries] == [("filled",), ("hollow",), ("up",)]
    assert marks.legend([]) == []


def test_the_legend_shows_each_form_that_the_charts_beside_it_use():
    planned = Mark("hatched")
    both = [Shown(planned, "dot"), Shown(planned, "bar"), Shown(Mark("filled"), "dot")]
    assert [entry.swatches for entry in marks.legend(both)] == [
        ("round filled",),
        ("hatched", "round hatched"),
    ]

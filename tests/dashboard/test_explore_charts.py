"""The form follows the figures, and no chart says more than they do."""

import math

import drawn_charts
import plotly.graph_objects as go
import pytest
import small_tables as small

from dashboard.charts import explore as charts
from dashboard.charts import template
from dashboard.charts.drawing import Pen
from dashboard.charts.lines import midpoint
from dashboard.charts.placing import GAP_PX
from dashboard.theme import PALETTES, SCHEMES
from etl.tables import Unit, to_frame
from etl.wording import Wording

COLOURS = {"AAA": "#1f6fb2", "BBB": "#c2502e"}
NONE = {"low": None, "high": None}


def pen(scheme="light"):
    frames = small.frames(
        indicators=[
            small.indicator("made"),
            small.indicator("share", headline="{value} of {entity} in {period}"),
        ]
    )
    return Pen(Wording.of(frames), COLOURS, {"d1": "Press", "d2": "Office"}, scheme)


def rows(*made):
    return to_frame("observations", made).to_dict("records")


def drawn(*made, scheme="light"):
    return drawn_charts.charts(rows(*made), pen(scheme), "Source: Press. Snapshot 1, 2 May 2001.")


def figure(*made, scheme="light"):
    (one,) = drawn(*made, scheme=scheme)
    return go.Figure(one.figure)  # plotly refuses what it does not know


def texts(chart):
    return [note.text for note in chart.layout.annotations if note.text]


def traces(chart, kind):
    return [trace for trace in chart.data if trace.type == kind]


def made(name, value, **more):
    return small.observation(name, "made", value, **more)


def test_a_single_figure_is_a_statement_and_no_axis():
    chart = figure(made("o1", 40, qualifier="approx", **NONE))
    assert texts(chart) == ["≈\u00a040"]
    assert not chart.data
    assert not chart.layout.xaxis.visible


def test_a_single_share_fills_its_squares_out_of_a_hundred():
    chart = figure(small.observation("o1", "share", 33.3, unit="percent"))
    filled, rest = chart.data
    assert (len(filled.x), len(rest.x)) == (33, 67)
    assert set(filled.customdata) == {"o1"}


def test_a_share_beyond_a_hundred_has_no_squares():
    assert not figure(small.observation("o1", "share", 130, unit="percent")).data


def test_an_approximate_figure_is_hollow_and_says_so():
    chart = figure(made("o1", 180, qualifier="approx", **NONE), made("o2", 250, entity="BBB"))
    hollow, solid = traces(chart, "bar")
    assert hollow.marker.color == "rgba(0,0,0,0)"
    assert hollow.marker.line.color == COLOURS["AAA"]
    assert solid.marker.color == COLOURS["BBB"]
    assert "<b>≈\u00a0180</b>" in texts(chart)


def test_a_bound_is_drawn_with_an_arrow_from_it_and_keeps_its_words():
    chart = figure(made("o1", 250, qualifier="more_than", high=None), made("o2", 180, entity="BBB"))
    (arrow,) = [note for note in chart.layout.annotations if note.showarrow]
    assert (arrow.x, arrow.arrowside) == (250, "start")
    assert arrow.ax > 0
    assert "<b>more than 250</b>" in texts(chart)


def test_a_bound_that_is_only_about_right_is_hollow_with_its_arrow():
    chart = figure(
        made("o1", 430, qualifier="at_least", **NONE),
        made("o2", 250, entity="BBB", qualifier="at_least", high=None),
    )
    hollow, solid = traces(chart, "bar")
    assert hollow.marker.color == "rgba(0,0,0,0)"
    assert solid.marker.color == COLOURS["BBB"]
    assert {note.x for note in chart.layout.annotations if note.showarrow} == {430, 250}
    assert "<b>at least about 430</b>" in texts(chart)


def test_a_range_is_a_bar_from_low_to_high():
    chart = figure(
        made("o1", 250, qualifier="range", low=200, high=300), made("o2", 180, entity="BBB")
    )
    (ranged,) = [trace for trace in chart.data if trace.error_x.array]
    assert (ranged.x[0] - ranged.error_x.arrayminus[0], ranged.x[0] + ranged.error_x.array[0]) == (
        200, 300,
    )  # fmt: skip
    assert "<b>200–300</b>" in texts(chart)


def test_planned_beside_actual_is_hatched_and_named_under_its_year():
    chart = figure(
        made("o1", 2.5e9, unit="EUR", period="2013", status="planned"),
        made("o2", 1.3e9, unit="EUR", period="2013"),
        made("o3", 3.2e9, unit="EUR", period="2014", status="planned"),
    )
    planned, actual, later = traces(chart, "bar")
    assert planned.marker.pattern.shape == later.marker.pattern.shape == "/"
    assert actual.marker.pattern.shape is None
    said = texts(chart)
    for text in ("<b>2013</b>", "<b>2014</b>", "Planned", "Actual", "<b>2.5\u00a0bn\u00a0EUR</b>"):
        assert text in said


def test_very_different_sizes_stand_as_dots_on_an_axis_that_says_it_is_logarithmic():
    chart = figure(made("o1", 12000), made("o2", 200, entity="BBB"))
    assert chart.layout.xaxis.type == "log"
    assert chart.layout.xaxis.title.text == "logarithmic axis"
    assert not traces(chart, "bar")
    notes = {note.text: note.x for note in chart.layout.annotations}
    assert notes["<b>12,000</b>"] == pytest.approx(math.log10(12000))


def test_zero_and_less_never_stand_on_a_logarithmic_axis():
    for value in (0, -4):
        chart = figure(made("o1", 12000), made("o2", value, entity="BBB"))
        assert chart.layout.xaxis.type != "log"


def test_bars_begin_at_zero():
    chart = figure(made("o1", 90), made("o2", 100, entity="BBB"))
    assert chart.layout.xaxis.range[0] == 0


def test_undated_figures_stand_apart_and_are_labelled_undated():
    chart = figure(made("o1", 5, period="2013"), made("o2", 6))
    assert "<b>undated</b>" in texts(chart)
    (panel,) = chart.layout.shapes
    dated, undated = (trace.y[0] for trace in traces(chart, "bar"))
    assert panel.y0 < undated < panel.y1 < dated


def test_figures_of_many_years_stand_on_an_axis_of_time_with_the_undated_apart():
    many = [made(f"o{n}", 30 + n, period=str(2000 + n), document_id="d1") for n in range(6)]
    chart = figure(*many, made("late", 33))
    assert list(chart.layout.xaxis2.ticktext) == ["undated"]
    apart = [trace for trace in chart.data if trace.xaxis == "x2"]
    assert [list(trace.customdata) for trace in apart] == [["late"]]
    assert chart.layout.xaxis2.domain[0] > chart.layout.xaxis.domain[1]
    (line,) = [trace for trace in chart.data if trace.mode == "lines"]
    assert len(line.x) == 6


def test_no_line_joins_figures_of_different_sources():
    mixed = [
        made(f"o{n}", 30 + n, period=str(2000 + n), document_id=f"d{n % 2 + 1}") for n in range(6)
    ]
    assert not [trace for trace in figure(*mixed).data if trace.mode == "lines"]


def test_competing_figures_stand_side_by_side_with_their_spread():
    many = [made(f"o{n}", 30, period=str(2000 + n), document_id="d1") for n in range(5)]
    rival = made("rival", 50, period="2004", document_id="d2")
    chart = figure(*many, rival)
    shown = {
        key: value
        for trace in chart.data
        for key, value in zip(trace.customdata or (), trace.y, strict=False)
    }
    assert (shown["o4"], shown["rival"]) == (30, 50), "none is averaged away"
    strokes = [t for t in chart.data if t.mode == "lines" and len(set(t.x)) == 1]
    assert [list(stroke.y) for stroke in strokes] == [[30, 50]]


def test_a_plan_does_not_compete_with_what_came_of_it():
    many = [made(f"o{n}", 30, period=str(2000 + n), document_id="d1") for n in range(5)]
    plan = made("plan", 50, period="2004", document_id="d2", status="planned")
    chart = figure(*many, plan)
    assert not [t for t in chart.data if t.mode == "lines" and len(set(t.x)) == 1]


def test_competing_figures_in_a_list_are_told_apart_by_their_source():
    chart = figure(
        made("o1", 41, period="2021", document_id="d1"),
        made("o2", 50, period="2021", document_id="d2"),
    )
    assert {"Press", "Office"} <= set(texts(chart))


def test_two_units_are_two_charts_but_people_and_pieces_share_one():
    assert len(drawn(made("o1", 5, unit="EUR"), made("o2", 6, unit="percent"))) == 2
    assert len(drawn(made("o1", 5, unit="persons"), made("o2", 6, unit="count"))) == 1


def test_every_mark_leads_to_its_figure():
    chart = figure(made("o1", 5), made("o2", 6, entity="BBB"), made("o3", 7, entity="BOTH"))
    assert [trace.customdata[0] for trace in chart.data] == ["o1", "o2", "o3"]
    for trace in chart.data:
        assert "items" not in trace.hovertext, "a plain count has no unit to name"


def test_the_words_of_a_picture_say_measure_scope_unit_marks_sources_and_day():
    (one,) = drawn(
        made("o1", 180, qualifier="approx", subject="Fair", **NONE),
        made("o2", 250, entity="BBB", subject="Fair"),
    )
    told = one.figure["layout"]["meta"]
    assert told["title"] == "Made: Aland and Bland"
    assert told["subtitle"] == "What made is. Fair, undated."
    assert told["marks"] == "solid: as stated; hollow, ≈: about"
    assert told["foot"] == "Source: Press. Snapshot 1, 2 May 2001."


@pytest.mark.parametrize(
    ("units", "said"),
    [
        (("count", "count"), "What made is. Undated."),
        (("persons", "persons"), "What made is. Undated. In persons."),
        (("persons", "count"), "What made is. Undated."),
        (("EUR", "EUR"), "What made is. Undated. In euros."),
    ],
)
def test_a_subtitle_names_the_unit_only_where_it_is_one(units, said):
    rows = [made(f"o{n}", 5, unit=unit, subject=str(n)) for n, unit in enumerate(units)]
    (one,) = drawn(*rows)
    assert one.figure["layout"]["meta"]["subtitle"] == said


def test_a_planned_dot_is_hatched_and_the_legend_shows_dots():
    (one,) = drawn(made("o1", 12000, status="planned"), made("o2", 200, entity="BBB"))
    (strokes,) = one.figure["layout"]["shapes"]
    (dot,) = [t for t in one.figure["data"] if t.get("customdata") == ["o1"]]
    assert (strokes["xanchor"], strokes["yanchor"]) == (dot["x"][0], dot["y"][0])
    assert {shown.form for shown in one.marks} == {"dot"}


def test_a_planned_point_in_time_is_hatched_where_it_stands():
    many = [made(f"o{n}", 30 + n, period=str(2000 + n)) for n in range(6)]
    (one,) = drawn(*many, made("plan", 40, period="2006", status="planned"))
    (strokes,) = one.figure["layout"]["shapes"]
    assert (strokes["xanchor"], strokes["yanchor"], strokes["xref"]) == (2006.5, 40, "x")
    assert {shown.form for shown in one.marks} == {"dot"}


def test_bars_and_squares_are_explained_as_bars():
    (bars,) = drawn(made("o1", 5), made("o2", 6, entity="BBB"))
    (squares,) = drawn(small.observation("o1", "share", 33.3, unit="percent"))
    assert {shown.form for shown in (*bars.marks, *squares.marks)} == {"bar"}


def test_the_squares_of_a_share_are_not_ringed():
    (one,) = drawn(small.observation("o1", "share", 33.3, unit="percent"))
    assert template.pinned(one.figure, "o1", "light") == one.figure


def test_a_statement_is_titled_by_its_headline():
    (one,) = drawn(small.observation("o1", "share", 33.3, unit="percent", period="2001"))
    assert one.figure["layout"]["meta"]["title"] == "33.3\u00a0% of Aland in 2001"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_figure_carries_the_one_merged_template_of_its_scheme(scheme):
    (one,) = drawn(made("o1", 5), made("o2", 6, entity="BBB"), scheme=scheme)
    assert one.figure["layout"]["template"] is template.TEMPLATES[scheme], (
        "no figure merges its own"
    )
    chart = go.Figure(one.figure)
    assert chart.layout.template.layout.font.color == PALETTES[scheme].ink


def test_the_pinned_figure_is_ringed_and_nothing_else_is():
    (one,) = drawn(made("o1", 5), made("o2", 6, entity="BBB"))
    held = template.pinned(one.figure, "o2", "light")
    (ring,) = held["data"][2:]
    assert ring["y"] == one.figure["data"][1]["y"]
    assert go.Figure(held)
    assert template.pinned(one.figure, "", "light") == one.figure
    assert template.pinned(one.figure, "other", "light") == one.figure


def test_no_graph_offers_to_send_a_chart_away():
    assert template.CONFIG["showSendToCloud"] is False
    assert template.CONFIG["displaylogo"] is False


@pytest.mark.parametrize(
    ("period", "year"),
    [
        ("2013", 2013.5), ("2014-01", 2014.04), ("2014-12-31", 2015.0), ("2021-Q1", 2021.125),
        ("2021-H2", 2021.75), ("2010/2012", 2011.5), ("2014-21", 2014.3),
    ],
)  # fmt: skip
def test_a_period_stands_at_its_middle(period, year):
    assert midpoint(period) == pytest.approx(year, abs=0.01)


@pytest.mark.parametrize(
    ("years", "named"),
    [
        (range(1998, 2024), ["1998", "2003", "2008", "2013", "2018", "2023"]),
        (range(1992, 2022), ["1992", "1998", "2004", "2010", "2016", "2021"]),
        (range(2002, 2022), ["2002", "2007", "2012", "2017", "2021"]),
        (range(2003, 2027), ["2003", "2009", "2015", "2021", "2026"]),
        (range(2010, 2015), ["2010", "2011", "2012", "2013", "2014"]),
    ],
)
def test_an_axis_of_time_names_its_first_year_and_the_last_with_figures(years, named):
    axis = figure(*(made(f"o{year}", 5, period=str(year)) for year in years)).layout.xaxis
    assert list(axis.ticktext) == named
    assert list(axis.tickvals) == [int(year) + 0.5 for year in named]


def test_the_last_day_of_a_year_is_of_that_year():
    days = [made(f"o{year}", 5, period=f"{year}-12-31") for year in range(2010, 2015)]
    assert figure(*days).layout.xaxis.ticktext[-1] == "2014"


def test_a_period_of_many_years_is_drawn_as_wide_as_it_is():
    many = [made(f"o{n}", 30 + n, period=f"{2000 + n}/{2002 + n}") for n in range(5)]
    chart = figure(*many, made("wide", 33, period="1995/2020"))
    (wide,) = [trace for trace in chart.data if trace.customdata == ("wide",)]
    assert wide.x[0] - wide.error_x.array[0] == pytest.approx(1995.5)
    assert wide.x[0] + wide.error_x.array[0] == pytest.approx(2020.5)


def test_figures_of_two_frequencies_share_no_chart_and_no_figure_is_lost():
    years = [made(f"y{n}", 40 + n, period=str(2000 + n), document_id="d1") for n in range(6)]
    quarters = [made(f"q{n}", 9, period=f"200{n}-Q1", document_id="d1") for n in range(5)]
    few = [made("m1", 3, period="2001-01"), made("m2", 4, period="2001-02")]
    others = [made("late", 41), made("span", 99, period="2001/2004")]
    given = rows(*years, *quarters, *few, *others)
    found = drawn_charts.charts(given, pen(), "", pinned="q3")
    told = [(one.figure["layout"]["meta"]["title"], {r["observation_id"] for r in one.rows})
            for one in found]  # fmt: skip
    assert told[0] == ("Made: Aland, quarterly", {f"q{n}" for n in range(5)}), "the pinned first"
    assert told[1] == ("Made: Aland, annual", {*(f"y{n}" for n in range(6)), "late"})
    assert ("Made: Aland, monthly", {"m1", "m2"}) in told
    assert sum(len(ids) for _, ids in told) == len(given)
    lines = [t for one in found[:2] for t in one.figure["data"] if t["mode"] == "lines"]
    assert [len(line["x"]) for line in lines] == [5, 6]


def test_a_list_of_a_few_figures_stays_together_each_under_its_period():
    few = [made("y", 40, period="2000"), made("q", 9, period="2000-Q1"), made("d", 8, period="")]
    (one,) = drawn(*few)
    assert len(one.rows) == 3


def test_the_axis_of_values_is_marked_with_round_values_as_people_write_them():
    many = [made(f"o{n}", (2 + n) * 1e9, unit="EUR", period=str(2000 + n)) for n in range(6)]
    axis = figure(*many).layout.yaxis
    assert axis.ticktext[:3] == ("0\u00a0EUR", "2\u00a0bn\u00a0EUR", "4\u00a0bn\u00a0EUR")
    assert axis.tickvals[-1] >= 7e9


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("EUR", ""),
        ("percent", ""),
        ("gas", "Euros per 1,000 cubic metres"),
        ("persons", "Persons"),
        ("count", "Made"),
    ],
)
def test_an_axis_of_bare_numbers_has_what_they_are_of_above_it(unit, said):
    gas = Unit(
        unit="gas", label="euros per 1,000 cubic metres", symbol="EUR/1,000 m³", kind="price"
    )
    frames = small.frames(indicators=[small.indicator("made")])
    told = Wording.of({**frames, "units": to_frame("units", [*small.UNITS, gas])})
    of = Pen(told, COLOURS, {}, "light")
    many = [made(f"o{n}", 5 + n, unit=unit, period=str(2000 + n)) for n in range(6)]
    (one,) = drawn_charts.charts(rows(*many), of)
    chart = go.Figure(one.figure)
    assert said in " ".join(texts(chart))
    bare = all(text.isdigit() for text in chart.layout.yaxis.ticktext)
    assert bare == bool(said), "either the marks of the axis name the unit or the line above it"


def test_a_key_above_a_chart_of_time_names_whose_colour_and_whose_line_it_is():
    many = [made(f"o{n}", 30 + n, period=str(2000 + n), document_id="d1") for n in range(6)]
    (key,) = [text for text in texts(figure(*many, made("b", 9, entity="BBB"))) if "●" in text]
    for told in (COLOURS["AAA"], "● Aland", COLOURS["BBB"], "● Bland"):
        assert told in key


def test_a_line_has_the_name_of_its_source_beside_it_and_not_once_more_above_the_chart():
    many = [made(f"o{n}", 30 + n, period=str(2000 + n), document_id="d1") for n in range(6)]
    chart = figure(*many)
    (name,) = [note for note in chart.layout.annotations if "Press" in note.text]
    assert COLOURS["AAA"] in name.text
    line = {(2000.5 + n, 30 + n) for n in range(6)}
    assert (name.x, name.y) in line
    assert abs(name.yshift) == GAP_PX


def test_a_name_that_finds_no_room_at_its_line_stands_in_the_key():
    up = [made(f"o{n}", 30 + n, period=str(2000 + n), document_id="d1") for n in range(6)]
    long = Pen(pen().wording, COLOURS, {"d1": "A publisher of a name that no phone holds"}, "light")
    (one,) = drawn_charts.charts(rows(*up), long)
    assert "— A publisher" in " ".join(texts(go.Figure(one.figure)))


def test_what_is_no_source_is_told_in_the_key_and_not_at_a_mark():
    computed = [made(f"o{n}", 30 + n, period=str(2000 + n), method="derived", document_id="")
                for n in range(6)]  # fmt: skip
    (key,) = [text for text in texts(figure(*computed)) if "computed" in text]
    assert "— computed" in key


def test_many_figures_of_several_parts_are_small_charts_of_one_part_each():
    many = [
        made(f"{part}{n}", 5 + n, breakdown=part, period=str(2000 + n))
        for part in ("tanks", "ships")
        for n in range(13)
    ]
    titles = [one.figure["layout"]["meta"]["title"] for one in drawn(*many)]
    assert titles == ["Made: Aland, tanks", "Made: Aland, ships"]


def many_things(*values):
    """So many that they stand on lines, each below its label: those of `values`, and as many 5."""
    told = [*values, *[5] * 30][:30]
    return [made(f"o{n}", value, subject=f"Drill {n}") for n, value in enumerate(told)]


def test_a_tall_chart_names_the_marks_of_its_axis_above_as_well():
    chart = figure(*many_things(200, 30_000))
    above = {note.text: note.x for note in chart.layout.annotations if note.yref == "paper"}
    assert above == {text: pytest.approx(power) for power, text in
                     ((1, "10"), (2, "100"), (3, "1,000"), (4, "10,000"))}  # fmt: skip
    assert set(above) <= set(chart.layout.xaxis.ticktext)
    plain = figure(*many_things(20, 40))
    named = {note.text: note.x for note in plain.layout.annotations if note.yref == "paper"}
    assert named == {"0": 0, "10": 10, "20": 20, "30": 30, "40": 40}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_line_of_the_axis_runs_through_a_label(scheme):
    palette = PALETTES[scheme]
    lanes = figure(*many_things(200, 30_000), scheme=scheme)
    labels = [note for note in lanes.layout.annotations if "Drill" in (note.text or "")]
    assert {note.bgcolor for note in labels} == {palette.card}
    listed = figure(made("a", 12000, period="2013"), made("b", 200), scheme=scheme)
    papers = [note.bgcolor for note in listed.layout.annotations if note.bgcolor]
    assert papers == [palette.card] * 2 + [palette.panel] * 2, "the undated stand on a panel"


def series(entity, counterpart, years=6, **more):
    return [
        made(
            f"{entity}-{counterpart}-{n}",
            5 + n,
            entity=entity,
            counterpart=counterpart,
            period=str(2000 + n),
            **more,
        )
        for n in range(years)
    ]


def told_of(*made):
    return [
        (one.figure["layout"]["meta"]["title"], {row["counterpart"] for row in one.rows})
        for one in drawn(*made)
    ]


def test_one_entity_s_series_with_several_partners_are_small_charts_that_name_the_partner():
    many = [*series("AAA", "CCC"), *series("AAA", "BBB", 8), *series("BOTH", "CCC")]
    assert told_of(*many) == [
        ("Made: Aland, with Bland", {"BBB"}),
        ("Made: Aland and Both Lands, with CCC", {"CCC"}),
    ]


def test_two_that_are_each_other_s_partner_share_a_chart_that_says_so():
    pair = [*series("AAA", "BBB", 8), *series("BBB", "AAA", 8)]
    assert told_of(*pair) == [("Made: Aland and Bland, with each other", {"AAA", "BBB"})]
    assert told_of(*pair, *series("AAA", "CCC"))[1] == ("Made: Aland, with CCC", {"CCC"})


def test_a_sum_over_members_that_pay_into_it_stays_on_their_chart():
    paid = [*series("AAA", "BOTH"), *series("BBB", "BOTH")]
    total = series("BOTH", "BOTH", method="derived")
    assert told_of(*paid, *total) == [("Made: Aland and Bland, with Both Lands", {"BOTH"})]


def test_figures_too_few_for_a_series_stand_in_one_list_with_their_partners():
    first, few = drawn(*series("AAA", "BBB"), *series("AAA", "CCC", 2), *series("AAA", "DDD", 1))
    assert {row["counterpart"] for row in first.rows} == {"BBB"}
    assert {row["counterpart"] for row in few.rows} == {"CCC", "DDD"}
    told = " ".join(
        [*texts(go.Figure(few.figure)), *(few.figure["layout"]["yaxis"].get("ticktext") or ())]
    )
    assert "CCC" in told
    assert "DDD" in told


def test_a_definition_names_whom_it_is_of_where_all_figures_share_it():
    sold = small.indicator(
        "made", definition="What the entity sells to the counterpart.", counterpart_role="To"
    )
    of = Pen(Wording.of(small.frames(indicators=[sold])), COLOURS, {}, "light")
    one, two = (made("a", 1, counterpart="BBB"), made("b", 2, entity="BBB", counterpart="AAA"))
    assert charts.definition(rows(one), of) == "What Aland sells to Bland."
    assert charts.definition(rows(one, two), of) == "What the entity sells to the counterpart."


def test_of_many_partners_those_of_the_main_economy_are_drawn_first():
    def series(entity, partner, years):
        return [
            made(f"{entity}{partner}{n}", 5, entity=entity, counterpart=partner,
                 period=str(2000 + n), document_id="d1")
            for n in range(years)
        ]  # fmt: skip

    many = [one for n in range(9) for one in series("BBB", f"P{n}", 8)] + series("AAA", "P0", 6)
    first, *_ = drawn_charts.charts(rows(*many), pen(), "", economy="AAA")
    assert {row["entity"] for row in first.rows} == {"AAA", "BBB"}
    assert first.left_out.endswith("2 more stand in the table. Choose one to see it.")


def test_a_long_figure_is_written_so_that_a_phone_holds_it():
    figures = ((40, "count"), (123_456_789, "EUR"), (-987_654_321_000_000, "EUR"))
    drawn_in = [figure(made("o", value, unit=unit)) for value, unit in figures]
    sizes = [chart.layout.annotations[0].font.size for chart in drawn_in]
    assert sizes[0] == 58
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] < 58


def test_a_title_names_whom_computed_figures_are_of():
    computed = [
        *series("AAA", "", method="derived", document_id=""),
        *series("BBB", "", method="derived", document_id=""),
    ]
    assert [title for title, _ in told_of(*computed)] == ["Made: Aland and Bland"]

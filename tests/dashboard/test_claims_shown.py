"""Competing figures stand side by side: who states what, which is preferred, and why."""

import dataclasses

import plotly.graph_objects as go
import small_tables as small
from drawn_charts import charts
from read_components import find, links, words
from stores import store_of

from dashboard.charts.drawing import Pen
from dashboard.charts.lines import PREFERRED, lines
from dashboard.charts.panels import MOST_SERIES
from dashboard.charts.ranges import MOST_LANES
from dashboard.components.claims import claims
from dashboard.queries.claims import claim_sets_of
from dashboard.queries.explore import choose
from dashboard.state import View
from etl.tables import Claim, ClaimSet, to_frame
from etl.wording import Wording


def made(name, value, **more):
    given = {"method": "sheet", "document_id": f"d{name}", "unit": "persons", **more}
    return small.observation(name, "troops", value, **given)


def held(name, figures, **thing):
    """A claim set of `figures`, the first of them preferred, each with its claimant."""
    values = [figure.value for figure in figures]
    first = figures[0]
    given = {
        "indicator": "troops", "entity": "AAA", "period": first.period, "unit": "persons",
        "stage": "fact", "subject": first.subject, **thing,
    }  # fmt: skip
    one = ClaimSet(
        claim_set_id=name, low=min(values), high=max(values), figures=len(values),
        claimants=len(values), agreeing=values.count(first.value) - 1,
        preferred=first.observation_id, reason=f"Reason of {name}.", **given,
    )  # fmt: skip
    stands = ["agrees" if value == first.value else "differs" for value in values]
    return one, [
        Claim(
            claim_set_id=name, observation_id=figure.observation_id, claimant=f"Says {n}", rank=n,
            agreement="preferred" if n == 1 else stand,
        )
        for n, (figure, stand) in enumerate(zip(figures, stands, strict=True), 1)
    ]  # fmt: skip


def claimed(figures, sets):
    frames = small.frames(
        indicators=[small.indicator("troops", unit_kind="persons")],
        documents=[small.document(figure.document_id) for figure in figures],
        observations=figures,
    )
    frames["claim_sets"] = to_frame("claim_sets", [one for one, _ in sets])
    frames["claims"] = to_frame("claims", [claim for _, many in sets for claim in many])
    return store_of(frames)


WIDE = [made("w1", 12_700, period="2017"), made("w2", 240_000, period="2017")]
AGREED = [made("a1", 900, period="2019"), made("a2", 900, period="2019")]
STORE = claimed([*WIDE, *AGREED], [held("agreed", AGREED), held("wide", WIDE)])
WORDING = Wording.of(STORE.frames)
PEN = Pen(WORDING, {}, {}, "light")


def sets(pinned=""):
    return claim_sets_of(STORE, choose(STORE, WORDING, View()).rows, pinned)


def test_what_differs_most_comes_first_and_the_pinned_figure_before_all():
    assert [one.row["claim_set_id"] for one in sets()] == ["wide", "agreed"]
    assert [one.row["claim_set_id"] for one in sets("a2")] == ["agreed", "wide"]


def test_each_claimant_has_a_dot_and_the_reason_and_a_table_stand_below():
    wide, agreed = find(claims(sets(), View(), PEN, "Foot."), className="claims")
    assert "12,700 to 240,000" in words(wide)
    assert "Reason of wide." in words(wide)
    assert "1 other agrees with the preferred figure" in words(agreed)
    graph = next(iter(_graphs(wide)))
    figure = go.Figure(graph.figure)
    dots = [t for t in figure.data if t.mode == "markers"]
    assert [list(t.x) for t in dots] == [[12_700], [240_000]]
    told = [note.text for note in figure.layout.annotations]
    assert "Says 1 · preferred" in told
    assert "Says 2 · differs" in told
    assert figure.layout.xaxis.title.text == "logarithmic axis" or figure.layout.xaxis.type != "log"
    assert [one for one in find(wide, className="chip") if words(one)]


def _graphs(component):
    children = getattr(component, "children", None)
    if type(component).__name__ == "Graph":
        yield component
    for child in children if isinstance(children, list) else [children]:
        if child is not None and not isinstance(child, str):
            yield from _graphs(child)


def test_a_view_without_competing_figures_says_so():
    assert "No competing figures" in words(claims([], View(), PEN, ""))


def test_of_many_sets_the_others_lead_to_their_charts():
    figures = [made(f"o{n}", 5 + n % 2, period=str(2000 + n // 2)) for n in range(16)]
    pairs = [figures[n : n + 2] for n in range(0, 16, 2)]
    store = claimed(figures, [held(f"c{n}", pair) for n, pair in enumerate(pairs)])
    rows = choose(store, WORDING, View()).rows
    shown = claims(claim_sets_of(store, rows), View(indicator="troops"), PEN, "")
    assert len(find(shown, className="claims")) == 6
    (rest,) = find(shown, className="more-claims")
    assert [href for href in links(rest) if "show=claims&figure=o" in href] == links(rest)


def test_a_line_runs_through_the_preferred_figures_and_never_zigzags():
    rows = []
    for n in range(5):
        period = str(2000 + n)
        rows += [
            {**dataclasses.asdict(made(f"p{n}", 10 + n, period=period)), "rank": 1},
            {**dataclasses.asdict(made(f"r{n}", 90 - n, period=period)), "rank": 2},
        ]
    (line,) = lines(rows, {})
    assert line.label == PREFERRED
    assert [row["value"] for row in line.rows] == [10, 11, 12, 13, 14]
    unranked = [{**row, "rank": 0} for row in rows]
    assert lines(unranked, {}) == [], "nothing says which figure a line should join"


def test_a_line_keeps_plans_years_and_statements_of_documents_apart():
    actual = [made(f"y{n}", 10 + n, period=str(2000 + n)) for n in range(5)]
    plans = [made(f"z{n}", 20 + n, period=str(2000 + n), status="planned") for n in range(5)]
    quarters = [made(f"q{n}", 3, period=f"2001-Q{n + 1}") for n in range(4)]
    said = made("s", 99, period="2005", method="extracted")
    rows = [dataclasses.asdict(one) for one in (*actual, *plans, *quarters, said)]
    found = {
        (line.rows[0]["status"], len(line.rows[0]["period"])): line for line in lines(rows, {})
    }
    assert [row["value"] for row in found["actual", 4].rows] == [10, 11, 12, 13, 14]
    assert [row["value"] for row in found["actual", 7].rows] == [3, 3, 3, 3]
    assert ("planned", 4) not in found, "what several say was planned is no series"
    of_one = [{**row, "document_id": "law"} for row in rows if row["status"] == "planned"]
    (line,) = lines(of_one, {"law": "Law"})
    assert (line.planned, line.label) == (True, "Law")


def test_a_gap_in_a_series_is_told_from_what_is_next_to_each_other():
    rows = [made(f"g{n}", 5, period=str(year)) for n, year in enumerate((2000, 2001, 2005, 2006))]
    (line,) = lines([dataclasses.asdict(row) for row in rows], {})
    assert [near for *_, near in line.stretches] == [True, False, True]


def test_many_things_have_a_lane_each_and_the_newest_are_drawn():
    many = [
        made(f"o{n}", 100 * (1 + n % 3), subject=f"Drill-{1950 + n}", period=str(1950 + n))
        for n in range(MOST_LANES + 5)
    ]
    rows = choose(claimed(many, []), WORDING, View()).rows
    (one,) = charts(rows, PEN, "", pinned="o0")
    dots = [t for t in one.figure["data"] if t["mode"] == "markers"]
    assert len(dots) == MOST_LANES
    drawn = {key for trace in dots for key in trace["customdata"]}
    assert {"o0", f"o{MOST_LANES + 4}"} <= drawn
    assert "5 older figures" in one.left_out
    assert go.Figure(one.figure)


def test_of_very_many_series_as_many_are_drawn_as_can_be_followed():
    many = [
        made(f"o{n}-{year}", n + year, period=str(year), breakdown=f"part{n}")
        for n in range(MOST_SERIES + 3)
        for year in range(2000, 2006)
    ]
    rows = [
        {**dataclasses.asdict(row), "breakdown": "", "counterpart": row.breakdown} for row in many
    ]
    first, *others = charts(rows, PEN, "", pinned=f"o{MOST_SERIES + 2}-2001")
    assert {row["counterpart"] for row in first.rows} == {f"part{MOST_SERIES + 2}"}
    assert len(others) == MOST_SERIES - 1
    assert "3 more stand in the table" in first.left_out
    assert not any(other.left_out for other in others), "it is said once"


def test_a_lane_says_how_far_its_figures_reach_with_their_hedges():
    many = [made(f"o{n}", 100, subject=f"D-{1950 + n}", period=str(1950 + n)) for n in range(28)]
    more = {"subject": "D-2000", "period": "2000"}
    many += [
        made("least", 200, **more),
        made("even", 10_000, **more),
        made("open", 10_000, qualifier="more_than", high=None, **more),
    ]
    rows = choose(claimed(many, []), WORDING, View()).rows
    (one,) = charts(rows, PEN, "")
    told = " ".join(note.get("text", "") for note in one.figure["layout"]["annotations"])
    assert "200 to more than 10,000" in told

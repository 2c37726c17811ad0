"""The workbook's charts: which figures they draw, from which cells, and how."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from openpyxl.chart import BarChart, LineChart, ScatterChart
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook
from workbooks import SNAPSHOT, figure, frames_of, opened, table, written

from etl.load.workbook import write_workbook
from etl.load.workbook.book import Book
from etl.load.workbook.comparisons import Comparison, comparisons, strongest, year_of
from etl.tables import Frames, Observation


def compared(*figures: Observation, theme: str = "forces") -> list[Comparison]:
    with TemporaryDirectory() as folder, Book(frames_of(figures), SNAPSHOT, Path(folder)) as book:
        return comparisons(book, theme)


def only(*figures: Observation, theme: str = "forces") -> Comparison:
    (comparison,) = compared(*figures, theme=theme)
    return comparison


def charts_of(frames: Frames, sheet: str) -> tuple[Workbook, list[Any]]:
    workbook = opened(written(frames)[0])
    return workbook, list(workbook[sheet]._charts)


def cells(workbook: Workbook, reference: str) -> list[Any]:
    """The values that a chart's reference leads to."""
    sheet, _, area = reference.rpartition("!")
    left, top, right, bottom = range_boundaries(area.replace("$", ""))
    rows = workbook[sheet.strip("'")].iter_rows(top, bottom, left, right)
    return [cell.value for row in rows for cell in row]


def test_every_theme_and_the_summary_have_a_native_chart(published: Any, tmp_path: Any) -> None:
    write_workbook(published.frames, published.snapshot, tmp_path / "a.xlsx")
    workbook = opened((tmp_path / "a.xlsx").read_bytes())
    themes = workbook.sheetnames[1 : workbook.sheetnames.index("Claim sets")]
    assert len(themes) >= 5
    for name in ("Summary", *themes):
        assert workbook[name]._charts, name
    assert len(workbook["Summary"]._charts) == len(themes)


def test_the_charts_of_the_summary_draw_its_headline_figures(published: Any, tmp_path: Any) -> None:
    write_workbook(published.frames, published.snapshot, tmp_path / "a.xlsx")
    workbook = opened((tmp_path / "a.xlsx").read_bytes())
    rows = table(workbook, "Headlines")
    theme_of = dict(zip(rows["observation_id"], rows["theme"], strict=True))
    shown = set()
    for chart in workbook["Summary"]._charts:
        sheet, _, area = chart.series[0].cat.strRef.f.rpartition("!")
        ids = cells(workbook, f"{sheet}!{area.replace('$A$', '$B$')}")
        shown |= {theme_of[key] for key in ids if key in theme_of}
    assert shown == set(rows["theme"])


def test_the_chart_for_a_theme_is_the_one_with_its_headlines_not_the_longest() -> None:
    found = compared(
        figure(1), figure(2), figure(3, unit="USD"), figure(4, unit="USD"), figure(5, unit="USD")
    )  # fmt: skip
    assert strongest(found, {"o2"}).unit == "persons"
    assert strongest(found, ()).unit == "USD"


def test_a_chart_refers_to_the_cells_of_its_figures(published: Any, tmp_path: Any) -> None:
    write_workbook(published.frames, published.snapshot, tmp_path / "a.xlsx")
    workbook = opened((tmp_path / "a.xlsx").read_bytes())
    values = published.frames["observations"].set_index("observation_id")["value"]
    drawn = 0
    for sheet in workbook:
        for chart in sheet._charts:
            for series in chart.series:
                reference = series.val.numRef.f
                ids = cells(workbook, reference.replace("$F$", "$B$").replace("$G$", "$B$")
                            .replace("$H$", "$B$").replace("$I$", "$B$"))  # fmt: skip
                shown = [v for v in cells(workbook, reference) if v is not None]
                known = [
                    values[key]
                    for key, v in zip(ids, cells(workbook, reference), strict=True)
                    if v is not None
                ]
                assert shown == known
                assert len(cells(workbook, series.cat.strRef.f)) == len(ids)
                (name,) = cells(workbook, series.tx.strRef.f)
                assert name
                drawn += len(shown)
    assert drawn > 10


def test_figures_of_one_measure_and_unit_share_a_chart_and_others_do_not() -> None:
    found = compared(
        figure(1), figure(2), figure(3, unit="RUB", indicator="budget"),
        figure(4, unit="USD"), figure(5, unit="USD"),
    )  # fmt: skip
    assert [{p.observation_id for p in c.points} for c in found] == [{"o4", "o5"}, {"o1", "o2"}]


def test_a_denied_figure_is_in_no_chart() -> None:
    drawn = only(figure(1), figure(2), figure(3, status="negated"))
    assert {point.observation_id for point in drawn.points} == {"o1", "o2"}
    assert compared(figure(1, status="negated")) == []


def test_a_sum_restated_in_another_currency_is_drawn_once() -> None:
    sums = [figure(n, indicator="budget", unit="RUB", value=1e9 * n) for n in (1, 2)]
    restated = [figure(n + 4, indicator="budget", unit="USD", restates=f"o{n}") for n in (1, 2)]
    drawn = only(*sums, *restated, theme="budget")
    assert {point.observation_id for point in drawn.points} == {"o1", "o2"}


def test_a_theme_of_denied_figures_alone_has_a_sheet_without_a_chart() -> None:
    workbook, charts = charts_of(frames_of([figure(1, status="negated")]), "Forces")
    assert charts == []
    assert table(workbook, "Theme_1_forces")["status"] == ["denied"]


def test_a_lone_percentage_is_drawn_against_the_whole() -> None:
    share = figure(1, indicator="export_share", unit="percent", value=100 / 3)
    _, (chart,) = charts_of(frames_of([share]), "Trade")
    assert (chart.y_axis.scaling.min, chart.y_axis.scaling.max) == (0, 100)


@pytest.mark.parametrize(
    ("changed", "label"),
    [
        ({"qualifier": "approx"}, "≈\u00a0101"),
        ({"qualifier": "more_than", "low": 101.0}, "more than 101"),
        ({"qualifier": "up_to", "high": 101.0}, "up to 101"),
        ({"qualifier": "at_least"}, "at least about 101"),
        ({"qualifier": "range", "low": 90.0, "high": 112.0}, "90–112"),
        ({"status": "planned"}, "planned: 101"),
        ({"status": "claimed"}, "claimed: 101"),
        ({"period": "", "period_basis": "none"}, "undated: 101"),
    ],
)
def test_a_label_says_hedge_status_and_that_a_figure_is_undated(
    changed: dict[str, Any], label: str
) -> None:
    drawn = only(figure(1, **changed), figure(2, entity="BLR"))
    assert next(p.label for p in drawn.points if p.observation_id == "o1").endswith(label)


def test_plans_are_hatched_and_approximate_figures_hollow() -> None:
    frames = frames_of(
        [figure(1), figure(2, qualifier="approx"), figure(3, status="planned"),
         figure(4, status="claimed")]
    )  # fmt: skip
    workbook, (chart,) = charts_of(frames, "Forces")
    drawn = {cells(workbook, s.tx.strRef.f)[0]: s.graphicalProperties for s in chart.series}
    assert drawn["Russia"].solidFill.srgbClr == "C2502E"
    assert drawn["Russia, about"].solidFill.srgbClr == "FFFFFF"
    assert drawn["Russia, planned"].pattFill.prst == "wdUpDiag"
    assert drawn["Russia, claimed"].line.prstDash == "sysDash"


def test_a_bound_that_is_only_about_right_is_hollow() -> None:
    frames = frames_of(
        [figure(1, qualifier="at_least", low=101.0),
         figure(2, qualifier="at_least")]
    )  # fmt: skip
    workbook, (chart,) = charts_of(frames, "Forces")
    drawn = {cells(workbook, s.tx.strRef.f)[0]: s.graphicalProperties for s in chart.series}
    assert drawn["Russia"].solidFill.srgbClr == "C2502E"
    assert drawn["Russia, about"].solidFill.srgbClr == "FFFFFF"


def test_a_range_has_arms_from_low_to_high() -> None:
    frames = frames_of([figure(1), figure(2, value=250.0, low=200.0, high=310.0,
                                          qualifier="range", entity="BLR")])  # fmt: skip
    workbook, (chart,) = charts_of(frames, "Forces")
    (arms,) = [series.errBars for series in chart.series if series.errBars]
    assert [v for v in cells(workbook, arms.minus.numRef.f) if v is not None] == [50]
    assert [v for v in cells(workbook, arms.plus.numRef.f) if v is not None] == [60]


def test_large_beside_small_are_dots_on_a_logarithmic_axis() -> None:
    frames = frames_of([figure(1, value=12_000.0), figure(2, value=200.0, entity="BLR")])
    _, (chart,) = charts_of(frames, "Forces")
    assert isinstance(chart, LineChart)
    assert chart.y_axis.scaling.logBase == 10
    assert (chart.y_axis.scaling.min, chart.y_axis.scaling.max) == (100, 100_000)
    near = frames_of([figure(1, value=300.0), figure(2, value=200.0, entity="BLR")])
    _, (chart,) = charts_of(near, "Forces")
    assert isinstance(chart, BarChart)
    assert chart.y_axis.scaling.logBase is None
    assert chart.y_axis.scaling.min == 0


def test_many_figures_are_drawn_over_time_and_the_rest_is_counted() -> None:
    many = [figure(n, period=str(1990 + n)) for n in range(30)]
    undated = figure(90, period="", period_basis="none")
    workbook, (chart,) = charts_of(frames_of([*many, undated]), "Forces")
    assert isinstance(chart, ScatterChart)
    assert (chart.x_axis.scaling.min, chart.x_axis.scaling.max) == (1990, 2020)
    assert cells(workbook, chart.series[0].xVal.numRef.f) == list(range(1990, 2020))
    notes = [cell.value for row in workbook["Forces"].rows for cell in row if cell.hyperlink]
    assert "Data of this chart; 1 more, not drawn, in the table" in notes


def test_over_time_no_two_counterparts_parts_or_lasting_subjects_pass_for_one() -> None:
    def series(start: int, **changed: str) -> list[Observation]:
        return [figure(start + n, period=str(1990 + n), **changed) for n in range(15)]

    found = compared(
        *series(0, counterpart="BLR"),
        *series(100, entity="BLR", counterpart="RUS"),
        *series(200, counterpart="CHN"),
        *series(300, counterpart="CHN", breakdown="tanks"),
        *series(400, counterpart="CHN", subject="a guard"),
        *(figure(500 + n, counterpart="DEU", subject=f"exercise {n}") for n in range(3)),
    )
    assert "each other" in found[0].title
    hundreds = [{int(point.observation_id[1:]) // 100 for point in one.points} for one in found]
    assert hundreds == [{0, 1}, {2}, {3}, {4}, {5}]


def test_a_quarter_is_no_point_among_years() -> None:
    found = compared(
        *(figure(n, period=str(1990 + n)) for n in range(25)),
        *(figure(100 + n, period=f"{2000 + n}-Q1") for n in range(6)),
        figure(200, period="2001-07"),
        figure(201, period="2001-08"),
    )
    told = [(one.title.rpartition(", ")[2], one.over_time, len(one.points)) for one in found]
    assert told == [("annual", True, 25), ("quarterly", False, 6), ("monthly", False, 2)]


def test_figures_that_would_read_alike_are_told_apart_by_their_source() -> None:
    drawn = only(figure(1), figure(2, value=101.0))
    assert all("Its publisher, 23 August 2020" in point.label for point in drawn.points)


def test_the_names_of_bars_stand_beside_the_plot_where_one_is_negative() -> None:
    frames = frames_of([figure(1, value=-300.0), figure(2, value=200.0, entity="BLR")])
    _, (chart,) = charts_of(frames, "Forces")
    assert isinstance(chart, BarChart)
    assert chart.x_axis.tickLblPos == "low"


def test_axes_are_drawn_in_every_program(published: Any, tmp_path: Any) -> None:
    write_workbook(published.frames, published.snapshot, tmp_path / "a.xlsx")
    workbook = opened((tmp_path / "a.xlsx").read_bytes())
    for sheet in workbook:
        for chart in sheet._charts:
            assert (chart.x_axis.delete, chart.y_axis.delete) == (False, False)


def test_a_picture_of_a_chart_says_measure_unit_source_and_snapshot() -> None:
    _, (chart,) = charts_of(frames_of([figure(1), figure(2, entity="BLR")]), "Forces")
    said = [
        run.t
        for title in (chart.title, chart.x_axis.title, chart.y_axis.title)
        if title
        for paragraph in title.tx.rich.p
        for run in paragraph.r or ()
    ]
    assert said == [
        "Forces in an exercise: 2013",
        "persons",
        "Source: Its publisher. econdep, snapshot 7, 22 November 2026",
    ]


def test_words_of_a_chart_that_xml_forbids_do_not_break_the_file() -> None:
    frames = frames_of([figure(1, subject="\x00"), figure(2, subject="\x00")])
    frames["documents"]["publisher"] = "\x01" * 300
    frames["entities"]["label"] = "=\x02"
    workbook, charts = charts_of(frames, "Forces")
    assert len(charts) == 1
    assert table(workbook, "Chart_1")["label"]


@pytest.mark.parametrize(
    ("period", "year"),
    [
        ("2013", 2013), ("2014-07", 2014.5), ("2018-11-13", 2018 + 10 / 12), ("2021-Q3", 2021.5),
        ("2021-H2", 2021.5), ("2010/2012", 2011), ("", None), ("--04-02", None), ("2014-21", 2014),
    ],
)  # fmt: skip
def test_a_period_stands_at_its_beginning(period: str, year: float | None) -> None:
    assert year_of(period) == (None if year is None else pytest.approx(year))

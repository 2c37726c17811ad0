"""Native Excel charts of comparisons.

Comes in: a `Comparison` and the sheet that holds its data. Goes out: a chart that refers to those
cells. A range has its bar, an approximate figure is hollow, a plan is hatched; 12,000 beside 200
are dots on a logarithmic axis. Title, unit, sources and snapshot are part of the picture.
"""

from __future__ import annotations

import math
from typing import Any

from openpyxl.chart import BarChart, LineChart, Reference, ScatterChart
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.data_source import AxDataSource, NumDataSource, NumRef, StrRef
from openpyxl.chart.error_bar import ErrorBars
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import Series as ChartSeries
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
)
from openpyxl.drawing.text import (
    Font as TextFont,
)
from openpyxl.worksheet.worksheet import Worksheet

from etl.load.workbook import style
from etl.load.workbook.book import Book
from etl.load.workbook.chart_data import ABOVE, BELOW, FIRST_SERIES, LABEL, YEAR
from etl.load.workbook.comparisons import Comparison, Series
from etl.load.workbook.text import plain

Chart = Any  # the stubs of openpyxl know too little of its charts to check them
WIDTH_CM = 20.5
_EMU = 12700  # English Metric Units in a point


def chart_of(book: Book, comparison: Comparison, data: Worksheet, top: int) -> Chart:
    """The chart whose data stand on sheet `data` under the header in row `top`."""
    bottom = top + len(comparison.points)
    chart: Chart
    if comparison.over_time:
        chart = _over_time(comparison, data, top, bottom)
    elif comparison.logarithmic:
        chart = _dots(comparison, data, top, bottom)
    else:
        chart = _bars(comparison, data, top, bottom)
    chart.title = _title(plain(comparison.title, 140), 13, style.INK, bold=True)
    chart.width, chart.roundedCorners = WIDTH_CM, False
    plain_series = len(comparison.series) == 1 and comparison.series[0].drawn == "solid"
    chart.legend = None if plain_series else _legend()
    _set_value_axis(book, comparison, chart)
    return chart


def _bars(comparison: Comparison, data: Worksheet, top: int, bottom: int) -> Chart:
    chart: Chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "clustered", 100, 45
    if len(comparison.points) == 1:
        chart.gapWidth = 150
    longest = max(len(point.label) for point in comparison.points)
    chart.height = max(5.5, 4.2 + (0.75 if longest < 40 else 0.95) * len(comparison.points))
    for number, series in enumerate(comparison.series):
        drawn = _series(data, FIRST_SERIES + number, top, bottom)
        drawn.graphicalProperties = _fill(series)
        drawn.invertIfNegative = False
        if any(p.low is not None for p in comparison.points if p.series == series):
            drawn.errBars = _arms(data, top, bottom)
        chart.series.append(drawn)
    _name_categories(chart, data, top, bottom)
    chart.x_axis.tickLblSkip = 1  # every bar has its name
    chart.x_axis.tickLblPos = "low"  # beside the plot, where a bar is negative too
    chart.x_axis.scaling.orientation = "maxMin"  # the first figure on top
    chart.y_axis.crosses = "max"  # and the values below
    return chart


def _dots(comparison: Comparison, data: Worksheet, top: int, bottom: int) -> Chart:
    """Dots above their names: on a logarithmic axis the length of a bar would mean nothing."""
    chart: Chart = LineChart()
    chart.height = 9.5
    for number, series in enumerate(comparison.series):
        drawn = _series(data, FIRST_SERIES + number, top, bottom)
        drawn.marker = _marker(series)
        drawn.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
        drawn.smooth = False
        if any(p.low is not None for p in comparison.points if p.series == series):
            drawn.errBars = _arms(data, top, bottom)
        chart.series.append(drawn)
    _name_categories(chart, data, top, bottom)
    return chart


def _over_time(comparison: Comparison, data: Worksheet, top: int, bottom: int) -> Chart:
    chart: Chart = ScatterChart()
    chart.style, chart.scatterStyle, chart.height = 13, "lineMarker", 9.5
    years = Reference(data, min_col=YEAR, min_row=top + 1, max_row=bottom)
    for number, series in enumerate(comparison.series):
        column = FIRST_SERIES + number
        values = Reference(data, min_col=column, min_row=top, max_row=bottom)
        drawn = SeriesFactory(values, years, title_from_data=True)
        drawn.marker = _marker(series)
        drawn.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
        chart.series.append(drawn)
    known = [point.year for point in comparison.points if point.year is not None]
    chart.x_axis.scaling.min = math.floor(min(known))
    chart.x_axis.scaling.max = math.floor(max(known)) + 1
    chart.x_axis.majorUnit = max(1, math.ceil((max(known) - min(known)) / 12))
    chart.x_axis.number_format = "0"
    return chart


def _series(data: Worksheet, column: int, top: int, bottom: int) -> ChartSeries:
    values = Reference(data, min_col=column, min_row=top, max_row=bottom)
    series: ChartSeries = SeriesFactory(values, title_from_data=True)
    return series


def _name_categories(chart: Chart, data: Worksheet, top: int, bottom: int) -> None:
    labels = Reference(data, min_col=LABEL, min_row=top + 1, max_row=bottom)
    for series in chart.series:
        series.cat = AxDataSource(strRef=StrRef(f=str(labels)))


def _arms(data: Worksheet, top: int, bottom: int) -> ErrorBars:
    below, above = (
        NumDataSource(
            numRef=NumRef(f=str(Reference(data, min_col=c, min_row=top + 1, max_row=bottom)))
        )
        for c in (BELOW, ABOVE)
    )
    return ErrorBars(
        errDir="y",
        errBarType="both",
        errValType="cust",
        noEndCap=False,
        minus=below,
        plus=above,
        spPr=GraphicalProperties(ln=LineProperties(solidFill=style.INK, w=1.25 * _EMU)),
    )


def _fill(series: Series) -> GraphicalProperties:
    """How bars of a series are drawn: solid, hollow, hatched, or hollow with a dashed line."""
    line = LineProperties(solidFill=series.color, w=int(1.5 * _EMU))
    if series.drawn == "solid":
        return GraphicalProperties(solidFill=series.color, ln=line)
    if series.drawn == "hatched":
        hatch = PatternFillProperties(
            prst="wdUpDiag",
            fgClr=_color(series.color),
            bgClr=_color("FFFFFF"),
        )
        return GraphicalProperties(pattFill=hatch, ln=line)
    if series.drawn == "dashed":
        line.prstDash = "sysDash"
    return GraphicalProperties(solidFill="FFFFFF", ln=line)


def _color(rgb: str) -> ColorChoice:
    return ColorChoice(srgbClr=rgb)  # type: ignore[arg-type]  # the stub errs


_SYMBOLS: dict[str, Any] = {
    "solid": "circle",
    "hollow": "circle",
    "hatched": "diamond",
    "dashed": "square",
}


def _marker(series: Series) -> Marker:
    """A dot of a series; hollow ones are tinted, for some programs draw no outline of a dot."""
    drawn = _fill(series)
    if series.drawn != "solid":
        drawn = GraphicalProperties(solidFill=_tint(series.color), ln=drawn.ln)
    return Marker(symbol=_SYMBOLS[series.drawn], size=12, spPr=drawn)


def _tint(rgb: str) -> str:
    """A colour mixed with two parts of white."""
    parts = (int(rgb[at : at + 2], 16) for at in (0, 2, 4))
    return "".join(f"{(part + 2 * 255) // 3:02X}" for part in parts)


def _set_value_axis(book: Book, comparison: Comparison, chart: Chart) -> None:
    values = [point.value for point in comparison.points]
    unit, foot = _unit_text(book, comparison), _foot(book, comparison)
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
        axis.txPr = _axis_text()
    chart.x_axis.majorGridlines = None
    hairline = LineProperties(solidFill=style.HAIRLINE, w=_EMU // 2)
    chart.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=hairline))
    chart.y_axis.number_format = _axis_format(comparison)
    if comparison.logarithmic:
        chart.y_axis.scaling.logBase = 10
        chart.y_axis.scaling.min = 10.0 ** max(-307, math.floor(math.log10(min(values))))
        chart.y_axis.scaling.max = 10.0 ** min(308, math.ceil(math.log10(max(values))))
    elif min(values) >= 0:
        chart.y_axis.scaling.min = 0
        if comparison.unit == "percent" and max(values) <= 100:
            chart.y_axis.scaling.max, chart.y_axis.majorUnit = 100, 20
    if isinstance(chart, BarChart):
        chart.y_axis.title = _title(unit, 10, style.SECONDARY, foot)
    else:
        chart.y_axis.title = _title(unit, 10, style.SECONDARY)
        chart.x_axis.title = _title(foot, 9, style.SECONDARY)


def _unit_text(book: Book, comparison: Comparison) -> str:
    values = [abs(point.value) for point in comparison.points]
    label = book.unit(comparison.unit)
    scale = next((name for size, name in _SCALES if max(values) >= size), "")
    text = f"{scale} {label}" if scale and not comparison.logarithmic else label
    return plain(f"{text}, logarithmic axis" if comparison.logarithmic else text)


_SCALES = ((1e9, "billion"), (1e6, "million"))


def _axis_format(comparison: Comparison) -> str:
    """Numbers on the axis; each comma at the end of a format divides by a thousand."""
    largest = max(abs(point.value) for point in comparison.points)
    if comparison.unit in ("percent", "percent_of_GDP"):
        return '0" %"'
    if comparison.logarithmic:
        return '[>=1000000000]#,##0,,," bn";[>=1000000]#,##0,," m";#,##0.####'
    for size, commas in ((1e9, ",,,"), (1e6, ",,")):
        if largest >= size:
            return ("#,##0" if largest >= 10 * size else "#,##0.0") + commas
    return "#,##0" if largest >= 10 else "#,##0.0#"


def _foot(book: Book, comparison: Comparison) -> str:
    """The sources and the snapshot: what a reader of the picture alone has to know."""
    named = [plain(source, 40) for source in comparison.sources if source]
    more = f" and {len(named) - 3} more" if len(named) > 4 else ""
    shown = ", ".join(named[: 3 if more else 4])
    return plain(f"Source: {shown}{more}. {book.foot}", 250)


def _properties(size: float, color: str, bold: bool = False) -> CharacterProperties:
    face = TextFont(typeface=style.SANS)
    return CharacterProperties(sz=int(size * 100), b=bold, solidFill=color, latin=face)


def _legend() -> Legend:
    legend = Legend()
    legend.position, legend.txPr = "b", _axis_text()
    return legend


def _axis_text() -> RichText:
    words = _properties(10, style.INK)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=words), endParaRPr=words)])


def _title(text: str, size: float, color: str, *more: str, bold: bool = False) -> Title:
    """A title of one line, and of smaller lines below it."""
    lines = [(text, size), *((line, 9.0) for line in more)]
    paragraphs = [
        Paragraph(
            pPr=ParagraphProperties(defRPr=_properties(points, color, bold)),
            r=[RegularTextRun(rPr=_properties(points, color, bold), t=line)],
        )
        for line, points in lines
    ]
    title = Title(overlay=False)
    title.tx = Text(rich=RichText(p=paragraphs))
    return title

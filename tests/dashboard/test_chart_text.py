"""What charts write is what documents and sheets say, letter for letter and digit for digit."""

import html
import re

import pytest
import small_tables as small
from drawn_charts import charts
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.drawing import Pen
from dashboard.charts.grouped import grouped
from dashboard.charts.pictogram import pictogram
from dashboard.charts.spread import spread
from dashboard.charts.text import in_full, literal
from dashboard.charts.timeline import timeline
from dashboard.queries import timeline as timeline_queries
from etl.tables import Event
from etl.wording import Wording


@given(st.text(alphabet=st.sampled_from("<>&;%{}#a1 b/\"'=")))
def test_no_text_becomes_a_tag_an_entity_or_a_placeholder(text):
    written = literal(text)
    assert "<" not in written
    assert ">" not in written
    assert "%{" not in written
    assert html.unescape(written) == text


def test_plain_text_is_left_as_it_is():
    assert literal("≈\u00a033 % of “exports”") == "≈\u00a033 % of “exports”"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12_345_678_901.0, "12,345,678,901"),
        (1.2e16, "12,000,000,000,000,000"),
        (33.3, "33.3"),
        (1234.5678, "1,234.5678"),
        (0.000015, "0.000015"),
        (-7.0, "-7"),
        (0.1 + 0.2, "0.3"),
    ],
)
def test_a_number_in_full_is_neither_rounded_nor_a_power(value, text):
    assert in_full(value) == text


EVIL = '<a href="https://evil.example">x</a> %{x} <5 &amp;'
MARKUP = re.compile(r'</?b>|<br>|<span style="color:#[0-9a-f]{6}">|</span>')


def evil_frames(*observations):
    """Tables in which every name that people give is markup."""
    frames = small.frames(
        indicators=[
            small.indicator("things", label=f"Things {EVIL}", definition=EVIL),
            small.indicator("share", label=f"Share {EVIL}", headline="{entity} {value}"),
        ],
        observations=observations,
        events=[
            Event(event_id="day", date="2001-05-04", precision="day", text=f"It was. {EVIL}",
                  passage_id="p", mention_id="m1"),
        ],
    )  # fmt: skip
    for table, columns in {
        "entities": ("label", "adjective"),
        "units": ("label", "symbol"),
    }.items():
        frames[table] = frames[table].assign(**dict.fromkeys(columns, EVIL))
    return frames


def evil(name, value, indicator="things", **more):
    given = {"subject": EVIL, "breakdown": EVIL, "attributed_to": EVIL, **more}
    return small.observation(name, indicator, value, **given)


def drawn(kind):
    """The figures that charts of a kind make of evil rows."""
    years = [evil(f"o{n}", n + 1, period=f"{2000 + n}", unit="EUR") for n in range(8)]
    two = [evil("a", 7.0, unit="EUR"), evil("b", 9e9, unit="EUR", entity="BBB", subject="")]
    share = [evil("s", 40.0, "share", unit="percent", period="2001")]
    chosen = {"statement": share, "pictogram": share, "series": years, "timeline": years}
    frames = evil_frames(*chosen.get(kind, two))
    pen = Pen(Wording.of(frames), {}, {"d1": EVIL, "d2": EVIL}, "light")
    rows = frames["observations"].to_dict("records")
    if kind == "timeline":
        figures, _ = timeline_queries.figures_in_time(frames)
        return [timeline(timeline_queries.moments(frames), figures, pen, {})]
    few = {"grouped": grouped, "spread": spread}
    if kind in few:
        return [few[kind](rows, pen)]
    if kind == "pictogram":
        return [pictogram(rows[0], pen)]
    return [one.figure for one in charts(rows, pen, "foot")]


def texts(part, key=""):
    """Every text of a figure that plotly reads for markup."""
    if isinstance(part, dict):
        for name, inner in part.items():
            if name not in ("meta", "template", "customdata"):
                yield from texts(inner, name)
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from texts(inner, key)
    elif isinstance(part, str):
        yield part


KINDS = ["statement", "rows", "series", "timeline", "grouped", "spread", "pictogram"]


@pytest.mark.parametrize("kind", KINDS)
def test_no_chart_takes_a_name_for_markup(kind):
    found = [text for figure in drawn(kind) for text in texts(figure)]
    for text in found:
        bare = MARKUP.sub("", text)
        assert "<" not in bare
        assert "%{" not in bare
    shown = [html.unescape(MARKUP.sub("", text)) for text in found]
    assert any("<a href=" in text and "%{x} <5 &amp;" in text for text in shown)


def test_hovering_tells_the_figure_with_every_digit():
    frames = small.frames(
        indicators=[small.indicator("things")],
        observations=[small.observation("o", "things", 12_345_678_901.0, unit="EUR")],
    )
    pen = Pen(Wording.of(frames), {}, {}, "light")
    (row,) = frames["observations"].to_dict("records")
    assert "<br>12,345,678,901 euros<br>" in pen.hover(row)

"""Events stand in the order of time, as precise as the text is, with the figures of their time."""

from datetime import date
from itertools import pairwise

import pytest
import small_tables as small
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.queries import timeline
from dashboard.queries.timeline import Span, rows_without_overlap, span_of
from etl.tables import Event
from etl.wording import Wording

TEXT = small.passage("p1", "It happened on 4 May.")


def event(name, day, precision="day", until=""):
    return Event(
        event_id=name, date=day, precision=precision, until=until, text="It happened.",
        passage_id="p1", mention_id=f"m{name}",
    )  # fmt: skip


def tables(*events, observations=()):
    return small.frames(
        indicators=[small.indicator("things")], events=events, observations=observations
    )


def test_events_come_in_order_whatever_the_order_of_the_table():
    events = [event("c", "2001-05-04"), event("a", "1999", "year"), event("b", "2001-05", "month")]
    found = timeline.moments(tables(*events))
    assert [one.event_id for one in found] == ["a", "b", "c"]
    assert [one.when for one in found] == ["1999", "May 2001", "4 May 2001"]
    assert timeline.range_text(found) == "1999 to 2001"


def test_a_year_or_month_covers_its_days_and_is_never_made_a_day():
    year, month, day = timeline.moments(
        tables(event("y", "2000", "year"), event("m", "2004-02", "month"), event("d", "2005-01-02"))
    )
    assert (year.span.first, year.span.last, year.span.days) == (
        date(2000, 1, 1),
        date(2000, 12, 31),
        366,
    )
    assert month.span.days == 29
    assert day.span.days == 1


def test_an_event_with_an_end_covers_all_of_it_and_says_so():
    (found,) = timeline.moments(tables(event("w", "2014-02-27", until="2014-03-18")))
    assert found.span == Span(date(2014, 2, 27), date(2014, 3, 18))
    assert found.when == "27 February 2014–18 March 2014"


def test_events_are_listed_under_the_year_they_begin_in():
    days = ["1999-12-31", "2000-01-01", "2000-06-01"]
    found = timeline.moments(tables(*(event(str(n), day) for n, day in enumerate(days))))
    assert [(year, len(of)) for year, of in timeline.by_year(found)] == [(1999, 1), (2000, 2)]


@pytest.mark.parametrize("period", ["", "soon", "--04-02", "2014-13", "2015/2014"])
def test_what_is_no_period_has_no_days(period):
    assert span_of(period) is None


def test_dated_and_undated_figures_are_kept_apart_and_only_stated_ones_shown():
    rows = [
        small.observation("dated", "things", 1, period="2013"),
        small.observation("undated", "things", 2),
        small.observation("denied", "things", 3, period="2013", status="negated"),
        small.observation("again", "things", 4, period="2013", restates="dated"),
        small.observation("sum", "things", 5, period="2013", method="derived"),
    ]
    dated, undated = timeline.figures_in_time(tables(observations=rows))
    assert [one.row["observation_id"] for one in dated] == ["dated"]
    assert [one["observation_id"] for one in undated] == ["undated"]


def test_a_figure_is_of_an_events_time_where_they_share_a_day():
    rows = [
        small.observation(f"o{period}", "things", 1, period=period)
        for period in ("2013", "2014", "2013-12-31/2014-01-01")
    ]
    frames = tables(event("e", "2013-12-31"), observations=rows)
    (moment,) = timeline.moments(frames)
    near = timeline.of_the_time(moment, timeline.figures_in_time(frames)[0])
    assert [one.row["period"] for one in near] == ["2013", "2013-12-31/2014-01-01"]


days = st.dates(date(1990, 1, 1), date(2030, 12, 31))
spans = st.lists(st.builds(lambda a, b: Span(min(a, b), max(a, b)), days, days), max_size=40).map(
    lambda found: sorted(found, key=lambda span: (span.first, span.days))
)


@settings(deadline=None)
@given(spans, st.integers(0, 400))
def test_no_two_marks_in_a_row_come_closer_than_the_room_they_need(found, room):
    rows = rows_without_overlap(found, room)
    for row in set(rows):
        marks = [span for span, own in zip(found, rows, strict=True) if own == row]
        for before, after in pairwise(marks):
            assert (after.first - before.last).days > room
    assert set(rows) == set(range(len(set(rows))))


def test_the_table_holds_every_event_and_dated_figure_in_the_order_of_time():
    frames = tables(
        event("late", "2014-05-01"),
        event("early", "1999", "year"),
        observations=[small.observation("o", "things", 7, period="2013", qualifier="approx")],
    )
    table = timeline.table(
        timeline.moments(frames), timeline.figures_in_time(frames)[0], Wording.of(frames)
    )
    assert table["Date"].tolist() == ["1999", "2013", "1 May 2014"]
    assert "≈\u00a07" in table["What"].iloc[1]

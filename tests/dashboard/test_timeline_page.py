"""The timeline draws each date as precisely as it is known, and answers every address."""

import re
from datetime import date

import pytest
import small_tables as small
from read_components import find, links, words
from stores import store_of

from dashboard.charts.drawing import Pen, room_of
from dashboard.charts.timeline import MOST_LABELS, NARROW, WIDE, timeline
from dashboard.pages import timeline as page
from dashboard.published import Published
from dashboard.queries import overview
from dashboard.queries import timeline as queries
from dashboard.theme import PALETTES
from etl.tables import Event
from etl.wording import Wording


def found_in(published, frames=None):
    frames = published.frames if frames is None else frames
    return Published(published.snapshot, store_of(frames))


def drawn(frames, chosen="", across=WIDE):
    events = queries.moments(frames)
    figures, _ = queries.figures_in_time(frames)
    hrefs = {event.event_id: f"/timeline?event={event.event_id}" for event in events}
    return timeline(
        events, figures, Pen(Wording.of(frames), {}, {}, "light"), hrefs, chosen, across
    )


def few(count=1):
    return small.frames(
        indicators=[small.indicator("things")],
        events=[
            Event(event_id="day", date="2001-05-04", precision="day", text="A day.",
                  passage_id="p", mention_id="m1"),
            Event(event_id="year", date="2003", precision="year", text="A year.",
                  passage_id="p", mention_id="m2"),
        ],
        observations=[
            small.observation(f"o{n}", "things", n + 1, period="2002") for n in range(count)
        ],
    )  # fmt: skip


def test_a_day_is_a_dot_and_a_year_a_bar_over_it():
    bar, dot, *_ = drawn(few())["data"]
    assert (bar["type"], bar["base"], bar["x"]) == ("bar", ["2003-01-01"], [365 * 86_400_000])
    assert (dot["mode"], dot["x"]) == ("markers", ["2001-05-04"])


def test_every_event_and_figure_is_one_mark_with_its_address():
    traces = drawn(few(3))["data"]
    marks = [one for t in traces for one in zip(t["customdata"], t["meta"], strict=True)]
    assert sorted(mark[0] for mark in marks) == ["day", "o0", "o1", "o2", "year"]
    assert ("day", "/timeline?event=day") in marks


def test_the_chosen_event_alone_has_the_accent():
    accent = PALETTES["light"].accent
    bar, dot, *_ = drawn(few(), chosen="day")["data"]
    assert dot["marker"]["color"] == [accent]
    assert bar["marker"]["color"] != [accent]


def test_many_figures_stay_a_lane_of_dots_without_labels():
    labelled = [trace for trace in drawn(few(MOST_LABELS))["data"] if "text" in trace]
    assert len(labelled) == MOST_LABELS
    assert not [trace for trace in drawn(few(MOST_LABELS + 1))["data"] if "text" in trace]


@pytest.mark.parametrize("across", [WIDE, NARROW], ids=["window", "phone"])
def test_the_whole_span_stands_on_one_axis_and_each_label_within_it(published, across):
    made = drawn(published.frames, across=across)
    first, last = map(date.fromisoformat, made["layout"]["xaxis"]["range"])
    assert (first.year, last.year) == (1995, 2021)
    labelled = [trace for trace in made["data"] if "text" in trace]
    assert len(labelled) == 12
    for trace in labelled:
        at = (date.fromisoformat(trace["x"][0]) - first) / (last - first) * across.px
        left = "left" in trace["textposition"]
        for line in trace["text"][0].split("<br>"):
            text = re.sub("<[^>]*>|^\u00a0+|\u00a0+$", "", line)
            assert room_of(text) <= (at if left else across.px - at)


def test_a_phone_wraps_what_a_window_writes_in_one_line(published):
    def lines(across):
        data = drawn(published.frames, across=across)["data"]
        return [trace["text"][0].count("<br>") for trace in data if "text" in trace]

    assert max(lines(WIDE)) == 0
    assert max(lines(NARROW)) > 0


@pytest.mark.parametrize("last", ["1901", "1950", "2000", "3900"])
@pytest.mark.parametrize("across", [WIDE, NARROW], ids=["window", "phone"])
def test_however_long_the_time_no_more_years_are_named_than_have_room(last, across):
    rows = [
        small.observation(str(n), "things", 1, period=year) for n, year in enumerate(["1900", last])
    ]
    axis = drawn(
        small.frames(indicators=[small.indicator("things")], observations=rows), across=across
    )["layout"]["xaxis"]
    first, end = map(date.fromisoformat, axis["range"])
    months = int(axis["dtick"].removeprefix("M"))
    assert (end - first).days / 30.4 / months <= across.years + 1


@pytest.mark.parametrize("frames", [few(0), small.frames()], ids=["no figure", "nothing"])
def test_a_timeline_without_figures_or_events_can_be_drawn(frames):
    assert drawn(frames)["layout"]["height"] > 0


def test_the_page_lists_every_event_of_the_seeds_under_its_year(published):
    text = words(page.layout(found_in(published), "", "light"))
    assert "What happened, 1996 to 2020" in text
    for when in ("2 April 1996", "February 2014", "13 November 2018"):
        assert when in text


def test_the_legend_explains_the_marks_of_the_figures_and_no_other(published):
    made = page.layout(found_in(published), "", "light")
    said = words(find(made, className="keys"))
    for told in ("as stated", "about", "planned, proposed or forecast"):
        assert told in said
    for untold in ("claimed", "hypothetical", "more than", "up to", "range"):
        assert untold not in said
    assert len(find(made, className="round")) == 3, "all of them dots"


def test_without_figures_there_is_nothing_to_explain(published):
    frames = published.frames
    none = {**frames, "observations": frames["observations"].iloc[:0]}
    made = page.layout(found_in(published, none), "", "light")
    assert "How to read" not in words(made)


def test_a_planned_figure_is_a_hatched_dot():
    rows = [small.observation("o", "things", 1, period="2002", status="planned")]
    made = drawn(small.frames(indicators=[small.indicator("things")], observations=rows))
    (strokes,) = made["layout"]["shapes"]
    (dot,) = made["data"]
    assert (strokes["xanchor"], strokes["yanchor"]) == (dot["x"][0], dot["y"][0])


def test_the_address_of_an_event_opens_its_sentence_with_the_date_marked(published):
    events = published.frames["events"]
    chosen = events[events["date"] == "2014-01-29"].iloc[0]
    made = page.layout(found_in(published), f"?event={chosen['event_id']}", "dark")
    (panel,) = find(made, className="panel")
    assert chosen["text"] in words(panel)
    assert [words(mark) for mark in find(panel, className="chosen")] == ["29 January 2014"]
    assert "3.2\u00a0bn\u00a0RUB" in words(panel), "a figure of its time"
    assert f"/sources?mention={chosen['mention_id']}" in links(made)


def test_an_unknown_event_gets_a_sentence_and_a_way_back(published):
    made = page.layout(found_in(published), "?event=nope", "light")
    assert "not on the timeline" in words(made)
    assert links(made) == ["/timeline"]


def test_a_snapshot_without_any_date_says_so(published):
    made = page.layout(found_in(published, small.frames()), "", "light")
    assert "No date yet" in words(made)


def test_undated_figures_are_listed_apart(published):
    text = words(page.layout(found_in(published), "", "light"))
    assert "≈\u00a0180" in text[text.index("Undated figures") :]


def test_the_counts_add_up_to_the_figures_that_the_overview_counts(published):
    said = words(find(page.layout(found_in(published), "", "light"), className="lead")[0])
    dated, undated, repeated = (
        int(re.search(pattern, said)[1])
        for pattern in (
            r"(\d+) figures with a period",
            r"(\d+) figures without one",
            r"(\d+) more repeats? another in a second unit",
        )
    )
    assert dated + undated + repeated == overview.counts(store_of(published.frames)).figures


def test_where_no_figure_repeats_another_none_is_spoken_of(published):
    rows = published.frames["observations"]
    frames = {**published.frames, "observations": rows[rows["restates"] == ""]}
    said = words(page.layout(found_in(published, frames), "", "light"))
    assert "figures with a period" in said
    assert "in a second unit" not in said

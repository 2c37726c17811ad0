"""The overview's words and charts follow the figures, whatever they are."""

import re
from dataclasses import replace
from itertools import product

import pytest
import small_tables as small
from read_components import find, links, words
from stores import store_of

from dashboard.charts.drawing import Pen, linked
from dashboard.charts.grouped import grouped
from dashboard.charts.pictogram import pictogram
from dashboard.charts.spread import spread
from dashboard.components.card import card as card_of
from dashboard.components.statement import fraction_of
from dashboard.pages import overview as page
from dashboard.published import Published
from dashboard.queries import cards
from dashboard.queries.cards import Card
from dashboard.queries.overview import Counts
from dashboard.queries.quotes import quotes_among
from etl.load.excerpts import excerpts
from etl.tables import QUALIFIER_LABELS, to_frame
from etl.wording import Wording

WORDING = Wording.of(small.frames(indicators=[small.indicator("things", label="Things")]))
COLOURS = {"AAA": "#111111", "BBB": "#222222"}
PEN = Pen(WORDING, COLOURS, {}, "light")
STATUSES = ["actual", "planned", "proposed", "forecast", "estimate", "claimed", "hypothetical"]


def pen_of(frames, **titles):
    return Pen(Wording.of(frames), COLOURS, titles, "light")


def row(name="o1", value=40.0, **more):
    made = small.observation(name, "things", value, **more)
    return to_frame("observations", [made]).to_dict("records")[0]


def accounted(**numbers):
    names = Counts.__dataclass_fields__
    return page.accounted(Counts(**{name: numbers.get(name, 0) for name in names}))


def test_the_count_is_a_true_sentence_for_many_and_for_one_of_everything():
    assert words(
        accounted(documents=2, numbers=117, figures=20, dates=28, others=69, derived=7)
    ) == (
        "2 documents hold 117 numbers. 20 are figures you can chart, 28 are dates, 69 are neither, "
        "each with its reason. Every one is accounted for. 7 more figures are worked out from them."
    )
    assert words(accounted(documents=2, sheets=1, tables=3, numbers=9)).startswith(
        "2 documents, 1 sheet of figures and 3 official tables hold 9 numbers. "
    )
    assert words(accounted(tables=1, numbers=2)).startswith("1 official table holds 2 numbers. ")
    assert words(accounted(documents=1, sheets=1, numbers=1, figures=1, derived=1)) == (
        "1 document and 1 sheet of figures hold 1 number. 1 is a figure you can chart. "
        "Every one is accounted for. 1 more figure is worked out from them."
    )


def test_numbers_that_wait_are_never_called_accounted_for_and_lead_to_themselves():
    said = accounted(documents=1, numbers=9, figures=6, unassigned=3)
    assert "accounted" not in words(said)
    assert "3 wait for a decision" in words(said)
    assert links(said) == ["/sources?outcome=unassigned"]


def test_without_a_source_or_a_number_the_count_says_so():
    assert words(accounted()) == "No source is published yet."
    assert words(accounted(documents=1)) == "1 document holds 0 numbers. "


def card(form, figures):
    return Card("t", "T", "", form, (None,) * figures, (), (), 0)


def test_charts_stand_in_pairs_with_the_fuller_one_wide_and_statements_take_a_row():
    dots, bars, said = card("dots", 1), card("bars", 3), card("statements", 0)
    rows = [(dots, "narrow"), (bars, "wide"), (said, "whole"), (dots, "whole")]
    assert page.in_rows([dots, bars, said, dots]) == rows
    assert page.in_rows([dots, said, bars, dots]) == rows, "it would leave half a row empty"
    assert page.in_rows([said, bars, dots]) == [(said, "whole"), (bars, "wide"), (dots, "narrow")]
    assert page.in_rows([]) == []


def test_of_a_pair_the_card_that_would_be_longer_is_wide():
    def wide(*pair):
        return next(one for one, width in page.in_rows(pair) if width == "wide")

    long, short = card("series", 30), card("series", 20)
    assert wide(long, short) is long
    listed = card("dots", 10)
    assert wide(long, listed) is listed, "each of its figures takes a row"
    quoted = replace(card("bars", 2), quotes=(None,) * 4, statements=(None,) * 3)
    assert wide(listed, quoted) is quoted, "its sentences stand in columns"
    measured = replace(quoted, measures=(None,), statements=())
    assert wide(listed, measured) is listed


def of_three_statements():
    one = small.passage("p1", "They had 5 ships, 7 tanks.")
    two = small.passage("p2", "They had 9 guns.", number=2)
    read = [
        small.mention(f"m{number}", line, number, "observation")
        for line, number in ((one, "5"), (two, "9"), (one, "7"))
    ]
    return small.frames(
        indicators=[small.indicator("things")],
        documents=[small.document()],
        passages=[one, two],
        mentions=read,
        observations=[
            small.of_mention(small.observation(f"o{m.text}", "things", float(m.text)), m)
            for m in read
        ],
    )


def test_figures_of_one_sentence_share_one_quotation():
    frames = of_three_statements()
    quotes = quotes_among(excerpts(frames), ["o5", "o9", "o7"])
    rows = tuple(frames["observations"].to_dict("records"))
    stated = Card("t", "T", "", "statements", (), (), rows, 0, quotes=tuple(quotes))
    shown = find(card_of(stated, pen_of(frames), "whole"), className="statement")
    figures = [[words(one) for one in find(made, className="big")] for made in shown]
    assert figures == [["5", "7"], ["9"]]
    said = [[words(one) for one in find(made, className="said")] for made in shown]
    assert said == [["They had 5 ships, 7 tanks."], ["They had 9 guns."]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_the_seeds_shows_each_theme_with_its_figures_and_sentences(published, scheme):
    found = Published(published.snapshot, store_of(published.frames))
    made = page.layout(found, "", scheme)
    text = words(made)
    assert "What the documents say about Belarus’s dependence on Russia" in text
    themes = published.frames["indicators"].drop_duplicates("theme")["theme_label"]
    figures = published.frames["observations"].merge(published.frames["indicators"])["theme_label"]
    for theme in themes:
        assert (theme in text) == (theme in set(figures)), theme
    assert "One-third" in text
    assert "⅓" in text
    assert "/explore?theme=trade" in links(made)


def test_the_page_without_a_figure_says_what_to_do(published):
    frames = small.frames()
    found = Published(published.snapshot, store_of(frames))
    text = words(page.layout(found, "", "light"))
    assert "No figure yet" in text
    assert "econdep add" in text


def test_a_fraction_sign_stands_only_for_what_no_whole_percentage_gives():
    assert fraction_of(100 / 3) == "⅓"
    assert fraction_of(200 / 3) == "⅔"
    assert [fraction_of(value) for value in (50, 25, 33, 33.4, 0, 100)] == [""] * 6


def test_a_pictogram_has_a_hundred_squares_and_fills_the_figure():
    figure = pictogram(row(value=100 / 3, unit="percent"), PEN)
    assert [len(trace["x"]) for trace in figure["data"]] == [33, 67]
    places = {place for t in figure["data"] for place in zip(t["x"], t["base"], strict=True)}
    assert len(places) == 100
    assert figure["data"][0]["marker"]["color"] == PEN.colour(row())


def test_a_pictogram_leaves_hollow_what_a_range_only_allows():
    figure = pictogram(row(value=35, low=30, high=40, qualifier="range", unit="percent"), PEN)
    assert [len(trace["x"]) for trace in figure["data"]] == [30, 10, 60]
    sure, possible, _ = (trace["marker"]["color"] for trace in figure["data"])
    assert (sure, possible) == (PEN.colour(row()), "rgba(0,0,0,0)")


@pytest.mark.parametrize("edge", [0, 100])
def test_a_pictogram_can_be_empty_or_full(edge):
    figure = pictogram(row(value=edge, unit="percent"), PEN)
    assert sum(len(trace["x"]) for trace in figure["data"]) == 100


def marks_of(trace):
    """Id and address of each mark."""
    return zip(trace.get("customdata", []), trace.get("meta", []), strict=True)


def drawn(chart, rows, **more):
    return linked(chart(rows, PEN), more)


@pytest.mark.parametrize("chart", [grouped, spread])
def test_each_figure_is_one_mark_with_its_id_address_and_hedged_label(chart):
    rows = [
        row(f"{q}.{s}", qualifier=q, status=s, low=30.0, high=50.0, breakdown=f"{q} {s}")
        for q, s in product(QUALIFIER_LABELS, STATUSES)
    ]
    figure = drawn(chart, rows, **{row["observation_id"]: "/x" for row in rows})
    points = [one for trace in figure["data"] for one in marks_of(trace)]
    assert sorted(points) == sorted((r["observation_id"], "/x") for r in rows)
    labels = [note["text"] for note in figure["layout"]["annotations"] if note["text"]]
    for one in rows:
        assert any(WORDING.figure(one) in label for label in labels)


@pytest.mark.parametrize("chart", [grouped, spread])
def test_an_open_bound_has_an_arrow_and_a_range_its_bar(chart):
    open_up = drawn(chart, [row(qualifier="more_than", low=40.0, high=None)])
    assert any(note.get("showarrow") for note in open_up["layout"]["annotations"])
    closed = drawn(chart, [row()])
    assert not any(note.get("showarrow") for note in closed["layout"]["annotations"])
    between = drawn(chart, [row(qualifier="range", low=30.0, high=50.0)])
    (bar,) = [trace["error_x"] for trace in between["data"] if "error_x" in trace]
    assert (bar["arrayminus"], bar["array"]) == ([10.0], [10.0])


def test_bars_stand_under_their_period_and_undated_ones_under_undated():
    rows = [row("a", period="2014"), row("b"), row("c", period="2013")]
    ticks = drawn(grouped, rows)["layout"]["yaxis"]["ticktext"]
    assert [re.sub("</?b>", "", tick) for tick in ticks if "<b>" in tick] == [
        "2013",
        "2014",
        "undated",
    ]


def test_bars_without_any_period_have_no_heading():
    ticks = drawn(grouped, [row("a"), row("b", entity="BBB")])["layout"]["yaxis"]["ticktext"]
    assert ticks == ["Aland", "Bland"]


def test_a_plan_is_hatched_a_fact_solid_and_what_is_about_hollow():
    rows = [row("p", status="planned"), row("a", entity="BBB"), row("h", qualifier="approx")]
    bars = {bar["customdata"][0]: bar["marker"] for bar in drawn(grouped, rows)["data"]}
    assert bars["p"]["pattern"]["shape"] == "/"
    assert bars["a"]["color"] == "#222222"
    assert "pattern" not in bars["a"]
    assert bars["h"]["color"] == "rgba(0,0,0,0)"


def test_dots_of_one_category_share_a_line_and_the_axis_says_that_it_is_logarithmic():
    rows = [
        row("a", 12_000, breakdown="people"),
        row("b", 200, breakdown="people", entity="BBB"),
        row("c", 10, breakdown="ships"),
    ]
    figure = drawn(spread, rows)
    assert figure["layout"]["yaxis"]["ticktext"] == ["people", "ships"]
    places = {t["customdata"][0]: t["y"][0] for t in figure["data"] if "customdata" in t}
    assert places == {"a": 0, "b": 0, "c": 1}
    assert figure["layout"]["xaxis"]["type"] == "log"
    assert "logarithmic" in figure["layout"]["xaxis"]["title"]["text"]
    assert figure["layout"]["xaxis"]["ticktext"] == ["10", "100", "1,000", "10,000"]


def test_a_logarithmic_axis_names_as_many_powers_as_a_phone_holds_upright():
    rows = [row("a", 200_000, breakdown="people of the reserve"), row("b", 12, breakdown="ships")]
    axis = drawn(spread, rows)["layout"]["xaxis"]
    assert axis["tickangle"] == 0
    assert axis["tickvals"] == [10, 100, 1_000, 10_000, 100_000]
    assert axis["ticktext"] == ["10", "", "1,000", "", "100,000"]


def test_a_planned_dot_is_hatched_on_the_logarithmic_axis_too():
    figure = drawn(spread, [row("a", 12_000, status="planned"), row("b", 10)])
    (strokes,) = figure["layout"]["shapes"]
    assert strokes["xanchor"] == 12_000


def test_the_legend_explains_what_the_page_shows_and_nothing_else(published):
    made = page.layout(
        Published(published.snapshot, store_of(published.frames)),
        "",
        "light",
    )
    (legend,) = find(made, className="legend")
    said = words(legend)
    for told in ("as stated", "about", "planned, proposed", "hypothetical", "more than"):
        assert told in said
    for untold in ("claimed", "up to", "range"):
        assert untold not in said
    assert len(find(legend, className="round")) == 2, "dots as stated and about"


@pytest.mark.parametrize(
    ("units", "said"),
    [
        (("count", "count"), "Things."),
        (("persons", "count"), "Things."),
        (("persons", "persons"), "Things; persons."),
    ],
)
def test_a_caption_names_persons_only_where_all_are_and_never_items(units, said):
    rows = [
        small.observation(f"o{n}", "things", 1 + n, unit=unit, breakdown=str(n))
        for n, unit in enumerate(units)
    ]
    frames = small.frames(indicators=[small.indicator("things", label="Things")], observations=rows)
    wording = Wording.of(frames)
    (made,) = cards.cards(frames, lambda _ids: excerpts(frames), wording)
    shown = card_of(made, pen_of(frames), "whole")
    (caption,) = find(shown, className="charted")
    assert words(caption).startswith(said)


def test_a_card_with_many_sentences_keeps_most_of_them_folded_and_every_mark_linked():
    text = [small.passage(f"p{n}", f"In {1990 + n} it was {n}.", n) for n in range(1, 10)]
    read = [small.mention(f"m{p.number}", p, f"{p.number}.", "observation") for p in text]
    rows = [
        small.of_mention(small.observation(f"o{n}", "things", n, period=str(1990 + n)), made)
        for n, made in enumerate(read, 1)
    ]
    frames = small.frames(
        indicators=[small.indicator("things")],
        documents=[small.document()],
        passages=text,
        mentions=read,
        observations=rows,
    )
    wording = Wording.of(frames)
    (made,) = cards.cards(frames, lambda _ids: excerpts(frames), wording)
    shown = card_of(made, pen_of(frames), "whole")
    assert "6 more sentences" in words(shown)
    quotes = find(shown, className="quotation")
    assert len(quotes) == 9
    assert "1999" in words(quotes[0]), "the newest first"
    (graph,) = find(shown, id={"type": "linked-graph", "index": "goods"})
    points = [one for trace in graph.figure["data"] for one in marks_of(trace)]
    assert sorted(key for key, _ in points) == [f"o{n}" for n in range(1, 10)]
    assert all(href.startswith("/explore?") for _, href in points)


def test_claims_that_compete_for_one_place_stand_on_lines_of_their_own():
    rows = [row(f"o{n}", value, breakdown="people") for n, value in enumerate([10, 11, 12, 9000])]
    figure = drawn(spread, rows)
    assert figure["layout"]["yaxis"]["ticktext"] == ["people", "", ""]
    places = {t["customdata"][0]: t["y"][0] for t in figure["data"] if "customdata" in t}
    assert len({places["o0"], places["o1"], places["o2"]}) == 3
    assert places["o3"] in (places["o0"], places["o1"], places["o2"])


def test_figures_that_only_their_sources_set_apart_stand_in_rows_that_name_these():
    claimed = {"breakdown": "people", "period": "2001", "document_id": "d1"}
    frames = small.frames(
        indicators=[small.indicator("things")],
        documents=[small.document(), small.document("d2")],
        observations=[
            small.observation("o1", "things", 9000, **claimed),
            small.observation("o2", "things", 9000, **claimed | {"document_id": "d2"}),
            small.observation("o3", "things", 10, **claimed | {"breakdown": "ships"}),
        ],
    )
    drawn_as = tuple(frames["observations"].to_dict("records"))
    told = Card("t", "T", "", "dots", drawn_as, (), (), 0)
    shown = card_of(told, pen_of(frames, d1="Press", d2="Office"), "whole")
    (graph,) = find(shown, id={"type": "linked-graph", "index": "t"})
    said = [note["text"] for note in graph.figure["layout"]["annotations"]]
    for name in ("People · Press", "People · Office", "Ships · Press"):
        assert name in said
    apart = Card("t", "T", "", "dots", drawn_as[1:], (), (), 0)
    (graph,) = find(card_of(apart, pen_of(frames), "whole"), id=graph.id)
    assert graph.figure["layout"]["yaxis"]["ticktext"] == ["people", "ships"]

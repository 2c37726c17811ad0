"""Which figures are told of a theme: one choice, for the page and for the workbook."""

import small_tables as small

from dashboard.queries.cards import cards
from etl.headlines import themes_told
from etl.load.excerpts import excerpts
from etl.load.workbook.book import Book
from etl.load.workbook.themes import HEADLINES_A_THEME, headlines
from etl.wording import Wording


def told_of(frames):
    (told,) = themes_told(frames, Wording.of(frames))
    return told


def ids(rows):
    return [row["observation_id"] for row in rows]


def priced(name, value, period, **more):
    return small.observation(name, "things", value, method="sheet", period=period, **more)


def test_the_newest_of_a_series_leads_not_the_highest():
    prices = [priced(f"y{n}", 300 - 20 * n, str(2014 + n)) for n in range(8)]
    frames = small.frames(indicators=[small.indicator("things")], observations=prices)
    assert told_of(frames).first(1)[0]["observation_id"] == "y7"


def test_a_later_event_leads_an_earlier_one_of_fewer_figures():
    early = [priced("a", 9_000, "2013", subject="Drill-2013")]
    late = [priced(f"b{n}", 100 + n, "2021", subject="Drill-2021") for n in range(3)]
    frames = small.frames(indicators=[small.indicator("things")], observations=[*early, *late])
    assert told_of(frames).first(1)[0]["subject"] == "Drill-2021"


def test_each_measure_is_told_once_before_any_is_told_twice():
    loans = [priced(f"l{n}", 10 + n, str(2010 + n)) for n in range(3)]
    debt = small.observation("d", "debts", 5, method="sheet", period="2001")
    entries = [small.indicator("things"), small.indicator("debts", position=2)]
    told = told_of(small.frames(indicators=entries, observations=[*loans, debt]))
    assert ids(told.first(3)) == ["l2", "d", "l1"]
    assert ids(told.first(1)) == ["l2"]


def test_the_newest_of_the_main_pair_leads_not_that_of_two_others():
    """Over many periods as over few: the page is entitled with the main pair."""
    for count, others in ((4, 2), (3, 1)):
        ours = [priced(f"o{n}", 10 + n, str(2010 + n), counterpart="BBB") for n in range(count)]
        theirs = [
            priced(f"t{n}", 90, str(2030 + n), entity="BBB", counterpart="CCC")
            for n in range(others)
        ]
        frames = small.frames(indicators=[small.indicator("things")], observations=[*ours, *theirs])
        told = told_of(frames)
        assert set(ids(told.figures)) == set(ids(told.spoken)) >= {"t0", "o0"}
        assert ids(told.first(1)) == [f"o{count - 1}"]


def test_what_is_denied_is_not_told():
    no = priced("no", 9, "2024", status="negated")
    frames = small.frames(
        indicators=[small.indicator("things")], observations=[priced("yes", 1, "2001"), no]
    )
    assert ids(told_of(frames).first(9)) == ["yes"]


def test_the_workbook_tells_first_what_the_page_tells_first(published, tmp_path):
    frames = published.frames
    shown = cards(frames, lambda _ids: excerpts(frames), Wording.of(frames))
    with Book(frames, published.snapshot, tmp_path) as book:
        told = headlines(book)
    assert ids(told) == [key for card in shown for key in ids(card.first(HEADLINES_A_THEME))]
    assert len(shown) >= 5
    assert all(card.first(1) == [card.leads] for card in shown if card.leads)

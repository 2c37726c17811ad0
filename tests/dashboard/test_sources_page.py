"""Every document is a readable page whose numbers tell what became of them."""

from dataclasses import replace

import pytest
import small_tables as small
from hypothesis import given, settings
from hypothesis import strategies as st
from read_components import find, links, words
from stores import store_of

from dashboard.components.links import Reading, parse_reading, reading_address
from dashboard.components.quotation import clock
from dashboard.pages import sources as page
from dashboard.published import Published


def opened(published, query="", frames=None):
    frames = published.frames if frames is None else frames
    found = Published(published.snapshot, store_of(frames))
    return page.layout(found, query, "light")


texts = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters="\ufffd"), max_size=30
)
readings = st.builds(
    Reading,
    document=texts,
    passage=texts,
    mention=texts,
    part=st.integers(1, 10**6 - 1),
    outcome=st.sampled_from(["", "observation", "event", "not_a_figure", "unassigned"]),
)


@settings(deadline=None)
@given(readings)
def test_an_address_leads_back_to_exactly_its_reading(reading):
    assert parse_reading(reading_address(reading).partition("?")[2]) == reading


@settings(deadline=None)
@given(st.text())
def test_any_query_gives_a_valid_reading(query):
    assert parse_reading(query).part >= 1


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (14.0, "0:14"), (75, "1:15"), (3723, "1:02:03")]
)
def test_a_second_is_written_as_players_write_it(seconds, text):
    assert clock(seconds) == text


def test_the_list_names_each_source_with_its_counts(published):
    text = words(opened(published))
    for title in published.frames["documents"]["title"]:
        assert title in text
    assert "117 numbers" in text
    assert "17 figures" in text


def test_a_sheet_of_many_sources_is_one_fold_and_none_is_lost(published):
    sheet = {"kind": "sheet", "path": "data/figures/record.csv"}
    of_sheet = [small.document(f"s{n}", title=f"Source {n}", **sheet) for n in range(30)]
    frames = small.frames(documents=[small.document("d1"), *of_sheet])
    made = opened(published, frames=frames)
    (fold,) = find(made, className="many")
    assert "record.csv: 30 sources, 0 numbers" in words(fold)
    assert len(links(fold)) == 30
    assert len(find(made, className="entry")) == 1


def test_the_list_can_be_asked_for_sources_with_unassigned_numbers(published):
    made = opened(published, "?outcome=unassigned")
    assert "No source holds a number that is unassigned." in words(made)
    assert "/sources" in links(made)


@pytest.mark.parametrize("query", ["?document=nope", "?mention=nope", "?passage=nope"])
def test_an_unknown_address_gets_a_sentence_and_a_way_back(published, query):
    made = opened(published, query)
    assert "not in the sources" in words(made)
    assert links(made) == ["/sources"]


def test_each_number_of_a_document_carries_its_outcome_and_figures_lead_to_their_chart(published):
    frames = published.frames
    for document in frames["documents"]["document_id"]:
        made = opened(published, f"?document={document}")
        (reader,) = find(made, className="reader")
        placed = frames["mentions"].merge(frames["passages"][["passage_id", "document_id"]])
        placed = placed[placed["document_id"] == document]
        marked = {one.id: one.className.split()[1] for one in find(reader, className="number")}
        assert marked == dict(zip(placed["mention_id"], placed["outcome"], strict=True))
        charts = find(reader, className="to-chart")
        assert len(charts) == (placed["outcome"] == "observation").sum()
        assert all(link.href.startswith("/explore?") and "figure=" in link.href for link in charts)


def test_a_chosen_figure_shows_how_it_was_read_and_where_it_is_drawn(published):
    mentions = published.frames["mentions"]
    chosen = mentions[mentions["text"] == "200-300"].iloc[0]
    made = opened(published, f"?mention={chosen['mention_id']}")
    (panel,) = find(made, className="panel")
    text = words(panel)
    for part in ("Forces stationed abroad", "200–300", "Russia", "Belarus", "undated", "range"):
        assert part in text
    assert chosen["reason"] in text
    assert any(link.startswith("/explore?") for link in links(panel))
    (marked,) = find(find(made, className="reader"), className="chosen")
    assert marked.id == chosen["mention_id"]


def test_a_figure_that_a_person_decided_says_who_when_and_why(published):
    figure = published.frames["observations"].query("method == 'extracted'").iloc[0]
    tables = dict(published.frames)
    told = "assigned by Ann on 2026-11-28: the catalogue says so"
    for name, key, column, text in (
        ("mentions", "mention_id", "reason", told),
        ("observations", "observation_id", "method", "decided"),
    ):
        tables[name] = published.frames[name].copy()
        tables[name].loc[tables[name][key] == figure[key], column] = text
    query = f"document={figure['document_id']}&mention={figure['mention_id']}"
    text = words(opened(published, query, tables))
    assert told in text
    assert "decided by a person" in text
    assert "decided by a person" not in words(opened(published, query))


def test_a_chosen_date_leads_to_the_timeline_and_a_rejected_number_gives_its_reason(published):
    mentions = published.frames["mentions"]
    dated = mentions[mentions["outcome"] == "event"].iloc[0]
    (panel,) = find(opened(published, f"?mention={dated['mention_id']}"), className="panel")
    assert any(link.startswith("/timeline?event=") for link in links(panel))
    rejected = mentions[mentions["outcome"] == "not_a_figure"].iloc[0]
    (panel,) = find(opened(published, f"?mention={rejected['mention_id']}"), className="panel")
    assert rejected["reason"] in words(panel)


def test_a_passage_of_a_video_leads_to_its_second(published):
    passages = published.frames["passages"]
    timed = passages[passages["time_s"].notna()]
    made = opened(published, f"?document={timed['document_id'].iloc[0]}")
    assert [one.href for one in find(made, className="watch")] == timed["url"].tolist()


def test_what_is_not_content_is_shown_with_its_reason(published):
    passages = published.frames["passages"]
    kept = passages[passages["kind"] == "boilerplate"].iloc[0]
    made = opened(published, f"?document={kept['document_id']}")
    aside = [words(one) for one in find(made, className="aside")]
    assert any(kept["text"] in text and kept["reason"] in text for text in aside)


def test_unassigned_numbers_worth_a_look_come_the_best_first_with_their_sentence(published):
    text = small.passage("p1", "They sold 5 of 70 and 900 more.")
    made = [
        small.mention("poor", text, "5", "unassigned", worth=0.2),
        small.mention("best", text, "70", "unassigned", worth=0.9),
        small.mention("none", text, "900", "unassigned"),
    ]
    frames = small.frames(documents=[small.document()], passages=[text], mentions=made)
    asked = opened(published, "?outcome=unassigned", frames)
    (listed,) = find(asked, className="excerpts")
    assert links(listed) == [
        "/sources?document=d1&mention=best", "/sources?document=d1&mention=poor"
    ]  # fmt: skip
    assert "They sold 5 of 70 and 900 more." in words(listed)
    assert not find(opened(published, "", frames), className="excerpts")


def test_choosing_an_outcome_makes_its_numbers_stand_out_and_again_shows_all(published):
    document = published.frames["documents"]["document_id"].iloc[0]
    made = opened(published, f"?document={document}&outcome=event")
    (reader,) = find(made, className="reader")
    assert "only-event" in reader.className
    (on,) = find(made, className="on")
    assert on.href == reading_address(Reading(document=document))


def test_headings_lists_and_rows_are_what_they_are():
    kinds = ["heading", "paragraph", "list_item", "list_item", "row"]
    frames = small.frames(
        documents=[small.document("d1")],
        passages=[
            small.passage(f"p{n}", f"Text {n}.", n, kind=kind) for n, kind in enumerate(kinds, 1)
        ],
    )
    found = Published(None, store_of(frames))
    (reader,) = find(page.layout(found, "?document=d1", "light"), className="reader")
    assert [type(child).__name__ for child in reader.children] == ["H2", "P", "Ul", "Ol"]
    assert len(reader.children[2].children) == 2


def test_a_number_that_the_text_does_not_show_is_listed_after_it():
    text = small.passage("p1", "Nothing to see.")
    seen = small.mention("m1", text, "Nothing", "not_a_figure")
    unseen = replace(seen, mention_id="m2", text="99", phrase_start=None, phrase_end=None)
    frames = small.frames(
        documents=[small.document("d1")], passages=[text], mentions=[seen, unseen]
    )
    found = Published(None, store_of(frames))
    made = page.layout(found, "?document=d1", "light")
    (apart,) = find(made, className="hidden-numbers")
    assert "99" in words(apart)


def test_a_long_document_is_turned_page_by_page():
    frames = small.frames(
        documents=[small.document("d1")],
        passages=[small.passage(f"p{n}", f"Line {n}.", n) for n in range(1, 401)],
    )
    found = Published(None, store_of(frames))
    made = page.layout(found, "?document=d1&part=2", "light")
    assert "Part 2 of 3" in words(made)
    assert {"/sources?document=d1", "/sources?document=d1&part=3"} <= set(links(made))


def test_a_page_of_the_source_is_named_where_it_begins(published):
    passages = [
        small.passage(f"p{n}", f"It met {n} times.", n, page=page_)
        for n, page_ in enumerate((3, 3, 4), 1)
    ]
    frames = small.to_frames({"documents": [small.document()], "passages": passages})
    shown = find(opened(published, "?document=d1", frames), className="leaf")
    assert [words(each) for each in shown] == ["page 3", "page 4"]

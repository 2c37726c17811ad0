"""A source read on the page is the source: no character and no number is lost."""

import pytest
import small_tables as small
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import store_of

from dashboard.queries import sources
from dashboard.queries.sources import PARAGRAPHS_A_PART, pieces_of
from etl.tables import Event, Occurrence, to_frame

TEXT = small.passage("p1", "Some 12,000 of 40 in 2013.")


def library():
    """One document of three numbers, and one without any."""
    figure = small.mention("fig", TEXT, "12,000", "observation")
    other = small.mention("not", TEXT, "40", "not_a_figure")
    when = small.mention("when", TEXT, "2013", "event", kind="date", period="2013")
    row = small.of_mention(small.observation("o1", "things", 12_000, qualifier="approx"), figure)
    return small.frames(
        indicators=[small.indicator("things")],
        documents=[small.document("d1"), small.document("d2")],
        passages=[TEXT, small.passage("p2", "No number here.", document_id="d2")],
        mentions=[other, when, figure],
        observations=[row],
        events=[
            Event(event_id="e1", date="2013", precision="year", text=TEXT.text,
                  passage_id="p1", mention_id="when")
        ],
    )  # fmt: skip


def test_each_source_is_listed_with_its_numbers_by_outcome():
    first, second = sources.sources(store_of(library()))
    assert first.numbers == {"observation": 1, "event": 1, "not_a_figure": 1, "unassigned": 0}
    assert (first.total, second.total) == (3, 0)


def test_the_counts_of_the_seeds_add_up_to_every_mention(published):
    listed = sources.sources(store_of(published.frames))
    assert sum(source.total for source in listed) == len(published.frames["mentions"])


def test_a_number_is_marked_where_it_stands_and_leads_to_its_figure():
    ((passage,),) = sources.part_with(library(), "d1").paragraphs
    assert [(piece.text, piece.outcome) for piece in passage.pieces] == [
        ("Some ", ""), ("12,000", "observation"), (" of ", ""), ("40", "not_a_figure"),
        (" in ", ""), ("2013", "event"), (".", ""),
    ]  # fmt: skip
    assert passage.pieces[1].figure_id == "o1"


def test_a_number_whose_figure_is_denied_leads_to_no_chart():
    frames = library()
    frames["observations"]["status"] = "negated"
    ((passage,),) = sources.part_with(frames, "d1").paragraphs
    assert passage.pieces[1].figure_id == ""


def test_a_number_that_states_a_figure_again_leads_to_it():
    frames = library()
    again = Occurrence(observation_id="o1", mention_id="not")
    frames["occurrences"] = to_frame(
        "occurrences", [Occurrence(observation_id="o1", mention_id="fig"), again]
    )
    ((passage,),) = sources.part_with(frames, "d1").paragraphs
    assert [piece.figure_id for piece in passage.pieces if piece.mention_id] == ["o1", "o1", ""]
    chosen = sources.chosen_number(frames, "not")
    assert chosen is not None
    assert [one["observation_id"] for one in chosen.figures] == ["o1"]


def test_every_passage_of_the_seeds_reads_as_its_text_and_shows_every_number(published):
    frames = published.frames
    shown = set()
    for document in frames["documents"]["document_id"]:
        texts = frames["passages"].set_index("passage_id")["text"]
        for paragraph in sources.part_with(frames, document).paragraphs:
            for passage in paragraph:
                assert "".join(p.text for p in passage.pieces) == texts[passage.passage_id]
                shown |= {p.mention_id for p in (*passage.pieces, *passage.hidden)}
    assert shown - {""} == set(frames["mentions"]["mention_id"])


def row(name, start, end, text="hidden"):
    return {
        "mention_id": name, "phrase_start": start, "phrase_end": end, "start": start or 0,
        "text": text, "outcome": "event", "kind": "date", "figure_id": "", "indicator": "",
    }  # fmt: skip


@settings(deadline=None)
@given(st.text(max_size=60), st.data())
def test_pieces_joined_are_the_text_and_every_number_is_in_exactly_one_place(text, data):
    places = st.one_of(
        st.just((None, None)),
        st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted),
    )
    rows = [row(f"m{n}", *place) for n, place in enumerate(data.draw(st.lists(places)))]
    pieces, hidden = pieces_of(text, rows)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)
    found = [piece.mention_id for piece in (*pieces, *hidden) if piece.mention_id]
    assert sorted(found) == sorted(one["mention_id"] for one in rows)


def long_source(paragraphs):
    return small.frames(
        documents=[small.document("d1")],
        passages=[small.passage(f"p{n}", f"Line {n}.", n) for n in range(1, paragraphs + 1)],
    )


@pytest.mark.parametrize(
    ("paragraphs", "parts"),
    [(0, 1), (1, 1), (PARAGRAPHS_A_PART, 1), (PARAGRAPHS_A_PART + 1, 2), (1000, 7)],
)
def test_a_long_source_comes_in_parts_that_together_are_the_whole(paragraphs, parts):
    frames = long_source(paragraphs)
    read = [sources.part_with(frames, "d1", part=n) for n in range(1, parts + 1)]
    assert {one.parts for one in read} == {parts}
    passages = [p.passage_id for one in read for paragraph in one.paragraphs for p in paragraph]
    assert passages == [f"p{n}" for n in range(1, paragraphs + 1)]


def test_a_passage_opens_the_part_it_is_in_and_a_part_out_of_range_the_nearest():
    frames = long_source(400)
    assert sources.part_with(frames, "d1", passage_id="p399").part == 3
    assert sources.part_with(frames, "d1", part=99).part == 3
    assert sources.part_with(frames, "d1", part=-5).part == 1
    assert sources.part_with(frames, "d1", passage_id="of another document").part == 1


def test_the_parts_of_one_paragraph_flow_together():
    frames = small.frames(
        documents=[small.document("d1")],
        passages=[
            small.passage("a", "First.", 1, paragraph=1),
            small.passage("b", "Second.", 2, paragraph=1),
            small.passage("c", "Third.", 3, paragraph=2),
        ],
    )
    read = sources.part_with(frames, "d1").paragraphs
    assert [[p.passage_id for p in paragraph] for paragraph in read] == [["a", "b"], ["c"]]


def test_a_chosen_number_comes_with_what_became_of_it():
    frames = library()
    chosen = sources.chosen_number(frames, "fig")
    assert chosen is not None
    assert [one["observation_id"] for one in chosen.figures] == ["o1"]
    assert chosen.passage["document_id"] == "d1"
    dated = sources.chosen_number(frames, "when")
    assert dated is not None
    assert [one["event_id"] for one in dated.events] == ["e1"]
    assert sources.chosen_number(frames, "nope") is None


def test_neighbours_follow_the_order_of_the_source():
    frames = library()
    assert sources.neighbours(frames, "d1", "fig") == ("", "not")
    assert sources.neighbours(frames, "d1", "not") == ("fig", "when")
    assert sources.neighbours(frames, "d1", "when") == ("not", "")
    assert sources.neighbours(frames, "d1", "nope") == ("", "")


def test_a_passage_or_a_number_alone_finds_its_document():
    frames = library()
    assert sources.document_of(store_of(frames), mention_id="fig") == "d1"
    assert sources.document_of(store_of(frames), passage_id="p2") == "d2"
    assert sources.document_of(store_of(frames), mention_id="nope") == ""

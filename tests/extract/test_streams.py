"""Streams: texts cut anywhere are read like the whole, with places of the whole, or are a fault."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.errors import InputFault
from etl.extract.documents import read_bytes
from etl.extract.streams import pieces, read_stream
from etl.vocabulary.units import read_units

ROOT = Path(__file__).parents[2]
UNITS = read_units(ROOT / "data" / "vocabulary" / "units.toml", [])
FIELDS = (
    "start", "end", "text", "kind", "value", "low", "high", "qualifier", "trend", "unit", "per",
    "counted", "period", "outcome", "reason", "phrase_start", "phrase_end",
)  # fmt: skip

LINES = st.lists(
    st.sampled_from(
        ["It bought 40 tanks.", "5 ships", "About 1,250 soldiers left. " * 4, "\t", "", "a" * 50,
         "12 345 678 " * 9, "no end of words " * 8, "\r", "- an item of 3", "é½ " * 30]
    )
    | st.text(max_size=20),
    max_size=30,
).map("\n".join)  # fmt: skip
SIZES = st.integers(1, 40)


def chunked(text, sizes):
    at = 0
    for size in sizes:
        yield text[at : at + size]
        at += size
    yield text[at:]


def streamed(data: bytes, size: int = 65_536):
    chunks = (data[at : at + size] for at in range(0, len(data), size))
    return list(read_stream(chunks, UNITS, place="talk", document_id="talk"))


def numbers(mentions):
    return [[getattr(mention, name) for name in FIELDS] for mention in mentions]


@settings(deadline=None)
@given(LINES, SIZES, st.integers(0, 40))
def test_pieces_are_the_text_with_the_place_of_each(text, longest, more):
    made = list(pieces([text], longest, longest + more))
    assert "".join(piece.text for piece in made) == text
    at = 0
    for piece in made:
        assert piece.start == at
        assert 0 < len(piece.text) <= longest + more
        at += len(piece.text)


@settings(deadline=None)
@given(LINES, st.lists(SIZES, max_size=40), SIZES, st.integers(0, 40))
def test_a_text_is_cut_at_the_same_places_however_it_comes(text, sizes, longest, more):
    limits = (longest, longest + more)
    assert list(pieces(chunked(text, sizes), *limits)) == list(pieces([text], *limits))


@settings(deadline=None)
@given(LINES, st.integers(20, 200))
def test_no_piece_ends_within_a_word_or_a_number_while_there_is_white_space(text, longest):
    made = list(pieces([text], longest, len(text) + longest))
    for piece, following in pairwise(made):
        assert piece.text[-1].isspace() or following.text[0].isspace()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One.\n\n" + "Two two. " * 9, "One.\n\n"),
        ("5 tanks\n6 planes\n7 ships\n" * 4, "5 tanks\n6 planes\n7 ships\n5 tanks\n"),
        ("It met. It spent 5 bn. " * 9, "It met. It spent 5 bn. It met. "),
        ("word and word and " * 9, "word and word and word and word and "),
        ("as many as 12 345 678 or 12 345 678 12 345 678", "as many "),
        ("1 234 567 " * 9, "1 234 567 " * 3 + "1 234 "),
        ("9" * 50 + " tanks", "9" * 50 + " "),
        ("9" * 90, "9" * 60),
    ],
)
def test_a_cut_is_at_a_paragraphs_end_else_a_sentences_else_at_white_space(text, first):
    assert next(pieces([text], 38, 60)).text == first


PARAGRAPHS = st.lists(
    st.sampled_from(
        [
            "It bought 40 tanks and more than 250 ships in May 2013, up 5% on the year before.",
            "The **budget** of [the union](http://a.b/1996) was 3.2 billion rubles.",
            "# A heading of 2014",
            "* an item of $5m\n* another of 6 tonnes",
            "The paragraph goes on over a line that is as long as lines are when wrapped, and\n"
            "spends 200-300 million euros\tthere.",
            "About 1,000 words. " * 30,
            "Всего 12 000 «солдат» — ½ ☂",
        ]
    ),
    min_size=1,
    max_size=60,
).map("\r\n\r\n".join)


@settings(deadline=None, max_examples=40)
@given(PARAGRAPHS, st.integers(1, 5000))
def test_numbers_of_a_stream_are_those_of_the_whole_text(text, size):
    whole = read_bytes(text.encode(), UNITS, place="talk", name="talk", document_id="talk")
    found = streamed(text.encode(), size)
    assert numbers(m for _, mentions in found for m in mentions) == numbers(whole.mentions)
    assert [p.text for p, _ in found] == [p.text for p in whole.passages]
    assert all(text[m.start : m.end] == m.text for _, mentions in found for m in mentions)


def test_places_and_ids_hold_over_many_pieces():
    text = "The union spent 3.2 billion rubles on 40 tanks of Minsk's.\n\n" * 4000
    found = streamed(b"\xef\xbb\xbf" + text.encode(), 1000)
    mentions = [mention for _, mentions in found for mention in mentions]
    assert len(mentions) == 8000
    assert all(("\ufeff" + text)[m.start : m.end] == m.text for m in mentions)
    assert len({mention.mention_id for mention in mentions}) == 8000
    assert [passage.number for passage, _ in found] == list(range(1, 4001))


def test_a_transcript_is_cut_at_its_marks_in_every_piece():
    text = "".join(f"[{m:02}:{s:02}] A line of {s} words.\n" for m in range(99) for s in range(60))
    found = streamed(text.encode())
    assert len(found) == 99 * 60
    assert found[-1][0].time_s == 98 * 60 + 59


@pytest.mark.parametrize("size", [1, 7, 65_536])
@pytest.mark.parametrize(
    ("data", "problem", "place"),
    [
        (b"fine\nnot \xff fine", "Byte 9 is not UTF-8", "talk:2"),
        (b"fine\n\n\xd0\x9d cut \xd0", "Byte 13 is not UTF-8", "talk:3"),
        (b"fine\n\nnot \0 fine", "NUL", "talk:3"),
        (b" \n\t\r\n", "empty", "talk"),
        (b"", "empty", "talk"),
    ],
)
def test_bytes_that_are_no_text_are_a_fault_with_their_line(data, problem, place, size):
    with pytest.raises(InputFault) as caught:
        streamed(data, size)
    [found] = caught.value.faults
    assert problem in found.problem
    assert found.place == place
    assert found.remedy


def test_what_stands_before_a_fault_is_told_first():
    data = b"It bought 40 tanks.\n\n" * 5000
    found = read_stream([data, b"\xff"], UNITS, place="talk", document_id="talk")
    mentions = [next(found)[1] for _ in range(3000)]
    assert {m.text for [m] in mentions} == {"40"}
    with pytest.raises(InputFault, match="talk:10001: Byte 105000"):
        list(found)

"""Texts in cells: what is written reads back the same, in Excel's own convention."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from etl.load.workbook.text import LIMIT, decode, encode, encoded_parts, plain, split

AWKWARD = st.text(
    st.one_of(
        st.sampled_from("_xX05F0041=+-@ \t\r\n\x00\x01\x0b\x1f\ufffe\uffff😀"), st.characters()
    )
)


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def as_excel_reads(written: str) -> str:
    """Excel's rule of 18.4 in ECMA-376 part 1: one pass from left to right."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), written)


@given(AWKWARD)
@example("_x0041_")
@example("_x0041_x0042_")
@example("_x0041\x01")
@example("x005F_")
@example("_x005F_x0041_")
@example(" ")
def test_what_is_encoded_reads_back_the_same(text: str) -> None:
    written = encode(text)
    assert decode(written) == text
    assert as_excel_reads(written) == text


@given(AWKWARD)
def test_openpyxl_loses_nothing_of_what_is_encoded(text: str) -> None:
    written = encode(text)
    assert "x005F_" not in written, "openpyxl deletes this when it reads shared strings"


@given(AWKWARD)
def test_what_is_encoded_is_lawful_xml_and_keeps_its_outer_blanks(text: str) -> None:
    written = encode(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", written)
    assert written == "" or written.strip(), "a cell of blanks alone would be read as empty"


def test_ordinary_text_is_written_as_it_is() -> None:
    for text in ("=SUM(A1)", "+7 495", "@name", "Минск, 3.2 bn – “so” he said", "a\nb\tc", "😀"):
        assert encode(text) == text


@given(AWKWARD, st.integers(1, 60_000))
@example("😀", 40_000)
@example("\x01", 20_000)
@example(" ", 70_000)
def test_a_text_of_any_length_is_split_without_loss(seed: str, length: int) -> None:
    text = (seed * (length // max(1, len(seed)) + 1))[:length]
    pieces = split(text)
    assert "".join(pieces) == text
    assert all(units(encode(piece)) <= LIMIT for piece in pieces)
    assert "".join(decode(encode(piece)) for piece in pieces) == text


def test_a_text_that_just_fits_is_not_split() -> None:
    assert len(split("a" * (LIMIT - 10))) == 1
    assert len(split("a" * (LIMIT + 1))) == 2


@given(AWKWARD, st.integers(0, 50), st.integers(0, 50))
@example("_x0041_", 1, 3)
@example("  x", 1, 2)
def test_a_text_in_three_runs_reads_back_run_by_run_and_as_a_whole(
    text: str, start: int, length: int
) -> None:
    end = start + length
    runs = encoded_parts(text, start, end)
    assert [decode(run) for run in runs] == [text[:start], text[start:end], text[end:]]
    assert as_excel_reads("".join(runs)) == text
    assert all(run.strip() for run in runs if run), "a run of blanks alone would be lost"


def test_a_line_for_a_title_says_where_it_left_something_out() -> None:
    assert plain("a\x00b\nc") == "a�b c"
    assert plain("a" * 300, 10) == "aaaaaaaaa…"

"""Encodings: UTF-8 as it stands, others where they are beyond doubt, and no guess elsewhere."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import UNITS

from etl.errors import InputFault
from etl.extract.decoding import decode
from etl.extract.documents import read_bytes

RUSSIAN = (
    "Экспорт Белоруссии в 2013 году составил 37 млрд долларов, из них 45 % пришлось на Россию."
)
ENGLISH = "Gazprom’s price – as the café’s naïve owner said – rose to €37 billion or £20 in 2013."


@given(st.text().filter(lambda text: text.strip("\ufeff \t\r\n\v\f") and "\0" not in text))
def test_utf_8_is_read_byte_for_byte(text):
    assert decode(text.encode(), "note.txt") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (ENGLISH, "cp1252"),
        *((text, name) for text in (RUSSIAN, ENGLISH) for name in ("utf-16", "utf-32", "utf-8")),
        (ENGLISH, "utf-16-le"), (ENGLISH, "utf-16-be"),
    ],
)  # fmt: skip
def test_a_text_in_another_encoding_is_the_same_text(text, encoding):
    assert decode(text.encode(encoding), "note.txt") == text


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_a_mark_without_the_text_that_it_promises_is_a_fault(mark):
    with pytest.raises(InputFault, match="UTF-8"):
        decode(mark + b"abc", "note.txt")


def test_one_foreign_letter_in_a_long_text_is_told_by_its_line():
    text = (
        "It met in Minsk and the price was 37 billion. " * 900
        + "\nThe price rose to £45 in all, he said.\n"
    )
    assert decode(text.encode("cp1252"), "note.txt") == text


@pytest.mark.parametrize("content", [b"one\ncaf\xe9\n", b"not \xff fine", bytes(range(1, 256)) * 4])
def test_where_little_or_nothing_speaks_for_an_encoding_none_is_guessed(content):
    with pytest.raises(InputFault, match="Save the document as UTF-8"):
        decode(content, "note.txt")


def test_places_count_in_the_decoded_text_which_is_kept():
    reading = read_bytes(
        ENGLISH.encode("cp1252"), UNITS, place="n.txt", name="n.txt", document_id="n"
    )
    assert reading.text == ENGLISH
    assert [ENGLISH[m.start : m.end] for m in reading.mentions] == [
        m.text for m in reading.mentions
    ]
    assert read_bytes(ENGLISH.encode(), UNITS, place="n", name="n", document_id="n").text == ""

"""The target of the fuzzer, driven by hypothesis: short, and on every machine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.numbers import Number
from tests.fuzz import target


@given(st.binary(max_size=200))
def test_whatever_the_bytes_the_numbers_of_their_text_are_sound(data):
    target.one_input(data)


def test_lone_surrogates_nuls_and_words_of_the_grammar_are_reached():
    assert target.text_of(b"\x02\x00\xd8\x00\x00") == "\ud800\x00"
    assert target.text_of(b"\x03\xff5") == "\udcff5"
    assert target.text_of(b"\x00a\xc0\x01\x80\x00") == f"a{target.WORDS[1]} {target.WORDS[0]}"
    assert "hundred" in " ".join(target.WORDS)


def number(start, end, **fields):
    return Number(
        start=start, end=end, text="5 t"[start:end], phrase_start=start, phrase_end=end,
        kind="count", **fields,
    )  # fmt: skip


@pytest.mark.parametrize(
    "found",
    [
        [],
        [number(0, 1), number(0, 1)],
        [number(0, 4)],
        [number(0, 1, value=float("inf"))],
        [number(0, 1, value=5, low=6)],
    ],
    ids=["a digit left out", "twice", "out of bounds", "endless", "below its bound"],
)
def test_what_must_hold_is_checked(monkeypatch, found):
    monkeypatch.setattr(target, "find_numbers", lambda *_: found)
    with pytest.raises(AssertionError):
        target.check("5 t")

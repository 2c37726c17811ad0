"""What holds for the numbers of any text, however odd."""

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extract.numbers import find_numbers
from etl.extract.numbers.dates import one_edit_apart
from etl.extract.numbers.words import cardinal_at
from etl.extract.wordlist import words
from etl.vocabulary.units import read_units

UNITS = read_units(Path(__file__).parents[2] / "data" / "vocabulary" / "units.toml", [])


def numbers(text):
    return find_numbers(text, UNITS)


@settings(deadline=None)
@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_one_edit_apart_is_symmetric(one_word, other):
    assert one_edit_apart(one_word, other) == one_edit_apart(other, one_word)


@settings(deadline=None)
@given(st.integers(1, 999_999_999))
def test_numbers_in_words_are_read_back(number):
    written = in_words(number)
    end, value, _ = cardinal_at(written, 0)
    assert (end, value) == (len(written), number)


ONES = words(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
    """
)
TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")


def in_words(number):
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            joint = " and " if size == 100 and rest else " " if rest else ""
            return f"{in_words(number // size)} {name}{joint}{in_words(rest) if rest else ''}"
    if number < 20:
        return ONES[number - 1]
    return TENS[number // 10 - 2] + (f"-{ONES[number % 10 - 1]}" if number % 10 else "")


@settings(deadline=None)
@given(st.integers(0, 10**12), st.sampled_from([",", " ", "\u00a0", "'"]))
def test_grouped_digits_are_read_back(number, separator):
    written = f"{number:,}".replace(",", separator)
    [found] = numbers(f"exactly {written} tanks")
    if not 1900 <= number <= 2099 or number > 9999:
        assert (found.value, found.text) == (number, written)


PIECES = st.sampled_from(
    words(
        """
        5 12,000 2.5bln $ € % percent of a the one two third million billion rubles May March 2017
        [00:01:02] No. 813 - – / : . , ( ) about more than up to between and or from per 1,000 m3
        Su-30 23-08-2020 17:07 http:// year last half doubled 7/2040 1/3 ½ ٣ ² + - 1. § FY2013
        """
    )
) | st.text(max_size=4)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25), st.sampled_from(["", " ", "\n"]))
def test_any_text_gives_ordered_disjoint_spans_that_leave_no_digit_out(pieces, joint):
    text = joint.join(pieces)
    found = numbers(text)
    covered = [False] * len(text)
    last = 0
    for n in found:
        assert last <= n.start < n.end <= len(text)
        assert 0 <= n.phrase_start <= n.start < n.end <= n.phrase_end <= len(text)
        assert n.text == text[n.start : n.end]
        covered[n.start : n.end] = [True] * (n.end - n.start)
        last = n.end
        if n.value is not None and n.low is not None and n.high is not None:
            assert n.low <= n.value <= n.high
    assert all(covered[i] for i, c in enumerate(text) if c.isdecimal())


@pytest.mark.parametrize(
    "run",
    [
        "7" * 100_000, "123," * 20_000, "1-" * 8_000, "a@" * 40_000, "[" * 60_000,
        "a" * 150_000, "about " * 20_000, " " * 100_000, "1 " * 6_000, "one " * 6_000,
    ],
    ids=lambda run: run[:8],
)  # fmt: skip
def test_long_runs_take_linear_time(run):
    half = seconds_for(run[: len(run) // 2])
    assert seconds_for(run) < 3 * half + 0.2


def seconds_for(text):
    began = process_time()
    numbers(text)
    return process_time() - began

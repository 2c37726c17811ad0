"""What holds for the numbers of any text, however odd."""

import math
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from etl.extract.numbers import find_numbers
from etl.extract.numbers.windows import LONGEST, windows
from etl.extract.wordlist import words
from etl.vocabulary.units import read_units

UNITS = read_units(Path(__file__).parents[3] / "data" / "vocabulary" / "units.toml", [])

PIECES = st.sampled_from(
    [
        *words(
            """
        5 12,000 2.5bln $ € % percent of a the one two third million billion rubles May March 2017
        [00:01:02] No. 813 - – / : . , ( ) about more than up to between and or from per 1,000 m3
        Su-30 23-08-2020 17:07 http:// year last doubled 7/2040 1/3 ½ ٣ ² + 1. § FY2013 ５ half
        A$ dozens tens thousands first 3-1 score minus −5 in four quarter G7 iPhone 11 10.30 pm
        1e5 0x1F 1.2.3 1'000 '90s people aged 30 -year-old twice x km/h °C wide 5m out
        """
        ),
        "\u0301",
        "\u00ad",
        "6\u2009929",
        "\u200f",
        "\x00",
        "\ud800",
        ", ",
        ". ",
    ]
) | st.text(max_size=4)
TEXTS = st.lists(PIECES, max_size=25).flatmap(
    lambda pieces: st.sampled_from(["", " ", "\n"]).map(lambda joint: joint.join(pieces))
) | st.text(st.characters(), max_size=60)


def read(text):
    return find_numbers(text, UNITS)


@settings(max_examples=400)
@given(TEXTS)
@example("7" * 5000)
@example("5\u0301")
@example("İ 5 tanks")
@example("5-²")
def test_any_text_gives_ordered_disjoint_spans_that_leave_no_digit_out(text):
    covered = [False] * len(text)
    last = 0
    for n in read(text):
        assert last <= n.start < n.end <= len(text)
        assert 0 <= n.phrase_start <= n.start < n.end <= n.phrase_end <= len(text)
        assert n.text == text[n.start : n.end]
        covered[n.start : n.end] = [True] * (n.end - n.start)
        last = n.end
        assert all(v is None or math.isfinite(v) for v in (n.value, n.low, n.high))
        assert n.low is None or n.high is None or n.low <= n.high
        assert n.value is None or n.low is None or n.low <= n.value
        assert n.value is None or n.high is None or n.value <= n.high
    assert all(covered[i] for i, c in enumerate(text) if c.isdecimal())


@settings(max_examples=200)
@given(TEXTS, TEXTS)
def test_a_paragraph_more_changes_no_number_before_it(text, more):
    before = read(text)
    assert read(f"{text}\n\n{more}")[: len(before)] == before


@given(st.integers(0, 10**12), st.sampled_from([",", "\u00a0", "\u2009", "\u202f", "'"]))
def test_grouped_digits_are_read_back(number, separator):
    written = f"{number:,}".replace(",", separator)
    [found] = read(f"exactly {written} tanks")
    if not 1500 <= number <= 2099:
        assert (found.value, found.text) == (number, written)


@given(
    st.decimals(0, 10**6, places=2, allow_nan=False),
    st.sampled_from(
        [
            ("$", "", 1, "USD"),
            ("€", "bn", 1e9, "EUR"),
            ("", " million rubles", 1e6, "RUB"),
            ("", "%", 1, "percent"),
            ("", " per cent", 1, "percent"),
            ("", " percentage points", 1, "percentage_points"),
            ("", "km", 1, "km"),
            ("", " tonnes", 1, "t"),
            ("GBP ", " thousand", 1e3, "GBP"),
        ]
    ),
)
def test_a_number_with_a_unit_is_read_back(number, unit):
    sign, suffix, factor, code = unit
    [found] = read(f"They had {sign}{number:,}{suffix} there")
    assert math.isclose(found.value, float(number) * factor, rel_tol=1e-12)
    assert found.unit == code


@given(st.integers(1, 99), st.integers(1, 99), st.sampled_from(["-", "–", " to "]))
def test_a_range_is_read_back(low, more, joint):
    high = low + more
    [found] = read(f"They sent {low}{joint}{high} percent of it")
    assert (found.low, found.high, found.unit) == (low, high, "percent")


@settings(max_examples=50)
@given(
    st.lists(st.sampled_from(["word ", "End. ", "1,000", "\n\n", "((((", " "]), max_size=8),
    st.integers(1, 2 * LONGEST // 20),
)
def test_windows_hold_all_but_the_white_space_between_them(pieces, times):
    text = "".join(pieces) * times
    last = 0
    for start, end in windows(text):
        assert last <= start < end
        assert not text[last:start].strip()
        assert start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
        last = end
    assert not text[last:].strip()


def test_owners_of_numbers_and_scales_in_a_row_end():
    assert len(read("2 " + "dog's 3 " * 3000)) == 3001
    assert all(math.isfinite(n.value) for n in read("5 " + "million " * 60) if n.value is not None)

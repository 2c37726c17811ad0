"""What charts write is what documents and sheets say, letter for letter and digit for digit."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.text import in_full, literal


@given(st.text(alphabet=st.sampled_from("<>&;%{}#a1 b/\"'=")))
def test_no_text_becomes_a_tag_an_entity_or_a_placeholder(text):
    written = literal(text)
    assert "<" not in written
    assert ">" not in written
    assert "%{" not in written
    assert html.unescape(written) == text


def test_plain_text_is_left_as_it_is():
    assert literal("≈\u00a033 % of “exports”") == "≈\u00a033 % of “exports”"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12_345_678_901.0, "12,345,678,901"),
        (1.2e16, "12,000,000,000,000,000"),
        (33.3, "33.3"),
        (1234.5678, "1,234.5678"),
        (0.000015, "0.000015"),
        (-7.0, "-7"),
        (0.1 + 0.2, "0.3"),
    ],
)
def test_a_number_in_full_is_neither_rounded_nor_a_power(value, text):
    assert in_full(value) == text

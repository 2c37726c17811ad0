"""A sentence is set as a quotation; the row of a sheet is not, and says where it comes from."""

import pytest
from read_components import words

from dashboard.components.quotation import quotation
from dashboard.queries.quotes import Mark, Quote


def quote_of(kind: str) -> Quote:
    return Quote(
        sentence="Price of gas · Belarus – Russia · 2002 · 24 USD/1000 m3 · actual",
        marks=(Mark(40, 42, "o1", "m1"),),
        passage_id="p1",
        document_id="d1",
        title="A gas row",
        publisher="A newspaper",
        published="2002-11",
        kind=kind,
        url="https://example.org/gas",
        time_s=None,
    )


@pytest.mark.parametrize(
    ("kind", "said"),
    [("sheet", "Entered in a sheet from A newspaper"), ("statistics", "Official table of")],
)
def test_a_row_is_no_quotation_and_leads_to_its_source(kind, said):
    shown = quotation(quote_of(kind), {})
    row, line = shown.children
    assert type(row).__name__ == "P"
    assert said in words(line)
    assert "its source ›" in words(line)


def test_a_sentence_is_a_quotation():
    said, line = quotation(quote_of("article"), {}).children
    assert type(said).__name__ == "Blockquote"
    assert words(line).startswith("A newspaper")

"""A sentence is set as a quotation; the row of a sheet is not, and says where it comes from."""

import dataclasses

import pytest
from read_components import words

from dashboard.components.quotation import quotation
from dashboard.queries.quotes import Mark, Quote, row_about


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


def wide_row() -> Quote:
    """A row of an official table with a figure a year, each marked."""
    text, marks = "Belarus · GDP, 2015 prices: all", []
    for year in range(2015, 2008, -1):
        start = len(text) + len(f" · {year}: ")
        text += f" · {year}: 54{year}.5"
        marks.append(Mark(start, len(text), f"o{year}", f"m{year}"))
    return dataclasses.replace(quote_of("statistics"), sentence=text, marks=tuple(marks))


@pytest.mark.parametrize(
    ("ids", "text"),
    [
        (["o2015"], "Belarus · GDP, 2015 prices: all · 2015: [542015.5] · …"),
        (["o2012"], "Belarus · GDP, 2015 prices: all · … · 2012: [542012.5] · …"),
        (
            ["o2013", "o2009"],
            "Belarus · GDP, 2015 prices: all · … · 2013: [542013.5] · … · 2009: [542009.5]",
        ),
    ],
)
def test_of_a_wide_row_the_labels_and_what_is_told_are_shown(ids, text):
    cut = row_about(wide_row(), ids)
    marked, at = "", 0
    for mark in cut.marks:
        marked += f"{cut.sentence[at : mark.start]}[{cut.sentence[mark.start : mark.end]}]"
        at = mark.end
    assert marked + cut.sentence[at:] == text
    assert [mark.id for mark in cut.marks] == ids


def test_no_sentence_is_cut_nor_a_row_in_which_nothing_is_told():
    said = dataclasses.replace(wide_row(), kind="article")
    assert row_about(said, ["o2015"]) is said
    row = wide_row()
    assert row_about(row, ["another"]) is row

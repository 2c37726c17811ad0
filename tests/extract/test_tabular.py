"""Tables set in columns of plain text: their rows, cells and the numbers in them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from etl.extract.documents import read_document
from etl.extract.tabular import tables
from etl.tables import Reading
from etl.vocabulary.units import read_units

UNITS = read_units(Path(__file__).parents[2] / "data" / "vocabulary" / "units.toml", [])

TRADE = """Trade of Armenia with Georgia

                     2019        2020        2021
Turnover          1 041.3       930.0     1 207.55
Exports             341.0        30.4       407.5
Imports             700.3       899.6         800

Notes follow here, in a paragraph that is no table at all.
"""


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], Reading]:
    def reading(text: str) -> Reading:
        path = tmp_path / "table.txt"
        path.write_text(text, encoding="utf-8")
        return read_document(path, UNITS)

    return reading


def cells(text: str) -> list[list[str]]:
    """The cells of all rows of the tables of a text."""
    return [
        [text[start:end] for start, end in row.cells]
        for table in tables(text).values()
        for row in table
    ]


class TestWhatIsATable:
    def test_columns_apart_by_blanks_are_cells(self) -> None:
        assert cells(TRADE) == [
            ["", "2019", "2020", "2021"],
            ["Turnover", "1 041.3", "930.0", "1 207.55"],
            ["Exports", "341.0", "30.4", "407.5"],
            ["Imports", "700.3", "899.6", "800"],
        ]

    def test_columns_apart_by_tabs_are_cells(self) -> None:
        assert cells("\t2019\t2020\nExports\t341.0\t30.4\n") == [
            ["", "2019", "2020"],
            ["Exports", "341.0", "30.4"],
        ]

    def test_a_column_without_a_cell_keeps_its_place(self) -> None:
        text = (
            "          2019    2020    2021\n"
            "Exports            30.4   407.5\n"
            "Imports   700.3   899.6     800\n"
        )
        assert cells(text)[1] == ["Exports", "", "30.4", "407.5"]

    def test_a_rule_under_the_head_belongs_to_the_head(self) -> None:
        text = "Year   Exports\n----   -------\n2019     341.0\n2020      30.4\n"
        (rows,) = tables(text).values()
        assert text[rows[0].start : rows[0].end] == "Year   Exports\n----   -------"
        assert len(rows) == 3

    def test_a_label_between_rows_is_a_row(self) -> None:
        text = "Item     2019    2020\nof which:\n  fuel   12.0    14.0\n  food    3.0     2.5\n"
        assert cells(text)[1] == ["of which:"]

    @pytest.mark.parametrize(
        "text",
        [
            "It was said.  There were 20 of them.\nThey left.  And 30 came in 2012.\n",
            "Name:     Ivan Petrov\nStreet:   Lenin Street\n",
            "- exports:   20\n- imports:   30\n",
            "1.   The first of the points\n2.   The second of the points\n",
            "[00:10]   20 people came\n[00:20]   30 people left\n",
            "A heading\n\nAnother line   20\n\nA third line\n",
            "",
        ],
    )
    def test_prose_and_lists_are_none(self, text: str) -> None:
        assert tables(text) == {}


class TestRowsAsPassages:
    def test_show_bars_between_their_cells(self, read: Callable[[str], Reading]) -> None:
        rows = [p.text for p in read(TRADE).passages if p.kind == "row"]
        assert rows == [
            "| 2019 | 2020 | 2021",
            "Turnover | 1 041.3 | 930.0 | 1 207.55",
            "Exports | 341.0 | 30.4 | 407.5",
            "Imports | 700.3 | 899.6 | 800",
        ]

    def test_stand_under_the_line_above_and_end_before_the_next(
        self, read: Callable[[str], Reading]
    ) -> None:
        first, *rows, last = read(TRADE).passages
        assert (first.kind, last.kind) == ("heading", "paragraph")
        assert {row.heading for row in rows} == {"Trade of Armenia with Georgia"}

    def test_have_their_numbers_whole_and_where_they_stand(
        self, read: Callable[[str], Reading]
    ) -> None:
        mentions = [m for m in read(TRADE).mentions if m.kind == "count"]
        assert [m.value for m in mentions] == [
            1041.3, 930, 1207.55, 341, 30.4, 407.5, 700.3, 899.6, 800,
        ]  # fmt: skip
        assert all(TRADE[m.start : m.end] == m.text for m in mentions)

    def test_never_join_the_numbers_of_two_cells(self, read: Callable[[str], Reading]) -> None:
        text = "Year     First    Second\n2019        12       300\n2020        14       500\n"
        assert [m.value for m in read(text).mentions if m.kind == "count"] == [12, 300, 14, 500]

    def test_leave_no_character_out(self, read: Callable[[str], Reading]) -> None:
        passages = read(TRADE).passages
        between = [TRADE[a.end : b.start] for a, b in pairwise(passages)]
        assert all(not gap.strip() for gap in between)


def test_a_label_that_reaches_up_to_the_next_column_is_parted_from_it():
    text = (
        "Year            Exports      Imports\n"
        "2019            81.6         1,735.3\n"
        "2020            43.3           737.6\n"
        "2023 (forecast) 70           5,100\n"
    )
    assert cells(text)[-1] == ["2023 (forecast)", "70", "5,100"]


def test_rows_of_dots_lead_from_a_label_to_its_number():
    text = "Revenue, planned ....... 4 872.9\nRevenue, executed ... 4 860.2\n"
    (rows,) = tables(text).values()
    cells = [[text[slice(*cell)] for cell in row.cells] for row in rows]
    assert cells == [["Revenue, planned", "4 872.9"], ["Revenue, executed", "4 860.2"]]


def test_dots_in_a_sentence_lead_nowhere():
    assert not tables(
        "He had 1,200 tanks... 30 ships came later.\nThen 40 more... 50, who knows.\n"
    )

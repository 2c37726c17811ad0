"""A CSV file's cells are what Python's CSV reader says, and lie where they say."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import InputFault
from etl.extract.csvfile import read_records

CELLS = st.text(alphabet='ab1 ,;"\n\r\té—\u2028', max_size=6)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5))
def test_cells_are_those_of_the_csv_module_and_lie_where_they_say(rows):
    file = io.StringIO(newline="")
    csv.writer(file).writerows([["one", "two"], *rows])
    text = file.getvalue()
    records = read_records(text, "a.csv")
    expected = [[cell.strip() for cell in row] for row in rows]
    assert records.cells[1:] == [r for r in expected if any(r)]
    for record, cells in enumerate(records.cells):
        for number, cell in enumerate(cells):
            start, end = records.span(record, number)
            assert text[start:end] in (cell, cell.replace('"', '""'))
            assert records.starts[record] <= start <= end <= records.ends[record]
            assert records.spans([record], number) == [(start, end)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_read_off_the_header(delimiter):
    records = read_records(f"a{delimiter}b\n1{delimiter}2\n", "a.csv")
    assert records.cells[1] == ["1", "2"]


def test_the_delimiter_may_be_said_in_the_first_line_as_excel_does():
    records = read_records("sep=;\r\na,a;b\r\n1,5;2\r\n", "a.csv")
    assert records.lines == [2, 3]
    assert records.cells == [["a,a", "b"], ["1,5", "2"]]
    assert records.text[slice(*records.span(1, 0))] == "1,5"


def test_a_byte_order_mark_and_blank_lines_are_passed_over():
    records = read_records("\ufeffa,b\r\n\r\n,\r\n1,2\r\n", "a.csv")
    assert records.lines == [1, 4]
    assert records.cells == [["a", "b"], ["1", "2"]]
    assert records.span(0, 0) == (1, 2)


def test_a_record_begins_on_the_line_of_its_first_cell():
    records = read_records('a,b\n"x\ny",1\nz,2\n', "a.csv")
    assert records.lines == [1, 2, 4]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('a,b\n1,2\n"open,3\n', "a.csv:3"),
        ('a,b\n"1"x,2\n', "a.csv:2"),
        ("a,b\n1,2\n3,\x00\n", "a.csv:3"),
        ("a,b\n1," + "9" * 1_000_001 + "\n", "a.csv:2"),
    ],
)
def test_what_is_no_csv_is_a_fault_with_its_line(text, place):
    with pytest.raises(InputFault) as caught:
        read_records(text, "a.csv")
    assert [fault.place for fault in caught.value.faults] == [place]
    assert caught.value.faults[0].remedy

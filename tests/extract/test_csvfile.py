"""A CSV file's cells are what Python's CSV reader says, and lie where they say."""

import csv
import io
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import InputFault
from etl.extract.csvcolumns import Lined, lined
from etl.extract.csvfile import Records, read_records

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
            starts, ends = records.spans(np.array([record]), number)
            assert [*zip(starts, ends, strict=True)] == [(start, end)]


@given(st.text(alphabet='ab1 ,;"\n\r\té—\u2028\ufeff\0', max_size=40))
def test_columns_read_at_once_are_what_the_csv_module_reads_row_by_row(rest):
    text = "a,b\n" + rest
    found = lined(text, ",")
    if found is not None:
        assert_same(found, read_records(text, "a.csv"))


@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=5),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "\ufeff"]),
)
def test_a_record_on_each_line_is_read_column_by_column(rows, quoting, end, mark):
    rows = [[re.sub(r"[\r\n]", "", cell) for cell in row] for row in rows]
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    file = io.StringIO(newline="")
    csv.writer(file, quoting=quoting, lineterminator=end).writerows([["a", "b", "c"], *rows])
    text = mark + file.getvalue()
    found = lined(text, ",")
    assert found is not None or (mark and quoting == csv.QUOTE_ALL)
    if found is not None:
        assert_same(found, read_records(text, "a.csv"))


@pytest.mark.parametrize("words", [("True", "False"), ("inf", "1"), ("nan", "1.0"), ("a", "01")])
def test_words_that_recur_and_could_be_numbers_stay_as_they_are_written(words):
    one, other = words
    rows = [f"{one},x,{other}"] * 4 + [f"{other},x,{one}"] * 4
    found = lined("\n".join(["a,a,b", *rows]), ",")
    assert found is not None
    assert [column.rows for column in found.columns] == [
        [one] * 4 + [other] * 4, ["x"] * 8, [other] * 4 + [one] * 4,
    ]  # fmt: skip


@pytest.mark.filterwarnings("error")
def test_lines_that_are_longer_than_the_header_are_left_to_the_reader_of_records(capsys):
    assert lined("a,b\n1,2,3\n4,5,6\n", ",") is None
    assert capsys.readouterr().err == ""


def assert_same(found: Lined, expected: Records) -> None:
    by_row = list(zip(*(column.rows for column in found.columns), strict=True))
    assert [found.cells[0], *map(list, by_row)] == expected.cells
    for name in ("lines", "starts", "ends"):
        assert getattr(found, name).tolist() == getattr(expected, name).tolist()
    records = np.arange(len(expected.cells))
    for number in range(len(found.columns)):
        starts, ends = found.spans(records, number)
        spans = [expected.span(record, number) for record in records.tolist()]
        assert [*zip(starts.tolist(), ends.tolist(), strict=True)] == spans


@pytest.mark.parametrize(
    "text",
    [
        'a,b\n1"2,3\n', 'a,b\n"1" ,3\n', 'a,b\n"1\n",3\n', '"a,b\n1,2\n', "a,b\n1,2,3\n",
        "a,b\n\n1,2\n", "a,b\n,\n", "sep=,\na,b\n1,2\n", "a,b\r1,2\r", "a,b\n1,\0\n",
        "a,b\n1," + "9" * 1_000_001 + "\n",
    ],
)  # fmt: skip
def test_what_asks_for_a_closer_look_is_not_read_at_once(text):
    assert lined(text, ",") is None


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_read_off_the_header(delimiter):
    records = read_records(f"a{delimiter}b\n1{delimiter}2\n", "a.csv")
    assert records.cells[1] == ["1", "2"]


def test_the_delimiter_may_be_said_in_the_first_line_as_excel_does():
    records = read_records("sep=;\r\na,a;b\r\n1,5;2\r\n", "a.csv")
    assert records.lines.tolist() == [2, 3]
    assert records.cells == [["a,a", "b"], ["1,5", "2"]]
    assert records.text[slice(*records.span(1, 0))] == "1,5"


def test_a_byte_order_mark_and_blank_lines_are_passed_over():
    records = read_records("\ufeffa,b\r\n\r\n,\r\n1,2\r\n", "a.csv")
    assert records.lines.tolist() == [1, 4]
    assert records.cells == [["a", "b"], ["1", "2"]]
    assert records.span(0, 0) == (1, 2)


def test_a_record_begins_on_the_line_of_its_first_cell():
    records = read_records('a,b\n"x\ny",1\nz,2\n', "a.csv")
    assert records.lines.tolist() == [1, 2, 4]


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

"""Rows as CSV and JSON lines: exact, one line a row, nulls as nothing."""

import csv
import io
import json
import math

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from dashboard.rows import write_csv, write_jsonl

CELLS = (
    st.none() | st.just(pd.NA) | st.just(math.nan) | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]))
)  # fmt: skip


def empty(value) -> bool:
    return value is None or value is pd.NA or value != value


@given(st.lists(st.fixed_dictionaries({"a": CELLS, "b": CELLS})))
def test_json_lines_read_back_equal(rows):
    stream = io.StringIO(newline="")
    write_jsonl(rows, stream)
    made = [json.loads(line) for line in stream.getvalue().split("\n")[:-1]]
    assert made == [{k: None if empty(v) else v for k, v in row.items()} for row in rows]


@given(st.lists(st.fixed_dictionaries({"a": CELLS, "b": CELLS})))
def test_csv_reads_back_equal(rows):
    stream = io.StringIO(newline="")
    write_csv(rows, ["a", "b"], stream)
    stream.seek(0)
    made = list(csv.DictReader(stream))
    assert len(made) == len(rows)
    for row, read in zip(rows, made, strict=True):
        for name, value in row.items():
            if empty(value):
                assert read[name] == ""
            elif isinstance(value, str):
                assert read[name] == value
            else:
                assert float(read[name]) == value


def test_a_column_that_a_row_lacks_is_empty():
    stream = io.StringIO()
    write_csv([{"a": 1.0}], ["a", "b"], stream)
    assert stream.getvalue() == "a,b\n1,\n"

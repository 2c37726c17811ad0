"""Every value of the tables reads back from the workbook as it was."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from workbooks import SNAPSHOT, expected, figure, frames_of, opened, read_back, written

from etl.load.workbook import write_workbook
from etl.tables import Derivation, Event, Occurrence

HELD = {
    "Observations": "observations",
    "Occurrences": "occurrences",
    "Events": "events",
    "Derivations": "derivations",
    "Sources": "documents",
}
TEXTS = st.text(max_size=60) | st.sampled_from(
    ("=1+1", "+1", "-1", "@SUM(A1)", "#N/A", "#DIV/0!", "_x0041_", "x005F_", "\x00\x1b", "😀", " ",
     "\r\n", "http://example.org", "TRUE", "2013-01-01", "1e5", "'quoted", "</t>&amp;", "\ufffe")
)  # fmt: skip
# Rounded to 15 digits, as the tables hold numbers, the largest floats would be infinite.
NUMBERS = st.floats(-1e300, 1e300)


@pytest.fixture(scope="module")
def book(published: Any) -> Workbook:
    """The workbook of the repository's own documents."""
    target = io.BytesIO()
    write_workbook(published.frames, published.snapshot, target)
    return opened(target.getvalue())


@pytest.mark.parametrize(("excel_table", "tidy_table"), HELD.items())
def test_the_published_tables_read_back_equal(
    published: Any, book: Workbook, excel_table: str, tidy_table: str
) -> None:
    back = read_back(book, excel_table, tidy_table)
    assert back == expected(published.frames, tidy_table)
    assert len(back) == len(published.frames[tidy_table].columns)


@settings(
    max_examples=6,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
@given(subject=TEXTS, sentence=TEXTS.filter(bool), value=NUMBERS, bound=NUMBERS)
@example("=HYPERLINK(1)", "-x", 0.1 + 0.2, 5e-324)
@example("a" * 40_000, "😀" * 40_000, 1 / 3, 1e300)
@example("\x01" * 40_000, "_x0041_" * 6_000, -0.0, 1e22)
def test_any_text_and_any_number_read_back_equal(
    subject: str, sentence: str, value: float, bound: float
) -> None:
    frames = frames_of(
        [
            figure(1, subject=subject, value=value, low=min(value, bound)),
            figure(2, breakdown=sentence, attributed_to=subject, value=None, high=bound),
            figure(3, method="derived", document_id="", passage_id="", mention_id=""),
        ],
        text=sentence,
        events=[
            Event(
                event_id="e1", date="2013", precision="year", text=sentence, passage_id="p1",
                mention_id="m1",
            )
        ],
        occurrences=[Occurrence(observation_id="o1", mention_id="m1")],
        derivations=[
            Derivation(observation_id="o3", input_id="o1", role=subject, formula=sentence)
        ],
    )  # fmt: skip
    content, _ = written(frames)
    workbook = opened(content)
    for excel_table, tidy_table in HELD.items():
        assert read_back(workbook, excel_table, tidy_table) == expected(frames, tidy_table)


def test_an_over_long_text_goes_on_in_a_column_that_notices_and_dictionary_name() -> None:
    content, notices = written(frames_of([figure(1, subject="a" * 70_000)]))
    workbook = opened(content)
    assert any("Observations" in said and "'subject (3)'" in said for said in notices)
    dictionary = {tuple(c.value for c in row[:3]) for row in workbook["Data dictionary"].rows}
    assert ("Observations", "Observations", "subject (3)") in dictionary
    about = [row[2].value for row in workbook["About"].rows]
    assert all(said in about for said in notices)


def test_no_cell_is_a_formula_an_error_or_a_date() -> None:
    frames = frames_of(
        [figure(1, subject="=1+1", breakdown="#REF!", attributed_to="+A1")], text="=SUM(1) 12 @x"
    )
    workbook = opened(written(frames)[0])
    kinds = {cell.data_type for sheet in workbook for row in sheet.rows for cell in row}
    assert kinds == {"s", "n"}


def test_a_text_that_looks_like_a_formula_stays_text_when_someone_edits_it() -> None:
    workbook = opened(written(frames_of([figure(1, subject="=1+1")]))[0])
    cells = [cell for row in workbook["Observations"].rows for cell in row if cell.value == "=1+1"]
    assert len(cells) == 1
    assert cells[0].quotePrefix


def test_the_same_snapshot_gives_the_same_bytes(published: Any) -> None:
    one, two = io.BytesIO(), io.BytesIO()
    write_workbook(published.frames, published.snapshot, one)
    write_workbook(published.frames, published.snapshot, two)
    assert one.getvalue() == two.getvalue()


def test_every_time_stamp_is_the_snapshots() -> None:
    content, _ = written(frames_of([figure(1)]))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 22, 4, 5, 6)}
    properties = opened(content).properties
    stamps = (properties.created, properties.modified)
    assert {stamp.isoformat() for stamp in stamps if stamp} == {"2026-11-22T04:05:06"}


def test_a_snapshot_without_a_figure_makes_a_workbook_all_the_same() -> None:
    workbook = opened(written(frames_of([]))[0])
    assert workbook.sheetnames[0] == "Summary"
    assert read_back(workbook, "Observations", "observations")["value"] == [None]


def test_a_file_that_cannot_be_written_is_said_with_its_remedy(tmp_path: Any) -> None:
    from etl.errors import InputFault

    with pytest.raises(InputFault, match=r"no\.xlsx: The workbook cannot be written"):
        write_workbook(frames_of([figure(1)]), SNAPSHOT, tmp_path / "missing" / "no.xlsx")
    target = tmp_path / "yes.xlsx"
    write_workbook(frames_of([figure(1)]), SNAPSHOT, target)
    assert openpyxl.load_workbook(target).sheetnames
    assert [path.name for path in tmp_path.iterdir()] == ["yes.xlsx"]

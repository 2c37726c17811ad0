"""The list as a sheet to fill in: texts stay texts, words are offered, rows come back."""

import csv
import io
from datetime import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook

from dashboard.reviewing.listing import Item
from dashboard.reviewing.sheets import HEADER, csv_bytes, rows, xlsx_bytes
from etl.errors import InputFault
from etl.extract.reviewed import as_csv, filled
from etl.rulings import PLACE

CHOICES = {"indicator": ("sheep", "goats"), "entity": ("AAA",)}


def item(sentence: str = "=SUM(1) of [it] is 300.", **more) -> Item:
    start = sentence.index("300")
    given = {
        "id": "m1", "mention_id": "m1", "document_id": "d1", "source": "@Title", "rank": 0.5,
        "state": "unassigned", "read": "count", "why": "-none",
    }  # fmt: skip
    return Item(sentence=sentence, start=start, end=start + 3, **given | more)


def place(**more: str) -> dict[str, str]:
    numbers = {"start": "20", "end": "23", "text": "300", "sha256": "0" * 64}
    return dict.fromkeys(PLACE, "") | numbers | {"document": "d1"} | more


def read(content: bytes):
    found = filled(content, "sheet", HEADER[:7], by="Ann", date="2026-11-28")
    return found.rows, found.empty


def fill(content: bytes, **cells: object) -> bytes:
    """The workbook with cells of its first row filled in."""
    book = load_workbook(io.BytesIO(content))
    for column, value in cells.items():
        book.active.cell(2, HEADER.index(column) + 1).value = value
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_text_that_looks_like_a_formula_is_a_text_in_the_workbook():
    made = rows([(item(), place(before="=1+1", after="-5 and"))])
    sheet = load_workbook(io.BytesIO(xlsx_bytes(made, CHOICES))).active
    types = {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row if cell.value}
    assert types == {"s"}
    assert sheet.cell(2, HEADER.index("sentence") + 1).value.startswith("=SUM")


def test_a_text_that_looks_like_a_formula_is_guarded_in_csv():
    made = rows([(item(), place(before="=1+1", after="-5 and"))])
    (row,) = csv.DictReader(io.StringIO(csv_bytes(made).decode("utf-8-sig")))
    assert not [text for text in row.values() if text.startswith(("=", "+", "-", "@"))]


def test_the_workbook_offers_words_and_hides_what_binds_a_row():
    book = load_workbook(io.BytesIO(xlsx_bytes(rows([(item(), place())]), CHOICES)))
    sheet, lists = book["review"], book["choices"]
    assert lists.sheet_state == "hidden"
    offered = {
        sheet[f"{str(rule.sqref).split(':')[0].rstrip('0123456789')}1"].value: [
            cell.value for (cell,) in lists[rule.formula1.partition("!")[2]]
        ] if ":" in rule.formula1 else []
        for rule in sheet.data_validations.dataValidation
    }  # fmt: skip
    assert set(offered) == {"decision", "qualifier", "status", "indicator", "entity"}
    assert offered["decision"] == ["accept", "assign", "correct", "reject"]
    assert offered["indicator"] == ["sheep", "goats"]
    hidden = {
        sheet[f"{letter}1"].value
        for letter, shape in sheet.column_dimensions.items()
        if shape.hidden
    }
    assert hidden <= set(PLACE)
    assert hidden


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_not_filled_in_is_ignored(kind):
    made = rows([(item(), place())] * 3)
    content = csv_bytes(made) if kind == "csv" else as_csv(xlsx_bytes(made, CHOICES), "sheet")
    assert read(content) == ([], 3)


def test_what_is_filled_in_comes_back_with_its_place_and_row():
    made = rows([(item(), place(before="=1+1", after="'-5 and"))] * 2)
    content = fill(
        xlsx_bytes(made, CHOICES), decision="correct", reason=" two\nlines ", value=5.0,
        period=datetime(2014, 1, 2), low=1.5,
    )  # fmt: skip
    ((where, cells),), empty = read(as_csv(content, "sheet"))
    assert (where, empty) == ("sheet:2", 1)
    assert {column: cells[column] for column in PLACE} == place(before="=1+1", after="'-5 and")
    assert (cells["reason"], cells["value"], cells["low"]) == ("two lines", "5", "1.5")
    assert (cells["period"], cells["by"], cells["date"]) == ("2014-01-02", "Ann", "2026-11-28")


def test_a_row_may_say_who_decided():
    made = rows([(item(), place())])
    content = fill(xlsx_bytes(made, CHOICES), decision="reject", reason="no", by="Bob")
    ((_, cells),), _ = read(as_csv(content, "sheet"))
    assert cells["by"] == "Bob"


TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]), max_size=20)


@given(TEXTS, TEXTS)
@example("_x0041_", "=_x000D_")
def test_the_words_around_a_number_come_back_as_they_were_from_either_sheet(before, after):
    before, after = (" ".join(text.split()) for text in (before, after))
    made = rows([(item(), place(before=before, after=after))])
    made[0]["decision"] = "reject"
    for content in (csv_bytes(made), as_csv(xlsx_bytes(made, CHOICES), "sheet")):
        ((_, cells),), _ = read(content)
        assert (cells["before"], cells["after"]) == (before, after)


def shaped(column: str, value: object, number_format: str) -> bytes:
    """A workbook in which a cell of the first row holds `value`, shown as its format says."""
    book = load_workbook(io.BytesIO(xlsx_bytes(rows([(item(), place())]), CHOICES)))
    cell = book.active.cell(2, HEADER.index(column) + 1)
    cell.value, cell.number_format = value, number_format
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("column", "value", "number_format", "there"),
    [
        ("value", 0.4, "0%", {"value": "40", "unit": "percent"}),
        ("value", 1234.5, "#,##0.0", {"value": "1234.5", "unit": ""}),
        ("value", "764,8", "@", {"value": "764.8", "unit": ""}),
        ("value", "1 234 567", "@", {"value": "1234567", "unit": ""}),
        ("period", datetime(2014, 3, 1), "mmm yyyy", {"period": "2014-03"}),
        ("period", datetime(2014, 1, 1), "yyyy", {"period": "2014"}),
    ],
)
def test_a_cell_of_a_workbook_is_what_it_shows(column, value, number_format, there):
    ((_, cells),), _ = read(as_csv(shaped(column, value, number_format), "sheet"))
    assert {name: cells[name] for name in there} == there


@pytest.mark.parametrize(("value", "problem"), [(True, "truth value"), ("12,400", "can be 12400")])
def test_a_cell_that_can_be_two_things_or_none_is_told(value, problem):
    with pytest.raises(InputFault, match=problem) as caught:
        read(as_csv(shaped("value", value, "@"), "list.xlsx"))
    assert "value" in caught.value.faults[0].place


def test_a_percentage_of_another_unit_is_left_to_be_told():
    made = rows([(item(), place())])
    made[0] |= {"value": "40%", "unit": "billion RUB"}
    ((_, cells),), _ = read(csv_bytes(made))
    assert cells["value"] == "40%"


def test_a_column_of_ones_own_is_passed_over_and_told_but_no_misspelt_one():
    made = csv_bytes(rows([(item(), place())])).decode("utf-8-sig").splitlines()
    added = "\n".join(f"{line},{more}" for line, more in zip(made, ("Seen by", "Bob"), strict=True))
    found = filled(added.encode(), "list.csv", HEADER[:7], by="Ann", date="2026-11-28")
    assert found.notices == ["list.csv: The column 'seen_by' is none of the list's, and not read."]
    assert (found.rows, found.empty) == ([], 1)
    with pytest.raises(InputFault, match="Did you mean 'period'"):
        read(added.replace("Seen by", "periode").encode())


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04 cut"])
def test_a_file_that_is_no_workbook_is_told(content):
    with pytest.raises(InputFault, match="This"):
        as_csv(content, "list.xlsx")


def test_a_sheet_without_its_columns_is_told():
    with pytest.raises(InputFault, match="'decision' is missing"):
        read(b"id,reason\n1,2\n")

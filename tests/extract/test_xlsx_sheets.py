"""Sheets of figures in workbooks: what a cell shows is what is read, or a fault of that cell."""

import io
import re
import zipfile
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table
from projects import ROOT

from etl.errors import InputFault
from etl.extract.sheets import read_sheet
from etl.sheet_columns import OPTIONAL, REQUIRED
from etl.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary(ROOT / "data" / "vocabulary")
COLUMNS = (*REQUIRED, *OPTIONAL)
ROW = {
    "indicator": "union_state_budget", "entity": "UNION_STATE", "period": 2013, "value": 4.872,
    "qualifier": "exact", "unit": "billion RUB", "status": "planned", "source_title": "A decree",
}  # fmt: skip
SHARE = {
    "indicator": "export_share", "entity": "BLR", "counterpart": "RUS", "value": 45,
    "unit": "percent",
}  # fmt: skip


def letter(column: str) -> str:
    return "ABCDEFGHIJKLMNOPQR"[COLUMNS.index(column)]


def book_of(*rows, top=1, columns=COLUMNS) -> Workbook:
    """A workbook of rows that change `ROW`, below a header in the row `top`."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    for at, column in enumerate(columns, 1):
        sheet.cell(top, at, column)
        for line, row in enumerate(rows, top + 1):
            value = (ROW | row).get(column)
            if value is not None:
                sheet.cell(line, at, value)
    return book


def saved(tmp_path: Path, book: Workbook) -> Path:
    path = tmp_path / "figures.xlsx"
    book.save(path)
    return path


def sheet_of(tmp_path, book):
    return read_sheet(saved(tmp_path, book), VOCABULARY, name="figures.xlsx")


def figures_of(tmp_path, book):
    return sheet_of(tmp_path, book).frames["observations"].to_dict("records")


def only_figure(tmp_path, book):
    (figure,) = figures_of(tmp_path, book)
    return figure


def faults_of(tmp_path, book):
    with pytest.raises(InputFault) as caught:
        sheet_of(tmp_path, book)
    return caught.value.faults


def shown_as(book: Workbook, column: str, number_format: str, row: int = 2) -> Workbook:
    book.active[f"{letter(column)}{row}"].number_format = number_format
    return book


def edited(path: Path, part: str, pattern: str, new: str) -> Path:
    """The workbook with one part changed, as only another program can write it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text, times = re.subn(pattern, new, parts[part].decode())
    assert times == 1
    parts[part] = text.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_a_row_becomes_a_figure_in_base_units(tmp_path):
    figure = only_figure(tmp_path, book_of({}))
    assert (figure["value"], figure["unit"], figure["period"]) == (4872000000.0, "RUB", "2013")
    assert figure["method"] == "sheet"


def test_faults_are_told_in_the_order_of_their_cells(tmp_path):
    bad = {"entity": "XXX", "period": "soon", "unit": "groats"}
    found = [str(f) for f in faults_of(tmp_path, book_of({}, bad, {}, bad))]
    cells = [re.search(r"!([A-Z]+)(\d+)", told).groups() for told in found]
    assert len(cells) == 8
    assert cells == sorted(cells, key=lambda cell: (int(cell[1]), len(cell[0]), cell[0]))


def test_places_lead_to_the_row_of_the_sheet_and_to_the_kept_text(tmp_path):
    sheet = sheet_of(tmp_path, book_of({"note": 'a, "b"\nc'}, {"period": 2014}, top=4))
    passages, mentions = sheet.frames["passages"], sheet.frames["mentions"]
    assert passages["number"].tolist() == [5, 6]
    for mention in mentions.itertuples():
        assert sheet.text[mention.start : mention.end] == mention.text == "4.872"
    assert sheet.frames["documents"]["characters"].tolist() == [len(sheet.text)]


@settings(max_examples=25)
@given(st.decimals("-1e9", "1e9", allow_nan=False, allow_infinity=False, places=4))
def test_a_number_has_no_noise_of_binary_fractions(tmp_path_factory, number):
    row = {"indicator": "union_state_budget_surplus", "value": float(number)}
    figure = only_figure(tmp_path_factory.mktemp("sheet"), book_of(row))
    assert figure["value"] == float(number * 10**9)


def test_a_sum_of_tenths_is_what_the_cell_shows(tmp_path):
    sheet = sheet_of(tmp_path, book_of({"value": 0.1 + 0.2}))
    assert sheet.frames["mentions"]["text"].tolist() == ["0.3"]


@pytest.mark.parametrize("number_format", ["0%", "0.0%", '0.00" "%'])
def test_a_percentage_is_the_number_that_it_shows(tmp_path, number_format):
    book = shown_as(book_of(SHARE | {"value": 0.571}), "value", number_format)
    assert only_figure(tmp_path, book)["value"] == 57.1


def test_a_percentage_of_money_is_a_fault(tmp_path):
    (fault,) = faults_of(tmp_path, shown_as(book_of({"value": 0.5}), "value", "0%"))
    assert fault.place == f"figures.xlsx, Sheet1!{letter('value')}2 (value)"
    assert "in percent" in fault.problem


@pytest.mark.parametrize(
    ("value", "number_format", "period"),
    [
        (2013, "General", "2013"),
        (2013.0, "0", "2013"),
        ("2014-01", "@", "2014-01"),
        ("2010/2012", "General", "2010/2012"),
        (date(2014, 1, 1), "mmm-yy", "2014-01"),
        (datetime(2014, 1, 1), "mmmm yyyy", "2014-01"),
        (date(2018, 11, 13), "dd.mm.yyyy", "2018-11-13"),
        (date(2018, 11, 13), "mm-dd-yy", "2018-11-13"),
        (date(2018, 1, 1), "yyyy", "2018"),
        (date(2018, 1, 1), '[$-409]yyyy" year"', "2018"),
    ],
)
def test_a_date_is_as_precise_as_it_is_shown(tmp_path, value, number_format, period):
    book = shown_as(book_of({"period": value}), "period", number_format)
    assert only_figure(tmp_path, book)["period"] == period


TROUBLE = {
    "a truth value": ({"value": True}, "value", "truth value TRUE"),
    "an error": ({"value": "#N/A"}, "value", "error #N/A"),
    "a formula that was never reckoned": ({"value": "=2+2"}, "value", "no saved result"),
    "a date for a number": ({"value": date(2014, 2, 1)}, "value", "date or time 2014-02-01"),
    "a time for a period": ({"period": datetime(2014, 1, 1, 8)}, "period", "time 2014-01-01 08"),
    "a clock for a date": ({"source_date": time(8, 30)}, "source_date", "08:30"),
    "a number that is no period": ({"period": 41640}, "period", "'41640' is no period"),
    "an unknown unit": ({"unit": "groats"}, "unit", "'groats' is unknown"),
}


@pytest.mark.parametrize(("row", "column", "said"), TROUBLE.values(), ids=TROUBLE)
def test_a_cell_at_fault_is_told_by_its_name(tmp_path, row, column, said):
    (fault,) = faults_of(tmp_path, book_of({"period": 2001}, row))
    assert fault.place == f"figures.xlsx, Sheet1!{letter(column)}3 ({column})"
    assert said in fault.problem
    assert fault.remedy.endswith(".")


def test_every_fault_of_a_sheet_is_told_at_once(tmp_path):
    book = book_of({"unit": "groats"}, {"value": "#REF!", "status": "maybe"}, {"entity": None})
    places = {fault.place.partition("!")[2] for fault in faults_of(tmp_path, book)}
    assert places == {
        f"{letter('unit')}2 (unit)", f"{letter('value')}3 (value)",
        f"{letter('status')}3 (status)", f"{letter('entity')}4 (entity)",
    }  # fmt: skip


def test_a_format_that_hides_thousands_is_a_fault(tmp_path):
    book = shown_as(book_of({"value": 4_872_000_000}), "value", "#,##0.0,,")
    (fault,) = faults_of(tmp_path, book)
    assert "It holds 4872000000" in fault.problem
    assert only_figure(tmp_path, shown_as(book_of({}), "value", "#,##0.00"))["value"] == 4.872e9


def test_the_result_of_a_formula_is_read(tmp_path):
    path = saved(tmp_path, book_of({"value": "=2.5*2"}))
    edited(
        path, "xl/worksheets/sheet1.xml", r"<f>2\.5\*2</f><v ?(/>|></v>)", "<f>2.5*2</f><v>5</v>"
    )
    sheet = read_sheet(path, VOCABULARY, name="figures.xlsx")
    assert sheet.frames["observations"]["value"].tolist() == [5e9]


def test_numbers_typed_as_text_are_read_in_the_manner_of_the_sheet(tmp_path):
    book = book_of({"value": "1 234,5"}, {"value": "2,125", "period": 2014}, {"period": 2015})
    values = [figure["value"] for figure in figures_of(tmp_path, book)]
    assert values == [1234.5e9, 2.125e9, 4.872e9]


def test_the_table_may_begin_anywhere_below_a_title(tmp_path):
    book = book_of({})
    sheet = book.active
    sheet.move_range(sheet.dimensions, rows=4, cols=3)
    sheet["A1"] = "Budgets of the Union State"
    sheet["A2"] = "Typed by A. B., source of each figure in the row"
    book.create_sheet("empty", 0)
    (passage,) = sheet_of(tmp_path, book).frames["passages"]["number"]
    assert passage == 6


def test_a_hidden_sheet_is_passed_over(tmp_path):
    book = book_of({})
    hidden = book.create_sheet("lists", 0)
    hidden["A1"] = "BLR"
    hidden.sheet_state = "hidden"
    assert only_figure(tmp_path, book)


def test_a_table_object_says_where_the_table_is(tmp_path):
    book = book_of({}, {"period": 2014}, {"period": 2015}, top=3)
    sheet = book.active
    sheet["A1"] = "indicator"
    sheet["B1"] = "entity"
    sheet["C1"] = "period"
    sheet.add_table(Table(displayName="Figures", ref="A3:R5"))
    read = sheet_of(tmp_path, book)
    assert read.frames["observations"]["period"].tolist() == ["2013", "2014"]
    assert read.notices == ("figures.xlsx, Sheet1: row 6 is below the table, and not read.",)


def test_what_stands_below_the_table_is_told_and_not_read(tmp_path):
    book = book_of({}, {"period": 2014})
    book.active["A5"] = "Source: the press, as named in each row"
    book.active["A6"] = "Checked by hand"
    read = sheet_of(tmp_path, book)
    assert len(read.frames["observations"]) == 2
    assert read.notices == ("figures.xlsx, Sheet1: rows 5, 6 are below the table, and not read.",)


def test_a_row_behind_a_blank_one_is_not_lost(tmp_path):
    book = book_of({}, {"period": 2014}, {"period": 2015})
    for cell in book.active[3]:
        cell.value = None
    assert [f["period"] for f in figures_of(tmp_path, book)] == ["2013", "2015"]


def test_what_is_merged_over_rows_holds_for_each(tmp_path):
    book = book_of({}, {"period": 2014, "source_title": None})
    at = letter("source_title")
    book.active.merge_cells(f"{at}2:{at}3")
    assert sheet_of(tmp_path, book).frames["documents"]["title"].tolist() == ["A decree"]
    assert len(figures_of(tmp_path, book)) == 2


def test_what_is_merged_over_columns_is_a_fault(tmp_path):
    book = book_of({}, {"period": 2014})
    book.active.merge_cells("D3:E3")
    fault = faults_of(tmp_path, book)[0]
    assert fault.place == "figures.xlsx, Sheet1!D3"
    assert "merged over the columns D to E" in fault.problem


def test_hidden_rows_are_read_and_told(tmp_path):
    book = book_of({}, {"period": 2014})
    book.active.row_dimensions[3].hidden = True
    read = sheet_of(tmp_path, book)
    assert len(read.frames["observations"]) == 2
    assert read.notices == ("figures.xlsx, Sheet1: row 3 is hidden, and read like the others.",)


def test_a_header_is_known_as_people_write_it(tmp_path):
    columns = [column.replace("_", " ").capitalize() for column in COLUMNS]
    book = book_of({})
    for at, column in enumerate(columns, 1):
        book.active.cell(1, at, column).comment = Comment("note", "a")
    assert only_figure(tmp_path, book)


def test_a_missing_and_an_unknown_column_are_told(tmp_path):
    book = book_of({}, columns=[c for c in COLUMNS if c != "unit"])
    (fault,) = faults_of(tmp_path, book)
    assert (fault.place, fault.problem) == (
        "figures.xlsx, Sheet1!A1", "The column 'unit' is missing.",
    )  # fmt: skip
    book = book_of({}, columns=(*COLUMNS, "vlue"))
    (fault,) = faults_of(tmp_path, book)
    assert (fault.place, fault.problem) == (
        "figures.xlsx, Sheet1!S1", "The column 'vlue' is unknown.",
    )  # fmt: skip


def test_a_workbook_of_something_else_is_told(tmp_path):
    book = Workbook()
    book.active.append(["Country", "GDP"])
    book.active.append(["Belarus", 73])
    (fault,) = faults_of(tmp_path, book)
    assert fault.place == "figures.xlsx, Sheet"
    assert "no sheet of figures" in fault.problem
    assert "indicator, entity" in fault.remedy


def test_a_sheet_name_with_blanks_is_quoted(tmp_path):
    book = book_of({"unit": "groats"})
    book.active.title = "My figures"
    assert faults_of(tmp_path, book)[0].place.startswith("figures.xlsx, 'My figures'!")


def bytes_of(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


WHOLE = bytes_of(book_of({}))
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UNREADABLE = {
    "empty": (b"", "is empty"),
    "an empty workbook": (bytes_of(Workbook()), "is empty"),
    "a text": (b"indicator,entity\n", "no workbook"),
    "cut off": (WHOLE[: len(WHOLE) // 2], "damaged"),
    "of the old kind": (OLD + b"\0" * 600, "old kind"),
    "encrypted": (OLD + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
}


@pytest.mark.parametrize(("content", "said"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_sound_workbook_is_told_in_a_sentence(tmp_path, content, said):
    path = tmp_path / "figures.xlsx"
    path.write_bytes(content)
    with pytest.raises(InputFault) as caught:
        read_sheet(path, VOCABULARY, name="figures.xlsx")
    (fault,) = caught.value.faults
    assert fault.place == "figures.xlsx"
    assert said in fault.problem
    assert fault.remedy


@settings(max_examples=25)
@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255))
def test_a_damaged_workbook_ends_in_a_fault_or_in_figures(tmp_path_factory, place, byte):
    path = tmp_path_factory.mktemp("damaged") / "figures.xlsx"
    path.write_bytes(WHOLE[:place] + bytes([byte]) + WHOLE[place + 1 :])
    with suppress(InputFault):
        assert len(read_sheet(path, VOCABULARY, name="figures.xlsx").frames["documents"]) <= 1

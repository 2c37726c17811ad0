"""The sheet to fill in: what people choose and type in it is taken in as it stands."""

import io

import pytest
from openpyxl import load_workbook
from projects import ROOT

from dashboard.cli import main
from etl.load import snapshots
from etl.load.template import template_bytes
from etl.sheet_columns import COLUMNS
from etl.vocabulary import load_vocabulary

NAMES = [column.name for column in COLUMNS]
VOCABULARY = load_vocabulary(ROOT / "data" / "vocabulary")


@pytest.fixture(scope="module")
def book():
    return load_workbook(io.BytesIO(template_bytes(VOCABULARY)))


def rows_of(sheet, top):
    return [
        {name: value for name, value in zip(NAMES, row, strict=True) if value is not None}
        for row in sheet.iter_rows(min_row=top, max_col=len(NAMES), values_only=True)
    ]


def offered(book, column):
    """What the list of a column offers, read where its rule points."""
    letter = "ABCDEFGHIJKLMNOPQR"[NAMES.index(column)]
    (rule,) = (
        r
        for r in book["figures"].data_validations.dataValidation
        if str(r.sqref).startswith(f"{letter}2:")
    )
    sheet, _, cells = rule.formula1.partition("!")
    return [cell.value for (cell,) in book[sheet][cells.replace("$", "")]]


def test_each_column_has_its_note(book):
    header = book["figures"][1]
    assert [cell.value for cell in header] == NAMES
    assert [cell.comment.text for cell in header] == [column.doc for column in COLUMNS]
    assert [row[0].value for row in book["columns"].iter_rows(min_row=2)] == NAMES


def test_what_is_offered_is_what_a_sheet_may_say(book):
    assert set(offered(book, "indicator")) == set(VOCABULARY.indicators)
    assert set(offered(book, "entity")) == set(VOCABULARY.entities)
    assert "BLR" in offered(book, "counterpart")[:60]
    units = offered(book, "unit")
    assert {"billion RUB", "percent", "persons", "USD/1000m3"} <= set(units)
    assert all(VOCABULARY.units.parse(unit) for unit in units)


def test_periods_and_dates_are_cells_of_text(book):
    for column in ("period", "source_date"):
        letter = "ABCDEFGHIJKLMNOPQR"[NAMES.index(column)]
        assert book["figures"].column_dimensions[letter].number_format == "@"


def test_the_three_examples_are_sound_and_are_read_nowhere(project, tmp_path, capsys):
    path = tmp_path / "figures.xlsx"
    assert main(["template", str(path), *project.options]) == 0
    assert main(["add", str(path), *project.options]) == 0
    assert "has a header and no rows" in capsys.readouterr().out
    filled = tmp_path / "filled.xlsx"
    book = load_workbook(path)
    examples = rows_of(book["examples"], 3)
    assert len(examples) == 3
    for line, row in enumerate(examples, 2):
        for name, value in row.items():
            book["figures"].cell(line, NAMES.index(name) + 1, value)
    book.save(filled)
    assert main(["add", str(filled), *project.options]) == 0
    now = snapshots.current(project.data)
    figures = snapshots.read(project.data, now.number)["observations"].query("method == 'sheet'")
    assert figures["value"].tolist() == [4.872e9, 40, 10_500]
    assert figures["period"].tolist() == ["2013", "2021-H1", "2013-09"]
    assert figures["low"].tolist() == [4.872e9, 40, 9000]


def test_the_examples_are_read_nowhere_wherever_their_sheet_is_moved(project, tmp_path, capsys):
    """They are made up: moved in front of the figures, they were published."""
    path = tmp_path / "figures.xlsx"
    assert main(["template", str(path), *project.options]) == 0
    book = load_workbook(path)
    book.move_sheet("examples", -1)
    book.save(path)
    assert main(["add", str(path), *project.options]) == 0
    assert "has a header and no rows" in capsys.readouterr().out
    now = snapshots.current(project.data)
    assert "sheet" not in set(snapshots.read(project.data, now.number)["observations"]["method"])


def test_a_file_is_never_written_over(project, tmp_path, capsys):
    path = tmp_path / "figures.xlsx"
    path.write_bytes(b"mine")
    assert main(["template", str(path), *project.options]) == 1
    assert "There is a file of that name" in capsys.readouterr().err
    assert path.read_bytes() == b"mine"


def test_the_name_of_a_template_is_that_of_a_workbook(project, tmp_path, capsys):
    assert main(["template", str(tmp_path / "figures.csv"), *project.options]) == 1
    assert "Let it end in .xlsx" in capsys.readouterr().err

"""Sheets of figures: each row a figure at its place; every fault told by row and column."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import ROOT

from etl.errors import InputFault
from etl.extract.sheet_numbers import manner
from etl.extract.sheets import doubled_across, read_sheet
from etl.published import reading_of
from etl.sheet_columns import OPTIONAL, REQUIRED
from etl.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary(ROOT / "data" / "vocabulary")
COLUMNS = (*REQUIRED, *OPTIONAL)
ROW = {
    "indicator": "union_state_budget", "entity": "UNION_STATE", "period": "2013",
    "value": "4.872", "qualifier": "exact", "unit": "billion RUB", "status": "planned",
    "source_title": "A decree", "source_url": "https://example.org/decree",
}  # fmt: skip


def sheet_text(*rows, columns=COLUMNS) -> str:
    """Rows that change `ROW`, as CSV."""
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(ROW | row for row in rows)
    return file.getvalue()


def readings(tmp_path, *rows, text=None):
    path = tmp_path / "figures.csv"
    path.write_text(text if text is not None else sheet_text(*rows), encoding="utf-8", newline="")
    return readings_of(read_sheet(path, VOCABULARY, name="data/figures/figures.csv"))


def readings_of(sheet):
    """The sources of a sheet, each with its rows."""
    return [reading_of(sheet.frames, key) for key in sheet.frames["documents"]["document_id"]]


def faults_of(tmp_path, *rows, text=None):
    with pytest.raises(InputFault) as caught:
        readings(tmp_path, *rows, text=text)
    return caught.value.faults


def only_figure(tmp_path, **row):
    (reading,) = readings(tmp_path, row)
    (figure,) = reading.observations
    return figure


def test_a_row_becomes_a_figure_in_base_units(tmp_path):
    figure = only_figure(tmp_path, breakdown="revenue", attributed_to="The council")
    assert (figure.indicator, figure.entity, figure.period) == (
        "union_state_budget", "UNION_STATE", "2013",
    )  # fmt: skip
    assert (figure.value, figure.unit) == (4872000000.0, "RUB")
    assert (figure.breakdown, figure.attributed_to) == ("revenue", "The council")
    assert (figure.status, figure.method, figure.period_basis) == ("planned", "sheet", "stated")


@pytest.mark.parametrize(
    ("row", "bounds"),
    [
        ({"qualifier": "exact"}, (5, 5, 5)),
        ({"qualifier": "approx"}, (5, None, None)),
        ({"qualifier": "approx", "low": "4", "high": "6"}, (5, 4, 6)),
        ({"qualifier": "more_than"}, (5, 5, None)),
        ({"qualifier": "at_least"}, (5, 5, None)),
        ({"qualifier": "less_than"}, (5, None, 5)),
        ({"qualifier": "up_to"}, (5, None, 5)),
        ({"qualifier": "range", "value": "", "low": "4", "high": "8"}, (6, 4, 8)),
        ({"qualifier": "range", "low": "4", "high": "8"}, (5, 4, 8)),
    ],
)
def test_bounds_are_what_the_qualifier_says(tmp_path, row, bounds):
    figure = only_figure(tmp_path, **({"value": "5", "unit": "RUB"} | row))
    assert (figure.value, figure.low, figure.high) == bounds


@settings(max_examples=50, deadline=None)
@given(st.decimals("-1e9", "1e9", allow_nan=False, allow_infinity=False, places=4))
def test_scaling_is_exact_in_decimals(tmp_path_factory, number):
    row = {"indicator": "union_state_budget_surplus", "value": str(number)}
    figure = only_figure(tmp_path_factory.mktemp("sheet"), **row)
    assert figure.value == float(number * Decimal(10) ** 9)


@pytest.mark.parametrize(
    ("indicator", "unit", "code", "value"),
    [
        ("gas_price", "USD/1000 m3", "USD/1000m3", 2.0),
        ("oil_supply", "million t", "t", 2e6),
        ("gas_supply", "billion m3", "m3", 2e9),
        ("total_subsidy_gdp", "percent of GDP", "percent_of_GDP", 2.0),
        ("exercise_forces", "persons", "persons", 2.0),
        ("exercise_forces", "count", "count", 2.0),
    ],
)
def test_units_are_taken_as_people_write_them(tmp_path, indicator, unit, code, value):
    figure = only_figure(
        tmp_path, indicator=indicator, entity="BLR", counterpart="RUS", unit=unit, value="2"
    )
    assert (figure.unit, figure.value) == (code, value)


def test_each_source_is_a_document_and_each_row_a_passage(tmp_path):
    first, second = readings(
        tmp_path,
        {},
        {"source_title": "Another", "source_publisher": "Agency", "source_date": "2014-01"},
        {"period": "2014", "note": "as amended"},
    )
    assert (first.document.title, first.document.kind) == ("A decree", "sheet")
    assert first.document.path == "data/figures/figures.csv"
    assert (second.document.publisher, second.document.published) == ("Agency", "2014-01")
    assert [p.number for p in first.passages] == [2, 4]
    assert [p.number for p in second.passages] == [3]
    assert first.passages[1].text == (
        "Union State budget · Union State · 2014 · 4.872 billion RUB · planned · as amended"
    )


def test_the_rows_of_a_source_stand_together_in_the_order_of_the_sheet(tmp_path):
    path = tmp_path / "figures.csv"
    rows = [{"source_title": title, "period": f"{2000 + n}"} for n, title in enumerate("babcab")]
    path.write_text(sheet_text(*rows), encoding="utf-8")
    frames = read_sheet(path, VOCABULARY, name="figures.csv").frames
    figures = frames["observations"].merge(frames["documents"], on="document_id")
    assert "".join(figures["title"]) == "bbbaac"
    assert figures["period"].tolist() == ["2000", "2002", "2005", "2001", "2004", "2003"]
    assert frames["passages"]["number"].tolist() == [2, 4, 7, 3, 6, 5]


def test_every_span_leads_back_to_the_file(tmp_path):
    text = "\ufeff" + sheet_text(
        {"note": 'line\nbreak, "quoted"'},
        {"value": "", "low": "1", "high": "2", "qualifier": "range"},
        {"qualifier": "more_than", "value": "7"},
    )
    (reading,) = readings(tmp_path, text=text)
    phrases = []
    for passage, mention, figure in zip(
        reading.passages, reading.mentions, reading.observations, strict=True
    ):
        assert text[mention.start : mention.end] == mention.text
        assert passage.start <= mention.start < mention.end <= passage.end
        assert (figure.start, figure.end) == (mention.start, mention.end)
        assert (mention.sentence_start, mention.sentence_end) == (0, len(passage.text))
        assert mention.outcome == "observation"
        phrases.append(passage.text[mention.phrase_start : mention.phrase_end])
    assert [m.text for m in reading.mentions] == ["4.872", "1,2", "7"]
    assert phrases == ["4.872 billion RUB", "1–2 billion RUB", "more than 7 billion RUB"]
    assert reading.document.characters == len(text)


def test_ids_do_not_depend_on_other_rows(tmp_path):
    (alone,) = readings(tmp_path, {})
    (among,) = readings(tmp_path, {"period": "2001"}, {})
    assert alone.observations[0].observation_id == among.observations[1].observation_id


def test_a_sheet_without_rows_states_nothing(tmp_path):
    assert readings(tmp_path) == []


def test_faults_of_a_row_are_told_in_the_order_of_its_columns(tmp_path):
    wrong = {"source_date": "soon", "source_url": "no address", "value": "many", "entity": "XYZ"}
    for columns in (COLUMNS, COLUMNS[::-1]):
        found = faults_of(tmp_path, text=sheet_text(wrong, columns=columns))
        told = [fault.place.rpartition(", ")[2] for fault in found]
        assert told == [column for column in columns if column in wrong]


def test_columns_may_be_in_any_order_and_optional_ones_missing(tmp_path):
    text = sheet_text({}, columns=REQUIRED[::-1])
    assert readings(tmp_path, text=text)[0].observations[0].value == 4872000000


EXPORTS = {
    "indicator": "export_share", "entity": "BLR", "counterpart": "RUS", "value": "45",
    "unit": "percent",
}  # fmt: skip
FORCES = {"indicator": "exercise_forces", "entity": "RUS", "value": "5", "unit": "persons"}
RANGE = {"qualifier": "range", "value": ""}

POSSIBLE = {
    "a share of all": EXPORTS | {"value": "100"},
    "less than all": EXPORTS | {"value": "100", "qualifier": "less_than"},
    "a share of none": EXPORTS | {"value": "0"},
    "a contribution that is a sum": EXPORTS
    | {"indicator": "union_state_contribution", "counterpart": "UNION_STATE", "value": "150",
       "unit": "million RUB"},
    "a change that is a fall": EXPORTS | {"indicator": "exports_value_growth", "value": "-5"},
    "a change that more than doubles": EXPORTS
    | {"indicator": "exports_value_growth", "value": "150"},
    "a derived change that is a fall": {
        "indicator": "union_state_budget_growth", "value": "-5", "unit": "percent",
    },
    "a balance that is a deficit": {"indicator": "union_state_budget_surplus", "value": "-5"},
    "a subsidy above GDP": EXPORTS | {"indicator": "total_subsidy_gdp", "value": "150",
                                      "unit": "percent of GDP"},
    "a scaled count that is whole": FORCES | {"value": "5.5", "unit": "thousand persons"},
    "a range around a half": FORCES | RANGE | {"low": "5", "high": "6"},
    "a group on both sides": EXPORTS | {"entity": "EAEU", "counterpart": "EAEU"},
}  # fmt: skip


@pytest.mark.parametrize("row", POSSIBLE.values(), ids=POSSIBLE)
def test_a_row_that_can_be_true_is_taken(tmp_path, row):
    assert only_figure(tmp_path, **row)


IMPOSSIBLE = {
    "more than the whole": (EXPORTS | {"value": "150"}, "value", "from 0 to 100 percent"),
    "above the whole": (
        EXPORTS | {"value": "100", "qualifier": "more_than"}, "value", "from 0 to 100 percent",
    ),
    "a share below none": (
        EXPORTS | {"value": "-5", "qualifier": "more_than"}, "value", "from 0 to 100 percent",
    ),
    "a range beyond the whole": (
        EXPORTS | RANGE | {"low": "90", "high": "110"}, "high", "from 0 to 100 percent",
    ),
    "a contribution beyond the budget": (
        EXPORTS | {"indicator": "union_state_contribution", "counterpart": "UNION_STATE",
                   "value": "150"},
        "value", "from 0 to 100 percent",
    ),
    "a sum below nothing": ({"value": "-5"}, "value", "0 or more"),
    "less than nothing": (
        FORCES | {"value": "0", "qualifier": "less_than"}, "value", "0 or more",
    ),
    "half a person": (FORCES | {"value": "5.5"}, "value", "whole number"),
    "half a piece": (
        FORCES | {"value": "0.0015", "unit": "thousand count"}, "value", "whole number",
    ),
    "one's own counterpart": (EXPORTS | {"counterpart": "BLR"}, "counterpart", "another entity"),
    "no counterpart": (EXPORTS | {"counterpart": ""}, "counterpart", "entities.toml"),
    "no counterpart where it is always the same": (
        EXPORTS | {"indicator": "union_state_contribution", "counterpart": ""},
        "counterpart", "Write UNION_STATE.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("row", "column", "help_"), IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_a_row_that_cannot_be_true_is_told(tmp_path, row, column, help_):
    (fault,) = faults_of(tmp_path, row)
    assert fault.place == f"data/figures/figures.csv:2, {column}"
    assert help_ in fault.remedy
    assert fault.problem.endswith(".")


FAULTY = {
    "an unknown indicator": ({"indicator": "union_state_budgt"}, "indicator", "union_state_budget"),
    "an unknown entity": ({"entity": "BLX"}, "entity", "BLR"),
    "a name in place of a code": ({"counterpart": "Russia"}, "counterpart", "Write RUS."),
    "an unknown unit": ({"unit": "billion groats"}, "unit", "currency code"),
    "a unit that does not fit": ({"unit": "persons"}, "unit", "measured in money"),
    "an unknown status": ({"status": "maybe"}, "status", "forecast"),
    "an unknown qualifier": ({"qualifier": "circa"}, "qualifier", "approx"),
    "no qualifier": ({"qualifier": ""}, "qualifier", "exact"),
    "text for a number": ({"value": "five"}, "value", "decimal point"),
    "a comma that parts thousands or decimals": ({"value": "4,872"}, "value", "4872, or 4.8720"),
    "a number that is none": ({"value": "NaN"}, "value", "decimal point"),
    "no number": ({"value": ""}, "value", "Write the number"),
    "text for a bound": ({"low": "few"}, "low", "decimal point"),
    "a low above the high": (
        {"qualifier": "range", "value": "", "low": "9", "high": "8"}, "low", "Exchange",
    ),
    "a value out of its bounds": (
        {"qualifier": "range", "value": "9", "low": "7", "high": "8"}, "value", "Mend",
    ),
    "half a range": ({"qualifier": "range", "low": "1"}, "low", "Fill both"),
    "an exact value with bounds": ({"high": "5"}, "qualifier", "range"),
    "a bound that is not the value": (
        {"qualifier": "more_than", "low": "1"}, "qualifier", "bound",
    ),
    "a bad period": ({"period": "13/2014"}, "period", "2021-Q1"),
    "a period that runs backwards": ({"period": "2014/2013"}, "period", "2010/2012"),
    "a bad date of the source": (
        {"source_date": "14.1.2003"}, "source_date", "Write it as 2018, 2018-11 or 2018-11-13.",
    ),
    "a quarter for a date": ({"source_date": "2021-Q1"}, "source_date", "2018-11-13"),
    "a misspelt unit": ({"unit": "billion rubels"}, "unit", "Did you mean 'rubles'?"),
    "a unit unlike any": ({"unit": "xyzzy"}, "unit", "such as RUB, BYN, USD"),
    "an indicator unlike any": ({"indicator": "xyzzy"}, "indicator", " more. "),
    "no source": ({"source_title": ""}, "source_title", "Name the source"),
    "a cell that is no name": ({"subject": "x" * 501}, "subject", "Shorten it"),
    "a note that is a book": ({"note": "x" * 5_001}, "note", "Shorten it"),
    "an address that could run": ({"source_url": "javascript:x"}, "source_url", "https://"),
}  # fmt: skip


@pytest.mark.parametrize(("row", "column", "help_"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_cell_is_told_by_row_and_column_with_what_is_allowed(tmp_path, row, column, help_):
    (fault,) = faults_of(tmp_path, {"period": "2001"}, row)
    assert fault.place == f"data/figures/figures.csv:3, {column}"
    assert help_ in fault.remedy
    assert fault.problem.endswith(".")
    assert len(fault.problem) < 200
    assert len(fault.remedy) < 800


def test_a_long_note_and_address_are_taken(tmp_path):
    address = "https://example.org/" + "x" * 1_900
    (reading,) = readings(tmp_path, {"note": "x " * 2_400, "source_url": address})
    assert reading.document.url == address


@pytest.mark.parametrize("column", REQUIRED)
def test_a_missing_column_is_told(tmp_path, column):
    text = sheet_text({}, columns=[c for c in COLUMNS if c != column])
    (fault,) = faults_of(tmp_path, text=text)
    assert fault.place == "data/figures/figures.csv:1"
    assert f"'{column}' is missing" in fault.problem


def test_an_unknown_and_a_doubled_column_are_told(tmp_path):
    doubled, unknown = faults_of(tmp_path, text=sheet_text({}, columns=(*COLUMNS, "vlue", "note")))
    assert "'note' is there 2 times" in doubled.problem
    assert "'vlue' is unknown" in unknown.problem
    assert "'value'" in unknown.remedy


def test_a_formula_and_a_decimal_comma_are_told_as_the_sheet_writes_numbers(tmp_path):
    text = sheet_text({"value": "1,5"}, {"value": "=1+2"}, {"value": "much"}).replace('"', "")
    text = text.replace(",", ";").replace("1;5", "1,5")
    formula, word = faults_of(tmp_path, text=text)
    assert "'=1+2' is a formula. Write the number that it comes to." in str(formula)
    assert "decimal comma, as the sheet has it" in str(word)


@pytest.mark.parametrize(
    ("code", "help_"),
    [("Belarous", "Did you mean BLR (Belarus)?"), ("RUX", "Did you mean RUS (Russia)?"),
     ("XXX", "Write a code of vocabulary/countries.toml"), ("rus", "Write RUS."),
     ("Belarus", "Write BLR."), ("union_state", "Write UNION_STATE.")],
)  # fmt: skip
def test_an_unknown_entity_is_told_what_is_near_and_where_codes_are_listed(tmp_path, code, help_):
    (fault,) = faults_of(tmp_path, {"entity": code})
    assert f"The entity '{code}' is unknown. {help_}" in str(fault)


@pytest.mark.parametrize(
    ("written", "help_"),
    [("Share of exports", "Write export_share."), ("loans", "Write loan_amount."),
     ("exprt_share", "Did you mean 'export_share'?"),
     ("Share of export", "Did you mean 'export_share'?"), ("weather", "Known are ")],
)  # fmt: skip
def test_an_unknown_indicator_is_told_by_what_it_is_called_or_like(tmp_path, written, help_):
    (fault,) = faults_of(tmp_path, {"indicator": written})
    assert f"The indicator '{written}' is unknown. {help_}" in str(fault)


@pytest.mark.parametrize(
    ("period", "date", "status", "told"),
    [("2031", "2022-03", "actual", True), ("2022-04", "2022-03-31", "actual", True),
     ("2022", "2022-03", "actual", False), ("2022-03", "2022", "actual", False),
     ("2031", "2022-03", "forecast", False), ("2031", "", "actual", False),
     ("", "2022", "actual", False)],
)  # fmt: skip
def test_what_is_done_after_its_source_was_published_is_told_and_taken(
    tmp_path, period, date, status, told
):
    row = {"period": period, "source_date": date, "status": status}
    path = tmp_path / "figures.csv"
    path.write_text(sheet_text(row, row | {"value": "1.5", "subject": "another"}))
    read = read_sheet(path, VOCABULARY, name="data/figures/figures.csv")
    assert len(read.frames["observations"]) == 2
    expected = (
        "data/figures/figures.csv:2, period, data/figures/figures.csv:3, period: 'actual', and yet "
        f"later than its source ({period}, told {date}): see that period, date and status are "
        "right."
    )
    assert read.notices == ((expected,) if told else ())


def test_every_fault_of_a_sheet_is_told_at_once(tmp_path):
    rows = [{"unit": "groats", "status": "maybe"}, {}, {"value": "x", "entity": "Q"}]
    places = [fault.place.removeprefix("data/figures/figures.csv:") for fault in
              faults_of(tmp_path, *rows)]  # fmt: skip
    assert places == ["2, unit", "2, status", "4, entity", "4, value"]


def test_a_doubled_row_is_told_even_where_its_note_differs(tmp_path):
    (fault,) = faults_of(tmp_path, {}, {"period": "2001"}, {"note": "again"})
    assert fault.place == "data/figures/figures.csv:4"
    assert "repeats row 2" in fault.problem


def test_sources_that_disagree_are_no_doubled_rows(tmp_path):
    found = readings(tmp_path, {}, {"value": "5", "source_title": "Another decree"})
    assert [len(reading.observations) for reading in found] == [1, 1]


@pytest.mark.parametrize(
    ("other", "column"),
    [({"value": "5"}, "value"), ({"value": "5000", "unit": "million RUB"}, "value"),
     ({"low": "4", "high": "5", "qualifier": "approx"}, None),
     ({"value": "5", "unit": "billion USD"}, None),
     ({"value": "5", "note": "as amended"}, None), ({"value": "5", "status": "actual"}, None)],
    ids=str,
)  # fmt: skip
def test_a_row_that_contradicts_another_of_the_same_source_is_told(tmp_path, other, column):
    if column is None:
        assert readings(tmp_path, {}, other)
        return
    (fault,) = faults_of(tmp_path, {}, {"period": "2001"}, other)
    assert fault.place == f"data/figures/figures.csv:4, {column}"
    assert fault.problem.startswith("The row contradicts row 2")


def test_a_row_that_repeats_one_and_contradicts_another_is_told_once(tmp_path):
    told = [f.problem for f in faults_of(tmp_path, {}, {"value": "5"}, {"value": "5"})]
    assert [problem.split()[2:5] for problem in told] == [
        ["contradicts", "row", "2:"], ["repeats", "row", "3."],
    ]  # fmt: skip


def test_a_row_that_stands_in_two_sheets_is_told(tmp_path):
    path = tmp_path / "one.csv"
    path.write_text(sheet_text({}, {"period": "2001"}))
    one = read_sheet(path, VOCABULARY, name="one.csv")
    path.write_text(sheet_text({"period": "1999"}, {"note": "the same"}))
    other = read_sheet(path, VOCABULARY, name="other.csv")
    (fault,) = doubled_across([one, other], VOCABULARY)
    assert (fault.place, fault.problem) == ("other.csv:3", "This row repeats one.csv:2.")


def test_a_row_of_another_length_is_told(tmp_path):
    text = sheet_text({}) + "only,three,cells\n"
    (fault,) = faults_of(tmp_path, text=text)
    assert (fault.place, fault.problem) == (
        "data/figures/figures.csv:3", f"The row has 3 cells, the header {len(COLUMNS)}.",
    )  # fmt: skip


@pytest.mark.parametrize("content", [b"", b" \r\n", b"\xef\xbb\xbf\n"])
def test_an_empty_sheet_is_told(tmp_path, content):
    path = tmp_path / "empty.csv"
    path.write_bytes(content)
    with pytest.raises(InputFault, match=r"empty.csv: The sheet is empty."):
        read_sheet(path, VOCABULARY, name="empty.csv")


def values_of(tmp_path, content):
    path = tmp_path / "figures.csv"
    path.write_bytes(content)
    sheet = read_sheet(path, VOCABULARY, name="figures.csv")
    return sheet.frames["observations"]["value"].tolist()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_sheet_is_read_in_the_encoding_that_it_was_saved_in(tmp_path, encoding):
    path = tmp_path / "figures.csv"
    path.write_bytes(sheet_text({"note": "café, 5 €"}).encode(encoding))
    sheet = read_sheet(path, VOCABULARY, name="figures.csv")
    assert sheet.frames["passages"]["text"].str.endswith("café, 5 €").all()
    assert bool(sheet.text) == (not encoding.startswith("utf-8"))


@pytest.mark.parametrize("encoding", ["cp1251", "cp1252", "utf-16"])
def test_letters_tell_the_code_page(tmp_path, encoding):
    note = "Société Générale" if encoding == "cp1252" else "Союзное государство"
    path = tmp_path / "figures.csv"
    path.write_bytes(sheet_text({"note": note}).encode(encoding))
    sheet = read_sheet(path, VOCABULARY, name="figures.csv")
    assert sheet.frames["passages"]["text"].str.endswith(note).all()


def test_dashes_that_all_code_pages_share_are_read(tmp_path):
    path = tmp_path / "figures.csv"
    path.write_bytes(sheet_text({"note": "1996–1999"}).encode("cp1251"))
    sheet = read_sheet(path, VOCABULARY, name="figures.csv")
    assert sheet.frames["passages"]["text"].str.endswith("1996–1999").all()


def test_bytes_of_no_told_encoding_are_a_fault_with_their_line(tmp_path):
    path = tmp_path / "latin.csv"
    path.write_bytes(sheet_text({"note": "price in \x80"}).encode("latin-1"))
    with pytest.raises(InputFault, match=r"latin.csv:2: Byte \d+ is not UTF-8"):
        read_sheet(path, VOCABULARY, name="latin.csv")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_cells_stand_apart_by_any_usual_delimiter(tmp_path, delimiter):
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows([ROW | {"value": "2.36"}, ROW | {"note": "a, b; c | d\te"}])
    assert values_of(tmp_path, file.getvalue().encode()) == [2.36e9, 4.872e9]


MANNERS = {
    "a decimal point": (["2.36", "4.872"], [2.36, 4.872]),
    "a decimal comma": (["2,36", "4,872"], [2.36, 4.872]),
    "blanks between thousands": (
        ["1 234 567", "2\u00a0000,5", "3\u202f000"], [1234567, 2000.5, 3000],
    ),
    "commas between thousands": (["1,234,567", "12,400"], [1234567, 12400]),
    "points between thousands": (["1.234,5", "12.400"], [1234.5, 12400]),
    "apostrophes between thousands": (["1’234’567", "12'400.5"], [1234567, 12400.5]),
    "a decimal point shown by another cell": (["0.5", "12,400"], [0.5, 12400]),
    "whole numbers": (["1234", "5"], [1234, 5]),
}  # fmt: skip


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize(("written", "meant"), MANNERS.values(), ids=MANNERS)
def test_numbers_are_read_in_the_manner_of_the_sheet(tmp_path, written, meant, delimiter):
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(
        ROW | {"unit": "RUB", "value": value, "note": str(n)} for n, value in enumerate(written)
    )
    assert values_of(tmp_path, file.getvalue().encode()) == meant


def test_persons_have_no_decimals(tmp_path):
    forces = {"indicator": "exercise_forces", "unit": "persons"}
    assert only_figure(tmp_path, **forces, value="12,400").value == 12_400


DOUBTFUL = {
    "nothing shows the decimal sign": (["4,872"], "4872 or 4.872", "4872, or 4.8720"),
    "points, where commas are decimal": (["3,5", "4.872"], "4872 or 4.872", "4872, or 4,8720"),
    "two decimal signs": (["3.5", "4.25", "2,5"], "another decimal sign", "2.5"),
    "a comma, where two signs are decimal": (
        ["3.5", "4.25", "2,50", "4,872"], "another decimal sign", "2.50",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("written", "problem", "help_"), DOUBTFUL.values(), ids=DOUBTFUL)
def test_a_number_that_can_be_two_is_asked_for(tmp_path, written, problem, help_):
    rows = ({"value": value, "note": str(n)} for n, value in enumerate(written))
    found = faults_of(tmp_path, *rows)
    assert problem in found[0].problem
    assert help_ in found[0].remedy
    assert all(fault.place.endswith(", value") for fault in found)


def test_in_a_sheet_with_semicolons_a_point_alone_is_in_doubt_too(tmp_path):
    text = sheet_text({}).replace(",", ";")
    (fault,) = faults_of(tmp_path, text=text)
    assert "4872 or 4.872" in fault.problem


@settings(max_examples=150)
@given(
    st.lists(st.decimals(0, 10**7, allow_nan=False, places=2), min_size=2, max_size=5),
    st.sampled_from([(".", ","), (",", "."), (",", " "), (".", "'"), (",", "\u00a0")]),
)
def test_a_number_in_any_manner_is_never_another(numbers, signs):
    decimal, between = signs
    cells = [f"{n:,.2f}".translate({44: between, 46: decimal}) for n in numbers]
    used = manner(cells, ";")
    assert [Decimal(used.plain(cell)) for cell in cells] == numbers


def test_a_percent_sign_goes_with_percent_only(tmp_path):
    assert only_figure(tmp_path, **EXPORTS | {"value": "57.1 %"}).value == 57.1
    (fault,) = faults_of(tmp_path, {"value": "57.1%"})
    assert "in percent" in fault.problem


@pytest.mark.parametrize(
    "url",
    ["https://", "https://nowhere", "http://x y.org", "ftp://a.org/b", "https://a.org:99999/"],
)
def test_an_address_that_is_none_is_told(tmp_path, url):
    (fault,) = faults_of(tmp_path, {"source_url": url})
    assert "is no web address" in fault.problem


def test_the_same_figure_in_another_unit_is_a_doubled_row(tmp_path):
    (fault,) = faults_of(tmp_path, {}, {"value": "4872", "unit": "million RUB"})
    assert "repeats row 2" in fault.problem


def test_a_corrected_value_is_the_same_figure(tmp_path):
    before, after = only_figure(tmp_path), only_figure(tmp_path, value="4.9")
    assert before.observation_id == after.observation_id
    assert before.value != after.value

"""Decisions of people: each row a ruling on one number; every fault told by row and column."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import ROOT

from etl.errors import InputFault
from etl.extract.decisions import read_decisions
from etl.rulings import COLUMNS, FIELDS, REQUIRED
from etl.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary(ROOT / "data" / "vocabulary")
NAME = "data/decisions.csv"
ROW = {
    "decision": "reject", "document": "report", "sha256": "0" * 64, "start": "10", "end": "14",
    "text": "2014", "reason": "a house number", "by": "Ann", "date": "2026-11-28",
}  # fmt: skip
ASSIGN = {"decision": "assign", "indicator": "union_state_budget", "entity": "UNION_STATE"}
CORRECT = {"decision": "correct"}


def sheet_text(*rows, columns=COLUMNS) -> str:
    """Rows that change `ROW`, as CSV."""
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(ROW | row for row in rows)
    return file.getvalue()


def rulings(tmp_path, *rows, text=None):
    path = tmp_path / "decisions.csv"
    path.write_text(text if text is not None else sheet_text(*rows), encoding="utf-8", newline="")
    return read_decisions(path, VOCABULARY, name=NAME)


def faults_of(tmp_path, *rows, text=None):
    with pytest.raises(InputFault) as caught:
        rulings(tmp_path, *rows, text=text)
    return caught.value.faults


def test_without_a_sheet_nothing_is_decided(tmp_path):
    assert read_decisions(tmp_path / "decisions.csv", VOCABULARY, name=NAME) == []


def test_a_row_is_a_ruling_bound_to_its_document_and_characters(tmp_path):
    (ruling,) = rulings(tmp_path, {"before": "number", "after": "in the street"})
    assert (ruling.place, ruling.decision) == (f"{NAME}:2", "reject")
    assert (ruling.document, ruling.sha256, ruling.start, ruling.end) == (
        "report",
        "0" * 64,
        10,
        14,
    )
    assert (ruling.before, ruling.text, ruling.after) == ("number", "2014", "in the street")
    assert ruling.told == "rejected by Ann on 2026-11-28: a house number"
    assert (ruling.words, ruling.numbers) == ({}, {})


def test_fields_are_set_in_codes_and_base_units_and_empty_cells_leave_them(tmp_path):
    (ruling,) = rulings(
        tmp_path, ASSIGN | {"value": "4.9", "unit": "billion RUB", "period": "2013"}
    )
    assert ruling.words == {
        "indicator": "union_state_budget", "entity": "UNION_STATE", "period": "2013", "unit": "RUB",
    }  # fmt: skip
    assert ruling.numbers == {"value": 4.9e9}


@pytest.mark.parametrize(
    "column", ["counterpart", "subject", "breakdown", "period", "attributed_to"]
)
def test_a_dash_empties_a_field(tmp_path, column):
    (ruling,) = rulings(tmp_path, CORRECT | {column: "-"})
    assert ruling.words == {column: ""}


FAULTY = {
    "no decision": ({"decision": ""}, "decision", "accept, assign, correct, reject"),
    "an unknown decision": ({"decision": "acept"}, "decision", "Did you mean 'accept'?"),
    "no reason": ({"reason": ""}, "reason", "Say why"),
    "a reason that is a book": ({"reason": "x" * 5_001}, "reason", "shorten it"),
    "nobody": ({"by": ""}, "by", "Name who decided"),
    "no date": ({"date": ""}, "date", "2018-11-13"),
    "a bad date": ({"date": "28.11.2026"}, "date", "2018-11-13"),
    "no document": ({"document": ""}, "document", "Name the document"),
    "no hash": ({"sha256": ""}, "sha256", "econdep table documents"),
    "a cut hash": ({"sha256": "0" * 63}, "sha256", "econdep table documents"),
    "no number": ({"text": ""}, "text", "as the document does"),
    "a place that is none": ({"start": "ten"}, "start", "econdep table mentions"),
    "a number that ends first": ({"end": "9"}, "end", "Mend one"),
    "an acceptance that changes": (
        {"decision": "accept", "period": "2013"}, "period", "write 'correct'",
    ),
    "a rejection that sets a field": ({"unit": "RUB"}, "unit", "leave it empty"),
    "a correction of nothing": (CORRECT, "decision", "Fill the columns"),
    "an assignment to nothing": ({"decision": "assign", "entity": "BLR"}, "indicator", "Name the"),
    "an assigned number of a figure": (ASSIGN | {"figure": "o1"}, "figure", "Write 'correct'"),
    "an unknown indicator": (
        ASSIGN | {"indicator": "union_state_budgt"}, "indicator", "'union_state_budget'",
    ),
    "an unknown entity": (CORRECT | {"entity": "Russia"}, "entity", "Write RUS."),
    "an unknown counterpart": (CORRECT | {"counterpart": "RUX"}, "counterpart", "RUS"),
    "an unknown unit": (CORRECT | {"unit": "groats"}, "unit", "currency code"),
    "a unit that does not fit": (ASSIGN | {"unit": "persons"}, "unit", "measured in money"),
    "a scale of no value": (CORRECT | {"unit": "billion RUB"}, "unit", "fill the value as well"),
    "an unknown status": (CORRECT | {"status": "maybe"}, "status", "forecast"),
    "an unknown qualifier": (CORRECT | {"qualifier": "circa"}, "qualifier", "approx"),
    "a bad period": (CORRECT | {"period": "13/2014"}, "period", "2021-Q1"),
    "text for a number": (CORRECT | {"value": "five"}, "value", "decimal point"),
    "bounds that are exchanged": (CORRECT | {"low": "9", "high": "8"}, "low", "Exchange"),
    "a subject that is no name": (CORRECT | {"subject": "x" * 501}, "subject", "Shorten it"),
    "a field that no figure is without": (CORRECT | {"entity": "-"}, "entity", "Leave it empty"),
}  # fmt: skip


@pytest.mark.parametrize(("row", "column", "help_"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_cell_is_told_by_row_and_column_with_what_is_allowed(tmp_path, row, column, help_):
    (fault,) = faults_of(tmp_path, {"start": "1"}, row)
    assert fault.place == f"{NAME}:3, {column}"
    assert help_ in fault.remedy
    assert fault.problem.endswith(".")


def test_every_fault_of_the_sheet_is_told_at_once(tmp_path):
    rows = [{"reason": "", "by": ""}, {"start": "1"}, CORRECT | {"unit": "groats", "period": "x"}]
    places = [fault.place.removeprefix(f"{NAME}:") for fault in faults_of(tmp_path, *rows)]
    assert places == ["2, reason", "2, by", "4, period", "4, unit"]


@pytest.mark.parametrize("column", REQUIRED)
def test_a_missing_column_is_told(tmp_path, column):
    text = sheet_text({}, columns=[c for c in COLUMNS if c != column])
    (fault,) = faults_of(tmp_path, text=text)
    assert (fault.place, f"'{column}' is missing" in fault.problem) == (f"{NAME}:1", True)


CELLS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=12)
CONTRADICTIONS = {
    "two decisions": ({}, {"decision": "accept"}),
    "two assignments": (ASSIGN, ASSIGN | {"entity": "BLR"}),
    "one of all its figures and one of one": ({}, {"decision": "accept", "figure": "o1"}),
    "two of one figure": ({"figure": "o1"}, {"decision": "accept", "figure": "o1"}),
}


@pytest.mark.parametrize("rows", CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_rows_that_contradict_each_other_are_told_with_both_places(tmp_path, rows):
    (fault,) = faults_of(tmp_path, *rows)
    assert fault.place == f"{NAME}:3"
    assert f"contradicts {NAME}:2" in fault.problem


def test_a_row_that_stands_there_twice_is_told_even_where_its_reason_differs(tmp_path):
    (fault,) = faults_of(tmp_path, {}, {"reason": "again"})
    assert (fault.place, fault.problem) == (f"{NAME}:3", f"This row repeats {NAME}:2.")


@pytest.mark.parametrize(
    "other", [{"start": "11"}, {"sha256": "1" * 64}, {"document": "other"}, {"figure": "o2"}]
)
def test_rulings_on_different_numbers_documents_states_and_figures_stand_together(tmp_path, other):
    assert len(rulings(tmp_path, {"figure": "o1"}, {"figure": "o1"} | other)) == 2


@given(st.dictionaries(st.sampled_from((*REQUIRED, *FIELDS, "figure")), CELLS))
def test_whatever_the_cells_hold_they_are_a_ruling_or_faults_with_place_and_remedy(
    tmp_path_factory, row
):
    faults, found = (), []
    try:
        found = rulings(tmp_path_factory.mktemp("decisions"), row)
    except InputFault as error:
        faults = error.faults
    assert [ruling.place for ruling in found] == ([] if faults else [f"{NAME}:2"])
    assert all(fault.place.startswith(f"{NAME}:2") and fault.remedy for fault in faults)

"""The sheets of claim sets, claims, measures, missing inputs and changes."""

from __future__ import annotations

from typing import Any

import pytest
from openpyxl.workbook import Workbook
from workbooks import expected, figure, frames_of, opened, read_back, table, written

from etl.tables import Claim, ClaimSet, Derivation, Frames, MissingInput, to_frame

ZAPAD = {"subject": "Zapad-2017", "period": "2017", "breakdown": "personnel"}


def competing() -> Frames:
    """Three claims of the forces in Zapad-2017, a figure computed from two of them, and a want."""
    frames = frames_of(
        [
            figure(1, value=12_400.0, status="claimed", attributed_to="=an observer", **ZAPAD),
            figure(2, value=235_000.0, low=230_000.0, high=240_000.0, qualifier="range", **ZAPAD),
            figure(3, value=12_400.0, status="claimed", **ZAPAD),
            figure(4, value=247_400.0, method="derived", mention_id="", passage_id="",
                   document_id="", **ZAPAD),
        ]
    )  # fmt: skip
    one = ClaimSet(
        claim_set_id="c1", indicator="exercise_forces", entity="RUS", subject="Zapad-2017",
        breakdown="personnel", period="2017", unit="persons", stage="fact", low=12_400.0,
        high=240_000.0, figures=3, claimants=3, agreeing=1, preferred="o1",
        reason="By status: “estimated” goes before “claimed”.",
    )  # fmt: skip
    told = [("o1", "=an observer", 1, "preferred"), ("o3", "+RUSI", 2, "agrees"),
            ("o2", "Turchynov", 3, "differs")]  # fmt: skip
    claims = [
        Claim(claim_set_id="c1", observation_id=key, claimant=who, rank=rank, agreement=how)
        for key, who, rank, how in told
    ]
    inputs = [
        Derivation(observation_id="o4", input_id=key, role=role, formula="RUS + all others")
        for key, role in (("o1", "RUS"), ("o2", "all others"))
    ]
    missing = MissingInput(
        indicator="exercise_forces", entity="RUS", period="2015", role="all others",
        reason="=No source states this.",
    )  # fmt: skip
    return frames | {
        "claim_sets": to_frame("claim_sets", [one]),
        "claims": to_frame("claims", claims),
        "derivations": to_frame("derivations", inputs),
        "missing_inputs": to_frame("missing_inputs", [missing]),
    }


@pytest.fixture(scope="module")
def workbook() -> Workbook:
    return opened(written(competing())[0])


def row_of(workbook: Workbook, location: str) -> list[Any]:
    """The values of the row that a link leads to."""
    name, _, cell = location.rpartition("!")
    sheet = workbook[name.strip("'")]
    return [c.value for c in sheet[sheet[cell].row]]


def cells(workbook: Workbook, sheet: str, column: str) -> list[Any]:
    """The cells of a column below its header."""
    head, *rows = workbook[sheet].iter_rows()
    at = [c.value for c in head].index(column)
    return [row[at] for row in rows]


def test_a_claim_set_says_spread_preferred_figure_support_and_why(workbook: Workbook) -> None:
    sets = table(workbook, "Claim_sets")
    assert sets["spread"] == ["12,400–240,000"]
    assert sets["preferred_figure"] == ["12,400"]
    assert sets["support"] == ["1 of 2"]
    assert sets["stated_by"] == ["=an observer; +RUSI; Turchynov"]
    assert sets["reason"] == ["By status: “estimated” goes before “claimed”."]
    (link,) = cells(workbook, "Claim sets", "support")
    assert "c1" in row_of(workbook, link.hyperlink.location)


def test_each_claimant_has_a_row_the_preferred_figure_first_and_in_bold(
    workbook: Workbook,
) -> None:
    claims = table(workbook, "Claims")
    assert claims["stated_by"] == ["=an observer", "+RUSI", "Turchynov"]
    assert claims["standing"] == ["preferred", "agrees", "differs"]
    assert claims["figure"] == ["12,400", "12,400", "230,000–240,000"]
    for cell, key in zip(cells(workbook, "Claims", "observation_id"), ("o1", "o3", "o2"),
                         strict=True):  # fmt: skip
        assert key in row_of(workbook, cell.hyperlink.location)


@pytest.mark.parametrize(
    ("name", "of"),
    [("Claim_sets", "claim_sets"), ("Claims", "claims"), ("Missing_inputs", "missing_inputs")],
)
def test_the_tables_read_back_equal(workbook: Workbook, name: str, of: str) -> None:
    assert read_back(workbook, name, of) == expected(competing(), of)


def test_a_measure_has_its_formula_and_each_input_linked_to_its_sentence(
    workbook: Workbook,
) -> None:
    measures = table(workbook, "Measures")
    assert measures["figure"] == ["247,400"]
    assert measures["value"] == [247_400]
    assert measures["formula"] == ["Russia + all others"]
    assert measures["input_1"] == ["Russia: 12,400"]
    assert measures["input_2"] == ["all others: 230,000–240,000"]
    assert measures["stated"] == [
        "12,400 (Its publisher); 230,000–240,000 (Its publisher); 12,400 (Its publisher)"
    ]
    for number, key in ((1, "o1"), (2, "o2")):
        (cell,) = cells(workbook, "Measures", f"input_{number}")
        assert cell.hyperlink.location.startswith("'Excerpts'!")
        assert key in row_of(workbook, cell.hyperlink.location)


def test_what_is_missing_is_told_and_no_text_becomes_a_formula(workbook: Workbook) -> None:
    assert table(workbook, "Missing_inputs")["reason"] == ["=No source states this."]
    for sheet in ("Claim sets", "Claims", "Measures", "Missing inputs", "Changes"):
        types = {c.data_type for row in workbook[sheet].iter_rows() for c in row if c.value}
        assert "f" not in types


def test_changes_tell_each_figure_as_it_was_and_as_it_is() -> None:
    fewer = frames_of([figure(1, value=12_700.0)])
    more = frames_of([figure(1, value=12_400.0), figure(3)])
    told = {}
    for name, now, before in (("gone", fewer, more), ("come", more, fewer)):
        changes = table(opened(written(now, before)[0]), "Changes")
        columns = (changes[column] for column in ("kind", "columns", "before", "after"))
        told[name] = list(zip(*columns, strict=True))
        assert all(changes["what"])
    assert told == {
        "gone": [("removed", None, "103", None), ("changed", "value", "12,400", "12,700")],
        "come": [("changed", "value", "12,700", "12,400"), ("added", None, None, "103")],
    }


def test_without_a_snapshot_before_there_are_no_changes(workbook: Workbook) -> None:
    assert table(workbook, "Changes")["kind"] == [None]

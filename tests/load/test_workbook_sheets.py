"""The workbook's sheets: tables, links, dictionary, print set-up."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook
from workbooks import SNAPSHOT, figure, frames_of, opened, table, written

from etl.load.workbook import narrowed, write_selection, write_workbook
from etl.load.workbook.reference import METHODS, OUTCOMES, QUALIFIERS, STATUSES
from etl.load.workbook.style import row_height
from etl.tables import BASIS_COLUMNS, BASIS_LABELS, TABLES, Frames, Indicator, Occurrence

FIXED = [
    "Claim sets", "Claims", "Measures", "Missing inputs", "Changes",
    "Observations", "Occurrences", "Events", "Derivations", "Excerpts", "Sources", "Chart data",
    "Data dictionary", "Codes", "About",
]  # fmt: skip


@pytest.fixture(scope="module")
def workbook(published: Any) -> Workbook:
    target = io.BytesIO()
    write_workbook(published.frames, published.snapshot, target)
    return opened(target.getvalue())


def links_of(workbook: Workbook) -> list[tuple[str, Any, str]]:
    """Every link within the workbook: sheet, cell, target."""
    return [
        (sheet.title, cell, cell.hyperlink.location)
        for sheet in workbook
        for row in sheet.rows
        for cell in row
        if cell.hyperlink and cell.hyperlink.location
    ]


def target_row(workbook: Workbook, location: str) -> dict[str, Any]:
    """The row that a link leads to, by the header of its sheet's table."""
    name, _, cell = location.rpartition("!")
    sheet = workbook[name.strip("'")]
    (only,) = sheet.tables.values()
    head = [c.value for c in sheet[only.ref][0]]
    return dict(zip(head, [c.value for c in sheet[sheet[cell].row]], strict=False))


def test_the_sheets_stand_in_the_order_of_reading(workbook: Workbook, published: Any) -> None:
    labels = dict.fromkeys(published.frames["indicators"]["theme_label"])
    with_figures = set(
        published.frames["observations"].merge(published.frames["indicators"])["theme_label"]
    )
    themes = [label for label in labels if label in with_figures]
    assert workbook.sheetnames == ["Summary", *themes, *FIXED]


def test_every_sheet_has_frozen_headers_a_table_and_a_print_set_up(workbook: Workbook) -> None:
    for sheet in workbook:
        assert sheet.freeze_panes, sheet.title
        assert sheet.tables, sheet.title
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows
        assert "snapshot 1" in sheet.oddFooter.left.text
        assert "&P" in sheet.oddFooter.right.text
        assert any(d.width > 20 for d in sheet.column_dimensions.values())


def test_tables_have_names_of_their_own_and_cover_their_rows(workbook: Workbook) -> None:
    names = [t.displayName for sheet in workbook for t in sheet.tables.values()]
    assert len({name.casefold() for name in names}) == len(names)
    for sheet in workbook:
        for found in sheet.tables.values():
            head = [cell.value for cell in sheet[found.ref][0]]
            assert head == [column.name for column in found.tableColumns]
            assert len({name.casefold() for name in head}) == len(head)
            below = sheet.cell(range_boundaries(found.ref)[3] + 1, 1).value
            assert below is None, f"{sheet.title} has rows under its table"


def test_the_frozen_rows_end_with_the_header(workbook: Workbook) -> None:
    for sheet in workbook:
        first = next(iter(sheet.tables.values()))
        if sheet.title != "Chart data":
            assert sheet.freeze_panes == f"B{range_boundaries(first.ref)[1] + 1}"


def test_every_column_of_every_table_is_in_the_dictionary(workbook: Workbook) -> None:
    rows = table(workbook, "Dictionary")
    told = set(zip(rows["sheet"], rows["table"], rows["column"], strict=True))
    there = {
        (sheet.title, t.displayName, column.name)
        for sheet in workbook
        for t in sheet.tables.values()
        for column in t.tableColumns
    }
    assert there == told
    assert all(rows["meaning"])


def test_every_figure_leads_to_its_sentence_and_back(workbook: Workbook, published: Any) -> None:
    derived = set(published.frames["derivations"]["observation_id"])
    seen = set()
    for title, cell, location in links_of(workbook):
        if title == "Observations" and cell.column == 1:
            seen.add(cell.value)
            row = target_row(workbook, location)
            home = "Derivations" if cell.value in derived else "Excerpts"
            assert location.startswith(f"'{home}'!")
            assert cell.value == row["observation_id" if home == "Derivations" else "id"]
        if title == "Excerpts" and cell.column == 1:
            home = "Events" if cell.value.startswith("e") else "Observations"
            assert location.startswith(f"'{home}'!")
            assert cell.value in target_row(workbook, location).values()
    assert seen == set(published.frames["observations"]["observation_id"])


def test_every_link_leads_to_a_row_that_has_what_the_cell_names(workbook: Workbook) -> None:
    checked = 0
    for title, cell, location in links_of(workbook):
        if title in ("Observations", "Events", "Derivations", "Excerpts") and isinstance(
            cell.value, str
        ):
            if cell.value in ("excerpt", "derivation"):
                row = next(iter(workbook[title][cell.row]))
                assert row.value in target_row(workbook, location).values()
            else:
                assert cell.value in target_row(workbook, location).values()
            checked += 1
    assert checked > 100


def test_every_excerpt_leads_to_its_source(workbook: Workbook) -> None:
    sheet = workbook["Excerpts"]
    column = [cell.value for cell in sheet[1]].index("document_id") + 1
    for row in range(2, range_boundaries(sheet.tables["Excerpts"].ref)[3] + 1):
        cell = sheet.cell(row, column)
        assert cell.hyperlink is not None
        assert cell.hyperlink.location is not None
        assert target_row(workbook, cell.hyperlink.location)["document_id"] == cell.value


def test_only_addresses_of_sources_lead_out_of_the_workbook(workbook: Workbook) -> None:
    out = [
        (sheet.title, cell.value, cell.hyperlink.target)
        for sheet in workbook
        for row in sheet.rows
        for cell in row
        if cell.hyperlink and cell.hyperlink.target
    ]
    assert {title for title, _, _ in out} == {"Sources"}
    assert all(value == target and target.startswith("https://") for _, value, target in out)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "https://a b", "=http://x", "x" * 3000]
)
def test_what_is_no_web_address_is_no_link(address: str) -> None:
    frames = frames_of([figure(1)])
    frames["documents"]["url"] = address
    sheet = opened(written(frames)[0])["Sources"]
    cells = [cell for row in sheet.rows for cell in row if cell.value == address]
    assert len(cells) == 1
    assert cells[0].hyperlink is None


@pytest.mark.parametrize(
    ("text", "lines"),
    [("a word", 1), ("a\nb", 2), ("four " * 20, 5), ("x" * 100, 5), ("a\n\nb", 3), ("", 1)],
)
def test_a_row_is_as_high_as_its_wrapped_texts_need(text: str, lines: int) -> None:
    height = row_height([("short", 21), (text, 21)])  # 21 digits hold 20 letters of a sentence
    assert height == (13 * lines + 2 if lines > 1 else None)


def test_numbers_are_shown_by_their_unit() -> None:
    frames = frames_of(
        [
            figure(1, unit="RUB", indicator="budget", value=3.2e9),
            figure(2, unit="percent", indicator="export_share", value=100 / 3),
            figure(3, value=12_000.0),
        ]
    )
    sheet = opened(written(frames)[0])["Observations"]
    column = [cell.value for cell in sheet[1]].index("value") + 1
    shown = [sheet.cell(row, column).number_format for row in (2, 3, 4)]
    assert shown == ["#,##0", '0.0" %"', "#,##0"]


def test_hedge_and_status_are_columns(workbook: Workbook) -> None:
    for name in (t for sheet in workbook for t in sheet.tables if t.startswith(("Theme_", "Head"))):
        columns = table(workbook, name)
        assert {"value", "low", "high", "qualifier", "unit", "status", "evidence"} <= set(columns)


def test_every_figure_has_its_bases_and_confidence_under_heads_that_are_not_cut(
    workbook: Workbook, published: Any
) -> None:
    rows = table(workbook, "Observations")
    assert sorted(rows["confidence"]) == sorted(published.frames["observations"]["confidence"])
    sheet = workbook["Observations"]
    heads = {cell.value: cell.column_letter for row in sheet.iter_rows() for cell in row}
    for name in (*BASIS_COLUMNS, "confidence"):
        assert all(rows[name])
        assert sheet.column_dimensions[heads[name]].width > len(name)


def test_every_number_that_states_a_figure_is_listed_with_its_sentence_and_explained(
    workbook: Workbook, published: Any
) -> None:
    rows = table(workbook, "Occurrences")
    places = published.frames["occurrences"]
    assert rows["observation_id"] == places["observation_id"].tolist()
    assert rows["mention_id"] == places["mention_id"].tolist()
    texts = published.frames["mentions"].set_index("mention_id")["text"]
    for key, sentence in zip(rows["mention_id"], rows["sentence"], strict=True):
        assert texts[key] in sentence
    explained = table(workbook, "Dictionary")
    assert explained["table"].count("Occurrences") == len(rows)


def test_the_number_stands_out_in_its_sentence(workbook: Workbook, published: Any) -> None:
    target = io.BytesIO()
    write_workbook(published.frames, published.snapshot, target)
    rich = openpyxl.load_workbook(target, rich_text=True)["Excerpts"]
    heads = [cell.value for cell in rich[1]]
    sentence, start, end = (heads.index(n) for n in ("sentence", "mark_start", "mark_end"))
    for row in rich.iter_rows(min_row=2):
        text = str(row[sentence].value)
        bold = [
            run.text for run in row[sentence].value if getattr(run, "font", None) and run.font.b
        ]
        assert bold == [text[row[start].value : row[end].value]]


def test_every_code_a_table_may_hold_is_explained() -> None:
    allowed = {
        (column.name, code) for column in TABLES["observations"].columns for code in column.allowed
    }
    explained = {
        (name, code)
        for name, meanings in (
            ("qualifier", QUALIFIERS), ("status", STATUSES), ("method", METHODS),
            *((column, BASIS_LABELS) for column in BASIS_COLUMNS),
        )
        for code in meanings
    }  # fmt: skip
    assert allowed == explained
    outcomes = next(c for c in TABLES["mentions"].columns if c.name == "outcome")
    assert set(outcomes.allowed) == set(OUTCOMES)


def test_about_tells_snapshot_date_hedges_and_statuses(workbook: Workbook, published: Any) -> None:
    rows = table(workbook, "About")
    told = dict(zip(zip(rows["topic"], rows["item"], strict=True), rows["text"], strict=True))
    assert told["snapshot", "number"] == str(published.snapshot.number)
    assert told["snapshot", "published"] == published.snapshot.published
    assert rows["topic"].count("hedge") == len(QUALIFIERS)
    assert rows["topic"].count("status") == len(STATUSES)
    for item in ("over-long text", "control characters", "formulas", "links"):
        assert told["text and links", item]


def test_the_summary_counts_every_number(workbook: Workbook, published: Any) -> None:
    line = workbook["Summary"]["A2"].value
    assert f"{len(published.frames['mentions'])} numbers" in line
    assert f"{len(published.frames['documents'])} sources" in line


def test_a_bound_that_is_only_about_right_says_so_on_the_summary_and_in_every_table() -> None:
    workbook = opened(written(frames_of([figure(1, qualifier="at_least")]))[0])
    for name in ("Headlines", "Theme_1_forces", "Observations", "Excerpts"):
        assert table(workbook, name)["figure"] == ["at least about 101"]


def test_a_sentence_that_tells_a_figure_from_the_other_side_says_so_beside_the_quotation() -> None:
    turned = figure(0, counterpart="RUS", indicator_basis="mirrored")
    stated = [Occurrence(observation_id=f"o{n}", mention_id=f"m{n}") for n in range(2)]
    workbook = opened(written(frames_of([turned, figure(1)], occurrences=stated))[0])
    line = "The text tells this of Russia: what one country sells is what the other buys."
    for name in ("Excerpts", "Occurrences"):
        assert table(workbook, name)["aside"] == [line, None], name
    heads = list(table(workbook, "Excerpts"))
    assert heads.index("aside") == heads.index("sentence") + 1


def themed(*labels: str) -> Frames:
    """A figure in each of as many themes, of these names."""
    return frames_of(
        [figure(n, indicator=f"i{n}") for n in range(len(labels))],
        indicators=[
            Indicator(
                indicator=f"i{n}", label="It", theme=f"t{n}", theme_label=label, position=n + 1,
                definition="It.", unit_kind="persons",
            )
            for n, label in enumerate(labels)
        ],
    )  # fmt: skip


def test_themes_of_any_name_get_sheets_that_excel_takes() -> None:
    labels = ("a/b:c*?[x]\\", "Sources", "x" * 40, "X" * 40, "'", "History", "a" * 31)
    workbook = opened(written(themed(*labels))[0])
    names = workbook.sheetnames[1 : 1 + len(labels)]
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    assert len({name.casefold() for name in workbook.sheetnames}) == len(workbook.sheetnames)
    assert all(target_row(workbook, where) for title, _, where in links_of(workbook)
               if title == "Excerpts")  # fmt: skip


def test_a_selection_holds_what_was_in_view_with_its_evidence(published: Any) -> None:
    frames = published.frames
    derived = frames["derivations"]["observation_id"].iloc[0]
    inputs = set(frames["derivations"].query("observation_id == @derived")["input_id"])
    target = io.BytesIO()
    write_selection(frames, [derived, "o-of-another-snapshot"], published.snapshot, target)
    workbook = opened(target.getvalue())
    assert table(workbook, "Selection")["observation_id"] == [derived]
    assert set(table(workbook, "Observations")["observation_id"]) == {derived} | inputs
    assert set(table(workbook, "Excerpts")["id"]) == inputs
    figures = frames["observations"].set_index("observation_id")
    assert set(table(workbook, "Sources")["document_id"]) == set(
        figures.loc[list(inputs), "document_id"]
    )
    assert {"Derivations", "About", "Data dictionary"} <= set(workbook.sheetnames)


def test_no_link_of_a_selection_leads_to_a_sheet_that_is_not_there(published: Any) -> None:
    ids = published.frames["observations"]["observation_id"].tolist()
    target = io.BytesIO()
    write_selection(published.frames, ids[:9], published.snapshot, target)
    workbook = opened(target.getvalue())
    places = [location for _, _, location in links_of(workbook)]
    assert len(places) > 20
    assert {location.rpartition("!")[0].strip("'") for location in places} <= set(
        workbook.sheetnames
    )


def test_rows_behind_the_links_that_excel_allows_keep_their_ids(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in ("grid", "cells"):
        monkeypatch.setattr(f"etl.load.workbook.{module}.LINK_LIMIT", 3)
    content, notices = written(frames_of([figure(n) for n in range(5)]))
    sheet = opened(content)["Observations"]
    linked = [cell.value for row in sheet.rows for cell in row if cell.hyperlink]
    assert linked == ["o0", "o1", "o2"]
    assert table(opened(content), "Observations")["observation_id"][-1] == "o4"
    assert any("Observations: Excel allows 3 links on a sheet" in said for said in notices)


def test_a_selection_keeps_the_order_of_the_view() -> None:
    frames = frames_of([figure(n) for n in range(5)])
    target = io.BytesIO()
    write_selection(frames, ["o3", "o1", "o3"], SNAPSHOT, target)
    assert table(opened(target.getvalue()), "Selection")["observation_id"] == ["o3", "o1"]


def test_a_selected_figure_comes_with_every_place_that_states_it() -> None:
    figures = [figure(n) for n in range(3)]
    stated = {"o0": ("m0", "m1"), "o2": ("m2",)}
    frames = frames_of(
        figures,
        occurrences=[
            Occurrence(observation_id=key, mention_id=mention)
            for key, mentions in stated.items()
            for mention in mentions
        ],
    )
    found = narrowed(frames, ["o0"])
    assert list(found["occurrences"]["mention_id"]) == ["m0", "m1"]
    assert list(found["mentions"]["mention_id"]) == ["m0", "m1"]
    assert list(found["passages"]["passage_id"]) == ["p0", "p1"]

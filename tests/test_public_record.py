"""The repository's own sheet of figures: all of it is published, each figure with its source."""

import csv
import shutil

import pytest
from projects import ROOT, PublishedProject, make_project

from etl.load.snapshots import read
from etl.refresh import refresh

SHEET = ROOT / "data" / "figures" / "public_record.csv"


@pytest.fixture(scope="module")
def recorded(tmp_path_factory) -> PublishedProject:
    """The repository's documents and its sheet, published."""
    project = make_project(tmp_path_factory.mktemp("recorded"))
    shutil.copytree(SHEET.parent, project.data / "figures")
    snapshot = refresh(project.seeds, project.data).snapshot
    return PublishedProject(
        project.seeds, project.data, snapshot, read(project.data, snapshot.number)
    )


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with SHEET.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_is_one_figure_of_the_source_that_it_names(recorded, rows):
    figures = recorded.frames["observations"].query("method == 'sheet'")
    told = figures.merge(recorded.frames["documents"], on="document_id")
    columns = {
        "indicator": "indicator", "entity": "entity", "counterpart": "counterpart",
        "subject": "subject", "breakdown": "breakdown", "period": "period",
        "qualifier": "qualifier", "status": "status", "title": "source_title",
        "publisher": "source_publisher", "url": "source_url", "published": "source_date",
    }  # fmt: skip
    published = sorted(map(tuple, told[list(columns)].to_numpy().tolist()))
    assert published == sorted(tuple(row[name] for name in columns.values()) for row in rows)


def test_what_a_sheet_says_is_told_apart_from_what_a_document_says(recorded):
    frames = recorded.frames
    kinds = frames["documents"].set_index("document_id")["kind"]
    figures = frames["observations"].query("method in ('sheet', 'extracted')")
    from_sheets = figures["document_id"].map(kinds) == "sheet"
    assert (from_sheets == (figures["method"] == "sheet")).all()
    assert set(figures["method"]) == {"sheet", "extracted"}


def test_gas_prices_make_a_series_over_the_years(recorded):
    prices = recorded.frames["observations"].query("indicator == 'gas_price'")
    assert set(prices["unit"]) == {"USD/1000m3"}
    assert prices["period"].str[:4].nunique() > 15


def test_who_speaks_of_zapad_2017_and_how_far_apart_they_are(recorded):
    sets = recorded.frames["claim_sets"]
    (zapad,) = sets[
        (sets["subject"] == "Zapad-2017")
        & (sets["entity"] == "UNION_STATE")
        & (sets["breakdown"] == "personnel")
    ].to_dict("records")
    assert (zapad["low"], zapad["high"], zapad["stage"]) == (12_700, 100_000, "fact")
    claims = recorded.frames["claims"].query(f"claim_set_id == '{zapad['claim_set_id']}'")
    assert set(claims["claimant"]) == {
        "RUSI", "Newsweek",
        "Vox (claimed)", "Vox (estimated)", "Reuters (claimed)", "Reuters (estimated)",
    }  # fmt: skip
    assert claims.sort_values("rank")["agreement"].tolist()[0] == "preferred"

"""What is taken away carries its sources, and nothing in it runs by itself."""

import csv
import io

import openpyxl
import pytest
import small_tables as small
from stores import store_of

from dashboard.app import create_app
from dashboard.components.downloads import CSV_COLUMNS, csv_of
from dashboard.published import Published
from dashboard.queries.explore import choose
from dashboard.state import View
from etl.tables import Derivation


@pytest.fixture(scope="module")
def client(published):
    return create_app(published.data).server.test_client()


def rows_of(answer):
    return list(csv.DictReader(io.StringIO(answer.get_data().decode("utf-8-sig"))))


def test_the_csv_holds_just_the_figures_in_view_beside_their_sources(client, published):
    rows = rows_of(client.get("/download/figures.csv?indicator=exercise_forces&entity=RUS"))
    table = published.frames["observations"]
    table = table[(table["indicator"] == "exercise_forces") & (table["entity"] == "RUS")]
    assert {row["observation_id"] for row in rows} == set(table["observation_id"])
    for row in rows:
        assert row["publisher"] == "GlobalSecurity.org"
        assert row["sentence"].startswith("Some 12,000 Russian")
        assert row["title"] == "Belarus-Russia Union State"
    by_id = table.set_index("observation_id")["value"]
    assert all(float(row["value"]) == by_id[row["observation_id"]] for row in rows)


def test_an_empty_bound_stays_empty(client):
    (row,) = rows_of(
        client.get("/download/figures.csv?indicator=participating_enterprises&entity=RUS")
    )
    assert (row["low"], row["high"], row["qualifier"]) == ("250", "", "more_than")


def test_a_derived_figure_carries_formula_and_inputs(client):
    (row,) = rows_of(client.get("/download/figures.csv?indicator=union_state_budget_execution"))
    assert row["formula"] == "100 × spent / planned"
    assert len(row["inputs"].split()) == 2
    assert row["input_figures"].startswith("spent: ")
    assert " | planned: " in row["input_figures"]


def test_a_derived_figure_stands_beside_the_sentences_it_rests_on(client):
    rows = rows_of(client.get("/download/figures.csv?indicator=union_state_budget_execution"))
    stated = rows_of(client.get("/download/figures.csv?indicator=union_state_budget"))
    by_id = {row["observation_id"]: row for row in stated}
    for row in rows:
        said = {by_id[one]["sentence"] for one in row["inputs"].split()}
        assert set(row["sentence"].split(" | ")) == said
        assert "GlobalSecurity.org" in row["publisher"]


def test_no_figure_of_any_view_leaves_without_its_source(published):
    found = Published(published.snapshot, store_of(published.frames))
    for indicator in published.frames["observations"]["indicator"].unique():
        rows = choose(found.store, found.wording, View(indicator=indicator)).rows
        for row in csv.DictReader(io.StringIO(csv_of(rows, found))):
            assert row["sentence"], row
            assert row["title"], row
            parts = {len(row[name].split(" | ")) for name in ("sentence", "publisher", "title")}
            assert len(parts) == 1, row


def derived_twice():
    lines = [
        small.passage("p1", "They sold 5."),
        small.passage("p2", "They sold 7."),
    ]
    read = [
        small.mention("m1", lines[0], "5", "observation"),
        small.mention("m2", lines[1], "7", "observation"),
    ]
    stated = [
        small.of_mention(small.observation(f"o{n}", "sold", value), mention)
        for n, value, mention in ((1, 5, read[0]), (2, 7, read[1]))
    ]
    return small.frames(
        indicators=[small.indicator("sold")],
        documents=[small.document(title="A report")],
        passages=lines,
        mentions=read,
        observations=[
            *stated,
            small.observation("sum", "sold", 12, method="derived"),
            small.observation("twice", "sold", 17, method="derived"),
        ],
        derivations=[
            Derivation(observation_id=made, input_id=one, role=role, formula="first + second")
            for made, one, role in (
                ("sum", "o1", "first"),
                ("sum", "o2", "second"),
                ("twice", "sum", "first"),
                ("twice", "o1", "second"),
            )
        ],
    )


def test_sources_are_followed_through_figures_derived_from_derived_ones(published):
    frames = derived_twice()
    found = Published(published.snapshot, store_of(frames))
    rows = choose(found.store, found.wording, View()).rows
    said = {
        row["observation_id"]: (row["sentence"], row["title"], row["inputs"])
        for row in csv.DictReader(io.StringIO(csv_of(rows, found)))
    }
    both = "They sold 5. | They sold 7."
    assert said["o1"] == ("They sold 5.", "A report", "")
    assert said["twice"] == (both, "A report | A report", "sum o1")


@pytest.mark.parametrize("address", ["figures.xlsx?indicator=exercise_forces", "summary.xlsx"])
def test_workbooks_open_and_say_what_they_are(client, address):
    answer = client.get(f"/download/{address}")
    assert "attachment" in answer.headers["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(answer.get_data()))
    assert len(book.sheetnames) > 1


def test_any_query_gives_a_file(client):
    assert rows_of(client.get("/download/figures.csv?indicator=unheard&from=%00&x=%ff")) == []


def test_no_text_of_a_document_becomes_a_formula(published):
    line = small.passage("p1", "=1+1 said he of 5 sold")
    read = small.mention("m1", line, "5", "observation")
    figure = small.of_mention(small.observation("o1", "sold", 5, subject="@cmd"), read)
    frames = small.frames(
        indicators=[small.indicator("sold")],
        documents=[small.document(title="+title")],
        passages=[line],
        mentions=[read],
        observations=[figure],
    )
    found = Published(published.snapshot, store_of(frames))
    rows = choose(found.store, found.wording, View()).rows
    (row,) = csv.DictReader(io.StringIO(csv_of(rows, found)))
    assert (row["subject"], row["title"], row["sentence"][:3]) == ("'@cmd", "'+title", "'=1")
    assert tuple(row) == CSV_COLUMNS


def test_nothing_published_is_said_and_is_no_error(tmp_path):
    answer = create_app(tmp_path).server.test_client().get("/download/figures.csv")
    assert (answer.status_code, answer.get_data(as_text=True)) == (404, "Nothing is published yet.")

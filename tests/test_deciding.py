"""Decisions in a refresh and how they are kept: an input of the snapshot, applied last."""

import shutil

import pandas as pd
import pytest
from projects import Project, make_project

from etl.checking import check
from etl.deciding import places, record
from etl.errors import InputFault
from etl.load import snapshots
from etl.published import reading_of
from etl.refresh import read_one, refresh
from etl.rulings import COLUMNS
from etl.tables import Reading
from etl.vocabulary import load_vocabulary

HEADER = (
    "decision,document,sha256,start,end,text,before,after,reason,by,date,indicator,entity,period"
)
TEXT = (
    "The budget of the Union State was 4.9 billion rubles in 2013.\n\n"
    "A visitor to the fair in Minsk counted 300 tractors and 40 combines.\n"
)


@pytest.fixture(scope="module")
def fair(tmp_path_factory) -> Project:
    """A project of one short document, published. Read only."""
    folder = tmp_path_factory.mktemp("fair")
    made = make_project(folder, seeds=folder / "seeds")
    made.seeds.mkdir()
    (made.seeds / "fair.txt").write_text(TEXT)
    refresh(made.seeds, made.data)
    return made


@pytest.fixture
def small(tmp_path, fair) -> Project:
    """A copy of it that a test may change."""
    shutil.copytree(fair.seeds, tmp_path / "seeds")
    shutil.copytree(fair.data, tmp_path / "data")
    return Project(tmp_path / "seeds", tmp_path / "data")


def decide(project: Project, *rows: str) -> None:
    (project.data / "decisions.csv").write_text("\n".join((HEADER, *rows)) + "\n")


def row(project: Project, decision: str, text: str, fields: str = ",,") -> str:
    """A row of the decisions on the number written `text`."""
    frames = snapshots.read(project.data, snapshots.current_number(project.data))
    (mention,) = frames["mentions"].query("text == @text").to_dict("records")
    digest = frames["documents"]["sha256"].item()
    end = mention["end"]
    around = f"fair in Minsk counted,{TEXT[end:].strip()}" if text == "300" else ","
    binding = f"fair,{digest},{mention['start']},{end},{text},{around}"
    return f"{decision},{binding},seen,Ann,2026-11-28,{fields}"


def test_decisions_are_an_input_and_reach_every_table(small):
    decide(
        small,
        row(small, "reject", "300"),
        row(small, "correct", "4.9 billion rubles", ",,2014"),
        row(small, "assign", "40", "union_state_programmes,UNION_STATE,2015"),
    )
    outcome = refresh(small.seeds, small.data)
    assert outcome.published
    assert "data/decisions.csv" in outcome.snapshot.inputs
    figures = snapshots.read(small.data, 2)["observations"]
    assert figures[["value", "period", "method"]].to_numpy().tolist() == [
        [4.9e9, "2014", "decided"], [40, "2015", "decided"],
    ]  # fmt: skip
    outcomes = outcome.frames["mentions"].set_index("text")["outcome"]
    assert outcomes["300"] == "not_a_figure"
    assert not refresh(small.seeds, small.data).published


def test_figures_keep_their_ids_and_rows_their_order_does_not_matter(small):
    rows = [
        row(small, "correct", "4.9 billion rubles", ",,2014"),
        row(small, "assign", "40", "union_state_programmes,UNION_STATE,2015"),
    ]
    decide(small, *rows)
    first = refresh(small.seeds, small.data).frames
    decide(small, *reversed(rows))
    second = refresh(small.seeds, small.data).frames
    for name in first:
        if name != "changes":
            pd.testing.assert_frame_equal(first[name], second[name])
    assert second["changes"].empty


def test_a_decision_outlives_a_change_elsewhere_and_a_stale_one_is_told_by_refresh_and_check(small):
    decide(small, row(small, "reject", "300"))
    (small.seeds / "fair.txt").write_text(f"In 2012 it was otherwise.\n\n{TEXT}")
    outcome = refresh(small.seeds, small.data)
    assert outcome.snapshot.notices == []
    mentions = outcome.frames["mentions"].set_index("text")
    assert mentions.loc["300", "outcome"] == "not_a_figure"
    (small.seeds / "fair.txt").write_text(TEXT.replace("combines", "harvesters"))
    outcome = refresh(small.seeds, small.data)
    mentions = outcome.frames["mentions"].set_index("text")
    assert mentions.loc["300", "outcome"] == "unassigned"
    assert "data/decisions.csv:2 is stale" in outcome.snapshot.notices[0]
    assert "data/decisions.csv:2 is stale" in check(small.seeds, small.data).notices[0]


def test_a_stale_decision_is_told_by_every_refresh_until_it_is_taken_out(small):
    decide(small, row(small, "reject", "300"))
    (small.seeds / "fair.txt").write_text(TEXT.replace("combines", "harvesters"))
    refresh(small.seeds, small.data)
    (small.seeds / "other.txt").write_text("In 2012 it was otherwise.\n")
    (notice,) = (n for n in refresh(small.seeds, small.data).snapshot.notices if "stale" in n)
    assert notice.startswith("data/decisions.csv:2 ")
    decide(small)
    assert not [n for n in refresh(small.seeds, small.data).snapshot.notices if "stale" in n]


def test_what_does_not_fit_its_number_publishes_nothing(small):
    decide(small, row(small, "assign", "40", "gas_price,BLR,2015"))
    with pytest.raises(InputFault) as caught:
        refresh(small.seeds, small.data)
    assert "data/decisions.csv:2, unit" in [fault.place for fault in caught.value.faults]
    assert snapshots.current_number(small.data) == 1


def keep(project: Project, *rows: dict[str, str]) -> int:
    """Record rows of the decisions, each on the number of its `text`."""
    frames = snapshots.read(project.data, snapshots.current_number(project.data))
    vocabulary = load_vocabulary(project.data / "vocabulary")
    reading = reading_of(frames, "fair")
    placed = []
    for n, given in enumerate(rows, 1):
        (mention,) = [m for m in reading.mentions if m.text == given["text"]]
        account = {"reason": "seen", "by": "Ann", "date": "2026-11-28"}
        place = places(reading)(mention, given.get("figure", ""))
        placed.append((f"row {n}", dict.fromkeys(COLUMNS, "") | place | account | given))
    return len(record(project.data, placed, frames, vocabulary, print))


REJECT = {"decision": "reject", "text": "300"}
ASSIGN = {
    "decision": "assign", "text": "40", "indicator": "union_state_programmes",
    "entity": "UNION_STATE",
}  # fmt: skip
CORRECT = {"decision": "correct", "text": "4.9 billion rubles", "period": "2014"}
ACCEPT = {"decision": "accept", "text": "4.9 billion rubles"}


def test_a_published_document_is_read_as_it_was_settled(small):
    frames = snapshots.read(small.data, 1)
    settled = read_one(small.seeds / "fair.txt", load_vocabulary(small.data / "vocabulary"))
    published = reading_of(frames, "fair")
    assert isinstance(published, Reading)
    assert published.document.sha256 == settled.document.sha256
    for part in ("passages", "mentions", "observations", "occurrences", "events"):
        assert getattr(published, part) == getattr(settled, part)
    assert reading_of(frames, "none") is None


def test_what_is_kept_is_published_by_the_next_refresh(small):
    assert keep(small, REJECT, ASSIGN, CORRECT) == 3
    outcome = refresh(small.seeds, small.data)
    assert outcome.snapshot.notices == []
    assert set(outcome.frames["observations"]["method"]) == {"decided"}


def test_what_people_wrote_stays_byte_for_byte(small):
    header = ";".join(reversed(COLUMNS))
    before = f"\ufeff{header}\r\n\r\n{';' * (len(COLUMNS) - 1)}".encode()
    (small.data / "decisions.csv").write_bytes(before)
    keep(small, REJECT)
    after = (small.data / "decisions.csv").read_bytes()
    assert after.startswith(before + b"\r\n")
    assert after.count(b"\n") == before.count(b"\n") + 2
    keep(small, ASSIGN)
    assert (small.data / "decisions.csv").read_bytes().startswith(after)
    assert refresh(small.seeds, small.data).snapshot.notices == []
    assert [p.name for p in small.data.iterdir() if p.name.startswith(".")] == []


def test_what_is_there_already_is_not_kept_twice_whoever_says_it(small):
    assert keep(small, ASSIGN, CORRECT, ACCEPT | {"text": "300", "decision": "reject"}) == 3
    before = (small.data / "decisions.csv").read_bytes()
    assert keep(small, ASSIGN | {"by": "Bob", "date": "2027-01-01"}, CORRECT) == 0
    refresh(small.seeds, small.data)
    assert keep(small, ASSIGN, CORRECT, REJECT) == 0
    assert (small.data / "decisions.csv").read_bytes() == before


def test_a_row_names_its_figure_only_where_it_has_to(small):
    frames = snapshots.read(small.data, 1)
    figure = frames["observations"]["observation_id"].item()
    keep(small, CORRECT | {"figure": figure})
    assert figure not in (small.data / "decisions.csv").read_text()
    assert keep(small, CORRECT | {"figure": figure}) == 0
    (small.data / "decisions.csv").unlink()
    keep(small, ACCEPT)
    assert figure in (small.data / "decisions.csv").read_text()
    assert keep(small, ACCEPT | {"figure": figure}) == 0


REFUSED = {
    "a cell that is wrong": (CORRECT | {"period": "soon"}, "row 1, period", "2021-Q1"),
    "a unit that does not fit": (ASSIGN | {"indicator": "gas_price"}, "row 1, unit", "measured in"),
    "an acceptance of no figure": (REJECT | {"decision": "accept"}, "row 1", "econdep review"),
    "an assignment of a figure": (
        ASSIGN | {"text": "4.9 billion rubles", "indicator": "union_state_budget"},
        "row 1, decision", "Write 'correct'",
    ),
    "another state of the document": (REJECT | {"sha256": "1" * 64}, "row 1", "econdep review"),
    "another document": (REJECT | {"document": "none"}, "row 1", "econdep review"),
}  # fmt: skip


@pytest.mark.parametrize(("row", "place", "remedy"), REFUSED.values(), ids=REFUSED)
def test_a_ruling_that_cannot_be_applied_is_not_kept_and_none_with_it(small, row, place, remedy):
    keep(small, {"decision": "reject", "text": "2013"})
    before = (small.data / "decisions.csv").read_bytes()
    with pytest.raises(InputFault) as caught:
        keep(small, row, REJECT if row["text"] != "300" else ASSIGN)
    assert [f for f in caught.value.faults if f.place == place and remedy in f.remedy]
    assert (small.data / "decisions.csv").read_bytes() == before


def test_a_ruling_against_one_that_is_kept_is_told_with_its_row(small):
    keep(small, REJECT)
    with pytest.raises(InputFault, match=r"contradicts data/decisions\.csv:2"):
        keep(small, ASSIGN | {"text": "300"})


def test_a_column_that_the_sheet_lacks_is_told(small):
    decide(small)
    with pytest.raises(InputFault, match=r"decisions.csv:1: The column 'status' is missing"):
        keep(small, CORRECT | {"status": "actual"})


def test_a_document_that_writes_formulas_puts_none_into_the_sheet(small):
    (small.seeds / "fair.txt").write_text("The fair =1+1 of Minsk had -5 degrees and @cold air.\n")
    refresh(small.seeds, small.data)
    (text,) = set(snapshots.read(small.data, 2)["mentions"]["text"]) & {"-5", "−5", "-5 degrees"}
    keep(small, {"decision": "reject", "text": text})
    lines = (small.data / "decisions.csv").read_text().splitlines()
    assert f",'{text}," in lines[1]
    assert refresh(small.seeds, small.data).snapshot.notices == ["seeds/fair.txt states no figure."]

"""Decisions in a refresh and how they are kept: an input of the snapshot, applied last."""

import pandas as pd
import pytest
from projects import FAIR, Project

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


def decide(project: Project, *rows: str) -> None:
    (project.data / "decisions.csv").write_text("\n".join((HEADER, *rows)) + "\n")


def row(project: Project, decision: str, text: str, fields: str = ",,") -> str:
    """A row of the decisions on the number written `text`."""
    frames = snapshots.read(project.data, snapshots.current_number(project.data))
    (mention,) = frames["mentions"].query("text == @text").to_dict("records")
    digest = frames["documents"]["sha256"].item()
    end = mention["end"]
    around = f"fair in Minsk counted,{FAIR[end:].strip()}" if text == "300" else ","
    binding = f"fair,{digest},{mention['start']},{end},{text},{around}"
    return f"{decision},{binding},seen,Ann,2026-11-28,{fields}"


def test_decisions_are_an_input_and_reach_every_table(fair):
    decide(
        fair,
        row(fair, "reject", "300"),
        row(fair, "correct", "4.9 billion rubles", ",,2014"),
        row(fair, "assign", "40", "union_state_programmes,UNION_STATE,2015"),
    )
    outcome = refresh(fair.seeds, fair.data)
    assert outcome.published
    assert "data/decisions.csv" in outcome.snapshot.inputs
    figures = snapshots.read(fair.data, 2)["observations"]
    assert figures[["value", "period", "method"]].to_numpy().tolist() == [
        [4.9e9, "2014", "decided"], [40, "2015", "decided"],
    ]  # fmt: skip
    outcomes = outcome.frames["mentions"].set_index("text")["outcome"]
    assert outcomes["300"] == "not_a_figure"
    assert not refresh(fair.seeds, fair.data).published


def test_figures_keep_their_ids_and_rows_their_order_does_not_matter(fair):
    rows = [
        row(fair, "correct", "4.9 billion rubles", ",,2014"),
        row(fair, "assign", "40", "union_state_programmes,UNION_STATE,2015"),
    ]
    decide(fair, *rows)
    first = refresh(fair.seeds, fair.data).frames
    decide(fair, *reversed(rows))
    second = refresh(fair.seeds, fair.data).frames
    for name in first:
        if name != "changes":
            pd.testing.assert_frame_equal(first[name], second[name])
    assert second["changes"].empty


def test_a_decision_outlives_a_change_elsewhere_and_a_stale_one_is_told_by_refresh_and_check(fair):
    decide(fair, row(fair, "reject", "300"))
    (fair.seeds / "fair.txt").write_text(f"In 2012 it was otherwise.\n\n{FAIR}")
    outcome = refresh(fair.seeds, fair.data)
    assert outcome.snapshot.notices == []
    mentions = outcome.frames["mentions"].set_index("text")
    assert mentions.loc["300", "outcome"] == "not_a_figure"
    (fair.seeds / "fair.txt").write_text(FAIR.replace("combines", "harvesters"))
    outcome = refresh(fair.seeds, fair.data)
    mentions = outcome.frames["mentions"].set_index("text")
    assert mentions.loc["300", "outcome"] == "unassigned"
    assert "data/decisions.csv:2 is stale" in outcome.snapshot.notices[0]
    assert "data/decisions.csv:2 is stale" in check(fair.seeds, fair.data).notices[0]


def test_a_stale_decision_is_told_by_every_refresh_until_it_is_taken_out(fair):
    decide(fair, row(fair, "reject", "300"))
    (fair.seeds / "fair.txt").write_text(FAIR.replace("combines", "harvesters"))
    refresh(fair.seeds, fair.data)
    (fair.seeds / "other.txt").write_text("In 2012 it was otherwise.\n")
    (notice,) = (n for n in refresh(fair.seeds, fair.data).snapshot.notices if "stale" in n)
    assert notice.startswith("data/decisions.csv:2 ")
    decide(fair)
    assert not [n for n in refresh(fair.seeds, fair.data).snapshot.notices if "stale" in n]


def test_what_does_not_fit_its_number_publishes_nothing(fair):
    decide(fair, row(fair, "assign", "40", "gas_price,BLR,2015"))
    with pytest.raises(InputFault) as caught:
        refresh(fair.seeds, fair.data)
    assert "data/decisions.csv:2, unit" in [fault.place for fault in caught.value.faults]
    assert snapshots.current_number(fair.data) == 1


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


def test_a_published_document_is_read_as_it_was_settled(fair):
    frames = snapshots.read(fair.data, 1)
    settled = read_one(fair.seeds / "fair.txt", load_vocabulary(fair.data / "vocabulary"))
    published = reading_of(frames, "fair")
    assert isinstance(published, Reading)
    assert published.document.sha256 == settled.document.sha256
    for part in ("passages", "mentions", "observations", "occurrences", "events"):
        assert getattr(published, part) == getattr(settled, part)
    assert reading_of(frames, "none") is None


def test_what_is_kept_is_published_by_the_next_refresh(fair):
    assert keep(fair, REJECT, ASSIGN, CORRECT) == 3
    outcome = refresh(fair.seeds, fair.data)
    assert outcome.snapshot.notices == []
    assert set(outcome.frames["observations"]["method"]) == {"decided"}


def test_what_people_wrote_stays_byte_for_byte(fair):
    header = ";".join(reversed(COLUMNS))
    before = f"\ufeff{header}\r\n\r\n{';' * (len(COLUMNS) - 1)}".encode()
    (fair.data / "decisions.csv").write_bytes(before)
    keep(fair, REJECT)
    after = (fair.data / "decisions.csv").read_bytes()
    assert after.startswith(before + b"\r\n")
    assert after.count(b"\n") == before.count(b"\n") + 2
    keep(fair, ASSIGN)
    assert (fair.data / "decisions.csv").read_bytes().startswith(after)
    assert refresh(fair.seeds, fair.data).snapshot.notices == []
    assert [p.name for p in fair.data.iterdir() if p.name.startswith(".")] == []


def test_what_is_there_already_is_not_kept_twice_whoever_says_it(fair):
    assert keep(fair, ASSIGN, CORRECT, ACCEPT | {"text": "300", "decision": "reject"}) == 3
    before = (fair.data / "decisions.csv").read_bytes()
    assert keep(fair, ASSIGN | {"by": "Bob", "date": "2027-01-01"}, CORRECT) == 0
    refresh(fair.seeds, fair.data)
    assert keep(fair, ASSIGN, CORRECT, REJECT) == 0
    assert (fair.data / "decisions.csv").read_bytes() == before


def test_a_row_names_its_figure_only_where_it_has_to(fair):
    frames = snapshots.read(fair.data, 1)
    figure = frames["observations"]["observation_id"].item()
    keep(fair, CORRECT | {"figure": figure})
    assert figure not in (fair.data / "decisions.csv").read_text()
    assert keep(fair, CORRECT | {"figure": figure}) == 0
    (fair.data / "decisions.csv").unlink()
    keep(fair, ACCEPT)
    assert figure in (fair.data / "decisions.csv").read_text()
    assert keep(fair, ACCEPT | {"figure": figure}) == 0


REFUSED = {
    "a cell that is wrong": (CORRECT | {"period": "soon"}, "row 1, period", "2021-Q1"),
    "a unit that does not fit": (ASSIGN | {"indicator": "gas_price"}, "row 1, unit", "measured in"),
    "an acceptance of no figure": (REJECT | {"decision": "accept"}, "row 1", "econdep review"),
    "an assignment of a figure": (
        ASSIGN | {"text": "4.9 billion rubles", "indicator": "union_state_budget"},
        "row 1, decision", "Write 'correct'",
    ),
    "another state of the document": (
        REJECT | {"sha256": "1" * 64, "before": "Elsewhere it stood that they counted"},
        "row 1", "econdep review",
    ),
    "another document": (REJECT | {"document": "none"}, "row 1", "econdep review"),
}  # fmt: skip


@pytest.mark.parametrize(("row", "place", "remedy"), REFUSED.values(), ids=REFUSED)
def test_a_ruling_that_cannot_be_applied_is_not_kept_and_none_with_it(fair, row, place, remedy):
    keep(fair, {"decision": "reject", "text": "2013"})
    before = (fair.data / "decisions.csv").read_bytes()
    with pytest.raises(InputFault) as caught:
        keep(fair, row, REJECT if row["text"] != "300" else ASSIGN)
    assert [f for f in caught.value.faults if f.place == place and remedy in f.remedy]
    assert (fair.data / "decisions.csv").read_bytes() == before


def test_a_ruling_against_one_that_is_kept_is_told_with_its_row(fair):
    keep(fair, REJECT)
    with pytest.raises(InputFault, match=r"contradicts data/decisions\.csv:2"):
        keep(fair, ASSIGN | {"text": "300"})


def test_a_column_that_the_sheet_lacks_is_told(fair):
    decide(fair)
    with pytest.raises(InputFault, match=r"decisions.csv:1: The column 'status' is missing"):
        keep(fair, CORRECT | {"status": "actual"})


def test_a_document_that_writes_formulas_puts_none_into_the_sheet(fair):
    (fair.seeds / "fair.txt").write_text("The fair =1+1 of Minsk had -5 degrees and @cold air.\n")
    refresh(fair.seeds, fair.data)
    (text,) = set(snapshots.read(fair.data, 2)["mentions"]["text"]) & {"-5", "−5", "-5 degrees"}
    keep(fair, {"decision": "reject", "text": text})
    lines = (fair.data / "decisions.csv").read_text().splitlines()
    assert f",'{text}," in lines[1]
    assert refresh(fair.seeds, fair.data).snapshot.notices == ["seeds/fair.txt states no figure."]

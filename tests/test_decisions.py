"""Decisions in a refresh: an input of the snapshot, applied last, stale ones told."""

import pandas as pd
import pytest
from projects import Project, make_project

from etl.checking import check
from etl.errors import InputFault
from etl.load import snapshots
from etl.refresh import refresh

HEADER = (
    "decision,document,sha256,start,end,text,before,after,reason,by,date,indicator,entity,period"
)
TEXT = (
    "The budget of the Union State was 4.9 billion rubles in 2013.\n\n"
    "A visitor to the fair in Minsk counted 300 tractors and 40 combines.\n"
)


@pytest.fixture
def small(tmp_path) -> Project:
    """A project of one short document, published."""
    made = make_project(tmp_path, seeds=tmp_path / "seeds")
    made.seeds.mkdir()
    (made.seeds / "fair.txt").write_text(TEXT)
    refresh(made.seeds, made.data)
    return made


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


def test_what_does_not_fit_its_number_publishes_nothing(small):
    decide(small, row(small, "assign", "40", "gas_price,BLR,2015"))
    with pytest.raises(InputFault) as caught:
        refresh(small.seeds, small.data)
    assert "data/decisions.csv:2, unit" in [fault.place for fault in caught.value.faults]
    assert snapshots.current_number(small.data) == 1

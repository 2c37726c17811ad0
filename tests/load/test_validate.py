"""Validation: what is published passes; each way to be unsound is told by table and key."""

import pandas as pd
import pytest
from tables_on_disk import Altered
from tables_on_disk import told_faults as faults

from etl.load import validate
from etl.load.rows import SHOWN
from etl.tables import TABLES, Frames, to_frames
from etl.vocabulary import load_vocabulary


@pytest.fixture(scope="module")
def kinds(published):
    rules = load_vocabulary(published.data / "vocabulary").rules
    return {name: rule.unit_kinds for name, rule in rules.items()}


@pytest.fixture
def frames(published) -> Frames:
    return Altered(published.data / "published" / str(published.snapshot.number))


def test_what_is_published_is_sound(frames, kinds):
    assert faults(frames, kinds) == []


def test_empty_tables_are_sound(kinds):
    assert faults(to_frames({}), kinds) == []


@pytest.mark.parametrize("name", TABLES)
def test_a_missing_table_is_told(frames, kinds, name):
    del frames[name]
    assert [f.place for f in faults(frames, kinds)] == [name]


def test_a_missing_or_added_column_is_told(frames, kinds):
    frames["events"] = frames["events"].drop(columns="until").assign(more=1)
    assert [f.place for f in faults(frames, kinds)] == ["events"]


def test_a_column_of_another_type_is_told(frames, kinds):
    frames["passages"]["start"] = frames["passages"]["start"].astype("float64")
    assert [str(f) for f in faults(frames, kinds)] == [
        "passages.start: Its type is number. It has to be integer."
    ]


def key_of(frames: Frames, name: str, row: int) -> str:
    return " ".join(str(frames[name].iloc[row][column]) for column in TABLES[name].key)


UNSOUND = {
    "a null text": ("documents", {"title": None}, "'title' is null"),
    "an infinite value": ("mentions", {"value": float("inf")}, "infinite"),
    "a value that is not allowed": ("observations", {"status": "guessed"}, "may not be 'guessed'"),
    "a key of nothing": ("events", {"event_id": ""}, "key is empty"),
    "an unknown indicator": ("observations", {"indicator": "x"}, "'indicator' is 'x'"),
    "an empty required reference": ("observations", {"entity": ""}, "'entity' is ''"),
    "an unknown optional reference": ("observations", {"counterpart": "XX"}, "is 'XX'"),
    "a span outside its file": ("passages", {"end": 10**9}, "not inside its file"),
    "a span outside its passage": ("mentions", {"start": 0, "end": 1}, "not inside its passage"),
    "a text unlike its span": ("mentions", {"text": ""}, "not as long as its span"),
    "a phrase outside the text": ("mentions", {"phrase_end": 10**6}, "phrase"),
    "half a sentence": ("mentions", {"sentence_end": pd.NA}, "sentence"),
    "a figure elsewhere than its number": ("observations", {"start": 0}, "Its start"),
    "a low above the high": ("observations", {"low": 9e99, "high": 1.0}, "contradict"),
    "a value below its bounds": ("observations", {"value": -1.0, "low": 0.0}, "contradict"),
    "neither value nor bound": (
        "observations", dict.fromkeys(("value", "low", "high"), float("nan")), "neither",
    ),
    "a period that is none": ("observations", {"period": "2014-13"}, "'2014-13' is no period"),
    "a date that is none": ("events", {"date": "2014-02-30", "precision": "day"}, "no period"),
    "a date of publication that is none": (
        "documents", {"published": "2024-99-02"}, "'2024-99-02' is no date",
    ),
    "a date less precise than it says": (
        "events", {"date": "2014-02", "precision": "day", "until": ""}, "precise",
    ),
    "a span that ends before it begins": ("events", {"until": "1900-01"}, "before it begins"),
    "a unit of another kind": ("observations", {"unit": "RUB/USD"}, "does not fit"),
    "an outcome without reason": ("mentions", {"reason": ""}, "no reason"),
    "a figure without inputs": ("observations", {"method": "derived"}, "inputs say otherwise"),
    "a figure of itself": ("observations", {"restates": "itself"}, "restates itself"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "cells", "problem"), UNSOUND.values(), ids=UNSOUND)
def test_an_unsound_row_is_told_with_its_table_and_key(frames, kinds, name, cells, problem):
    frame = frames[name]
    for column, value in cells.items():
        itself = isinstance(value, str) and value == "itself"
        frame.loc[0, column] = frame.loc[0, TABLES[name].key[0]] if itself else value
    found = [f for f in faults(frames, kinds) if problem in f.problem]
    assert [f.place for f in found] == [f"{name} {key_of(frames, name, 0)}"]
    assert all(fault.remedy for fault in found)


def test_a_doubled_key_is_told_for_every_table(frames, kinds):
    for name in ("documents", "mentions", "derivations", "units"):
        whole = frames[name]
        frames[name] = pd.concat([whole, whole.head(1)])
        assert [f.place for f in faults(frames, kinds)] == [f"{name} {key_of(frames, name, 0)}"]
        frames[name] = whole


@pytest.mark.parametrize(("name", "outcome"), [("occurrences", "observation"), ("events", "event")])
def test_a_number_whose_figure_or_event_is_gone_is_told(frames, kinds, name, outcome):
    mention = frames[name]["mention_id"].iloc[-1]
    frames[name] = frames[name][frames[name]["mention_id"] != mention]
    found = [f for f in faults(frames, kinds) if f.place == f"mentions {mention}"]
    assert [f"Its outcome is {outcome}" in fault.problem for fault in found] == [True]


def test_of_many_rows_the_first_are_told_and_the_rest_counted(frames, kinds):
    rows = len(frames["mentions"])
    frames["mentions"]["reason"] = ""
    found = faults(frames, kinds)
    assert len(found) == SHOWN
    assert found[-1].problem.endswith(f"So have {rows - SHOWN} more rows.")


def test_tables_too_large_for_one_look_are_told_the_same(frames, kinds, monkeypatch):
    def told() -> list[str]:
        return [str(fault) for fault in faults(frames, kinds)]

    for name, cells in (
        ("mentions", {"reason": ""}), ("events", {"event_id": ""}), ("documents", {"title": None}),
    ):  # fmt: skip
        for column, value in cells.items():
            frames[name].loc[0, column] = value
        few = told()
        assert [fault.split()[0] for fault in few] == [name], "the first kind at fault alone"
        monkeypatch.setattr(validate, "_FEW", 0)
        assert told() == few
        monkeypatch.undo()

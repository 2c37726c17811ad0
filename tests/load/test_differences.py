"""Differences: what turns one snapshot's tables into another's, and nothing else."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.load.differences import as_text, differences
from etl.tables import Derivation, Frames, Mention, to_frames

NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)
ROWS = st.dictionaries(
    st.sampled_from("abcdef"),
    st.tuples(NUMBERS, st.sampled_from(["", "RUB", "USD"]), st.none() | st.integers(0, 9)),
)


def tables(rows) -> Frames:
    """Mentions by id, with value, unit and the start of their phrase."""
    mentions = [
        Mention(
            mention_id=key, passage_id="p", start=0, end=1, text="1", kind="count",
            value=value, unit=unit, phrase_start=start,
        )
        for key, (value, unit, start) in rows.items()
    ]  # fmt: skip
    return to_frames({"mentions": mentions})


@settings(max_examples=30, deadline=None)
@given(ROWS)
def test_tables_do_not_differ_from_themselves(rows):
    assert differences(tables(rows), tables(rows), 1).empty


@settings(max_examples=30, deadline=None)
@given(ROWS, ROWS)
def test_each_row_is_added_removed_changed_or_the_same(before, after):
    changes = differences(tables(before), tables(after), 7)
    kinds = {kind: set(group["key"]) for kind, group in changes.groupby("kind")}
    assert kinds.get("added", set()) == after.keys() - before.keys()
    assert kinds.get("removed", set()) == before.keys() - after.keys()
    assert kinds.get("changed", set()) == {
        key for key in before.keys() & after.keys() if before[key] != after[key]
    }
    assert set(changes["snapshot"]) <= {7}
    assert set(changes["table"]) <= {"mentions"}


@settings(max_examples=30, deadline=None)
@given(ROWS, ROWS)
def test_the_other_way_round_adds_what_was_removed(before, after):
    there = differences(tables(before), tables(after), 1)
    back = differences(tables(after), tables(before), 1)
    swapped = back.rename(columns={"before": "after", "after": "before"}).assign(
        kind=back["kind"].replace({"added": "removed", "removed": "added"})
    )
    order = ["table", "key", "kind", "column"]
    pd.testing.assert_frame_equal(
        there.sort_values(order, ignore_index=True),
        swapped[there.columns].sort_values(order, ignore_index=True),
    )


def test_a_changed_cell_tells_its_column_and_both_values():
    changes = differences(tables({"a": (3.2e9, "RUB", None)}), tables({"a": (None, "USD", 4)}), 2)
    assert changes[["column", "before", "after"]].to_numpy().tolist() == [
        ["phrase_start", "", "4"],
        ["value", "3200000000", ""],
        ["unit", "RUB", "USD"],
    ]


def test_keys_of_several_columns_are_joined():
    one = Derivation(observation_id="o1", input_id="o2", role="spent", formula="x")
    changes = differences(to_frames({}), to_frames({"derivations": [one]}), 1)
    assert changes["key"].tolist() == ["o1 o2 spent"]


def test_numbers_as_text_keep_every_digit():
    assert as_text(0.1 + 0.2) == "0.30000000000000004"
    assert as_text(1e300) == "1e+300"
    assert as_text(pd.NA) == as_text(float("nan")) == as_text(None) == ""

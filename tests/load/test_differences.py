"""Differences: what turns one snapshot's tables into another's, and nothing else."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from hypothesis import example, given, settings
from hypothesis import strategies as st

from etl.load.differences import differences as differences_in
from etl.load.differences import write_changes
from etl.stored import Store, columns_of
from etl.tables import TABLES, Derivation, Frames, Mention, to_frames

NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)
ROWS = st.dictionaries(
    st.sampled_from("abcdef"),
    st.tuples(NUMBERS, st.sampled_from(["", "RUB", "USD"]), st.none() | st.integers(0, 9)),
)


def differences(before: Frames, after: Frames) -> pd.DataFrame:
    """Every change, those of numbers included."""
    with Store() as store, TemporaryDirectory() as folder:
        for schema, frames in (("before", before), ("after", after)):
            store.show_all(schema, None)
            for name in (name for name, frame in frames.items() if len(frame)):
                path = Path(folder) / f"{schema}.{name}.parquet"
                store.write_frames([frames[name]], path)
                store.show(schema, name, [path])
        differences_in(store, "before", "after", 7)
        path = Path(folder) / "changes.parquet"
        write_changes(store, path)
        store.show("found", "changes", [path])
        return store.frame("changes", f"SELECT {columns_of('changes')} FROM found.changes")


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


@settings(max_examples=10, deadline=None)
@given(ROWS)
def test_tables_do_not_differ_from_themselves(rows):
    assert differences(tables(rows), tables(rows)).empty


@settings(max_examples=10, deadline=None)
@given(ROWS, ROWS)
def test_each_row_is_added_removed_changed_or_the_same(before, after):
    changes = differences(tables(before), tables(after))
    kinds = {kind: set(group["key"]) for kind, group in changes.groupby("kind")}
    assert kinds.get("added", set()) == after.keys() - before.keys()
    assert kinds.get("removed", set()) == before.keys() - after.keys()
    assert kinds.get("changed", set()) == {
        key for key in before.keys() & after.keys() if before[key] != after[key]
    }
    assert set(changes["snapshot"]) <= {7}
    assert set(changes["table"]) <= {"mentions"}


@settings(max_examples=10, deadline=None)
@given(ROWS, ROWS)
def test_the_other_way_round_adds_what_was_removed(before, after):
    there = differences(tables(before), tables(after))
    back = differences(tables(after), tables(before))
    swapped = back.rename(columns={"before": "after", "after": "before"}).assign(
        kind=back["kind"].replace({"added": "removed", "removed": "added"})
    )
    order = ["table", "key", "kind", "column"]
    pd.testing.assert_frame_equal(
        there.sort_values(order, ignore_index=True),
        swapped[there.columns].sort_values(order, ignore_index=True),
    )


def test_a_changed_cell_tells_its_column_and_both_values():
    changes = differences(tables({"a": (3.2e9, "RUB", None)}), tables({"a": (None, "USD", 4)}))
    assert changes[["column", "before", "after"]].to_numpy().tolist() == [
        ["phrase_start", "", "4"],
        ["value", "3200000000", ""],
        ["unit", "RUB", "USD"],
    ]


def test_changes_are_in_the_order_of_their_rows_however_many_there_are():
    """In several groups of rows, which are read and written by more than one thread."""
    with Store() as store, TemporaryDirectory() as folder:
        for schema, first in (("before", 0), ("after", 5_000)):
            store.show_all(schema, None)
            for name, key in (("units", "unit"), ("entities", "entity")):
                path = Path(folder) / f"{schema}.{name}.parquet"
                cells = ", ".join(
                    f"i AS {c.name}" if c.name == key else f"NULL AS {c.name}"
                    for c in TABLES[name].columns
                )
                kept = f"WHERE '{name}' = 'units' OR '{schema}' = 'after'"
                store.write(
                    f"SELECT {cells} FROM range({first}, {first} + 10000) AS r(i) {kept}",
                    path,
                    2_048,
                )
                store.show(schema, name, [path])
        differences_in(store, "before", "after", 7)
        path = Path(folder) / "changes.parquet"
        write_changes(store, path)
        rows = store.rows(f"SELECT \"table\", kind, CAST(key AS BIGINT) FROM '{path}'")
    assert rows == [
        *(("entities", "added", row) for row in range(5_000, 15_000)),
        *(("units", "removed", row) for row in range(5_000)),
        *(("units", "added", row) for row in range(10_000, 15_000)),
    ]


def test_keys_of_several_columns_are_joined():
    one = Derivation(observation_id="o1", input_id="o2", role="spent", formula="x")
    changes = differences(to_frames({}), to_frames({"derivations": [one]}))
    assert changes["key"].tolist() == ["o1 o2 spent"]


def told_values(*values: float | None) -> list[str]:
    """What is told of numbers that became 0.5."""
    names = [str(number) for number in range(len(values))]
    before = {name: (value, "", None) for name, value in zip(names, values, strict=True)}
    changes = differences(tables(before), tables(dict.fromkeys(names, (0.5, "", None))))
    told = changes.query("column == 'value'").set_index("key")["before"]
    return [told[name] for name in names]


@settings(max_examples=5, deadline=None)
@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=20))
@example([0.1 + 0.2, 1e300, 2.0**53, -0.0, 1e-7, 5e-324])
def test_numbers_as_text_keep_every_digit(values):
    kept = [float(f"{value:.15g}") for value in values if value != 0.5]  # as tables do
    assert told_values(*kept) == [
        str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
        for value in kept
    ]


def test_a_number_that_is_not_there_is_told_as_nothing():
    assert told_values(None) == [""]

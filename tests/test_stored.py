"""Tables in files are asked in bounded memory, and no query fails for want of it."""

from functools import partial

import pandas as pd
import pytest

from etl.stored import Store
from etl.tables import Event, to_frame, typed

_BOUNDS = "SELECT current_setting('memory_limit'), current_setting('threads')"


def test_a_query_that_cannot_go_to_the_disk_holds_more_and_the_bound_comes_back():
    with Store() as store:
        bound = store.rows(_BOUNDS)
        store.run("SET memory_limit = '20MB'")
        store.run("CREATE TABLE t AS SELECT md5(CAST(range AS VARCHAR)) AS a FROM range(400000)")
        found = store.rows("SELECT count(*) FROM t WHERE a NOT IN (SELECT a || 'x' FROM t)")
        assert found == [(400_000,)]
        assert store.rows(_BOUNDS) == bound


def test_rows_in_batches_take_more_memory_where_they_must_and_other_queries_may_come_between():
    with Store(memory=20, threads=1) as store:
        bound = store.rows(_BOUNDS)
        store.run("CREATE TABLE t AS SELECT md5(CAST(range AS VARCHAR)) AS a FROM range(400000)")
        sql = "SELECT count(*) AS n FROM t WHERE a NOT IN (SELECT a || 'x' FROM t)"
        assert list(store.batches(sql)) == [[{"n": 400_000}]]
        assert store.rows(_BOUNDS) == bound, "the bound comes back"
        seen = 0
        for batch in store.batches("SELECT row_number() OVER () AS n FROM t"):
            seen += len(batch)
            assert store.rows("SELECT 1") == [(1,)]
        assert seen == 400_000


@pytest.mark.parametrize(("rows", "shared"), [(9_999, False), (10_000, True)])
def test_a_word_that_recurs_in_many_rows_is_held_once(rows, shared):
    day = partial(Event, date="2013", precision="year", text="said", passage_id="p", mention_id="m")
    events = to_frame("events", [day(event_id=f"e{number}") for number in range(rows)])
    with Store() as store:
        store.show_frames("here", "events", [events])
        found = store.shared("events", "here.events", "row")
    assert (found["date"].dtype == "category") == shared
    assert found["event_id"].dtype == "str"
    assert typed("events", found).equals(events)


def test_categories_are_written_as_texts_and_frames_one_behind_the_other(tmp_path):
    told = pd.DataFrame({"a": pd.Series(["x", "y", "x"], dtype="category"), "n": [1, 2, 3]})
    other = pd.DataFrame({"a": ["z"], "n": [4]})
    with Store() as store:
        store.write_frames([told, other], tmp_path / "t.parquet")
        rows = store.rows(f"FROM '{tmp_path / 't.parquet'}'")
        ((kind,),) = store.rows(f"SELECT DISTINCT typeof(a) FROM '{tmp_path / 't.parquet'}'")
    assert rows == [("x", 1), ("y", 2), ("x", 3), ("z", 4)]
    assert kind == "VARCHAR"


def test_after_a_block_of_one_thread_there_are_as_many_as_before(tmp_path):
    path = tmp_path / "t.parquet"
    with Store(memory=20, threads=3) as store:
        bound = store.rows(_BOUNDS)
        with store.one_thread():
            assert store.rows(_BOUNDS) == [(bound[0][0], 1)]
            store.write("SELECT range AS n FROM range(50_000)", path, 2_048)
        assert store.rows(_BOUNDS) == bound
        ((groups,),) = store.rows(
            f"SELECT count(DISTINCT row_group_id) FROM parquet_metadata('{path}')"
        )
        assert groups > 1


def test_within_a_block_less_memory_is_held_and_behind_it_as_much_as_before(tmp_path):
    order = "SELECT range AS n, md5(range::VARCHAR) AS t FROM range(300_000) ORDER BY t"
    with Store(tmp_path, memory=60, threads=2) as store:
        bound = store.rows(_BOUNDS)
        store.write(order, tmp_path / "before.parquet")
        with store.within(30):
            assert store.rows(_BOUNDS) != bound
            store.write(order, tmp_path / "within.parquet")
        assert store.rows(_BOUNDS) == bound
    assert (tmp_path / "within.parquet").read_bytes() == (tmp_path / "before.parquet").read_bytes()

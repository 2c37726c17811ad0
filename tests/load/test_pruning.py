"""Pruning: only what is asked, never the current snapshot nor a cited one; faults by line."""

import pytest
from test_snapshots import publish, tables

from etl.errors import InputFault
from etl.load import snapshots
from etl.load.pruning import cited, prune


@pytest.fixture
def data(tmp_path):
    """Five snapshots, the fifth the current one."""
    for label in "abcde":
        publish(tmp_path, tables(label))
    return tmp_path


def pruned(data, keep: int):
    with snapshots.writing(data, print):
        return prune(data, keep)


def test_the_newest_stay_and_what_went_is_told(data):
    held = sum(f.stat().st_size for n in "123" for f in (data / "published" / n).iterdir())
    told = pruned(data, 2)
    assert (told.removed, told.freed) == ([1, 2, 3], held)
    assert told.kept == {4: "among the newest", 5: "current"}
    assert snapshots.numbers(data) == [4, 5]
    assert pruned(data, 2).removed == []
    assert not list((data / "published").glob(".building-*"))


def test_the_current_snapshot_stays_however_old(data):
    with snapshots.writing(data, print):
        snapshots.restore(data, 1)
    assert pruned(data, 1).kept == {1: "current", 5: "among the newest"}
    assert snapshots.current(data).number == 1
    assert publish(data, tables("f")).number == 6


def test_a_cited_snapshot_stays_and_is_whole(data):
    (data / "keep.txt").write_text("# why\n\n 2   table 3 of the report\n9 of another machine\n")
    told = pruned(data, 1)
    assert told.removed == [1, 3, 4]
    assert told.absent == [9]
    assert told.kept[2] == "cited: table 3 of the report"
    assert list(snapshots.read(data, 2)["entities"]["label"]) == ["b"]


def test_faults_of_what_is_cited_are_told_by_line_and_nothing_is_removed(data):
    (data / "keep.txt").write_text("2\nthree a\n4 report\n4 again\n0 nothing\n1 ok\n")
    with pytest.raises(InputFault) as caught:
        pruned(data, 1)
    path = data / "keep.txt"
    assert [(f.place, f.problem) for f in caught.value.faults] == [
        (f"{path}:1", "This line does not say why."),
        (f"{path}:2", "This names no snapshot."),
        (f"{path}:4", "Snapshot 4 stands above already."),
        (f"{path}:5", "This names no snapshot."),
    ]
    assert snapshots.numbers(data) == [1, 2, 3, 4, 5]


def test_what_is_cited_is_read_as_editors_save_it(tmp_path):
    assert cited(tmp_path) == {}
    (tmp_path / "keep.txt").write_bytes("\ufeff12\tдоклад за март\r\n".encode())
    assert cited(tmp_path) == {12: "доклад за март"}
    (tmp_path / "keep.txt").write_bytes("12 доклад".encode("cp1251"))
    with pytest.raises(InputFault, match="no text in UTF-8"):
        cited(tmp_path)


def test_a_manifest_that_is_none_keeps_everything(data):
    (data / "published" / "manifest.json").write_text("{")
    with pytest.raises(InputFault, match="no manifest"):
        pruned(data, 1)
    assert snapshots.numbers(data) == [1, 2, 3, 4, 5]


def test_one_that_was_pruned_is_told_apart_from_one_that_never_was(data):
    pruned(data, 1)
    with pytest.raises(InputFault, match="There is no snapshot 2 any more: it was pruned"):
        snapshots.read(data, 2)
    with pytest.raises(InputFault, match=r"There is no snapshot 6\."):
        snapshots.read(data, 6)

"""Snapshots: written whole, read back exactly, never changed, restored, and noticed if damaged."""

import itertools
import json
import multiprocessing
import os
import signal
import threading
from dataclasses import fields

import pandas as pd
import pytest
from filelock import FileLock

from etl.errors import InputFault
from etl.load import lock, snapshots
from etl.load.description import Skipped, Snapshot
from etl.stored import write_tables
from etl.tables import TABLES, Entity, Frames, to_frames

DEEP = "[" * 100_000


def tables(*labels: str) -> Frames:
    """Tables whose only rows are entities with these labels."""
    return to_frames(
        {
            "entities": [
                Entity(entity=f"E{n}", label=label, kind="country", position=n)
                for n, label in enumerate(labels)
            ]
        }
    )


def publish(data, frames: Frames, **others) -> Snapshot:
    with snapshots.writing(data, print), snapshots.building(data) as folder:
        write_tables(folder, frames)
        number = snapshots.next_number(data)
        given = {"parent": number - 1, "program": "1+test", "inputs": {"a": "b"}} | others
        return snapshots.publish(data, folder, number=number, **given)


def test_what_is_published_is_read_back_exactly(published, tmp_path):
    snapshot = publish(tmp_path, published.frames)
    read = snapshots.read(tmp_path, snapshot.number)
    assert list(read) == list(TABLES)
    for name, frame in read.items():
        pd.testing.assert_frame_equal(frame, published.frames[name])


def test_the_same_tables_give_the_same_bytes(published, tmp_path):
    first, second = (publish(tmp_path, published.frames) for _ in range(2))
    assert first.files == second.files


def test_a_snapshot_says_what_it_was_made_from(tmp_path):
    made = publish(tmp_path, tables("a", "b"), notices=["Look at this."], program="2+x")
    found = snapshots.current(tmp_path)
    assert found == made
    assert (made.number, made.parent, made.program) == (1, 0, "2+x")
    assert (made.inputs, made.notices, made.rows["entities"]) == ({"a": "b"}, ["Look at this."], 2)
    assert made.published.endswith("+00:00")
    assert made.files.keys() == {f"{name}.parquet" for name in TABLES}


def test_nothing_published_is_no_fault(tmp_path):
    assert snapshots.current(tmp_path) is None
    assert snapshots.history(tmp_path) == {}
    assert snapshots.current_number(tmp_path) == 0
    assert not snapshots.is_restored(tmp_path)


def test_numbers_go_on_behind_the_highest_after_a_restore(tmp_path):
    for label in "ab":
        publish(tmp_path, tables(label))
    with snapshots.writing(tmp_path, print):
        assert snapshots.restore(tmp_path, 1).number == 1
    assert snapshots.current(tmp_path).number == 1
    assert snapshots.is_restored(tmp_path)
    assert publish(tmp_path, tables("c")).number == 3
    assert not snapshots.is_restored(tmp_path)
    assert list(snapshots.history(tmp_path)) == [1, 2, 3]


def test_an_older_snapshot_stays_readable_and_unchanged(tmp_path):
    first = publish(tmp_path, tables("before"))
    publish(tmp_path, tables("after"))
    assert snapshots.described(tmp_path, 1) == first
    assert list(snapshots.read(tmp_path, 1)["entities"]["label"]) == ["before"]
    assert list(snapshots.read(tmp_path, 2)["entities"]["label"]) == ["after"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.write_bytes(file.read_bytes()[:-1]),
        lambda file: file.write_bytes(file.read_bytes().replace(b"PAR1", b"PAR2")),
        lambda file: file.unlink(),
    ],
)
def test_a_damaged_file_is_a_fault_and_cannot_be_restored(tmp_path, damage):
    publish(tmp_path, tables("a"))
    publish(tmp_path, tables("b"))
    file = tmp_path / "published" / "1" / "entities.parquet"
    damage(file)
    for attempt in (snapshots.read, snapshots.restore):
        with pytest.raises(InputFault) as caught:
            attempt(tmp_path, 1)
        assert caught.value.faults[0].place == str(file)
        assert "econdep restore" in caught.value.faults[0].remedy
    assert snapshots.current(tmp_path).number == 2


def test_a_snapshot_that_does_not_exist_is_a_fault(tmp_path):
    publish(tmp_path, tables("a"))
    with pytest.raises(InputFault, match="There is no snapshot 7"):
        snapshots.read(tmp_path, 7)


@pytest.mark.parametrize(
    "content",
    [
        "", "{", "[]", "7", "{}", DEEP, "\xff", '{"restored": false}',
        *(f'{{"current": {current}, "restored": false}}' for current in
          ('"x"', '"1"', "-1", "1.5", "1.0", "true", "null", "Infinity", "NaN", "9" * 5_000, DEEP)),
        '{"current": 1, "restored": 7}',
    ],
)  # fmt: skip
def test_a_manifest_that_is_none_is_a_fault(tmp_path, content):
    publish(tmp_path, tables("a"))
    (tmp_path / "published" / "manifest.json").write_bytes(content.encode("latin-1"))
    with pytest.raises(InputFault, match="no manifest"):
        snapshots.current(tmp_path)


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: {"number": 1},
        lambda sound: sound | {"published": "yesterday"},
        lambda sound: sound | {"number": 7},
        lambda sound: sound | {"rows": None},
        lambda _: [],
    ],
)
def test_a_description_that_is_none_is_a_fault_and_the_history_goes_on(tmp_path, damage):
    publish(tmp_path, tables("a"))
    second = publish(tmp_path, tables("b"))
    file = tmp_path / "published" / "1" / "snapshot.json"
    file.write_text(json.dumps(damage(json.loads(file.read_text()))))
    with pytest.raises(InputFault, match="does not describe a snapshot"):
        snapshots.described(tmp_path, 1)
    assert snapshots.history(tmp_path) == {1: None, 2: second}


def test_a_description_with_anything_of_another_type_is_a_fault(tmp_path):
    publish(tmp_path, tables("a"))
    file = tmp_path / "published" / "1" / "snapshot.json"
    sound = json.loads(file.read_text())
    others = (7.5, float("inf"), True, None, {"a": [7]}, [7], [[]])
    damaged = [sound | {one.name: other} for one in fields(Snapshot) for other in others]
    left_out = {"name": "a.txt", "sha256": "0", "sentence": "It is empty."}
    damaged += [sound | {"skipped": [left_out | {name: 7}]} for name in left_out]
    damaged += [sound | {"skipped": [{"name": "a.txt"}]}, sound | {"colour": "red"}]
    for text in (*map(json.dumps, damaged), DEEP):
        file.write_text(text)
        with pytest.raises(InputFault, match="does not describe a snapshot"):
            snapshots.current(tmp_path)
    file.write_text(json.dumps(sound | {"skipped": [left_out]}))
    assert snapshots.current(tmp_path).skipped == [Skipped(**left_out)]


def test_tables_of_another_shape_are_told_with_their_program(tmp_path):
    wide = tables("a")
    wide["entities"] = wide["entities"].drop(columns="adjective")
    publish(tmp_path, wide, program="0+old")
    with pytest.raises(InputFault, match=r"0\+old, and has no column 'adjective'"):
        snapshots.read(tmp_path, 1)


def test_a_failed_write_leaves_nothing_behind(tmp_path):
    publish(tmp_path, tables("a"))
    broken = tables("b")
    del broken["units"]
    with pytest.raises(OSError, match="No such file"):
        publish(tmp_path, broken)
    assert snapshots.current(tmp_path).number == 1
    assert {f.name for f in (tmp_path / "published").iterdir()} == {"1", "manifest.json", ".lock"}


def test_what_a_killed_writer_left_is_cleared_away(tmp_path):
    publish(tmp_path, tables("a"))
    (tmp_path / "published" / ".building-folder").mkdir()
    (tmp_path / "published" / ".building-file").touch()
    publish(tmp_path, tables("b"))
    assert not list((tmp_path / "published").glob(".building-*"))


def test_paths_with_quotes_and_patterns_are_taken_as_they_are(tmp_path):
    data = tmp_path / "it's [a]*?" / "x=1"
    publish(data, tables("a"))
    assert list(snapshots.read(data, 1)["entities"]["label"]) == ["a"]


def test_a_second_writer_waits_and_says_so(tmp_path):
    publish(tmp_path, tables("a"))
    said = []
    first = FileLock(tmp_path / "published" / ".lock", thread_local=False)
    first.acquire()
    released = threading.Event()

    def release() -> None:
        released.set()
        first.release()

    def hear(sentence: str) -> None:
        said.append(sentence)
        threading.Timer(0.1, release).start()

    with snapshots.writing(tmp_path, hear):
        assert released.is_set()
    assert len(said) == 1
    assert "waiting" in said[0]


def test_waiting_for_another_writer_has_an_end(tmp_path, monkeypatch):
    publish(tmp_path, tables("a"))
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.1)
    with (
        FileLock(tmp_path / "published" / ".lock"),
        pytest.raises(InputFault, match="Another econdep has been writing"),
        snapshots.writing(tmp_path, print),
    ):
        pass


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_killed_at_any_step_of_publishing_the_last_snapshot_stays_whole(tmp_path):
    publish(tmp_path, tables("whole"))
    for step in range(1, 99):
        ended = _publish_until(tmp_path, step)
        now = snapshots.current(tmp_path)
        labels = list(snapshots.read(tmp_path, now.number)["entities"]["label"])
        assert labels == ["whole" if now.number == 1 else "new"]
        if ended == 0:
            break
    assert step > len(TABLES)
    assert labels == ["new"]
    assert not list((tmp_path / "published").glob(".building-*"))


def _publish_until(data, step: int) -> int:
    """Publish in a process that is killed before its `step`-th write to disk; its wait status."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    steps, sync = itertools.count(1), os.fsync

    def sync_or_die(handle: int) -> None:
        if next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)
        sync(handle)

    os.fsync = sync_or_die
    try:
        publish(data, tables("new"))
    finally:
        os._exit(0)


def _publish_often(data, times):
    for n in range(times):
        publish(data, tables(*[f"{n}"] * 50))


def test_a_reader_never_sees_half_a_snapshot(tmp_path):
    publish(tmp_path, tables("0"))
    writer = multiprocessing.get_context("spawn").Process(target=_publish_often, args=(tmp_path, 5))
    writer.start()
    reads = 0
    while writer.is_alive() or reads == 0:
        snapshot = snapshots.current(tmp_path)
        labels = snapshots.read(tmp_path, snapshot.number)["entities"]["label"]
        assert len(labels) == snapshot.rows["entities"]
        assert labels.nunique() == 1
        reads += 1
    writer.join()
    assert writer.exitcode == 0
    assert snapshots.current(tmp_path).number == 6

"""A snapshot that an older version published is no damaged one: what it lacks is read as empty."""

import json

import pytest

from dashboard.cli import main
from dashboard.store import Store
from etl.load import snapshots
from etl.load.workbook import tables_of, write_workbook

NEW = ("missing_inputs", "claim_sets", "claims")


@pytest.fixture
def older(project):
    """A project whose snapshot is of a version that had no claims and told of no missing inputs."""
    folder = project.data / "published" / "1"
    told = json.loads((folder / "snapshot.json").read_text())
    told["program"] = "0.0.9"
    for name in NEW:
        (folder / f"{name}.parquet").unlink()
        del told["files"][f"{name}.parquet"], told["rows"][name]
    (folder / "snapshot.json").write_text(json.dumps(told))
    return project


def run(project, capsys, *words: str) -> str:
    assert main([*words, *project.options]) == 0
    out, err = capsys.readouterr()
    assert "not as it was published" not in err
    return out


def test_every_command_reads_it_and_says_what_a_refresh_adds(older, capsys):
    said = "was published by an older version"
    for words in (["check"], ["log"], ["restore", "1"], ["diff", "0", "1"]):
        out = run(older, capsys, *words)
        assert said in out, words
        assert "run 'econdep refresh' to add" in out, words
    assert run(older, capsys, "table", "claims").count("\n") == 1, "a header alone"
    assert "Snapshot 2 " in run(older, capsys, "refresh")
    assert said not in run(older, capsys, "log").split("\n*")[0].split("  1  ")[0]
    assert not snapshots.current(older.data).lacking
    out = run(older, capsys, "check")
    assert "Snapshot 1 was published by an older version" in out
    assert "run 'econdep refresh'" not in out, "the current one has all"
    assert said in run(older, capsys, "diff", "1", "2")


def test_the_page_and_the_workbook_show_it(older, tmp_path):
    snapshot = snapshots.current(older.data)
    store = Store.of_files(snapshots.files(older.data, snapshot))
    assert store.frames["claims"].empty
    assert len(store.frames["observations"])
    write_workbook(tables_of(older.data, snapshot), snapshot, tmp_path / "old.xlsx")


def test_a_table_that_is_gone_though_the_snapshot_tells_of_it_is_damage(older, capsys):
    (older.data / "published" / "1" / "events.parquet").unlink()
    assert main(["check", *older.options]) == 1
    assert "events.parquet: This file is not as it was published." in capsys.readouterr().err

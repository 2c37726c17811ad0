"""A refresh: all or nothing, whatever ends it; unchanged inputs publish nothing."""

from pathlib import Path

import pytest
from projects import make_project

from etl import inputs
from etl import refresh as refreshing
from etl.errors import Fault, InputFault
from etl.load import snapshots
from etl.refresh import refresh
from etl.tables import TABLES


def state(data: Path) -> dict[str, bytes]:
    """Every published byte, by path."""
    folder = data / "published"
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_the_documents_of_the_repository_are_published_whole(published):
    frames = published.frames
    assert len(frames["documents"]) == 2
    assert "unassigned" not in set(frames["mentions"]["outcome"])
    assert set(published.snapshot.inputs) >= {
        "seeds/catalogue.toml", "data/vocabulary/indicators.toml",
    }  # fmt: skip


def test_unchanged_inputs_publish_nothing(project):
    before = state(project.data)
    again = refresh(project.seeds, project.data)
    assert not again.published
    assert again.snapshot.number == 1
    assert state(project.data) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda p: (p.seeds / "note.txt").write_text("In 2013 nothing was said.\n"),
        lambda p: next(p.seeds.glob("*.txt")).unlink(),
        lambda p: (p.data / "vocabulary" / "units.toml").open("a").write("# a remark\n"),
        lambda p: (p.seeds / "catalogue.toml").open("a").write("# a remark\n"),
    ],
)
def test_each_kind_of_input_that_changes_publishes_anew(project, change):
    change(project)
    outcome = refresh(project.seeds, project.data)
    assert outcome.published
    assert (outcome.snapshot.number, outcome.snapshot.parent) == (2, 1)


def test_another_program_publishes_anew(project, monkeypatch):
    for module in (inputs, refreshing):
        monkeypatch.setattr(module, "program", lambda: "99+other")
    assert refresh(project.seeds, project.data).snapshot.program == "99+other"


def test_the_program_is_known_by_its_version_and_its_sources():
    version, _, digest = inputs.program().partition("+")
    assert version[0].isdigit()
    assert len(digest) == 8


def test_other_words_of_the_rules_are_another_program(monkeypatch, tmp_path):
    module = tmp_path / "inputs.py"
    words = tmp_path / "english" / "words.toml"
    words.parent.mkdir()
    module.touch()
    monkeypatch.setattr(inputs, "__file__", str(module))
    told = []
    for content in ("a = 1", "a = 2"):
        words.write_text(content)
        inputs.program.cache_clear()
        told.append(inputs.program())
    monkeypatch.undo()
    inputs.program.cache_clear()
    assert told[0] != told[1]


def test_of_many_documents_outside_the_catalogue_a_few_are_named(project):
    for number in range(30):
        (project.seeds / f"plain{number:02}.txt").write_text("No number is in here.\n")
    told = refresh(project.seeds, project.data).snapshot.notices
    assert len([notice for notice in told if "is not in the catalogue" in notice]) == 20
    assert "10 more documents are not in the catalogue." in told
    assert "10 more documents state no figure." in told


def test_changes_are_those_to_the_snapshot_before(project):
    first = snapshots.read(project.data, 1)
    next(project.seeds.glob("*.txt")).unlink()
    outcome = refresh(project.seeds, project.data)
    second = snapshots.read(project.data, 2)
    changes = second["changes"]
    assert set(changes["snapshot"]) == {2}
    assert set(changes["kind"]) == {"removed"}
    for name in ("documents", "passages", "mentions", "events", "observations"):
        key = TABLES[name].key[0]
        gone = set(first[name][key]) - set(second[name][key])
        assert set(changes.loc[changes["table"] == name, "key"]) == gone
    removed = second["changes"].query("kind == 'removed' and table == 'documents'")
    assert len(removed) == 1
    assert outcome.draft.figures.counts == outcome.snapshot.figures


def test_the_same_inputs_give_the_same_bytes_in_another_place(published, tmp_path):
    other = make_project(tmp_path)
    again = refresh(other.seeds, other.data).snapshot
    assert again.files == published.snapshot.files


def test_rows_that_are_too_many_to_hold_give_the_same_bytes(published, tmp_path, monkeypatch):
    monkeypatch.setattr(refreshing, "_MANY", 0)
    other = make_project(tmp_path)
    again = refresh(other.seeds, other.data).snapshot
    assert again.files == published.snapshot.files


@pytest.mark.parametrize("many", [0, 200_000])
def test_tables_that_are_unsound_are_not_published(project, monkeypatch, many):
    before = state(project.data)
    (project.seeds / "note.txt").write_text("In 2013 nothing was said.\n")
    monkeypatch.setattr(refreshing, "_MANY", many)
    monkeypatch.setattr(refreshing, "faults", lambda *_: [Fault("events a", "Wrong.", "Mend it.")])
    with pytest.raises(InputFault, match="events a: Wrong"):
        refresh(project.seeds, project.data)
    assert state(project.data) == before


def test_a_fault_changes_nothing_published(project):
    before = state(project.data)
    (project.seeds / "empty.txt").touch()
    with pytest.raises(InputFault):
        refresh(project.seeds, project.data)
    assert state(project.data) == before


def test_documents_and_sheets_are_told_with_all_their_faults(project):
    (project.seeds / "empty.txt").touch()
    (project.seeds / "nul.md").write_bytes(b"a\0b")
    with pytest.raises(InputFault) as caught:
        refresh(project.seeds, project.data)
    assert [Path(f.place.partition(":")[0]).name for f in caught.value.faults] == [
        "empty.txt", "nul.md",
    ]  # fmt: skip


def test_two_documents_of_one_id_are_a_fault(project):
    for ending in ("txt", "md"):
        (project.seeds / f"same.{ending}").write_text("Some text of 2013.")
    with pytest.raises(InputFault, match="Rename one of the two"):
        refresh(project.seeds, project.data)


def test_notices_tell_what_is_worth_a_look_and_are_kept(project):
    (project.seeds / "plain.txt").write_text("No number is in here.\n")
    (project.seeds / "scan.tiff").write_bytes(b"II*")
    (project.seeds / ".hidden.txt").write_text("")
    changed = next(project.seeds.glob("0*.txt"))
    changed.write_bytes(changed.read_bytes() + b"\n")
    notices = refresh(project.seeds, project.data).snapshot.notices
    assert [n for n in notices if "plain.txt" in n and "no figure" in n]
    (unlisted,) = (n for n in notices if "not in the catalogue" in n)
    assert 'add ["plain.txt"] to seeds/catalogue.toml' in unlisted
    assert [n for n in notices if "scan.tiff" in n and "not read" in n]
    assert [n for n in notices if changed.name in n and "differ" in n]
    assert not [n for n in notices if "hidden" in n or "README" in n]
    assert refresh(project.seeds, project.data).snapshot.notices == notices


def test_a_damaged_snapshot_does_not_keep_a_sound_one_from_being_published(project):
    (project.data / "published" / "1" / "mentions.parquet").write_bytes(b"")
    outcome = refresh(project.seeds, project.data)
    assert (outcome.snapshot.number, outcome.snapshot.parent) == (2, 0)
    assert "mentions.parquet" in outcome.snapshot.notices[0]
    assert snapshots.read(project.data, 2)


def test_a_restored_snapshot_is_rebuilt_by_the_next_refresh(project):
    next(project.seeds.glob("*.txt")).unlink()
    refresh(project.seeds, project.data)
    with snapshots.writing(project.data, print):
        snapshots.restore(project.data, 1)
    outcome = refresh(project.seeds, project.data)
    assert (outcome.snapshot.number, outcome.snapshot.parent) == (3, 1)


def test_a_country_that_a_document_alone_knows_is_published_with_its_figures(tmp_path):
    project = make_project(tmp_path, seeds=tmp_path / "seeds")
    project.seeds.mkdir()
    (project.seeds / "scenario.txt").write_text(
        "The imaginary Union of Oster and Velm\n\nThe Union budget for 2041 is 900 million crowns. "
        "Oster pays in 600 million and Velm 300.\n",
        encoding="utf-8",
    )
    frames = snapshots.read(project.data, refresh(project.seeds, project.data).snapshot.number)
    paid = frames["observations"].query("indicator == 'union_state_contribution'")
    assert {"Oster", "Velm"} <= set(paid["entity"])
    told = frames["entities"].set_index("entity")
    assert told.loc[["Oster", "Velm"], "label"].tolist() == ["Oster", "Velm"]
    assert told["position"].max() == told.loc["Oster", "position"]

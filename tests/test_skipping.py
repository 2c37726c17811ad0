"""Documents at fault left out on request: what is sound is published, what is not is told."""

import pytest

from dashboard.cli import main
from etl.errors import InputFault
from etl.load import snapshots
from etl.refresh import refresh


@pytest.fixture
def faulty(project):
    """A project with a document that is empty and one that is no text."""
    (project.seeds / "empty.txt").touch()
    (project.seeds / "nul.md").write_bytes(b"a\0b")
    return project


def skipping(project):
    return refresh(project.seeds, project.data, skip_faulty=True)


def test_what_is_sound_is_published_and_the_snapshot_says_what_is_not(faulty):
    (faulty.seeds / "sound.txt").write_text("In 2013, 5 people came.\n")
    snapshot = skipping(faulty).snapshot
    assert snapshot.rows["documents"] == 3
    assert [skipped.name for skipped in snapshot.skipped] == ["seeds/empty.txt", "seeds/nul.md"]
    for skipped in snapshot.skipped:
        assert skipped.sha256 == snapshot.inputs[skipped.name]
        assert skipped.sentence.endswith(".")
        assert str(skipped) in snapshot.notices
    assert snapshots.current(faulty.data) == snapshot


def test_without_the_flag_such_a_snapshot_is_not_up_to_date(faulty):
    skipping(faulty)
    assert not skipping(faulty).published
    with pytest.raises(InputFault) as caught:
        refresh(faulty.seeds, faulty.data)
    assert len(caught.value.faults) == 2
    assert snapshots.current(faulty.data).number == 2


def test_a_document_that_was_skipped_is_taken_once_it_is_mended(faulty):
    skipping(faulty)
    (faulty.seeds / "empty.txt").write_text("In 2013, 5 people came.\n")
    snapshot = skipping(faulty).snapshot
    assert [skipped.name for skipped in snapshot.skipped] == ["seeds/nul.md"]
    (faulty.seeds / "nul.md").unlink()
    assert refresh(faulty.seeds, faulty.data).snapshot.skipped == []


def test_of_two_documents_of_one_id_the_second_is_skipped(project):
    for ending in ("md", "txt"):
        (project.seeds / f"same.{ending}").write_text("Some text of 2013.")
    outcome = skipping(project)
    assert [skipped.name for skipped in outcome.snapshot.skipped] == ["seeds/same.txt"]
    assert "seeds/same.md" in set(outcome.frames["documents"]["path"])


def test_where_no_document_is_sound_nothing_is_published(faulty):
    for path in faulty.seeds.glob("0*.txt"):
        path.unlink()
    with pytest.raises(InputFault) as caught:
        skipping(faulty)
    assert len(caught.value.faults) == 3
    assert f"{faulty.seeds}: No document is left without these." in str(caught.value)
    assert snapshots.current(faulty.data).number == 1


def test_a_document_that_the_system_does_not_give_is_skipped(project, monkeypatch):
    path = project.seeds / "locked.txt"
    path.write_text("In 2013, 5 people came.\n")
    opened = type(path).open

    def refused(self, *args, **kwargs):
        if self.name == path.name:
            raise PermissionError(13, "Permission denied", str(self))
        return opened(self, *args, **kwargs)

    monkeypatch.setattr(type(path), "open", refused)
    (skipped,) = skipping(project).snapshot.skipped
    assert (skipped.name, skipped.sha256) == ("seeds/locked.txt", "")
    assert "Permission denied" in skipped.sentence


def test_the_command_tells_skips_on_standard_error_and_in_its_log(faulty, capsys):
    assert main(["refresh", "--skip-faulty", *faulty.options]) == 0
    told = capsys.readouterr()
    assert "seeds/empty.txt is skipped. The document is empty." in told.err
    assert "is skipped" not in told.out
    assert "2 documents skipped" in told.out
    assert main(["log", *faulty.options]) == 0
    assert "seeds/nul.md is skipped." in capsys.readouterr().out
    assert main(["refresh", *faulty.options]) == 1


def test_adding_beside_faulty_documents_works_with_the_flag_alone(faulty, tmp_path, capsys):
    added = tmp_path / "added.txt"
    added.write_text("In 2013, 5 people came.\n")
    assert main(["add", str(added), *faulty.options]) == 1
    assert not (faulty.seeds / "added.txt").exists()
    assert main(["add", "--skip-faulty", str(added), *faulty.options]) == 0
    assert (faulty.seeds / "added.txt").exists()
    assert "nul.md is skipped" in capsys.readouterr().err

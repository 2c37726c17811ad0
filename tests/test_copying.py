"""What `add` copies: whenever it is killed, the inputs end as they were before or as after."""

import itertools
import os
import shutil
import signal
from pathlib import Path

import pytest
from official import put, wits

from dashboard.cli import main
from etl.copying import copy, keep, take_back, writing
from etl.errors import InputFault

OLD = wits().encode()
NEW = OLD.replace(b"0.21", b"0.22")


def inputs(*folders: Path) -> dict[str, bytes]:
    """The bytes of every file below `folders`, also of hidden ones, by name."""
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return {path.name: path.read_bytes() for path in files}


def test_nothing_but_what_this_run_put_aside_is_put_back(project, tmp_path, capsys):
    tables = project.data / "statistics"
    put(tables, ".summary.csv.before", OLD)
    put(project.data / "figures", "bad.csv", "indicator,entity\n")
    file = put(tmp_path / "in", "summary.csv", NEW)
    assert main(["add", str(file), *project.options]) == 1
    assert not (tables / "summary.csv").exists()


def test_what_a_killed_add_copied_is_taken_back_told_and_added_again(project, tmp_path, capsys):
    main(["add", str(put(tmp_path / "in", "summary.csv", OLD)), *project.options])
    before = inputs(project.seeds, project.data / "statistics")
    later, note = put(tmp_path / "in", "summary(1).csv", NEW), put(tmp_path, "note.txt", "In 2013.")
    table = project.data / "statistics" / "summary.csv"
    with writing(project.data, print):
        copy({table: later, project.seeds / "note.txt": note}, project.data)
    assert table.read_bytes() == NEW
    capsys.readouterr()
    assert main(["refresh", *project.options]) == 0
    assert inputs(project.seeds, project.data / "statistics") == before
    told = capsys.readouterr().err
    assert "Add again what it took: summary.csv, note.txt." in told
    with writing(project.data, print):
        copy({table: later}, project.data)
    assert main(["add", str(later), *project.options]) == 0
    assert table.read_bytes() == NEW


def test_what_was_changed_after_the_kill_stays(tmp_path):
    old, new = put(tmp_path, "a.csv", "old"), put(tmp_path / "in", "a.csv", "new")
    with writing(tmp_path, print):
        copy({old: new}, tmp_path)
    old.write_text("by hand")
    with writing(tmp_path, pytest.fail):
        assert old.read_text() == "by hand"


def test_what_a_snapshot_was_made_of_stays(project, tmp_path):
    note = put(tmp_path, "note.txt", "In 2013.")
    with writing(project.data, print):
        copy({project.seeds / "note.txt": note}, project.data)
        shutil.copytree(project.data / "published" / "1", project.data / "published" / "2")
    with writing(project.data, pytest.fail):
        assert (project.seeds / "note.txt").exists()


@pytest.mark.parametrize("text", ["", "[]", '{"number": "x"}', "[" * 100_000])
def test_a_damaged_note_is_told_with_its_remedy(tmp_path, text):
    put(tmp_path / "published" / ".adding", "note.json", text)
    with pytest.raises(InputFault, match="Look through the inputs"), writing(tmp_path, print):
        pass


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.parametrize("ending", [keep, take_back])
def test_killed_at_any_step_the_inputs_are_as_before_or_as_after(tmp_path, ending):
    before = dict.fromkeys("ab", b"old")
    after = dict.fromkeys("abc", b"new")
    seen = []
    for step in range(1, 99):
        folder = tmp_path / str(step)
        for name, text in before.items():
            put(folder / "seeds", name, text)
        for name, text in after.items():
            put(folder / "in", name, text)
        files = {folder / "seeds" / name: folder / "in" / name for name in after}
        killed = _killed_before(step, files, folder, ending)
        with writing(folder, print):
            seen.append(inputs(folder / "seeds"))
        assert seen[-1] in (before, after)
        if not killed:
            break
    assert step > len(after) * 4
    assert seen[0] == before
    assert seen[-1] == (after if ending is keep else before)


def _killed_before(step: int, files: dict[Path, Path], folder: Path, ending) -> bool:
    """Copy and end in a process that is killed before its `step`-th change; whether it was."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] != 0
    steps = itertools.count(1)

    def or_die(change):
        def changing(*given, **named):
            if next(steps) == step:
                os.kill(os.getpid(), signal.SIGKILL)
            return change(*given, **named)

        return changing

    shutil.copyfile, shutil.rmtree = or_die(shutil.copyfile), or_die(shutil.rmtree)
    Path.replace, Path.unlink = or_die(Path.replace), or_die(Path.unlink)
    with writing(folder, print):
        copy(files, folder)
        ending(folder)
    os._exit(0)

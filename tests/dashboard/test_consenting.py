"""Before publishing: what would change can be seen, and a great loss needs a person's word."""

import os
import subprocess
import sys

import pytest
from projects import Project

from dashboard.cli import main
from etl.load import snapshots


def run(project: Project, capsys, *words: str) -> tuple[int, str, str]:
    status = main([*words, *project.options])
    return status, *capsys.readouterr()


@pytest.fixture
def losing(project) -> Project:
    """A project one of whose two documents has been taken away since it was published."""
    next(project.seeds.glob("004*.txt")).unlink()
    return project


def test_a_dry_run_shows_the_difference_and_publishes_nothing(project, capsys):
    document = next(project.seeds.glob("000*.txt"))
    document.write_text(document.read_text().replace("200-300 people", "250-300 people"))
    status, out, err = run(project, capsys, "refresh", "--dry-run")
    assert (status, err) == (0, "")
    assert out.startswith("It would come to snapshot 1: 1 event, ")
    assert "200–300 → 250–300" in out
    assert "      was: [Approximately 200-300] people from the Rosguard" in out
    assert "      now: [Approximately 250-300] people from the Rosguard" in out
    assert snapshots.numbers(project.data) == [1]
    assert main(["refresh", *project.options]) == 0
    assert "Nothing has changed" in run(project, capsys, "refresh", "--dry-run")[1]


def test_a_dry_run_of_adding_takes_nothing_in(project, tmp_path, capsys):
    note = tmp_path / "note.txt"
    note.write_text("The budget of the Union State for 2031 is 3.2 billion rubles.\n")
    status, out, _ = run(project, capsys, "add", str(note), "--dry-run")
    assert status == 0
    assert "  + Union State budget: Union State (2031" in out
    assert not (project.seeds / "note.txt").exists()
    assert snapshots.numbers(project.data) == [1]


def test_where_nobody_can_be_asked_a_great_loss_is_a_fault_that_names_its_inputs(losing, capsys):
    status, out, err = run(losing, capsys, "refresh")
    assert (status, out) == (1, "")
    assert err.startswith(
        "snapshot 1: 24 of 27 figures would go: 17 of seeds/004_9c0a5f1ec5f44a8e.txt, 7 derived."
    )
    assert "--allow-loss" in err
    assert len(err.splitlines()) == 1
    assert snapshots.numbers(losing.data) == [1]
    status, out, err = run(losing, capsys, "refresh", "--dry-run")
    assert (status, snapshots.numbers(losing.data)) == (0, [1])
    assert "Publishing it takes --allow-loss" in err
    assert run(losing, capsys, "refresh", "--allow-loss")[0] == 0
    assert snapshots.current(losing.data).figures["removed"] == 24


def test_adding_to_a_project_that_lost_much_takes_nothing_in(losing, tmp_path, capsys):
    note = tmp_path / "note.txt"
    note.write_text("In 2013 it was said.\n")
    assert run(losing, capsys, "add", str(note))[0] == 1
    assert not (losing.seeds / "note.txt").exists()
    assert run(losing, capsys, "add", str(note), "--allow-loss")[0] == 0


def test_serving_a_project_that_lost_much_shows_the_last_snapshot(losing, capsys, monkeypatch):
    served = []
    monkeypatch.setattr("dashboard.serving.serve", lambda data, _: served.append(data))
    status, _, err = run(losing, capsys, "serve", "--port", "0")
    assert (status, served) == (0, [losing.data])
    assert "24 of 27 figures would go" in err
    assert "serving snapshot 1" in err


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no terminals to open")
@pytest.mark.parametrize(("answer", "status", "numbers"), [("y", 0, [1, 2]), ("", 1, [1])])
def test_at_a_terminal_a_great_loss_is_asked_about(losing, answer, status, numbers):
    terminal, end = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "dashboard.cli", "refresh", *losing.options],
        stdin=end, stdout=subprocess.PIPE, stderr=end, text=True,
    )  # fmt: skip
    os.close(end)
    shown = ""
    while "[y/N]" not in shown:
        shown += os.read(terminal, 10_000).decode()
    assert "24 of 27 figures would go" in shown
    os.write(terminal, f"{answer}\n".encode())
    process.communicate(timeout=60)
    os.close(terminal)
    assert process.returncode == status
    assert snapshots.numbers(losing.data) == numbers

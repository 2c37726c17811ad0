"""The command: each verb's output, its exit status, and its manners in a pipe."""

import csv
import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest
from projects import Project

from dashboard.cli import main
from etl.load import snapshots
from etl.tables import TABLES

VERBS = (
    "refresh", "serve", "export", "add", "extract", "table", "review", "log", "diff", "restore",
    "prune", "check",
)  # fmt: skip
COMMAND = [sys.executable, "-m", "dashboard.cli"]
SHEET = (
    "indicator,entity,period,value,qualifier,unit,status,source_title\n"
    "union_state_budget,UNION_STATE,2001,2.36,exact,billion RUB,planned,Talks in Minsk\n"
)


def run(project: Project, capsys, *words: str) -> str:
    """Standard output of a command that succeeds and says nothing on standard error."""
    status = main([*words, *project.options])
    out, err = capsys.readouterr()
    assert (status, err) == (0, "")
    return out


def test_help_names_every_verb_and_comes_without_heavy_imports():
    program = (
        "import sys; from dashboard.cli import main\n"
        "try: main(['--help'])\n"
        "finally: print([m for m in ('pandas', 'duckdb', 'dash', 'babel') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert all(f"\n    {verb} " in done.stdout for verb in VERBS)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_takes_the_folders_and_has_help(capsys, verb):
    with pytest.raises(SystemExit) as ended:
        main([verb, "--help"])
    out = capsys.readouterr().out
    assert ended.value.code == 0
    assert "--seeds DIR" in out
    assert "--data DIR" in out


@pytest.mark.parametrize(
    "words",
    [[], ["publish"], ["refresh", "--fast"], ["table"], ["table", "events", "--format", "xml"],
     ["diff", "1"], ["restore", "first"], ["serve", "--port", "70000"], ["serve", "--port", "x"]],
)  # fmt: skip
def test_wrong_usage_has_its_own_status(capsys, words):
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "usage: econdep" in capsys.readouterr().err


def test_a_refresh_prints_what_was_added_removed_and_changed(project, capsys):
    gone = next(project.seeds.glob("000*.txt"))
    gone.unlink()
    (project.data / "figures").mkdir()
    (project.data / "figures" / "talks.csv").write_text(SHEET)
    out = run(project, capsys, "refresh", "--allow-loss")
    assert out.startswith("Snapshot 2 published: 1 figure, ")
    assert " removed" in out.splitlines()[0]
    assert "  + Union State budget: Union State (2001, planned): 2.36" in out
    assert "[Talks in Minsk]" in out
    assert "  − Term of office: Belarus" in out
    assert "figures" in out.splitlines()[1]
    assert f"Note: {gone.name} is in the catalogue" in out
    assert run(project, capsys, "refresh").startswith("Nothing has changed since snapshot 2")


def test_a_long_list_of_changes_is_cut_and_says_where_the_rest_is(tmp_path, published, capsys):
    project = Project(published.seeds, tmp_path / "data")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "vocabulary").symlink_to(published.data / "vocabulary")
    out = run(project, capsys, "refresh")
    assert len([line for line in out.splitlines() if line.startswith("  + ")]) == 20
    assert "'econdep diff 0 1' shows all" in out
    full = run(project, capsys, "diff", "0", "1").splitlines()
    rest = int(out.partition("... and ")[2].partition(" ")[0])
    signs = ("  + ", "  − ", "  ~ ")
    assert len([line for line in full if line.startswith(signs)]) == 20 + rest


def test_a_changed_cell_is_told_with_both_values(project, capsys):
    path = project.data / "vocabulary" / "entities.toml"
    path.write_text(
        path.read_text().replace("[entities.BLR]", '[entities.BLR]\nlabel = "Byelorussia"')
    )
    out = run(project, capsys, "refresh")
    assert "1 entity changed" in out
    assert "  ~ entity BLR (Byelorussia): label Belarus → Byelorussia" in out


def test_log_diff_and_restore_tell_the_history(project, capsys):
    gone = next(project.seeds.glob("000*.txt"))
    gone.unlink()
    run(project, capsys, "refresh", "--allow-loss")
    newest, _, inputs, oldest, _ = run(project, capsys, "log").splitlines()
    assert newest.split()[:2] == ["*", "2"]
    assert inputs.strip() == f"inputs: − seeds/{gone.name}"
    assert oldest.split()[0] == "1"
    assert "2 sources, 117 numbers" in oldest
    told = run(project, capsys, "diff", "1", "2").splitlines()
    assert re.match(r"From snapshot 1 to 2: .*\b1 source, .* removed", told[0])
    assert [line for line in told if line.startswith("  − source Belarus Russia relations")]
    assert "the same as before" in run(project, capsys, "diff", "2", "2")
    assert "Snapshot 1 is current again" in run(project, capsys, "restore", "1")
    assert run(project, capsys, "log").splitlines()[3].startswith("*    1  ")


def test_log_lists_a_damaged_snapshot_among_the_others_even_as_the_current_one(project, capsys):
    (project.seeds / "more.txt").write_text("In 2013.")
    run(project, capsys, "refresh")
    (project.data / "published" / "2" / "snapshot.json").write_text("{")
    newest, oldest, _ = run(project, capsys, "log").splitlines()
    assert re.fullmatch(r"\* +2 +damaged: .+", newest)
    assert oldest.split()[0] == "1"
    assert "Snapshot 1 is current again" in run(project, capsys, "restore", "1")


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_printed_whole_in_both_formats(published, capsys, name):
    frame = published.frames[name]
    rows = list(csv.DictReader(io.StringIO(run(published, capsys, "table", name))))
    lines = run(published, capsys, "table", name, "--format", "jsonl").splitlines()
    objects = [json.loads(line) for line in lines]
    columns = [column.name for column in TABLES[name].columns]
    assert len(rows) == len(objects) == len(frame)
    for row, made, (_, record) in zip(rows, objects, frame.iterrows(), strict=True):
        assert list(row) == list(made) == columns
        for column in TABLES[name].columns:
            value = made[column.name]
            if value is None:
                assert row[column.name] == ""
            elif column.type == "text":
                assert value == row[column.name] == record[column.name]
            else:
                assert value == float(row[column.name]) == record[column.name]


def test_extract_prints_a_line_a_number_with_its_figure(published, capsys):
    (path,) = published.seeds.glob("004*.txt")
    before = snapshots.history(published.data)
    out = run(published, capsys, "extract", str(path), "--format", "jsonl")
    text = path.read_bytes().decode()
    rows = [json.loads(line) for line in out.splitlines()]
    assert len({(row["start"], row["end"]) for row in rows}) == len(
        published.frames["mentions"].merge(
            published.frames["passages"].query("document_id == @path.stem"), on="passage_id"
        )
    )
    needed = "start end text kind value low high qualifier trend unit per counted outcome reason"
    for row in rows:
        assert set(needed.split()) <= row.keys()
        assert text[row["start"] : row["end"]] == row["text"]
        assert ("indicator" in row) == (row["outcome"] == "observation")
    assert snapshots.history(published.data) == before


def test_extract_prints_figures_as_csv_and_in_words(published, capsys):
    (path,) = published.seeds.glob("000*.txt")
    table = run(published, capsys, "extract", str(path), "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(table)))
    figures = [row for row in rows if row["outcome"] == "observation"]
    assert {row["indicator"] for row in figures} == {"forces_abroad", "powers_ceded", "term_limit"}
    *lines, total = run(published, capsys, "extract", str(path)).splitlines()
    assert total == f"{len(rows)} numbers (figure: 3, date: 2, not a figure: 42, unassigned: 0)"
    assert sum(line.startswith("    ") for line in lines) == len(rows)
    assert [line for line in lines if "200–300" in line and "→ Forces stationed abroad" in line]


def extract(project: Project, data: bytes, *words: str) -> subprocess.CompletedProcess[bytes]:
    command = [*COMMAND, "extract", "-", *words, *project.options]
    return subprocess.run(command, input=data, capture_output=True)


def test_extract_reads_standard_input(published):
    done = extract(
        published, b"The Union State budget for 2013 was 5 billion rubles.\n", "--format", "jsonl"
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert [json.loads(line)["text"] for line in done.stdout.splitlines()] == [
        "2013", "5 billion rubles",
    ]  # fmt: skip
    empty = extract(published, b"")
    assert empty.returncode == 1
    assert empty.stderr.startswith(b"standard input: The document is empty.")


@pytest.fixture
def large(monkeypatch, tmp_path):
    """A text that is larger than what is held, which is less than it usually is."""
    monkeypatch.setattr("etl.refresh.HELD_BYTES", 50_000)
    path = tmp_path / "large.txt"
    path.write_bytes(b"The union bought 40 tanks.\n\n" * 8_000)
    return path


def test_a_large_text_is_read_as_it_comes_and_says_that_figures_are_not_looked_for(
    published, capsys, large
):
    assert main(["extract", str(large), "--format", "jsonl", *published.options]) == 0
    out, err = capsys.readouterr()
    assert err.startswith(f"{large}: The text is larger than 1 MB.")
    assert len(err.splitlines()) == 1
    rows = [json.loads(line) for line in out.splitlines()]
    assert len(rows) == 8_000
    assert (rows[-1]["start"], rows[-1]["text"]) == (large.stat().st_size - 28 + 17, "40")
    assert {row["outcome"] for row in rows} == {"unassigned"}


@pytest.mark.parametrize("end", [b"\xff", b"\0"])
def test_a_fault_far_down_a_stream_has_its_line_and_leaves_what_was_printed(
    published, capsys, large, end
):
    large.write_bytes(large.read_bytes() + end)
    assert main(["extract", str(large), "--format", "csv", *published.options]) == 1
    out, err = capsys.readouterr()
    assert err.splitlines()[1].startswith(f"{large}:16001: ")
    assert out.count("\n") > 2_000


def test_a_reader_that_has_seen_enough_ends_a_stream_quietly(published):
    command = subprocess.Popen(
        [*COMMAND, "extract", "-", *published.options],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    command.stdout.close()
    with pytest.raises(BrokenPipeError):
        command.stdin.write(b"It bought 40 tanks.\n\n" + b"word " * 2_000_000)
    assert len(command.stderr.read().splitlines()) == 1
    assert command.wait(timeout=30) == 0


def test_add_takes_a_document_and_a_sheet_and_publishes_them(project, tmp_path, capsys):
    note, sheet = tmp_path / "note.md", tmp_path / "talks.csv"
    note.write_text("# A note\n\nIn 2013 it began.\n")
    sheet.write_text(SHEET)
    out = run(project, capsys, "add", str(note), str(sheet))
    assert out.startswith("Snapshot 2 published: 1 figure, ")
    assert (project.seeds / "note.md").read_bytes() == note.read_bytes()
    assert (project.data / "figures" / "talks.csv").read_bytes() == sheet.read_bytes()
    figures = snapshots.read(project.data, 2)["observations"]
    assert figures.query("method == 'sheet'")["value"].tolist() == [2.36e9]
    assert run(project, capsys, "add", str(note)).startswith("Nothing has changed")


def test_a_run_tells_the_notes_on_what_it_brought_and_counts_the_others(project, tmp_path, capsys):
    old, new = project.seeds / "old.txt", tmp_path / "new.txt"
    old.write_text("It began in 2013.")
    assert "Note: seeds/old.txt states no figure." in run(project, capsys, "refresh")
    new.write_text("It ended in 2014.")
    out = run(project, capsys, "add", str(new))
    assert "Note: seeds/new.txt states no figure." in out
    assert "Note: seeds/old.txt" not in out
    assert "more notes of before: 'econdep check' shows all." in out
    old.write_text("It began in 2012.")
    out = run(project, capsys, "refresh")
    assert "Note: seeds/old.txt states no figure." in out
    assert "Note: seeds/new.txt" not in out
    assert "Note: " not in run(project, capsys, "refresh")
    told = run(project, capsys, "check")
    assert "Note: seeds/old.txt states no figure." in told
    assert "Note: seeds/new.txt states no figure." in told


def test_check_says_what_is_sound(project, capsys):
    out = run(project, capsys, "check")
    assert "The vocabulary, 2 documents and 0 sheets are sound." in out
    assert "1 published snapshot: every file is as it was written." in out
    assert "econdep refresh" not in out
    (project.seeds / "more.txt").write_text("In 2013.")
    assert "The inputs differ from snapshot 1: 'econdep refresh'" in run(project, capsys, "check")


def test_check_tells_every_damaged_snapshot(project, capsys):
    (project.seeds / "more.txt").write_text("In 2013.")
    run(project, capsys, "refresh")
    for number in (1, 2):
        (project.data / "published" / str(number) / "events.parquet").write_bytes(b"")
    assert main(["check", *project.options]) == 1
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 2
    assert "events.parquet: This file is not as it was published." in err


def test_export_writes_the_workbook_of_the_current_snapshot(published, tmp_path, capsys):
    path = tmp_path / "summary.xlsx"
    assert f"{path}: the summary of snapshot 1." in run(published, capsys, "export", str(path))
    assert path.read_bytes().startswith(b"PK")


def test_a_reader_that_has_seen_enough_ends_the_command_quietly(published):
    command = subprocess.Popen(
        [*COMMAND, "table", "mentions", *published.options],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    command.stdout.close()
    assert command.stderr.read() == b""
    assert command.wait(timeout=30) == 0


def test_text_of_any_script_is_printed_whatever_the_locale(published):
    done = subprocess.run(
        [*COMMAND, "table", "mentions", *published.options],
        env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PATH": ""},
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def test_serve_refreshes_tells_its_address_and_ends_on_ctrl_c(project, port):
    (project.seeds / "more.txt").write_text("In 2013.")
    server = subprocess.Popen(
        [*COMMAND, "serve", "--port", str(port), *project.options],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        lines = []
        while not lines or "Ctrl-C" not in lines[-1]:
            lines.append(server.stdout.readline())
            assert lines[-1], server.stderr.read()
        assert lines[0].startswith("Snapshot 2 published")
        assert lines[-1] == f"econdep is at http://127.0.0.1:{port} (Ctrl-C ends it)\n"
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as answer:
            assert answer.status == 200
    finally:
        server.send_signal(signal.SIGINT)
        _, err = server.communicate(timeout=30)
    assert "Traceback" not in err
    assert server.returncode in (0, 130)


def test_what_a_server_holds_for_good_is_given_back_at_its_end(published):
    """DuckDB tells on standard error of what is not."""
    program = """
import sys
from pathlib import Path
from dashboard import serving
serving.warm(Path(sys.argv[1]))
serving.settle()
"""
    command = [sys.executable, "-c", program, str(published.data)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ended.stderr == ""


def test_a_busy_port_is_told_with_its_remedy(published, port, capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        assert main(["serve", "--port", str(port), *published.options]) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"127.0.0.1:{port}: This port cannot be used")
    assert "econdep serve --port" in err


def serving(monkeypatch) -> list[object]:
    """What `serve` is called with, in place of a server that runs."""
    served: list[object] = []
    monkeypatch.setattr("dashboard.serving.serve", lambda data, _: served.append(data))
    return served


def test_a_restored_snapshot_is_served_as_it_is(project, port, capsys, monkeypatch):
    (project.seeds / "more.txt").write_text("In 2013.")
    run(project, capsys, "refresh")
    run(project, capsys, "restore", "1")
    served = serving(monkeypatch)
    assert "Serving the restored snapshot 1" in run(project, capsys, "serve", "--port", str(port))
    assert served == [project.data]
    assert snapshots.current(project.data).number == 1


def test_bad_input_does_not_keep_the_last_snapshot_from_being_served(
    project, port, capsys, monkeypatch
):
    (project.seeds / "empty.txt").touch()
    served = serving(monkeypatch)
    assert main(["serve", "--port", str(port), *project.options]) == 0
    err = capsys.readouterr().err
    assert "empty.txt: The document is empty." in err
    assert "serving snapshot 1" in err
    assert served == [project.data]


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no terminals to open")
def test_progress_is_shown_on_a_terminal_and_wiped(project):
    (project.seeds / "more.txt").write_text("In 2013.")
    terminal, end = os.openpty()
    done = subprocess.run(
        [*COMMAND, "refresh", *project.options], stdout=subprocess.PIPE, stderr=end, text=True
    )
    os.close(end)
    shown = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert "reading documents:   0%" in shown
    assert "0 of 1" in shown
    assert shown.endswith("\r\x1b[K")
    assert "\x1b" not in done.stdout


def test_faults_cannot_steer_a_terminal(project, capsys):
    (project.data / "figures").mkdir()
    sheet = SHEET.replace("union_state_budget", "\x1b[2Jwiped" + "x" * 5000)
    (project.data / "figures" / "bad.csv").write_text(sheet)
    assert main(["refresh", *project.options]) == 1
    err = capsys.readouterr().err
    assert "\x1b" not in err
    assert len(err.splitlines()) == 1
    assert len(err) < 2000

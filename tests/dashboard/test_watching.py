"""Refreshing as files arrive: once a copy is complete, past faults, until Ctrl-C."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from projects import Project

from dashboard import watching
from etl.load import snapshots

COMMAND = [sys.executable, "-m", "dashboard.cli"]
NOTE = "The budget of the Union State for 2031 is 3.2 billion rubles.\n"


class Watched:
    """A watching refresh of `project` in a process of its own, and what it says line by line."""

    def __init__(self, project: Project) -> None:
        self.process = subprocess.Popen(
            [*COMMAND, "refresh", "--watch", *project.options],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        self.said: list[str] = []
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        self.said.extend(iter(self.process.stdout.readline, ""))

    def wait_for(self, words: str, times: int = 1) -> None:
        until = time.monotonic() + 90
        while sum(words in line for line in list(self.said)) < times:
            assert time.monotonic() < until, self.said
            assert self.process.poll() is None, self.said
            time.sleep(0.05)

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(timeout=60)
        self.reader.join(timeout=60)
        return status


@pytest.fixture
def watched(project):
    made = Watched(project)
    yield made
    if made.process.poll() is None:
        made.process.kill()
        made.process.wait()


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent otherwise there")
def test_what_arrives_is_published_faults_are_told_and_it_goes_on(project, watched):
    watched.wait_for("Watching ")
    bad = project.seeds / "bad.txt"
    bad.touch()
    watched.wait_for("bad.txt: The document is empty.")
    os.utime(bad, (1, 1))  # it arrives once more, and is at fault as before
    time.sleep(4 * watching.SETTLED_SECONDS)
    bad.unlink()
    watched.wait_for("Nothing is at fault any more; snapshot 1 holds.")
    assert sum("bad.txt" in line for line in watched.said) == 1
    (project.data / "figures").mkdir(exist_ok=True)
    (project.seeds / "note.txt").write_text(NOTE)
    watched.wait_for("Snapshot 2 published: 1 figure, ")
    watched.wait_for("  + Union State budget: Union State (2031")
    # What takes away most figures needs a person's word: it is told, and the watch goes on.
    documents = {path: path.read_bytes() for path in project.seeds.glob("00*.txt")}
    for path in documents:
        path.unlink()
    watched.wait_for("--allow-loss")
    for path, content in documents.items():
        path.write_bytes(content)
    (project.seeds / "note.txt").write_text(NOTE.replace("3.2", "3.3"))
    watched.wait_for("Snapshot 3 published")
    assert watched.end() == 130
    assert not [line for line in watched.said if "Traceback" in line]
    assert snapshots.numbers(project.data) == [1, 2, 3]


def test_a_copy_is_waited_for_until_it_is_complete(tmp_path, monkeypatch):
    monkeypatch.setattr(watching, "SETTLED_SECONDS", 0.5)
    monkeypatch.setattr(watching, "_POLL_SECONDS", 0.02)
    seeds, data = tmp_path / "seeds", tmp_path / "data"
    for folder in (seeds, data):
        folder.mkdir()
    note = seeds / "note.txt"
    note.write_text("")

    def copy() -> None:
        with note.open("a") as file:
            for _ in range(10):
                time.sleep(0.1)
                file.write("a line\n")
                file.flush()

    copying = threading.Thread(target=copy)
    copying.start()
    found = watching.settled(seeds, data)
    copying.join()
    assert found[str(note)][0] == len("a line\n") * 10


def test_only_what_may_be_an_input_is_looked_at(tmp_path):
    seeds, data = tmp_path / "seeds", tmp_path / "data"
    read = [
        "seeds/a.txt", "seeds/more/b.pdf", "seeds/catalogue.toml", "data/figures/c.csv",
        "data/statistics/d.csv", "data/vocabulary/units.toml", "data/decisions.csv",
    ]  # fmt: skip
    passed_over = [
        "seeds/.a.txt.part", "seeds/b.pdf.crdownload", "seeds/~$c.docx", "seeds/c.txt~",
        "seeds/.git/a.txt", "data/published/manifest.json", "data/texts/0.txt",
    ]  # fmt: skip
    for name in (*read, *passed_over):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (seeds / "nowhere.txt").symlink_to(tmp_path / "nothing")
    found = watching.inputs(seeds, data)
    assert set(found) == {str(tmp_path / name) for name in read}
    (data / "published" / "1").mkdir()
    assert watching.inputs(seeds, data) == found
    (seeds / "a.txt").write_text("other")
    assert watching.inputs(seeds, data) != found

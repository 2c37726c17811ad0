"""Documents read in a pool of processes: the same rows in the same order, whatever ends one."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from projects import ROOT

from etl import reading
from etl.errors import InputFault
from etl.reading import Task, read_documents
from etl.refresh import quiet
from etl.stored import Store, columns_of
from etl.vocabulary import load_vocabulary

WORDS = ROOT / "data" / "vocabulary"


@pytest.fixture(scope="module")
def vocabulary():
    return load_vocabulary(WORDS)


@pytest.fixture
def tasks(tmp_path) -> list[Task]:
    """40 documents, one of which is empty."""
    made = []
    for number in range(40):
        path = tmp_path / f"{number:02}.txt"
        path.write_text(f"In 2013, {number + 5} people came to Minsk.\n" if number != 7 else "")
        made.append(Task(path, None))
    return made


def read(tasks, vocabulary, step=quiet, parts="parts"):
    seeds = tasks[0].path.parent
    return list(read_documents(tasks, seeds, WORDS, vocabulary, step, seeds / parts))


def rows_of(parts, name) -> list[tuple]:
    """The rows of table `name` of all `parts`, one behind the other."""
    with Store() as store:
        store.show("read", name, [part.folder / f"{name}.parquet" for part in parts])
        return store.rows(f"SELECT {columns_of(name)} FROM read.{name}")


def sources_of(parts) -> list[tuple[str, str]]:
    """The documents of all `parts` with their digests, in order."""
    return [one for part in parts for one in part.read.items()]


def pooled(monkeypatch):
    """Have even a few documents read by two processes."""
    monkeypatch.setattr(reading, "POOL_FROM_BYTES", 1)
    monkeypatch.setattr(reading, "_CHUNK_AT_LEAST", 1)
    monkeypatch.setattr(reading, "_cores", lambda: 2)


def test_a_pool_gives_the_rows_and_the_faults_of_one_process_in_their_order(
    tasks, vocabulary, monkeypatch
):
    alone = read(tasks, vocabulary)
    pooled(monkeypatch)
    together = read(tasks, vocabulary, parts="others")
    assert len(together) > 2
    assert sources_of(alone) == sources_of(together)
    for path in alone[0].folder.iterdir():
        assert rows_of(alone, path.stem) == rows_of(together, path.stem)
    found = [{path.name: faults for path, faults in p.faulty.items()} for p in together if p.faulty]
    assert found == [{"07.txt": p.faulty[tasks[7].path]} for p in alone if p.faulty]


def test_few_documents_are_read_without_another_process(tasks, vocabulary, monkeypatch):
    monkeypatch.setattr(reading, "ProcessPoolExecutor", None)
    assert len(rows_of(read(tasks, vocabulary), "documents")) == 39


def test_progress_counts_every_document(tasks, vocabulary):
    told = []
    read(tasks, vocabulary, lambda *how: told.append(how[1:]))
    assert told[0] == (0, 40)
    assert told[-1] == (40, 40)
    assert told == sorted(told)


def test_a_process_that_ends_before_its_time_is_told_in_a_sentence(
    tasks, vocabulary, monkeypatch, tmp_path
):
    pooled(monkeypatch)
    monkeypatch.setattr(reading, "_part_of_process", _end)
    with pytest.raises(InputFault) as caught:
        read(tasks, vocabulary)
    (fault,) = caught.value.faults
    assert fault.place == str(tmp_path)
    assert "ended before its time" in fault.problem


def _end(chunk, *, seeds, words, keep):
    os._exit(9)


def test_no_chunk_is_too_large_to_hold():
    tasks = [Task(Path(str(n)), None) for n in range(10)]
    sizes = [600_000] * 5 + [10_000_000] + [1] * 4
    chunks = list(reading._chunks(tasks, sizes))
    assert [task for chunk in chunks for task in chunk] == tasks
    assert all(
        len(chunk) == 1 or sum(sizes[int(str(t.path))] for t in chunk) <= 1_000_000
        for chunk in chunks
    )
    many = list(reading._chunks(tasks * 10_000, [1] * 100_000))
    assert max(map(len, many)) == 250


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="this system has no /proc")
def test_no_process_outlives_a_killed_refresh(tmp_path):
    script = tmp_path / "pool.py"
    script.write_text(_LASTING)
    process = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    worker = int(process.stdout.readline())
    process.send_signal(signal.SIGKILL)
    process.wait()
    for _ in range(100):
        if not _is_running(worker):
            return
        time.sleep(0.1)
    os.kill(worker, signal.SIGKILL)
    pytest.fail("a process of the pool outlived the one that began it")


def _is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


_LASTING = """
import os, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from etl.reading import _begin
if __name__ == "__main__":
    words = Path("data/vocabulary")
    with ProcessPoolExecutor(1, get_context("spawn"), _begin, (words,)) as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        pool.submit(time.sleep, 60).result()
"""

"""Whatever ends a refresh, the last snapshot is whole and the next refresh succeeds."""

import json
import mmap
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from projects import Project, make_project

from dashboard.cli import main
from etl.load import snapshots
from etl.refresh import refresh

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")

MOMENTS, A_RUN, KILLS_WHILE_WRITING = 200, 40, 40
NOTE = "The budget of the Union State for {} is 3.2 billion rubles.\n"


def small(folder: Path) -> Project:
    """A project with one document of one figure, published."""
    (folder / "seeds").mkdir(parents=True)
    made = make_project(folder, seeds=folder / "seeds")
    change(made, 2000)
    refresh(made.seeds, made.data)
    return made


def change(project: Project, year: int) -> None:
    (project.seeds / "note.txt").write_text(NOTE.format(year))


def is_whole(data: Path) -> int:
    """The number of the current snapshot, every file of which is as it was written."""
    now = snapshots.current(data)
    snapshots.verify(data, now)
    return now.number


def succeeds(project: Project, year: int) -> None:
    """A refresh publishes what the document says, and leaves nothing half done."""
    change(project, year)
    outcome = refresh(project.seeds, project.data)
    assert outcome.published
    assert is_whole(project.data) == outcome.snapshot.number
    assert list(outcome.frames["observations"]["period"]) == [str(year)]
    assert not list((project.data / "published").glob(".building-*"))


def forked(work: Callable[[], object]) -> int:
    """The id of a process that does `work`, and ends with status 0 if it succeeds."""
    child = os.fork()
    if child:
        return child
    try:
        work()
        os._exit(0)
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)
    finally:
        os._exit(1)


def ended(child: int, after: float) -> int | None:
    """Kill `child` after so many seconds; its exit status, None where it was killed."""
    until = time.monotonic() + after
    while time.monotonic() < until:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


class Stopped:
    """A refresh of `project` in a process of its own, which is stopped at moments and then killed.

    A stopped process has left on the disk what it would have left had it been killed there.
    """

    def __init__(self, project: Project) -> None:
        self._reached = mmap.mmap(-1, 64)
        self._child = forked(lambda: refresh(project.seeds, project.data, step=self._step))
        self._began, self._paused = time.monotonic(), 0.0

    def _step(self, words: str, *_: object) -> None:
        stage = " ".join(words.split()[:2]).encode()  # what is read may be named behind it
        self._reached[:] = stage.ljust(64)

    @property
    def stage(self) -> str:
        """What the refresh is doing."""
        return self._reached[:].decode().strip(" \0")

    def goes_on_to(self, moment: float) -> bool:
        """Let it run until so many seconds from its start; whether it runs still."""
        while time.monotonic() - self._began - self._paused < moment:
            if os.waitpid(self._child, os.WNOHANG)[0]:
                return False
            time.sleep(0.0005)
        return True

    def copied(self, data: Path, to: Path) -> bool:
        """Stop it, copy what it has published so far, and go on; False where it has ended."""
        began = time.monotonic()
        os.kill(self._child, signal.SIGSTOP)
        _, status = os.waitpid(self._child, os.WUNTRACED)
        if not os.WIFSTOPPED(status):
            return False
        shutil.copytree(data / "published", to / "published")
        os.kill(self._child, signal.SIGCONT)
        self._paused += time.monotonic() - began
        return True

    def end(self) -> None:
        """Kill it."""
        os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)


def test_killed_at_200_moments_the_last_snapshot_is_whole_and_the_next_refresh_succeeds(tmp_path):
    base, generator = small(tmp_path / "base"), random.Random(5)
    began = time.monotonic()
    succeeds(base, 2001)
    usual = time.monotonic() - began
    change(base, 2002)
    seen: Counter[str] = Counter()
    killed, run = 0, 0
    stages = {"reading documents", "deriving and", "comparing and"}
    while seen.total() < MOMENTS or not stages <= set(seen):  # a machine may rush through one
        run += 1
        assert run < MOMENTS
        folder = tmp_path / f"run{run}"
        shutil.copytree(base.data.parent, folder)
        project = Project(folder / "seeds", folder / "data")
        running, alive = Stopped(project), True
        # By turns killed on its way and, as a run takes longer beside the copies, seen to its end.
        until = 2 * usual if run % 2 else generator.uniform(usual / 5, usual)
        for number, moment in enumerate(sorted(generator.uniform(0, until) for _ in range(A_RUN))):
            copy = folder / f"copy{number}"
            alive = running.goes_on_to(moment) and running.copied(project.data, copy)
            if not alive:
                break
            assert (now := is_whole(copy)) in (2, 3)
            with snapshots.writing(copy, print):  # the next one is let in and clears up
                assert not list((copy / "published").glob(".building-*"))
            assert is_whole(copy) == now
            seen[running.stage] += 1
            shutil.rmtree(copy)
        if alive:
            running.end()
            killed += 1
        assert is_whole(project.data) in (2, 3)
        succeeds(project, 2003)
        shutil.rmtree(folder)
    print(f"{seen.total()} moments in {run} refreshes, {killed} of them killed: {dict(seen)}")
    assert killed


def test_killed_at_any_moment_of_writing_it_shows_the_old_snapshot_or_the_new(tmp_path):
    project, generator = small(tmp_path), random.Random(6)
    succeeds(project, 2001)
    published, made = project.data / "published", tmp_path / "made"
    shutil.copytree(published / "2", made)
    (made / "snapshot.json").unlink()
    with snapshots.writing(project.data, print):
        snapshots.restore(project.data, 1)
    before = (published / "manifest.json").read_bytes()
    given = {"number": 3, "parent": 1, "program": "1", "inputs": {}}
    seen: set[tuple[bool, int]] = set()
    spans: list[float] = []

    def write() -> None:
        with snapshots.writing(project.data, print), snapshots.building(project.data) as folder:
            shutil.copytree(made, folder, dirs_exist_ok=True)
            snapshots.publish(project.data, folder, **given)

    for _ in range(KILLS_WHILE_WRITING):
        usual = 1.2 * sorted(spans)[len(spans) // 2] if len(spans) > 2 else 60.0
        began = time.monotonic()
        child = forked(write)
        status = ended(child, generator.uniform(0, usual) if len(spans) > 2 else usual)
        assert status in (None, 0)
        if status is not None:
            spans.append(time.monotonic() - began)
        seen.add((status is None, is_whole(project.data)))
        (published / "manifest.json").write_bytes(before)
        snapshots.remove(published / "3")
    assert {(True, 1), (False, 3)} <= seen <= {(True, 1), (True, 3), (False, 3)}
    succeeds(project, 2002)


@pytest.fixture
def disk(tmp_path) -> Iterator[Path]:
    """A disk of 4 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)],
        capture_output=True, text=True, check=False,
    ) if Path("/bin/mount").exists() else None  # fmt: skip
    if done is None or done.returncode:
        pytest.skip("a small disk cannot be mounted here: that takes root on Linux")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fails(project: Project, capsys, words: str) -> str:
    """A refresh fails with one sentence, and the snapshot before it stays current and whole."""
    before = is_whole(project.data)
    assert main(["refresh", *project.options]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert len(err.splitlines()) == 1
    assert is_whole(project.data) == before == max(snapshots.numbers(project.data))
    return err


def test_on_a_full_disk_nothing_is_published_and_it_says_what_to_do(disk, capsys):
    project = small(disk)
    change(project, 2001)
    ballast = disk / "ballast"
    for pages in (0, 1, 2, 5, 10):
        free = os.statvfs(disk).f_bavail
        ballast.write_bytes(bytes((free - pages) * 4096))
        told = fails(project, capsys, "The disk is full: no space left on device.")
        assert "econdep prune" in told
        ballast.unlink()
    succeeds(project, 2002)


def test_old_snapshots_can_be_pruned_on_a_full_disk(disk, capsys):
    project = small(disk)
    for year in (2001, 2002):
        succeeds(project, year)
    (disk / "ballast").write_bytes(bytes(os.statvfs(disk).f_bavail * 4096))
    assert main(["prune", "--keep", "1", *project.options]) == 0
    assert capsys.readouterr().out.startswith("2 snapshots removed")
    succeeds(project, 2003)


def test_where_files_may_not_grow_nothing_is_published(tmp_path):
    project = small(tmp_path)
    change(project, 2001)
    for most in (0, 300, 2_000):
        told, said = os.pipe()
        if not (child := os.fork()):
            try:
                os.dup2(said, 2)
                sys.stderr = os.fdopen(2, "w")
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
                os._exit(main(["refresh", *project.options]))
            finally:
                os._exit(9)
        os.close(said)
        with os.fdopen(told) as heard:
            err = heard.read()
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1, err
        assert "The disk is full" in err
        assert len(err.splitlines()) == 1
        assert is_whole(project.data) == 1
    succeeds(project, 2002)


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_published(disk, capsys):
    project = small(disk)
    change(project, 2001)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    try:
        told = fails(project, capsys, "It cannot be written: read-only file system.")
        assert "--data" in told
        for words in (["restore", "1"], ["prune", "--keep", "1"]):
            assert main([*words, *project.options]) == 1
            assert "cannot be written" in capsys.readouterr().err
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    succeeds(project, 2002)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere; see the disk above")
def test_a_folder_that_one_may_not_write_is_told_and_nothing_is_published(tmp_path, capsys):
    project = small(tmp_path)
    change(project, 2001)
    folders = [project.data / "published", project.data]
    for folder in folders:
        folder.chmod(0o555)
    try:
        fails(project, capsys, "It cannot be written: permission denied.")
    finally:
        for folder in folders:
            folder.chmod(0o755)
    succeeds(project, 2002)


def test_of_refreshes_at_once_one_publishes_and_the_others_find_it_done(tmp_path):
    project = small(tmp_path)
    for year in (2001, 2002):
        change(project, year)
        before = snapshots.current_number(project.data)
        children = [forked(lambda: refresh(project.seeds, project.data)) for _ in range(3)]
        assert [ended(child, 120) for child in children] == [0, 0, 0]
        assert is_whole(project.data) == before + 1
    assert snapshots.numbers(project.data) == [1, 2, 3]


def test_a_clock_that_jumps_changes_no_order(tmp_path, monkeypatch, capsys):
    project = small(tmp_path)
    generator = random.Random(7)

    class Jumping(datetime):
        """A clock that is set anew each time it is read."""

        @classmethod
        def now(cls, _=None):
            return datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=generator.uniform(-9e3, 9e3))

    monkeypatch.setattr(snapshots, "datetime", Jumping)
    for year in range(2001, 2006):
        succeeds(project, year)
        # A clock that was set back gives a later file an earlier time.
        os.utime(project.seeds / "note.txt", (generator.uniform(0, 4e9),) * 2)
    described = [snapshots.described(project.data, n) for n in snapshots.numbers(project.data)]
    assert [s.number for s in described] == [1, 2, 3, 4, 5, 6]
    assert [s.parent for s in described] == [0, 1, 2, 3, 4, 5]
    times = [s.published for s in described]
    assert times != sorted(times)
    assert main(["log", *project.options]) == 0
    numbers = [
        line[2:6].strip() for line in capsys.readouterr().out.splitlines() if line[5:6] != " "
    ]
    assert numbers == ["6", "5", "4", "3", "2", "1"]
    manifest = json.loads((project.data / "published" / "manifest.json").read_text())
    assert manifest["current"] == 6

"""`make setup` says in one sentence what a machine lacks, and leaves nothing half done."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def setup_with(python: Path, venv: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "setup", f"PYTHON={python}", f"VENV={venv}"],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "MAKEFLAGS": ""},
    )  # fmt: skip


def fake_python(folder: Path, script: str) -> Path:
    path = folder / "python"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IEXEC)
    return path


@pytest.mark.parametrize(
    ("script", "sentence", "remedy"),
    [
        ("exit 1", "needs Python 3.11 or newer", "PYTHON=python3.11"),
        (
            'case "$2" in *ensurepip*) exit 1;; esac',
            "cannot make virtual environments",
            "apt-get install python3-venv",
        ),
    ],
)
def test_an_unfit_python_is_told_with_its_remedy(
    tmp_path: Path, script: str, sentence: str, remedy: str
) -> None:
    result = setup_with(fake_python(tmp_path, script), tmp_path / "venv")
    assert result.returncode != 0
    said = result.stderr.splitlines()[0]
    assert sentence in said
    assert remedy in said
    assert not (tmp_path / "venv").exists()


def test_a_missing_python_is_told(tmp_path: Path) -> None:
    result = setup_with(tmp_path / "nowhere", tmp_path / "venv")
    assert result.returncode != 0
    assert "found no" in result.stderr.splitlines()[0]


@pytest.mark.parametrize(("user", "expected"), [("0", ["apt-get", "apt-get"]), ("1000", [])])
def test_only_root_installs_what_the_checks_need(tmp_path: Path, user: str, expected: list[str]):
    called = tmp_path / "called"
    commands = {name: f"echo {name} >> {called}" for name in ("make", "apt-get")}
    for name, does in {"id": f"echo {user}", **commands}.items():
        fake_python(tmp_path, does).rename(tmp_path / name)
    python = fake_python(tmp_path, "exit 1")
    done = subprocess.run(
        [ROOT / ".ci" / "run"], capture_output=True, text=True, check=False,
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHON": str(python)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert called.read_text().split() == [*expected, "make", "make"]


def test_the_lock_holds_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    assert "--hash=sha256:" in lock
    assert "://" not in lock

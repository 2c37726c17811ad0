"""What tests share: the repository's own documents, refreshed once into a folder of their own."""

import os
import shutil
import signal
from pathlib import Path

import pytest
from hypothesis import settings
from projects import FAIR, Project, PublishedProject, make_project

from etl.load.snapshots import read
from etl.refresh import refresh

# Speed is measured in benchmarks/; a busy machine must not fail a property.
settings.register_profile("econdep", deadline=None)
settings.load_profile("econdep")

# What a shell starts behind it (`make test &`) ignores Ctrl-C, and so would all the programs that
# a test starts and ends with Ctrl-C.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_xdist_auto_num_workers() -> int:
    """Workers for `-n auto`: half as many again as cores.

    A test that waits, for a browser, a program it started or a file, leaves its core to another.
    """
    return max(2, (os.cpu_count() or 1) * 3 // 2)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> PublishedProject:
    """The repository's documents as published: `data`, `snapshot` and `frames`. Read only."""
    project = make_project(tmp_path_factory.mktemp("published"))
    snapshot = refresh(project.seeds, project.data).snapshot
    return PublishedProject(
        project.seeds, project.data, snapshot, read(project.data, snapshot.number)
    )


@pytest.fixture
def project(tmp_path: Path, published: PublishedProject) -> Project:
    """A copy of the published project that a test may change."""
    shutil.copytree(published.seeds, tmp_path / "seeds")
    shutil.copytree(published.data, tmp_path / "data")
    return Project(tmp_path / "seeds", tmp_path / "data")


@pytest.fixture(scope="session")
def published_fair(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project of one short document, `FAIR`, published. Read only."""
    folder = tmp_path_factory.mktemp("fair")
    made = make_project(folder, seeds=folder / "seeds")
    made.seeds.mkdir()
    (made.seeds / "fair.txt").write_text(FAIR)
    refresh(made.seeds, made.data)
    return made


@pytest.fixture
def fair(tmp_path: Path, published_fair: Project) -> Project:
    """A copy of it that a test may change."""
    shutil.copytree(published_fair.seeds, tmp_path / "seeds")
    shutil.copytree(published_fair.data, tmp_path / "data")
    return Project(tmp_path / "seeds", tmp_path / "data")

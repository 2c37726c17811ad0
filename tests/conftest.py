"""What tests share: the repository's own documents, refreshed once into a folder of their own."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from etl.load.snapshots import Snapshot, read
from etl.refresh import refresh
from etl.tables import Frames

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Project:
    """A project's folders; `published` has its snapshot's tables as well."""

    seeds: Path
    data: Path

    @property
    def options(self) -> list[str]:
        """The options that name this project to the command."""
        return ["--seeds", str(self.seeds), "--data", str(self.data)]


@dataclass(frozen=True)
class PublishedProject(Project):
    """A project whose inputs have been refreshed. Tests must not change it."""

    snapshot: Snapshot
    frames: Frames


def make_project(folder: Path, *, seeds: Path | None = None) -> Project:
    """A project in `folder` with the repository's vocabulary and, if asked, its documents."""
    data = folder / "data"
    data.mkdir(parents=True)
    shutil.copytree(ROOT / "data" / "vocabulary", data / "vocabulary")
    if seeds is None:
        shutil.copytree(ROOT / "seeds", folder / "seeds")
    return Project(seeds or folder / "seeds", data)


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

"""Projects for tests: folders with the repository's vocabulary and documents."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from etl.load.description import Snapshot
from etl.tables import Frames

ROOT = Path(__file__).resolve().parents[1]
FAIR = (
    "The budget of the Union State was 4.9 billion rubles in 2013.\n\n"
    "A visitor to the fair in Minsk counted 300 tractors and 40 combines.\n"
)
"""A short document: a figure, and two numbers that are none until a person says so."""


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

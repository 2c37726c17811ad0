"""Tables made by tests, as the product keeps them: in files, shown in a store."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from etl.inputs import find_inputs
from etl.load.told import Told, compared
from etl.load.validate import UnitKinds, faults
from etl.refresh import build
from etl.stored import ReadLate, Store, columns_of, write_tables
from etl.tables import TABLES, Frames


@contextmanager
def folder_of(frames: Frames) -> Iterator[Path]:
    """A folder with `frames`, for a while."""
    with TemporaryDirectory() as folder:
        write_tables(Path(folder), frames)
        yield Path(folder)


def told_faults(frames: Frames, kinds: UnitKinds) -> list:
    """What validation says of `frames`, of which those that are read late are as they were."""
    with folder_of(dict(frames)) as folder, Store() as store:
        if isinstance(frames, Altered):
            for name in TABLES.keys() - frames.keys() - frames.gone:
                shutil.copy(frames.folder / f"{name}.parquet", folder)
        return faults(store, folder, kinds)


class Altered(ReadLate):
    """Tables of a folder, some of which a test alters or takes away."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.gone: set[str] = set()

    def __delitem__(self, name: str) -> None:
        self.gone.add(name)


def told(before: Frames, after: Frames) -> Told:
    """What differs between two sets of tables, beside the figures."""
    with folder_of(before) as old, folder_of(after) as new:
        return compared(old, new)


def tables_in(folder: Path) -> Frames:
    """The tables of a folder."""
    with Store() as store:
        store.show_all("these", folder)
        return {
            name: store.frame(name, f"SELECT {columns_of(name)} FROM these.{name} ORDER BY row")
            for name in TABLES
        }


def built(seeds: Path, data: Path) -> Frames:
    """The tables that a project makes, unpublished."""
    with TemporaryDirectory() as folder, Store(Path(folder)) as store:
        build(seeds, data, find_inputs(seeds, data), store, Path(folder))
        return tables_in(Path(folder))

"""Many documents: the time and the memory of a refresh as they grow, and that of one more document.

Each size is refreshed in a process of its own, from a corpus that is written to a temporary folder
and into an empty folder of snapshots. What is promised is that time grows with the documents and no
faster, that memory stays flat, and that one document more costs what has to be written anew, not
what would have to be read again.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import corpus
from benchmarks.measure import Measure, apart, printed, seconds

SMALLEST = 100
DOCUMENTS = 1_000
ROUNDS = 3
_MB = 1e6
_TEN = 10
_PROGRAM = "import sys; from benchmarks.scaling import measured; measured(*sys.argv[1:])"


def run(seeds: Path, data: Path, documents: int = DOCUMENTS) -> Iterator[Measure]:
    """From `SMALLEST` documents over a tenth of `documents` to all of them."""
    tenth, all_ = max(SMALLEST, documents // _TEN), max(SMALLEST, documents)
    found = {size: _in_a_process(data, size) for size in sorted({SMALLEST, tenth, all_})}
    least, some, most = found[SMALLEST], found[tenth], found[all_]
    yield Measure(
        f"time a document, {all_:,} refreshed", 1000 * most["first"] / all_, "ms",
        f"the same of {SMALLEST}", 1000 * least["first"] / SMALLEST, 1.5,
    )  # fmt: skip
    yield Measure(
        f"most memory, refreshing {all_:,} documents", most["peak"] / _MB, "MB",
        f"the same of {tenth:,}", some["peak"] / _MB, 1.3,
    )  # fmt: skip
    yield Measure(
        f"most memory, a process that reads some of {all_:,}", most["reader"] / _MB, "MB",
        f"the same of {tenth:,}", some["reader"] / _MB, 1.5,
    )  # fmt: skip
    yield Measure(
        f"refresh after one more than {all_:,} documents", most["again"], "s",
        "that document alone, and writing and checking these tables", most["floor"], 2.0,
    )  # fmt: skip


def _in_a_process(data: Path, documents: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(data / "vocabulary", Path(folder) / "data" / "vocabulary")
        corpus.write(Path(folder) / "seeds", documents)
        lines = printed(apart([sys.executable, "-c", _PROGRAM, folder]))
    told: dict[str, float] = json.loads(lines[-1])
    return told


def measured(folder: str) -> None:
    """Print what a refresh of the project in `folder` takes, and each after one document more."""
    import resource

    from benchmarks.memory import BYTES
    from etl.refresh import refresh

    place = Path(folder)
    _alone(place / "before", place / "data", "In 2013, 5 people came.\n")  # all is imported now
    told = {"first": seconds(lambda: refresh(place / "seeds", place / "data"))}
    told["peak"] = BYTES * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Where no other process was needed, this one reads.
    told["reader"] = BYTES * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss or told["peak"]
    again, floor = zip(*(_once_more(place, number) for number in range(ROUNDS)), strict=True)
    told |= {"again": statistics.median(again), "floor": statistics.median(floor)}
    print(json.dumps(told))


def _once_more(place: Path, number: int) -> tuple[float, float]:
    """What a refresh takes after one more document, and what can be had for the least."""
    from etl.load import snapshots
    from etl.refresh import refresh

    seeds, data, target = place / "seeds", place / "data", place / f"tables{number}"
    one = f"The budget of the Union State for {2010 + number} is {number + 3} billion rubles.\n"
    (seeds / f"more{number}.txt").write_text(one)
    again = seconds(lambda: refresh(seeds, data))
    now = snapshots.current(data)
    assert now is not None
    folder = snapshots.folder_of(data, now)
    alone = seconds(lambda: _alone(place / f"alone{number}", data, one))
    return again, alone + seconds(lambda: _loaded(folder, target, data))


def _loaded(folder: Path, target: Path, data: Path) -> None:
    """Write the tables of `folder` anew to `target`, and check them."""
    from etl.load.validate import faults
    from etl.stored import Store, columns_of
    from etl.tables import TABLES
    from etl.vocabulary import load_vocabulary

    kinds = {name: r.unit_kinds for name, r in load_vocabulary(data / "vocabulary").rules.items()}
    target.mkdir()
    with Store(target) as store:
        store.show_all("now", folder)
        for name in TABLES:
            sql = f"SELECT {columns_of(name)} FROM now.{name} ORDER BY row"
            store.write(sql, target / f"{name}.parquet")
        assert not faults(store, target, kinds)


def _alone(folder: Path, data: Path, text: str) -> None:
    from etl.refresh import refresh

    (folder / "seeds").mkdir(parents=True)
    (folder / "data").mkdir()
    (folder / "data" / "vocabulary").symlink_to((data / "vocabulary").resolve())
    (folder / "seeds" / "one.txt").write_text(text)
    refresh(folder / "seeds", folder / "data")

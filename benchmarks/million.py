"""A filter change in Explore over very many figures, and the memory that the server takes for it.

Comes in: a published snapshot, whose vocabulary the figures use. Goes out: measures, beside what
DuckDB alone takes to read the figures of the same indicator from the same file.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import duckdb

from benchmarks import redraw
from benchmarks.measure import Measure, apart, percentile, seconds
from dashboard.published import published
from etl.load import snapshots
from etl.load.files import sha256, write_json
from etl.tables import TABLES

FIGURES = 1_000_000
_PROGRAM = "import sys; from benchmarks.million import measured; measured(*sys.argv[1:])"
_YEARS, _SOURCES = 35, 2_000
_SERIES = f"""
CREATE TABLE made AS SELECT i, md5(i::VARCHAR)[1:12] AS id, indicators.indicator,
  coalesce((SELECT min(unit) FROM units WHERE units.kind = indicators.unit_kind),
           (SELECT min(unit) FROM units)) AS unit,
  owner.entity, partner.entity AS counterpart, 1990 + i // {{0}} % {_YEARS} AS year,
  'd' || md5((i % {_SOURCES})::VARCHAR)[1:12] AS document_id, (hash(i) % 1000000) / 7.0 AS value
FROM range({{1}}) t(i)
JOIN (SELECT row_number() OVER () - 1 AS n, * FROM indicators) indicators
  ON indicators.n = i % {{0}}
JOIN (SELECT row_number() OVER () - 1 AS n, entity FROM entities) owner
  ON owner.n = i // {{0}} // {_YEARS} % {{2}}
JOIN (SELECT row_number() OVER () - 1 AS n, entity FROM entities) partner
  ON partner.n = i // {{0}} // {_YEARS} // {{2}} % {{2}}
ORDER BY i
"""
_ROWS = {
    "documents": f"""SELECT 'd' || md5(i::VARCHAR)[1:12] AS document_id, 'Table ' || i AS title,
        'Office ' || i % 140 AS publisher, 'statistics' AS kind FROM range({_SOURCES}) t(i)""",
    "passages": """SELECT 'p' || id AS passage_id, document_id, i + 1 AS number, i + 1 AS paragraph,
        'row' AS kind, indicator || ' · ' || entity || ' · ' || year || ' · ' || value AS text,
        0 AS start, 40 AS "end" FROM made""",
    "mentions": """SELECT 'm' || id AS mention_id, 'p' || id AS passage_id, 0 AS start, 4 AS "end",
        'count' AS kind, 'observation' AS outcome, value, 'exact' AS qualifier FROM made""",
    "observations": """SELECT 'o' || id AS observation_id, indicator, entity, counterpart,
        year::VARCHAR AS period, value, value AS low, value AS high, 'exact' AS qualifier, unit,
        CASE WHEN i % 9 = 0 THEN 'planned' ELSE 'actual' END AS status, document_id,
        'p' || id AS passage_id, 'm' || id AS mention_id, 0 AS start, 4 AS "end",
        'statistics' AS method, 1.0 AS confidence FROM made""",
    "occurrences": "SELECT 'o' || id AS observation_id, 'm' || id AS mention_id FROM made",
}


def run(_seeds: Path, data: Path, figures: int = FIGURES) -> list[Measure]:
    """Every indicator is chosen in turn over `figures` figures, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        make(data, Path(folder), figures)
        answer = Path(folder, "told.json")
        program = apart([sys.executable, "-c", _PROGRAM, folder, str(answer)])
        subprocess.run(program, check=True, stdout=subprocess.DEVNULL)
        told = json.loads(answer.read_text(encoding="utf-8"))
    return _measures(told, figures)


def _measures(told: dict[str, float], figures: int) -> list[Measure]:
    what = f"{figures / 1e6:g} million figures"
    return [
        Measure(
            f"filter to chart at the server over {what}, p95", told["took"], "ms",
            "DuckDB reading the figures of the indicator from the file", told["floor"], 100,
            against="value",
        ),
        Measure(
            f"memory of the server over {what}", told["peak"], "MB",
            "before it reads them", told["before"], 16,
        ),
    ]  # fmt: skip


def make(given: Path, data: Path, figures: int) -> None:
    """Publish `figures` figures in `data`, in series of years, in the vocabulary of `given`."""
    now = snapshots.current(given)
    if now is None:
        raise ValueError("publish a snapshot first")
    database = duckdb.connect(":memory:")
    for name, path in snapshots.files(given, now).items():
        database.execute(f"CREATE TABLE {name} AS FROM read_parquet('{path}')")
    (indicators,) = database.execute("SELECT count(*) FROM indicators").fetchone() or (0,)
    (entities,) = database.execute("SELECT count(*) FROM entities").fetchone() or (0,)
    database.execute(_SERIES.format(indicators, figures, entities))
    folder = data / "published" / "1"
    folder.mkdir(parents=True)
    for name in TABLES:
        rows = _ROWS.get(name, f"SELECT * FROM {name}" + " WHERE false" * (name in _EMPTY))
        file = folder / f"{name}.parquet"
        database.execute(
            f"COPY ({_typed(database, name, rows)}) TO '{file}' (FORMAT parquet, COMPRESSION zstd)"
        )
    files = {path.name: sha256(path) for path in sorted(folder.iterdir())}
    rows = {"rows": {**now.rows, "observations": figures}}
    write_json(folder / "snapshot.json", {**asdict(now), **rows, "number": 1, "files": files})
    write_json(data / "published" / "manifest.json", {"current": 1, "restored": False})


_EMPTY = ("events", "derivations", "missing_inputs", "claim_sets", "claims", "changes")


def _typed(database: Any, name: str, rows: str) -> str:
    """`rows` with every column of the table `name`; what they lack is empty, or null."""
    there = {column[0] for column in database.execute(f"DESCRIBE {rows}").fetchall()}
    cells = []
    for column in TABLES[name].columns:
        text = "'stated'" if column.name.endswith("_basis") else "''"
        empty = text if column.type == "text" else "NULL" if column.nullable else "0"
        cells.append(f'"{column.name}"' if column.name in there else f'{empty} AS "{column.name}"')
    return f"SELECT {', '.join(cells)} FROM ({rows})"


def _peak() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure the snapshot in the folder that is named."""
    data = Path(sys.argv[1])
    now = snapshots.current(data)
    if now is None:
        sys.exit(f"Nothing is published in {data}: make figures there with `make` of this module.")
    for measure in _measures(_told(data), now.rows["observations"]):
        print(measure.line())


def measured(folder: str, answer: str) -> None:
    """Write what the snapshot in `folder` took as JSON to the file `answer`.

    Not to the output: the server says there that it reads the figures.
    """
    Path(answer).write_text(json.dumps(_told(Path(folder))), encoding="utf-8")


def _told(data: Path) -> dict[str, float]:
    before = _peak()
    took, _ = redraw.answers(data, 2)
    found = published(data)
    assert found is not None
    file = data / "published" / "1" / "observations.parquet"
    query = f"SELECT entity, period, value FROM read_parquet('{file}') WHERE indicator = ?"
    database = duckdb.connect(":memory:")
    floor = [
        seconds(lambda i=row["indicator"]: database.execute(query, [i]).fetchall())
        for row in found.store.indicators
        for _ in range(2)
    ]
    return {
        "took": 1000 * percentile(took, 95), "floor": 1000 * percentile(floor, 95),
        "peak": _peak(), "before": before,
    }  # fmt: skip


if __name__ == "__main__":
    main()

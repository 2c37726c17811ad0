"""A store of small tables, for the tests of what is asked of one."""

import duckdb

from dashboard.store import Store
from etl.tables import TABLES, Frames


def store_of(frames: Frames) -> Store:
    """The tables in `frames`, few rows each."""
    database = duckdb.connect(":memory:")
    for name in TABLES:
        database.register("given", frames[name])
        database.execute(f"CREATE TABLE {name} AS FROM given")
        database.unregister("given")
    return Store(database)

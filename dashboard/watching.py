"""Refreshing as files arrive: the system says that something changed, and a refresh follows.

Comes in: the folders of a project and what refreshes it. Goes out: nothing, until Ctrl-C. A copy
is waited for until it is complete; what programs leave beside files, and what a refresh writes
itself, starts nothing.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from etl.inputs import is_temporary

SETTLED_SECONDS = 1.0
"""How long sizes and times of all files have to stay as they are."""

_POLL_SECONDS = 0.2
_LOOK_MILLISECONDS = 2_000
_WRITTEN = ("published", "texts")
Files = dict[str, tuple[int, int, int]]


def watch(seeds: Path, data: Path, refresh: Callable[[], object]) -> None:
    """Call `refresh` now, and again whenever the inputs in `seeds` or `data` have changed."""
    import watchfiles

    seen: Files | None = None

    def follow() -> None:
        nonlocal seen
        while inputs(seeds, data) != seen:
            seen = settled(seeds, data)
            refresh()

    follow()
    # Some drives tell of no change: an idle while, too, ends with a look at the files.
    changes = watchfiles.watch(
        seeds, data, watch_filter=None, rust_timeout=_LOOK_MILLISECONDS, yield_on_timeout=True
    )
    for _ in changes:
        follow()


def settled(seeds: Path, data: Path) -> Files:
    """The inputs, once none of them has changed for `SETTLED_SECONDS`."""
    found, since = inputs(seeds, data), time.monotonic()
    while time.monotonic() - since < SETTLED_SECONDS:
        time.sleep(_POLL_SECONDS)
        if (now := inputs(seeds, data)) != found:
            found, since = now, time.monotonic()
    return found


def inputs(seeds: Path, data: Path) -> Files:
    """The size, time and file number of each file that may be an input, by its path."""
    found: Files = {}
    for folder in (seeds, data):
        for where, folders, names in os.walk(folder):
            here = Path(where)
            written = _WRITTEN if here == data else ()
            folders[:] = [n for n in folders if not n.startswith(".") and n not in written]
            for path in (here / name for name in names):
                if not is_temporary(path.name):
                    try:
                        told = path.stat()
                    except OSError:  # it has gone since, or is a link to nothing
                        continue
                    found[str(path)] = (told.st_size, told.st_mtime_ns, told.st_ino)
    return found

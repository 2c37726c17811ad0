"""One writer at a time in a folder.

Comes in: a folder. Goes out: the time in which no other process holds it. Never touches what else
is in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from etl.errors import InputFault

WAIT_SECONDS = 120


@contextmanager
def locked(folder: Path, say: Callable[[str], object]) -> Iterator[None]:
    """Hold `folder`; a second process waits and is told so through `say`.

    The lock dies with its process. Raises `InputFault` after `WAIT_SECONDS`.
    """
    lock = FileLock(folder / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        say(f"Another econdep is writing to {folder}; waiting for it to end.")
        try:
            lock.acquire(timeout=WAIT_SECONDS, poll_interval=0.05)
        except Timeout:
            raise InputFault.at(
                str(folder),
                f"Another econdep has been writing for {WAIT_SECONDS} seconds.",
                "Let it end, or end it, and try again.",
            ) from None
    try:
        yield
    finally:
        lock.release()

"""How far long work has come, on a terminal; nothing in a pipe.

Comes in: what is being done and, where that is counted, how much of it is done. Goes out: one
line on standard error that is drawn over, and cleared at the end.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tqdm import tqdm

_COLUMNS, _ROWS = 80, 20
_FORMAT = "{desc}: {percentage:3.0f}% |{bar}| {n_fmt} of {total_fmt}, {remaining} left"


class Progress:
    """The line of progress of this process."""

    def __init__(self) -> None:
        self._bar: tqdm[object] | None = None

    def __call__(self, text: str, done: int = 0, total: int = 0, /) -> None:
        """Show that `text` is being done; where there is a `total`, with the time left."""
        if not sys.stderr.isatty():
            return
        if not total:
            self.clear()
            print(f"{text} ...", end="", file=sys.stderr, flush=True)
        elif self._bar is None or self._bar.desc != text:
            from tqdm import tqdm

            self.clear()
            self._bar = tqdm(
                desc=text, initial=done, total=total, file=sys.stderr, leave=False,
                ncols=_columns(), nrows=_ROWS, bar_format=_FORMAT,
            )  # fmt: skip
        else:
            self._bar.update(done - self._bar.n)

    def clear(self) -> None:
        """Take the line away, before something else is printed."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None
        if sys.stderr.isatty():
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def _columns() -> int:
    """How wide the terminal is; some say 0 for what they do not know."""
    with suppress(OSError):
        return os.get_terminal_size(sys.stderr.fileno()).columns or _COLUMNS
    return _COLUMNS

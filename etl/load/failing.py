"""What keeps a snapshot from being written, told as a fault with its remedy.

Comes in: an error of the system. Goes out: the `InputFault` for it, or nothing where it is no
matter of a full disk or of permissions.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from etl.errors import InputFault

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_SHUT = (errno.EROFS, errno.EACCES, errno.EPERM)


def unwritable(error: Exception, folder: Path) -> InputFault | None:
    """The fault that `error` is, which came while something was written in `folder`.

    The last snapshot is as it was: nothing refers to a new one before it is whole.
    """
    number = _number(error)
    if number in _FULL:
        remedy = "Make room, for instance with 'econdep prune', and try again."
        return InputFault.at(str(folder), f"The disk is full: {_words(number).lower()}.", remedy)
    if number in _SHUT:
        place = getattr(error, "filename", None) or folder
        remedy = "Allow writing to it, or name another folder with --data, and try again."
        return InputFault.at(str(place), f"It cannot be written: {_words(number).lower()}.", remedy)
    return None


def _number(error: Exception) -> int:
    """The system's number of `error`, of which the database gives but the words; 0 for none."""
    if not isinstance(error, OSError):
        return 0
    return error.errno or next((n for n in (*_FULL, *_SHUT) if _words(n) in str(error)), 0)


def _words(number: int) -> str:
    return os.strerror(number)

"""Documents that are no plain text: bytes of a web page, PDF or Word file in, its text out.

The text is laid out once, in blocks whose characters are counted in it, and is never markup. Each
format has a module, imported when the first such document is read. No file, however damaged, ends
in anything but its text or an `InputFault`.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from etl.errors import InputFault
from etl.extract.decoding import empty
from etl.extract.formats.layout import Laid, Limit
from etl.file_kinds import FORMATTED

MAX_BYTES = 50_000_000
_MODULES = {".html": "html", ".htm": "html", ".pdf": "pdf", ".docx": "docx"}
_NAMES = {"html": "web page", "pdf": "PDF", "docx": "Word document"}
_BEGINNINGS = ((b"%PDF-", ".pdf"), (b"PK\x03\x04", ".docx"))
# A logger without a handler writes to standard error.
for _library in ("trafilatura", "htmldate", "courlan", "justext", "pypdfium2", "docx"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


def suffix_of(name: str, head: bytes = b"") -> str:
    """The suffix of the format that a document called `name` has, '' for plain text.

    A name without a suffix says nothing; then the bytes it begins with do.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix:
        return suffix if suffix in FORMATTED else ""
    return next((format_ for begins, format_ in _BEGINNINGS if head.startswith(begins)), "")


def laid_out(data: bytes, suffix: str, place: str) -> Laid:
    """The text of a document whose name ends in `suffix`, one of `FORMATTED`.

    Raises `InputFault` at `place` where the bytes are damaged, locked or hold no text.
    """
    module = _MODULES[suffix]
    name = _NAMES[module]
    if not data.strip():
        raise empty(place)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            read: Callable[[bytes, str], Laid] = import_module(f"{__name__}.{module}").read
            return read(data, place)
    except InputFault:
        raise
    except Limit:
        raise InputFault.at(
            place,
            f"This {name} holds more text than is read at once.",
            "Split it into several documents.",
        ) from None
    except Exception:
        # A damaged file makes a library fail in ways that it does not name.
        raise damaged(place, name) from None


def damaged(place: str, name: str) -> InputFault:
    """The fault of a file that is cut off or was changed by accident."""
    return InputFault.at(
        place,
        f"This {name} is damaged: it cannot be read.",
        "Get it once more from where it comes, or save its text as a plain text file.",
    )

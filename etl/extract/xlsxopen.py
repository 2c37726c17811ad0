"""Workbooks opened: bytes of an .xlsx file in, a workbook of the library openpyxl out, or a fault.

What is encrypted, damaged, of another kind or larger than can be held is told as a sentence.
Nothing in a workbook is run, and no link in it is followed.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from typing import TYPE_CHECKING

from etl.errors import InputFault

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAX_UNPACKED = 400_000_000
_SAVE = "Save it as .xlsx, or as CSV in UTF-8."


def opened(content: bytes, name: str) -> tuple[Workbook, Workbook | None]:
    """The workbook with the results of its formulas, and the one with the formulas if it has any.

    Raises `InputFault` where it cannot be opened.
    """
    from openpyxl import load_workbook

    has_formulas = _checked(content, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
            if not has_formulas:
                return book, None
            return book, load_workbook(io.BytesIO(content), keep_links=False)
    except Exception:
        # A damaged file makes the library fail in ways that it does not name.
        raise _damaged(name) from None


def _checked(content: bytes, name: str) -> bool:
    """Whether there may be formulas in it; raises `InputFault` for what is no sound workbook."""
    if content.startswith(_COMPOUND):
        if _ENCRYPTED in content:
            raise InputFault.at(name, "This workbook is encrypted.", "Save it without a password.")
        raise InputFault.at(name, "This is a workbook of the old kind (.xls).", _SAVE)
    if not content.startswith(b"PK"):
        raise InputFault.at(name, "This is no workbook, whatever its name says.", _SAVE)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if "xl/workbook.xml" not in archive.namelist():
                raise InputFault.at(name, "This is no Excel workbook.", _SAVE)
            if sum(part.file_size for part in parts) > _MAX_UNPACKED:
                problem = "This workbook holds more than is read at once."
                raise InputFault.at(name, problem, "Split it into several sheets.")
            sheets = [p for p in parts if p.filename.startswith("xl/worksheets/")]
            return any(_has_formula(archive, part) for part in sheets)
    except InputFault:
        raise
    except Exception:
        # So does the one that unpacks it.
        raise _damaged(name) from None


def _has_formula(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    if part.is_dir():
        return False
    content = archive.read(part)
    return b"<f" in content and any(mark in content for mark in (b"<f>", b"<f ", b"<f/"))


def _damaged(name: str) -> InputFault:
    return InputFault.at(
        name,
        "This workbook is damaged: it cannot be read.",
        "Open it in a spreadsheet program, and save it once more as .xlsx or as CSV in UTF-8.",
    )

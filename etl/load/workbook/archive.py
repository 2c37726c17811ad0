"""The workbook as bytes: the same content gives the same bytes.

Comes in: an openpyxl workbook and the moment of its snapshot. Goes out: the bytes of an .xlsx file
whose every time stamp is that moment. Writes no file.
"""

from __future__ import annotations

import shutil
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

_EARLIEST = datetime(1980, 1, 1)  # a zip archive knows no earlier time


def packed(workbook: Workbook, published: str) -> bytes:
    """`workbook` saved with `published` (UTC, ISO 8601) as its only time stamp."""
    moment = datetime.fromisoformat(published)
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    moment = max(moment.replace(microsecond=0), _EARLIEST)
    workbook.properties.created = workbook.properties.modified = moment
    made = BytesIO()
    # Workbook.save would put the present time into its properties and its archive.
    ExcelWriter(workbook, _Archive(made, moment)).save()
    return made.getvalue()


class _Archive(zipfile.ZipFile):
    """A zip archive to be written, all of whose entries are of one moment."""

    def __init__(self, target: BytesIO, moment: datetime) -> None:
        super().__init__(target, "w", zipfile.ZIP_DEFLATED)
        self._moment = moment

    def _entry(self, name: str) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(name, self._moment.timetuple()[:6])
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.create_system, entry.external_attr = 3, 0o644 << 16
        return entry

    def writestr(self, name: Any, data: Any, *_: Any) -> None:
        """Add `data` (text or bytes)."""
        super().writestr(self._entry(name), data)

    def write(self, path: Any, name: Any = None, *_: Any) -> None:
        """Add the content of a file."""
        entry = self._entry(name)
        entry.file_size = Path(path).stat().st_size  # by it the format of large entries is chosen
        with Path(path).open("rb") as source, self.open(entry, "w") as part:
            shutil.copyfileobj(source, part)

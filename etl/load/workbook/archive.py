"""The workbook as bytes: the same content gives the same bytes.

Comes in: an openpyxl workbook and the moment of its snapshot. Goes out: the bytes of an .xlsx
file whose every time stamp is that moment. Writes no file.
"""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.xml.constants import ARC_CORE
from openpyxl.xml.functions import tostring

_EARLIEST = datetime(1980, 1, 1)  # a zip archive knows no earlier time


def packed(workbook: Workbook, published: str) -> bytes:
    """`workbook` saved with `published` (UTC, ISO 8601) as its only time stamp."""
    moment = _moment(published)
    raw = BytesIO()
    workbook.save(raw)
    workbook.properties.created = workbook.properties.modified = moment  # saving sets the latter
    core = tostring(workbook.properties.to_tree())
    made = BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(made, "w") as target:
        for name in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            target.writestr(entry, core if name == ARC_CORE else source.read(name))
    return made.getvalue()


def _moment(published: str) -> datetime:
    """That moment in UTC without a zone, to the second."""
    moment = datetime.fromisoformat(published)
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    return max(moment.replace(microsecond=0), _EARLIEST)

"""The workbook as bytes: the same content gives the same bytes.

Comes in: an openpyxl workbook, the tables of its sheets and the moment of its snapshot. Goes out:
an .xlsx file whose every time stamp is that moment. Holds no more than a few rows at a time.
"""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.packaging.relationship import Relationship
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.dimensions import SheetDimension
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.functions import Element, fromstring

from etl.load.workbook.cells import Links, Placed, rows_of_table

_EARLIEST = datetime(1980, 1, 1)  # a zip archive knows no earlier time


Tables = Mapping[str, Sequence[Placed]]
"""The tables of every sheet by the sheet's name, from top to bottom."""


def pack(workbook: Workbook, tables: Tables, published: str, target: BinaryIO) -> None:
    """Save `workbook` and its tables with `published` (UTC, ISO 8601) as its only time stamp."""
    moment = datetime.fromisoformat(published)
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    moment = max(moment.replace(microsecond=0), _EARLIEST)
    workbook.properties.created = workbook.properties.modified = moment
    # Workbook.save would put the present time into its properties and its archive.
    _Writer(workbook, _Archive(target, moment), tables).save()


class _Writer(ExcelWriter):
    """Writes a workbook, each sheet with its tables."""

    _archive: Any

    def __init__(self, workbook: Workbook, archive: zipfile.ZipFile, tables: Tables) -> None:
        super().__init__(workbook, archive)
        self._placed = tables

    def write_worksheet(self, ws: Any) -> None:
        """Add a sheet to the archive."""
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        writer = _SheetWriter(ws, self._placed.get(ws.title, ()))
        writer.write()
        ws._rels = writer._rels
        self._archive.write(writer.out, ws.path[1:])
        self.manifest.append(ws)
        writer.cleanup()


class _SheetWriter(WorksheetWriter):
    """Writes one sheet: its own few cells, and the rows of its tables one after the other."""

    ws: Any
    xf: Any
    _rels: Any

    def __init__(self, sheet: Any, placed: Sequence[Placed]) -> None:
        super().__init__(sheet)
        self._placed, self._links = placed, Links()

    def write_dimensions(self) -> None:
        """Say which cells are in use, those of the tables among them."""
        width = max([len(p.grid.columns) for p in self._placed] + [self.ws.max_column])
        height = max([p.top + len(p.grid) for p in self._placed] + [self.ws.max_row])
        self.xf.send(SheetDimension(f"A1:{get_column_letter(width)}{height}").to_tree())

    def write_rows(self) -> None:
        """Write all cells from top to bottom."""
        parts: list[tuple[int, Any]] = [*self.rows(), *((p.top, p) for p in self._placed)]
        parts.sort(key=lambda part: part[0])
        xf = self.xf.send(True)
        with xf.element("sheetData"):
            for number, part in parts:
                if not isinstance(part, Placed):
                    self.write_row(xf, part, number)
                    continue
                for row in rows_of_table(self.ws, part, self._links):
                    xf.write(fromstring(row))
        self.xf.send(None)

    def write_hyperlinks(self) -> None:
        """Write the links of all cells; addresses go to the sheet's relations."""
        own = self.ws._hyperlinks
        for cell, address in self._links.addresses:
            relation: Any = Relationship(  # type: ignore[call-overload]  # the stub asks for an id
                type="hyperlink", TargetMode="External", Target=address
            )
            self._rels.append(relation)
            own.append(Hyperlink(cell, id=relation.id))
        if not own and not self._links.places:
            return
        xf = self.xf.send(True)
        with xf.element("hyperlinks"):
            for link in own:
                xf.write(link.to_tree())
            for cell, place in self._links.places:
                xf.write(Element("hyperlink", ref=cell, location=place))
        self.xf.send(None)


class _Archive(zipfile.ZipFile):
    """A zip archive to be written, all of whose entries are of one moment."""

    def __init__(self, target: BinaryIO, moment: datetime) -> None:
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

"""The workbook as bytes: the same content gives the same bytes.

Comes in: an openpyxl workbook, the tables of its sheets and the moment of its snapshot. Goes out:
an .xlsx file whose every time stamp is that moment. openpyxl writes all but the rows of tables;
these are put in as they are copied, so that no more than a few are held at a time.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import IO, BinaryIO
from xml.sax.saxutils import quoteattr

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from etl.load.workbook.cells import Body

_EARLIEST = datetime(1980, 1, 1)  # a zip archive knows no earlier time
_ROW = re.compile(rb'<row r="(\d+)".*?(?:</row>|(?<=/)>)', re.DOTALL)
_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData>(.*?)</sheetData>", re.DOTALL)
_BEHIND_LINKS = re.compile(rb"<printOptions|<pageMargins")
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_CHUNK = 1 << 20


def pack(workbook: Workbook, bodies: Mapping[str, Body], published: str, target: BinaryIO) -> None:
    """Save `workbook` with `published` (UTC, ISO 8601) as its only time stamp.

    `bodies` gives the tables of each of its sheets by the sheet's name.
    """
    moment = datetime.fromisoformat(published)
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    moment = max(moment.replace(microsecond=0), _EARLIEST)
    workbook.properties.created = moment
    frame = io.BytesIO()
    workbook.save(frame)
    sheets = {
        f"xl/worksheets/sheet{number}.xml": bodies[sheet.title]
        for number, sheet in enumerate(workbook.worksheets, start=1)
    }
    with zipfile.ZipFile(frame) as made, _Archive(target, moment) as archive:
        for name in made.namelist():
            content = made.read(name)
            if name in sheets:
                archive.put(name, _sheet(content, sheets[name]), sheets[name].size + len(content))
                continue
            if name == "docProps/core.xml":  # openpyxl puts the present time there
                content = _MODIFIED.sub(rb"\g<1>" + f"{moment.isoformat()}Z".encode(), content)
            above = name.replace("/_rels/", "/").removesuffix(".rels")
            if above in sheets:
                content = _related(content, sheets[above])
            archive.put(name, [content])


def _sheet(frame: bytes, body: Body) -> Iterable[bytes]:
    """The XML of a sheet: openpyxl's `frame` with the rows and links of the tables."""
    found = _ROWS.search(frame)
    assert found is not None
    width = max([len(p.columns) for p in body.placed] + [body.sheet.max_column])
    height = max([p.top + len(p.grid) for p in body.placed] + [body.sheet.max_row])
    used = f'<dimension ref="A1:{get_column_letter(width)}{height}"'.encode()
    yield re.sub(rb'<dimension ref="[^"]*"', lambda _: used, frame[: found.start()])
    yield b"<sheetData>"
    own = [(int(row[1]), row[0]) for row in _ROW.finditer(found[1] or b"")]
    for placed in sorted(body.placed, key=lambda table: table.top):
        yield from (row for number, row in own if number < placed.top)
        own = [(number, row) for number, row in own if number > placed.top]
        yield placed.head.encode()
        yield from _copied(body.rows, placed.start, placed.end)
    yield from (row for _, row in own)
    yield b"</sheetData>"
    yield from _with_links(frame[found.end() :], body)


def _with_links(tail: bytes, body: Body) -> Iterable[bytes]:
    end = body.links.tell()
    if not end and not body.addresses:
        yield tail
        return
    before, there, behind = tail.partition(b"</hyperlinks>")
    if not there:
        found = _BEHIND_LINKS.search(tail)
        assert found is not None
        before, behind = tail[: found.start()] + b"<hyperlinks>", tail[found.start() :]
    yield before
    yield from _copied(body.links, 0, end)
    for number, (cell, _) in enumerate(body.addresses):
        yield f'<hyperlink xmlns:r="{_RELATIONS}" ref="{cell}" r:id="address{number}"/>'.encode()
    yield b"</hyperlinks>" + behind


def _related(content: bytes, body: Body) -> bytes:
    """The relations of a sheet with those of its web addresses."""
    made = "".join(
        f'<Relationship Type="{_RELATIONS}/hyperlink" Target={quoteattr(address)} '
        f'TargetMode="External" Id="address{number}"/>'
        for number, (_, address) in enumerate(body.addresses)
    )
    before, there, behind = content.partition(b"</Relationships>")
    return before + made.encode() + there + behind


def _copied(file: IO[bytes], start: int, end: int) -> Iterable[bytes]:
    at = file.tell()
    file.seek(start)
    while start < end:
        chunk = file.read(min(_CHUNK, end - start))
        start += len(chunk)
        yield chunk
    file.seek(at)


class _Archive(zipfile.ZipFile):
    """A zip archive to be written, all of whose entries are of one moment."""

    def __init__(self, target: BinaryIO, moment: datetime) -> None:
        super().__init__(target, "w", zipfile.ZIP_DEFLATED)
        self._moment = moment

    def put(self, name: str, chunks: Iterable[bytes], size: int = 0) -> None:
        """Add an entry of these bytes; `size` is about how many, where they may be very many."""
        entry = zipfile.ZipInfo(name, self._moment.timetuple()[:6])
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.create_system, entry.external_attr = 3, 0o644 << 16
        entry.file_size = size  # by it the format of large entries is chosen
        with self.open(entry, "w") as part:
            for chunk in chunks:
                part.write(chunk)

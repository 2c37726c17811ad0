"""The workbook as bytes: the same content gives the same bytes.

Comes in: an openpyxl workbook, the rows of its tables and the moment of its snapshot. Goes out:
the bytes of an .xlsx file with those rows and their links in it, whose every time stamp is that
moment. Writes no file.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from itertools import chain, islice
from xml.sax.saxutils import quoteattr

from openpyxl import Workbook
from openpyxl.xml.constants import ARC_CORE
from openpyxl.xml.functions import tostring

from etl.load.workbook.rows import Body

_EARLIEST = datetime(1980, 1, 1)  # a zip archive knows no earlier time
_SHEET = "xl/worksheets/sheet{}.xml"
_RELATIONS = "xl/worksheets/_rels/sheet{}.xml.rels"
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_BATCH = 1000


def packed(workbook: Workbook, bodies: Mapping[str, Sequence[Body]], published: str) -> bytes:
    """`workbook` saved with `published` (UTC, ISO 8601) as its only time stamp.

    `bodies` gives, for each sheet by its name, the rows of its tables, from top to bottom.
    """
    moment = _moment(published)
    raw = BytesIO()
    workbook.save(raw)
    workbook.properties.created = workbook.properties.modified = moment  # saving sets the latter
    core = tostring(workbook.properties.to_tree())
    sheets, relations = {}, {}
    for number, title in enumerate(workbook.sheetnames, start=1):
        sheets[_SHEET.format(number)] = relations[_RELATIONS.format(number)] = bodies[title]
    made = BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(made, "w") as target:
        for name in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            content = core if name == ARC_CORE else source.read(name)
            if name in relations:
                content = _with_addresses(content, relations[name])
            entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            with target.open(entry, "w", force_zip64=name in sheets) as part:
                for piece in _with_rows(content, sheets.get(name, ())):
                    part.write(piece)
    return made.getvalue()


def _with_rows(content: bytes, bodies: Sequence[Body]) -> Iterator[bytes]:
    """A sheet's XML with the rows of its tables behind their headers, and with their links."""
    if bodies:
        content = re.sub(rb"<dimension [^>]*>", b"", content, count=1)  # it knows no such rows
        content = _with_links(content, bodies)
    start = 0
    for body in bodies:
        end = content.index(b"</row>", content.index(b'<row r="%d"' % body.top)) + len(b"</row>")
        yield content[start:end]
        rows = body.rows()
        while batch := "".join(islice(rows, _BATCH)):
            yield batch.encode()
        start = end
    yield content[start:]


def _with_links(content: bytes, bodies: Sequence[Body]) -> bytes:
    """A sheet's XML with the links of its tables before those that it has."""
    made, addresses = [], 0
    for link in chain.from_iterable(body.links for body in bodies):
        if link.location:
            made.append(f'<hyperlink ref="{link.ref}" location={quoteattr(link.location)}/>')
        else:
            addresses += 1
            made.append(f'<hyperlink ref="{link.ref}" r:id="address{addresses}"/>')
    if not made:
        return content
    space = b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    old = re.search(rb"<hyperlinks>(.*?)</hyperlinks>", content, re.DOTALL)
    links = b"<hyperlinks %s>%s%s</hyperlinks>" % (
        space,
        "".join(made).encode(),
        old[1] if old else b"",
    )
    if old:
        return content[: old.start()] + links + content[old.end() :]
    return content.replace(b"<pageMargins", links + b"<pageMargins", 1)


def _with_addresses(content: bytes, bodies: Sequence[Body]) -> bytes:
    """A sheet's relations with the web addresses that its links lead to."""
    urls = [link.url for body in bodies for link in body.links if not link.location]
    made = "".join(
        f'<Relationship Type="{_HYPERLINK}" Target={quoteattr(url)} TargetMode="External" '
        f'Id="address{number}"/>'
        for number, url in enumerate(urls, start=1)
    )
    return content.replace(b"</Relationships>", made.encode() + b"</Relationships>")


def _moment(published: str) -> datetime:
    """That moment in UTC without a zone, to the second."""
    moment = datetime.fromisoformat(published)
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    return max(moment.replace(microsecond=0), _EARLIEST)

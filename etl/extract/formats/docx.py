"""Word files: DOCX in; its paragraphs, headings, lists, tables and footnotes out, in their order.

Text that a reviser has deleted is not read, text that one has added is. Heads and feet of pages
are left aside. The library python-docx opens the file and knows its styles.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from etl.errors import InputFault
from etl.extract.catalogue import Entry
from etl.extract.formats.layout import Laid, Limit, Part, lay_out, raised, row
from etl.tables import PassageKind

MAX_XML = 100_000_000
MAX_UNPACKED = 300_000_000
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CONTENTS = "a line of the table of contents"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_WRITTEN = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}
# The last is what a program that does not know the newest drawings shows in their place.
_NOT_READ = {
    *(qn("w:del"), qn("w:moveFrom")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
# What the blank document of python-docx says of itself.
_BLANK_AUTHOR = "python-docx"
_BLANK_DATE = datetime(2013, 12, 23, 23, 15)


def read(data: bytes, place: str) -> Laid:
    """The text of a Word file; raises `InputFault` where it is none, is locked or has no text."""
    _check(data, place)
    document = docx.Document(io.BytesIO(data))
    kinds = {style.style_id: _kind(style) for style in document.styles}
    parts = [*_parts(document.element.body, kinds), *_footnotes(document)]
    made = lay_out(parts, _said(document.core_properties))
    if not made.blocks:
        raise InputFault.at(
            place,
            "This Word document holds no text.",
            "If it holds pictures of pages, run OCR on them and add the result.",
        )
    return made


def _check(data: bytes, place: str) -> None:
    if data.startswith(_COMPOUND):
        if _ENCRYPTED in data:
            raise InputFault.at(
                place, "This Word document is encrypted.", "Save it without a password."
            )
        raise InputFault.at(
            place, "This is a Word document of the old kind.", "Save it as .docx, and add that."
        )
    if not data.startswith(b"PK"):
        raise InputFault.at(
            place,
            "This is no Word document, whatever its name says.",
            "Give it the ending of what it is, or save it as .docx.",
        )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if "word/document.xml" not in {member.filename for member in members}:
            raise InputFault.at(
                place,
                "This archive is no Word document, whatever its name says.",
                "Give it the ending of what it is, or save it as .docx.",
            )
        marked_up = [m.file_size for m in members if m.filename.endswith((".xml", ".rels"))]
        if sum(marked_up) > MAX_XML or sum(m.file_size for m in members) > MAX_UNPACKED:
            raise Limit


def _kind(style: Any) -> PassageKind:
    """What a paragraph of `style` is; "boilerplate" for a table of contents."""
    names: list[str] = []
    while style is not None and len(names) < 20:
        names.append((style.name or "").lower())
        style = getattr(style, "base_style", None)
    if any(re.match(r"heading|title|subtitle", name) for name in names):
        return "heading"
    if any(re.match(r"toc \d|toc heading|table of figures", name) for name in names):
        return "boilerplate"
    return "list_item" if any(name.startswith("list") for name in names) else "paragraph"


def _parts(parent: Any, kinds: dict[str, PassageKind]) -> Iterator[Part]:
    for element in parent:
        if element.tag == qn("w:p"):
            yield _paragraph(element, kinds)
        elif element.tag == qn("w:tbl"):
            yield from _rows(element, kinds)
        elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from _parts(element, kinds)


def _paragraph(element: Any, kinds: dict[str, PassageKind]) -> Part:
    properties = element.find(qn("w:pPr"))
    style = properties.find(qn("w:pStyle")) if properties is not None else None
    kind = kinds.get(style.get(qn("w:val")), "paragraph") if style is not None else "paragraph"
    if kind == "paragraph" and properties is not None:
        if properties.find(qn("w:outlineLvl")) is not None:
            kind = "heading"
        elif properties.find(qn("w:numPr")) is not None:
            kind = "list_item"
    return Part(kind, _text(element), reason=_CONTENTS if kind == "boilerplate" else "")


def _rows(table: Any, kinds: dict[str, PassageKind]) -> Iterator[Part]:
    """The rows of a table; one that has a single column only sets its paragraphs in a frame."""
    rows = [line.findall(qn("w:tc")) for line in table.findall(qn("w:tr"))]
    if all(len(cells) < 2 for cells in rows):
        for cells in rows:
            for cell in cells:
                yield from _parts(cell, kinds)
        return
    for cells in rows:
        yield Part("row", row([text for cell in cells for text in _cell(cell)]))


def _cell(cell: Any) -> list[str]:
    """The text of a cell, and an empty one for each further column that it spans."""
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    columns = int(span.get(qn("w:val"), "1")) if span is not None else 1
    text = " ".join(_text(paragraph) for paragraph in cell.iter(qn("w:p")))
    return [text, *[""] * min(columns - 1, 63)]


def _text(paragraph: Any) -> str:
    return "".join(_runs(paragraph))


def _runs(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == qn("w:t"):
            yield _raised(child) if child.text else ""
        elif child.tag == _MATH:
            yield child.text or ""
        elif child.tag in _WRITTEN:
            yield _WRITTEN[child.tag]
        elif child.tag == qn("w:p"):  # in a text box
            yield " "
            yield from _runs(child)
            yield " "
        elif child.tag not in _NOT_READ:
            yield from _runs(child)


def _raised(text: Any) -> str:
    properties = text.getparent().find(qn("w:rPr"))
    align = properties.find(qn("w:vertAlign")) if properties is not None else None
    is_raised = align is not None and align.get(qn("w:val")) == "superscript"
    return raised(text.text) if is_raised else str(text.text)


def _footnotes(document: Any) -> Iterator[Part]:
    for kind in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES):
        try:
            part = document.part.part_related_by(kind)
        except KeyError:
            continue
        for note in parse_xml(part.blob):
            if note.get(qn("w:type")) is None:
                yield Part("paragraph", " ".join(_text(p) for p in note.iter(qn("w:p"))))


def _said(properties: Any) -> Entry:
    date: datetime | None = properties.modified or properties.created
    is_own = date is not None and date.replace(tzinfo=None) != _BLANK_DATE
    author = (properties.author or "").strip()
    return Entry(
        title=(properties.title or "").strip(),
        author="" if author == _BLANK_AUTHOR else author,
        made=date.date().isoformat() if date and is_own else "",
    )

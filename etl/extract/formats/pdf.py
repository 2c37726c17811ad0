"""PDF files with a text layer: bytes in, whole paragraphs with their pages out.

The library pypdfium2 (PDFium, which reads the PDFs of a browser) says where each word stands; what
these places mean is the business of `printed` and `paragraphs`. Nothing is recognised in pictures.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import pypdfium2 as pdfium
from pypdfium2 import raw

from etl.errors import InputFault
from etl.extract.catalogue import Entry
from etl.extract.formats.layout import MAX_CHARACTERS, Laid, Limit, lay_out
from etl.extract.formats.paragraphs import parts
from etl.extract.formats.printed import Line, read_lines

MAX_PAGES = 10_000
MAX_UNPACKED = 200_000_000
_DESCRIBED = 600
_LISTED = 5
_NESTED = 3
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_UNREAD = re.compile("[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")
_OCR = "Run OCR on it (for instance ocrmypdf), and add the result."
_NO_TITLE = re.compile(r"(?i)^(?:untitled\b.*|microsoft \w+ - .*|.*\.(?:docx?|pdf|indd|tex|qxd))$")


def read(data: bytes, place: str) -> Laid:
    """The text of a PDF; raises `InputFault` where it is locked, damaged or has no text layer."""
    if b"%PDF-" not in data[:1024]:
        raise InputFault.at(
            place,
            "This is no PDF, whatever its name says.",
            "Give it the ending of what it is.",
        )
    _refuse_bombs(data)
    document = _opened(data, place)
    pictures: list[int] = []
    try:
        lines = list(_lines(document, pictures))
        said = _said(document.get_metadata_dict())
    finally:
        document.close()
    written = "".join(line.text for line in lines)
    if not written.strip():
        raise InputFault.at(place, "This PDF has no text layer.", _OCR)
    if len(_UNREAD.findall(written)) > len(written) / 5:
        raise InputFault.at(place, "The text layer of this PDF does not say its letters.", _OCR)
    return replace(lay_out(parts(lines), said), unread=tuple(_unread(pictures)))


def _unread(pictures: Sequence[int]) -> Iterator[str]:
    """A sentence on the pages that are nothing but pictures."""
    if len(pictures) == 1:
        yield f"Page {pictures[0]} is a picture: it holds no text and was not read. {_OCR}"
    elif pictures:
        more = f" and {len(pictures) - _LISTED:,} more" if len(pictures) > _LISTED else ""
        pages = f"{', '.join(map(str, pictures[:_LISTED]))}{more}"
        yield f"Pages {pages} are pictures: they hold no text and were not read. {_OCR}"


def _opened(data: bytes, place: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            problem, remedy = "This PDF is encrypted.", "Save it without a password."
            raise InputFault.at(place, problem, remedy) from None
        raise


def _lines(document: pdfium.PdfDocument, pictures: list[int]) -> Iterator[Line]:
    """The lines of all pages; the numbers of those that are nothing but `pictures` are added."""
    if len(document) > MAX_PAGES:
        raise Limit
    characters = 0
    for number in range(len(document)):
        page = document[number]
        try:
            text = page.get_textpage()
            try:
                characters += text.count_chars()
                if characters > MAX_CHARACTERS:
                    raise Limit
                lines = list(read_lines(text, number + 1))
                yield from lines
                if not any(line.text.strip() for line in lines) and _has_picture(page):
                    pictures.append(number + 1)
            finally:
                text.close()
        finally:
            page.close()


def _has_picture(page: pdfium.PdfPage) -> bool:
    return any(page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=_NESTED))


def _refuse_bombs(data: bytes) -> None:
    """Raise `Limit` where the streams of a file unpack to more than is sound to hold.

    Pictures are left out, for nobody unpacks them.
    """
    left = MAX_UNPACKED
    for match in _STREAM.finditer(data):
        described = data[max(0, match.start() - _DESCRIBED) : match.start()]
        if b"/Image" in described[described.rfind(b" obj") :]:
            continue
        if data[match.end() : match.end() + 1] not in b"\x08\x18\x28\x38\x48\x58\x68\x78":
            continue
        packed = zlib.decompressobj()
        rest = data[match.end() : match.end() + 65_536]
        at = match.end() + len(rest)
        try:
            while rest and not packed.eof:
                left -= len(packed.decompress(rest, 1_000_000))
                if left < 0:
                    raise Limit
                rest = packed.unconsumed_tail
                if not rest:
                    rest, at = data[at : at + 65_536], at + 65_536
        except zlib.error:
            continue


def _said(info: dict[str, str]) -> Entry:
    title = info.get("Title", "").strip()
    return Entry(
        title="" if _NO_TITLE.match(title) else title,
        author=info.get("Author", "").strip(),
        made=_day(info.get("CreationDate", "") or info.get("ModDate", "")),
    )


def _day(written: str) -> str:
    """A date of a PDF, "D:20140203101500Z", as ISO 8601, '' where it is none."""
    found = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", written)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat() if found else ""
    except ValueError:
        return ""

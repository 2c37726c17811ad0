"""Documents: a file in, its passages and the numbers in them out, as a `Reading`.

A text file is decoded, split into passages, and each is displayed without its markup; the text of
another format is laid out by `formats`. The whole document is held; a larger text is read by
`streams`.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from etl.errors import InputFault
from etl.extract.catalogue import Entry
from etl.extract.decoding import decode
from etl.extract.describe import describe
from etl.extract.formats import MAX_BYTES as FORMATTED_BYTES
from etl.extract.formats import laid_out, suffix_of
from etl.extract.markup import displayed
from etl.extract.mentions import passage_mentions
from etl.extract.offsets import OffsetMap, Piece
from etl.extract.passages import Block, blocks, not_content
from etl.tables import Mention, Passage, Reading, stable_id
from etl.vocabulary.units import Units

MAX_BYTES = 20_000_000
_VIDEO = re.compile(r"https?://(?:www\.)?(?:youtube\.com/watch\?|youtu\.be/)", re.IGNORECASE)
_NO_TEXT = "markup that displays nothing"


def read_document(
    path: Path, units: Units, *, folder: Path | None = None, entry: Entry | None = None
) -> Reading:
    """What the document at `path` holds: its passages and every number in them.

    `folder` is where documents are kept: the document's id is its path in there, without the
    extension. `entry` is what the catalogue says. Raises `InputFault` for a file that is missing,
    empty, too large, damaged or no text.
    """
    data = _bytes(path)
    within = path.relative_to(folder) if folder else Path(path.name)
    return read_bytes(
        data,
        units,
        place=str(path),
        name=f"{folder.name}/{within.as_posix()}" if folder and folder.name else within.as_posix(),
        document_id=within.with_suffix("").as_posix(),
        entry=entry,
    )


def read_bytes(
    data: bytes,
    units: Units,
    *,
    place: str,
    name: str,
    document_id: str,
    entry: Entry | None = None,
) -> Reading:
    """What a document of these bytes holds; `place` is where faults are, `name` its path.

    Its format is told by the ending of `place`, or, where that has none, by its bytes.
    """
    text, parts, said, unread = _displayed(data, place)
    document = describe(
        document_id=document_id,
        path=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        parts=parts,
        entry=(entry or Entry()).completed(said),
        units=units,
    )
    passages: list[Passage] = []
    mentions: list[Mention] = []
    for passage, shown in _passages(document.document_id, document.url, parts):
        passages.append(passage)
        mentions.extend(passage_mentions(passage, shown, text, units))
    kept = "" if text.encode("utf-8", "surrogatepass") == data else text
    return Reading(document, tuple(passages), tuple(mentions), text=kept, unread=unread)


def largest(place: str, head: bytes = b"") -> int:
    """How many bytes a document may have; one that holds pictures may have more than a text."""
    return FORMATTED_BYTES if suffix_of(place, head) in (".pdf", ".docx") else MAX_BYTES


def too_large(place: str, most: int) -> InputFault:
    """The fault of a document of more than `most` bytes."""
    size = f"{most // 1_000_000} MB"
    return InputFault.at(
        place, f"The document is larger than {size}.", "Split it into several documents."
    )


def _displayed(
    data: bytes, place: str
) -> tuple[str, list[tuple[Block, OffsetMap]], Entry, tuple[str, ...]]:
    """The text of a document, its blocks as displayed, what the file says of itself, and what of
    it could not be read.
    """
    if suffix := suffix_of(place, data[:8]):
        laid = laid_out(data, suffix, place)
        literal = ((b, Piece(b.start, b.end, laid.text[b.start : b.end])) for b in laid.blocks)
        return (
            laid.text,
            [(block, OffsetMap([piece])) for block, piece in literal],
            laid.said,
            laid.unread,
        )
    text = decode(data, place)
    shown = [
        (block, displayed(text, block.start, block.end, cells=block.cells))
        for block in blocks(text)
    ]
    return text, shown, Entry(), ()


def _bytes(path: Path) -> bytes:
    most = largest(str(path))
    try:
        if path.stat().st_size > most:
            raise too_large(str(path), most)
        return path.read_bytes()
    except OSError as error:
        raise InputFault.unreadable(str(path), error) from None


def _passages(
    document_id: str, url: str, parts: list[tuple[Block, OffsetMap]]
) -> Iterator[tuple[Passage, OffsetMap]]:
    heading = ""
    seen: Counter[str] = Counter()
    for number, (block, shown) in enumerate(parts, 1):
        seen[shown.text] += 1
        reason = block.reason or (not_content(shown.text) if shown.text else _NO_TEXT)
        kind = "boilerplate" if reason and not block.reason else block.kind
        yield (
            Passage(
                passage_id=stable_id("p", document_id, shown.text, seen[shown.text]),
                document_id=document_id,
                number=number,
                paragraph=block.paragraph,
                kind=kind,
                reason=reason,
                heading=heading,
                text=shown.text,
                start=block.start,
                end=block.end,
                time_s=block.time_s,
                page=block.page,
                url=_deep_link(url, block.time_s),
            ),
            shown,
        )
        if kind == "heading":
            heading = shown.text


def _deep_link(url: str, time_s: float | None) -> str:
    if time_s is None or not _VIDEO.match(url):
        return ""
    return f"{url}{'&' if '?' in url else '?'}t={int(time_s)}s"

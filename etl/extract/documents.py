"""Documents: a file in, its passages and the numbers in them out, as a `Reading`.

Decodes the file, splits it into passages, displays each without markup and reads its numbers. The
whole document is held; what is larger is read by `streams`.
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
from etl.extract.markup import displayed
from etl.extract.mentions import passage_mentions
from etl.extract.offsets import OffsetMap
from etl.extract.passages import Block, blocks, not_content
from etl.tables import Mention, Passage, Reading, stable_id
from etl.vocabulary.units import Units

MAX_BYTES = 5_000_000
SUFFIXES = (".txt", ".md")
SIZE = f"{MAX_BYTES // 1_000_000} MB"
_VIDEO = re.compile(r"https?://(?:www\.)?(?:youtube\.com/watch\?|youtu\.be/)", re.IGNORECASE)
_NO_TEXT = "markup that displays nothing"


def read_document(
    path: Path, units: Units, *, folder: Path | None = None, entry: Entry | None = None
) -> Reading:
    """What the document at `path` holds: its passages and every number in them.

    `folder` is where documents are kept: the document's id is its path in there, without the
    extension. `entry` is what the catalogue says. Raises `InputFault` for a file that is missing,
    empty, too large or no text.
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
    """What a document of these bytes holds; `place` is where faults are, `name` its path."""
    text = decode(data, place)
    parts = [
        (block, displayed(text, block.start, block.end, cells=block.cells))
        for block in blocks(text)
    ]
    document = describe(
        document_id=document_id,
        path=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        parts=parts,
        entry=entry or Entry(),
        units=units,
    )
    passages: list[Passage] = []
    mentions: list[Mention] = []
    for passage, shown in _passages(document.document_id, document.url, parts):
        passages.append(passage)
        mentions.extend(passage_mentions(passage, shown, text, units))
    return Reading(document, tuple(passages), tuple(mentions))


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputFault.at(
                str(path),
                f"The document is larger than {SIZE}.",
                "Split it into several documents.",
            )
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

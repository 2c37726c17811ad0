"""Documents: a file in, its passages and the numbers in them out, as a `Reading`.

Decodes the file, splits it into passages, displays each without markup, reads the numbers of what
is displayed, and claims the digits that are hidden in markup. What a number is a figure of is
never decided here: what is a quantity or a date stays unassigned.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from etl.errors import InputFault
from etl.extract.catalogue import Entry
from etl.extract.describe import describe
from etl.extract.markup import displayed
from etl.extract.numbers import Number, find_numbers
from etl.extract.offsets import OffsetMap
from etl.extract.passages import Block, blocks, not_content
from etl.extract.sentences import sentence_spans
from etl.tables import Mention, Passage, Reading, stable_id
from etl.vocabulary.units import Units

MAX_BYTES = 5_000_000
SUFFIXES = (".txt", ".md")
_SIZE = f"{MAX_BYTES // 1_000_000} MB"
_VIDEO = re.compile(r"https?://(?:www\.)?(?:youtube\.com/watch\?|youtu\.be/)", re.IGNORECASE)
_NO_TEXT = "markup that displays nothing"
_HIDDEN = "in an address or markup that is not displayed"


def read_document(
    path: Path, units: Units, *, folder: Path | None = None, entry: Entry | None = None
) -> Reading:
    """What the document at `path` holds: its passages and every number in them.

    `folder` is where documents are kept: the document's id is its path in there, without the
    extension. `entry` is what the catalogue says. Raises `InputFault` for a file that is missing,
    empty, too large or no text.
    """
    data = _bytes(path)
    text = decode(data, str(path))
    within = path.relative_to(folder) if folder else Path(path.name)
    shown_path = (
        f"{folder.name}/{within.as_posix()}" if folder and folder.name else within.as_posix()
    )
    parts = [(block, displayed(text, block.start, block.end)) for block in blocks(text)]
    document = describe(
        document_id=within.with_suffix("").as_posix(),
        path=shown_path,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        parts=parts,
        entry=entry or Entry(),
    )
    passages: list[Passage] = []
    mentions: list[Mention] = []
    for passage, shown in _passages(document.document_id, document.url, parts):
        passages.append(passage)
        mentions.extend(_mentions(passage, shown, text, units))
    return Reading(document, tuple(passages), tuple(mentions))


def decode(data: bytes, place: str) -> str:
    """The text of a file's bytes; raises `InputFault` where they are no readable text."""
    if not data.strip():
        raise InputFault.at(place, "The document is empty.", "Remove it, or put its text in.")
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise InputFault.at(
            f"{place}:{line}",
            "There is a NUL byte: this is no text file.",
            "Save the document as plain text in UTF-8.",
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputFault.at(
            f"{place}:{line}", f"Byte {error.start} is not UTF-8.", "Save the document as UTF-8."
        ) from None
    if not text.strip("\ufeff \t\r\n"):
        raise InputFault.at(place, "The document is empty.", "Remove it, or put its text in.")
    return text


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputFault.at(
                str(path),
                f"The document is larger than {_SIZE}.",
                "Split it into several documents.",
            )
        return path.read_bytes()
    except OSError as error:
        raise InputFault.at(
            str(path),
            f"The document cannot be read: {error.strerror or error}.",
            "Check that the file exists and may be read.",
        ) from None


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


def _mentions(passage: Passage, shown: OffsetMap, text: str, units: Units) -> Iterator[Mention]:
    sentences = sentence_spans(shown.text)
    begins = [start for start, _ in sentences]
    found: list[Mention] = []
    for number in find_numbers(shown.text, units):
        start, end = shown.to_file(number.start, number.end)
        sentence = sentences[max(0, bisect_right(begins, number.start) - 1)]
        found.append(_mention(passage, number, (start, end), text, sentence))
    found.extend(_hidden(passage, found, text))
    yield from sorted(found, key=lambda mention: mention.start)


def _mention(
    passage: Passage, number: Number, span: tuple[int, int], text: str, sentence: tuple[int, int]
) -> Mention:
    start, end = span
    written = text[start:end]
    return Mention(
        mention_id=stable_id("m", passage.passage_id, start - passage.start, written),
        passage_id=passage.passage_id,
        start=start,
        end=end,
        text=written,
        phrase_start=number.phrase_start,
        phrase_end=number.phrase_end,
        sentence_start=sentence[0],
        sentence_end=sentence[1],
        kind=number.kind,
        value=number.value,
        low=number.low,
        high=number.high,
        qualifier=number.qualifier,
        trend=number.trend,
        unit=number.unit,
        per=number.per,
        counted=number.counted,
        period=number.period,
        outcome="not_a_figure" if number.reason else "unassigned",
        reason=number.reason,
    )


def _hidden(passage: Passage, found: list[Mention], text: str) -> Iterator[Mention]:
    """Mentions of the digits of `passage` that its displayed text does not show."""
    spans = [(mention.start, mention.end) for mention in found]
    for match in re.finditer(r"[^\W_]*+", text[passage.start : passage.end]):
        if not any(character.isdecimal() for character in match[0]):
            continue
        start, end = match.start() + passage.start, match.end() + passage.start
        index = bisect_right(spans, (start, len(text)))
        if any(s < end and start < e for s, e in spans[max(0, index - 1) : index + 1]):
            continue
        yield Mention(
            mention_id=stable_id("m", passage.passage_id, start - passage.start, text[start:end]),
            passage_id=passage.passage_id,
            start=start,
            end=end,
            text=text[start:end],
            kind="identifier",
            outcome="not_a_figure",
            reason=_HIDDEN,
        )

"""What a document is called, where it comes from and when: from the catalogue, else its own words.

The catalogue wins; then what a web page, PDF or Word file says of itself; then the front matter
and lines such as "Published:"; then the dateline or the "last modified" line; then the first
heading or line; then the file's name. Nothing is guessed.
"""

from __future__ import annotations

import re

from etl.extract.catalogue import Entry
from etl.extract.numbers import find_numbers
from etl.extract.offsets import OffsetMap
from etl.extract.passages import DATE_LINE, Block, not_content
from etl.periods import is_date
from etl.tables import Document
from etl.vocabulary.units import Units

_FIELD = re.compile(r"(?P<key>[A-Za-z][\w -]{0,30}?) ?:[ ]+(?P<value>.+)", re.DOTALL)
_MEANINGS = {
    "title": "title", "name": "title", "author": "author", "by": "author", "from": "author",
    "publisher": "publisher", "site": "publisher", "source": "url", "url": "url", "link": "url",
    "date": "published", "published": "published", "publication date": "published",
    "updated": "published", "recorded": "published", "sent": "published",
    "recorded on": "published", "videoid": "video", "video id": "video", "video_id": "video",
    "youtube": "video",
}  # fmt: skip
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_DATELINE = re.compile(
    r"^(?P<place>(?!(?:In|At|On|By|For|From|Since|Until)\b)(?:[A-Z][\w.'’-]* ?){1,4}?)(?:, ?| \()"
    r"(?P<date>[^—–()/:;]{4,30}?)\)?(?: \([^()]{1,60}\))?(?: ?[—–] ?| - |\.? ?/[\w .]{2,20}/)"
)
_DATE_FIRST = re.compile(
    r"^(?:(?!(?:In|At|On|By|For|From|Since|Until)\b)(?:[A-Z][\w’'-]* ?){1,3},|"
    r"(?:Published|Posted|Issued|Recorded|Updated|Written)(?: on)?:?) "
    r"(?P<date>(?:\d{1,2} [A-Z][a-z]+\.?|[A-Z][a-z]+\.? \d{1,2},) (?:19|20)\d\d)\.\s+(?=[A-Z“\"])"
)
_ISSUE = re.compile(
    r"^[^!?]{0,90}?\b(?:[Ii]ssue|[Nn]o\.?|[Nn]umber|[Vv]ol(?:ume|\.)?|ISSUE|NO\.?)\s*\d{1,4}\s*[,·(–—-]\s*"
    r"[A-Z][a-z]+\.?\s+(?:19|20)\d\d\)?$"
)
_NUMBERED = re.compile(
    r"^(?:[^.!?]|\b[Nn]o\.){0,80}?(?<![\d/.])(?:\d{1,3}\s?/\s?(?P<behind>(?:19|20)\d\d)|"
    r"(?P<before>(?:19|20)\d\d)\s?/\s?\d{1,3})(?![\d/.-])\)?$"
)
_PLACED = re.compile(
    r"(?:^|[.,;:(*_]\s*)(?!(?:In|At|On|By|For|From|Since|Until)\b)"
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?,? "
    r"(?P<date>\d{1,2} [A-Z][A-Za-z]+\.? (?:19|20)\d\d)(?:[.)*_]|$)"
)
_HEADED = re.compile(
    r"^(?:(?!(?:In|At|On|By|For|From|Since|Until)\b)(?:[A-Z][\w.'’-]*,? ?){1,4}?"
    r"(?: ?\([^()]{1,40}\))?[.,]? )?"
    r"(?P<date>(?:\d{1,2} [A-Z][a-z]+\.?,?|[A-Z][a-z]+\.? \d{1,2},?) (?:19|20)\d\d)"
    r"(?: ?\([^()]{1,60}\))?(?: ?[.:—–/]| --? )"
)
# "Evening news, 3 May 2016. Malta", "Radio Gozo, 3 May 2016: ...", "In brief (3 May 2016)."
_LABELLED = re.compile(
    r"^(?!(?:In|At|On|By|For|From|Since|Until|Born|Died|Signed|Founded|Adopted|Opened)\b)(?=[A-Z\d])"
    r"(?:[\w.'’-]+,? ){0,6}?[\w.'’-]+(?:, | \((?:\w+, )?)"
    r"(?P<date>\d{1,2} [A-Z][a-z]+\.? (?:19|20)\d\d|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)"
    r"(?:\)|, [\w -]{1,30}?)?(?:\.\s|:| ?[—–] )"
)
# "Bread letter No. 4, 3 May 2019. It rose", "VALLETTA/ROME, 3 May 2019, 21:30 (extract). It rose"
_PRINTED = re.compile(
    r"^(?!(?:In|At|On|By|For|From|Since|Until)\b)(?=[A-Z])"
    r"(?:(?!\b(?:was|were|is|are|has|had|have|will|said|began|\w+ed)\b)"
    r"(?:[^.!?;:()]|\bNo\.|/)){2,60}?, "
    r"(?:(?:released|printed|written|sent|issued|published) )?"
    r"(?P<date>\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|(?:\d{1,2} [A-Z][a-z]+\.?|[A-Z][a-z]+\.? \d{1,2},?) "
    r"(?:19|20)\d\d)(?:, \d{1,2}[:.]\d\d)?(?: \([^()]{1,40}\))?(?:\.(?=\s+[“\"A-Z\d])| ?[—–/] | - )"
)
# "3 May 2019, the town hall. It rose"
_DAY_FIRST = re.compile(
    r"^(?P<date>\d{1,2} [A-Z][a-z]+ (?:19|20)\d\d), (?:[\w’'-]+ ){0,3}[\w’'-]+\.(?=\s+[“\"A-Z])"
)
_PAPERS = (
    r"(?i:\b(?:desk|review|bulletin|monitor|brief(?:ing)?|newsletter|report|digest|magazine|journal|"
    r"gazette|notes?|paper|quarterly|monthly|weekly)\b)"
)
_MONTHLY = re.compile(
    rf"^(?=[^.!?;]*{_PAPERS})[^.!?;]{{0,80}}[,·(–—-]\s*"
    r"(?P<date>[A-Z][a-z]+\.? (?:19|20)\d\d)(?:[.)*_]+(?:\s|$)|$)"
)
_LATEST = re.compile(
    r"\b(?:modified|updated|changed|revised|signed for (?:printing|press)|approved for printing)\b",
    re.I,
)
_TITLE_UP_TO = 120
_DATE_WORDS = 6


def describe(
    *, document_id: str, path: str, sha256: str, text: str, parts: list[tuple[Block, OffsetMap]],
    entry: Entry, units: Units,
) -> Document:  # fmt: skip
    """The document's record: what `entry` says, completed from the document's own words."""
    said = _own_words(parts, units)
    timed = any(block.time_s is not None for block, _ in parts)
    url = entry.url or said.get("url", "")
    if not url and re.fullmatch(r"[\w-]{11}", said.get("video", "")):
        url = f"https://www.youtube.com/watch?v={said['video']}"
    return Document(
        document_id=document_id,
        title=entry.title or said.get("title") or _first_line(parts) or document_id,
        publisher=entry.publisher or said.get("publisher", ""),
        author=entry.author or said.get("author", ""),
        url=url,
        published=entry.published or said.get("published") or _dated(parts, units) or entry.made,
        kind=entry.kind or ("transcript" if timed else "article"),
        path=path,
        sha256=sha256,
        characters=len(text),
        language=entry.language or "en",
    )


def _own_words(parts: list[tuple[Block, OffsetMap]], units: Units) -> dict[str, str]:
    """What the front matter and the lines like "From: ..." say, by the name of a column."""
    said: dict[str, str] = {}
    for block, shown in parts:
        if block.kind != "front_matter":
            continue
        for line in shown.text.split("\n"):
            field = _FIELD.match(line.strip("- "))
            meaning = _MEANINGS.get(field["key"].strip().lower()) if field else None
            if field is None or meaning is None:
                continue
            value = field["value"].strip().strip("\"'")
            if meaning == "published":
                value = _first_date(value, units)
            if meaning == "url" and not value.startswith(("http://", "https://")):
                continue
            if value:
                said.setdefault(meaning, value)
    return said


def _first_date(text: str, units: Units) -> str:
    """The first full date or month of `text`, or the year it opens with, as ISO 8601, or ''."""
    for number in find_numbers(text[:200], units):
        day = _DAY.match(number.period)
        if day and is_date(day[0]) and len(day[0]) > len("2013"):
            return day[0]
    year = re.match(r"\s*((?:19|20)\d\d)\b", text)
    return year[1] if year else ""


def _dated(parts: list[tuple[Block, OffsetMap]], units: Units) -> str:
    """The date of the dateline, of a line that is a date, or of the "last modified" line."""
    content = [shown.text for block, shown in parts if block.kind in ("paragraph", "heading")]
    for line in content[:3]:
        forms = (_DATELINE, _DATE_FIRST, _HEADED, _LABELLED)
        dateline = next((found for form in forms if (found := form.match(line))), None)
        if dateline and (date := _first_date(dateline["date"], units)):
            return date
        if _is_no_sentence(line) and _FULL_DATE.fullmatch(date := _first_date(line, units)):
            return date
        if _ISSUE.search(line) and (date := _first_date(line, units)):
            return date
        labelled = _PRINTED.match(line) or _DAY_FIRST.match(line)
        if labelled and (date := _first_date(labelled["date"], units)):
            return date
        placed = _PLACED.search(line) or (len(line) <= _TITLE_UP_TO and _MONTHLY.match(line))
        if placed and (date := _first_date(placed["date"], units)):
            return date
        if numbered := _NUMBERED.search(line):
            return numbered["behind"] or numbered["before"]
    for line in reversed([shown.text for _, shown in parts][-3:]):
        if ("modified" in not_content(line) or _LATEST.search(line)) and (
            date := _first_date(line, units)
        ):
            return date
    return ""


def _is_no_sentence(line: str) -> bool:
    """Whether a line is so short, or so ends, that a date in it is the document's own."""
    told = line.endswith((".", "!", "?", ".”", '."')) and len(line.split()) > _DATE_WORDS
    return len(line) <= _TITLE_UP_TO and not told


def _first_line(parts: list[tuple[Block, OffsetMap]]) -> str:
    for block, shown in parts:
        if block.kind == "heading":
            return shown.text
        if block.kind != "front_matter" and not (
            not_content(shown.text) or DATE_LINE.fullmatch(shown.text)
        ):
            return (
                shown.text
                if len(shown.text) <= _TITLE_UP_TO and not shown.text.endswith(".")
                else ""
            )
    return ""

"""Passages of a file: its text in, the stretches that make it up out, with what each one is.

Splits front matter, headings, list items, paragraphs and timed lines, and tells apart what is not
content. Every character of the file that is not blank belongs to one passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from etl.extract.piped import piped
from etl.extract.tabular import tables
from etl.tables import PassageKind


@dataclass(frozen=True, slots=True)
class Block:
    """Characters `start` to `end` of a file that are one passage; parts share `paragraph`.

    `cells` are the places of the cells of a row that stands in columns.
    """

    start: int
    end: int
    kind: PassageKind
    paragraph: int = 0
    reason: str = ""
    time_s: float | None = None
    page: int | None = None
    cells: tuple[tuple[int, int], ...] = ()


MARK = re.compile(r"\[(?:(\d{1,2}):)?(\d{1,2}):(\d\d)(?:\.\d{1,3})?\]")
_FENCE = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(?P<body>(?:(?!---)[^\n]*\n)*?)(?P<fence>---[ \t]*)(?=\r?\n|\Z)"
)
_LINE = re.compile(r"[^\n]+")
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]+\S")
_ITEM = re.compile(r"[ \t]*(?:[*+•·‣–-][ \t]+|\d{1,3}[.)][ \t]+)\S")
# "2018 - 16.7": a year with its number is an item, however short the line
_OF_YEAR = re.compile(
    r"[ \t]*(?:19|20)\d\d(?: ?\([a-z. ]{1,12}\))?(?: ?[–—:=]| -)[ \t]+"
    r"(?:[^\W\d]{1,8} |\W)?\d[\d.,]*(?:[ \t%].{0,60})?$"
)
_NUMBERED = re.compile(r"[ \t]*\d{1,3}(?:\.\d{1,2})*[.)]?[ \t]+[A-Z]")
_SOURCE_LINE = re.compile(
    r"[ \t]*(?:from|by|author|published|publication date|date|updated|recorded|recorded on|source|"
    r"title|url|tags)\b ?:",
    re.IGNORECASE,
)
_SOURCE_LINES_AMONG_FIRST = 6
_TIMED_FROM = 3
WRAPPED_FROM = 60
NARROW_FROM = 25
_TITLE_UP_TO = 90
_LOOKED_BACK = 300
_LABELLED = re.compile(
    r"[A-Z][^:\n]{1,60}:[ \t]+(?:[a-z]+[ \t]+){0,2}(?:[A-Z]{2,3}[ \t]?)?[$€£¥]?"
    r"\d[\d.,]*(?:[ \u00a0\u2009\u202f]\d{3}[\d.,]*)*[ \t]*(?:%|[a-z]|\(|$)",
    re.MULTILINE,
)
_NAMED_NUMBER = re.compile(
    r"[A-Z][^\d:\n]{1,40}(?:[ \t]|[ \t][–—-][ \t])"
    r"\d[\d.,]*(?:[ \u00a0\u2009\u202f]\d{3}[\d.,]*)*[ \t]*%?[ \t\r]*$",
    re.MULTILINE,
)
# who speaks: "Q:", "A.", "MINISTER:"; where the line before it ends a sentence
_TURN = re.compile(r"\s*(?:[QA][.:]|[A-Z][A-Z .’'-]{1,30}:|[A-Z][a-z]+(?: [A-Z][a-z]+)?:)\s+\S")
_TURN_END = re.compile(r"[.!?…][\"”’)\]]*\s*$")
_TITLE_END = re.compile(r"[.!?:;,…](?:[\"”’)\]]|\s)*$")
DATE_LINE = re.compile(
    r"[\W_]*(?:\w+,? )?(?:\d{1,2}(?:st|nd|rd|th)? \w+,? \d{4}|\w+ \d{1,2},? \d{4}|"
    r"\d{4}-\d\d-\d\d)[\W_]*"
)

_BOILERPLATE: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"\b(?:make|give|send) an? (?:\w+ )?donation|\bdonate (?:now|today|here|to)\b|"
            r"\b(?:charitable|your|monthly) donations?\b|\bplease (?:donate|support us)\b",
            re.IGNORECASE,
        ),
        "an appeal for donations",
    ),
    (
        re.compile(
            r"\b(?:join|subscribe|sign up|signup)\b.{0,60}\b(?:mailing list|newsletter|e-?mails?|"
            r"channel|updates|telegram)\b|\bsubscribe (?:now|here|to us)\b",
            re.IGNORECASE,
        ),
        "an invitation to a mailing list",
    ),
    (
        re.compile(
            r"^\W*(?:this )?(?:page|article|document)?\W*(?:was )?last "
            r"(?:modified|updated|changed|edited|reviewed)\b",
            re.IGNORECASE,
        ),
        "when the page was last modified",
    ),
    (
        re.compile(r"^\W*(?:©|\(c\)|copyright\b)|\ball rights reserved\b", re.IGNORECASE),
        "a copyright line",
    ),
)  # fmt: skip
_BOILERPLATE_UP_TO = 240


def blocks(text: str, *, opens: bool = True, timed: bool | None = None) -> list[Block]:
    """The passages of a file's `text`, in order.

    `opens` says whether the file begins with `text`, `timed` whether its lines are (by default
    where the text has some marks of time).
    """
    front, body = _front_matter(text) if opens else ([], 0)
    parts: list[Block] = []
    cut_at_marks = is_timed(text) if timed is None else timed
    paragraphs = _paragraphs(text, body, 0 if opens else _SOURCE_LINES_AMONG_FIRST)
    for number, block in enumerate([*front, *paragraphs], 1):
        block = replace(block, paragraph=number)
        parts.extend(_timed(text, block) if cut_at_marks else [block])
    return parts


def is_timed(text: str) -> bool:
    """Whether `text` has enough marks of time to be the transcript of a recording."""
    return len(list(islice(MARK.finditer(text), _TIMED_FROM))) == _TIMED_FROM


def not_content(displayed: str) -> str:
    """Why a displayed passage is not content, or ''."""
    if len(displayed) > _BOILERPLATE_UP_TO:
        return ""
    return next((reason for pattern, reason in _BOILERPLATE if pattern.search(displayed)), "")


def seconds(mark: re.Match[str]) -> float:
    """The second of the recording that a time mark names."""
    hours, minutes, rest = mark.groups()
    return float(int(hours or 0) * 3600 + int(minutes) * 60 + int(rest))


def _front_matter(text: str) -> tuple[list[Block], int]:
    fence = _FENCE.match(text)
    if fence is None:
        return [], 0
    lines = [m.span() for m in _LINE.finditer(text, *fence.span("body")) if m[0].strip()]
    if not lines:
        return [Block(0, fence.end(), "front_matter", reason="front matter")], fence.end()
    starts = [0, *(start for start, _ in lines[1:])]
    ends = [*(end for _, end in lines[:-1]), fence.end()]
    made = [
        Block(start, end, "front_matter", reason="front matter")
        for start, end in zip(starts, ends, strict=True)
    ]
    return made, fence.end()


def _paragraphs(text: str, start: int, count: int) -> Iterator[Block]:
    """Paragraphs from `start` on: lines that belong together, told by blank lines and form.

    `count` says how many there were before.
    """
    current: Block | None = None
    last_line = ""
    in_columns, table_ends = tables(text, start), -1
    for match in _LINE.finditer(text, start):
        line = match[0].rstrip("\r")
        if match.start() < table_ends or not line.strip():
            continue
        piped_rows = tuple(piped(text, *match.span())) if "|" in line else ()
        if table := in_columns.get(match.start()) or piped_rows:
            if current is not None:
                yield _titled(text, current, line)
            for row in table:
                yield Block(row.start, row.end, "row", cells=row.cells)
            current, last_line, table_ends = None, "", table[-1].end
            count += len(table)
            continue
        span = (match.start() + len(line) - len(line.lstrip()), match.start() + len(line.rstrip()))
        new = _line_block(line, *span, count)
        joined = (
            current is not None
            and new.kind == "paragraph"
            and current.kind in ("paragraph", "list_item")
            and text.count("\n", current.end, span[0]) == 1
            and (len(last_line) >= WRAPPED_FROM or _goes_on(last_line, line))
            and "<br" not in last_line[-12:]
            and not MARK.match(line.lstrip())
            and not (_TURN.match(line) and _TURN_END.search(last_line))
        )
        if joined and current is not None:
            current = replace(current, end=span[1])
        else:
            if current is not None:
                yield _titled(text, current, line)
            current = new
            count += 1
        last_line = line
    if current is not None:
        yield current


def _goes_on(last_line: str, line: str) -> bool:
    """Whether a short line ends in the middle of a sentence that the next one goes on with."""
    narrow = len(last_line) >= NARROW_FROM and _TITLE_END.search(last_line) is None
    return narrow and line.lstrip()[:1].islower()


def _line_block(line: str, start: int, end: int, count: int) -> Block:
    if _HEADING.match(line):
        return Block(start, end, "heading")
    if _ITEM.match(line) or _OF_YEAR.match(line):
        return Block(start, end, "list_item")
    if count < _SOURCE_LINES_AMONG_FIRST and _SOURCE_LINE.match(line) and end - start < 200:
        return Block(start, end, "front_matter", reason="says where the document comes from")
    return Block(start, end, "paragraph")


def _titled(text: str, block: Block, following: str) -> Block:
    """`block`, as a heading where it is a short line without a full stop above other text."""
    written = text[block.start : block.end]
    if (
        block.kind == "paragraph"
        and len(written) <= _TITLE_UP_TO
        and "\n" not in written
        and following.strip()
        and not _TITLE_END.search(written)
        and not MARK.search(written)
        and not DATE_LINE.fullmatch(written)
        and (written.strip()[0].isupper() or written.strip()[0].isdigit())
        and not not_content(written)
        and not _is_one_of_labelled(text, block, following)
    ):
        return replace(block, kind="heading")
    if block.kind == "list_item" and _heads_section(text, block, following):
        return replace(block, kind="heading")
    return block


def _is_one_of_labelled(text: str, block: Block, following: str) -> bool:
    """Whether a line is one of several with a label and an amount: "Exports: $6.1 billion".

    So is "Italy 28.0" above "Libya 12.4", but no "Zapad-2013" above "Zapad-2017".
    """
    written = text[block.start : block.end]
    before = text[max(block.start - _LOOKED_BACK, 0) : block.start].rstrip().rpartition("\n")[2]
    return any(
        form.match(written) and (form.match(following.lstrip()) or form.match(before))
        for form in (_LABELLED, _NAMED_NUMBER)
    )


def _heads_section(text: str, block: Block, following: str) -> bool:
    """Whether a numbered line stands alone above other text, as "2. Trade by year" does."""
    written = text[block.start : block.end]
    before = text[max(block.start - _LOOKED_BACK, 0) : block.start].replace("\r", "")
    behind = text[block.end : block.end + 9].replace("\r", "")
    opens = block.start == 0 or before.rstrip(" \t").endswith("\n\n")
    apart = opens and re.match(r"[ \t]*\n[ \t]*\n", behind)
    last = before.rstrip().rpartition("\n")[2]
    return bool(
        apart
        and len(written) <= _TITLE_UP_TO
        and "\n" not in written
        and _NUMBERED.match(written)
        and not _TITLE_END.search(written)
        and following.strip()
        and not _ITEM.match(following)
        and not _ITEM.match(last)
    )


def _timed(text: str, block: Block) -> Iterator[Block]:
    """`block` cut at its time marks: before each if it opens with one, else behind each."""
    marks = list(MARK.finditer(text, block.start, block.end))
    if not marks or block.kind in ("heading", "front_matter"):
        yield block
        return
    leads = not text[block.start : marks[0].start()].strip(" \t*-•")
    if leads:
        cuts = [block.start, *(mark.start() for mark in marks[1:]), block.end]
        times = [seconds(mark) for mark in marks]
    else:
        tails = re.compile(r"[.,;:!?…\"”’)]*")
        cuts = [block.start]
        for mark in marks:
            tail = tails.match(text, mark.end(), block.end)
            cuts.append(tail.end() if tail else mark.end())
        times = [seconds(mark) for mark in marks]
        if text[cuts[-1] : block.end].strip():
            cuts.append(block.end)
            times.append(times[-1])
        else:
            cuts[-1] = block.end
    for start, end, time_s in zip(cuts, cuts[1:], times, strict=False):
        shown = text[start:end]
        yield replace(
            block,
            start=start + len(shown) - len(shown.lstrip()),
            end=end - (len(shown) - len(shown.rstrip())),
            time_s=time_s,
        )

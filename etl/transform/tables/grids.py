"""Tables of a reading: for each cell of a row its label, the head of its column, its caption.

Comes in: the passages of a `Scene`, of which a row's cells are apart by bars. Goes out: a `Cell`
for each number behind a row's first cell. It decides nothing about what a number means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from etl.tables import Mention, Passage
from etl.transform.periods.words import any_of, words
from etl.transform.scene.context import Scene
from etl.transform.scene.masks import Masked
from etl.transform.scene.spots import phrase
from etl.transform.words import alternatives

_WORDS = alternatives("tables")
_YEAR = re.compile(
    r"\W*(?:[A-Za-z]{1,3}\.?\s?)?(?:1[89]|20)\d\d(?:\s?[/–-]\s?\d{2,4})?(?:\s?[A-Za-z]{1,3}\d?)?"
    r"(?:\s?[(\[][^\d()\[\]]{1,25}[)\]]|"
    rf"\s(?i:{_WORDS['years']['behind']})\b)?\W*"
)
_MONTH = any_of([*words()["months"]["names"], *words()["months"]["short"]])
# "1 January 2019", "end of 2018", "01.01.2019"
_DAY = re.compile(
    r"\W*(?:(?:as of|as at|at|on|by|end|end of|start of|beginning of|mid|since)[\s-]+(?:the )?)*"
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTH})\.?\s+(?:\d{{1,2}},\s+)?(?:19|20)\d\d"
    r"|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|(?:19|20)\d\d)\W*",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"(?!\D*\bper\s)\W*"
    rf"(?:(?:{_WORDS['values']['hedges']}|US|[A-Z]{{3}})\s?)*\W*"
    r"\d[\d\s.,'’/–-]*(?:%|[^\W\d]\S*)?(?:\s\S+){0,3}",
    re.IGNORECASE,
)
# a head's first cell that each label below it ends: "Russia's share in"
_LEADS_ON = re.compile(rf"\s(?:{_WORDS['leading']['words']})\W*$")
# the head of a column that says in what the numbers of its rows are
_UNIT = re.compile(r"\W*units?(?: of measure(?:ment)?)?\W*|\W*measured in\W*", re.IGNORECASE)
# a row that is a part of the one above it: "of which duty-free"
_PART_OF = re.compile(rf"\W*(?:{_WORDS['part_of']['words']})\b", re.IGNORECASE)
_SHARE = re.compile(
    r"\W*(?:shares?|weight|part|proportion)\W*(?:(?:in\s+)?(?:%|per ?cent))?\W*", re.I
)
# "2031 in % of 2030", the head of a column beside those of years
_INDEX = re.compile(r"\W*(?:1[89]|20)\d\d\s.*(?:%|\bper ?cent|\b(?:1[89]|20)\d\d).*", re.IGNORECASE)
_LINKED = re.compile(r"(?:in|of) ")
_NAMED = re.compile(r"[A-Za-z][A-Za-z ]+")
_LONGEST_CAPTION, _LONGEST_VALUE = 200, 60
_MOST_CAPTIONS = 3


@dataclass(frozen=True, slots=True)
class Part:
    """Characters `start` to `end` of a passage's text: a label, a head or a caption."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """What it says."""
        return self.passage.text[self.start : self.end]

    def masked(self, scene: Scene) -> Masked:
        """What it says, with its places and quantities as marks."""
        return scene.masked(self.passage).cut(self.start, self.end)


@dataclass(slots=True)
class Names:
    """The labels and the heads of a whole table, and the entities that they name once asked for.

    `parts` are all of them, `labels` those of its rows in order.
    """

    parts: list[Part] = field(default_factory=list)
    labels: list[Part] = field(default_factory=list)
    entities: frozenset[str] | None = None

    def named(self, scene: Scene) -> frozenset[str]:
        """The entities that the labels and the heads name."""
        if self.entities is None:
            self.entities = frozenset(
                named.entity for part in self.parts for named in part.masked(scene).named
            )
        return self.entities


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, with what the table says of it; `heads` the nearest last.

    `beside` are the last heads of the columns to its left, in order.
    """

    own: Part
    labels: tuple[Part, ...]
    heads: tuple[Part, ...]
    captions: tuple[Part, ...]
    table: Names
    beside: tuple[Part, ...] = ()


@dataclass(slots=True)
class _Table:
    """What has been read of a table as its rows come."""

    captions: tuple[Part, ...]
    heads: list[list[Part]] = field(default_factory=list)
    group: tuple[Part, ...] = ()
    stub: tuple[Part, ...] = ()
    whole: tuple[Part, ...] = ()
    in_body: bool = False
    names: Names = field(default_factory=Names)


def cell_of(mention: Mention, scene: Scene) -> Cell | None:
    """The cell in which `mention` stands, or None where it stands in none or in a label."""
    passage = scene.passages[mention.passage_id]
    if passage.kind != "row":
        return None
    if not scene.cells:
        scene.cells.update(_cells(scene))
    at = phrase(mention)[0]
    cells: tuple[Cell, ...] = scene.cells.get(passage.passage_id, ())
    return next((cell for cell in cells if cell.own.start <= at < cell.own.end), None)


def heads_columns(mention: Mention, scene: Scene) -> bool:
    """Whether `mention` stands in the head of a table: "Index, 2018=100"."""
    passage = scene.passages[mention.passage_id]
    if passage.kind != "row" or "|" not in passage.text or cell_of(mention, scene) is not None:
        return False
    return not scene.cells.get(passage.passage_id)


def _cells(scene: Scene) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    table: _Table | None = None
    passages = scene.reading.passages
    for here, passage in enumerate(passages):
        if passage.kind != "row":
            table = None
            continue
        table = table or _Table(tuple(_captions(passages[max(here - _MOST_CAPTIONS, 0) : here])))
        yield passage.passage_id, _row(table, parts(passage))


def parts(passage: Passage) -> list[Part]:
    """The cells of a row, without the blanks around them; empty ones too."""
    found = []
    at = 0
    for written in passage.text.split("|"):
        start = at + len(written) - len(written.lstrip())
        end = max(start, at + len(written.rstrip()))
        found.append(Part(passage, start, end))
        at += len(written) + 1
    return found


def _captions(before: Sequence[Passage]) -> Iterator[Part]:
    """The short lines right above a table, the nearest first, up to its heading."""
    for passage in reversed(before):
        if passage.kind not in ("heading", "paragraph") or len(passage.text) > _LONGEST_CAPTION:
            return
        yield Part(passage, 0, len(passage.text))
        if passage.kind == "heading":
            return


def _row(table: _Table, row: list[Part]) -> tuple[Cell, ...]:
    """The cells of a row of the body; none of a head's, or of a label of the rows below it."""
    filled = [part for part in row if part.text]
    if len(filled) < 2 and row[0].text:
        table.group = (row[0],)
        return ()
    if _is_head(table, row):
        if table.in_body:
            table.heads, table.group = [], ()
        table.in_body = False
        table.heads.append(row)
        table.stub = (row[0],) if _LEADS_ON.search(row[0].text) else ()
        if row[0].text and not table.stub:
            table.captions = (row[0], *table.captions)
        table.names.parts += row[1:]
        return ()
    table.in_body = True
    table.names.parts.append(row[0])
    table.names.labels.append(row[0])
    labels = (*table.group, *table.stub, row[0]) if row[0].text else table.group
    heads = [_heads(table.heads, n, len(row)) for n in range(len(row))]
    heads = [_completed(heads, n) for n in range(len(row))]
    units = [n for n in range(1, len(row)) if any(_UNIT.fullmatch(head.text) for head in heads[n])]
    labels = (*labels, *(row[n] for n in units if row[n].text))
    part_of = _PART_OF.match(row[0].text) is not None
    table.whole = table.whole if part_of else (row[0],)
    captions = (*table.whole, *table.captions) if part_of else table.captions
    return tuple(
        Cell(part, labels, heads[n], captions, table.names, _last(heads[1:n]))
        for n, part in enumerate(row)
        if n and part.text and n not in units
    )


def _last(heads: Sequence[tuple[Part, ...]]) -> tuple[Part, ...]:
    return tuple(column[-1] for column in heads if column)


def _completed(heads: Sequence[tuple[Part, ...]], column: int) -> tuple[Part, ...]:
    """The heads of a column; where they say "Share" alone, with what the column before it names.

    So does "in imports" beside "Share in exports".
    """
    own = heads[column]
    if not own or column < 2 or not heads[column - 1]:
        return own
    left = heads[column - 1][-1]
    if (linked := _LINKED.match(own[-1].text)) and ((at := left.text.find(f" {linked[0]}")) > 0):
        begun = Part(left.passage, left.start, left.start + at + len(linked[0]))
        rest = replace(own[-1], start=own[-1].start + linked.end())
        return (*own[:-1], begun, rest)
    if not _SHARE.fullmatch(own[-1].text):
        return own
    named = _NAMED.match(left.text)
    if named is None or _SHARE.fullmatch(left.text):
        return own
    return (*own[:-1], Part(left.passage, left.start, left.start + named.end()), own[-1])


def _is_head(table: _Table, row: list[Part]) -> bool:
    short = [part for part in row[1:] if len(part.text) <= _LONGEST_VALUE]
    told = (_YEAR, _DAY, _INDEX)
    dated = [p for p in short if any(pattern.fullmatch(p.text) for pattern in told)]
    values = [p for p in short if _VALUE.fullmatch(p.text) and p not in dated]
    if values:
        return False
    years = any(_YEAR.fullmatch(p.text) or _DAY.fullmatch(p.text) for p in short)
    return not (table.in_body and years and row[0].text)


def _heads(rows: Sequence[list[Part]], column: int, width: int) -> tuple[Part, ...]:
    """The heads of a column; of a short head the last cell stands over the last column.

    In a head of several rows a cell of the upper ones stands over those that follow it empty.
    """
    found = []
    for n, row in enumerate(rows):
        at = column + min(len(row) - width, 0) if len(row) == width - 1 else column
        while n + 1 < len(rows) and 0 < at < len(row) and not row[at].text:
            at -= 1
        if 0 <= at < len(row) and row[at].text and (at or len(row) < width):
            found.append(row[at])
    return tuple(found)

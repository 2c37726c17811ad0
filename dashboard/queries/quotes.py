"""Sentences with the numbers that were read in them marked: one quotation a sentence.

Comes in: the excerpts of a snapshot and ids of figures or events. Goes out: each sentence once,
however many of its numbers are asked for. Never shortens or alters a sentence; of the row of a
table, which nobody said, it can leave out the cells that are not asked for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from etl.wording import known

if TYPE_CHECKING:
    import pandas as pd

_APART, _LEFT_OUT = " · ", "…"
_OF_A_PERIOD = re.compile(r"\d{4}\S*: .+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A number in a sentence: characters `start` to `end`, and the figure or event it became."""

    start: int
    end: int
    id: str
    mention_id: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence as displayed, its marks in order, and where it stands."""

    sentence: str
    marks: tuple[Mark, ...]
    passage_id: str
    document_id: str
    title: str
    publisher: str
    published: str
    kind: str
    url: str
    time_s: float | None
    page: int | None = None


def quotes_among(excerpts: pd.DataFrame, ids: Sequence[str]) -> list[Quote]:
    """The sentences behind the figures or events `ids`, each once, in the order of `ids`.

    `excerpts` are those of `etl.load.excerpts`. A derived figure has no sentence of its own and so
    adds none.
    """
    place = {key: n for n, key in enumerate(ids)}
    asked = cast("list[dict[str, Any]]", excerpts[excerpts["id"].isin(place)].to_dict("records"))
    sentences: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in sorted(asked, key=lambda row: place[row["id"]]):
        sentences.setdefault((row["passage_id"], row["sentence"]), []).append(row)
    return [_quote(rows) for rows in sentences.values()]


def quotes_of(
    rows: Iterable[Mapping[str, Any]], documents: Mapping[str, Mapping[str, Any]]
) -> list[Quote]:
    """The sentences of `rows`, which have the columns of the store's figures, each once.

    `documents` holds the rows of that table by their id. A derived figure adds none.
    """
    sentences: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows:
        if row["passage_id"]:
            source = documents[row["document_id"]]
            told = {key: source[key] for key in ("title", "publisher", "published", "kind")}
            address = row["passage_url"] or source["url"]
            made = {**row, **told, "id": row["observation_id"], "url": address}
            sentences.setdefault((row["passage_id"], row["sentence"]), []).append(made)
    return [_quote(many) for many in sentences.values()]


def row_about(quote: Quote, ids: Collection[str]) -> Quote:
    """The row of an official table with its labels and the cells of `ids`: a wide one has decades.

    "Belarus · GDP (current US$ Mil) · in million USD · 2015: 54608.96 · …". Other quotes, and rows
    in which none of `ids` is marked, are as they were.
    """
    marks = [mark for mark in quote.marks if mark.id in ids]
    if quote.kind != "statistics" or not marks:
        return quote
    text, placed, at = "", [], 0
    for cell in quote.sentence.split(_APART):
        own = [mark for mark in marks if at <= mark.start < at + len(cell)]
        left_out = not own and _OF_A_PERIOD.fullmatch(cell)
        shown = _LEFT_OUT if left_out else cell
        if not (left_out and text.endswith(_LEFT_OUT)):
            moved = len(text) + (len(_APART) if text else 0) - at
            placed += [replace(m, start=m.start + moved, end=m.end + moved) for m in own]
            text += (_APART if text else "") + shown
        at += len(cell) + len(_APART)
    return replace(quote, sentence=text, marks=tuple(placed))


def _quote(rows: Sequence[dict[str, Any]]) -> Quote:
    first = rows[0]
    return Quote(
        sentence=first["sentence"],
        marks=_marks(rows),
        passage_id=first["passage_id"],
        document_id=first["document_id"],
        title=first["title"],
        publisher=first["publisher"],
        published=first["published"],
        kind=first["kind"],
        url=first["url"],
        time_s=float(first["time_s"]) if known(first["time_s"]) else None,
        page=int(first["page"]) if known(first["page"]) else None,
    )


def _marks(rows: Sequence[dict[str, Any]]) -> tuple[Mark, ...]:
    """The marks of one sentence in order, without overlap: the first of two keeps its place."""
    shown = [row for row in rows if known(row["mark_start"]) and known(row["mark_end"])]
    made: list[Mark] = []
    for row in sorted(shown, key=lambda row: int(row["mark_start"])):
        start, end = int(row["mark_start"]), int(row["mark_end"])
        if end > start and (not made or start >= made[-1].end):
            made.append(Mark(start, end, row["id"], row["mention_id"]))
    return tuple(made)

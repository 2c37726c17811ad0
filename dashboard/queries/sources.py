"""The sources as a reader sees them: a list, a readable page of one, and one number's record.

Comes in: the tidy tables. Goes out: plain records; a page is paragraphs of pieces of text, each
piece plain or a number with its outcome. Never drops a number: one that the displayed text does
not show is listed after its paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.store import Store
from etl.tables import Frames
from etl.wording import known

if TYPE_CHECKING:
    import pandas as pd

Row = Mapping[str, Any]

OUTCOMES = ("observation", "event", "not_a_figure", "unassigned")
PARAGRAPHS_A_PART = 150
"""Paragraphs that one part of a long source shows at a time."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source in the list: its record, and its numbers by outcome."""

    row: Row
    numbers: dict[str, int]

    @property
    def document_id(self) -> str:
        """The source's id."""
        return str(self.row["document_id"])

    @property
    def total(self) -> int:
        """All its numbers."""
        return sum(self.numbers.values())


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of displayed text; with a `mention_id` where it is a number."""

    text: str
    mention_id: str = ""
    outcome: str = ""
    kind: str = ""
    figure_id: str = ""
    indicator: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage in pieces, with the numbers its text does not show."""

    passage_id: str
    kind: str
    reason: str
    number: int
    url: str
    time_s: float | None
    page: int | None
    pieces: tuple[Piece, ...]
    hidden: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Consecutive paragraphs of a source: each one or more passages that flow together."""

    paragraphs: tuple[tuple[Passage, ...], ...]
    part: int
    parts: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """A number as read: its mention, and the figures or the event it became."""

    mention: Row
    passage: Row
    figures: tuple[Row, ...]
    events: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Unassigned:
    """An unassigned number with its sentence ("" where the text does not show it) and source."""

    mention_id: str
    text: str
    sentence: str
    document_id: str
    title: str


def sources(store: Store) -> list[Source]:
    """Every source with its numbers by outcome, in the order of `documents`."""
    query = (
        "SELECT document_id, outcome, count(*) AS numbers FROM mentions "
        "JOIN passages USING (passage_id) GROUP BY ALL"
    )
    counted = {(r["document_id"], r["outcome"]): r["numbers"] for r in store.rows(query)}
    return [
        Source(row, {outcome: counted.get((name, outcome), 0) for outcome in OUTCOMES})
        for name, row in store.documents.items()
    ]


def groups(listed: Iterable[Source]) -> list[list[Source]]:
    """The sources by kind, those of sheets by their sheet: documents, official tables, sheets."""
    order = ("article", "transcript", "statistics", "sheet")
    made: dict[tuple[str, str], list[Source]] = {}
    for source in sorted(listed, key=lambda one: order.index(one.row["kind"])):
        kind = str(source.row["kind"])
        sheet = str(source.row["path"]) if kind == "sheet" else ""
        made.setdefault((kind, sheet), []).append(source)
    return list(made.values())


def document_of(store: Store, *, passage_id: str = "", mention_id: str = "") -> str:
    """The source that a passage or mention stands in, or "" where there is none."""
    query = (
        "SELECT document_id FROM passages WHERE passage_id = ? "
        "OR passage_id IN (SELECT passage_id FROM mentions WHERE mention_id = ?)"
    )
    return str(next(iter(store.column(query, [passage_id, mention_id])), ""))


def worth_a_look(frames: Frames, most: int) -> list[Unassigned]:
    """The unassigned numbers that look most like figures worth having, the best first.

    At most `most`; numbers of no known worth are not among them.
    """
    mentions = frames["mentions"]
    asked = mentions[(mentions["outcome"] == "unassigned") & (mentions["worth"] > 0)]
    best = asked.sort_values("worth", ascending=False, kind="stable").head(most)
    passages = frames["passages"][["passage_id", "document_id", "text"]]
    joined = best.merge(
        passages.rename(columns={"text": "around"}), on="passage_id", how="left"
    ).merge(frames["documents"][["document_id", "title"]], on="document_id", how="left")
    return [
        Unassigned(
            mention_id=str(row["mention_id"]),
            text=str(row["text"]),
            sentence=_sentence(row),
            document_id=str(row["document_id"]),
            title=str(row["title"]),
        )
        for row in _records(joined)
    ]


def _sentence(row: Row) -> str:
    around = str(row["around"])
    if not (known(row["sentence_start"]) and known(row["sentence_end"])):
        return ""
    return around[int(row["sentence_start"]) : int(row["sentence_end"])]


def part_with(
    frames: Frames, document_id: str, *, part: int = 1, passage_id: str = "", mention_id: str = ""
) -> Part:
    """Part `part` (from 1) of a source, or the one that holds the passage or mention named."""
    passages = frames["passages"]
    passages = passages[passages["document_id"] == document_id].sort_values("number")
    numbers = passages["paragraph"].drop_duplicates().tolist()
    parts = max(1, -(-len(numbers) // PARAGRAPHS_A_PART))
    wanted = passage_id or _passage_of(frames, mention_id)
    standing = passages.loc[passages["passage_id"] == wanted, "paragraph"]
    if len(standing):
        part = numbers.index(standing.iloc[0]) // PARAGRAPHS_A_PART + 1
    part = min(max(part, 1), parts)
    shown = numbers[(part - 1) * PARAGRAPHS_A_PART : part * PARAGRAPHS_A_PART]
    passages = passages[passages["paragraph"].isin(set(shown))]
    mentions = _mentions_by_passage(frames, set(passages["passage_id"]))
    paragraphs: dict[int, list[Passage]] = {number: [] for number in shown}
    for row in _records(passages):
        paragraphs[row["paragraph"]].append(_passage(row, mentions.get(row["passage_id"], [])))
    return Part(tuple(map(tuple, paragraphs.values())), part, parts)


def chosen_number(frames: Frames, mention_id: str) -> Chosen | None:
    """The number `mention_id` with what became of it, or None where there is no such number."""
    mention = _first(frames["mentions"], "mention_id", mention_id)
    if mention is None:
        return None
    passage = _first(frames["passages"], "passage_id", str(mention["passage_id"]))
    assert passage is not None  # a published snapshot has no mention without its passage
    figures, events, places = frames["observations"], frames["events"], frames["occurrences"]
    stated = set(places.loc[places["mention_id"] == mention_id, "observation_id"])
    return Chosen(
        mention=mention,
        passage=passage,
        figures=tuple(_records(figures[figures["observation_id"].isin(stated)])),
        events=tuple(_records(events[events["mention_id"] == mention_id])),
    )


def neighbours(frames: Frames, document_id: str, mention_id: str) -> tuple[str, str]:
    """The numbers before and after a number in the order of its source; "" at an end."""
    passages = frames["passages"].loc[
        frames["passages"]["document_id"] == document_id, ["passage_id", "number"]
    ]
    order = (
        frames["mentions"][["mention_id", "passage_id", "start"]]
        .merge(passages, on="passage_id")
        .sort_values(["number", "start"], kind="stable")["mention_id"]
        .tolist()
    )
    if mention_id not in order:
        return "", ""
    place = order.index(mention_id)
    return order[place - 1] if place else "", order[place + 1] if place + 1 < len(order) else ""


def pieces_of(text: str, mentions: Iterable[Row]) -> tuple[list[Piece], list[Piece]]:
    """`text` cut at its numbers, and the numbers that it does not show.

    Joined again the pieces are `text`. Where two numbers overlap the later one keeps what the
    earlier leaves of it.
    """
    pieces: list[Piece] = []
    hidden: list[Piece] = []
    at = 0
    for row in sorted(mentions, key=_place):
        shown = known(row["phrase_start"]) and known(row["phrase_end"])
        start = max(int(row["phrase_start"]), at) if shown else 0
        end = min(int(row["phrase_end"]), len(text)) if shown else 0
        if start >= end:
            hidden.append(_piece(str(row["text"]), row))
            continue
        if start > at:
            pieces.append(Piece(text[at:start]))
        pieces.append(_piece(text[start:end], row))
        at = end
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return pieces, hidden


def _place(row: Row) -> tuple[int, int]:
    start = row["phrase_start"]
    return (int(start) if known(start) else int(row["start"]), int(row["start"]))


def _piece(text: str, row: Row) -> Piece:
    return Piece(
        text=text,
        mention_id=str(row["mention_id"]),
        outcome=str(row["outcome"]),
        kind=str(row["kind"]),
        figure_id=str(row["figure_id"]),
        indicator=str(row["indicator"]),
    )


def _passage(row: Row, mentions: list[Row]) -> Passage:
    pieces, hidden = pieces_of(str(row["text"]), mentions)
    return Passage(
        passage_id=str(row["passage_id"]),
        kind=str(row["kind"]),
        reason=str(row["reason"]),
        number=int(row["number"]),
        url=str(row["url"]),
        time_s=float(row["time_s"]) if known(row["time_s"]) else None,
        page=int(row["page"]) if known(row["page"]) else None,
        pieces=tuple(pieces),
        hidden=tuple(hidden),
    )


def _mentions_by_passage(frames: Frames, passage_ids: set[str]) -> dict[str, list[Row]]:
    """The mentions of some passages, each with the first figure that may be charted from it."""
    mentions = frames["mentions"]
    mentions = mentions[mentions["passage_id"].isin(passage_ids)]
    figures = frames["observations"]
    figures = figures.loc[figures["status"] != "negated", ["observation_id", "indicator"]]
    stated = figures.merge(frames["occurrences"], on="observation_id")
    first = stated.drop_duplicates("mention_id").set_index("mention_id")
    linked = first[["observation_id", "indicator"]].to_dict("index")
    grouped: dict[str, list[Row]] = {}
    for row in _records(mentions):
        figure = linked.get(row["mention_id"], {"observation_id": "", "indicator": ""})
        made = {**row, "figure_id": figure["observation_id"], "indicator": figure["indicator"]}
        grouped.setdefault(str(row["passage_id"]), []).append(made)
    return grouped


def _passage_of(frames: Frames, mention_id: str) -> str:
    mention = _first(frames["mentions"], "mention_id", mention_id)
    return "" if mention is None else str(mention["passage_id"])


def _first(table: pd.DataFrame, key: str, value: str) -> Row | None:
    found = table[table[key] == value].head(1)
    return _records(found)[0] if len(found) else None


def _records(rows: pd.DataFrame) -> list[Row]:
    return [{str(key): value for key, value in row.items()} for row in rows.to_dict("records")]

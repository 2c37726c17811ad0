"""What is worth a person's look: unassigned numbers and doubtful figures, the best first.

Comes in: the tidy tables, and the numbers that have been ruled on since they were published. Goes
out: items in their order, each with its sentence, what it was read as and why. Reads no file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.plain import counted
from dashboard.reviewing.mattering import Stakes
from etl.tables import BASIS_COLUMNS, BASIS_LABELS, Frames
from etl.wording import Wording, known

Row = Mapping[str, Any]
Ruled = tuple[str, int, int, str]
"""A number that has been ruled on: document, first character, end, and its figure or ''."""

_SURE = ("stated", "vocabulary", "computed", "decided", "none")


@dataclass(frozen=True, slots=True)
class Item:
    """A number or a figure to decide on.

    `rank` is from 0 to 1: what an unassigned number is worth, or how doubtful a figure is.
    `matters` orders figures of one rank: how much hangs on each; 0 for a number.
    `start` and `end` are the characters of the number, with its hedge, in `sentence`; both are 0
    where it is not displayed.
    """

    id: str
    mention_id: str
    document_id: str
    source: str
    rank: float
    state: str
    sentence: str
    start: int
    end: int
    read: str
    why: str
    matters: float = 0.0

    @property
    def number(self) -> str:
        """The number with its hedge, as displayed."""
        return self.sentence[self.start : self.end]

    @property
    def marked(self) -> str:
        """The sentence with the number in brackets."""
        before, after = self.sentence[: self.start], self.sentence[self.end :]
        return f"{before}[{self.number}]{after}" if self.end else self.sentence


def items(frames: Frames, wording: Wording, ruled: Collection[Ruled] = ()) -> list[Item]:
    """The items of `frames` but those `ruled` on, by rank.

    Of the same rank that first on which most hangs, then as documents run.
    """
    documents = {row["document_id"]: row for row in _rows(frames, "documents")}
    passages = {row["passage_id"]: row for row in _rows(frames, "passages")}
    mentions = {row["mention_id"]: row for row in _rows(frames, "mentions")}

    def item(mention: Row, id_: str, **said: Any) -> Item:
        passage = passages[mention["passage_id"]]
        sentence, start, end = _sentence(mention, passage)
        return Item(
            id=id_,
            mention_id=mention["mention_id"],
            document_id=passage["document_id"],
            source=documents[passage["document_id"]]["title"],
            sentence=sentence,
            start=start,
            end=end,
            **said,
        )

    taken, stakes = set(ruled), Stakes.of(frames)

    def is_open(mention: Row, figure: str) -> bool:
        place = (passages[mention["passage_id"]]["document_id"], mention["start"], mention["end"])
        return not taken & {(*place, ""), (*place, figure)}

    found = [
        item(mention, mention["mention_id"], **_unassigned(mention, wording))
        for mention in mentions.values()
        if mention["outcome"] == "unassigned" and is_open(mention, "")
    ]
    found += [
        item(
            mentions[figure["mention_id"]],
            figure["observation_id"],
            **_doubtful(figure, wording, stakes),
        )
        for figure in _rows(frames, "observations")
        if figure["method"] == "extracted"
        and figure["confidence"] < 1
        and is_open(mentions[figure["mention_id"]], figure["observation_id"])
    ]
    order = {mention_id: n for n, mention_id in enumerate(mentions)}
    return sorted(found, key=lambda one: (-one.rank, -one.matters, order[one.mention_id], one.id))


def _unassigned(mention: Row, wording: Wording) -> dict[str, Any]:
    worth = float(mention["worth"]) if known(mention["worth"]) else 0.0
    return {
        "rank": worth,
        "state": f"unassigned, worth {worth:.2f}",
        "read": wording.read(mention),
        "why": mention["reason"],
    }


def in_words(figure: Row, wording: Wording) -> str:
    """A figure with what it measures and covers: "Exports: Belarus, to Russia (2013): 3 bn USD"."""
    scope = wording.scope(figure)
    covered = f" ({scope})" if scope else ""
    return f"{wording.measure(figure)}{covered}: {wording.figure(figure)}"


def _doubtful(figure: Row, wording: Wording, stakes: Stakes) -> dict[str, Any]:
    doubts = "; ".join(_doubts(figure)) or "not all that it rests on is stated"
    computed = stakes.computed.get(figure["observation_id"], 0)
    return {
        "rank": round(1 - float(figure["confidence"]), 2),
        "state": f"figure, confidence {figure['confidence']:.2f}",
        "read": in_words(figure, wording),
        "why": f"{doubts}; {counted(computed, 'figure')} computed from it" if computed else doubts,
        "matters": stakes.weight(figure),
    }


def _doubts(figure: Row) -> Iterator[str]:
    for column in BASIS_COLUMNS:
        if figure[column] not in _SURE:
            yield f"{column.removesuffix('_basis')} {BASIS_LABELS[figure[column]]}"


def _sentence(mention: Row, passage: Row) -> tuple[str, int, int]:
    text = str(passage["text"])
    if not known(mention["phrase_start"]):
        return text or str(mention["text"]), 0, 0
    first, last = int(mention["sentence_start"]), int(mention["sentence_end"])
    start, end = int(mention["phrase_start"]), int(mention["phrase_end"])
    first, last = min(first, start), max(last, end)
    return text[first:last], start - first, end - first


def _rows(frames: Frames, table: str) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = frames[table].to_dict("records")  # type: ignore[assignment]
    return records

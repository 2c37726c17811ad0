"""The sentence of every figure and event beside its source.

Comes in: the tidy tables. Goes out: one row for each observation and event that stands in a
passage, with the sentence as displayed and the place of the number in it. Never shortens text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.tables import Frames

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "id", "table", "mention_id", "passage_id", "document_id", "sentence", "mark_start", "mark_end",
    "heading", "title", "publisher", "author", "published", "kind", "url", "time_s",
    "page",
)  # fmt: skip
"""Columns of `excerpts`: `id` is the observation's or event's, `table` says which of the two."""


def excerpts(frames: Frames) -> pd.DataFrame:
    """One row an observation or event with its sentence, in the order of those tables.

    `mark_start` and `mark_end` (Int64) are characters in `sentence`: the number with its hedge;
    null where the number is not shown. `kind` is the source's; `url` is the passage's own
    address where it has one, else the source's. A derived figure has no row: its inputs do.
    """
    import pandas as pd

    figures = frames["observations"].rename(columns={"observation_id": "id"})
    events = frames["events"].rename(columns={"event_id": "id"})
    asked = pd.concat(
        [
            figures[["id", "mention_id", "passage_id"]].assign(table="observations"),
            events[["id", "mention_id", "passage_id"]].assign(table="events"),
        ],
        ignore_index=True,
    )
    asked = asked[asked["passage_id"] != ""]
    spans = frames["mentions"][
        ["mention_id", "phrase_start", "phrase_end", "sentence_start", "sentence_end"]
    ]
    passages = frames["passages"][
        ["passage_id", "document_id", "heading", "text", "url", "time_s", "page"]
    ].rename(columns={"url": "passage_url"})
    documents = frames["documents"][
        ["document_id", "title", "publisher", "author", "published", "kind", "url"]
    ]
    joined = (
        asked.merge(spans, on="mention_id", how="left", validate="many_to_one")
        .merge(passages, on="passage_id", how="left", validate="many_to_one")
        .merge(documents, on="document_id", how="left", validate="many_to_one")
    )
    starts = joined["sentence_start"].fillna(0)
    joined["sentence"] = pd.Series(_cut(joined), index=joined.index, dtype="str")
    joined["mark_start"] = (joined["phrase_start"] - starts).astype("Int64")
    joined["mark_end"] = (joined["phrase_end"] - starts).astype("Int64")
    joined["url"] = joined["passage_url"].where(joined["passage_url"] != "", joined["url"])
    return joined[list(COLUMNS)]


def _cut(joined: pd.DataFrame) -> list[str]:
    starts = joined["sentence_start"].fillna(0)
    ends = joined["sentence_end"].fillna(joined["text"].str.len())
    return [t[a:b] for t, a, b in zip(joined["text"], starts, ends, strict=True)]

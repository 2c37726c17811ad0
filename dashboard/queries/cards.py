"""A card for each theme: what is told of it, with the sentences that tell it.

Comes in: the tidy tables of a snapshot and a way to its excerpts. Goes out: plain records. What is
told, and in which form, is chosen by `etl.headlines`, for the workbook as well.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from dashboard.queries.quotes import Quote, quotes_among
from etl.headlines import Told, themes_told
from etl.tables import Frames
from etl.wording import Wording

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Card(Told):
    """A theme on the overview: its headline, its chart, what stands beside, and the sentences."""

    quotes: tuple[Quote, ...] = ()


def cards(
    frames: Frames, excerpts_of: Callable[[list[str]], pd.DataFrame], wording: Wording
) -> list[Card]:
    """A card for each theme that has figures, in the vocabulary's order.

    `excerpts_of` gives the sentences of the figures that are spoken of, by their ids.
    """
    themes = themes_told(frames, wording)
    excerpts = excerpts_of([str(row["observation_id"]) for told in themes for row in told.spoken])
    return [_card(told, excerpts) for told in themes]


def _card(told: Told, excerpts: pd.DataFrame) -> Card:
    """`told` with its quotations: one told by its measures has that of its lead alone."""
    quotes = quotes_among(excerpts, [str(row["observation_id"]) for row in told.spoken])
    if told.measures:
        drawn = {row["observation_id"] for row in told.figures}
        lead = next((mark for quote in quotes for mark in quote.marks if mark.id in drawn), None)
        quotes = [quote for quote in quotes if lead and lead in quote.marks][:1]
    same = {field.name: getattr(told, field.name) for field in fields(told)}
    return Card(**same, quotes=tuple(quotes))

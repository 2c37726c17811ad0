"""A source as a readable page: its text with every number marked by its outcome.

Comes in: a `Part` of a source. Goes out: components. Never leaves a number unmarked: those that
the text does not show follow their paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain, groupby
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import aria, data
from dashboard.components.links import Reading, away, figure_address, reading_address, staying
from dashboard.components.quotation import clock
from dashboard.queries.sources import Part, Passage, Piece
from etl.tables import OUTCOME_LABELS

_ROW_KINDS = {"row"}
MANY_PARAGRAPHS = 60
"""From here on the browser draws only the paragraphs near the window."""


def reader(part: Part, reading: Reading) -> Component:
    """The paragraphs of `part`; the number or passage of `reading` stands out, in view."""
    blocks: list[Any] = []
    leaves = _leaves(part)
    for kind, paragraphs in groupby(part.paragraphs, lambda passages: passages[0].kind):
        made = [_paragraph(passages, reading, leaves) for passages in paragraphs]
        if kind == "list_item":
            blocks.append(html.Ul(made))
        elif kind in _ROW_KINDS:
            blocks.append(html.Ol(made, className="rows", start="1"))
        else:
            blocks.extend(made)
    classes = (
        "reader",
        f"only-{reading.outcome}" if reading.outcome else "",
        "long" if len(part.paragraphs) > MANY_PARAGRAPHS else "",
    )
    return html.Div(
        blocks,
        className=" ".join(filter(None, classes)),
        **data(reveal=reading.mention or reading.passage),
    )


def _leaves(part: Part) -> dict[str, int]:
    """The page that begins with a passage, by the passage's id."""
    found: dict[str, int] = {}
    last = None
    for passage in chain.from_iterable(part.paragraphs):
        if passage.page is not None and passage.page != last:
            found[passage.passage_id] = last = passage.page
    return found


def _paragraph(
    passages: tuple[Passage, ...], reading: Reading, leaves: Mapping[str, int]
) -> Component:
    first = passages[0]
    children: list[Any] = []
    for passage in passages:
        if passage.passage_id in leaves:
            children += [html.Span(f"page {leaves[passage.passage_id]}", className="leaf"), " "]
        children += [_passage(passage, reading), " "]
    children = children[:-1]
    if first.kind == "heading":
        return html.H2(children)
    if first.kind in ("list_item", *_ROW_KINDS):
        return html.Li(children)
    if first.reason:
        note = html.Span(f"Not content: {first.reason}", className="reason")
        return html.P([*children, " ", note], className="aside")
    return html.P(children)


def _passage(passage: Passage, reading: Reading) -> Component:
    children: list[Any] = [_piece(piece, reading) for piece in passage.pieces]
    if passage.url and passage.time_s is not None:
        at = clock(passage.time_s)
        children.append(
            away(
                "▶",
                passage.url,
                className="watch",
                title=f"Watch at {at}",
                **{"aria-label": f"Watch at {at}"},
            )
        )
    if passage.hidden:
        children.append(
            html.Span(["not shown: ", *_apart(passage.hidden, reading)], className="hidden-numbers")
        )
    here = passage.passage_id == reading.passage and not reading.mention
    return html.Span(children, id=passage.passage_id, className="here" if here else "passage")


def _apart(pieces: Iterable[Piece], reading: Reading) -> list[Any]:
    made: list[Any] = []
    for piece in pieces:
        made += [_piece(piece, reading), ", "]
    return made[:-1]


def _piece(piece: Piece, reading: Reading) -> Any:
    """A stretch of text; a number is a link that chooses it, a figure leads on to its chart."""
    if not piece.mention_id:
        return piece.text
    chosen = piece.mention_id == reading.mention
    place = replace(reading, mention=piece.mention_id, passage="", part=1)
    number = staying(
        piece.text,
        reading_address(place),
        id=piece.mention_id,
        className=f"number {piece.outcome}" + (" chosen" if chosen else ""),
        title=OUTCOME_LABELS[piece.outcome],
        **(aria(current="true") if chosen else {}),
    )
    if not piece.figure_id:
        return number
    href = figure_address({"indicator": piece.indicator, "observation_id": piece.figure_id})
    label = f"See {piece.text} in its chart"
    return html.Span(
        [number, html.A(href=href, className="to-chart", title=label, **aria(label=label))],
        className="figure-number",
    )

"""The evidence: the sentence of every figure in view, its number marked, its source beneath.

Comes in: rows of figures, their sentences, and how derived ones came about. Goes out: cards, each
tied to the marks of the charts by ``data-observation``. Never shortens or alters a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard import doubt, state
from dashboard.components.attributes import aria, data
from dashboard.components.folding import fold, standing, to_come
from dashboard.components.past import past_fold
from dashboard.components.quotation import said, source_line, turned_lines
from dashboard.plain import counted
from dashboard.queries.behind import Derived
from dashboard.queries.quotes import Quote
from dashboard.store import Row
from etl.tables import QUALIFIER_LABELS, STATUS_LABELS
from etl.wording import UNDATED, Wording, part_text, period_text

MOST_QUOTED = 60
"""Figures of a view whose sentences are quoted."""

_MOST_OPEN = 12


@dataclass(frozen=True, slots=True)
class Evidence:
    """The figures `rows` with the sentences of the first, and how derived ones came about.

    `total` is how many figures are in view, of which `quotes` and `derived` may be but a part.
    """

    rows: Sequence[Row]
    quotes: Sequence[Quote]
    derived: Mapping[str, Derived]
    wording: Wording
    pinned: str
    total: int

    def panel(self, place: dict[str, str]) -> list[Component]:
        """The panel: each sentence once; those behind the first are to come in `place`."""
        cards = self._cards()
        first = standing(len(cards), _MOST_OPEN)
        told = f"Evidence · {counted(self.total, 'figure')} in view"
        shown: list[Component] = [
            html.H2(told, className="over"),
            html.P("Press a figure to pin it and to see its history.", className="quiet"),
            html.Ul([make() for make in cards[:first]], className="excerpts"),
        ]
        if more := len(cards) - first:
            shown.append(fold(more, "excerpt", to_come(place)))
        if self.total > MOST_QUOTED:
            rest = (
                f"The first {MOST_QUOTED} of them are quoted here; choose less to read the others, "
                "or take them all as CSV or Excel."
            )
            shown.append(html.P(rest, className="source"))
        return shown

    def rest(self) -> Component:
        """What is to come: the sentences behind the first."""
        cards = self._cards()
        first = standing(len(cards), _MOST_OPEN)
        return html.Ul([make() for make in cards[first:]], className="excerpts")

    def _cards(self) -> list[Callable[[], Component]]:
        """A card a sentence or derived figure, made when called.

        The pinned one comes first where it would be folded away.
        """
        by_id = {row["observation_id"]: row for row in self.rows}
        cards: list[tuple[set[str], Callable[[], Component]]] = [
            ({mark.id for mark in q.marks}, partial(_said, q, by_id, self.wording, self.pinned))
            for q in self.quotes
        ]
        cards += [
            ({key}, partial(_computed, by_id[key], how, self.wording, self.pinned))
            for key, how in self.derived.items()
            if key in by_id
        ]
        held = next((n for n, (of, _) in enumerate(cards) if self.pinned in of), 0)
        if held >= standing(len(cards), _MOST_OPEN):
            cards.insert(0, cards.pop(held))
        return [make for _, make in cards]


def _said(quote: Quote, rows: Mapping[str, Row], wording: Wording, pinned: str) -> Component:
    figures = list(dict.fromkeys(mark.id for mark in quote.marks if mark.id in rows))
    alone = len(figures) == 1
    body: list[Any] = [_chips(rows[key], wording, pinned, brief=alone) for key in figures]
    body += _sureness([rows[key] for key in figures], wording)
    body += turned_lines([rows[key] for key in figures], wording)
    body += [said(quote, _marked(quote, rows, pinned)), source_line(quote)]
    return _card(body, figures, pinned)


def _sureness(rows: Sequence[Row], wording: Wording) -> list[Component]:
    """How sure the less than sure figures of a card are, said once however many share it.

    The line names its figures where it does not hold for all of the card.
    """
    lines: dict[str, list[str]] = {}
    for row in rows:
        if row["confidence"] < 1:
            lines.setdefault(doubt.in_words(row), []).append(wording.figure(row))
    return [
        html.P(
            f"Confidence {line}" if len(of) == len(rows) else f"{', '.join(of)}: confidence {line}",
            className="about",
        )
        for line, of in lines.items()
    ]


def _card(body: list[Any], figures: Sequence[str], pinned: str) -> Component:
    held = pinned in figures
    history = [past_fold(pinned)] if held else []
    classes = "excerpt pinned" if held else "excerpt"
    return html.Li([*body, *history], className=classes, **data(observation=" ".join(figures)))


def _marked(quote: Quote, rows: Mapping[str, Row], pinned: str) -> list[Any]:
    parts: list[Any] = []
    at = 0
    for mark in quote.marks:
        parts.append(quote.sentence[at : mark.start])
        number = quote.sentence[mark.start : mark.end]
        held = "held" if mark.id == pinned else None
        parts.append(
            html.Mark(number, className=held, **data(observation=mark.id))
            if mark.id in rows
            else number
        )
        at = mark.end
    return [part for part in (*parts, quote.sentence[at:]) if part != ""]


def _chips(row: Row, wording: Wording, pinned: str, *, brief: bool) -> Component:
    """The figure as a button that pins it, and beside it what it is, when, and how sure."""
    key = row["observation_id"]
    what = ", ".join(filter(None, [wording.entity(row["entity"]), part_text(row["breakdown"])]))
    facts = [
        "" if brief else what,
        period_text(row["period"]) if row["period"] else UNDATED,
        QUALIFIER_LABELS[row["qualifier"]] if brief or row["qualifier"] != "exact" else "",
        "" if row["status"] == "actual" else STATUS_LABELS[row["status"]],
        f"said by {row['attributed_to']}" if row["attributed_to"] else "",
        "the same in another unit" if row["restates"] else "",
        "doubtful" if doubt.is_doubtful(row) and not brief else "",
    ]
    button = html.Button(
        wording.figure(row),
        className="chip",
        type="button",
        **aria(pressed="true" if key == pinned else "false"),
        **data(pin=key),
    )
    told: list[Component] = (
        [html.Span(fact, className="chip") for fact in facts if fact]
        if brief
        else [html.Span(" · ".join(filter(None, facts)), className="about")]
    )
    return html.Div([button, *told], className="chips", **data(observation=key))


def _computed(row: Row, how: Derived, wording: Wording, pinned: str) -> Component:
    inputs = [
        html.Li(
            [
                f"{wording.in_words(item.role)}: ",
                dmc.Anchor(
                    wording.figure(item.row),
                    href=state.address(state.View(pinned=item.row["observation_id"])),
                    refresh=False,
                ),
                f" ({wording.scope(item.row) or UNDATED})",
            ],
            **data(observation=item.row["observation_id"]),
        )
        for item in how.inputs
    ]
    body = [
        _chips(row, wording, pinned, brief=False),
        *_sureness([row], wording),
        html.P(
            ["Derived: ", html.Span(wording.in_words(how.formula), className="formula"), ", from"]
        ),
        html.Ul(inputs, className="inputs"),
    ]
    return _card(body, [row["observation_id"]], pinned)

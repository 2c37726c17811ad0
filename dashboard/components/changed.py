"""A figure that differs between two snapshots: as it was and as it is, side by side.

Comes in: a `FigureChange`, and how each snapshot writes figures. Goes out: components. Never
shortens a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import state
from dashboard.components.comparing import past_address
from dashboard.components.links import figure_address
from etl.load.figure_changes import FigureChange
from etl.load.pairing import Stated
from etl.tables import BASIS_COLUMNS
from etl.wording import UNDATED, Wording

_KINDS = {"added": "added", "removed": "gone", "changed": "changed"}
_COLUMNS = {"counterpart": "counterpart", "attributed_to": "who states it"}


def change_card(
    change: FigureChange, before: tuple[int, Wording], after: tuple[int, Wording]
) -> Component:
    """`change`; `before` and `after` are the number and the wording of the two snapshots."""
    told = [html.Span(_KINDS[change.kind], className=f"chip kind {change.kind}")]
    told += [html.Span(name, className="chip") for name in _named(change.columns)]
    newest = change.after or change.before
    assert newest is not None  # a change has at least one side
    wording = after[1] if change.after else before[1]
    row = asdict(newest.observation)
    return html.Li(
        html.Article(
            [
                html.H3(wording.measure(row)),
                html.Div(told, className="chips"),
                html.Div(
                    [
                        _side(change.before, *before, "Before"),
                        _side(change.after, *after, "After"),
                    ],
                    className="sides",
                ),
            ],
            className="change",
        )
    )


def _named(columns: tuple[str, ...]) -> list[str]:
    """The columns that changed in words; how sure each field is, as one."""
    sure = ("confidence", *BASIS_COLUMNS)
    names = [_COLUMNS.get(one, one) for one in columns if one not in sure]
    return names + (["how sure it is"] if set(columns) & set(sure) else [])


def _side(stated: Stated | None, number: int, wording: Wording, name: str) -> Component:
    head = html.P(f"{name} · snapshot {number}" if number else name, className="over")
    if stated is None:
        missing = "not there yet" if name == "Before" else "no longer there"
        return html.Div([head, html.P(missing, className="none")], className="side-of")
    return html.Div([head, *as_stated(stated, number, wording)], className="side-of")


def as_stated(stated: Stated, number: int, wording: Wording) -> list[Component]:
    """A figure as snapshot `number` has it: its value, scope, sentence and source."""
    row = asdict(stated.observation)
    said: list[Component] = [html.Blockquote(_marked(asdict(stated)), className="said")]
    if not stated.sentence:
        said = [html.P("Computed from other figures.", className="about")]
    return [
        html.P(
            html.A(wording.figure(row), href=state.at_snapshot(figure_address(row), number)),
            className="big",
        ),
        html.P(wording.scope(row) or UNDATED, className="what"),
        *said,
        html.P(
            [
                stated.title,
                " · " if stated.title else "",
                html.A("history ›", href=state.at_snapshot(past_address(stated.id), number)),
            ],
            className="source",
        ),
    ]


def _marked(told: Mapping[str, Any]) -> list[Any]:
    sentence, start, end = told["sentence"], told["mark_start"], told["mark_end"]
    if start is None or end is None:
        return [sentence]
    return [sentence[:start], html.Mark(sentence[start:end]), sentence[end:]]


def past_card(row: Mapping[str, Any], wording: Wording) -> list[Component]:
    """The figure `row` of the store as a snapshot has it: its value, scope and sentence."""
    said: list[Component] = [html.Blockquote(_marked(row), className="said")]
    if not row["sentence"]:
        said = [html.P("Computed from other figures.", className="about")]
    scope = wording.scope(row) or UNDATED
    return [
        html.P(wording.figure(row), className="big"),
        html.P(scope, className="what"),
        *said,
    ]

"""A figure that differs between two snapshots: as it was and as it is, side by side.

Comes in: changes, file by file, and how each snapshot writes figures. Goes out: components. Never
shortens a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import state
from dashboard.components.attributes import aria
from dashboard.components.comparing import (
    DERIVED,
    Comparison,
    comparison_address,
    past_address,
)
from dashboard.components.links import figure_address, staying
from dashboard.queries.changes import InFile
from etl.load.figure_changes import FigureChange
from etl.load.pairing import Stated
from etl.tables import BASIS_COLUMNS
from etl.wording import UNDATED, Wording

SAID: Mapping[str, str] = {"changed": "changed", "removed": "gone", "added": "added"}
"""The kinds of change in words, in the order in which they are told."""
_COLUMNS = {"counterpart": "counterpart", "attributed_to": "who states it"}

Side = tuple[int, Wording]
"""The number of a snapshot and how it writes figures; 0 is nothing."""


def changed_files(
    files: Sequence[InFile], here: Comparison, before: Side, after: Side
) -> list[Component]:
    """Each of `files` as a fold with its first changes; one that is asked for alone has no fold."""
    if here.file and not files:
        return [html.P("No figure of this source differs.", className="quiet")]
    if here.file:
        return [
            part
            for one in files
            for part in (html.H3(one.title), _told(one.counts), _cards(one, before, after))
        ]
    return [
        html.Details(
            [
                html.Summary([html.Span(one.title, className="named"), " ", _told(one.counts)]),
                _cards(one, before, after),
                *([_all_of(one, here)] if one.more else []),
            ],
            open=one.is_open,
            className="changed-file",
        )
        for one in files
    ]


def _told(counts: Mapping[str, int]) -> Component:
    told = [f"{counts[kind]:,} {said}" for kind, said in SAID.items() if counts[kind]]
    return html.Span(", ".join(told), className="quiet")


def _cards(one: InFile, before: Side, after: Side) -> Component:
    return html.Ul(
        [change_card(change, before, after) for change in one.changes], className="change-list"
    )


def _all_of(one: InFile, here: Comparison) -> Component:
    address = comparison_address(replace(here, file=one.path or DERIVED, part=1))
    text = f"All {sum(one.counts.values()):,}"
    link = staying(f"{text} ›", address, **aria(label=f"{text} of {one.title}"))
    return html.P(link, className="onward")


def change_card(change: FigureChange, before: Side, after: Side) -> Component:
    """`change`; what was added or is gone has one side, and a word on the other."""
    told = [html.Span(SAID[change.kind], className=f"chip kind {change.kind}")]
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
                _sides(change, before, after),
            ],
            className="change",
        )
    )


def _named(columns: tuple[str, ...]) -> list[str]:
    """The columns that changed in words; how sure each field is, as one."""
    sure = ("confidence", *BASIS_COLUMNS)
    names = [_COLUMNS.get(one, one) for one in columns if one not in sure]
    return names + (["how sure it is"] if set(columns) & set(sure) else [])


def _sides(change: FigureChange, before: Side, after: Side) -> Component:
    sides = [
        html.Div(
            [html.P(_head(name, number), className="over"), *as_stated(stated, number, wording)],
            className="side-of",
        )
        for name, stated, (number, wording) in (
            ("Before", change.before, before),
            ("After", change.after, after),
        )
        if stated is not None
    ]
    missing = [html.P(f"Not there yet in snapshot {before[0]}.", className="none")] * (
        change.before is None and before[0] > 0
    )
    missing += [html.P(f"No longer there in snapshot {after[0]}.", className="none")] * (
        change.after is None
    )
    return html.Div([*sides, *missing], className="sides" if len(sides) == 2 else "sides one")


def _head(name: str, number: int) -> str:
    return f"{name} · snapshot {number}" if number else name


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

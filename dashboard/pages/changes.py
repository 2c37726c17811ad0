"""Changes: the snapshots, newest first, and what became of each figure from one to another.

Comes in: a published snapshot and the query string of a comparison. Goes out: the page. Reads the
snapshots that it compares; never computes: queries and the pipeline do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import state
from dashboard.components import shell
from dashboard.components.attributes import aria
from dashboard.components.changed import SAID, changed_files
from dashboard.components.comparing import (
    DERIVED,
    KINDS,
    Comparison,
    comparison_address,
    parse_comparison,
)
from dashboard.components.links import staying
from dashboard.components.past import past_states
from dashboard.pages.page import Page
from dashboard.past import past_of
from dashboard.plain import counted
from dashboard.published import Published, compared, data_folder, day_of, published
from dashboard.queries import changes as queries
from dashboard.theme import Scheme
from etl.errors import InputFault
from etl.load import snapshots
from etl.load.description import Snapshot

_MOST_INPUTS = 12
History = dict[int, Snapshot | None]


def layout(found: Published, query: str, _scheme: Scheme) -> Component:
    """The snapshots beside the comparison, or the past of the figure, that `query` asks for."""
    asked = parse_comparison(query)
    frozen = bool(state.snapshot_of(query))
    history = snapshots.history(data_folder())
    if frozen:
        history = {number: one for number, one in history.items() if number <= found.number}
    asked = replace(asked, of=asked.of or found.number)
    parents = {number: one.parent if one else None for number, one in history.items()}
    against = queries.before_of(asked.of, parents) if asked.against is None else asked.against
    body = _past(found, asked.figure) if asked.figure else _comparison(history, asked, against)
    return html.Div(
        [
            html.H1("Changes"),
            html.P(_lead(history), className="lead"),
            html.Div(
                [
                    html.Div(body, className="compared"),
                    html.Nav(
                        _list(history, asked, found.number),
                        className="snapshots",
                        **aria(label="Snapshots"),
                    ),
                ],
                className="changes",
            ),
        ]
    )


def _lead(history: History) -> str:
    return (
        f"{counted(len(history), 'snapshot')}: each is the figures as a refresh published them, "
        "and none is ever altered."
    )


def _list(history: History, asked: Comparison, current: int) -> list[Component]:
    entries = [
        html.Li(_entry(number, one, asked, current))
        for number, one in sorted(history.items(), reverse=True)
    ]
    return [html.H2("Snapshots", className="over"), html.Ol(entries, className="history")]


def _entry(number: int, one: Snapshot | None, asked: Comparison, current: int) -> Component:
    if one is None:
        return html.Div(
            [
                html.Strong(f"Snapshot {number}"),
                html.P("It is damaged and cannot be read; the others are not touched by it."),
                html.P(html.Code("econdep check")),
            ],
            className="entry damaged",
        )
    on = number == asked.of and not asked.figure
    held = one.rows
    told = f"{counted(held['observations'], 'figure')}, {counted(held['documents'], 'source')}"
    link = staying(
        f"Snapshot {number}",
        comparison_address(Comparison(of=number)),
        **(aria(current="true") if on else {}),
    )
    return html.Div(
        [
            html.P([link, html.Span("shown", className="chip") if number == current else None]),
            html.P(f"{day_of(one)}, {one.published[11:16]} UTC", className="quiet"),
            html.P(f"{told}. econdep {one.program}.", className="quiet"),
        ],
        className="entry on" if on else "entry",
    )


def _comparison(history: History, asked: Comparison, against: int) -> list[Any]:
    after = _readable(asked.of)
    if isinstance(after, Component):
        return [after]
    before = _readable(against) if against else None
    if isinstance(before, Component):
        return [before]
    found = compared(before, after)
    files = found.of_kind(asked.kind).by_file()
    titles = queries.titles_of(before.store if before else None, after.store)
    made = queries.part_of(files, titles, _path(asked), asked.part)
    here = replace(asked, against=against)
    whom = f"against snapshot {against}" if against else "against nothing: it is the first"
    inputs = queries.input_changes(before.snapshot.inputs if before else {}, after.snapshot.inputs)
    wordings = (against, before.wording if before else after.wording), (asked.of, after.wording)
    return [
        html.H2(f"Snapshot {asked.of} {whom}"),
        html.P(_summary(found.counts), className="subtitle"),
        _inputs(inputs),
        _others(history, asked, against),
        _kinds(found.counts, here),
        *([_back(here)] if asked.file else []),
        *changed_files(made.files, here, *wordings),
        *_parts(made, here),
    ]


def _path(asked: Comparison) -> str | None:
    return (asked.file if asked.file != DERIVED else "") if asked.file else None


def _back(here: Comparison) -> Component:
    address = comparison_address(replace(here, file="", part=1))
    return html.P(staying("‹ All sources", address), className="onward")


def _readable(number: int) -> Published | Component:
    """Snapshot `number`, or what stands in its place where it cannot be read."""
    try:
        found = published(frozen=str(number))
    except LookupError:
        return shell.notice(
            f"There is no snapshot {number}",
            html.P("It may have been removed, or the address was cut. The list has all there are."),
            heading=html.H2,
        )
    except InputFault as fault:
        lines = [
            html.P([html.Strong(one.problem), " ", one.remedy, html.Br(), html.Code(one.place)])
            for one in fault.faults
        ]
        return shell.notice(f"Snapshot {number} cannot be read", *lines, heading=html.H2)
    assert found is not None  # a snapshot that is named is read or told
    return found


def _summary(counts: Mapping[str, int]) -> str:
    told = [f"{counted(counts[k], 'figure')} {SAID[k]}" for k in KINDS if counts[k]]
    if not told:
        return "No figure differs: all that a reader sees of them is the same."
    return f"{'; '.join(told)}. A figure whose place in its document alone has moved is the same."


def _inputs(changed: list[queries.InputChange]) -> Component | None:
    if not changed:
        return None
    items = [html.Li([html.Code(one.name), f" {SAID[one.kind]}"]) for one in changed]
    more = [html.Li(f"and {len(items) - _MOST_INPUTS} more")] if len(items) > _MOST_INPUTS else []
    return html.Details(
        [
            html.Summary(f"{counted(len(changed), 'input')} differ{'s' * (len(changed) == 1)}"),
            html.Ul([*items[:_MOST_INPUTS], *more]),
        ],
        className="inputs-of",
    )


def _others(history: History, asked: Comparison, against: int) -> Component | None:
    """The snapshots that it can be compared with instead."""
    others = [n for n, one in sorted(history.items(), reverse=True) if one and n != asked.of]
    if len(others) < 2:
        return None
    links = [
        html.Li(
            staying(
                f"snapshot {number}",
                comparison_address(Comparison(of=asked.of, against=number)),
                **(aria(current="true") if number == against else {}),
            )
        )
        for number in others
    ]
    return html.Details(
        [html.Summary("Compare with another snapshot"), html.Ul(links, className="others")],
        className="inputs-of",
    )


def _kinds(counts: Mapping[str, int], here: Comparison) -> Component | None:
    """The ways to see one kind of change alone, where there are several."""
    there = [kind for kind in KINDS if counts[kind]]
    if len(there) < 2:
        return None
    said = [("", "all"), *((kind, f"{counts[kind]:,} {SAID[kind]}") for kind in there)]
    return html.P(
        [
            staying(
                text,
                comparison_address(replace(here, kind=kind, file="", part=1)),
                className="filter on" if kind == here.kind else "filter",
            )
            for kind, text in said
        ],
        className="filters",
    )


def _parts(made: queries.Part, here: Comparison) -> list[Component]:
    if made.parts == 1:
        return []
    ways = [
        staying(text, comparison_address(replace(here, part=part)), className="button")
        for text, part in (("‹ Earlier", made.part - 1), ("More ›", made.part + 1))
        if 1 <= part <= made.parts
    ]
    told = html.P(f"Part {made.part} of {made.parts}", className="quiet")
    return [told, html.Nav(ways, className="neighbours", **aria(label="Parts"))]


def _past(found: Published, figure: str) -> list[Any]:
    states = past_of(data_folder(), found.number, figure)
    if not states:
        return [
            shell.notice(
                "This figure is not in the snapshot",
                html.P("It may belong to another one, or the address was cut."),
                heading=html.H2,
            )
        ]
    return [
        html.H2(found.wording.measure(states[0].row)),
        *past_states(states, found.wording, found.number),
    ]


PAGE = Page(path=state.CHANGES, name="Changes", layout=layout)

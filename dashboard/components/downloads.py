"""Files that the dashboard hands out over plain addresses: the workbook and what is in view.

Comes in: the query string of a view. Goes out: files, each row beside its source. Never keeps one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import flask
from dash import html

from dashboard import state
from dashboard.components.attributes import data
from dashboard.published import Published, Unknown, data_folder, published
from dashboard.queries import explore
from dashboard.queries.behind import Derived, derivations_of, resting_on
from dashboard.queries.quotes import quotes_of
from dashboard.store import FIGURES, Row
from etl.errors import InputFault
from etl.tables import BASIS_COLUMNS
from etl.wording import known

if TYPE_CHECKING:
    from dash.development.base_component import Component

CSV_ADDRESS = "/download/figures.csv"
XLSX_ADDRESS = "/download/figures.xlsx"
WORKBOOK_ADDRESS = "/download/summary.xlsx"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FIGURE = (
    "observation_id", "indicator", "entity", "counterpart", "subject", "breakdown", "period",
    "value", "low", "high", "qualifier", "unit", "status", "attributed_to",
    "method", "restates", *BASIS_COLUMNS, "confidence",
)  # fmt: skip
_SOURCE = ("sentence", "publisher", "title", "published", "url")
CSV_COLUMNS = (*_FIGURE, *_SOURCE, "inputs", "input_figures", "formula", "snapshot")
"""Columns of the CSV: the figure's, its source's, and for a derived figure where it comes from."""
BETWEEN = " | "
"""Stands between the sentences, and between their sources, of a figure that rests on several."""


def serve(server: flask.Flask) -> None:
    """Add the addresses of the downloads to the app's server."""
    for address, make in (
        (CSV_ADDRESS, _csv_file),
        (XLSX_ADDRESS, _xlsx_file),
        (WORKBOOK_ADDRESS, _workbook_file),
    ):
        server.add_url_rule(address, address, _answering(make))


def _answering(make: Callable[[Published], flask.Response]) -> Callable[[], flask.Response]:
    def answer() -> flask.Response:
        frozen = state.snapshot_of(_query())
        try:
            found = published(frozen=frozen)
        except Unknown:
            told = f"There is no snapshot {frozen}."
            return flask.Response(told, status=404, mimetype="text/plain")
        except InputFault as fault:
            return flask.Response(str(fault), status=503, mimetype="text/plain")
        if found is None:
            return flask.Response("Nothing is published yet.", status=404, mimetype="text/plain")
        return make(found)

    return answer


def _file(content: bytes, name: str, kind: str) -> flask.Response:
    response = flask.Response(content, mimetype=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _rows(found: Published) -> tuple[Row, ...]:
    return explore.choose(found.store, found.wording, state.parse(_query()), most=None).rows


def _query() -> str:
    return flask.request.query_string.decode("ascii", "replace")


def _csv_file(found: Published) -> flask.Response:
    text = csv_of(_rows(found), found)
    return _file(text.encode("utf-8-sig"), f"econdep-{found.number}-figures.csv", "text/csv")


def _xlsx_file(found: Published) -> flask.Response:
    from etl.load.workbook import write_selection  # openpyxl is slow to import

    ids = [row["observation_id"] for row in _rows(found)]
    file = io.BytesIO()
    write_selection(found.store.whole, ids, found.snapshot, file)
    return _file(file.getvalue(), f"econdep-{found.number}-figures.xlsx", _XLSX)


def _workbook_file(found: Published) -> flask.Response:
    from etl.load.workbook import tables_before, tables_of, write_workbook

    file, data = io.BytesIO(), data_folder()
    before = tables_before(data, found.snapshot)
    write_workbook(tables_of(data, found.snapshot), found.snapshot, file, before)
    return _file(file.getvalue(), f"econdep-{found.number}-summary.xlsx", _XLSX)


def csv_of(rows: Iterable[Row], found: Published) -> str:
    """`rows` as CSV with `CSV_COLUMNS`, every figure beside its sentence and source.

    A derived figure stands beside the sentences of the figures it was worked out from, however
    deep, each once: the n-th part between `BETWEEN` of sentence, publisher, title, published and
    url belong together. `inputs` holds the ids of its inputs with blanks between, and
    `input_figures` the same figures as people write them, each with its name in the formula.
    """
    rows = list(rows)
    ids = [row["observation_id"] for row in rows]
    sources = _sources(found, ids)
    derived = derivations_of(found.store, ids)
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    for row in rows:
        key = row["observation_id"]
        how = derived.get(key, Derived("", ()))
        figures = (f"{one.role}: {found.wording.figure(one.row)}" for one in how.inputs)
        writer.writerow(
            [
                *(_cell(row[column]) for column in _FIGURE),
                *map(_cell, sources[key]),
                " ".join(one.row["observation_id"] for one in how.inputs),
                _cell(BETWEEN.join(figures)),
                how.formula,
                found.number,
            ]
        )
    return file.getvalue()


def _sources(found: Published, ids: Iterable[str]) -> dict[str, list[str]]:
    """The cells of `_SOURCE` for each figure: of its own sentence, or of those it rests on."""
    behind = resting_on(found.store, ids)
    needed = list({one for stated in behind.values() for one, _ in stated})
    query = f"SELECT * FROM {FIGURES} WHERE observation_id IN (SELECT unnest(?))"
    said = {
        row["observation_id"]: tuple(getattr(quote, name) for name in _SOURCE)
        for row in found.store.rows(query, [needed])
        for quote in quotes_of([row], found.store.documents)
    }
    cells = {}
    for key, stated in behind.items():
        places = dict.fromkeys(said[one] for one, _ in stated if one in said)
        cells[key] = [BETWEEN.join(place[n] for place in places) for n in range(len(_SOURCE))]
    return cells


def _cell(value: Any) -> Any:
    """A value for a CSV cell; text that a spreadsheet would run as a formula is made plain text."""
    if isinstance(value, str):
        return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
    if not known(value):
        return ""
    return int(value) if float(value).is_integer() else value


def actions(view: state.View, cite: str, *, pictures: bool) -> Component:
    """The row of what can be taken away from a view: pictures of charts, data, link, citation."""
    query = state.format(view)
    return html.Div(
        [
            *([_button(kind.upper(), picture=kind) for kind in ("png", "svg")] if pictures else []),
            html.A("CSV", href=f"{CSV_ADDRESS}?{query}", className="button", download=""),
            html.A("Excel", href=f"{XLSX_ADDRESS}?{query}", className="button", download=""),
            _button("Copy link", copy="link"),
            html.Details(
                [
                    html.Summary("Cite", className="button"),
                    html.Div(
                        [html.P(cite, id="citation"), _button("Copy citation", copy="citation")],
                        className="cite",
                    ),
                ],
                className="citing",
            ),
        ],
        className="actions",
    )


def _button(text: str, **what: str) -> Component:
    return html.Button(text, className="button", type="button", **data(**what))

"""The Dash app of one data folder: frame, routes and pages put together.

Comes in: the data folder. Goes out: an app whose pages follow the published snapshot and whose
every byte is served from this machine. Never writes, and holds no figure itself.
"""

from __future__ import annotations

import importlib
import importlib.resources
import importlib.util
from pathlib import Path
from typing import Any

import flask
from dash import ALL, MATCH, ClientsideFunction, Dash, Input, Output, State, ctx, html, no_update
from dash.development.base_component import Component

from dashboard import state, theme
from dashboard.components import downloads, shell
from dashboard.components.links import frozen_at
from dashboard.components.past import ASKED, TOLD, past_states
from dashboard.pages.page import Page
from dashboard.past import past_of
from dashboard.published import (
    DATA,
    Published,
    Unknown,
    current,
    data_folder,
    day_of,
    published,
)
from etl.errors import InputFault
from etl.load.description import Snapshot

_PAGES = ("overview", "explore", "timeline", "sources", "changes")
_A_YEAR = "public, max-age=31536000, immutable"

_INDEX = """<!DOCTYPE html>
<html lang="en" data-mantine-color-scheme="light">
<head>
{%metas%}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{%title%}</title>
<link rel="icon" href="data:,">
<style>%faces%</style>
<script>
// before the first paint, so that a dark room is never flashed at
(() => {
  const kept = localStorage.getItem('mantine-color-scheme-value');
  const dark = kept === 'dark' ||
    (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light';
})();
</script>
{%css%}
</head>
<body>
{%app_entry%}
<footer>{%config%}{%scripts%}{%renderer%}</footer>
</body>
</html>"""


def pages() -> list[Page]:
    """The pages in the order of the navigation."""
    names = [f"dashboard.pages.{name}" for name in _PAGES]
    found = [name for name in names if importlib.util.find_spec(name)]
    return [importlib.import_module(name).PAGE for name in found]


def create_app(data: Path) -> Dash:
    """The dashboard over the snapshots published in `data`.

    Several apps may live in one process: each keeps its data folder in its server's configuration
    and its callbacks to itself.
    """
    app = Dash(
        __name__,
        title="econdep",
        update_title="",
        suppress_callback_exceptions=True,  # pages are laid out after the callbacks are known
        index_string=_INDEX.replace("%faces%", theme.css()),
        enable_mcp=False,
    )
    app.server.config[DATA] = Path(data)
    shown = pages()
    links = [(page.path, page.name) for page in shown]

    def layout() -> Component:
        snapshot = current(data_folder())
        return shell.shell(links, snapshot.number if snapshot else None, _badge(snapshot))

    app.layout = layout
    _serve_fonts(app.server)
    downloads.serve(app.server)
    app.server.after_request(_cached)
    _follow_snapshot(app)
    _tell_past(app)
    _route(app, {page.path: page for page in shown})
    for page in shown:
        page.register(app)
    return app


def content(
    page: Page | None, path: str, query: str, scheme: theme.Scheme | None
) -> tuple[Component, bool]:
    """What stands in the frame at an address, and whether it is the page itself."""
    if page is None:
        return shell.missing(path), False
    frozen = state.snapshot_of(query)
    here = state.at_current(path, query)
    try:
        found: Published | None = published(frozen=frozen)
    except Unknown:
        return shell.unknown_snapshot(frozen, here), False
    except InputFault as fault:
        return shell.at_fault(fault.faults, here if frozen else ""), False
    if found is None:
        return shell.unpublished(), False
    made = page.layout(found, query, scheme or "light")
    if not frozen:
        return made, True
    now = current(data_folder())
    told = shell.frozen(found.number, found.day, now.number if now else None, here)
    return html.Div([told, frozen_at(made, found.number)]), True


def _route(app: Dash, by_path: dict[str, Page]) -> None:
    def draw(
        path: str, query: str, _snapshot: int | None, scheme: theme.Scheme | None, laid_out: str
    ) -> Any:
        page = by_path.get(path)
        place = f"{path} {state.snapshot_of(query)}"
        if page and page.live and laid_out == place:
            return no_update
        made, whole = content(page, path, query, scheme)
        return made, place if whole else ""

    app.callback(
        Output(shell.PAGE, "children"),
        Output(shell.LAID_OUT, "data"),
        Input(shell.ADDRESS, "pathname"),
        Input(shell.ADDRESS, "search"),
        Input(shell.SNAPSHOT, "data"),
        Input(shell.SCHEME, "data"),
        State(shell.LAID_OUT, "data"),
    )(draw)
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("econdep", "arrive"),
        Output(shell.SCHEME, "data"),
        *(Output(shell.nav_id(path), "aria-current") for path in by_path),
        Input(shell.ADDRESS, "pathname"),
        State(shell.SCHEME, "data"),
    )
    leading = [shell.BRAND, shell.WORKBOOK, *map(shell.nav_id, by_path)]
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("econdep", "frozen"),
        Output(shell.CITE, "href"),
        *(Output(one, "href") for one in leading),
        Input(shell.ADDRESS, "href"),
        Input(shell.SNAPSHOT, "data"),
        *(State(one, "href") for one in leading),
    )
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("econdep", "outside"),
        Output({"type": shell.OUTSIDE, "path": ALL}, "data"),
        Input(shell.ADDRESS, "search"),
        Input(shell.SNAPSHOT, "data"),
        Input(shell.SCHEME, "data"),
        Input(shell.PIN, "data"),
        prevent_initial_call=True,
    )


def _follow_snapshot(app: Dash) -> None:
    def follow(_ticks: int, shown: int | None) -> Any:
        snapshot = current(data_folder())
        number = snapshot.number if snapshot else None
        return no_update if number == shown else number

    def announce(number: int | None) -> tuple[Any, str]:
        return _badge(
            current(data_folder())
        ), f"Snapshot {number} has just arrived." if number else ""

    app.callback(
        Output(shell.SNAPSHOT, "data"),
        Input(shell.POLL, "n_intervals"),
        State(shell.SNAPSHOT, "data"),
        prevent_initial_call=True,
    )(follow)
    app.callback(
        Output(shell.BADGE, "children"),
        Output(shell.NEWS, "children"),
        Input(shell.SNAPSHOT, "data"),
        prevent_initial_call=True,
    )(announce)


def _tell_past(app: Dash) -> None:
    def tell(pressed: int | None, query: str) -> Any:
        if pressed != 1:  # it is told once; pressed again it only folds
            return no_update
        try:
            found = published(frozen=state.snapshot_of(query))
        except (Unknown, InputFault):
            found = None
        states = past_of(data_folder(), found.number, ctx.triggered_id["figure"]) if found else []
        if not found or not states:
            return html.P("This figure is not in the snapshot.", className="quiet")
        return past_states(states, found.wording, found.number)

    app.callback(
        Output({"type": TOLD, "figure": MATCH}, "children"),
        Input({"type": ASKED, "figure": MATCH}, "n_clicks"),
        State(shell.ADDRESS, "search"),
        prevent_initial_call=True,
    )(tell)


def _badge(snapshot: Snapshot | None) -> Any:
    return shell.badge(snapshot.number, day_of(snapshot)) if snapshot else shell.badge(None, "")


def _serve_fonts(server: flask.Flask) -> None:
    known = {file for _, file, _, _ in theme.FACES}

    def font(name: str) -> flask.Response:
        if name not in known:
            flask.abort(404)
        package = theme.FONT_PACKAGES[name.partition("-")[0]]
        file = importlib.resources.files(package) / "files" / name
        response = flask.Response(file.read_bytes(), mimetype="font/otf")
        response.headers["Cache-Control"] = _A_YEAR
        return response

    server.add_url_rule("/fonts/<name>", view_func=font)


def _cached(response: flask.Response) -> flask.Response:
    """Let browsers keep what carries its version in its address, such as plotly's 4.8 MB."""
    path = flask.request.path
    if path.startswith("/_dash-component-suites/") and response.status_code == 200:
        response.headers["Cache-Control"] = _A_YEAR
    return response

"""A change of a filter in Explore, at the server: the request that the page sends, whole answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dash.development.base_component import Component

from benchmarks.measure import Measure, percentile, seconds
from dashboard import serving
from dashboard.app import create_app
from dashboard.components.filters import control_id
from dashboard.pages import explore
from dashboard.published import Published, published

ROUNDS = 12
_UPDATE = "/_dash-update-component"


def run(seeds: Path, data: Path, rounds: int = ROUNDS) -> list[Measure]:
    """Every indicator that has figures is chosen in turn; the floor is an empty request."""
    took, floor = answers(data, rounds)
    return [
        Measure(
            "filter change at the server, p95", 1000 * percentile(took, 95), "ms",
            "an empty request", 1000 * percentile(floor, 95), 50, against="value",
        )
    ]  # fmt: skip


def answers(data: Path, rounds: int) -> tuple[list[float], list[float]]:
    """Seconds that each change of the indicator takes at the server, and each empty request."""
    app = create_app(data)
    client = app.server.test_client()
    with app.server.test_request_context():
        found = published(data)
        if found is None:
            raise ValueError("publish a snapshot first")
        shown = {_key(part.id): part for part in _parts(explore.layout(found, "", "light"))}
    serving.warm(data)
    serving.settle()
    request = _request(client)
    bodies = [json.dumps(_chosen(request, shown, *choice)) for choice in _choices(found)]
    for body in bodies:
        answer = client.post(_UPDATE, data=body, content_type="application/json")
        if answer.status_code != 200 or b"chart" not in answer.data:
            raise RuntimeError("a change of the indicator was not answered with a chart")
    took = [
        seconds(lambda b=body: client.post(_UPDATE, data=b, content_type="application/json"))
        for _ in range(rounds)
        for body in bodies
    ]
    floor = [seconds(lambda: client.get("/_favicon.ico")) for _ in range(rounds * len(bodies))]
    return took, floor


def _request(client: Any) -> dict[str, Any]:
    """The callback that listens to the indicator, as the page itself would learn of it."""
    dependencies = client.get("/_dash-dependencies").get_json()
    wanted = control_id("indicator")
    return next(d for d in dependencies if any(i["id"] == wanted for i in d["inputs"]))


def _choices(found: Published) -> list[tuple[str, str]]:
    return [(row["theme"], row["indicator"]) for row in found.store.indicators]


def _parts(component: Any) -> Iterator[Component]:
    """Every part of a page that has an id."""
    if isinstance(component, Component):
        if getattr(component, "id", None):
            yield component
        yield from _parts(getattr(component, "children", None))
    elif isinstance(component, (list, tuple)):
        for child in component:
            yield from _parts(child)


def _key(ident: Any) -> str:
    """An id as the list of dependencies writes it."""
    return (
        ident
        if isinstance(ident, str)
        else json.dumps(ident, sort_keys=True, separators=(",", ":"))
    )


def _chosen(
    request: dict[str, Any], shown: dict[str, Component], theme: str, indicator: str
) -> dict[str, Any]:
    """What the page sends when `indicator` is chosen; all else is as it was laid out."""
    moved = {control_id("theme"): theme, control_id("indicator"): indicator}

    def filled(part: dict[str, Any]) -> dict[str, Any]:
        ident, name = part["id"], part["property"]
        value = moved.get(ident, getattr(shown.get(ident), name, None))
        return {
            "id": json.loads(ident) if ident.startswith("{") else ident,
            "property": name,
            "value": value,
        }

    return {
        "output": request["output"],
        "outputs": [_output(one) for one in request["output"].strip(".").split("...")],
        "inputs": [filled(part) for part in request["inputs"]],
        "state": [filled(part) for part in request["state"]],
        "changedPropIds": [f"{control_id('indicator')}.value"],
    }


def _output(written: str) -> dict[str, str]:
    ident, _, name = written.rpartition(".")
    return {"id": ident, "property": name}

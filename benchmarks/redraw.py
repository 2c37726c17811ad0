"""A change of a filter in Explore, at the server: the request that the page sends, whole answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.measure import Measure, percentile, seconds
from dashboard.app import create_app
from dashboard.components.filters import CONTROLS, control_id
from etl.load.snapshots import current, read

ROUNDS = 12
_UPDATE = "/_dash-update-component"


def run(seeds: Path, data: Path) -> list[Measure]:
    """Every indicator that has figures is chosen in turn; the floor is an empty request."""
    client = create_app(data).server.test_client()
    request = _request(client)
    chosen = _choices(data)
    bodies = [json.dumps(_chosen(request, *choice)) for choice in chosen]
    answers = [client.post(_UPDATE, data=b, content_type="application/json") for b in bodies]
    if any(answer.status_code != 200 or b"chart" not in answer.data for answer in answers):
        raise RuntimeError("a change of the indicator was not answered with a chart")
    took = [
        seconds(lambda b=body: client.post(_UPDATE, data=b, content_type="application/json"))
        for _ in range(ROUNDS)
        for body in bodies
    ]
    floor = [seconds(lambda: client.get("/_favicon.ico")) for _ in range(ROUNDS * len(bodies))]
    return [
        Measure(
            "filter change at the server, p95", 1000 * percentile(took, 95), "ms",
            "an empty request", 1000 * percentile(floor, 95), 50, against="value",
        )
    ]  # fmt: skip


def _request(client: Any) -> dict[str, Any]:
    """The callback that listens to the indicator, as the page itself would learn of it."""
    dependencies = client.get("/_dash-dependencies").get_json()
    wanted = control_id("indicator")
    return next(d for d in dependencies if any(i["id"] == wanted for i in d["inputs"]))


def _choices(data: Path) -> list[tuple[str, str]]:
    snapshot = current(data)
    if snapshot is None:
        raise ValueError("publish a snapshot first")
    frames = read(data, snapshot.number)
    there = frames["observations"][["indicator"]].drop_duplicates().merge(frames["indicators"])
    return list(zip(there["theme"], there["indicator"], strict=True))


def _chosen(request: dict[str, Any], theme_: str, indicator: str) -> dict[str, Any]:
    values = dict.fromkeys(map(control_id, CONTROLS)) | {
        control_id("theme"): theme_,
        control_id("indicator"): indicator,
        control_id("sources"): [],
        control_id("statuses"): [],
        control_id("show"): "chart",
    }
    outside = {"cause": "", "query": "", "scheme": "light", "pin": None}

    def filled(part: dict[str, Any]) -> dict[str, Any]:
        known = part["id"] in values or not part["id"].startswith("{")
        value = values.get(part["id"], "") if known else outside
        ident = part["id"] if known else json.loads(part["id"])
        return {"id": ident, "property": part["property"], "value": value}

    outputs = [_output(one) for one in request["output"].strip(".").split("...")]
    return {
        "output": request["output"],
        "outputs": outputs,
        "inputs": [filled(part) for part in request["inputs"]],
        "state": [filled(part) for part in request["state"]],
        "changedPropIds": [f"{control_id('indicator')}.value"],
    }


def _output(written: str) -> dict[str, str]:
    ident, _, name = written.rpartition(".")
    return {"id": ident, "property": name}

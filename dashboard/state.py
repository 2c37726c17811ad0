"""The view that an address stands for: what Explore shows, as a value that can be read and written.

Comes in: a query string, whatever it holds. Goes out: a `View`, or the query string of one. Never
looks at data: whether something is published for a view is the queries' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Literal, cast, get_args
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit

from etl.tables import STATUS_LABELS

Show = Literal["chart", "table", "claims"]
EXPLORE = "/explore"
SOURCES = "/sources"
TIMELINE = "/timeline"
CHANGES = "/changes"

_LONGEST = 200  # no id, code or subject of ours is longer; an address is not a store
_YEAR = re.compile(r"[0-9]{4}")
_SNAPSHOT = re.compile(r"[1-9][0-9]{0,8}")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What Explore shows. An empty value says "not chosen": all there is, or the first.

    `period_from` and `period_to` are years, the first never after the second; `sources` are
    document ids and `statuses` observation statuses, each sorted and without doubles; `pinned`
    is the observation whose mark and excerpt are held; `snapshot` is the number of the snapshot
    that the view is frozen at, empty for the current one.
    """

    theme: str = ""
    indicator: str = ""
    entity: str = ""
    counterpart: str = ""
    period_from: str = ""
    period_to: str = ""
    sources: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    show: Show = "chart"
    pinned: str = ""
    snapshot: str = ""


_NAMES = {
    "theme": "theme",
    "indicator": "indicator",
    "entity": "entity",
    "counterpart": "counterpart",
    "period_from": "from",
    "period_to": "to",
    "sources": "source",
    "statuses": "status",
    "show": "show",
    "pinned": "figure",
    "snapshot": "snapshot",
}
"""The name that each field of a view has in an address."""


def values(query: str) -> dict[str, list[str]]:
    """The values of each name in a query string, with or without its question mark.

    Total: what cannot be read is left out; a value is clean text of a sensible length.
    """
    try:
        found = parse_qs(query.removeprefix("?"), max_num_fields=_LONGEST)
    except ValueError:
        return {}
    return {name: clean for name, many in found.items() if (clean := _clean(many))}


def _clean(many: Iterable[str]) -> list[str]:
    kept = (value.strip() for value in many)
    return [v for v in kept if v and len(v) <= _LONGEST and v.isprintable() and "\ufffd" not in v]


def parse(query: str) -> View:
    """The view of a query string. Total: any string gives a valid view."""
    found = values(query)

    def one(field: str) -> str:
        return found.get(_NAMES[field], [""])[0]

    def many(field: str) -> tuple[str, ...]:
        return tuple(found.get(_NAMES[field], ()))

    return view(
        theme=one("theme"),
        indicator=one("indicator"),
        entity=one("entity"),
        counterpart=one("counterpart"),
        period_from=one("period_from"),
        period_to=one("period_to"),
        sources=many("sources"),
        statuses=many("statuses"),
        show=one("show"),
        pinned=one("pinned"),
        snapshot=one("snapshot"),
    )


def view(
    *,
    theme: str | None = "",
    indicator: str | None = "",
    entity: str | None = "",
    counterpart: str | None = "",
    period_from: str | None = "",
    period_to: str | None = "",
    sources: Iterable[str] | None = (),
    statuses: Iterable[str] | None = (),
    show: str | None = "",
    pinned: str | None = "",
    snapshot: str | None = "",
) -> View:
    """A valid view of what controls hold: years in order, lists sorted, the unknown left out."""
    first, last = _year(period_from), _year(period_to)
    if first and last and last < first:
        first, last = last, first
    return View(
        theme=theme or "",
        indicator=indicator or "",
        entity=entity or "",
        counterpart=counterpart or "",
        period_from=first,
        period_to=last,
        sources=tuple(sorted(set(sources or ()))),
        statuses=tuple(s for s in STATUS_LABELS if s in set(statuses or ())),
        show=cast(Show, show) if show in get_args(Show) else "chart",
        pinned=pinned or "",
        snapshot=snapshot if snapshot and _SNAPSHOT.fullmatch(snapshot) else "",
    )


def _year(text: str | None) -> str:
    return text if text and _YEAR.fullmatch(text) else ""


def format(view: View) -> str:
    """The query string of a view, without question mark; what is not chosen is left out."""
    pairs: list[tuple[str, str]] = []
    for field in fields(view):
        value = getattr(view, field.name)
        if field.name == "show" and value == "chart":
            continue
        many = value if isinstance(value, tuple) else (value,)
        pairs += [(_NAMES[field.name], one) for one in many if one]
    return urlencode(pairs)


def address(view: View) -> str:
    """The address of Explore with this view."""
    query = format(view)
    return f"{EXPLORE}?{query}" if query else EXPLORE


def snapshot_of(query: str) -> str:
    """What a query string names as the snapshot that it is frozen at, whatever that is; or ""."""
    return values(query).get(_NAMES["snapshot"], [""])[0]


def at_snapshot(address: str, number: int) -> str:
    """`address` of this dashboard, frozen at snapshot `number` unless it names one itself.

    Total: what is no address is left as it is.

    >>> at_snapshot("/explore?theme=trade#top", 12)
    '/explore?theme=trade&snapshot=12#top'
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    if snapshot_of(parts.query):
        return address
    query = "&".join(filter(None, (parts.query, urlencode({_NAMES["snapshot"]: number}))))
    return urlunsplit(parts._replace(query=query))


def at_current(path: str, query: str) -> str:
    """The address of `path` with `query`, no longer frozen."""
    kept = [pair for pair in parse_qsl(query.removeprefix("?")) if pair[0] != _NAMES["snapshot"]]
    return f"{path}?{urlencode(kept)}" if kept else path


def event_address(event_id: str) -> str:
    """The address of the timeline with this event chosen."""
    return f"{TIMELINE}?{urlencode([('event', event_id)])}"

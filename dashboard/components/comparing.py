"""Addresses of the page Changes: which snapshot is looked at, against which, and one figure's past.

Comes in: a query string, whatever it holds. Goes out: a `Comparison`, or the address of one. Never
looks at data: whether a snapshot is there is the page's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from dashboard import state
from etl.tables import ChangeKind

KINDS: tuple[ChangeKind, ...] = ("changed", "removed", "added")

DERIVED = "derived"
"""The `file` of what is derived from other figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What Changes shows: snapshot `of` against `against` (0 is nothing; None the one before).

    `kind` picks what is added, removed or changed (empty for all of it), `file` what stands in one
    file (`DERIVED` for what stands in none), `part` a page of many, and `figure` the figure whose
    past is told instead.
    """

    of: int = 0
    against: int | None = None
    kind: str = ""
    file: str = ""
    part: int = 1
    figure: str = ""


def parse_comparison(query: str) -> Comparison:
    """The comparison of a query string. Total: any string gives a valid one."""
    found = {name: many[0] for name, many in state.values(query).items()}
    kind = found.get("kind", "")
    return Comparison(
        of=_number(found.get("of", "")) or 0,
        against=_number(found.get("against", "")),
        kind=kind if kind in KINDS else "",
        file=found.get("file", ""),
        part=_number(found.get("part", "")) or 1,
        figure=found.get("figure", ""),
    )


def comparison_address(asked: Comparison) -> str:
    """The address of a comparison; what is not chosen is left out."""
    pairs = {
        "of": str(asked.of or ""),
        "against": "" if asked.against is None else str(asked.against),
        "kind": asked.kind,
        "file": asked.file,
        "part": str(asked.part) if asked.part > 1 else "",
        "figure": asked.figure,
    }
    query = urlencode({name: value for name, value in pairs.items() if value})
    return f"{state.CHANGES}?{query}" if query else state.CHANGES


def past_address(observation_id: str) -> str:
    """The address of a figure's past, snapshot by snapshot."""
    return comparison_address(Comparison(figure=observation_id))


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None

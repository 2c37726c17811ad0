"""Which figures a line may join: one source's series, or the preferred figure of each period.

Comes in: dated rows of one unit. Goes out: lines, each with its figures in the order of time.
Never joins figures that compete, what happened with what was planned, or two frequencies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from dashboard.charts.drawing import Row
from etl.periods import frequency

LINE_FROM = 4
"""Periods from which figures make a series."""
PREFERRED = "preferred figure of each period"
COMPUTED = "computed"
_SPOKEN = ("extracted", "decided")  # single statements: points beside or on a line, never a line
_STEP = {"A": 1.0, "S": 0.5, "Q": 0.25, "M": 1 / 12}  # years, of the frequencies that make series


@dataclass(frozen=True, slots=True)
class Line:
    """A series: its figures in the order of time, and whose series it is, in words."""

    rows: tuple[Row, ...]
    label: str

    @property
    def planned(self) -> bool:
        """Whether it is what was planned, not what came of it."""
        return bool(self.rows[0]["status"] != "actual")

    @property
    def stretches(self) -> list[tuple[Row, Row, bool]]:
        """Each figure with the next one, and whether no period lies between them."""
        step = _STEP[frequency(self.rows[0]["period"])]
        return [
            (one, next_one, midpoint(next_one["period"]) - midpoint(one["period"]) < 1.5 * step)
            for one, next_one in pairwise(self.rows)
        ]


@lru_cache(maxsize=4_096)
def midpoint(period: str) -> float:
    """The middle of an ISO 8601 period as a year with its fraction: 2014-01 is 2014.04."""
    if "/" in period:
        first, last = period.split("/", 1)
        return (midpoint(first) + midpoint(last)) / 2
    year, *rest = period.split("-")
    start = float(year)
    if not rest:
        return start + 0.5
    part = rest[0]
    if part[0] in "QH":
        count = 4 if part[0] == "Q" else 2
        return start + (int(part[1:]) - 0.5) / count
    month = int(part)
    if month > 12:  # EDTF's seasons: 21 is spring
        return start + (month - 21) / 4 + 0.3
    day = int(rest[1]) if len(rest) > 1 else 15
    return start + (month - 1 + day / 31) / 12


def thing(row: Row) -> tuple[str, ...]:
    """What a figure is of, whoever states it and whenever: figures of one thing may be a series."""
    return tuple(
        row[c] for c in ("indicator", "entity", "counterpart", "subject", "breakdown", "unit")
    )


def lines(rows: Sequence[Row], titles: Mapping[str, str]) -> list[Line]:
    """The lines that `rows` allow, one for each thing, status and frequency.

    It is the series of one source that gives at least half of the periods, official tables before
    others; else, of what is actual, the preferred figure of each period. What several sources say
    was planned is no series: each plan stands by itself. `titles` names each source by its id.
    """
    groups: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if (often := frequency(row["period"])) in _STEP:
            groups[(thing(row), often, row["status"], row["method"] == "derived")].append(row)
    made = []
    for many in groups.values():
        if found := _of_one_source(many, titles) or _of_preferred(many):
            made.append(found)
    return made


def _in_time(rows: Sequence[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: midpoint(row["period"])))


def _of_one_source(rows: Sequence[Row], titles: Mapping[str, str]) -> Line | None:
    periods = {row["period"] for row in rows}
    sources: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        sources[row["document_id"] or row["method"]].append(row)
    whole = {
        source: many
        for source, many in sources.items()
        if len(many) == len({row["period"] for row in many})
        and len(many) >= max(LINE_FROM, len(periods) / 2)
    }
    if not whole:
        return None
    source = max(whole, key=lambda one: (whole[one][0]["method"] == "statistics", len(whole[one])))
    label = COMPUTED if source == "derived" else titles.get(source, "")
    return Line(_in_time(whole[source]), label)


def _of_preferred(rows: Sequence[Row]) -> Line | None:
    if rows[0]["status"] != "actual":
        return None  # plans, estimates and claims of several speakers are no series
    of_period: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["method"] not in _SPOKEN:
            of_period[row["period"]].append(row)
    kept = [one for many in of_period.values() if (one := _preferred(many))]
    return Line(_in_time(kept), PREFERRED) if len(kept) >= LINE_FROM else None


def _preferred(rows: Sequence[Row]) -> Row | None:
    """The one figure, or the first by the policy; None where nothing says which."""
    if len({(row["value"], row["qualifier"]) for row in rows}) == 1:
        return rows[0]
    ranked = [row for row in rows if row.get("rank")]
    return min(ranked, key=lambda row: row["rank"]) if len(ranked) == len(rows) else None

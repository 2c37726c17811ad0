"""Which of very many figures the choice of what is told looks at, as SQL over the tidy tables.

Comes in: how a query names the tables. Goes out: SQL whose rows are few however many figures there
are, one part for the page and the workbook. Reads nothing and tells nothing itself.
"""

from __future__ import annotations

MOST_TOLD = 20_000
"""Figures from which a snapshot is told by the longest series, the main pair's before others."""
_SERIES = "indicator, entity, counterpart, subject, breakdown, unit"
_SERIES_A_MEASURE = 12


def directed(observations: str = "observations", indicators: str = "indicators") -> str:
    """The directions of all pairs as SQL: what `etl.telling.pair_of` chooses the main pair from."""
    return f"""
SELECT entity, counterpart, count(*) AS figures, min(coalesce(position, 1000000)) AS place
FROM {observations} LEFT JOIN {indicators} USING (indicator)
WHERE method <> 'derived' AND restates = '' AND status <> 'negated' AND counterpart <> ''
GROUP BY ALL
"""


def of_longest_series(
    pair: tuple[str, str] | None, observations: str = "observations"
) -> tuple[str, list[str]]:
    """A condition on `observations`, and its values, that a few series of each measure meet.

    These are the series of the main `pair`, of its first economy, and then the longest.
    """
    entity, partner = pair or ("", "")
    condition = (
        f"({_SERIES}) IN (SELECT ({_SERIES}) FROM {observations} GROUP BY {_SERIES} "
        "QUALIFY row_number() OVER (PARTITION BY indicator ORDER BY "
        "entity = ? AND counterpart IN ('', ?) DESC, entity = ? AND counterpart = ? DESC, "
        f"entity = ? DESC, count(*) DESC, {_SERIES}) <= {_SERIES_A_MEASURE})"
    )
    return condition, [entity, partner, partner, entity, entity]

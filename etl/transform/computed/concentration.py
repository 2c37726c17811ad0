"""How concentrated trade is on few partners: the Herfindahl-Hirschman index, recomputed.

Comes in: an `Asked` measure. Goes out: each application of its formula. A table that lists the
largest partners leaves a rest open, so the result is an interval: from a rest that is spread over
countless partners to one that lies in as few as the table allows. It is never an exact value
unless the partners listed make up the whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from etl.numbered import alike
from etl.tables import Observation
from etl.transform.computed.derive import Case, Formula, weakest
from etl.transform.computed.measuring import Asked, Found
from etl.transform.computed.preferred import Place

_ROUNDING = 0.05
"""Percentage points for each partner that rounded shares may miss or exceed the whole by."""


def concentrations(asked: Asked) -> Iterator[Found]:
    """The index of each entity and year, of the source that lists the most partners.

    There is none where it lists too few: nothing is known of those that it leaves out.
    """
    best: dict[tuple[str, ...], tuple[str, ...]] = {}
    for source, listed in sorted(_listed(asked).items()):
        ids = tuple(listed[partner] for partner in sorted(listed))
        if len(ids) > len(best.get(source[1:], ())):
            best[source[1:]] = ids
    figures = asked.known.records(chain.from_iterable(best.values()))
    least = asked.rule.derived.least
    for (entity, period, stage), ids in best.items():
        shares = tuple(figures[id_] for id_ in ids)
        rest = 100 - sum(o.value or 0 for o in shares)
        if rest < -_ROUNDING * len(shares):
            continue
        if len(shares) >= least or rest <= _ROUNDING * len(shares):
            yield _case(asked, entity, shares, max(rest, 0))
        elif len(shares) > 1:
            place = Place(entity, "", period, stage, "")
            reason = (
                f"The fullest source names {len(shares)} single partners; fewer than {least} say "
                "nothing of the size of the others."
            )
            yield from asked.missing(place, f"{asked.origin_label} of more partners", reason)


def index(shares: Sequence[float]) -> float:
    """The sum of the squares of `shares`, in percent, of the partners: from near 0 to 1.

    Herfindahl (1950) and, as its square root, Hirschman (1945).

    >>> index([50, 50])
    0.5
    """
    return sum((share / 100) ** 2 for share in shares)


def most(shares: Sequence[float]) -> float:
    """The highest index that partners with these `shares` and an unlisted rest can have.

    None of the rest is larger than the smallest that is listed.

    >>> round(most([40, 20, 20]), 6)
    0.28
    """
    full, left = divmod(max(0.0, 100 - sum(shares)), min(shares))
    return index(shares) + full * index([min(shares)]) + index([left])


def _listed(asked: Asked) -> dict[tuple[str, ...], dict[str, str]]:
    """The ids of the exact shares of single countries by source, entity, period and stage."""
    entities = asked.vocabulary.entities.values()
    own = asked.known.claims_of(asked.origin)
    for column, text in (("qualifier", "exact"), ("subject", ""), ("breakdown", "")):
        own = own[alike(own[column], text)]
    columns = ("document_id", "entity", "period", "stage", "counterpart", "observation_id")
    own = own[own["counterpart"].isin([e.entity for e in entities if e.kind == "country"])]
    found: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for *place, partner, figure in zip(*(own[c].tolist() for c in columns), strict=True):
        found[tuple(place)].setdefault(partner, figure)
    return found


def _case(asked: Asked, entity: str, shares: tuple[Observation, ...], rest: float) -> Case:
    roles = tuple(o.counterpart for o in shares)
    smallest = min(o.value or 0 for o in shares)
    text = f"sum of (share / 100)² of {', '.join(roles)}"
    whole = rest <= _ROUNDING * len(shares)
    if not whole:
        text += f"; {rest:.4g} % is not listed, with no partner above {smallest:.4g} %"
    formula = Formula(text, roles, (True,) * len(roles), lambda *values: index(values))
    upper = None if whole else lambda *values: most(values)
    return Case(
        formula, shares, asked.rule.indicator, entity, "index", weakest(shares), "", upper=upper
    )

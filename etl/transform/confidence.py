"""How sure a figure is: as sure as the least sure of the words that its fields rest on.

Comes in: a figure with its bases. Goes out: a number from 0 to 1. The weights are judgements that
`make bench` holds against annotated documents: of figures in a band, so many are right.
"""

from __future__ import annotations

from etl.tables import Basis, Observation

WEIGHTS: dict[Basis, float] = {
    "stated": 1.0,
    "vocabulary": 1.0,
    "decided": 1.0,
    "computed": 1.0,
    "none": 1.0,
    "sentence": 0.9,
    "relative": 0.9,
    "heading": 0.85,
    "mirrored": 0.8,
    "document": 0.75,
    "paragraph": 0.7,
    "continued": 0.6,
}


def confidence(figure: Observation) -> float:
    """The weight of the weakest basis of `figure`."""
    bases = (
        figure.indicator_basis, figure.entity_basis, figure.counterpart_basis,
        figure.period_basis, figure.unit_basis, figure.status_basis,
    )  # fmt: skip
    return min(WEIGHTS[basis] for basis in bases)

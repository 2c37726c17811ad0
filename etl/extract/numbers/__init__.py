"""The numbers of a text: `find_numbers` reads every one, in digits or in words.

Comes in: plain text and the units of the vocabulary. Goes out: `Number` by `Number`, in order, no
two sharing a character, no digit left out. Each kind of number is read by a module of its own, in
an order that lets the surest reading have its characters first.
"""

from __future__ import annotations

from etl.extract.numbers.dates import claim_dates, claim_year_spans
from etl.extract.numbers.durations import claim_durations
from etl.extract.numbers.identifiers import (
    claim_addresses,
    claim_names,
    claim_numbered,
    claim_parts,
    claim_rest,
    claim_times,
)
from etl.extract.numbers.model import Claims, Number
from etl.extract.numbers.quantities import claim_quantities
from etl.extract.numbers.relative import claim_relative_dates
from etl.extract.numbers.shares import claim_shares
from etl.extract.numbers.vague import claim_vague
from etl.extract.numbers.years import claim_ordinals, claim_years
from etl.vocabulary.units import Units

__all__ = ["Number", "find_numbers"]


def find_numbers(text: str, units: Units) -> list[Number]:
    """Every number of `text`, in order; spans are characters of `text`.

    >>> [n.text for n in find_numbers("About 40 tanks in May 2013", units)]
    ['40', 'May 2013']
    """
    claims = Claims(text)
    claim_addresses(claims)
    claim_dates(claims)
    claim_times(claims)
    claim_numbered(claims, units)
    claim_relative_dates(claims)
    claim_names(claims, units)
    claim_year_spans(claims)
    claim_years(claims, units)
    claim_parts(claims)
    claim_shares(claims, units)
    claim_vague(claims, units)
    claim_durations(claims, units)
    claim_quantities(claims, units)
    claim_ordinals(claims)
    claim_rest(claims)
    return sorted(claims.found, key=lambda number: number.start)

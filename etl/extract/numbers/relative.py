"""Dates told from the time of writing ("last year", "the current year", "a year earlier").

They are claimed as dates without a period: what they mean depends on when it was said, which is
for a later stage to find out.
"""

from __future__ import annotations

import re

from etl.extract.numbers.model import Claims

_SPAN = "year|month|week|quarter|decade|century|semester|half-year|fiscal year|financial year"
_RELATIVE = re.compile(
    rf"(?<!\w)(?:(?:the (?:current|present|same|previous|preceding|following|coming|next|past|last)"
    rf"|(?:this|last|next|current|previous|that)) (?:{_SPAN})|the year before(?: last)?"
    rf"|an? (?:{_SPAN}) (?:ago|earlier|later|before|previously|prior))(?![\w-])",
    re.IGNORECASE,
)


def claim_relative_dates(claims: Claims) -> None:
    """Claim dates whose year is not written."""
    for match in _RELATIVE.finditer(claims.text):
        claims.plain(*match.span(), "date")

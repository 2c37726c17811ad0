"""A quantity with all that its sentence says of it: hedge, trend and what is counted.

Comes in: where a number stands, what it is worth and in what unit. Goes out: the `Number`.
"""

from __future__ import annotations

from etl.extract.numbers import counted, hedges, trends
from etl.extract.numbers.model import Number
from etl.extract.numbers.rates import per_behind
from etl.extract.numbers.tokens import Tokens
from etl.tables import MentionKind, Qualifier


def quantity(
    tokens: Tokens, first: int, until: int, free: int, *, kind: MentionKind, value: float,
    unit: str, per: str = "", highest: float | None = None, counts_from: int | None = None,
    said: Qualifier | None = None,
) -> tuple[Number, int]:  # fmt: skip
    """The number of the tokens [first, until) and the first token behind its phrase.

    `highest` makes it a range from `value`. `free` is the first token that no number holds. What
    a count counts stands behind token `counts_from` where a row of numbers shares it; `said` is a
    hedge inside it.
    """
    with_unit = tokens.low[until - 1].isalpha()
    phrase_first, said_before = hedges.before(
        tokens, first, free, duration=kind == "duration" and with_unit
    )
    phrase_until, said_after = hedges.after(tokens, until)
    qualifier: Qualifier = said_before or said or said_after or "exact"
    if highest is not None:
        if tokens.low[phrase_first - 1] == "between" and phrase_first > free:
            phrase_first -= 1
        low: float | None = value
        high: float | None = highest
        value, qualifier = float(f"{(value + highest) / 2:.15g}"), "range"
    else:
        low, high = hedges.bounds(value, qualifier)
    start, end = tokens.span(first, until)
    phrase_start, phrase_end = start, end
    if phrase_first < first or phrase_until > until:
        phrase_start, phrase_end = tokens.span(phrase_first, phrase_until)
    counts = ""
    if kind != "duration":
        counts = counted.counted_after(
            tokens, counts_from or phrase_until, value, share=kind != "count"
        )
    if counts and not per:
        per = per_behind(tokens, counts_from or phrase_until, counts)
    number = Number(
        start=start, end=end, text=tokens.original(first, until),
        phrase_start=phrase_start, phrase_end=phrase_end, kind=kind,
        value=value, low=low, high=high, qualifier=qualifier,
        trend=trends.trend(tokens, phrase_first, phrase_until), unit=unit, per=per, counted=counts,
    )  # fmt: skip
    return number, phrase_until

"""Which rules a token wakes, and in which order: the surest reading has its tokens first."""

from __future__ import annotations

from etl.extract.numbers import (
    addresses,
    clock,
    dates,
    durations,
    labels,
    names,
    ordinals,
    quantities,
    relative,
    scores,
    shares,
    vague,
    years,
)  # fmt: skip
from etl.extract.numbers.model import Rule

RULES_OF_NUMERALS: tuple[Rule, ...] = (
    addresses.read_address,
    dates.read_date,
    clock.read_clock,
    ordinals.read_ordinal,
    scores.read_score,
    labels.read_labelled,
    names.read_name,
    years.read_year,
    shares.read_share,
    quantities.read_quantity,
    names.read_rest,
)

_BY_WORD: tuple[tuple[frozenset[str], Rule], ...] = (
    (dates.WORDS, dates.read_date_in_words),
    (relative.WORDS, relative.read_relative),
    (labels.WORDS, labels.read_labelled_word),
    (shares.WORDS, shares.read_share),
    (vague.WORDS, vague.read_vague),
    (quantities.WORDS, quantities.read_quantity),
    (durations.WORDS, durations.read_duration),
    (ordinals.WORDS, ordinals.read_ordinal),
)
RULES_OF_WORDS: dict[str, tuple[Rule, ...]] = {
    word: tuple(rule for words, rule in _BY_WORD if word in words)
    for word in frozenset().union(*(words for words, _ in _BY_WORD))
}

"""Dates of every form: which reader looks at a numeral or word, by what stands beside it.

Comes in: the place of a numeral, or of a word that may open a date. Goes out: the dates there. Bare
years and spans of years are left to `years`, which sees them after names and labels.
"""

from __future__ import annotations

from collections.abc import Callable

from etl.extract.numbers import clock, eras, figures, year_parts
from etl.extract.numbers.days import ALSO, DASHES, UNTIL, day_at, near_before, year_at
from etl.extract.numbers.lexicon import lexicon, number_words
from etl.extract.numbers.model import Found, Rule, plain
from etl.extract.numbers.months import COMMON, MISSPELT, MONTHS, iso, misspelt_at, month_at
from etl.extract.numbers.named_dates import read_days, read_month
from etl.extract.numbers.ranks import RANKS, SUFFIXES, figures_at, rank_at
from etl.extract.numbers.tokens import Tokens

_WORDS = lexicon("dates")
_CENTURIES = number_words(15, 20)
_BELOW_CENTURY = number_words(10, 90)
_TENS = number_words(20, 90)
_UNITS = number_words(1, 9)
_ENDS = ("last", "final")
_BEFORE_DAY = ("on", "by", "until", "till", "since")
_AFTER_DAY = ("", "in", "when", "but")
_LONGEST_MONTH = 31


def _days(tokens: Tokens, index: int, free: int) -> Found | None:
    return read_days(tokens, index, free) if len(tokens.raw[index]) <= 2 else None


def _ranked(tokens: Tokens, index: int, free: int) -> Found | None:
    ranked = figures_at(tokens, index)
    if ranked is None:
        return None
    rank, at = ranked
    low = tokens.low
    if low[at] == "year" and low[index - 1] == "the" and low[index - 2] != "for":
        return plain(tokens, index, at + 1, "date")
    return (
        eras.read_century(tokens, index, rank, at, free)
        or year_parts.read_ranked(tokens, index, rank, at)
        or read_days(tokens, index, free)
        or _day_alone(tokens, index, rank, at)
    )


def _day_alone(tokens: Tokens, index: int, rank: int, at: int) -> Found | None:
    """ "On the 24th": a day of the month that was told before."""
    low = tokens.low
    if low[index - 1] != "the" or low[index - 2] not in _BEFORE_DAY or rank > _LONGEST_MONTH:
        return None
    ends = low[at] in (",", ";") or (low[at] == "." and not tokens.glued(at + 1))
    return plain(tokens, index, at, "date") if ends or low[at] in _AFTER_DAY else None


def _year_first(tokens: Tokens, index: int, free: int) -> Found | None:
    """ "2014 March 5": a year, a month and a day; "2021 September"."""
    year, month = year_at(tokens, index), month_at(tokens, index + 1)
    day = day_at(tokens, month[1]) if year and month else None
    if year is None or month is None or day is None:
        if year is None or month is None or tokens.low[index + 1] in COMMON:
            return _days(tokens, index, free)
        return plain(tokens, index, month[1], "date", period=iso(year, month[0]) or "")
    period = iso(year, month[0], day.number)
    return plain(tokens, index, day.until, "date", period=period) if period else None


def _parted(tokens: Tokens, index: int, _free: int) -> Found | None:
    return figures.read_parted(tokens, index)


def _behind_dash(tokens: Tokens, index: int, free: int) -> Found | None:
    """ "mid-2004", and the year of "pre-1991" and other words without a capital."""
    word = tokens.raw[index - 2]
    year = year_at(tokens, index)
    if year is None or not (word.isalpha() and word.islower()) or index - 2 < free:
        return None
    if not (tokens.glued(index) and tokens.glued(index - 1)) or year < 1500:
        return None
    after = tokens.low[index + 1]
    if tokens.glued(index + 1) and (after in DASHES or after == "/"):
        return None
    first = near_before(tokens, index, free)
    return plain(tokens, first, index + 1, "date", period=str(year))


def _misspelt(tokens: Tokens, index: int, free: int) -> Found | None:
    if index - 1 < free:
        return None
    return read_month(tokens, index - 1, free, misspelt_at)


_BY_NEXT: dict[str, tuple[Rule, ...]] = {
    **dict.fromkeys(MISSPELT, (_days,)),
    **dict.fromkeys(MONTHS, (_year_first,)),
    **dict.fromkeys(SUFFIXES, (_ranked,)),
    **dict.fromkeys(DASHES, (_parted, year_parts.read_lettered, _days, eras.read_years_of_era)),
    "/": (_parted, _days),
    **dict.fromkeys((*ALSO, *UNTIL), (_days, eras.read_years_of_era)),
    **dict.fromkeys((",", "of"), (_days,)),
    **dict.fromkeys(("s", "'", "’", "‘"), (eras.read_decade,)),
    **dict.fromkeys(("q", "h"), (year_parts.read_lettered,)),
    **dict.fromkeys(("bc", "bce", "ad", "ce", "b", "a", "c"), (eras.read_year_of_era,)),
}
_BY_LAST: dict[str, tuple[Rule, ...]] = {
    **dict.fromkeys(MISSPELT, (_misspelt,)),
    **dict.fromkeys(year_parts.SEASONS, (year_parts.read_season,)),
    **dict.fromkeys(_WORDS["parts"]["fiscal"], (year_parts.read_fiscal,)),
    **dict.fromkeys(("year", "fy", "cy"), (year_parts.read_fiscal,)),
    **dict.fromkeys(("q", "h"), (year_parts.read_lettered,)),
    **dict.fromkeys(("ad", "."), (eras.read_year_of_era,)),
    **dict.fromkeys(DASHES, (_behind_dash,)),
    "of": (year_parts.read_season,),
}


def read_date(tokens: Tokens, index: int, free: int) -> Found | None:
    """The dates that a numeral begins or is part of."""
    low = tokens.low
    before = low[index - 1]
    if (before in DASHES or before == "/") and tokens.glued(index) and low[index - 2].isdecimal():
        return None
    for rule in _BY_NEXT.get(low[index + 1], ()):
        if found := rule(tokens, index, free):
            return found
    for rule in _BY_LAST.get(before, ()):
        if found := rule(tokens, index, free):
            return found
    return figures.read_dotted(tokens, index) if "." in low[index] else None


def _by_month(tokens: Tokens, index: int, free: int) -> Found | None:
    return read_month(tokens, index, free)


def _by_rank(tokens: Tokens, index: int, free: int) -> Found | None:
    ranked = rank_at(tokens, index)
    if ranked is None:
        return _spoken_year(tokens, index)
    rank, at = ranked
    return (
        eras.read_century(tokens, index, rank, at, free)
        or year_parts.read_ranked(tokens, index, rank, at)
        or (read_days(tokens, index, free) if tokens.low[at] in ("of", "day") else None)
    )


def _by_end(tokens: Tokens, index: int, _free: int) -> Found | None:
    return year_parts.read_last(tokens, index)


def _by_century(tokens: Tokens, index: int, _free: int) -> Found | None:
    return _spoken_year(tokens, index)


def _spoken_year(tokens: Tokens, index: int) -> Found | None:
    """ "nineteen ninety-six", "twenty twelve"."""
    low = tokens.low
    century = _CENTURIES.get(low[index])
    rest = _BELOW_CENTURY.get(low[index + 1])
    if century is None or rest is None:
        return None
    until = index + 2
    at = until + (low[until] == "-")
    if low[index + 1] in _TENS and low[at] in _UNITS:
        rest, until = rest + _UNITS[low[at]], at + 1
    if low[until] in tokens.units.scales or low[until] in ("percent", "per"):
        return None
    return plain(tokens, index, until, "date", period=str(century * 100 + rest))


_BY_WORD: tuple[tuple[frozenset[str], Callable[[Tokens, int, int], Found | None]], ...] = (
    (frozenset(MONTHS), _by_month),
    (RANKS, _by_rank),
    (frozenset(eras.DECADES), eras.read_decade_in_words),
    (frozenset(_ENDS), _by_end),
    (frozenset(_CENTURIES) - RANKS, _by_century),
    (clock.WORDS, clock.read_clock_in_words),
)
_RULES: dict[str, tuple[Rule, ...]] = {
    word: tuple(rule for words, rule in _BY_WORD if word in words)
    for word in frozenset().union(*(words for words, _ in _BY_WORD))
}
WORDS: frozenset[str] = frozenset(_RULES)
"""The words that may open a date or a time of day."""


def read_date_in_words(tokens: Tokens, index: int, free: int) -> Found | None:
    """The dates or the time of day that a word opens."""
    for rule in _RULES[tokens.low[index]]:
        if found := rule(tokens, index, free):
            return found
    return None

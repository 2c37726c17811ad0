"""Bare years and spans of years: "in 1812", "2014 budget", "2010-12", "class of '92".

Comes in: the place of a numeral that no date, name or label holds. Goes out: the year, or None
where the words around show four digits to be a quantity.
"""

from __future__ import annotations

from etl.extract.numbers.days import DASHES, UNTIL, near_before
from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.model import Found, plain
from etl.extract.numbers.months import MONTHS, full_year
from etl.extract.numbers.signs import SHORTENING
from etl.extract.numbers.tokens import Tokens
from etl.extract.numbers.units import unit_at
from etl.extract.numbers.year_context import are_amounts, is_led, is_quantity, is_yearly

_WORDS = lexicon("dates")["years"]
_STRONG = frozenset(_WORDS["strong"])
_WEAK = frozenset(_WORDS["weak"])
_LONGEST_SPAN = 10


def read_year(tokens: Tokens, index: int, free: int) -> Found | None:
    """The year or span of years at token `index`."""
    raw = tokens.raw[index]
    size = len(raw)
    if size != 4:
        return _short_year(tokens, index, free) if size == 2 else None
    if not "1000" <= raw <= "2199" or not raw.isdecimal():
        return None
    if index and tokens.glued(index) and _belongs_before(tokens, index):
        return None
    after = tokens.low[index + 1]
    if tokens.glued(index + 1):
        if after.isalnum() or after in ("%", "°"):
            return None
        if (after in DASHES or after == "/") and (found := _span(tokens, index, free)):
            return found
    if found := _from_year_to_year(tokens, index):
        return found
    if is_quantity(tokens, index, int(raw)) and not _prices_of(tokens, index):
        return None
    return plain(tokens, near_before(tokens, index, free), index + 1, "date", period=raw)


def _prices_of(tokens: Tokens, index: int) -> bool:
    """Whether a year tells the prices it is counted in: "in 1990 dollars"."""
    if tokens.low[index - 1] not in ("in", "constant") or not "1900" <= tokens.raw[index] <= "2099":
        return False
    unit = unit_at(tokens, index + 1)
    return unit is not None and tokens.units.kind(unit.code) == "money"


def _belongs_before(tokens: Tokens, index: int) -> bool:
    """Whether a sign or word is glued to the numeral, so that it is money, negative or a name."""
    before = tokens.low[index - 1]
    if before in DASHES or before == "/":
        return before != "—"
    if before in tokens.units.signs or before.isalnum():
        return True
    return before in "#.:_+№§"


def _span(tokens: Tokens, index: int, free: int) -> Found | None:
    """ "2010-12", "2013/14", "1999-2000", the month "2014-02", and no span: the law "2010/63"."""
    at = index + 2
    raw, second = tokens.raw[index], tokens.raw[at]
    if not tokens.glued(at) or not second.isdecimal() or not len(second) <= 4:
        return None
    behind = tokens.low[at + 1]
    if tokens.glued(at + 1):
        if behind.isalnum() or behind == "%":
            return None
        in_parts = (behind in DASHES or behind == "/") and tokens.glued(at + 2)
        if in_parts and tokens.low[at + 2].isdecimal():
            return None
    if len(second) == 1:
        second = raw[2] + second if int(second) == int(raw[3]) + 1 else raw[2:]
    if len(second) == 3:
        return _document(tokens, index) if tokens.low[index + 1] == "/" else None
    first = int(raw)
    last = int(second) if len(second) == 4 else first - first % 100 + int(second)
    if last == first - 99:
        last += 100
    if last > 2199 or (first < 1500 and not is_led(tokens, index)):
        return None
    if tokens.low[index + 1] == "/" and not 0 < last - first <= _LONGEST_SPAN:
        return _document(tokens, index)
    if last > first:
        start = near_before(tokens, index, free)
        return plain(tokens, start, at + 1, "date", period=f"{first}/{last}")
    if len(second) == 2 and tokens.low[index + 1] == "-" and "01" <= second <= "12":
        return plain(tokens, index, at + 1, "date", period=f"{raw}-{second}")
    return None


def _document(tokens: Tokens, index: int) -> Found:
    """ "2016/679": the year and number of a law."""
    return plain(tokens, index, index + 3, "identifier", reason="numbers a document or thing")


def _from_year_to_year(tokens: Tokens, index: int) -> Found | None:
    """ "[from] 2011 to 2014", "[between] 2011 and 2014"."""
    low = tokens.low
    joint = {"from": UNTIL, "between": ("and",)}.get(low[index - 1])
    last = low[index + 2]
    if joint is None or low[index + 1] not in joint or not is_yearly(last):
        return None
    if last <= low[index] or (tokens.glued(index + 3) and low[index + 3].isalnum()):
        return None
    if low[index] < "1500" or are_amounts(tokens, index):
        return None
    if is_quantity(tokens, index + 2, int(last)):
        return None
    return plain(tokens, index, index + 3, "date", period=f"{low[index]}/{last}")


def _short_year(tokens: Tokens, index: int, free: int) -> Found | None:
    """ "class of '92", "back in '68", "the '14 finals"."""
    low = tokens.low
    if low[index - 1] not in SHORTENING or not tokens.glued(index) or index - 1 < free:
        return None
    if not low[index].isdecimal() or (
        index > 1 and tokens.glued(index - 1) and low[index - 2].isalnum()
    ):
        return None
    if tokens.glued(index + 1) and (low[index + 1].isalnum() or low[index + 1] == "%"):
        return None
    before = low[index - 2]
    if before not in _STRONG and before not in _WEAK and before not in MONTHS:
        return None
    return plain(tokens, index - 1, index + 1, "date", period=str(full_year(int(low[index]))))

"""One amount: a cardinal in digits or words with its sign, scale, unit and rate.

Comes in: the tokens and the one at which digits or words of number begin. Goes out: an `Amount`, or
None where none can be meant. Hedges, ranges and what is counted are read elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from etl.extract.numbers import words
from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.numerals import numeral_at
from etl.extract.numbers.rates import per_after
from etl.extract.numbers.signs import DASHES
from etl.extract.numbers.tokens import Tokens
from etl.extract.numbers.units import Unit, is_sign, rate_at, scale_after, sign_before, unit_at
from etl.tables import Qualifier

_DOUBTFUL = frozenset(lexicon("amounts")["doubtful_units"])
_BETWEEN: dict[str, Qualifier] = lexicon("amounts")["between"]
_WEIGHTS: dict[str, str] = lexicon("amounts")["weights"]
_BEFORE_TIME = frozenset(lexicon("amounts")["before_time"])
_EITHER = frozenset({"or", "-", "/"})
_UNIT_BEFORE: dict[str, str] = lexicon("amounts")["unit_before"]
_SURELY_MONEY = 1_000
_FIRST_YEAR, _LAST_YEAR = 1_800, 2_200
_LEAST_SPLIT = 1_000_000
_SURELY_NO_WEIGHT = 1_000_000


@dataclass(slots=True)
class Amount:
    """The tokens [first, until): `raw` times `factor` of `unit`.

    `number_until` is behind the cardinal and its scale. `signed` tells that a currency stands
    before it; `digits` that it is written in digits; `said` is a hedge between it and its unit.
    """

    first: int
    until: int
    raw: float
    factor: float
    unit: str
    per: str
    digits: bool
    number_until: int
    unit_until: int
    signed: bool
    said: Qualifier | None = None

    @property
    def value(self) -> float:
        """The value in base units, free of the noise of binary fractions."""
        return float(f"{self.raw * self.factor:.15g}")

    @property
    def bare(self) -> bool:
        """Whether neither scale nor unit is written."""
        return self.factor == 1 and not self.unit

    @property
    def has_unit(self) -> bool:
        """Whether its unit is written at the number itself, before or behind it."""
        return self.signed or self.unit_until > self.number_until


def amount_at(tokens: Tokens, index: int, free: int, currency: str = "") -> Amount | None:
    """The amount whose digits or words begin at token `index`, or None.

    `currency` is that of the number which this one continues as a range ("€5-10m").
    """
    digits = "0" <= tokens.low[index] < ":" or not tokens.low[index].isalpha()
    cardinal = _in_digits(tokens, index, free) if digits else _in_words(tokens, index)
    if cardinal is None:
        return None
    first, until, raw, factor = cardinal
    first, code, negative = _sign(tokens, first, free)
    if half := words.half_after(tokens, until):
        until, more = half
        raw += more
    if negative:
        raw = -raw
    signed = bool(code)
    code = code or currency
    between, behind = _hedge_between(tokens, until)  # "50-odd billion"
    number_until, scale = scale_after(tokens, behind, money=bool(code))
    if scale == 1:
        between, (number_until, scale) = None, scale_after(tokens, until, money=bool(code))
    factor *= scale
    if part := _smaller_scale(tokens, number_until, factor):
        number_until, added = part
        raw += (-added if negative else added) / factor
    if rate := rate_at(tokens, number_until):
        until = number_until + 1 + (tokens.low[number_until] in DASHES)
        return Amount(
            first, until, raw, factor, *rate, digits, number_until, until, signed
        )  # fmt: skip
    unit, said = _unit_behind(tokens, number_until, raw * factor)
    said = said or between
    if unit is not None and number_until == until and _is_of_next(tokens, until, raw, unit.until):
        unit = None
    if unit is None and tokens.glued(number_until) and tokens.low[number_until][:1].isalpha():
        return None
    unit_until = number_until
    if unit is not None and not (signed and unit.code != code):
        unit_until, code = unit.until, unit.code
        if half := words.half_after(tokens, unit_until):
            unit_until, more = half
            raw += -more if negative else more
        factor *= unit.factor
    elif not code:
        code = _unit_before(tokens, first)
    until, per = per_after(tokens, unit_until)
    return Amount(
        first, until, raw, factor, code, per, digits, number_until, unit_until, signed, said
    )


def _in_digits(tokens: Tokens, index: int, free: int) -> tuple[int, int, float, float] | None:
    """First token, first token behind, value and scale of the numeral at `index`, or None."""
    numeral = numeral_at(tokens, index)
    if numeral is None:
        return None
    until, raw = numeral
    if tokens.low[index - 1] == "." and _leads(tokens, index) and index > free:
        return index - 1, until, float(f".{tokens.low[index]}"), 1.0
    return index, until, raw, 1.0


def _smaller_scale(tokens: Tokens, at: int, factor: float) -> tuple[int, float] | None:
    """The part told in the next smaller scale, "61 million" of "4 billion 61 million"; or None."""
    if factor < _LEAST_SPLIT or not "0" <= tokens.low[at][:1] < ":":
        return None
    numeral = numeral_at(tokens, at)
    if numeral is None:
        return None
    until, scale = scale_after(tokens, numeral[0], money=False)
    part = numeral[1] * scale
    return (until, part) if 1 < scale < factor and part < factor else None


def _in_words(tokens: Tokens, index: int) -> tuple[int, int, float, float] | None:
    """The same of the cardinal in words at `index`; its value is told in its scale."""
    cardinal = words.cardinal_at(tokens, index)
    if cardinal is None:
        return None
    until, value, scale = cardinal
    return index, until, value / scale, scale


def _sign(tokens: Tokens, first: int, free: int) -> tuple[int, str, bool]:
    """The first token of what stands before a number, its currency, and whether it is negative."""
    first, code = sign_before(tokens, first, free)
    if first <= free:
        return first, code, False
    before = tokens.low[first - 1]
    if before in DASHES and _is_minus(tokens, first - 1):
        if code:
            return first - 1, code, True
        first, code = sign_before(tokens, first - 1, free)
        return first, code, True
    if before in ("minus", "negative") and tokens.low[first - 2] not in _EITHER:
        return first - 1, code, True
    return first - (before == "+" and tokens.glued(first)), code, False


def _unit_behind(tokens: Tokens, until: int, value: float) -> tuple[Unit | None, Qualifier | None]:
    """The unit behind a number that ends before token `until`, and the hedge between them."""
    said, behind = _hedge_between(tokens, until)
    if not tokens.low[behind]:
        return None, None
    unit = unit_at(tokens, behind)
    if unit is None and tokens.low[behind] in _BEFORE_TIME:
        later = unit_at(tokens, behind + 1)
        unit = later if later and tokens.units.kind(later.code) == "duration" else None
    if unit is not None and _no_unit(tokens, behind, unit.until, value):
        unit = _weight(tokens, behind, value)
    return unit, said if unit else None


def _is_of_next(tokens: Tokens, until: int, value: float, unit_until: int) -> bool:
    """Whether a currency behind a year is that of the number after it: "in 2010 RUB 30 bn"."""
    code = tokens.raw[until]
    year = _FIRST_YEAR <= value <= _LAST_YEAR and value == int(value)
    sign = unit_until == until + 1 and code.isupper() and is_sign(tokens, until)
    return year and sign and "0" <= tokens.low[unit_until][:1] < ":"


def _unit_before(tokens: Tokens, first: int) -> str:
    """The unit told before the number: "magnitude 6.8", "a magnitude of 6.8"; else ''."""
    at = first - 1
    if tokens.low[at] == "of" or (tokens.low[at] in DASHES and tokens.glued(at)):
        at -= 1
    return _UNIT_BEFORE.get(tokens.low[at], "")


def _hedge_between(tokens: Tokens, until: int) -> tuple[Qualifier | None, int]:
    """The hedge glued between a number and its unit, and the token behind it: "90-odd minutes"."""
    if tokens.low[until] in DASHES and tokens.glued(until) and tokens.low[until + 1] in _BETWEEN:
        return _BETWEEN[tokens.low[until + 1]], until + 2
    return None, until


def _leads(tokens: Tokens, index: int) -> bool:
    """Whether the dot before a numeral is its decimal point: ".5", not "p.5"."""
    if not tokens.glued(index) or not tokens.low[index].isdecimal():
        return False
    before = tokens.low[index - 2]
    return not (before and tokens.glued(index - 1) and before[-1].isalnum())


def _is_minus(tokens: Tokens, index: int) -> bool:
    """Whether the dash at `index` is a minus: glued to the number, to nothing before it."""
    if not tokens.glued(index + 1):
        return False
    if index == 0 or "\n" in tokens.gap(index):
        return False
    return not tokens.glued(index) or tokens.low[index - 1] in "([=$€£"


def _no_unit(tokens: Tokens, until: int, unit_until: int, value: float) -> bool:
    """Whether what looks like a unit is another word: "20 second-hand cars", "who scored 5 won"."""
    hyphen = tokens.low[until] in DASHES
    until += hyphen
    if unit_until != until + 1:
        return False
    word = tokens.low[until]
    if word == "second":
        return not hyphen and not tokens.glued(until) and tokens.low[until - 1] not in ("a", "an")
    if word not in _DOUBTFUL:
        return False
    return value < _SURELY_MONEY or _tells_weight(tokens, until, value)


def _weight(tokens: Tokens, until: int, value: float) -> Unit | None:
    """The unit of weight that shares its name with a currency, where a weight is told."""
    until += tokens.low[until] in DASHES
    code = _WEIGHTS.get(tokens.low[until], "")
    return Unit(until + 1, code, 1.0) if code and _tells_weight(tokens, until, value) else None


def _tells_weight(tokens: Tokens, until: int, value: float) -> bool:
    """Whether pounds are told as a weight: "weighing 4,000 pounds", "5,000 pounds of flour"."""
    if tokens.low[until + 1] == "of" and value < _SURELY_NO_WEIGHT:
        return True
    if tokens.low[until - 1] in DASHES:  # "a 500-pound bomb"
        return value < _SURELY_NO_WEIGHT
    for word in tokens.low[max(0, until - 6) : until][::-1]:
        if word.startswith("weigh"):
            return True
        if word in (";", ",", "."):
            break
    return False

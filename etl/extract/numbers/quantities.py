"""Quantities: every cardinal number with its scale, unit, rate, hedge and range.

Comes in: a text in which dates, times and identifiers are claimed. Goes out: the rest of its
numbers, claimed in order of the text. What a quantity is a figure of is never decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from etl.extract.numbers import hedges
from etl.extract.numbers.counted import counted_after
from etl.extract.numbers.model import Claims, Number
from etl.extract.numbers.numerals import numeral_at
from etl.extract.numbers.units import per_after, scale_after, sign_before, unit_after
from etl.extract.numbers.words import START, cardinal_at
from etl.tables import MentionKind, Qualifier
from etl.vocabulary.units import Units

_ANCHOR = re.compile(rf"(?<![\d])(?<!\d[.,])[.]?\d|[½¼¾⅓⅔]|{START.pattern}", re.IGNORECASE)
_MINUS = re.compile(r"(?:(?<![\w\d)])[-−–]|\bminus )$", re.IGNORECASE)
_SEPARATOR = re.compile(
    r"[-–—−]|(?P<to> (?:to|[-–]) )(?!the )|(?P<or> or )|(?P<and> and )", re.IGNORECASE
)
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_FROM = re.compile(r"(?P<range>\b(?:rang|vary|vari)\w* |\banywhere )?\bfrom $", re.IGNORECASE)
_GLUED_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Amount:
    """One cardinal with its scale and unit: `raw` times `factor` of `unit`."""

    start: int
    end: int
    raw: float
    factor: float
    unit: str
    per: str
    digits: bool
    number_end: int
    unit_end: int
    signed: bool

    @property
    def value(self) -> float:
        """The value in base units, free of the noise of binary fractions."""
        return float(f"{self.raw * self.factor:.15g}")

    @property
    def bare(self) -> bool:
        """Whether neither scale nor unit is written."""
        return self.factor == 1 and not self.unit


def claim_quantities(claims: Claims, units: Units) -> None:
    """Claim every quantity of the text that is still free."""
    found = list(_amounts(claims, units))
    joined = _inherit(claims.text, found)
    at = 0
    while at < len(joined):
        step, number = _number(claims.text, joined, at, units)
        claims.add(number)
        at += step


def amount_at(text: str, position: int, units: Units, currency: str = "") -> Amount | None:
    """The amount whose digits or words begin at `position`, with its sign and unit, or None.

    `currency` is that of the number which this one continues as a range ("€5-10m").
    """
    sign_start, code = sign_before(text, position, units)
    code = code or currency
    factor, digits = 1.0, True
    if numeral := numeral_at(text, position):
        end, raw = numeral
    elif cardinal := cardinal_at(text, position):
        end, raw, scale = cardinal
        raw, factor, digits = raw / scale, scale, False
    else:
        return None
    number_end, signed = end, bool(code)
    end, scale = scale_after(text, end, units, money=bool(code))
    factor *= scale
    glued = bool(_GLUED_LETTER.match(text, end))
    unit = None if code else unit_after(text, end, units)
    if unit and unit.code == "seconds" and text[end : unit.end].strip() == "second":
        unit = None
    if glued and unit is None:
        return None
    if unit:
        code, end, factor = unit.code, unit.end, factor * unit.factor
    elif code and (named := unit_after(text, end, units)) and named.code == code:
        end = named.end
    unit_end = end
    end, per = per_after(text, end, units) if code else (end, "")
    start = sign_start
    if minus := _MINUS.search(text[max(0, start - 6) : start]):
        start -= len(minus[0])
        raw = -raw
    return Amount(start, end, raw, factor, code, per, digits, number_end, unit_end, signed)


def _amounts(claims: Claims, units: Units) -> Iterator[Amount]:
    end = 0
    last: Amount | None = None
    for match in _ANCHOR.finditer(claims.text):
        if match.start() < end or not claims.free(match.start(), match.end()):
            continue
        continues = last is not None and claims.text[last.end : match.start()] in ("-", "–")
        signed = last is not None and continues and last.signed
        amount = amount_at(claims.text, match.start(), units, last.unit if last and signed else "")
        if amount is None or not _meant(claims.text, amount):
            continue
        amount = _clipped(claims, amount)
        if amount is not None:
            end, last = amount.end, amount
            yield amount


def _clipped(claims: Claims, amount: Amount) -> Amount | None:
    """`amount` without a unit that runs into something claimed; None if its number does."""
    if claims.free(amount.start, amount.end):
        return amount
    if amount.per and claims.free(amount.start, amount.unit_end):
        return replace(amount, end=amount.unit_end, per="")
    if claims.free(amount.start, amount.number_end):
        return replace(amount, end=amount.number_end, factor=1.0, unit="", per="")
    return None


_COMPOUND = re.compile(
    r"-(?:off|time|way|sided|to-one|on-one|first|second|third|fourth|fifth|"
    r"sixth|seventh|eighth|ninth)\b",
    re.IGNORECASE,
)
_ONE = re.compile(r"one$", re.IGNORECASE)
_NO_COUNT_BEFORE = re.compile(
    r"\b(?:no|any|every|some|each|this|that|which|the other|another|such|a|an|the only|the former|"
    r"the latter|the right|the wrong|the big|\w+(?:ian|ish|ese|er|est|ous)) $",
    re.IGNORECASE,
)  # fmt: skip
_NO_COUNT_AFTER = re.compile(
    r"(?:'s|’s)|,? (?:another|must|can|could|should|would|may|might|will|is|has|does|by one|who|"
    r"day|that|where|in which|needs|to)\b|[.,;:!?)\"”]|$",
    re.IGNORECASE,
)  # fmt: skip


def _meant(text: str, amount: Amount) -> bool:
    """Whether a word is a number here: "one of the rings" is, "this one" and "no one" are not."""
    if not amount.digits and _COMPOUND.match(text, amount.end):
        return False
    written = text[amount.start : amount.end]
    if amount.digits or not _ONE.match(written):
        return True
    before = text[max(0, amount.start - 24) : amount.start]
    return not (_NO_COUNT_AFTER.match(text, amount.end) or _NO_COUNT_BEFORE.search(before))


def _inherit(text: str, amounts: list[Amount]) -> list[Amount]:
    """Give numbers in a row the scale and unit that only the last states: "22 to 23 billion"."""
    shared: list[Amount] = []
    linked = False
    for amount in reversed(amounts):
        following = shared[-1] if shared else None
        gap = (
            text[amount.end : following.start]
            if following and following.start - amount.end < 8
            else None
        )
        joins = gap is not None and (
            re.fullmatch(r",? (?:and|or|to|until) | ?[-–—−/] ?", gap) or (linked and gap == ", ")
        )
        linked = bool(joins)
        if joins and following and not (following.factor == 1 and not following.unit):
            amount = _completed(amount, following)
        shared.append(amount)
    return shared[::-1]


def _completed(amount: Amount, following: Amount) -> Amount:
    if (
        amount.bare
        and abs(amount.raw) < 100_000
        and not (abs(amount.raw) >= 1000 > abs(following.raw))
    ):
        return replace(amount, factor=following.factor, unit=following.unit, per=following.per)
    if not amount.unit and following.unit:
        return replace(amount, unit=following.unit, per=following.per)
    if (
        amount.unit == following.unit
        and amount.factor == 1
        and abs(amount.raw) < 1000
        and following.factor > 1
    ):
        return replace(amount, factor=following.factor, per=following.per)
    return amount


def _number(text: str, amounts: list[Amount], at: int, units: Units) -> tuple[int, Number]:
    """How many amounts the number at index `at` takes (two for a range), and the number."""
    first = amounts[at]
    second = amounts[at + 1] if at + 1 < len(amounts) else None
    if second and _shortened(text, first, second):
        first = replace(first, factor=1000.0)
    if second and _is_range(text, first, second):
        return 2, _build(text, first, units, until=second)
    return 1, _build(text, first, units)


def _shortened(text: str, first: Amount, second: Amount) -> bool:
    """Whether the thousands of `second` are meant for `first` as well: "12-15,000 men"."""
    return (
        text[first.end : second.start] in ("-", "–", " to ")
        and first.bare
        and second.bare
        and second.raw >= 1000 > first.raw >= 1
        and second.raw % 1000 == 0
        and first.raw < second.raw / 1000 < 20 * first.raw
    )


def _is_range(text: str, first: Amount, second: Amount) -> bool:
    if second.start - first.end > len(" and "):
        return False
    joint = _SEPARATOR.fullmatch(text, first.end, second.start)
    if joint is None or abs(second.value) <= abs(first.value) or first.unit != second.unit:
        return False
    before = text[max(0, first.start - 24) : first.start]
    if joint["and"]:
        return bool(_BETWEEN.search(before))
    came_from = _FROM.search(before)
    return not (joint["to"] and came_from and not came_from["range"])


def _build(text: str, first: Amount, units: Units, until: Amount | None = None) -> Number:
    last = until or first
    phrase_start, said = hedges.before(text, first.start)
    phrase_end, said_after = hedges.after(text, last.end)
    kind = _kind(last.unit, units)
    if kind == "duration" and re.match(r"over |under |some ", text[phrase_start:]):
        phrase_start, said = first.start, None
    qualifier: Qualifier = said or said_after or "exact"
    value = last.value if until is None else float(f"{(first.value + last.value) / 2:.15g}")
    if until is not None:
        low: float | None = first.value
        high: float | None = last.value
        qualifier = "range"
        if before_between := _BETWEEN.search(text[max(0, phrase_start - 9) : phrase_start]):
            phrase_start -= len(before_between[0])
    else:
        low, high = hedges.bounds(value, qualifier)
    counted = counted_after(text, phrase_end, value, units, share=kind != "count")
    return Number(
        start=first.start,
        end=last.end,
        text=text[first.start : last.end],
        phrase_start=phrase_start,
        phrase_end=phrase_end,
        kind=kind,
        value=value,
        low=low,
        high=high,
        qualifier=qualifier,
        trend=hedges.trend(text, phrase_start, phrase_end),
        unit=last.unit or "count",
        per=last.per,
        counted=counted,
    )


_KINDS: dict[str, MentionKind] = {
    "": "count", "count": "count", "persons": "count", "money": "money", "percent": "percent",
    "duration": "duration",
}  # fmt: skip


def _kind(code: str, units: Units) -> MentionKind:
    return _KINDS.get(units.kind(code) if code else "", "measure")

"""Quantities: amounts alone, in ranges and in rows, each a number with what its sentence says.

Comes in: tokens of which dates, times and names are read by earlier rules. Goes out: the numbers
of one row ("from 3 to 5 billion", "2, 3 and 4 percent"). What a quantity is a figure of is never
decided here.
"""

from __future__ import annotations

from dataclasses import replace

from etl.extract.numbers import clock, dates, labels, names, scores, shares, words, years
from etl.extract.numbers.ages import counts_noun, is_age
from etl.extract.numbers.amounts import Amount, amount_at
from etl.extract.numbers.model import Found, Number
from etl.extract.numbers.phrases import quantity
from etl.extract.numbers.ranges import Joint, complete, is_linked, is_range, joint_after
from etl.extract.numbers.tokens import Tokens
from etl.tables import MentionKind
from etl.vocabulary.units import Units

WORDS = words.WORDS
_LONGEST_ROW = 12
_KINDS: dict[str, MentionKind] = {
    "": "count", "count": "count", "persons": "count", "money": "money", "percent": "percent",
    "duration": "duration",
}  # fmt: skip
_OTHERWISE = (
    dates.read_date, clock.read_clock, scores.read_score, labels.read_labelled, names.read_name,
    years.read_year, shares.read_share,
)  # fmt: skip

_HUNDRED = 100
_TEN = 10
_NEAR = 1.5


def read_quantity(tokens: Tokens, index: int, free: int) -> Found | None:
    """The amount that begins at `index` and those that stand in a row with it, as numbers."""
    first = index
    if not "0" <= tokens.low[index] < ":":
        if words.is_pronoun(tokens, index):
            return None
        first = words.first_of(tokens, index, free)
    amount = amount_at(tokens, first, free)
    if amount is None:
        return None
    row, joints = _row(tokens, amount)
    if len(row) > 1:
        row = complete(row, joints, tokens.low[row[0].first - 1])
        row = _ends_alike(tokens, row, joints)
    if row[0].bare and is_age(tokens, row[0].first, row[0].until, row[0].raw):
        row = [_as_age(tokens, amount) for amount in row]
    return _numbers(tokens, row, joints, free)


def _ends_alike(tokens: Tokens, row: list[Amount], joints: list[Joint]) -> list[Amount]:
    """The row where "from 12 years to seven" tells its unit once, or "five or six hundred"."""
    for at, joint in enumerate(joints):
        start, end = row[at], row[at + 1]
        alike = start.factor == end.factor > 1 and start.raw < end.raw / _HUNDRED < _HUNDRED
        if alike and tokens.low[end.first + 1] == "hundred" and start.raw < _TEN:
            row[at] = replace(start, factor=start.factor * _HUNDRED)
            continue
        begins = joint.word == "to" and tokens.low[start.first - 1] == "from"
        if begins and start.has_unit and end.bare and not counts_noun(tokens, end.until):
            row[at + 1] = replace(end, unit=start.unit)
    return row


def _as_age(tokens: Tokens, amount: Amount) -> Amount:
    """The amount in years, unless what follows it is counted: "ages 70 to 74, 63 runners"."""
    bare = amount.bare and not counts_noun(tokens, amount.until)
    return replace(amount, unit="years") if bare else amount


def _row(tokens: Tokens, amount: Amount) -> tuple[list[Amount], list[Joint]]:
    """The amounts that follow each other from `amount` on, and what joins each to the next."""
    row, joints = [amount], []
    while len(row) < _LONGEST_ROW and (joint := joint_after(tokens, row[-1])):
        following = _next(tokens, joint, row[-1])
        if following is None:
            break
        row.append(following)
        joints.append(joint)
    return row, joints


def _next(tokens: Tokens, joint: Joint, before: Amount) -> Amount | None:
    """The amount right behind `joint`, unless something else than a quantity stands there."""
    index = joint.until
    word = tokens.low[index]
    if "0" <= word < ":":
        if any(rule(tokens, index, index) for rule in _OTHERWISE):
            return None
    elif not (word == "a" and tokens.low[index + 1] in words.SCALES) and (
        word not in WORDS
        or words.is_pronoun(tokens, index)
        or (word in shares.WORDS and shares.read_share(tokens, index, index))
    ):
        return None
    if not before.signed:
        return amount_at(tokens, index, joint.free)
    between = tokens.low[before.first - 1] == "between"
    lends = joint.dash or between
    amount = amount_at(tokens, index, joint.free, before.unit if lends else "")
    if amount and not amount.unit and joint.word == "to":
        near = before.raw < amount.raw < _NEAR * before.raw and amount.factor == before.factor
        if amount.factor > before.factor or (near and not counts_noun(tokens, amount.until)):
            amount = replace(amount, unit=before.unit)  # "$340 to 350"
    return amount


def _numbers(tokens: Tokens, row: list[Amount], joints: list[Joint], free: int) -> Found:
    found: list[Number] = []
    at, until = 0, 0
    while at < len(row):
        first = last = row[at]
        highest = None
        if at + 1 < len(row) and is_range(tokens, first, row[at + 1], joints[at]):
            at += 1
            last = row[at]
            highest = last.value
        shared = (
            at < len(joints)
            and row[-1].unit == last.unit
            and all(is_linked(joints, to) for to in range(at, len(joints)))
        )
        number, until = quantity(
            tokens, first.first, last.until, free, kind=kind_of(last.unit, tokens.units),
            value=first.value, unit=last.unit or "count", per=last.per, highest=highest,
            counts_from=row[-1].until if shared else None, said=last.said,
        )  # fmt: skip
        found.append(number)
        free = until
        at += 1
    return Found(found, max(until, row[-1].until))


def kind_of(code: str, units: Units) -> MentionKind:
    """The kind of a number in unit `code`."""
    return _KINDS.get(units.kind(code) if code else "", "measure")

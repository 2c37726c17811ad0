"""What joins numbers: rows, and the two ends of a range with what they share.

Comes in: amounts and what stands between them. Goes out: the amounts with the scale and unit that
only a later one states, and whether two of them are one range.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from etl.extract.numbers import hedges
from etl.extract.numbers.amounts import Amount
from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.tokens import Tokens
from etl.extract.numbers.trends import trend
from etl.extract.numbers.units import is_sign

_WORDS = lexicon("ranges")
_CHANGES = frozenset(_WORDS["changes"])
_TO_COME = frozenset(_WORDS["to_come"])
_RANGING = frozenset(_WORDS["ranging"])
_DASHES = frozenset("-‐‑–—−")
_JOINING = frozenset({"to", "or", "and", "until", "till", "through", "/", ","})
_FAR = 10
_LIKE = 8
_NEXT = 1.03
_ALTERNATIVES = 1.5


class Joint(NamedTuple):
    """What joins two amounts, where the second's digits begin, and its first free token."""

    word: str
    until: int
    free: int
    comma: bool = False

    @property
    def dash(self) -> bool:
        """Whether it is a dash."""
        return self.word == "-"


def joint_after(tokens: Tokens, amount: Amount) -> Joint | None:
    """What joins `amount` to a number behind it, or None."""
    at = amount.until
    word = tokens.low[at]
    if word in _DASHES and tokens.low[at + 1] == "to" and tokens.low[at + 2] in _DASHES:
        return Joint("to", at + 3, at + 3)
    if word in _DASHES:
        glued = tokens.glued(at) and tokens.glued(at + 1)
        apart = not tokens.glued(at) and not tokens.glued(at + 1)
        sure = word == "–" or (word == "-" and amount.has_unit)
        if not (glued or (apart and sure)):
            return None
        word = "-"
    elif word not in _JOINING:
        return None
    at += 1
    if word == "and" and tokens.low[amount.first - 1] == "between":
        word = "to"
    comma = word == ","
    if comma and tokens.low[at] in ("and", "or"):
        word, at = tokens.low[at], at + 1
    free = at
    signs = 0
    while signs < 3 and (is_sign(tokens, at) or _is_minus(tokens, at)):
        at, signs = at + 1, signs + 1
    return Joint(word, at, free, comma)


def _is_minus(tokens: Tokens, at: int) -> bool:
    word = tokens.low[at]
    return word == "minus" or (word in ("-", "−") and not tokens.glued(at) and tokens.glued(at + 1))


def complete(row: list[Amount], joints: list[Joint], led_by: str = "") -> list[Amount]:
    """Give numbers in a row the scale and unit that only the last states: "22 to 23 billion".

    `led_by` is the word in front of the row: behind "from", two of like size may also fall, as in
    "from 5.2 to 4.9 billion".
    """
    shared = row[-1:]
    for at in range(len(row) - 2, -1, -1):
        following = shared[-1]
        amount = row[at]
        falls = joints[at].word in ("to", "-") and amount.raw > following.raw
        if led_by == "from" and at == 0 and amount.raw < _LIKE * following.raw:
            falls = False
        if not is_linked(joints, at) or (falls and following.factor > 1):
            pass
        elif not following.bare:
            amount = _completed(amount, following)
        elif _shortened(amount, following, joints[at]):
            amount = replace(amount, factor=1000.0)
        shared.append(amount)
    shared.reverse()
    for at, joint in enumerate(joints):
        before, amount = shared[at], shared[at + 1]
        if amount.bare and before.unit and not before.has_unit and joint.word != ",":
            shared[at + 1] = replace(amount, unit=before.unit)
    return shared


def is_linked(joints: list[Joint], at: int) -> bool:
    """Whether joint `at` makes a row: "2, 3, and 4", not "5, and 3" nor "5, 3 of which"."""
    if joints[at].word == ",":
        return any(joint.word in ("and", "or") for joint in joints[at:])
    return not joints[at].comma or (at > 0 and joints[at - 1].word == ",")


def _completed(amount: Amount, following: Amount) -> Amount:
    smaller = not (abs(amount.raw) >= 1000 > abs(following.raw))
    if amount.bare and abs(amount.raw) < 100_000 and smaller:
        return replace(amount, factor=following.factor, unit=following.unit, per=following.per)
    if not amount.unit and following.unit:
        return replace(amount, unit=following.unit, per=following.per)
    if (
        amount.unit == following.unit
        and amount.factor == 1
        and abs(amount.raw) < 1000
        and following.factor > 1
        and not following.unit_until > following.number_until
    ):
        return replace(amount, factor=following.factor, per=following.per)
    return amount


def _shortened(first: Amount, second: Amount, joint: Joint) -> bool:
    """Whether the thousands of `second` are meant for `first` as well: "12-15,000 men"."""
    return (
        joint.word in ("-", "to")
        and first.bare
        and second.bare
        and second.raw >= 1000 > first.raw >= 1
        and second.raw % 1000 == 0
        and first.raw < second.raw / 1000 < 20 * first.raw
    )


def is_range(tokens: Tokens, first: Amount, second: Amount, joint: Joint) -> bool:
    """Whether two completed amounts are the ends of one range.

    "Between A and B" is. "A to B" is where they agree in unit and nothing tells a change and its
    level: "rose 2 to 3 percent", "a rise of $2 to $3" and "will rise by $2 to $3" are ranges, "rose
    $2 to $45" and "grew from 3 to 5 billion" are not. "A or B" is where the two are close.
    """
    if (
        joint.comma
        or second.value <= first.value
        or first.unit != second.unit
        or (joint.dash and first.value < 0 < second.value)
    ):
        return False
    before = tokens.low[first.first - 1]
    if first.unit and not first.has_unit and tokens.low[first.first - 3] == "from":
        before = "from"
    if before == "between":
        return True
    if joint.word in ("and", ","):
        return False
    if joint.word == "or":
        if first.has_unit:
            return first.factor == second.factor and second.value <= _NEXT * first.value
        return second.raw - first.raw <= 1 or second.value <= _ALTERNATIVES * first.value
    if joint.word == "/":
        return False
    if joint.dash:
        return True
    if before == "from":
        return not _told_as_change(tokens, first, second)
    if not trend(tokens, hedges.before(tokens, first.first, 0)[0], first.until):
        return True
    if before == "of" or (before == "by" and tokens.low[first.first - 3] in _TO_COME):
        return True
    return not first.has_unit and second.value < _FAR * first.value


def _told_as_change(tokens: Tokens, first: Amount, second: Amount) -> bool:
    """Whether words before "from", or behind the second number, say that something changed."""
    at = first.first - 2
    for word in tokens.low[max(0, at - 9) : at + 1][::-1]:
        if word in _RANGING:
            return False
        if word in _CHANGES:
            return True
        if word in (".", ";", "!", "?"):
            break
    return any(word in _CHANGES for word in tokens.low[second.until : second.until + 2])

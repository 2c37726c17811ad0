"""Scores told with words: "won 3 to 1", "245 for 6", "2 all", "three-nil".

Comes in: the tokens and a number in digits or words. Goes out: the pair as one number that is no
quantity, where words near it tell of a contest or a vote.
"""

from __future__ import annotations

from etl.extract.numbers.contests import (
    BEHIND,
    GOING_ON,
    SCORE,
    VOTING,
    WINNING,
    is_amount,
    is_points,
    near,
)
from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.model import Found, plain
from etl.extract.numbers.neighbours import is_counted, measured
from etl.extract.numbers.signs import DASHES
from etl.extract.numbers.tokens import Tokens

_TRIED = frozenset({"of", "for", "under", "over"})
_CRICKET = frozenset(lexicon("scores")["cricket"])
_SMALL: dict[str, int] = lexicon("scores")["small_numbers"]


def read_score_in_words(tokens: Tokens, index: int) -> Found | None:
    """A score in words: "three-nil", "one all"."""
    word, joint = tokens.low[index], tokens.low[index + 1]
    if word not in _SMALL:
        return None
    until = index + 2
    if joint in DASHES:
        if not (tokens.glued(index + 1) and tokens.glued(until)):
            return None
        if behind := _tried_until(tokens, until):
            return plain(tokens, index, behind, "identifier", reason=SCORE)
        joint, until = tokens.low[until], until + 1
        falls = _SMALL.get(joint, 99) < _SMALL[word] and not measured(tokens, until)
        if falls and joint != "nil":
            is_score = not is_counted(tokens, until) and near(tokens, index, until, WINNING)
            joint = "nil" if is_score else ""
    elif tokens.low[until][:1].isalpha() and tokens.low[until] not in GOING_ON:
        return None
    if joint == "nil" or (joint == "all" and near(tokens, index, until, WINNING)):
        return plain(tokens, index, until, "identifier", reason=SCORE)
    return None


def _tried_until(tokens: Tokens, at: int) -> int:
    """The first token behind "of-18" or "under-par" at token `at`, or 0."""
    low = tokens.low
    if low[at] not in _TRIED:
        return 0
    dashed = low[at + 1] in DASHES and tokens.glued(at + 1) and tokens.glued(at + 2)
    if low[at] in ("of", "for") and dashed and (is_points(low[at + 2]) or low[at + 2] in _SMALL):
        return 0 if is_amount(tokens, at + 3) else at + 3
    if low[at] in ("under", "over") and dashed and low[at + 2] == "par":
        return at + 3
    return 0


def read_told(tokens: Tokens, index: int, joint: str) -> Found | None:
    """A score with a word between its numbers: "won 3 to 1", "245 for 6", "2 all"."""
    low = tokens.low
    until = index + 2
    if joint == "all":
        is_score = not low[until][:1].isalpha() and near(tokens, index, until, WINNING)
    else:
        second = low[until]
        number = int(second) if is_points(second) else _SMALL.get(second, -1)
        until += 1
        if number < 0 or not _ends(tokens, until):
            return None
        if joint == "for":
            is_score = _is_innings(tokens, index, until, number)
        else:
            is_score = int(low[index]) >= number and _is_decided(tokens, index, until)
    return plain(tokens, index, until, "identifier", reason=SCORE) if is_score else None


def _ends(tokens: Tokens, until: int) -> bool:
    """Whether nothing that might be counted follows a pair."""
    if is_amount(tokens, until) or is_counted(tokens, until):
        return False
    word = tokens.low[until]
    return not word[:1].isalpha() or word in GOING_ON or word in BEHIND or word in VOTING


def _is_innings(tokens: Tokens, index: int, until: int, wickets: int) -> bool:
    taken = int(tokens.low[index]) < 10
    if wickets > 10 and not taken:
        return False
    if taken and tokens.low[index - 1] not in ("took", "of", "claimed"):
        return False
    return near(tokens, index, until, _CRICKET)


def _is_decided(tokens: Tokens, index: int, until: int) -> bool:
    """Whether "3 to 1" is told of a contest or a vote."""
    before = tokens.low[index - 1]
    if before in WINNING or before in VOTING or tokens.low[until] in VOTING:
        return True
    return before == "by" and near(tokens, index, until, VOTING | WINNING)

"""Scores, votes, odds and ratios: "won 3-1", "a 5-4 ruling", "7-1 favourite", "16:9", "24/7".

Comes in: the tokens and a numeral. Goes out: pair by pair, numbers that are no quantity. A rising
pair ("5-10 percent") is one only where words beside it say so.
"""

from __future__ import annotations

from etl.extract.numbers.contests import (
    BEHIND,
    GOING_ON,
    ODDS,
    OUTCOMES,
    RATIO,
    SCORE,
    STOPS,
    VOTING,
    WINNING,
    is_amount,
    is_points,
    near,
)
from etl.extract.numbers.digit_parts import read_ratio
from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.model import Found, Number, plain
from etl.extract.numbers.neighbours import is_counted
from etl.extract.numbers.signs import DASHES
from etl.extract.numbers.tokens import Tokens
from etl.extract.numbers.told_scores import read_told

_RANGING = frozenset(lexicon("scores")["ranging"])
_NUMBERED = frozenset(lexicon("labels")["strong"]) | frozenset(lexicon("labels")["numero"])
_JOINTS = DASHES | {":", "to", "for", "all"}
_GLUED_WORDS = frozenset({"to", "for", "of", "in"})
_OF_PAR = frozenset({"under", "over", "par"})
_LEVELS = frozenset({"nil", "all"})
_BOWLING = frozenset(lexicon("scores")["bowling"])
_FIGURING = frozenset(lexicon("scores")["figuring"])
_NO_NAME = frozenset(lexicon("names")["no_head"]) | frozenset(lexicon("labels")["weak"])
_OPENS = frozenset(",ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_VOTE = "a division of votes"
_PAIR = "a score, a ratio or a division of votes"
_LONGEST_ROW = 12
_WICKETS = 10


def read_score(tokens: Tokens, index: int, free: int) -> Found | None:
    """The pair of numbers that begins at `index`, with those that follow it, or None."""
    joint = tokens.low[index + 1]
    if joint not in _JOINTS:
        if index > free and tokens.raw[index + 1][:1] in _OPENS:
            return _of_two_sides(tokens, index)
        return None
    if joint == ":":
        return read_ratio(tokens, index)
    if not is_points(tokens.low[index]):
        return None
    if joint in DASHES:
        before = tokens.low[index - 2] if tokens.low[index - 1] == "." else tokens.low[index - 1]
        return None if before in _NUMBERED else _dashed(tokens, index)
    return read_told(tokens, index, joint)


def _dashed(tokens: Tokens, index: int) -> Found | None:
    if until := _joined_until(tokens, index):
        return plain(tokens, index, until, "identifier", reason=SCORE)
    pairs = _pairs(tokens, index)
    while len(pairs) > 1 and is_amount(tokens, pairs[-1][1]):
        pairs.pop()
    if not pairs:
        return None
    until = pairs[-1][1]
    if len(pairs) == 1:
        reason = _reason(tokens, index, until)
    else:
        falling = sum(_falls(tokens, first) for first, _ in pairs)
        sure = falling > 1 or (falling == 1 and near(tokens, index, until, WINNING))
        reason = SCORE if sure else ""
    if not reason:
        return None
    found: list[Number] = []
    for first, behind in pairs:
        found += plain(tokens, first, behind, "identifier", reason=reason).numbers
    return Found(found, until)


def _joined_until(tokens: Tokens, index: int) -> int:
    """The first token behind "3-for-4", "5-to-4", "4-under", "2-nil"; 0 if none is here."""
    low = tokens.low
    if not (tokens.glued(index + 1) and tokens.glued(index + 2)):
        return 0
    if low[index + 2] in _OF_PAR:
        if low[index + 3] in DASHES and low[index + 4] == "par":
            return index + 5
        return 0 if is_amount(tokens, index + 3) else index + 3
    if low[index + 2] in _LEVELS:
        return index + 3
    if low[index + 2] not in _GLUED_WORDS or low[index + 3] not in DASHES:
        return 0
    second = low[index + 4]
    if not is_points(second) or not tokens.glued(index + 4) or is_amount(tokens, index + 5):
        return 0
    falls = int(low[index]) >= int(second)
    return index + 5 if low[index + 2] in ("for", "of") or falls else 0


def _pairs(tokens: Tokens, index: int) -> list[tuple[int, int]]:
    """Pairs in a row, each as its first token and the one behind: "6-4, 3-6 (7-5)"."""
    low = tokens.low
    pairs: list[tuple[int, int]] = []
    at = index
    while len(pairs) < _LONGEST_ROW and (until := _pair_until(tokens, at)):
        pairs.append((at, until))
        at = until
        if low[at] == "(" and is_points(low[at + 1]) and low[at + 2] == ")":
            pairs.append((at + 1, at + 2))
            at += 2
        if low[at] == ")":
            at += 1
        if low[at] in (",", ";", "and", "/"):
            at += 1 + (low[at] == "," and low[at + 1] == "and")
        elif low[at] == "(":
            at += 1
    return pairs


def _pair_until(tokens: Tokens, at: int) -> int:
    """The first token behind "3-1" or "4-4-2" at token `at`, or 0."""
    low = tokens.low
    if not is_points(low[at]):
        return 0
    until = at + 1
    while until < at + 10 and low[until] in DASHES:
        if not (tokens.glued(until) and tokens.glued(until + 1) and low[until + 1].isdecimal()):
            break
        if len(low[until + 1]) > 3:
            return 0
        until += 2
    runs_on = tokens.glued(until) and low[until][:1].isalpha()
    return 0 if runs_on or until == at + 1 else until


def _falls(tokens: Tokens, first: int) -> bool:
    """Whether the first of a pair is not the smaller one."""
    return tokens.low[first + 1] in DASHES and int(tokens.low[first]) >= int(tokens.low[first + 2])


def _reason(tokens: Tokens, index: int, until: int) -> str:
    """What a single pair is, or '' where it is a range."""
    low = tokens.low
    if is_amount(tokens, until):
        return ""
    if low[until] == "/" and tokens.glued(until):
        return ""
    if until > index + 3:
        return _PAIR
    if _falls(tokens, index):
        return _kind(tokens, index, until)
    behind = low[until]
    if behind in DASHES and tokens.glued(until):
        behind = low[until + 1]
    if behind in OUTCOMES:
        return SCORE
    if low[index - 1] in _RANGING or (is_counted(tokens, until) and behind not in BEHIND):
        return ""
    if _is_of_bowler(tokens, index, until):
        return SCORE
    ends = not behind[:1].isalpha() or behind in BEHIND or behind in GOING_ON
    if ends and (low[index] == "0" or near(tokens, index, until, WINNING)):
        return SCORE
    if tokens.raw[index - 1][:1].isupper() and tokens.raw[until][:1].isupper():
        return SCORE
    voted = behind in VOTING or (ends and near(tokens, index, until, VOTING))
    return _VOTE if voted else ""


def _is_of_bowler(tokens: Tokens, index: int, until: int) -> bool:
    """Whether a rising pair is one bowler's: "(Pope 77, Henry 4-84)", "spinner Ali (2-154)"."""
    raw, low = tokens.raw, tokens.low
    if low[index - 1] in _FIGURING:
        return _are_wickets(tokens, index, until) and near(tokens, index, until, _BOWLING)
    bracket = raw[index - 1] == "("
    name = index - 1 - bracket
    if not raw[name][:1].isupper() or not raw[name].isalpha() or low[name] in _NO_NAME:
        return False
    if low[until][:1].isalpha() or not _are_wickets(tokens, index, until):
        return False
    return (low[until] == ")" and not bracket) or near(tokens, index, until, _BOWLING)


def _are_wickets(tokens: Tokens, index: int, until: int) -> bool:
    return int(tokens.low[index]) <= _WICKETS < int(tokens.low[until - 1])


def _kind(tokens: Tokens, index: int, until: int) -> str:
    for words, reason in ((ODDS, "odds"), (VOTING, _VOTE), (WINNING, SCORE)):
        if near(tokens, index, until, words):
            return reason
    return RATIO if tokens.low[index] == tokens.low[index + 2] else _PAIR


def _of_two_sides(tokens: Tokens, index: int) -> Found | None:
    """ "Chelsea 2 Arsenal 1" and "Lakers 102, Celtics 98", alone in their sentence or line."""
    raw, low = tokens.raw, tokens.low
    first = low[index]
    if not is_points(first) or not _opens_with_name(tokens, index):
        return None
    comma = low[index + 1] == ","
    if tokens.glued(index) or tokens.glued(index + 1) != comma:
        return None
    begin = at = index + 1 + comma
    while at < begin + 4 and raw[at][:1].isupper() and raw[at].isalpha():
        at += 1
    second = low[at]
    if at == begin or tokens.glued(at) or not is_points(second):
        return None
    behind = low[at + 1]
    ends = behind in STOPS or behind in ("", "(", ")") or "\n" in tokens.gap(at + 1)
    if not ends or (comma and int(first) < int(second)):
        return None
    numbers = plain(tokens, index, index + 1, "identifier", reason=SCORE).numbers
    more = plain(tokens, at, at + 1, "identifier", reason=SCORE).numbers
    return Found((*numbers, *more), at + 1)


def _opens_with_name(tokens: Tokens, index: int) -> bool:
    """Whether only capitalised words stand before `index` in its line or sentence."""
    at = index
    while at > index - 5 and tokens.raw[at - 1][:1].isupper():
        at -= 1
        if at == 0 or "\n" in tokens.gap(at):
            return True
    return at < index and tokens.low[at - 1] in (".", ":", ";", "(", "!", "?", "•")

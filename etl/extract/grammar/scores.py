"""Scores, votes, odds and ratios: "won 3-1", "a 5-4 ruling", "7-1 favourite", "16:9", "24/7".

Comes in: the tokens and a numeral. Goes out: pair by pair, numbers that are no quantity. A rising
pair ("5-10 percent") is one only where words beside it say so.
"""

from __future__ import annotations

from etl.extract.grammar.lexicon import lexicon
from etl.extract.grammar.model import Found, Number, plain
from etl.extract.grammar.neighbours import is_counted, measured
from etl.extract.grammar.tokens import Tokens

_LEXICON = lexicon("scores")
_WINNING = frozenset(_LEXICON["winning"])
_OUTCOMES = frozenset(_LEXICON["outcomes"])
_BEHIND = _OUTCOMES | frozenset(_LEXICON["behind"])
_VOTING = frozenset(_LEXICON["voting"])
_ODDS = frozenset(_LEXICON["odds"])
_CRICKET = frozenset(_LEXICON["cricket"])
_RANGING = frozenset(_LEXICON["ranging"])
_GOING_ON = frozenset(_LEXICON["going_on"])
_SMALL: dict[str, int] = _LEXICON["small_numbers"]
_DASHES = frozenset("-–‐‑−")
_JOINTS = _DASHES | {":", "to", "for", "all"}
_GLUED_WORDS = frozenset({"to", "for", "in"})
_OF_PAR = frozenset({"under", "over", "par"})
_STOPS = frozenset(".;!?")
_NUMBERED = frozenset(lexicon("labels")["strong"]) | frozenset(lexicon("labels")["numero"])
_OPENS = frozenset(",ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_IN_PARTS = frozenset({("24", "7"), ("9", "11"), ("20", "20"), ("7", "7")})
_SCORE = "a score"
_VOTE = "a division of votes"
_PAIR = "a score, a ratio or a division of votes"
_RATIO = "a ratio"
_PARTS = "digits in parts, no quantity"
_NEAR = 10
_LONGEST_ROW = 12


def read_score(tokens: Tokens, index: int, free: int) -> Found | None:
    """The pair of numbers that begins at `index`, with those that follow it, or None."""
    joint = tokens.low[index + 1]
    if joint not in _JOINTS:
        if index > free and tokens.raw[index + 1][:1] in _OPENS:
            return _of_two_sides(tokens, index)
        return None
    if joint == ":":
        return _ratio(tokens, index)
    if not _is_points(tokens.low[index]):
        return None
    if joint in _DASHES:
        before = tokens.low[index - 2] if tokens.low[index - 1] == "." else tokens.low[index - 1]
        return None if before in _NUMBERED else _dashed(tokens, index)
    return _in_words(tokens, index, joint)


def read_score_in_words(tokens: Tokens, index: int) -> Found | None:
    """A score in words: "three-nil", "one all"."""
    word, joint = tokens.low[index], tokens.low[index + 1]
    if word not in _SMALL:
        return None
    until = index + 2
    if joint in _DASHES:
        if not (tokens.glued(index + 1) and tokens.glued(until)):
            return None
        joint, until = tokens.low[until], until + 1
        falls = _SMALL.get(joint, 99) < _SMALL[word] and not measured(tokens, until)
        if falls and joint != "nil":
            is_score = not is_counted(tokens, until) and _near(tokens, index, until, _WINNING)
            joint = "nil" if is_score else ""
    elif tokens.low[until][:1].isalpha() and tokens.low[until] not in _GOING_ON:
        return None
    if joint == "nil" or (joint == "all" and _near(tokens, index, until, _WINNING)):
        return plain(tokens, index, until, "identifier", reason=_SCORE)
    return None


def _is_points(number: str) -> bool:
    return len(number) < 4 and number.isdecimal()


def _dashed(tokens: Tokens, index: int) -> Found | None:
    if until := _joined_until(tokens, index):
        return plain(tokens, index, until, "identifier", reason=_SCORE)
    pairs = _pairs(tokens, index)
    while len(pairs) > 1 and _is_amount(tokens, pairs[-1][1]):
        pairs.pop()
    if not pairs:
        return None
    until = pairs[-1][1]
    if len(pairs) == 1:
        reason = _reason(tokens, index, until)
    else:
        falling = sum(_falls(tokens, first) for first, _ in pairs)
        sure = falling > 1 or (falling == 1 and _near(tokens, index, until, _WINNING))
        reason = _SCORE if sure else ""
    if not reason:
        return None
    found: list[Number] = []
    for first, behind in pairs:
        found += plain(tokens, first, behind, "identifier", reason=reason).numbers
    return Found(found, until)


def _joined_until(tokens: Tokens, index: int) -> int:
    """The first token behind "3-for-4", "5-to-4" or "4-under"; 0 where none of them stands here."""
    low = tokens.low
    if not (tokens.glued(index + 1) and tokens.glued(index + 2)):
        return 0
    if low[index + 2] in _OF_PAR:
        if low[index + 3] in _DASHES and low[index + 4] == "par":
            return index + 5
        return 0 if _is_amount(tokens, index + 3) else index + 3
    if low[index + 2] not in _GLUED_WORDS or low[index + 3] not in _DASHES:
        return 0
    second = low[index + 4]
    if not _is_points(second) or not tokens.glued(index + 4) or _is_amount(tokens, index + 5):
        return 0
    falls = int(low[index]) >= int(second)
    return index + 5 if low[index + 2] == "for" or falls else 0


def _pairs(tokens: Tokens, index: int) -> list[tuple[int, int]]:
    """Pairs in a row, each as its first token and the one behind: "6-4, 3-6 (7-5)"."""
    low = tokens.low
    pairs: list[tuple[int, int]] = []
    at = index
    while len(pairs) < _LONGEST_ROW and (until := _pair_until(tokens, at)):
        pairs.append((at, until))
        at = until
        if low[at] == "(" and _is_points(low[at + 1]) and low[at + 2] == ")":
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
    if not _is_points(low[at]):
        return 0
    until = at + 1
    while until < at + 10 and low[until] in _DASHES:
        if not (tokens.glued(until) and tokens.glued(until + 1) and low[until + 1].isdecimal()):
            break
        if len(low[until + 1]) > 3:
            return 0
        until += 2
    runs_on = tokens.glued(until) and low[until][:1].isalpha()
    return 0 if runs_on or until == at + 1 else until


def _falls(tokens: Tokens, first: int) -> bool:
    """Whether the first of a pair is not the smaller one."""
    return tokens.low[first + 1] in _DASHES and int(tokens.low[first]) >= int(tokens.low[first + 2])


def _is_amount(tokens: Tokens, until: int) -> bool:
    return tokens.low[until] == "%" or measured(tokens, until)


def _reason(tokens: Tokens, index: int, until: int) -> str:
    """What a single pair is, or '' where it is a range."""
    low = tokens.low
    if _is_amount(tokens, until):
        return ""
    if low[until] == "/" and tokens.glued(until):
        return ""
    if until > index + 3:
        return _PAIR
    if _falls(tokens, index):
        return _kind(tokens, index, until)
    behind = low[until]
    if behind in _DASHES and tokens.glued(until):
        behind = low[until + 1]
    if behind in _OUTCOMES:
        return _SCORE
    if low[index - 1] in _RANGING or (is_counted(tokens, until) and behind not in _BEHIND):
        return ""
    ends = not behind[:1].isalpha() or behind in _BEHIND or behind in _GOING_ON
    if ends and (low[index] == "0" or _near(tokens, index, until, _WINNING)):
        return _SCORE
    if tokens.raw[index - 1][:1].isupper() and tokens.raw[until][:1].isupper():
        return _SCORE
    voted = behind in _VOTING or (ends and _near(tokens, index, until, _VOTING))
    return _VOTE if voted else ""


def _kind(tokens: Tokens, index: int, until: int) -> str:
    for words, reason in ((_ODDS, "odds"), (_VOTING, _VOTE), (_WINNING, _SCORE)):
        if _near(tokens, index, until, words):
            return reason
    return _RATIO if tokens.low[index] == tokens.low[index + 2] else _PAIR


def _near(tokens: Tokens, first: int, until: int, words: frozenset[str]) -> bool:
    """Whether one of `words` stands near the tokens [first, until) in the same sentence."""
    low = tokens.low
    for at in range(first - 1, max(0, first - _NEAR) - 1, -1):
        word = low[at]
        if word in words:
            return True
        if word in _STOPS and not tokens.glued(at + 1):
            break
    for at in range(until, min(tokens.size, until + _NEAR)):
        word = low[at]
        if word in words:
            return True
        if word in _STOPS:
            break
    return False


def _ratio(tokens: Tokens, index: int) -> Found | None:
    """Numbers with a colon between them: "2:1", "16:9", "1:10,000"."""
    second, behind = tokens.low[index + 2], tokens.low[index + 3]
    if not (tokens.glued(index + 1) and tokens.glued(index + 2) and "0" <= second < ":"):
        return None
    if len(tokens.low[index]) > 5 or len(second) > 10:
        return None
    if tokens.glued(index + 3) and behind in (":", "/"):
        return None
    return plain(tokens, index, index + 3, "identifier", reason=_RATIO)


def read_parts(tokens: Tokens, index: int) -> Found | None:
    """Numbers with slashes between them: "24/7", "100/1", "11/05/83"; no fraction."""
    low = tokens.low
    if not _is_points(low[index]):
        return None
    until = index + 1
    while until < index + 9 and low[until] == "/" and low[until + 1].isdecimal():
        if not (tokens.glued(until) and tokens.glued(until + 1) and len(low[until + 1]) < 6):
            break
        until += 2
    if until == index + 1 or (until == index + 3 and not _is_no_fraction(tokens, index)):
        return None
    return plain(tokens, index, until, "identifier", reason=_PARTS)


def _is_no_fraction(tokens: Tokens, index: int) -> bool:
    first, second, behind = tokens.low[index], tokens.low[index + 2], index + 3
    if _is_amount(tokens, behind) or (tokens.glued(behind) and tokens.low[behind][:1].isalpha()):
        return False
    return (first, second) in _IN_PARTS or int(first) >= int(second) or len(second) > 3


def _in_words(tokens: Tokens, index: int, joint: str) -> Found | None:
    """A score with a word between its numbers: "won 3 to 1", "245 for 6", "2 all"."""
    low = tokens.low
    until = index + 2
    if joint == "all":
        is_score = not low[until][:1].isalpha() and _near(tokens, index, until, _WINNING)
    else:
        second = low[until]
        number = int(second) if _is_points(second) else _SMALL.get(second, -1)
        until += 1
        if number < 0 or not _ends(tokens, until):
            return None
        if joint == "for":
            is_score = _is_innings(tokens, index, until, number)
        else:
            is_score = int(low[index]) >= number and _is_decided(tokens, index, until)
    return plain(tokens, index, until, "identifier", reason=_SCORE) if is_score else None


def _ends(tokens: Tokens, until: int) -> bool:
    """Whether nothing that might be counted follows a pair."""
    if _is_amount(tokens, until) or is_counted(tokens, until):
        return False
    word = tokens.low[until]
    return not word[:1].isalpha() or word in _GOING_ON or word in _BEHIND or word in _VOTING


def _is_innings(tokens: Tokens, index: int, until: int, wickets: int) -> bool:
    taken = int(tokens.low[index]) < 10
    if wickets > 10 and not taken:
        return False
    if taken and tokens.low[index - 1] not in ("took", "of", "claimed"):
        return False
    return _near(tokens, index, until, _CRICKET)


def _is_decided(tokens: Tokens, index: int, until: int) -> bool:
    """Whether "3 to 1" is told of a contest or a vote."""
    before = tokens.low[index - 1]
    if before in _WINNING or before in _VOTING or tokens.low[until] in _VOTING:
        return True
    return before == "by" and _near(tokens, index, until, _VOTING | _WINNING)


def _of_two_sides(tokens: Tokens, index: int) -> Found | None:
    """ "Chelsea 2 Arsenal 1" and "Lakers 102, Celtics 98", alone in their sentence or line."""
    raw, low = tokens.raw, tokens.low
    first = low[index]
    if not _is_points(first) or not _opens_with_name(tokens, index):
        return None
    comma = low[index + 1] == ","
    if tokens.glued(index) or tokens.glued(index + 1) != comma:
        return None
    begin = at = index + 1 + comma
    while at < begin + 4 and raw[at][:1].isupper() and raw[at].isalpha():
        at += 1
    second = low[at]
    if at == begin or tokens.glued(at) or not _is_points(second):
        return None
    behind = low[at + 1]
    ends = behind in _STOPS or behind in ("", "(", ")") or "\n" in tokens.gap(at + 1)
    if not ends or (comma and int(first) < int(second)):
        return None
    numbers = plain(tokens, index, index + 1, "identifier", reason=_SCORE).numbers
    more = plain(tokens, at, at + 1, "identifier", reason=_SCORE).numbers
    return Found((*numbers, *more), at + 1)


def _opens_with_name(tokens: Tokens, index: int) -> bool:
    """Whether only capitalised words stand before `index` in its line or sentence."""
    at = index
    while at > index - 5 and tokens.raw[at - 1][:1].isupper():
        at -= 1
        if at == 0 or "\n" in tokens.gap(at):
            return True
    return at < index and tokens.low[at - 1] in (".", ":", ";", "(", "!", "?", "•")

"""Names that end in a bare number: "the Galaxy Z Flip 4", "Mate 30 Pro", "Halo 5 sold".

Comes in: the tokens and a numeral behind a capitalised word. Goes out: whether the two are a name,
on evidence of grammar: an article before the name, an edition or a single thing behind it, a verb
of one subject. What may be counted stays a count.
"""

from __future__ import annotations

from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.neighbours import is_bare, is_counted, measured
from etl.extract.numbers.signs import APOSTROPHES
from etl.extract.numbers.tokens import Tokens

_WORDS = lexicon("products")
_NO_HEAD = frozenset(lexicon("names")["no_head"]) | frozenset(_WORDS["no_head"])
_VERBS = frozenset(lexicon("names")["verbs"]) | frozenset(_WORDS["verbs"])
_EDITIONS = frozenset(_WORDS["editions"])
_KINDS = frozenset(_WORDS["kinds"])
_DETERMINERS = frozenset(_WORDS["determiners"])
_PLACING = frozenset(_WORDS["placing"])
_JOINING = frozenset(_WORDS["joining"])
_COUNTING = frozenset(_WORDS["counting"])
_ROADS = frozenset(_WORDS["roads"])
_ROWS = frozenset(_WORDS["rows"])
_SIGNS = frozenset("-–‐‑/:%")
_LONGEST_NAME = 5


def is_product(tokens: Tokens, index: int) -> bool:
    """Whether the numeral at `index` belongs to the capitalised word before it."""
    raw, low = tokens.raw, tokens.low
    head, number, after = low[index - 1], low[index], low[index + 1]
    if head in _NO_HEAD or not _may_name(number):
        return False
    if tokens.glued(index + 1) and after in _SIGNS:
        return False
    if measured(tokens, index + 1) or is_counted(tokens, index + 1):
        return False
    if raw[index + 1] in _EDITIONS or _is_marque(tokens, index):
        return True
    if after in _COUNTING:
        return False
    if after in _KINDS:
        return not is_counted(tokens, index + 2)
    if head == "us":
        return low[index - 2] in _ROADS and number.isdecimal() and len(number) < 4
    return _is_determined(tokens, index) or _does_something(tokens, index)


def _may_name(number: str) -> bool:
    """Whether it is short and no year: "4", "3310", "5.4"."""
    if len(number) == 4 and number[:2] in ("19", "20"):
        return False
    return is_bare(number) or (len(number) < 5 and number[-2:-1] == ".")


def _does_something(tokens: Tokens, index: int) -> bool:
    """Whether a verb follows that one thing governs: "Belarus 1 reported", "Halo 5 sold"."""
    number = tokens.low[index]
    if tokens.low[index + 1] not in _VERBS or not number.isdecimal() or len(number) > 2:
        return False
    return _before_name(tokens, index) not in _PLACING


def _before_name(tokens: Tokens, index: int) -> str:
    """The word before the capitalised words that stand before `index`."""
    first = index - 1
    while first > index - _LONGEST_NAME and tokens.low[first] not in _PLACING:
        if not tokens.raw[first][:1].isupper():
            break
        first -= 1
    return tokens.low[first]


def _is_determined(tokens: Tokens, index: int) -> bool:
    """Whether an article or a genitive opens the name: "the Nokia 3310", "Samsung's Note 7"."""
    raw, low = tokens.raw, tokens.low
    at = index - 1
    acronym = raw[at].isupper()
    if low[at][-1] == "s":
        return False
    while raw[at][:1].isupper() and raw[at] not in _DETERMINERS and at > index - _LONGEST_NAME:
        at -= 1
    if raw[at] not in _DETERMINERS and not (low[at] == "s" and raw[at - 1] in APOSTROPHES):
        return False
    before, after = low[at - 1], low[index + 1]
    if before in _PLACING:
        return False
    if after[:1].isalpha() and after not in _JOINING:
        return not is_counted(tokens, index + 2)
    return not acronym and before not in _ROWS


def _is_marque(tokens: Tokens, index: int) -> bool:
    """Whether capitals and a number name a model behind its maker: "Mercedes-Benz GLC 300"."""
    head, maker, number = tokens.raw[index - 1], tokens.raw[index - 2], tokens.low[index]
    if not (head.isupper() and len(head) < 4 and len(number) == 3 and number.isdecimal()):
        return False
    return maker[:1].isupper() and maker.lower() not in _NO_HEAD and not tokens.glued(index - 1)

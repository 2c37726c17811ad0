"""Numbers that number a thing: "No. 813", "Article 5", "Flight 370", "2)", "World War Two".

Comes in: the tokens and a numeral, or a word of number that is part of a name. Goes out: label and
number as one number that is no quantity. A label that may be a verb or be counted with ("order 300
tanks") numbers only where its place shows it.
"""

from __future__ import annotations

from etl.extract.numbers.digit_parts import read_parts
from etl.extract.numbers.lexicon import lexicon, number_words
from etl.extract.numbers.model import Found, plain
from etl.extract.numbers.neighbours import is_bare, is_counted, measured
from etl.extract.numbers.numbered import numbered
from etl.extract.numbers.postal import read_postal
from etl.extract.numbers.signs import SHORT_DASHES
from etl.extract.numbers.telephones import read_telephone
from etl.extract.numbers.tokens import Tokens
from etl.extract.numbers.told_scores import read_score_in_words

_LEXICON = lexicon("labels")
_STRONG = frozenset(_LEXICON["strong"])
_LABELS = _STRONG | frozenset(_LEXICON["weak"])
_OF_YEARS = frozenset(_LEXICON["of_years"])
_LEADING = frozenset(_LEXICON["leading"])
_NUMBERED = frozenset(_LEXICON["numbered"])
_COUNTING = frozenset(_LEXICON["counting"])
_OF_TIME = frozenset(_LEXICON["of_time"])
_BEFORE_TIME = frozenset(_LEXICON["before_time"])
_ABBREVIATIONS = frozenset(_LEXICON["abbreviations"])
_DIALLED = frozenset(_LEXICON["dialled"])
_VERBS = frozenset(_LEXICON["verbs"])
_ROUNDS = frozenset({"16", "32", "64", "128", "256"})
_EMERGENCY = frozenset(_LEXICON["emergency"])
_AIRLINES = frozenset(_LEXICON["airlines"])
_BILLS = frozenset(_LEXICON["bills"])
_BEFORE_WORDS = frozenset(_LEXICON["before_words"])
_EVEN_SMALL = frozenset(_LEXICON["even_small"])
_DOUBLED: dict[str, list[str]] = _LEXICON["doubled"]
_NAMES = {word: frozenset(behind) for word, behind in _LEXICON["names"].items()}
_SIGNS = frozenset("#№§")
_LARGE = frozenset({"frequency", "patent", "pages", "articles", "sections", "paragraphs"})
_CLOSING = frozenset({"", ".", ",", ";", ")", ":"})
_FORA = frozenset({"5", "7", "8", "10", "15", "20", "24", "77"})
_PLACED = SHORT_DASHES | {"/", "block"}
_OPENS = frozenset({".", "!", "?", ":", ";", '"', "“", ""})
_SMALL = frozenset(number_words(1, 12))
_ATTRIBUTES = frozenset(_LEXICON["attributes"])
_COMPLETING = frozenset(_LEXICON["completing"])
_DETERMINERS = frozenset(_LEXICON["determiners"])
_SCALES = frozenset({"hundred", "thousand", "million", "billion"})
_IN_NAME = "part of a name"

WORDS: frozenset[str] = _SMALL | frozenset(_NAMES) | {"nil"}


def read_labelled(tokens: Tokens, index: int, free: int) -> Found | None:
    """What the numeral at `index` numbers, with its label, or None."""
    low = tokens.low
    number, after = low[index], low[index + 1]
    before = low[index - 1] if index > free else ""
    found: Found | None = None
    if before in _LABELS:
        found = _behind_label(tokens, index, free)
    elif before == ".":
        if index - 2 >= free and low[index - 2] in _ABBREVIATIONS:
            found = _behind_abbreviation(tokens, index, free)
    elif before in _SIGNS:
        found = numbered(tokens, index - 1, index, several=True)
    elif before == "of":
        whole = low[index - 2] == "round" and number in _ROUNDS
        forum = tokens.raw[index - 2] == "Group" and number in _FORA
        if (whole or forum) and index - 2 >= free and not measured(tokens, index + 1):
            found = plain(tokens, index - 2, index + 1, "identifier", reason=_IN_NAME)
    elif tokens.raw[index - 1] in _AIRLINES or before in _BILLS:
        found = _behind_code(tokens, index, free)
    if not found and (index == 0 or "\n" in tokens.gap(index)):
        found = _item(tokens, index)
    if not found and (
        after in SHORT_DASHES or number[0] == "0" or before in ("(", "+")
        or number in _EMERGENCY or after[:1].isdecimal() or len(number) > 4
        or (after == "(" and low[index + 2].isdecimal())
    ):  # fmt: skip
        found = read_telephone(tokens, index, free)
    if not found and (len(number) == 5 or after in _PLACED or tokens.raw[index + 1][:1].isupper()):
        found = read_postal(tokens, index)
    return found or (read_parts(tokens, index) if after == "/" else None)


def read_labelled_word(tokens: Tokens, index: int, free: int) -> Found | None:
    """A word of number that is part of a name: "World War Two", "the Big Four", "number one"."""
    low, raw = tokens.low, tokens.raw
    word, after = low[index], low[index + 1]
    before = low[index - 1] if index > free else ""
    first = index
    if before in _BEFORE_WORDS and _names_by_word(tokens, index):
        first = _doubled_from(tokens, index - 1, free)
    elif before == "of" and low[index - 2] in ("group", "gang") and index - 2 >= free:
        if raw[index][0].isupper():
            first = index - 2
    elif after in SHORT_DASHES or after in ("all", "nil") or word == "nil":
        return read_score_in_words(tokens, index)
    if first < index:
        return plain(tokens, first, index + 1, "identifier", reason=_IN_NAME)
    named = raw[index][0].isupper() and after in _NAMES.get(word, ())
    if named and raw[index + 1][0].isupper():
        return plain(tokens, index, index + 2, "identifier", reason=_IN_NAME)
    return None


def _names_by_word(tokens: Tokens, index: int) -> bool:
    """Whether the word of number at `index` numbers the label before it."""
    capital = tokens.raw[index - 1][0].isupper() and tokens.raw[index][0].isupper()
    if tokens.low[index + 1] in _SCALES or measured(tokens, index + 1):
        return False
    if capital:
        return True
    label = tokens.low[index - 1]
    dated = label in _OF_TIME and tokens.low[index - 2] in _BEFORE_TIME
    return (dated or label in _EVEN_SMALL) and not is_counted(tokens, index + 1)


def _doubled_from(tokens: Tokens, first: int, free: int) -> int:
    """The first token of a label of two words, such as "World War"; else `first`."""
    doubled = first - 1 >= free and tokens.low[first - 1] in _DOUBLED.get(tokens.low[first], ())
    return first - 1 if doubled else first


def _behind_label(tokens: Tokens, index: int, free: int) -> Found | None:
    label, number = tokens.low[index - 1], tokens.low[index]
    if tokens.glued(index) or tokens.low[index + 1] == "%":
        return None
    if "," in number and label not in _LARGE:
        return None
    year = len(number) == 4 and number[:2] in ("19", "20")
    if (year and label.rstrip("s") in _OF_YEARS) or measured(tokens, index + 1):
        return None
    if label not in _STRONG and not _is_label(tokens, index):
        return None
    if _is_complete(tokens, index):
        return None
    telephone = read_telephone(tokens, index, free) if label in _DIALLED else None
    if telephone and telephone.until > index + 1:
        return telephone
    first = _doubled_from(tokens, index - 1, free)
    return numbered(tokens, first, index, several=label[-1] == "s")


def _is_complete(tokens: Tokens, index: int) -> bool:
    """Whether the label ends a phrase of its own: "on the same page 138 tanks"."""
    label, before = tokens.raw[index - 1], tokens.low[index - 2]
    if not label.islower() or not is_counted(tokens, index + 1):
        return False
    return before in _COMPLETING or (before in _DETERMINERS and label not in _ATTRIBUTES)


def _is_label(tokens: Tokens, index: int) -> bool:
    """Whether a word that may be a verb or be counted with is a label here."""
    number = tokens.low[index]
    if "," in number:
        return number.count(",") > 1 and not is_counted(tokens, index + 1)
    if len(number) > 4 and number.isdecimal():
        return tokens.low[index - 1] in ("number", "code") and tokens.low[index - 2] in _NUMBERED
    label, before, after = tokens.low[index - 1], tokens.low[index - 2], tokens.low[index + 1]
    capital, opens = tokens.raw[index - 1][0].isupper(), before in _OPENS
    if label in ("no", "nos"):
        return capital or before in _LEADING
    if capital and not (opens and label in _VERBS):
        counts = is_counted(tokens, index + 1) and before in _DETERMINERS
        return not counts or label.rstrip("s") in _OF_TIME
    if is_counted(tokens, index + 1):
        return False
    if label == "number":
        return before in _LEADING or not (before in _COUNTING or before.endswith("s"))
    if label.rstrip("s") in _OF_TIME:
        return (capital or before in _BEFORE_TIME) and label[-1] != "s"
    if capital or label[-1] == "s":
        return capital
    if before == ",":
        ends = after in _CLOSING or "\n" in tokens.gap(index + 1)
        return ends and (label not in _VERBS or "." in number)
    return before in _LEADING and not (after == "to" and tokens.low[index + 2][:1].isdecimal())


def _behind_abbreviation(tokens: Tokens, index: int, free: int) -> Found | None:
    """What stands behind an abbreviation with its dot: "No. 813", "pp. 3-5", "H.R. 3962"."""
    low, first = tokens.low, index - 2
    short = low[first]
    if not tokens.glued(index - 1) or "\n" in tokens.gap(index):
        return None
    if short == "r":
        if low[index - 4] != "h" or index - 4 < free:
            return None
        first = index - 4
    elif _denies(tokens, first, index) if short == "no" else measured(tokens, index + 1):
        return None
    if short in _DIALLED and (found := read_telephone(tokens, index, free)):
        return found
    return numbered(tokens, first, index, several=True)


def _denies(tokens: Tokens, first: int, index: int) -> bool:
    """Whether "no." is an answer: "No, no. 43.9 percent", "No. 12 million"."""
    low = tokens.low
    if low[first - 1] == "," and low[first - 2] == "no":
        return True
    after = low[index + 1]
    percent = after in ("%", "percent", "pct") or (after == "per" and low[index + 2] == "cent")
    return percent or after in _SCALES


def _behind_code(tokens: Tokens, index: int, free: int) -> Found | None:
    """The number of a flight or a bill: "BA 2490", "HR 3962"."""
    if index - 1 < free or not tokens.raw[index - 1].isupper() or not is_bare(tokens.low[index]):
        return None
    if len(tokens.low[index]) == 5 or measured(tokens, index + 1) or is_counted(tokens, index + 1):
        return None
    return plain(
        tokens, index - 1, index + 1, "identifier", reason="the number of a flight or bill"
    )


def _item(tokens: Tokens, index: int) -> Found | None:
    """The number of a list's item or of a heading, at the start of a line."""
    number, mark = tokens.low[index], tokens.low[index + 1]
    if len(number) > 8 or not number.replace(".", "").isdecimal():
        return None
    if mark in (".", ")"):
        ends = tokens.glued(index + 1) and not tokens.glued(index + 2) and len(number) < 4
        reason = "the number of a list item" if ends and index + 2 < tokens.size else ""
    else:
        heading = "." in number and tokens.raw[index + 1][:1].isupper()
        apart = not tokens.glued(index + 1) and not measured(tokens, index + 1)
        reason = "the number of a heading" if heading and apart else ""
    return plain(tokens, index, index + 1, "identifier", reason=reason) if reason else None

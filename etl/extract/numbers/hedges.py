"""How a text hedges a number: the words around it in, a qualifier and bounds out.

The hedge words are those of English; what they do to the bounds is said in one place, `bounds`.
"""

from __future__ import annotations

import re

from etl.extract.wordlist import words
from etl.tables import Qualifier, Trend

_BEFORE: dict[Qualifier, str] = {
    "approx": "about|around|approximately|approx.|approx|roughly|some|nearly|almost|circa|ca.|ca|"
    "c.|close to|nearing|approaching|an estimated|estimated|estimated at|an average of|on average|"
    "in the region of|in the order of|on the order of|something like|in the neighbourhood of|"
    "somewhere around|~|≈|more or less|hardly|barely|scarcely",
    "more_than": "more than|over|above|exceeding|exceeded|exceeds|in excess of|upwards of|"
    "well over|just over|well above|just above|slightly more than|slightly over|a little over|"
    "greater than|higher than|longer than|larger than|bigger than|older than|north of|>",
    "at_least": "at least|no less than|not less than|no fewer than|not fewer than|a minimum of|"
    "minimum of|as early as|≥",
    "less_than": "less than|fewer than|under|below|just under|well under|just below|well below|"
    "short of|just short of|slightly less than|slightly under|smaller than|lower than|"
    "shorter than|a little under|not even|<",
    "up_to": "up to|as much as|as many as|as high as|no more than|not more than|at most|"
    "a maximum of|maximum of|no longer than|not longer than|no greater than|no higher than|"
    "not exceeding|not over|a ceiling of|≤",
}
_QUALIFIER = {
    phrase: qualifier for qualifier, phrases in _BEFORE.items() for phrase in phrases.split("|")
}
_LONGEST = max(phrase.count(" ") + 1 for phrase in _QUALIFIER)
_AFTER: tuple[tuple[re.Pattern[str], Qualifier], ...] = (
    (re.compile(r" or so\b| or thereabouts\b|,? approximately\b(?=[.,;)]|$)", re.I), "approx"),
    (re.compile(r"\+(?!\w)| (?:or|and) (?:more|above)\b| plus\b(?=[ .,;)]|$)", re.I), "at_least"),
    (re.compile(r" or less\b| or fewer\b| or under\b| at most\b", re.I), "up_to"),
)  # fmt: skip
_TALK = re.compile(
    r"\b(?:talk\w*|said|says?|told|tell\w*|ask\w*|questions?|information|know|knew|speak\w*|spoke|"
    r"reports?|concern\w*|debates?|discuss\w*|think\w*|thought|news|agree\w*|disagree\w*|what|"
    r"complain\w*|war\w*|learn\w*)$",
    re.I,
)
_MOVED = re.compile(
    r"w[eo]nt|go(?:es|ing|ne)?|r[au]n(?:s|ning)?|move[sd]?|r[io]se[sn]?|c[ao]mes?|shot|climb(?:s|ed)?|"
    r"creeps?|crept|pushe[sd]|br[io]ngs?|brought|adde?[sd]?|t[ao]kes?|taken|jump(?:s|ed)|dr[io]ve[sn]?"
)
_RISE = frozenset(
    words(
        """
    rise rises rose risen rising grow grows grew grown growing growth increase increases
    increased increasing up climb climbed climbs gain gained jump jumped surge surged soared
    expanded higher bigger larger raised raise doubled tripled
    """
    )
)
_FALL = frozenset(
    words(
        """
    fall falls fell fallen falling decline declines declined declining drop drops dropped
    decrease decreases decreased down shrank shrink shrunk lower lowered reduced reduction cut
    cuts slump slumped collapsed plunged lost loss smaller slid slide contracted
    """
    )
)
_CLAUSE = re.compile(r"[.!?;:,()](?:\s|$)|[()]")


def before(text: str, start: int) -> tuple[int, Qualifier | None]:
    """Where the phrase of the number at `start` begins, and what its hedge says (or None)."""
    window = text[max(0, start - 80) : start]
    offset = start - len(window)
    words = [(m.start() + offset, m[0].lower()) for m in re.finditer(r"\S+", window)]
    qualifier: Qualifier | None = None
    begin = start
    while words:
        found = _longest_hedge(words)
        if found is None:
            break
        size, meaning = found
        if meaning == "up_to" and len(words) > size and _MOVED.fullmatch(words[-size - 1][1]):
            break
        if words[-size][1] == "about" and _TALK.search(
            text[max(0, words[-size][0] - 20) : words[-size][0]].rstrip()
        ):
            break
        begin = words[-size][0]
        if qualifier is None or qualifier == "approx":
            qualifier = meaning
        words = words[:-size]
    while begin < start and text[begin] in "(\"“'‘[":
        begin += 1
    return begin, qualifier


def _longest_hedge(words: list[tuple[int, str]]) -> tuple[int, Qualifier] | None:
    for size in range(min(_LONGEST, len(words)), 0, -1):
        phrase = " ".join(word for _, word in words[-size:]).lstrip("(\"“'‘[")
        if phrase in _QUALIFIER:
            return size, _QUALIFIER[phrase]
    return None


def after(text: str, end: int) -> tuple[int, Qualifier | None]:
    """Where the phrase of the number that ends at `end` ends, and what its hedge says."""
    for pattern, qualifier in _AFTER:
        if match := pattern.match(text, end):
            return match.end(), qualifier
    return end, None


def bounds(value: float, qualifier: Qualifier) -> tuple[float | None, float | None]:
    """What a hedged value allows: lowest and highest, None where the text does not say."""
    low = value if qualifier in ("exact", "more_than", "at_least") else None
    high = value if qualifier in ("exact", "less_than", "up_to") else None
    return low, high


def trend(text: str, phrase_start: int, phrase_end: int) -> Trend:
    """Whether the words next to the phrase, in its clause, say that something rose or fell."""
    left = _CLAUSE.split(text[max(0, phrase_start - 40) : phrase_start])[-1].lower().split()
    right = _CLAUSE.split(text[phrase_end : phrase_end + 24])[0].lower().split()
    for word in [*_moving(left), *(word for word in right[:2] if word not in ("up", "down"))]:
        if word in _RISE:
            return "rise"
        if word in _FALL:
            return "fall"
    return ""


def _moving(left: list[str]) -> list[str]:
    """The last words before a number, nearest first; "up" only where it governs the number."""
    near = left[-3:][::-1]
    governs = bool(near) and near[0] in ("up", "down", "by", "to", "from")
    return [word for word in near if governs or word not in ("up", "down")]

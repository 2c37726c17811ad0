"""What a number counts: the words behind it in, the counted noun as written out.

No dictionary of English is at hand: a noun phrase is taken to end at its first plural, or before
a word that can be in none.
"""

from __future__ import annotations

import re

from etl.extract.wordlist import words
from etl.vocabulary.units import Units

_WORD = re.compile(r"[ \u00a0\n]([^\W\d_][\w'’]*+(?:-\w++)*+)")
_STOP = frozenset(
    words(
        """
        a about above across after against ago all also although among an and are around as at
        be because been before behind being below between both but by can could did do does down
        during each either even ever far for from had has have he her here him his how however i
        if in including into is it its just less like may me might more most must my near nearly
        neither no nor not now of off on once only onto or our out over own per plus rather
        respectively said say says she should since so some still such than that the their them
        then there these they this those though through throughout thus till to together too
        took toward towards under unless until up upon us very via was we were what when where
        whereas whether which while who whom whose why will with within amid beyond despite
        inside left outside past unlike worth without would yet you your apiece
        """
    )
)
_PLURALS = frozenset(
    words(
        """
        people personnel aircraft troops servicemen men women children staff militia police
        cattle infantry spacecraft hovercraft media data firemen policemen clergy
        """
    )
)
_NOT_PLURAL = ("ss", "us", "is", "'s", "’s", "ous")
_MOST = 5
_MORE = re.compile(r" (?:more|most|other|further|additional|different)(?= [^\W\d_])", re.I)
_OF_THE = re.compile(
    r" of (?:all |both )?(?:the |these |those |its |his |her |their |our |my |such )?", re.I
)
_NEXT_OF_PAIR = re.compile(r" (?:and|or) [\d,.]++(?P<rest>(?: [^\W\d_][\w-]*){1,4})")


def counted_after(text: str, end: int, value: float | None, units: Units, *, share: bool) -> str:
    """The noun phrase that a number ending at `end` counts, or ''.

    A share ("95 percent") counts what follows "of"; other numbers count what follows them, or
    what follows "of the".
    """
    of = _OF_THE.match(text, end)
    start = of.end() - 1 if of else end
    if share and not of:
        return ""
    words = _phrase(text, start, value if not of else None, units)
    if not of and len(words) == 1 and words[0][0].isupper():
        pair = _NEXT_OF_PAIR.match(text, start + 1 + len(words[0]))
        if pair and (rest := _phrase(pair["rest"], 0, None, units)) and rest[0][0].isupper():
            words = [words[0], *rest[1:]]
    return " ".join(words)


def is_plural(word: str, units: Units) -> bool:
    """Whether `word` looks like a plural noun."""
    plain = word.lower()
    listed = plain in _PLURALS or plain in units.persons
    return listed or (plain.endswith("s") and not plain.endswith(_NOT_PLURAL) and len(plain) > 2)


def _phrase(text: str, start: int, value: float | None, units: Units) -> list[str]:
    words: list[str] = []
    more = _MORE.match(text, start)
    at = more.end() if more else start
    while len(words) < _MOST and (match := _WORD.match(text, at)):
        word = match[1]
        if word.lower() in _STOP:
            break
        words.append(word)
        at = match.end()
        if is_plural(word, units):
            return words
        if value == 1 and len(words) == 1 and not _qualifies(word):
            return words
    return words[: _cut(words)]


def _qualifies(word: str) -> bool:
    return (
        word.lower().endswith(("al", "ic", "ian", "ive", "ing", "ed", "ous", "y", "ary"))
        or "-" in word
    )


def _cut(words: list[str]) -> int:
    adverb = next((i for i, w in enumerate(words) if w.endswith("ly") or w.endswith("ed")), None)
    if adverb is not None:
        return adverb
    return min(len(words), 2)

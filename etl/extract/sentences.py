"""Sentences of a displayed text: where each begins and ends.

Splits at full stops, question and exclamation marks, but not at abbreviations, initials, decimal
points, or inside brackets. It never looks at what a sentence means.
"""

from __future__ import annotations

import re

from etl.extract.wordlist import words

_END = re.compile(r"[.!?…](?<![.!?…]{2})[.!?…]*+[\"”’'»)\]]*+(?=\s+(?P<next>\S))")
_ABBREVIATIONS = frozenset(
    words(
        """
    no nos mr mrs ms dr prof gen col lt maj capt sgt adm gov sen rep rev st mt ft jr sr e.g
    i.e etc vs cf al approx ca c p pp vol fig figs art sec ed eds est inc ltd co corp bros
    dept univ u.s u.k u.n e.u u.s.s.r a.m p.m jan feb mar apr jun jul aug sept sep oct nov dec
     rub tel ext cu sq ph.d nr
    """
    )
)
_ALWAYS_GO_ON = frozenset(
    words(
        """
    no nos mr mrs ms dr prof gen col lt maj capt sgt adm gov sen rep rev st vs cf approx ca p
    pp fig figs art e.g i.e
    """
    )
)
_SCALES = frozenset(words("mln bln bn mn tn trln thsd"))
_CURRENCY_ADJECTIVE = re.compile(r"U\.?S|\w+(?:ian|ish|ese|ean)\b")
_LAST_WORD = re.compile(r"(?<![\w.&-])[\w.&-]++$")
_WORD = re.compile(r"\S+")
_BRACKET = re.compile(r"[()\[\]]")
_OPENERS = "(["


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of `text`, in order; together they cover all but blanks.

    >>> sentence_spans("Decree No. 8 passed. It spent 1.5 bn.")
    [(0, 20), (21, 37)]
    """
    spans = []
    start = len(text) - len(text.lstrip())
    depth_at, depth = 0, 0
    for match in _END.finditer(text):
        depth = _depth(text, depth_at, match.end(), depth)
        depth_at = match.end()
        if depth == 0 and _ends(text, match, start):
            spans.append((start, match.end()))
            start = match.start("next")
        elif depth and match.end() - start > 2000:
            depth = 0
    if start < len(text.rstrip()):
        spans.append((start, len(text.rstrip())))
    return spans


def _depth(text: str, start: int, end: int, depth: int) -> int:
    for match in _BRACKET.finditer(text, start, end):
        depth = depth + 1 if match[0] in _OPENERS else max(0, depth - 1)
    return depth


def _ends(text: str, match: re.Match[str], start: int) -> bool:
    following = match["next"]
    if not (following.isupper() or following.isdigit() or following in "\"“‘'«[(—–-$€£*"):
        return following.isalpha() and not following.isascii() and not following.islower()
    if text[match.start()] != "." or text[match.start() : match.end()].startswith(".."):
        return True
    word = _LAST_WORD.search(text[max(start, match.start() - 24) : match.start()])
    if word is None:
        return True
    plain = word[0].lower()
    initial = len(plain) == 1 and plain.isalpha() and word[0].isupper()
    if plain in _ALWAYS_GO_ON or initial:
        return False
    rest = _WORD.match(text, match.start("next"))
    if plain in _SCALES:
        return not (rest and _CURRENCY_ADJECTIVE.match(rest[0]))
    if plain in _ABBREVIATIONS:
        return bool(rest and following.isupper() and rest[0].rstrip(".,").lower() in _STARTERS)
    return True


_STARTERS = frozenset(
    words(
        """
    the a an it in on at this that these those he she they we but and for by from as after
    according both its his her their there however while when since moscow minsk
    """
    )
)

"""Which of two dated sentences tells the same happening again.

Comes in: the dates of a reading, each with the words of its sentence. Goes out: for a date, the one
that it repeats. It holds two happenings apart unless one sentence says nothing that the other
leaves out, or names by its day a paper that the other tells of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from etl.tables import Mention
from etl.vocabulary import Places

_SHARE = 0.4
_LEAST = 2
_STEM = 4
_DAY = len("2000-01-01")
_ENDING = re.compile(rf"(?<=\w{{{_STEM}}})(?:ations?|ions?|ings?|ed|es|e|s)$")
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_COMMON = """
    about after all also and any are been before between both but can could date dated dates did
    does during for from had has have her him his how into its may more most nor only other our
    over own said same saw some such than that the their them then there these they this those too
    two under until upon was were when where which while who whom whose why will with would year
    years you your
    """
_CALENDAR = """
    january february march april june july august september october november december jan feb mar
    apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday
    """
_NOT_TOLD = frozenset(_COMMON.split() + _CALENDAR.split())


@dataclass(frozen=True, slots=True)
class Happening:
    """A date as told: what it is, the words of its sentence, and whether it names a paper."""

    mention: Mention
    date: str
    until: str
    words: frozenset[str]
    names_paper: bool = False


def repeated(told: Iterable[Happening]) -> dict[str, Happening]:
    """What the repeating ones of `told`, in the order of the text, repeat, by their mention's id.

    Of two that say the same, the more precise stays, and of two equally precise ones the first.
    """
    order = list(told)
    place = {id(one): n for n, one in enumerate(order)}
    sharing: dict[tuple[str, str], list[Happening]] = {}
    for one in order:
        for word in one.words:
            sharing.setdefault((one.date[:4], word), []).append(one)
    found: dict[str, Happening] = {}
    for one in order:
        for other in _near(one, sharing):
            gone = other.mention.mention_id in found
            if other is one or gone or _one_sentence(one, other):
                continue
            first = place[id(other)] < place[id(one)]
            if _contained(one, other, first) or _same_paper(one, other, first):
                found[one.mention.mention_id] = other
                break
    return found


def _near(one: Happening, sharing: Mapping[tuple[str, str], list[Happening]]) -> list[Happening]:
    """Those of the year that share a word with `one`: the rarest word, unless it names a paper."""
    lists = sorted((sharing[one.date[:4], word] for word in one.words), key=len)
    return [other for near in (lists if one.names_paper else lists[:1]) for other in near]


def _one_sentence(one: Happening, other: Happening) -> bool:
    def sentence(mention: Mention) -> tuple[str, int | None]:
        return mention.passage_id, mention.sentence_start

    return sentence(one.mention) == sentence(other.mention)


def _contained(one: Happening, other: Happening, first: bool) -> bool:
    """Whether the sentence of `one` says nothing that the other's leaves out."""
    if not (one.words <= other.words and other.date.startswith(one.date)):
        return False
    fuller = len(other.date) > len(one.date) or len(other.words) > len(one.words)
    return (fuller or first) and len(telling(one.words)) >= _LEAST


def _same_paper(one: Happening, other: Happening, first: bool) -> bool:
    """Whether `one` only names, by its day, a paper that the other tells of."""
    if not (one.names_paper and one.date == other.date and len(one.date) == _DAY):
        return False
    if other.names_paper and not first:
        return False
    own, others = telling(one.words), telling(other.words)
    shared = len(own & others)
    return shared >= _LEAST and shared >= _SHARE * min(len(own), len(others))


def telling(words: Iterable[str]) -> frozenset[str]:
    """Those of `words` that are evidence of a happening: no number, no place, no short stem."""
    return frozenset(word for word in words if len(word) >= _STEM and word.islower())


def content_words(text: str, places: Places) -> frozenset[str]:
    """What `text` tells: its words cut to their stems, its numbers, and its places by their code.

    Function words and the names of months and weekdays are left out.
    """
    codes = set()
    for named in reversed(places.named(text)):
        codes.add(named.entity.upper())
        text = f"{text[: named.start]} {text[named.end :]}"
    words = {w.casefold() for w in _WORD.findall(text)} - _NOT_TOLD
    return frozenset(_ENDING.sub("", w) for w in words) | codes

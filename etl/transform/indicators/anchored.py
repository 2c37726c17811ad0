"""Whether a document speaks of anybody's dependence at all, or only in its words.

Comes in: the figures made of a document and the vocabulary. Goes out: the same, or none, with the
reason for each. A biography or a manual sells, exports and borrows too; where no figure of a
document says whose it is, and every side was filled in from the countries that the document
happens to name, none of them is a figure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from etl.tables import Basis, Observation
from etl.transform.countries.pairs import WORLD
from etl.transform.indicators.worth import NEAR_MISS
from etl.transform.scene.context import Made, Scene
from etl.transform.words import pattern
from etl.vocabulary import Vocabulary

_GUESSED: frozenset[Basis] = frozenset(("document", "continued", "vocabulary", "none"))
_AT_IT: frozenset[Basis] = frozenset(("stated", "sentence"))
_PAIR = 2
_CLOSING = ' "”’'
_SENTENCE = re.compile(r"[.!?]['\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])")
# what two countries alone have with each other
_OF_TWO = re.compile(
    r"\b(?:mutual|bilateral|two-way|reciprocal) (?:trade|turnover|commerce)\b", re.I
)
_THE_TWO = re.compile(r"\b(?:the two|both|each other)\b", re.IGNORECASE)
_NAMED: frozenset[Basis] = frozenset(("stated", "sentence", "heading"))


def unanchored(
    made: Made, words: Mapping[str, str], scene: Scene, vocabulary: Vocabulary
) -> dict[str, str]:
    """The reason by number why none of `made` is a figure; empty where one says whose it is.

    That may be a sentence of the document as well, which names the measure and both sides:
    "Trade between Malta and Libya looks set to grow."

    `words` are those of the text that speak for the indicator of each.
    """
    figures = [(key, figure) for key, found in made.items() for figure in found[:1]]
    if any(is_anchor(figure, words.get(key, ""), vocabulary) for key, figure in figures):
        return {}
    if _to_us(scene) or any(
        _is_announced(figure, scene, vocabulary)
        or _is_answer(figure, scene, vocabulary)
        or _is_of_dispatch(figure, scene)
        for _, figure in figures
    ):
        return {}
    return {
        key: f"{NEAR_MISS} “{vocabulary.indicators[figure.indicator].label}”, but nothing in the "
        "document says whose it is"
        for key, figure in figures
    }


def _to_us(scene: Scene) -> bool:
    """Whether a country is said to have dealt with the speaker's own: "Libya lends us"."""
    deeds = pattern("everyday", "to_us", "words")
    for passage in scene.reading.passages:
        for deed in deeds.finditer(passage.text):
            before = passage.text[: deed.start()].rstrip()
            named = [n for n in scene.masked(passage).named if n.end <= deed.start()]
            if named and named[-1].end == len(before):
                return True
    return False


def _is_announced(figure: Observation, scene: Scene, vocabulary: Vocabulary) -> bool:
    """Whether a sentence names the measure of `figure` together with both of its sides.

    "The two" stand for those that the sentences before it named.
    """
    terms = vocabulary.rules[figure.indicator].terms
    if terms is None or "/" in figure.unit or not figure.counterpart:
        return False
    for passage in scene.reading.passages:
        text = scene.masked(passage)
        spans = text.spans(terms)
        sides = [n for n in text.named if n.entity in (figure.entity, figure.counterpart)]
        if not spans or len({n.entity for n in sides}) < _PAIR:
            continue
        ends = [0, *(m.end() for m in _SENTENCE.finditer(text.text)), len(text.text)]
        for start, end in pairwise(ends):
            first = 0 if _THE_TWO.search(text.text, start, end) else start
            here = {n.entity for n in sides if first <= n.start < end}
            if len(here) == _PAIR and any(start <= a and b <= end for a, b in spans):
                return True
    return False


def _is_answer(figure: Observation, scene: Scene, vocabulary: Vocabulary) -> bool:
    """Whether `figure` answers a question right before it that names its measure and a side."""
    terms = vocabulary.rules[figure.indicator].terms
    if terms is None:
        return False
    passage = scene.passages[figure.passage_id]
    start, _ = scene.span(scene.mentions[figure.mention_id])
    here = passage.text[:start].rstrip(_CLOSING).endswith("?")
    asked = passage if here else scene.passage_before(passage)
    if asked is None or not (here or asked.text.rstrip(_CLOSING).endswith("?")):
        return False
    end = start if here else len(asked.text)
    begin = max([m.end() for m in _SENTENCE.finditer(asked.text, 0, end) if m.end() < end] or [0])
    text = scene.masked(asked)
    begin = begin if here else 0
    sides = {n.entity for n in text.named if begin <= n.start < end}
    spans = [a for a, _ in text.spans(terms) if begin <= a < end]
    return bool(sides & {figure.entity, figure.counterpart}) and bool(spans)


def _is_of_dispatch(figure: Observation, scene: Scene) -> bool:
    """Whether a dispatch from a capital tells what its country has from a partner it names.

    "MINSK, May 7, 2014 — The government expects a loan of 2 billion dollars from Russia".
    """
    if figure.indicator_basis not in _AT_IT:
        return False
    sides = {figure.entity: figure.entity_basis, figure.counterpart: figure.counterpart_basis}
    named = {n.entity for n in scene.spot(scene.mentions[figure.mention_id]).said.named}
    return any(
        home in scene.dateline
        and sides[home] in _GUESSED
        and (basis in _AT_IT or other == WORLD or other in named)
        for home in sides
        for other, basis in sides.items()
        if other != home
    )


def is_anchor(figure: Observation, words: str, vocabulary: Vocabulary) -> bool:
    """Whether the text names the measure of `figure`, with `words`, and a side of it.

    A price for an amount names its measure itself; what is of no two sides has none to name. What
    everybody does (`english/everyday.toml`) needs a side at it and none that is guessed.
    """
    if vocabulary.rules[figure.indicator].whose != "pair":
        return True
    both = {figure.entity_basis, figure.counterpart_basis}
    everyday = pattern("everyday", "deeds", "words").fullmatch(words)
    headed = figure.indicator_basis == "heading"  # "Loans to Malta" heads no private matters
    if everyday and not headed and (both & _GUESSED or not both & _AT_IT):
        return False
    sides = {figure.entity_basis, figure.counterpart_basis if figure.counterpart else "none"}
    if figure.indicator_basis in _AT_IT and _OF_TWO.search(words) is not None:
        return True
    return "/" in figure.unit or (figure.indicator_basis in _NAMED and not sides <= _GUESSED)

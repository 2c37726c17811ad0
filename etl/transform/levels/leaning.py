"""Whether the sentence of a number stands by itself or leans on what was told before it.

Comes in: a `Spot`, and its `Scene`. Goes out: yes or no, as the words of the sentence have it. It
looks at no other sentence, and does not ask what was told.
"""

from __future__ import annotations

import re

from etl.tables import Passage
from etl.transform.scene.context import Scene
from etl.transform.scene.spots import Spot
from etl.transform.words import alternatives, words

_WORDS = alternatives("leaning")
_ANAPHOR = re.compile(rf"\b(?:{_WORDS['pointing']['words']})\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\W*(?:(?:the|an?|our|my|every)\s+)?(?P<noun>[a-z][\w’'-]+)(?:\s+[a-z]+){1,9}\s", re.I
)
_SPEAKER = re.compile(
    r"\W*(?:The )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)* (?:\w+ ){0,2}?"
    rf"(?:{_WORDS['speaking']['verbs']})\b"
)
_NAMING = re.compile(
    rf"\b(?:{_WORDS['naming']['verbs']})(?:\s+(?:in|by|last|this)\s+[\w-]+)?"
    rf"(?:\s+(?:{_WORDS['naming']['links']}))?\s+[“\"‘']?$",
    re.IGNORECASE,
)
# "She would not repeat the prediction of 41 billion"
_NAMED_AS = re.compile(rf"\b(?:{_WORDS['naming']['nouns']})\s+of\s+[“\"‘']?$", re.IGNORECASE)
# a number that is followed by a noun of its own is of that
_NO_NOUN = re.compile(
    r"\s*(?:$|[.,;:!?)”\"’—–]|(?:for|by|in|at|next|this|last|likelier|likely|instead|then|now|and|but|"
    r"while|as|to be|on average|a year|per year|again)\b"
    r"(?!\s+(?:aid|loans?|credits?|damages?|fines?|tax\w*|"
    r"invest\w+|grants?|gold|cash)\b))",
    re.IGNORECASE,
)
_NO_SUBJECT = frozenset(words("leaning")["opening"]["words"])
# "snow after four"
_HOUR = re.compile(r"\b(?:after|before|until|till)\s+$", re.IGNORECASE)
# "unloaded 80,000 tonnes, the first of three"
_WHICH_OF = re.compile(
    r"\b(?:first|second|third|fourth|last|next|latest|only|one|each|both|some|none) of (?:the )?$",
    re.I,
)
_ENDS = re.compile(r"\W*$")
# "by the usual 65 to 35 key" tells neither 65 nor 35 of anything
_KEY = r"(?:key|ratio|split|proportion|formula|basis|division|scale)s?\b"
_TERM = re.compile(
    rf"\s*(?:to|:|/|-|–)\s*\d{{1,2}}(?:[.,]\d+)?(?: per ?cent| %)?\s+{_KEY}|\s+{_KEY}", re.I
)
_OTHER_TERM = re.compile(r"\d\s*(?:to|:|/|-|–)\s*$")
_TIME_LABEL = re.compile(
    rf"\W*(?=[^:–—]*\w)(?:(?:(?:{_WORDS['item']['times']}|(?:19|20)\d\d|[QH][1-4])\b)\W*)+?[:–—-]\s*",
    re.IGNORECASE,
)
_WORDS_BEFORE = re.compile(r"\w[\w’'-]*")
_SPEAKS = re.compile(
    rf"\b(?:{_WORDS['speaking']['verbs']}|{_WORDS['naming']['verbs']}|{_WORDS['telling']['verbs']})"
    r"\b[^.;:]{0,24}$",
    re.IGNORECASE,
)
_POINTS_NEAR = re.compile(
    rf"\b(?:{_WORDS['telling']['amounts']})\b[^.;:]{{0,30}}$",
    re.IGNORECASE,
)
_PLAIN = _NO_SUBJECT | frozenset(
    (
        "the",
        "a",
        "an",
        "is",
        "was",
        "are",
        "were",
        "had",
        "has",
        "have",
        "took",
        "takes",
        "take",
        "drew",
    )
)
# "In Hull, hotel nights were down 45 percent"
_WHERE = re.compile(r"^\W*(?:In|At|Near|Around|Outside)\s+(?:the\s+)?[A-Z][\w’'-]*,\s+")
_FEW = 4
_MANY = 1_000
_PAIR = 2


def points_back(text: str) -> bool:
    """Whether `text` has a word that points back: "it", "that figure", "the latter"."""
    return _ANAPHOR.search(text) is not None


def has_subject(spot: Spot) -> bool:
    """Whether the sentence of the number begins with what it is about: "Tourism brought in 90".

    "By 2012 already 90", "Then came 90" and "Readers will shrug: in May it was 90" leave it to the
    sentence before.
    """
    lead = _WHERE.sub("", spot.mask[: spot.start])
    return all(map(_opens_with_subject, {lead, lead.rpartition(": ")[2]}))


def _opens_with_subject(lead: str) -> bool:
    opening = _SUBJECT.match(lead)
    return opening is not None and opening["noun"].casefold() not in _NO_SUBJECT


def is_of_speaker(spot: Spot) -> bool:
    """Whether the sentence begins with who says it: "The ministry hopes for 55 billion"."""
    return _SPEAKER.match(spot.sentence) is not None


def is_named_alone(spot: Spot) -> bool:
    """Whether somebody names the number and nothing that it is of: "Officials foresee 165"."""
    before = spot.sentence[: spot.start]
    named = _NAMING.search(before) or _NAMED_AS.search(before)
    return named is not None and has_no_noun(spot)


def leaves_measure_out(spot: Spot) -> bool:
    """Whether the sentence of an amount leaves to what was told before what the amount is of.

    A speaker or a paper names it, a word points back to it, another such amount or next to nothing
    stands before it: "The ministry gives 8 billion", "It was 8 billion", "In all, 8 billion". A
    sentence on a thing of its own, "The railways lost 8 million", does not.
    """
    before = spot.sentence[: spot.start]
    if spot.passage.kind in ("list_item", "row") or is_announced(spot):
        return True
    if is_named_alone(spot) or _has_nothing_before(spot):
        return True
    if spot.previous is not None and spot.previous.kind == spot.mention.kind:
        return True
    return _POINTS_NEAR.search(before) is not None or _SPEAKS.search(before) is not None


def _has_nothing_before(spot: Spot) -> bool:
    """Whether only places and words that open a sentence stand before the number: "Minsk had 8"."""
    told = _WORDS_BEFORE.findall(spot.said.mask[: spot.start])
    plain = (
        w.casefold() in _PLAIN or _ANAPHOR.fullmatch(w) or w.isdigit() or not w.isascii()
        for w in told
    )  # fmt: skip
    return len(told) <= _FEW and all(plain)


def has_no_noun(spot: Spot) -> bool:
    """Whether no noun follows the number that it would be of."""
    return _NO_NOUN.match(spot.after) is not None


def next_of_list(spot: Spot, scene: Scene) -> Passage | None:
    """The item right before that of the number, where this one only tells another time.

    "- 2018: 18.2 million tonnes", "- 2019: 18.0".
    """
    if (
        spot.passage.kind != "list_item"
        or _TIME_LABEL.fullmatch(spot.sentence, 0, spot.start) is None
    ):
        return None
    if spot.offset or spot.previous is not None:
        return None
    before = scene.passage_before(spot.passage)
    return before if before is not None and before.kind == "list_item" else None


def is_announced(spot: Spot) -> bool:
    """Whether a colon leads to the number: "and so does Delhi: 3,150"."""
    return spot.before.rstrip().endswith(":")


def stands_alone(spot: Spot, scene: Scene) -> bool:
    """Whether nothing in the sentence of a small plain number ties it to what was told before.

    No country, time, pointing word or unit: "We return at 19.30 on 107.6".
    """
    mention = spot.mention
    if mention.kind != "count" or (mention.value or 0) >= _MANY or len(spot.neighbours) < _PAIR:
        return False
    if is_no_amount(spot):
        return True
    tied = (
        any(m.counted for m in spot.neighbours)
        or spot.said.named
        or scene.dates_in(spot)
        or points_back(spot.sentence)
    )
    units = any(m.kind != "count" for m in spot.neighbours)
    return not tied and not units


def is_no_amount(spot: Spot) -> bool:
    """Whether a bare number is a temperature, an hour or a row: "minus nine", "first of three"."""
    mention = spot.mention
    if mention.kind != "count" or mention.counted or (mention.value or 0) >= _MANY:
        return False
    hour = _HOUR.search(spot.before) is not None and _ENDS.match(spot.after) is not None
    row = hour or (mention.value or 0) < 0 or _WHICH_OF.search(spot.before) is not None
    return row or _is_term(spot)


def _is_term(spot: Spot) -> bool:
    """Whether the number is a term of a ratio that shares something out: "a 65 to 35 key"."""
    found = _TERM.match(spot.sentence, spot.end)
    if found is None:
        return False
    return found[0].strip()[0].lower() in "t:/-–" or (
        _OTHER_TERM.search(spot.sentence, 0, spot.start) is not None
    )

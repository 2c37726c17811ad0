"""Numbers of everyday things: who was hurt, a vote, a match, an age, a page, what a plant costs.

Comes in: a `Spot`. Goes out: whether its number is of one of those, whatever was told before. Its
words are in `english/everyday.toml`.
"""

from __future__ import annotations

import re
from calendar import month_name

from etl.transform.scene.spots import Spot
from etl.transform.words import any_of, words
from etl.vocabulary.told import currency_nouns

_WORDS = words("everyday")
_PART = [word.replace("?", "*") for word in words("comparing")["part"]["measured"]]
_COUNT, _PERCENT, _MONEY = _WORDS["count"], _WORDS["percent"], _WORDS["money"]
_PEOPLE = _WORDS["people"]
_BEFORE = {
    kind: re.compile(any_of(_WORDS[kind]["before"]), re.IGNORECASE)
    for kind in ("count", "percent", "money")
}
_BEHIND = {
    kind: re.compile(rf"\s*(?:of them\s+)?{any_of(_WORDS[kind]['behind'])}", re.IGNORECASE)
    for kind in _BEFORE
}
_DEED = re.compile(
    rf"{any_of(_PEOPLE['pronouns'])}\s+(?:\w+\s+)?{any_of(_PEOPLE['deeds'])}", re.IGNORECASE
)
# "The minister, Ivan Petrov, is 56"; "Golovchenko, the premier, is 47"
_AGE = re.compile(
    rf"{any_of(_PEOPLE['nouns'])}(?:,[^,]{{1,40}},)?\s+{any_of(_PEOPLE['ages'])}\s+$"
    rf"|\bI['’]m\s+$|(?-i:\b[A-Z][\w-]+),[^,]{{1,40}},\s+(?:is|was|turned|turns)\s+$",
    re.IGNORECASE,
)
_LABEL = re.compile(rf"{any_of(_COUNT['right_before'])}\s+$", re.IGNORECASE)
_POLLED = re.compile(rf"{any_of(_COUNT['polled'])}\s+$", re.IGNORECASE)
_AGED = re.compile(rf"{any_of(_PEOPLE['of'])}\s+of\s+$|,\s+aged\s+$", re.IGNORECASE)
_DIALLED = re.compile(r"[ -]\d{2,4}[ -]\d")
_HOUR = re.compile(rf"{any_of(_COUNT['hours'])}\s+$", re.IGNORECASE)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_AT = re.compile(r"\b(?:at|until|till|by)\s+$", re.IGNORECASE)
_FOR = re.compile(
    r"\b(?P<word>[\w’'-]+)\s+for\s+(?:(?:about|some|over|only|just|nearly)\s+)?$", re.IGNORECASE
)
_BEFORE_FOR = frozenset(_MONEY["before_for"])
_COSTING = re.compile(
    rf"\s+(?:(?!for\b|of\b|to\b|in\b)[\w-]+\s+){{0,2}}?{any_of(_MONEY['costing'])}", re.IGNORECASE
)
# "paid 2 million for a new training centre"
_FOR_A_THING = re.compile(
    r"\s+for\s+(?:an?|two|three|new)\s+(?!(?:year|quarter|month|half|decade|thousand|tonne|barrel)\b)",
    re.IGNORECASE,
)
# "Wine alone earned 210 million"; "June alone" is a time
_GOOD_ALONE = re.compile(rf"\W*(?!{'|'.join(month_name[1:])})[A-Z][a-z]+ alone\b")
_OF_NAME = re.compile(r"\s+of\s+(?-i:[A-Z][a-z])")
_GOT = re.compile(
    r"(?<![\w-])(?!(?:It|They|This|That|He|She|We)\b)[A-Z][a-z]+(?:,[^,]{1,30},)?\s+"
    rf"{any_of(_PERCENT['got'])}\s+$"
)
_ONE_IN = re.compile(r"(?:one|1)\s+in\s", re.IGNORECASE)
# "a loan of 10 billion at 4 to 5 percent"
_RATE = re.compile(rf"{any_of(_PERCENT['lent'])}[^.;]{{0,60}}\bat\s+$", re.IGNORECASE)
# "86 percent of wheat": of no measure told before
# "The lari has lost 9 percent": of a currency
_MONEY_LOST = re.compile(
    rf"\b(?:the|its|their)\s+(?:\w+\s+)?(?:{'|'.join(sorted(currency_nouns()))})\s+(?:\w+\s+){{0,3}}$",
    re.IGNORECASE,
)
_NO_GOOD = any_of([*_PART, *_PERCENT["of_whole"]])
_OF_A_GOOD = re.compile(
    rf"\s+of\s+(?!{_NO_GOOD})(?-i:[a-z]{{3,}})\s+(?:comes?|came|goes|went)\b", re.I
)
# "half of the 33 million tonnes of 2019"
_OF_AMOUNT = re.compile(r"\s+of\s+(?:(?:the|its|their|those|some|about|nearly)\s+)*$", re.I)
# "earned 130 billion from tea"
_FROM_A_GOOD = re.compile(
    rf"\s+(?:(?:{'|'.join(sorted(currency_nouns()))})\s+)?(?:a year\s+)?(?:from|on|with)\s+"
    rf"(?:its\s+|the\s+)?(?!{any_of(_MONEY['from_all'])})"
    r"(?-i:[a-z]{3,})",
    re.IGNORECASE,
)
_EARNS = re.compile(
    rf"{any_of(_MONEY['earning'])}\s+(?:(?:about|some|nearly|over|only|just)\s+)*$", re.I
)
# "the plant alone used 2 billion"
_ALONE = re.compile(rf"{any_of(_WORDS['alone']['owners'])}\s+alone\b", re.IGNORECASE)
_PARTS = re.compile(r"[;:]|,\s+(?:while|but|whereas|and)\b")
_HOURS, _OLDEST = 24, 110


def is_label(spot: Spot) -> bool:
    """Whether a bare number only names a page, a room or an entry, or is part of a longer one."""
    mention, text = spot.mention, spot.sentence
    if _POLLED.search(text[: spot.start]):
        return True
    if mention.kind != "count" or mention.counted:
        return False
    before = text[: spot.start]
    labelled = mention.text.isdecimal() and (_LABEL.search(before) or _AGED.search(before))
    return bool(labelled or _DIALLED.match(text, spot.end))


def is_of_a_currency(spot: Spot) -> bool:
    """Whether the number is by how much a currency changed: "the lari has lost 9 percent"."""
    clause = _PARTS.split(spot.sentence[: spot.start])[-1]
    return spot.mention.kind != "money" and _MONEY_LOST.search(clause) is not None


def is_elsewhere(spot: Spot) -> bool:
    """Whether a number is of an everyday thing: "killed 12 people and injured 94"."""
    mention, clause = spot.mention, _PARTS.split(spot.sentence[: spot.start])[-1]
    kind = mention.kind
    if kind == "count" and mention.counted:
        return False
    if _ALONE.search(clause):
        return True
    if kind not in _BEFORE:
        return False
    if _BEFORE[kind].search(clause) or _BEHIND[kind].match(spot.after):
        return True
    if kind == "count":
        return _is_of_a_person(spot, clause) or _is_hour(spot, clause)
    if kind == "percent":
        of_other = _RATE.search(clause) or _OF_A_GOOD.match(spot.after) or _is_of_an_amount(spot)
        return bool(of_other) or _is_of_a_vote(spot) or _is_of_a_firm(spot)
    return _is_a_cost(spot, clause)


def _is_of_an_amount(spot: Spot) -> bool:
    """Whether the percentage is of an amount or a count right behind it: "half of the 9 tonnes"."""
    of = spot.next is not None and spot.next.kind in ("count", "measure")
    return of and _OF_AMOUNT.fullmatch(spot.after) is not None


def _is_a_cost(spot: Spot, clause: str) -> bool:
    """Whether a sum is what one thing costs or one good earns: "45 contracts for 8 billion"."""
    priced = _FOR.search(clause)
    if priced is not None and priced["word"].casefold() not in _BEFORE_FOR:
        return True
    behind = _COSTING.match(spot.after) or _FOR_A_THING.match(spot.after)
    earned = _EARNS.search(clause) and _FROM_A_GOOD.match(spot.after)
    return bool(behind or earned or _GOOD_ALONE.match(spot.said.mask))


def _is_of_a_vote(spot: Spot) -> bool:
    """Whether a person got the percentage, or it is one in so many of somebody."""
    got = _GOT.search(spot.said.mask[: spot.start])
    return got is not None or _ONE_IN.match(spot.mention.text) is not None


def _is_of_a_firm(spot: Spot) -> bool:
    """Whether the percentage is of a thing with a name: "50 percent of Beltransgaz"."""
    named = any(n.start >= spot.end for n in spot.said.named)
    return _OF_NAME.match(spot.after) is not None and not named


def _is_of_a_person(spot: Spot, clause: str) -> bool:
    age = (spot.mention.value or 0) <= _OLDEST and _AGE.search(clause)
    return bool(age or _DEED.search(clause))


def _is_hour(spot: Spot, clause: str) -> bool:
    """Whether a number is a time of day: "left at 7", "told the president at 9.12"."""
    whole = (spot.mention.value or 0) <= _HOURS and _HOUR.search(clause)
    return bool(whole or (_CLOCK.fullmatch(spot.mention.text) and _AT.search(clause)))

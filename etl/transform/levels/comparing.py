"""Whether a number tells how much there is, or only compares: a level, a ratio, a step, a change.

Comes in: a `Spot` and its number as it is read. Goes out: yes or no, by the words right at the
number, which are in `english/comparing.toml`. It knows no indicator.
"""

from __future__ import annotations

import re

from etl.tables import Mention
from etl.transform.scene.spots import Spot
from etl.transform.words import alternatives

_WORDS = alternatives("comparing")
_MULTIPLE, _PERIOD, _DIFFERENCE = _WORDS["multiple"], _WORDS["time"], _WORDS["difference"]
_LEVEL = re.compile(rf"\b(?:{_WORDS['level']['before']})\s+$", re.IGNORECASE)
_AT = re.compile(rf"(?:{_WORDS['level']['hedges']})\b", re.IGNORECASE)
_BY = re.compile(rf"\bby\s+(?:(?:{_WORDS['step']['hedges']})\s+)*$", re.IGNORECASE)
_UP = re.compile(
    rf"(?:^|,|\b(?:{_WORDS['direction']['leads']}))\s*(?:{_WORDS['direction']['words']})\s+$",
    re.IGNORECASE,
)
_TIMES = re.compile(
    rf"\s*(?:as\s+(?:{_MULTIPLE['as_much']})\s+as|(?:{_MULTIPLE['more']})\s+than|"
    rf"(?=(?:{_MULTIPLE['owned']}|the\s+(?-i:[A-Z][a-z]+)\s+(?:{_MULTIPLE['standing']})|the\s+(?:{_MULTIPLE['measured']})(?:\s+of)?\s+(?!in\b|for\b))\b))"
    r"(?P<thing>[^,;:.]*)",
    re.IGNORECASE,
)
_TIME = re.compile(
    rf"^\s*(?:{_PERIOD['leads']})\b|\b(?:{_PERIOD['words']})\b|"
    rf"\b(?:{_PERIOD['measured']})s? (?:of|for|in) \W?(?:(?:19|20)\d\d|[JFMASOND][a-z]+\b)",
)
_OTHER_SIDE = re.compile(
    rf"\s*(?:(?:{_WORDS['other_side']['words']})\b(?: \w+)??|) ?than "
    r"(?:in |for |what )?(?:the )?(?P<thing>[A-Z][^,;:.]*)"
)
_LESS_THAN = re.compile(
    rf"\s*(?:{_DIFFERENCE['words']})(?: \w+)? than\b|"
    rf"\s*(?:{_DIFFERENCE['missed']}) (?:(?:{_DIFFERENCE['leads']}) )*(?:{_DIFFERENCE['aims']})",
    re.IGNORECASE,
)
_REPLACED = re.compile(rf"\b(?:{_WORDS['replaced']['before']})\s+(?:the\s+)?$", re.IGNORECASE)
_PAYS = re.compile(rf"\b(?:{_WORDS['replaced']['verbs']})\b", re.IGNORECASE)
# "grew three times"; "13 times" alone is how often
_GROWN = re.compile(
    r"\b(?:gr[eo]wn?|grows|ris(?:e|es|en)|rose|increas\w+|multipl\w+|swell\w*|swelled|swollen|"
    r"jump\w*|f[ae]ll(?:en|s)?|shr[aiu]nk\w*|decreas\w+|drop\w*|declin\w+|up|down|soar\w*|"
    r"climb\w*|expand\w*|went|i\.e\.)[\s:,(]*(?:\w+\s+){0,3}?$|(?:\bis|\bwas|\bwere|\bbe|[:,(])\s*$",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\s*(?:(?:as|more|less|higher|larger|bigger|smaller|lower|over|up|down|compared|that|those|its|"
    r"the|what|against|in value|in \w+ years?)\b)",
    re.IGNORECASE,
)
_UP_FROM = re.compile(r"\b(?:up|down)\s+from\s+(?:the\s+)?$", re.IGNORECASE)
_MORE = re.compile(rf"\s*(?:{_WORDS['change']['words']}) than\b", re.IGNORECASE)
# "95 percent of its fuel" is no share of exports; "of the total", "of them" and "of it" may be
_OF_IT = re.compile(r"\s*of\s+(?:it|them|this|that|these|those|which)\b", re.IGNORECASE)
_TO = re.compile(r"\s*to\s+", re.IGNORECASE)
_OF_ANOTHER = re.compile(
    r"\s*of (?:what|everything|all that)\b|\s*of (?:(?:its|their|our|the|all|his|her|your)\s+)+"
    rf"(?!(?:{_WORDS['part']['measured']})\b)[a-z]{{3,}}",
    re.IGNORECASE,
)
_OF_OWN_PART = re.compile(
    rf"\s*of (?:(?:its|their|our|his|her)\s+)(?:[\w’'-]+\s+){{0,2}}?"
    rf"(?:{_WORDS['part']['owed']})\b",
    re.IGNORECASE,
)


def is_of_own_part(spot: Spot) -> bool:
    """Whether a percentage is of what somebody has to give, and not of the whole.

    As in "by October it had transferred two thirds of its quota".
    """
    return _OF_OWN_PART.match(spot.after) is not None


def is_level(spot: Spot, mention: Mention) -> bool:
    """Whether the words before a share say where it came to ("fell below 50 percent")."""
    if mention.unit in ("times", "percentage_points"):
        return False
    before, own = spot.before, spot.sentence[spot.start :]
    return bool(_LEVEL.search(before) or _AT.match(own))


def ends_change(spot: Spot) -> bool:
    """Whether only the word of a level stands between the number and the one before: "to 25%"."""
    return _LEVEL.fullmatch(spot.before.strip() + " ") is not None


def is_ratio(spot: Spot, mention: Mention) -> bool:
    """Whether a multiple or a percentage compares with another thing, not with another time.

    "Nine times as much as it bought", "1.6 times its imports" and "a third more than Germany" tell
    no growth; "nine times as much as in 2010" and "twice the level of a year earlier" do.
    """
    if mention.unit not in ("times", "percent"):
        return False
    pattern = _TIMES if mention.unit == "times" else _OTHER_SIDE
    compared = pattern.match(spot.sentence[spot.end :])
    if mention.unit == "times" and "times" in mention.text and not compared:
        return not (_GROWN.search(spot.before) or _COMPARES.match(spot.after))
    return compared is not None and not _TIME.search(compared["thing"])


def is_amount_of_change(spot: Spot) -> bool:
    """Whether "by" says that the number is how much something rose or fell."""
    return _BY.search(spot.before) is not None


def is_step(spot: Spot, mention: Mention) -> bool:
    """Whether an amount tells a difference: "rose by 40", "800 million less than this year".

    So does one behind the level that it led to: "12.4 billion, down 100 million in a month".
    """
    if mention.unit == "times" or mention.unit.startswith("percent"):
        return False
    changed = bool(mention.trend) and is_amount_of_change(spot)
    before = spot.previous
    changed = changed or bool(before and before.unit == mention.unit and _UP.search(spot.before))
    return changed or _LESS_THAN.match(spot.sentence, spot.end) is not None


def is_change(spot: Spot, mention: Mention) -> bool:
    """Whether a percentage tells by how much something changed: it is no share of anything.

    "Fell by 4 percent", "beat that year by 4", "fell 4 percent to 9 billion", "up 4 percent on the
    year", "4 percent higher than".
    """
    if mention.unit != "percent":
        return False
    leads = spot.next is not None and spot.next.kind in ("money", "measure")
    moved = bool(_UP.search(spot.before)) or (leads and bool(_TO.match(spot.after)))
    by = is_amount_of_change(spot) or (bool(mention.trend) and moved)
    return by or _MORE.match(spot.sentence, spot.end) is not None


def is_of_another(spot: Spot) -> bool:
    """Whether a percentage says itself what it is a part of, and that is no measure of trade."""
    return _OF_ANOTHER.match(spot.after) is not None


def is_part_of_amount(spot: Spot) -> bool:
    """Whether a percentage is of the amount told before it: "7 million tonnes, half of it"."""
    before = spot.previous
    if before is None or _OF_IT.match(spot.after) is None:
        return False
    return before.kind == "measure" or bool(before.kind == "count" and before.counted)


def is_old_price(spot: Spot) -> bool:
    """Whether a price is the one before a rise or a fall: "will pay 100, up from 46.68"."""
    return spot.previous is not None and _UP_FROM.search(spot.sentence[: spot.start]) is not None


def is_replaced(spot: Spot) -> bool:
    """Whether a price is paid, or was due, of which another takes the place.

    Of "they will pay 205 instead of 240" the 240 is what they pay today, and "they remitted 150
    instead of 174" denies neither.
    """
    if spot.previous is None or _REPLACED.search(spot.before) is None:
        return False
    return _PAYS.search(spot.sentence[: spot.left]) is not None

"""A part told right after its total: "3.2 billion, of which 1.3 billion for defence".

Comes in: the figures of a number and the `Spot` at which it stands. Goes out: the same figures; or,
where nothing else tells them from a total of the same sentence, with the words that name the part
as their breakdown; or none, where no words name it. A part never stands as a second total.
"""

from __future__ import annotations

import re
from dataclasses import replace

from etl.tables import Mention, Observation, stable_id
from etl.transform.scene.context import Made, Scene
from etl.transform.scene.spots import Spot, phrase
from etl.transform.tables.cells import CellSpot

UNNAMED_PART = "a part of the figure before it that no breakdown names"

_INTRODUCED = re.compile(
    r"\b(?:of (?:which|whom|them|these|those|this|that)|among (?:which|whom|them|these|those)|"
    r"includ(?:ing|es|ed|e)|inclusive of|(?:consist(?:ing|s|ed)?|made up|composed) of|"
    r"compris(?:ing|es|ed|e))\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"[;:]|\b(?:while|whereas|although|but|compared|against|up from|down from)\b", re.I
)
_OUT_OF = re.compile(r"(?:^|[,;(]\s*)of (?:the|its|their|these|those|all)\s+$", re.IGNORECASE)
_ON = re.compile(
    r"(?:\s+[a-z]+){0,5}?\s+(?:in|on|inside|within)\s+(?:the\s+)?(?:territory\s+of\s+)?"
)
_SOIL = re.compile(r"(?:['’]s)?\s+(?:soil|territory|ground|land)\b")
_SAME = ("indicator", "entity", "counterpart", "subject", "breakdown", "period", "unit")
_MOST_WORDS = 4
_VERB = (
    r"(?:is|are|was|were|be|been|being|has|had|have|will|would|can|could|may|might|shall|should|go|"
    r"goes|going|went|gone|come|comes|coming|came|take|takes|took|taken|get|gets|got|receives?|"
    r"received|makes?|made|falls?|fell|needs?|needed|costs?|brings?|brought|reach(?:es|ed)?|"
    r"amounts?|amounted|accounts?|accounted|totals?|totall?ed|contribute[sd]?|sent|paid|spent|"
    r"used|serves?|served|belongs?|belonged)"
)
_LEADING = re.compile(
    rf"(?:[\s,(]|(?:and|or|about|around|some|only|another|the|an?|its|their|our|for|of|on|as|at|"
    rf"with|worth|{_VERB}|in(?!\s+(?:the\s+)?[A-Z]))\b)+",
    re.IGNORECASE,
)
_STOPS = re.compile(
    rf"[,;:.()!?–—]|\b(?:and|or|while|which|that|who|when|as|than|{_VERB})\b", re.IGNORECASE
)
_NEXT = re.compile(r".*(?:,|\band\b|\bor\b)", re.IGNORECASE | re.DOTALL)
_SILENT = re.compile(r"(?:the|an?|its|their|our|about|around|some|only)", re.IGNORECASE)
_LOOSE = re.compile(r"(?:for|of|on|in|at|to|by|from|with|worth|up|the)", re.IGNORECASE)
# "of 14 programmes, of which it completed three": what was done to them is no part of a kind
_DEED = re.compile(r"(?:it|they|we|he|she|i)_[a-z]{3,}ed")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


def told_apart(
    figures: list[Observation], spot: Spot, scene: Scene, made: Made
) -> list[Observation]:
    """`figures` of the number at `spot`, each told from the total that it is a part of.

    None are left where one of them competes with its total and no words name the part.
    """
    whole = _whole(spot)
    totals = made.get(whole.mention_id, ()) if whole else ()
    competing = [f for f in figures if any(_competes(f, total) for total in totals)]
    if not competing or whole is None:
        return figures
    noun = _snake(spot.mention.counted)
    alike = not noun or _head(noun) == _head(_snake(whole.counted))
    words = _ground(spot, scene) or part_named(spot, spot.mention.counted if alike else "")
    if _DEED.fullmatch(words):
        return figures
    if not words:
        return []
    return [_named(f, words, alike) if f in competing else f for f in figures]


def _ground(spot: Spot, scene: Scene) -> str:
    """Where the part is: "in_malta" of "2,000 were to be on Maltese soil"."""
    places = scene.places
    name = next((n for n in spot.said.named if spot.end <= n.start < spot.right), None)
    if name is None or not _SOIL.match(spot.sentence, name.end):
        return ""
    if not _ON.fullmatch(spot.sentence, spot.end, name.start):
        return ""
    nouns = (w for w, code in places.words.items() if code == name.entity)
    return f"in_{_snake(next((w for w in nouns if w not in places.adjectives), name.word))}"


def part_named(spot: Spot, noun: str) -> str:
    """The words that name the part at `spot`, in snake_case; empty where there are none.

    Those before the number ("of which defence took 3 billion"), else those behind it and `noun`,
    which is what total and part both count. Verbs, articles and "for" name nothing; "to", "from"
    and "by" do.
    """
    before = spot.before
    if introduced := [m.end() for m in _INTRODUCED.finditer(before)]:
        before = before[introduced[-1] :]
    elif following := _NEXT.match(before):
        before = before[following.end() :]
    else:
        before = ""
    return _snake(before) or _snake(spot.after.lstrip().removeprefix(noun))


def _whole(spot: Spot) -> Mention | None:
    """The number of its sentence of which the one at `spot` is introduced as a part.

    Said behind the total ("of which"), or before it ("of the 5 billion, 3 billion").
    """
    if isinstance(spot, CellSpot):
        return None
    until = spot.start
    for other in reversed(spot.neighbours[: max(spot.position, 0)]):
        start, end = (at - spot.offset for at in phrase(other))
        between = spot.sentence[end:until]
        if _ENDED.search(between):
            return None
        if _INTRODUCED.search(between) or _OUT_OF.search(spot.sentence[:start]):
            return other
        until = start
    return None


def _competes(figure: Observation, total: Observation) -> bool:
    """Whether nothing but its size tells `figure` from `total`."""
    smaller = abs(figure.value or 0) < abs(total.value or 0)
    return smaller and all(getattr(figure, name) == getattr(total, name) for name in _SAME)


def _snake(text: str) -> str:
    """The first words of `text` up to a verb, a comma or another clause, as written."""
    led = _LEADING.match(text)
    rest = text[led.end() :] if led else text
    stop = _STOPS.search(rest)
    words = _WORD.findall(rest[: stop.start()] if stop else rest)
    words = [w for w in words if not _SILENT.fullmatch(w)][:_MOST_WORDS]
    while words and _LOOSE.fullmatch(words[-1]):
        del words[-1]
    return "_".join(re.sub(r"[’'-]", "_", word) for word in words).lower()


def _head(words: str) -> str:
    return words.rpartition("_")[2]


def _named(figure: Observation, words: str, alike: bool) -> Observation:
    """`figure` as that of the part: of the total's own kind, or of the one that `words` name."""
    breakdown = "_".join(filter(None, (figure.breakdown if alike else "", words)))
    return replace(
        figure,
        observation_id=stable_id("o", figure.observation_id, breakdown),
        breakdown=breakdown,
    )

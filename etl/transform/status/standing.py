"""What the source says a figure is: done, planned, proposed, forecast, claimed, denied ...

Comes in: a `Spot`, its rule and its `Scene`. Goes out: a status and what tells it: the words at
the number, its sentence, its paragraph, a heading, or only the indicator's default. It reads no
further than the paragraph and what stands above it, and judges nobody's truthfulness.
"""

from __future__ import annotations

import re
from typing import cast

from etl.tables import Basis, Status
from etl.transform.levels.comparing import is_old_price, is_replaced
from etl.transform.levels.nowadays import is_still_to_come
from etl.transform.scene.clauses import OwnClause
from etl.transform.scene.context import Scene
from etl.transform.scene.spots import Spot, last_sentence, phrase
from etl.transform.status.above import status_above
from etl.transform.status.cues import DECIDING, PART_OF, cues_of, nearest_status
from etl.transform.status.denials import denied
from etl.transform.status.replies import replied
from etl.transform.status.suppositions import is_real, is_start, supposed, unreal
from etl.transform.status.utterances import utterances
from etl.transform.status.voice import Voice, heard
from etl.transform.words import pattern
from etl.vocabulary import Rule

_EXPECTING = re.compile(
    r"\b(?:guess|reckon|believ|think|expect|predict|hop|assum|suppos|bet|fear|suspect)(?:e?s|ed|ing|e)?\b"
    r"(?:\s+that)?\s[^.;:]*\b(?:will|would|shall)\b",
    re.IGNORECASE,
)
_ASSERTING = re.compile(
    r"\b(?:claim|assert|alleg|insist|contend|maintain)\w*\s+that\b[^;:]*$", re.IGNORECASE
)
_BELIEVED = re.compile(
    r"\bit (?:is|was) (?:\w+ly )?(?:believed|thought|assumed|estimated|reckoned) that\b[^;:]*$",
    re.I,
)
_AIMING = re.compile(
    r"\b(?:wants?|wanted)\s+to\s+(?:bring|raise|increase|lift|push|double|"
    r"boost|expand|reach|grow|cut|reduce|lower)\b",
    re.IGNORECASE,
)
# "Malta sends 400, Cyprus 300": the verb is that of the number before
_ELLIPTIC = re.compile(
    r"(?:\s+[\w’'-]+){0,10}?(?:,\s[^,;.\d]{1,50}(?=,))?\s*(?:,|,?\s+and|;)\s+(?:the\s+)?(?-i:[A-Z][\w’'-]*)(?:\s(?-i:[A-Z][\w’'-]*))?"
    r"(?:,|,?\s+(?:some|about|only|just|over))?\s+",
    re.IGNORECASE,
)
# "129 for 2018, that for 2019 at 127"
_THAT_FOR = re.compile(
    r"[^.;,:]{0,40}?(?:,|,?\s+and|;)\s+(?:that|those|the one|the price|the sum)\s+(?:for|of|in)\s+"
    r"(?:the\s+)?[\w\s-]{2,25}?\s+at\s+",
    re.IGNORECASE,
)
# "20,000 soldiers, 3,000 vehicles and some 100 aircraft": all of them are what the first is
_LISTED = re.compile(
    r"\s+(?:(?-i:[a-z])[\w’'-]*\s+){0,2}?(?-i:[a-z])[\w’'-]*(?:,|,?\s+and)\s+"
    r"(?:(?:some|about|over|around|nearly|almost|roughly|up to|more than|at least)\s+)?",
    re.IGNORECASE,
)
_SPOKE = re.compile(
    r"\b(?:had|has|have|was|were)\s+(?:\w+\s+)?(?:been\s+)?(?:speaking|talking|working|reckoning|"
    r"thinking|expecting|hoping|planning|assessed|spoken|talked|said|told|mentioned|named|quoted|cited)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+(?:(?-i:[a-z]+)\s+){0,2}\W?$", re.IGNORECASE)
# "wants it cut to 80 dollars from 142"
_FROM_OLD = re.compile(r"[^.;:]{0,60}?\bfrom\s+(?:(?-i:[a-z]+)\s+){0,2}\W?", re.IGNORECASE)
_TO = re.compile(r"\bto\s+(?:\w+\s+){0,2}\W?$", re.IGNORECASE)
_WOULD = re.compile(r"\b(?:would|could|might|if)\b", re.IGNORECASE)
_OF_A_WHOLE = re.compile(r"\s+(?:[a-z]+\s+){0,2}of\s+(?:an?|its|their)\s+", re.I)
# the parts before it have been paid
_LAST_PART = re.compile(r"\b(?:last|final|remaining|second|third|next)\b[^.;]{0,40}$", re.I)
_INSTEAD = re.compile(r"\binstead of\s+(?:the\s+|its\s+|their\s+)?\W?$", re.IGNORECASE)
_TO_NEW = re.compile(r"(?:[^,;.\d]|[12]\d{3}){0,40}?\bto\s", re.IGNORECASE)
# "a record of 53 billion, which would mean growth of 6 percent": as sure as what it follows from
_RECKONED = re.compile(
    r"(?:,\s+which|\bthis|,\s+that)\s+would\s+(?:\w+ly\s+)?"
    r"(?:mean|imply|represent|correspond|equal|amount|translate|make|work out)\b",
    re.IGNORECASE,
)
_NOW_BASE = (
    re.compile(
        r"\b(?:against|from|than|compared (?:with|to)(?:\s(?:[^,;.]|[.,]\d){1,60}\sand)?"
        r"|(?:double|triple|twice|times|half)\s+(?:the|its))\s+\W?$",
        re.IGNORECASE,
    ),
    re.compile(
        r"[^,;.\d]{0,30}?\b(?:(?P<now>now|at present|today|currently)|last year|on the day|"
        r"\w+ (?:years?|months) (?:ago|earlier|before))\b",
        re.IGNORECASE,
    ),
)
_PAPER_SAYS = re.compile(r"\s(?:arriv|announc)")
_ASIDE = re.compile(
    r"[\w\s]{0,20}\((?:as |the |originally |a )*"
    r"(?:plan(?:ned)?|budgeted|budget|target|forecast|expected|projected)\b",
    re.IGNORECASE,
)
_PARTS = 4
_REACH = 300
_AND_PART = re.compile(
    r"(?:(?!\b(?:while|whereas|but)\b)[^.;:\d]){0,40}?(?:,|\band)\s+(?:\w+\s+)?", re.I
)
_CONTRAST = re.compile(r"\b(?:while|whereas|but|though|although)\b|;", re.IGNORECASE)
_CONTINUING = re.compile(
    r"^[“\"'‘]?(?:of (?:this|that|these|those|them|which)\b|the (?:rest|remainder|other|latter)\b|"
    r"another\b|the former\b|including\b|this (?:includes|means)\b|these (?:are|include)\b)",
    re.IGNORECASE,
)

Told = tuple[Status, Basis]


def status_with_basis(spot: Spot, rule: Rule, scene: Scene) -> Told:
    """The status of the figure at `spot`, and what tells it."""
    own = OwnClause(spot)
    if is_real(own) and not denied(own):
        return "actual", "stated"
    based = _NOW_BASE[0].search(own.lead) and _NOW_BASE[1].match(spot.sentence, spot.end)
    if based:  # "will pay 210, up from 195 now", "compared with 9 last year"
        return ("actual" if based["now"] else rule.status), "stated"
    if (rule.per and is_replaced(spot)) or is_start(spot):
        return "actual", "stated"
    if _is_old_end(own) or (rule.per and is_old_price(spot)):
        return rule.status, "sentence"
    if is_still_to_come(spot):
        return "planned", "stated"
    if unreal(own):
        return "hypothetical", "stated"
    if _RECKONED.search(spot.before) and spot.previous:
        return status_with_basis(scene.spot(spot.previous), rule, scene)
    if replied(spot, scene):
        return "negated", "paragraph"
    if denied(own) and not _named_so(own):
        if not _is_whole(spot):
            return "negated", "stated"
        if _LAST_PART.search(spot.sentence[: spot.start]):
            return "actual", "sentence"
    if pattern("status", "unconfirmed", "before").search(own.lead):
        return "claimed", "stated"
    apart = own.relative and not _WOULD.search(spot.sentence[slice(*own.relative)])
    if conditional := None if apart else supposed(own, annual=rule.annual):
        return conditional
    nearest, basis = nearest_status(own, rule)
    if nearest == "proposed" and rule.status == "actual" and _AIMING.search(own.lead):
        nearest = "planned"
    if nearest == "actual" and _ASSERTING.search(own.lead):
        return "claimed", "stated"
    if nearest == "actual" and _BELIEVED.search(own.lead):
        return "estimate", "stated"
    if nearest in ("planned", "estimate") and _EXPECTING.search(own.lead):
        return "forecast", "stated"
    if nearest is None:
        nearest, basis = _of_whole(spot, rule, scene)
    if nearest is None:
        nearest, basis = _introduced(own, rule)
    if nearest is None and _planned_aside(spot):
        nearest, basis = "actual", "sentence"
    if nearest in ("estimate", "planned") and _by_a_paper(own):
        nearest = "claimed"
    elliptic = _ELLIPTIC.fullmatch(spot.before) or _THAT_FOR.fullmatch(spot.before)
    if nearest is None and elliptic and spot.previous:
        nearest, basis = nearest_status(OwnClause(scene.spot(spot.previous)), rule)
    if nearest is None and rule.subject_cues:
        nearest, basis = _of_list(spot, rule, scene)
    if nearest and nearest != "actual":
        return nearest, basis
    voice = heard(spot, scene)
    told = _by_voice(spot, voice)
    if told and told[0] == "claimed" and voice.labelled and rule.annual:
        told = None  # what a guest tells of a budget is what it provides for
    if told and told[0] == "forecast" and voice.basis == "continued" and tells_past(spot):
        told = None  # "The bank expects 8 percent. They had grown by 39 in 2023"
    if told and not (told[0] == "forecast" and (nearest or own.base is not None)):
        return told
    if nearest:
        return nearest, "stated"
    above = status_above(spot, scene)
    if above and not (above == "forecast" and rule.status == "planned"):  # "Outlook": the next plan
        return above, "heading"
    if before := _continued(spot):
        return before, "paragraph"
    return rule.status, "vocabulary"


def _is_whole(spot: Spot) -> bool:
    """Whether a number is the whole of a part that is denied: "the last 50 of a loan of 200"."""
    return spot.previous is not None and _OF_A_WHOLE.fullmatch(spot.before) is not None


def _is_old_end(own: OwnClause) -> bool:
    """Whether a change to come begins with the number: "will fall from 18 this year to 14"."""
    before = own.spot.previous
    if before and _FROM_OLD.fullmatch(own.spot.before):
        return _TO.search(own.spot.sentence[: phrase(before)[0] - own.spot.offset]) is not None
    found = _FROM.search(own.lead)
    instead = _INSTEAD.search(own.lead)
    if instead and own.spot.previous:  # "it would pay 200 instead of 129"
        return pattern("status", "to_come", "verbs").search(own.lead[: instead.start()]) is not None
    if found is None or _TO_NEW.match(own.spot.sentence, own.spot.end) is None:
        return False
    return pattern("status", "to_come", "verbs").search(own.lead[: found.start()]) is not None


def tells_past(spot: Spot) -> bool:
    """Whether the clause of the number tells what was or has been."""
    text = _SPOKE.sub("", OwnClause(spot).text)
    return pattern("status", "past", "verbs").search(text) is not None


def _of_whole(spot: Spot, rule: Rule, scene: Scene) -> tuple[Status | None, Basis]:
    """The status of the number of which this is a part: "18, namely 12 by rail and 6 by sea"."""
    for _ in range(_PARTS):
        if spot.previous is None:
            break
        part = PART_OF.match(spot.before)
        if not (part or _AND_PART.fullmatch(spot.before)):
            break
        spot = scene.spot(spot.previous)
        if part:
            return nearest_status(OwnClause(spot), rule)
    return None, "none"


def _of_list(spot: Spot, rule: Rule, scene: Scene) -> tuple[Status | None, Basis]:
    """What the first of a list of things to come is: "20,000 soldiers, 3,000 vehicles"."""
    first = spot
    for _ in range(_PARTS):
        if first.previous is None or _LISTED.fullmatch(first.before) is None:
            break
        first = scene.spot(first.previous)
    told = (None, "none") if first is spot else nearest_status(OwnClause(first), rule)
    return told if told[0] in ("planned", "forecast") else (None, "none")


def _introduced(own: OwnClause, rule: Rule) -> tuple[Status | None, Basis]:
    """What the words before a colon tell of all numbers behind it: "they paid: 3 and 2 billion"."""
    lead = own.spot.sentence[: own.begin]
    if not lead.rstrip().endswith(":"):
        return None, "none"
    cues = ((cast(Status, name), cue) for name, listed in rule.statuses for cue in listed)
    told = [(m.end(), status) for status, cue in cues for m in cue.finditer(lead)]
    return (max(told)[1], "sentence") if told else (None, "none")


def _planned_aside(spot: Spot) -> bool:
    """Whether the number is set beside its plan: "4.9 billion (plan: 4.8 billion)" came true."""
    aside = _ASIDE.match(spot.after)
    return spot.next is not None and aside is not None and ")" not in spot.after


def _by_a_paper(own: OwnClause) -> bool:
    """Whether a newspaper or a channel arrives at the number or announces it: it only states it."""
    said = _PAPER_SAYS.split(re.split(r"[,;]\s", own.lead)[-1])
    return len(said) > 1 and pattern("voice", "kinds", "media").search(said[0]) is not None


def _named_so(own: OwnClause) -> bool:
    """Whether a denied number keeps a status of its own: "instead of the 250 planned"."""
    near = re.match(r"\s*(?:\w+\s+)?(?=\w+)", own.tail)
    if near is None or not re.search(r"\b(?:instead of|rather than|not|of) the\s*$", own.lead):
        return False
    return any(cues_of(s, "after").match(own.tail, near.end()) for s in (*DECIDING[:2], "planned"))


def _by_voice(spot: Spot, voice: Voice) -> Told | None:
    """What it makes of a figure that somebody states it: an estimate, a claim, or nothing."""
    if not voice.words and not voice.labelled:
        return None
    basis: Basis = "sentence" if voice.basis == "stated" else voice.basis
    if voice.manner == "forecast":
        return "forecast", basis
    if voice.manner == "estimate" or (voice.kind == "third" and not voice.labelled):
        return "estimate", basis
    if voice.kind == "official":
        return None
    if voice.manner == "claimed" or voice.labelled:
        return "claimed", basis
    return ("claimed", basis) if _disputed(spot) else None


def _disputed(spot: Spot) -> bool:
    """Whether the text near the number tells that it is contested."""
    end = spot.offset + len(spot.sentence)
    near = f"{spot.earlier[-_REACH:]} {spot.sentence} {spot.passage.text[end : end + _REACH]}"
    speakers = {told.who for told in utterances(spot.sentence)}
    if len(speakers) > 1 and _CONTRAST.search(spot.sentence):
        return True
    return pattern("voice", "dispute", "near").search(near) is not None


def _continued(spot: Spot) -> Status | None:
    """The status of the sentence before, where this one only goes on with its amount."""
    if not _CONTINUING.match(spot.sentence.lstrip()):
        return None
    last = last_sentence(spot.earlier)
    for status in DECIDING[:-1]:
        if cues_of(status, "before").search(last):
            return status
    return None

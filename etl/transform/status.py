"""What the source says a figure is: done, planned, proposed, forecast, claimed, denied ...

Comes in: a `Spot`, its rule and its `Scene`. Goes out: a status and what tells it: the words at
the number, its sentence, its paragraph, a heading, or only the indicator's default. It reads no
further than the paragraph and what stands above it, and judges nobody's truthfulness.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import cast

from etl.tables import Basis, Status
from etl.transform.above import status_above
from etl.transform.clauses import OwnClause, is_part
from etl.transform.context import Scene
from etl.transform.denials import denied
from etl.transform.speakers import is_office
from etl.transform.spots import Spot, last_sentence
from etl.transform.suppositions import is_real, supposed, unreal
from etl.transform.utterances import utterances
from etl.transform.voice import Voice, heard
from etl.transform.words import any_of, pattern, words
from etl.vocabulary import Rule
from etl.vocabulary.cues import NUMBER

_DECIDING: tuple[Status, ...] = (
    "proposed", "forecast", "estimate", "claimed", "planned", "actual",
)  # fmt: skip
_THEIRS: tuple[Status, ...] = ("estimate", "claimed")
_BEHIND = 10
_BY_DEFAULT = 40
_TOO_FAR = 260
_GOES_ON = re.compile(
    r"\b(?:and|but|or|then)\s+(?:(?:had|has|have|was|were|is|are)\s+)?$"
    r"|,\s+(?:the|an?|its|their)\b[^,]*\b(?:since|when|than|that|after|before|as)\b[^,]*$"
)
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
    r"(?:\s+[\w’'-]+){0,10}?\s*(?:,|,?\s+and|;)\s+(?:the\s+)?(?-i:[A-Z][\w’'-]*)(?:\s(?-i:[A-Z][\w’'-]*))?"
    r"(?:,|,?\s+(?:some|about|only|just|over))?\s+",
    re.IGNORECASE,
)
# "129 for 2018, that for 2019 at 127"
_THAT_FOR = re.compile(
    r"[^.;,:]{0,40}?(?:,|,?\s+and|;)\s+(?:that|those|the one|the price|the sum)\s+(?:for|of|in)\s+"
    r"(?:the\s+)?[\w\s-]{2,25}?\s+at\s+",
    re.IGNORECASE,
)
_SPOKE = re.compile(
    r"\b(?:had|has|have|was|were)\s+(?:\w+\s+)?(?:been\s+)?(?:speaking|talking|working|reckoning|"
    r"thinking|expecting|hoping|planning|assessed|spoken|talked|said|told|mentioned|named|quoted|cited)\b",
    re.IGNORECASE,
)
# "will exceed 6 billion", "should top seven": the verb is part of the number
_MODAL = re.compile(r"\b(?:will|would|should|shall)\s+(?:\w+ly\s+|even\s+)?$", re.IGNORECASE)
_RISES = re.compile(r"(?:exceed|top|surpass|pass|reach|hit|approach|near)\b", re.IGNORECASE)
_SAYS = re.compile(
    r"\s+(?:only\s+)?(?:concede|admit|say|tell|confirm|grant|allow)\b", re.IGNORECASE
)
_NOW_BASE = (
    re.compile(r"\b(?:against|from|than|compared with|compared to)\s+\W?$", re.IGNORECASE),
    re.compile(r"[^,;.\d]{0,30}?\b(?:now|at present|today|currently)\b", re.IGNORECASE),
)
_SETS = re.compile(r"\b(?:put at|assess\w*)$", re.IGNORECASE)
_OF_SOMEBODY = re.compile(r"\b(?:from|by way of|out of)\b", re.IGNORECASE)
_PAPER_SAYS = re.compile(r"\s(?:arriv|announc)")
_GUESSED = re.compile(r"assum", re.IGNORECASE)
_ASIDE = re.compile(
    r"[\w\s]{0,20}\((?:as |the |originally |a )*"
    r"(?:plan(?:ned)?|budgeted|budget|target|forecast|expected|projected)\b",
    re.IGNORECASE,
)
_PAYS = re.compile(r"\b(?:pays?|paid|is paying|are paying|is charged|are charged)\b", re.IGNORECASE)
_OFFICE = 40
_SUBJECT = 60
_PARTS = 4
_REACH = 300
_PART_OF = re.compile(
    r"(?:\s+[a-z-]+){0,2}?\W*\b"
    r"(?:of (?:which|whom|that|these|those|them)|including|namely|composed of|made up of)\b",
    re.IGNORECASE,
)
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
    if _NOW_BASE[0].search(own.lead) and _NOW_BASE[1].match(spot.sentence, spot.end):
        return "actual", "stated"  # "will pay 210, up from 195 now"
    if unreal(own):
        return "hypothetical", "stated"
    if denied(own) and not _named_so(own):
        return "negated", "stated"
    if pattern("status", "unconfirmed", "before").search(own.lead):
        return "claimed", "stated"
    if conditional := supposed(own, annual=rule.annual):
        return conditional
    nearest, basis = _nearest(own, rule)
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
        nearest, basis = _nearest(OwnClause(scene.spot(spot.previous)), rule)
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


def tells_past(spot: Spot) -> bool:
    """Whether the clause of the number tells what was or has been."""
    text = _SPOKE.sub("", OwnClause(spot).text)
    return pattern("status", "past", "verbs").search(text) is not None


def _nearest(own: OwnClause, rule: Rule) -> tuple[Status | None, Basis]:
    """The status whose words stand nearest to the number in its clause, and what tells it.

    Words that only name what has the status by itself, as "budget" does, tell no more than that.
    """
    near = min(_costs(own, rule), key=lambda told: told[0], default=None)
    if near is None or near[0] > _TOO_FAR:
        return None, "none"
    return near[1], near[2]


def _of_whole(spot: Spot, rule: Rule, scene: Scene) -> tuple[Status | None, Basis]:
    """The status of the number of which this is a part: "18, namely 12 by rail and 6 by sea"."""
    for _ in range(_PARTS):
        if spot.previous is None:
            break
        part = _PART_OF.match(spot.before)
        if not (part or _AND_PART.fullmatch(spot.before)):
            break
        spot = scene.spot(spot.previous)
        if part:
            return _nearest(OwnClause(spot), rule)
    return None, "none"


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


def _costs(own: OwnClause, rule: Rule) -> Iterator[tuple[int, Status, Basis]]:
    lead, tail = own.lead + NUMBER, own.tail
    if _PART_OF.match(own.spot.before) and own.spot.previous:
        lead = own.spot.before + NUMBER
    whole = own.spot.previous is not None and is_part(own.spot.before)
    number = own.spot.sentence[own.spot.start : own.spot.end]
    if rule.status == "actual" and _MODAL.search(own.lead) and _RISES.match(number):
        yield 0, "forecast", "stated"
    for status in _THEIRS:
        if pattern("status", status, "hedge").search(number):
            yield 0, status, "stated"
        if pattern("status", status, "opening").match(own.lead.lstrip()):
            yield _BY_DEFAULT, status, "stated"
    for text, begin, side, behind in (
        (lead, own.spot.start + len(NUMBER) - len(lead), "before", 0),
        (tail, own.spot.end, "after", _BEHIND),
    ):
        for told, m, is_weak, basis in _cued(text, side, own, rule):
            meant = _meant(told, text, m, rule, own)
            if _announced_late(own, m[0]) or (behind and _GOES_ON.search(text[: m.start()])):
                continue
            if meant is None or (meant == "actual" and whole and behind):
                continue
            cost = own.cost(begin + m.start(), begin + m.end())
            if cost is not None:
                yield cost + behind + _BY_DEFAULT * is_weak, meant, basis


def _cued(
    text: str, side: str, own: OwnClause, rule: Rule
) -> Iterator[tuple[Status, re.Match[str], bool, Basis]]:
    """The words of `text` that tell a status, of English and of the rule, and whether weakly."""
    weak = pattern("status", "weak", "near")
    for status in _DECIDING:
        if own.spot.said.may(cues := _cues(status, side)):
            for m in cues.finditer(text):
                yield status, m, bool(weak.fullmatch(m[0])), "stated"
    for name, patterns in rule.statuses:
        by_default = name == rule.status
        for cue in patterns:
            if own.spot.said.may(cue):
                for m in cue.finditer(text):
                    yield (
                        cast(Status, name),
                        m,
                        by_default,
                        "vocabulary" if by_default else "stated",
                    )


def _meant(
    status: Status, text: str, cue: re.Match[str], rule: Rule, own: OwnClause
) -> Status | None:
    """What a word for `status` makes of the number, by the words beside it; None if nothing."""
    before, said = text[: cue.start()], cue[0].casefold()
    status = _of_draft_or_hope(status, said, rule, own)
    if status == "forecast" and rule.subject_cues and said.startswith("will"):
        status = "planned"  # who comes to an exercise has been ordered to
    if _compares(before):
        return None
    if status == "planned" and _SAYS.match(text, cue.end()) and said == "will":
        return None  # "will concede 400"
    if status == "estimate" and rule.status == "planned" and _SETS.search(cue[0]):
        return None  # a budget puts its income at a sum, and assesses who pays it
    if status == "estimate" and _is_of_an_office(before, cue[0]):
        return None
    if status == "planned" and _GUESSED.match(cue[0]) and _is_of_a_third(before):
        status = "estimate"  # "NATO diplomats assume 55,000", as no budget does
    if said.startswith("under the") and _PAYS.search(own.lead):
        return None  # what is paid under a contract is paid
    return None if status == "actual" and _undone(before) else status


def _of_draft_or_hope(status: Status, cue: str, rule: Rule, own: OwnClause) -> Status:
    """What a draft budget holds is planned in it; what is hoped for, but of nobody, is foretold."""
    if status == "proposed" and rule.annual and cue.startswith("draft"):
        return "planned"
    if status != "proposed" or not cue.startswith(("hopes for", "hope for", "hoped for")):
        return status
    if rule.status == "actual" and not rule.per and not _OF_SOMEBODY.search(own.tail):
        return "forecast"
    return status


@cache
def _cues(status: Status, side: str) -> re.Pattern[str]:
    table = words("status")[status]
    return re.compile(any_of([*table.get("near", ()), *table.get(side, ())]), re.IGNORECASE)


@cache
def _undone_words() -> re.Pattern[str]:
    return re.compile(rf"{any_of(words('status')['undone']['before'])}\s+$", re.IGNORECASE)


@cache
def _comparing() -> re.Pattern[str]:
    return re.compile(rf"{any_of(words('status')['compared']['before'])}\s+$", re.IGNORECASE)


def _compares(text: str) -> bool:
    """Whether a word behind `text` is only compared with: "more than expected"."""
    return _comparing().search(text[-40:]) is not None


def _announced_late(own: OwnClause, cue: str) -> bool:
    """Whether what is announced had begun: "when the drill opened, the army announced 900"."""
    if not cue.casefold().startswith("announc"):
        return False
    return _begun().search(own.spot.sentence[: own.spot.start]) is not None


@cache
def _begun() -> re.Pattern[str]:
    table = words("status")["announced"]
    return re.compile(
        rf"\b(?:when|after|once|as)\b[^.;:]*?{any_of(table['begun'])}|{any_of(table['afterwards'])}",
        re.IGNORECASE,
    )


def _is_of_an_office(before: str, cue: str) -> bool:
    """Whether an office that counts tells the number: "by the customs' count" is no guess."""
    if cue.casefold().startswith("arriv"):
        return is_office(before[-_SUBJECT:])
    if pattern("voice", "data", "counted").search(cue) is None:
        return False
    return is_office(f"{before[-_OFFICE:]}{cue}")


def _is_of_a_third(before: str) -> bool:
    """Whether one who only watches is the subject of a word behind `before`."""
    return pattern("voice", "kinds", "third").search(before[-_SUBJECT:]) is not None


def _undone(text: str) -> bool:
    """Whether a participle behind `text` is not yet done: "to be paid"."""
    return _undone_words().search(text[-40:]) is not None


def _named_so(own: OwnClause) -> bool:
    """Whether a denied number keeps a status of its own: "instead of the 250 planned"."""
    near = re.match(r"\s*(?:\w+\s+)?(?=\w+)", own.tail)
    if near is None or not re.search(r"\b(?:instead of|rather than|not|of) the\s*$", own.lead):
        return False
    return any(_cues(s, "after").match(own.tail, near.end()) for s in (*_DECIDING[:2], "planned"))


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
    for status in _DECIDING[:-1]:
        if _cues(status, "before").search(last):
            return status
    return None

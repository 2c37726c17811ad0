"""What the source says a figure is: done, planned, proposed, forecast, claimed, denied ...

Comes in: a `Spot`, its rule and its `Scene`. Goes out: a status and who is said to have stated the
figure. It reads the words around the number; it judges nobody's truthfulness.
"""

from __future__ import annotations

import re
from typing import cast

from etl.tables import Status
from etl.transform.context import Scene, Spot, clause
from etl.vocabulary import Rule
from etl.vocabulary.cues import NUMBER, Named
from etl.vocabulary.entities import Places

_UNDOUBTED = r"(?<!\bno )(?<!\bnot )(?<!n['’]t )(?<!\bfew )(?<!nobody )(?<!\bno one )(?<!\bnever )"
_NEGATED = re.compile(
    rf"\b(?:not|never|no|without|rather than|instead of)\s+(?:the\s+)?{NUMBER}"
    r"|\b(?:did|does|do|has|have|had|will|would|is|are|was|were|can|could)(?: not|n['’]t)\b"
    rf"(?! only| just| doubt| deny| dispute| question)[^.;,]{{0,60}}{NUMBER}"
    rf"|{_UNDOUBTED}\b(?:den(?:y|ies|ied)|dismiss(?:es|ed)|reject(?:s|ed)|refut(?:es|ed)|"
    rf"doubt(?:s|ed|ful)?|(?:disputed?s?|question(?:s|ed)?) (?:that|the (?:claim|figure|number)))\b"
    rf"[^.;]*{NUMBER}"
    rf"|\b(?:myth|untrue|false|wrong|not (?:true|correct|the case)|no evidence)[,:]? that\b"
    rf"[^.;]*{NUMBER}",
    re.IGNORECASE,
)
_UNCERTAIN = re.compile(r"\b(?:if|unless|whether|in case|suppose)\b[^.;]*$", re.IGNORECASE)
_CONDITION = re.compile(r"(?:^|[,;]\s*)(?:if|should|were|unless|suppose)\b", re.IGNORECASE)
_CONDITIONAL = re.compile(r"\b(?:would|could|might)\b", re.IGNORECASE)
_SHORTEST_SENTENCE = 20
_PROPOSED = re.compile(r"\bpropos(?:ed|als?|es|ing)\b", re.IGNORECASE)
_WORDS: tuple[tuple[Status, re.Pattern[str]], ...] = (
    ("forecast", re.compile(r"\b(?:forecasts?|expects?|expected|predict\w*|projected)\b", re.I)),
    ("estimate", re.compile(r"\bestimat(?:e|es|ed|ing)\b", re.I)),
    ("claimed", re.compile(r"\b(?:claim|claims|claimed|alleg\w+)\b", re.I)),
    ("planned", re.compile(r"\b(?:will|shall|(?:is|are|was|were) to|plans? to|planned)\b", re.I)),
)
_SAID = (
    r"said|says|told|tells|stated|announced|reported|added|wrote|noted|declared|explained|"
    r"recalled|confirmed|emphasi[sz]ed|claimed|claims|estimated|estimates"
)
_REPORTED = re.compile(rf"\b(?:{_SAID})\b")
_PRONOUN = re.compile(r"^(?:he|she|it|they|who|which|that|i|we|you)\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"\d|^(?:in|on|at|by|for|from|to|of|as|with|within|without|during|under|over|after|before|since|"
    r"until|amid|among|despite|throughout|between|about)\b",
    re.IGNORECASE,
)
_DATE_FIRST = re.compile(r"^[“\"]?(?:In|On)\s+(?=[^,]*\d|\w+day,)[^,]{3,30}(?:,\s+\d{4})?,\s+")
_SPEAKER_INVERTED = re.compile(
    rf",[”\"]?\s+(?:{_SAID})\s+(?P<who>[^,;:.“”\"]{{2,100}}?)(?=\s+on\b|\s+in\b|[,;:.]|$)"
)
_SPEAKER_LAST = re.compile(
    rf",[”\"]?\s+(?P<who>[^,;:.“”\"]{{2,120}}?)\s+(?:has\s+|had\s+)?(?:{_SAID})\b"
)
_SPEAKER_FIRST = re.compile(
    rf"^[“\"]?(?P<who>\w[^,;:.“”\"]{{1,100}}?)\s+(?:has\s+|had\s+)?(?:publicly\s+)?(?:{_SAID})\b"
)
_ACCORDING = re.compile(
    r"\b(?i:according to|by the tally of|in the words of)\s+(?P<who>[^,;:.]{2,100}?)(?=[,;:.]|$)"
)
_NAME = re.compile(r"(?:[A-Z][\w’'-]+\s+)+[A-Z][\w’'-]+$")
_TITLES = re.compile(
    r"^(?:(?:then-|[Dd]eputy |[Ff]oreign |[Pp]rime |[Dd]efen[cs]e |[Ff]inance |State )*"
    r"(?:President|[Mm]inister|Secretary(?:[ -]General)?|General|Ambassador|Premier|Chancellor|"
    r"Chairman|Spokesman)\s+)+"
)


def status_of(spot: Spot, rule: Rule, scene: Scene) -> Status:
    """The status of the figure at `spot`; that of the rule where the text says nothing."""
    if _NEGATED.search(spot.marked):
        return "negated"
    if conditional := _conditional(spot):
        return conditional
    said, above = _own_clause(spot), scene.words_above(spot.passage)
    if _PROPOSED.search(said) or _PROPOSED.search(above):
        return "proposed"
    if nearest := _nearest(spot, rule.statuses):
        return nearest
    told = f"{above}\n{said}"
    return next((status for status, words in _WORDS if words.search(told)), rule.status)


def _conditional(spot: Spot) -> Status | None:
    """What "if" and "would" make of the number: hypothetical, or a plan in reported speech.

    "If it signed, it would cede 40 percent" depends on a condition, told in the sentence or in the
    one before; "he announced that 40 tanks would come" does not.
    """
    if _UNCERTAIN.search(spot.sentence[: spot.start]):
        return "hypothetical"
    if not _CONDITIONAL.search(_own_clause(spot)):
        return None
    before = re.split(r"(?<=[.!?])\s+|\]\s*", spot.earlier)
    last = next((s for s in reversed(before) if len(s) > _SHORTEST_SENTENCE), "")
    if _CONDITION.search(spot.sentence) or _CONDITION.search(last):
        return "hypothetical"
    return "planned" if _REPORTED.search(spot.sentence) else "hypothetical"


def _own_clause(spot: Spot) -> str:
    """The words of the number's own clause, its hedge among them."""
    lead = re.split(r"[;:]|,\s+(?:which|who|while|but)\b", spot.sentence[: spot.start])[-1]
    return f"{lead}{spot.sentence[spot.start : spot.end]}{clause(spot.sentence[spot.end :])}"


def _nearest(spot: Spot, statuses: Named) -> Status | None:
    """The status whose words stand nearest to the number, between its neighbours or before them."""
    for before, after in ((spot.before, spot.after), (spot.sentence[: spot.start], "")):
        told = [
            (gap, name)
            for name, patterns in statuses
            for pattern in patterns
            for gap in (
                *(len(before) - m.end() for m in pattern.finditer(before)),
                *(m.start() for m in pattern.finditer(after)),
            )
        ]
        if told:
            return cast(Status, min(told)[1])
    return None


def attributed_to(spot: Spot, places: Places) -> str:
    """Who is said to have stated the figure, in the sentence; empty where nobody is named."""
    after, before = spot.sentence[spot.end :], spot.sentence[: spot.start]
    found = (
        _SPEAKER_INVERTED.search(after)
        or _SPEAKER_LAST.search(after)
        or _ACCORDING.search(spot.sentence)
        or _SPEAKER_FIRST.search(_DATE_FIRST.sub("", before))
    )
    return speaker(found["who"], places) if found else ""


def speaker(words: str, places: Places) -> str:
    """The name in `words` without title and office; `words` as they are where it has no name.

    Empty for a pronoun, and for words that name nobody ("In 2014 Belarus").
    """
    if _PRONOUN.match(words) or _NOBODY.search(words.strip()):
        return ""
    named = places.named(words)
    rest = words[named[-1].end :] if named else words
    rest = _TITLES.sub("", re.sub(r"^['’]s?\s*", "", rest).strip())
    name = _NAME.search(rest)
    return name[0] if name else words.strip()

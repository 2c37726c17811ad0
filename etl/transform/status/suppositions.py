"""What "if" and "would" make of a number: a thing supposed, or a plan in reported speech.

Comes in: the clause of a number. Goes out: a status and where it is told, or nothing. "If it
signed, it would cede 40 percent" depends on a condition, told in the sentence or in the one before;
"he announced that 40 tanks would come" does not.
"""

from __future__ import annotations

import re
from functools import cache

from etl.tables import Basis, Status
from etl.transform.scene.clauses import OwnClause
from etl.transform.scene.spots import Spot
from etl.transform.status.utterances import utterances
from etl.transform.words import any_of, pattern, words
from etl.vocabulary.cues import NUMBER

_MODAL = re.compile(
    r"\b(?:would|could|might|can|will|shall|must|should)\b|(?-i:\bmay\b)|['’](?:ll|d)\b", re.I
)
_OPEN = re.compile(
    r"\b(?:could|might)\b(?! not\b)"
    r"|(?-i:\bmay\b)(?! (?:have )?(?:hear|heard|read|recall|remember|surprise|"
    r"be (?:told|reminded|assured|recalled|remembered|forgiven))\b)",
    re.IGNORECASE,
)
_WOULD = re.compile(
    r"\bwould\b(?! (?:(?:not|never|hardly|rather|still) )?"
    r"(?:like|prefer|rather|later|recall|say|guess|think|put|call|describe|grant|credit|concede)\b)"
    r"|(?<=\bhe|\bit)['’]d\b|(?<=they)['’]d\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|fell|rose|grew|had|came|stood|\w{3,}ed)\b", re.IGNORECASE)
_INVERTED = re.compile(r"^[“\"]?(?:Should|Were|Had)\s+(?:the|it|he|she|they|this|that|[A-Z])")
_IF_BEHIND = re.compile(
    r"[^,;:]*?\b(?:unless|(?<!even )(?<!only )if(?! any| necessary| needed| possible))\b"
)
# "brings in 6 billion, while spending may reach 5", "buys 6 and may buy 7 in 2015"
_SET_APART = re.compile(
    r";|,\s+(?:while|whereas|but|though|although|whatever|however)\b"
    r"|\band\s+(?=(?:(?-i:may)|might|could)\b)",
    re.IGNORECASE,
)
# "the debt of 6 billion could near 8": so much there is
_OF = re.compile(r"\bof\s+(?:(?:about|some|nearly|almost|over)\s+)?\W?$", re.IGNORECASE)
_GROWS = re.compile(r"\s+(?:could|might|(?-i:may))\s+\w+(?:\s+to)?\s[^,;]*$", re.IGNORECASE)
_MAY_HAVE = re.compile(r"\b(?:(?-i:may)|might)\s+(?:well\s+)?have\s+\w+", re.IGNORECASE)
_WITHOUT = re.compile(r"\W*(?:without|but for|except for)\b", re.IGNORECASE)
_ALLOWED = re.compile(
    r"^\W*on paper\b[^.;]*\b(?:may|can)\b|"
    r"\bunder\s+(?:the|an?|its|their|this|that)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:balance|quota|agreement|contract|deal|treaty|"
    r"protocol|accord|decree|plan|programme|scheme)\b[^.;]*\b(?:may|can)\b",
    re.IGNORECASE,
)
_HAS_IT = re.compile(r"\b(?:would|will) have (?:it|us believe)\b", re.IGNORECASE)
_FOLLOWS = re.compile(r",\s+(?:which|something that|a step that)\s*$")
# "far below the 60 billion that he had forecast": compared with, whatever would be
_COMPARED_WITH = re.compile(
    r"\b(?:below|above|beneath|beyond|short of|than|under|over) (?:the|its|their)\s+\W?$",
    re.IGNORECASE,
)
_FORETOLD = re.compile(
    r"\bhad (?:been )?\w+|\b(?:planned|promised|agreed|forecast)\b", re.IGNORECASE
)
# "should the 4 million that it is owed not arrive": there is such a sum, whatever comes
_THERE_IS = re.compile(r"\b(?:the|its|their)\s+\W?$", re.IGNORECASE)
_SHORTEST_SENTENCE = 20
_CONCEDING = 20


def unreal(own: OwnClause) -> bool:
    """Whether the clause tells what would have been."""
    if pattern("status", "hypothetical", "unreal").search(_HAS_IT.sub("", own.text)) is None:
        return False
    return not is_real(own)


def is_start(spot: Spot) -> bool:
    """Whether the next number may come of this one: "a debt of 6 could near 8"."""
    start = _OF.search(spot.sentence[: spot.start]) and spot.next
    return bool(start) and _GROWS.fullmatch(spot.after) is not None


def is_real(own: OwnClause) -> bool:
    """Whether the number is what was, set against what would have been."""
    return _real().search(own.lead) is not None


@cache
def _real() -> re.Pattern[str]:
    """What stands before a real number beside one that is not: "rather than the official"."""
    table = words("status")["hypothetical"]
    return re.compile(
        rf"{any_of(table['real'])}\s+(?:[\w-]+\s+){{0,2}}?{any_of(table['real_ones'])}"
        r"(?:\s+[\w-]+){0,3}\s+\W*$",
        re.IGNORECASE,
    )


def supposed(own: OwnClause, *, annual: bool = False) -> tuple[Status, Basis] | None:
    """What a condition or a conditional makes of the number, if there is one.

    What would be in a budget (`annual`), with no condition told, is what its draft provides for.
    """
    before = own.spot.sentence[: own.spot.start]
    if _COMPARED_WITH.search(own.lead) and _FORETOLD.search(own.tail):
        return None
    if _uncertain(before) or _hangs_on_what_follows(own):
        return "hypothetical", "sentence"
    lead = pattern("status", "hypothetical", "concession").sub("", own.lead)
    if annual and pattern("status", "hypothetical", "permitted").search(own.text):
        return "planned", "stated"
    behind = _SET_APART.split(own.spot.after)[0][:40]
    if _OPEN.search(lead) or _OPEN.search(behind):
        if (asked := _OPEN.search(lead)) and _cues_asked().search(lead + NUMBER, asked.end()):
            return "proposed", "stated"
        if _MAY_HAVE.search(lead) and not _conditional(own.spot.sentence):
            return "estimate", "stated"  # "there may have been 12,000 in January"
        return _possible(own), "stated"
    if not (_WOULD.search(_HAS_IT.sub("", own.lead)) or _WOULD.search(own.tail[:60])):
        return None
    if _conditional(own.spot.sentence):
        return "hypothetical", "sentence"
    if any(pattern("status", "proposed", side).search(own.lead) for side in ("near", "before")):
        return "proposed", "stated"
    if pattern("status", "proposed", "fair").search(own.tail):
        return "proposed", "stated"
    if _conditional(_last_sentence(own.spot.earlier)):
        return "hypothetical", "paragraph"
    reported = utterances(own.spot.sentence) or pattern("status", "hypothetical", "settled").search(
        own.spot.sentence
    )
    follows = _FOLLOWS.search(own.spot.sentence[: own.begin]) is not None
    if (
        not reported
        and not annual
        and (follows or not utterances(_last_sentence(own.spot.earlier)))
    ):
        return "hypothetical", "stated"
    return (
        "forecast"
        if not annual and pattern("status", "forecast", "before").search(own.text)
        else "planned"
    ), "stated"


@cache
def _cues_asked() -> re.Pattern[str]:
    return re.compile(any_of(words("status")["proposed"]["before"]), re.IGNORECASE)


def _possible(own: OwnClause) -> Status:
    """What "could" makes of the number: what comes of itself is a forecast, a deed a plan."""
    if _ALLOWED.search(own.spot.sentence[: own.spot.start]):
        return "planned"
    if not _conditional(own.spot.sentence) and not _WITHOUT.match(own.spot.sentence):
        if pattern("status", "hypothetical", "done").search(own.text):
            return "planned"
        if pattern("status", "hypothetical", "allowed").search(own.text):
            return "planned"
        if pattern("status", "hypothetical", "expected").search(own.text):
            return "forecast"
    return "hypothetical"


def _hangs_on_what_follows(own: OwnClause) -> bool:
    """Whether a condition follows the number, and nothing in the clause is past."""
    found = _IF_BEHIND.match(own.tail)
    if found is None or pattern("status", "hypothetical", "reckoned").search(
        own.tail[found.end() :]
    ):
        return False
    return _PAST.search(own.lead + found[0]) is None


def _uncertain(before: str) -> bool:
    """Whether a condition stands before the number, and what follows it depends on it."""
    before = before.rpartition("; ")[2]
    if _INVERTED.match(before):
        return "," in before or not _THERE_IS.search(before)
    found = list(pattern("status", "hypothetical", "condition").finditer(before))
    if not found or re.search(r"[.;](?!\d)", before[found[-1].end() :]):
        return False
    near = before[max(found[-1].start() - 5, 0) : found[-1].end() + _CONCEDING]
    if pattern("status", "hypothetical", "concession").search(near):
        return False
    condition, comma, main = before[found[-1].end() :].partition(", ")
    if pattern("status", "hypothetical", "reckoned").search(condition) and not _MODAL.search(main):
        return False
    return not comma or _MODAL.search(main) is not None or _PAST.search(main) is None


def has_condition(spot: Spot) -> bool:
    """Whether the sentence of the number has a condition."""
    return _conditional(spot.sentence)


def _conditional(sentence: str) -> bool:
    """Whether `sentence` has a condition: "if one believes him" is none."""
    said = pattern("status", "hypothetical", "concession").sub("", sentence)
    return _condition().search(said) is not None


@cache
def _condition() -> re.Pattern[str]:
    table = words("status")["hypothetical"]
    first = any_of(("if", "unless", *table["inverted"]))
    return re.compile(
        rf"(?:^|[,;]\s*){first}|{any_of((*table['condition'], *table['scenario']))}", re.IGNORECASE
    )


def _last_sentence(earlier: str) -> str:
    """The last sentence of `earlier` that is one, without marks of time."""
    parts = re.split(r"(?<=[.!?])\s+|\]\s*", earlier)
    return next((s for s in reversed(parts) if len(s) > _SHORTEST_SENTENCE), "")

"""What a date does in its sentence: it dates what is told, compares, or says when it was said.

Comes in: a text and where a date stands in it. Goes out: its role. Only the words near the date
are looked at.
"""

from __future__ import annotations

import re

from etl.transform.periods.model import Role
from etl.transform.periods.words import any_of, behind, ends_in, last_of, words

_W = words()
_LEAD = 150
_UNTIL = 40
_SPEECH = any_of(_W["statements"]["verbs"])
_HEARERS = any_of(_W["statements"]["hearers"])
_STATEMENT = re.compile(
    rf"\b(?<!united\s)(?:{_SPEECH})(?:\s+(?:{_HEARERS})|"
    rf"\s+(?:on|in|at|during|late|early)|\s+[\w’' ]{{1,40}}?\s+on|"
    r"[\w’' ]{1,60}?\s+in\s+\w+\s+on)?\s*,?\s*$",
    re.IGNORECASE,
)
_SPOKEN_NEXT = re.compile(rf"\s*,?\s*[^.,;:\d]{{1,60}}?\b(?:{_SPEECH})\b", re.IGNORECASE)
_SAID_LAST = last_of(
    _W["statements"]["verbs"],
    _W["statements"]["hearers"],
    ("on", "in", "at", "during", "late", "early"),
)  # fmt: skip
# "mentioned 53 billion in January": the month in which somebody did
_NAMED_THEN = re.compile(
    rf"\b(?:{any_of(_W['statements']['naming'])})\s+[^.;,]{{0,30}}?\d(?:[\d.,]*\d)?(?:\s+[a-z]+){{0,3}}\s+"
    r"(?:in|last|this)\s+$",
    re.IGNORECASE,
)
# "not by 6 percent, as it had forecast in autumn"
_AS_FORETOLD = re.compile(
    r"\b(?:as|than)\s+(?:(?:the\s+)?[\w’'-]+\s+){1,4}?(?:had\s+)?(?:been\s+)?"
    r"(?:forecast|foretold|predicted|announced|planned|expected|estimated|projected)\s+"
    r"(?:back\s+)?(?:(?:in|last|early|late)\s+)*(?:the\s+)?$",
    re.IGNORECASE,
)
# "a rival count, dated July 30, puts it at 17": when it was made
_DATED = re.compile(r"\bdated\s+(?:the\s+)?$", re.IGNORECASE)
_ON = re.compile(r"(?:^|[.;]\s+)on\s+$", re.IGNORECASE)
_FILLERS = (
    rf"(?:{any_of(_W['compared']['fillers'])}|"
    rf"(?:{any_of(_W['compared']['lengths'])})\s+(?:months|quarters))"
)
_COMPARED = re.compile(
    rf"(?:\b(?:{any_of(_W['compared']['words'])})|"
    rf"(?:(?<!\w)(?:{any_of(_W['compared']['changes'])})|%)\s+"
    rf"(?:{any_of(_W['compared']['change_joints'])}))(?:\s+(?:{_FILLERS}))*\s+$",
    re.IGNORECASE,
)
_COMPARED_LAST = last_of(*(_W["compared"][k] for k in ("words", "change_joints", "fillers")))
# what a paper fixes is of a later time than its signing
_SIGNED = re.compile(
    r"\bunder (?:the|an?|its|their) (?:\w+ )?treaty (?:of|from)\s+$|"
    r"\bunder (?:the|an?|its|their) (?:\w+ )?(?:contract|deal|protocol)\s+"
    r"(?:\w+ly\s+)?(?:signed|concluded|initialled|agreed|reached|renewed|extended|prolonged|amended|struck)\s+(?:(?:in|on|at)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
# "the forecast of last summer", "the plan of last autumn": when it was made, not what it is for
_MADE_THEN = re.compile(
    rf"\b(?:{any_of(_W['papers']['plans'])})s?\s+(?:of|from)\s+(?:(?:the|last|this)\s+)?$",
    re.IGNORECASE,
)
# a debt "to be paid off by June" is of no June
_DUE = re.compile(
    r"\b(?:to be|must be|has to be|have to be|due to be)\s+(?:\w+ly\s+)?"
    r"(?:paid (?:off|back)|repaid|settled|cleared|returned|redeemed|written off)\b"
    r"[^.;,]{0,25}?\b(?:by|before|until|in|on|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AS_IN = re.compile(r"[,—–]\s+as\s+(?:in|during|for)\s+(?:the\s+)?$", re.IGNORECASE)
_BEFORE = re.compile(r"\bbefore\s+(?:the\s+)?$", re.IGNORECASE)
_IS_OUT = re.compile(r"\s+(?:is|was)\s+(?:out|over)\b|\s+(?:ends|ended)\b", re.IGNORECASE)
_END = re.compile(r"(?:the\s+)?(?:end|close)\s+of\b", re.IGNORECASE)
# what only was before: "after the dirty oil of April"
_AFTERMATH = re.compile(
    r"\b(?:after|before|since)\s+(?:the|its|their|an?)\s+(?:(?-i:[a-z][\w’-]*)\s+){1,3}(?:of|in)\s+$",
    re.IGNORECASE,
)
# "until the end of 2018 it was 150": so much it was then, and before
_LASTING = re.compile(
    r"(?:^|[.;:]\s+|,\s+(?:and\s+|but\s+)?)(?:until|till|up\s+to)\s+(?:(?:the|last|this)\s+)?(?:(?:end|close)\s+of\s+(?:last\s+)?)?$",
    re.I,
)
_LASTED = re.compile(
    r",?\s+[^.;:\d]{1,80}?\b(?:was|were|had\s+been|paid|cost|stood|charged|received|got|bought|sold|took)\b[^.;:\d]*\d",
    re.IGNORECASE,
)
# "the lowest since the pact came into force in 1994", "since they joined in 2000"
_SINCE_IT_DID = re.compile(
    r"\bsince\s+(?:(?!(?:has|have|had|then)\b)(?:[^\W\d]|[’'-])+\s+){2,7}(?:in|on)\s+$",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\s+[A-Z]|[A-Z][a-z]+\s+\d{1,2}(?!\d)")
_ON_A_DAY = re.compile(r"\b(?:more|less)\s+on\s+$", re.IGNORECASE)
_FROM = frozenset(("from",))
_FAR_CRY = re.compile(r"\bfar cry from\s+$", re.IGNORECASE)
_WHEN = re.compile(r",\s+when\b", re.IGNORECASE)
_LEVEL = re.compile(rf"(?:['’]s)?\s+(?:{any_of(_W['compared']['levels'])})\b", re.IGNORECASE)
_A_SEASON = re.compile(any_of(_W["seasons"]["numbers"]), re.IGNORECASE)
# "the lowest since the treaty came into force in 1994"
_EXTREME = re.compile(
    r"\b(?:\w+est|most|least|worst|best)\s[^.;,]{0,20}\bsince\s+(?:[\w’'-]+\s+){1,6}in\s+$",
    re.IGNORECASE,
)
_FAR = 90
_SINCE_START = re.compile(r"\bsince\s+$", re.IGNORECASE)
_ALIKE = re.compile(
    rf"\b(?:{any_of(_W['compared']['alike'])})\s+(?:(?:in|for|during|of|that)\s+)*$", re.IGNORECASE
)
_DUE_LAST = frozenset(("by", "before", "until", "in", "on", "from", "the"))
_LED_LAST = last_of(
    _W["compared"]["alike"],
    ("in", "for", "during", "of", "from", "that", "on", "at", "the", "before"),
    ("signed", "concluded", "initialled", "agreed", "reached"),
)  # fmt: skip
"""The last words of `_SIGNED`, `_ALIKE`, `_AS_IN` and `_BEFORE`."""
_DATELINE = re.compile(
    r"^\W*(?!(?:In|At|On|By|For|From)\b)(?:[A-Z][\w.’'-]+\s?){1,4}(?:\([^()]{1,40}\))?[,(.]?\s*$"
)
_REPORT = re.compile(r"\)?(?:\s*\([^()]{1,60}\))?\s*(?:[—–:-]|\.?\s*/[\w .]{2,20}/)")
_AMOUNT = re.compile(r"\s*[^\w\s]?\d")
# with the hour, a note in brackets or the place behind it: "3 May 2019, 21:30 (extract). It rose"
_ALONE = re.compile(r"(?:,\s\d{1,2}[:.]\d\d)?(?:\s\([^()]{1,40}\))?\.\s+(?=[A-Z“\"\d])")
_REVISED = re.compile(r"(?-i:[a-z])\s+(?:has\s+|have\s+|had\s+)?(?:revised|confirmed|printed)\s+$")
# "the bank revised its 5 percent this morning"
_PRINTED = re.compile(
    r"\b(?:revised|published|printed|posted|confirmed)\s+(?:[^\s.,;:]+\s+){1,4}$", re.IGNORECASE
)
_A_DAY = re.compile(any_of(_W["days"]), re.IGNORECASE)
_YEAR_ALONE = re.compile(r"\d{4}")
# "3 May 2019, the Senate. Deputies raised it"
_PLACE_BEHIND = re.compile(r",\s(?:[\w’'-]+\s){0,3}[\w’'-]+\.\s+(?=[A-Z“\"])")
_BEFORE_ALONE = re.compile(
    r"(?!(?:In|At|On|By|For|From|Since|Until)\b)(?:[A-Z][\w’'-]*\s?){1,3}[,.]\s"
    r"|(?P<label>(?!(?:In|At|On|By|For|From|Since|Until)\b)(?=[A-Z])"
    r"(?:(?!\b(?:was|were|is|are|has|had|have|will|said|began|\w+ed)\b)(?:[^.!?;:()]|\bNo\.|/)){2,60}?,\s)"
    r"|(?:Published|Posted|Issued|Recorded|Updated|Written)(?:\s+on)?:?\s"
)
# "Evening news, 3 May 2016. Malta", "Today in the house (3 May 2016).", as in `describe`
_LABEL = re.compile(
    r"(?!(?:In|At|On|By|For|From|Since|Until|Born|Died|Signed|Founded|Adopted|Opened)\b)(?=[A-Z\d])"
    r"(?:[\w.'’-]+,? ){0,6}?[\w.'’-]+(?:, | \((?:\w+, )?)"
)
_FULL_DAY = re.compile(r"\d{1,2}(?: [A-Z][a-z]+\.? |\.\d{1,2}\.)(?:19|20)\d\d")
_LABEL_ENDS = re.compile(r"(?:\)|, [\w -]{1,30}?)?(?:\.\s|:(?!\s*[^\w\s]?\d)| ?[—–] )")
_PAPER = re.compile(
    rf"\b(?:{any_of(_W['papers']['nouns'])})s?\s+(?:no\.?\s*\S+\s+)?(?:of|dated|from|signed\s+on)\s+$",
    re.IGNORECASE,
)
_PAPER_FOR = re.compile(
    rf"\b(?:{any_of(_W['papers']['plans'])})s?\s+(?:\w+\s+){{0,2}}?for\s+(?:the\s+year\s+)?$",
    re.IGNORECASE,
)
_PAPER_FOR_LAST = frozenset(("for", "year"))
_MEANWHILE = any_of(_W["now"]["meanwhile"])
_NOW = re.compile(
    rf"{behind(_W['now']['verbs']).pattern}|"
    rf"\b(?:is|are)\s+(?:\w+ly\s+)?(?:{any_of(_W['now']['participles'])})\b|"
    rf"\b(?:has|have)\s+(?:(?:\w+ly|{_MEANWHILE})\s+)*(?:{any_of(_W['now']['changed'])})\s+to\b",
    re.IGNORECASE,
)
_UNDER_WAY = re.compile(
    rf"\b(?:is|are)\s+(?:(?:{_MEANWHILE})\s+)?(?!going\b|being\b)[a-z]+ing\b", re.IGNORECASE
)
_PRESENT = re.compile(
    rf"\b(?:has|have)\s+(?:just\s+|now\s+|also\s+)?(?!to\b|been\b|had\b)[a-z]{{2,}}(?:ed|en|wn|nt|id|de)\b|"
    rf"(?<!\w)(?:{any_of(_W['now']['habits'])})(?!\w)",
    re.IGNORECASE,
)
_SINCE_THEN = re.compile(
    r"\b(?:has|have)\s+(?:\w+ly\s+|not\s+|never\s+|already\s+|since\s+)?(?:been\s+)?"
    r"(?:\w{3,}(?:ed|en|wn)|been|gone|done|made|paid|sent|lent|built|begun)\b|\bden(?:ies|y)\b",
    re.IGNORECASE,
)
_FUTURE = behind(_W["future"]["words"])
_OPENING = re.compile(rf"\W*(?:{any_of(_W['goes_on']['openings'])})\b", re.IGNORECASE)
_REPORTS = behind(_W["reports"]["nouns"])
_REPORT_ON = re.compile(
    rf"\b(?:{any_of(_W['reports']['told'])})\s+(?:for|of|on|covering)\s+"
    r"(?:(?:the|whole|full|fiscal|financial|year)\s+)*$",
    re.IGNORECASE,
)
_REPORT_LAST = frozenset(
    ("for", "of", "on", "covering", "the", "whole", "full", "fiscal", "financial", "year")
)
_ANOTHER_TIME = re.compile(rf"\W*(?:{any_of(_W['another_time']['openings'])})\b", re.IGNORECASE)
_NO_DATE = re.compile(rf"\b(?:{any_of(_W['untimely']['times'])})\b", re.IGNORECASE)
_UNTIMELY = re.compile(
    rf"\b(?:{any_of(_W['untimely']['verbs'])})\b|\b(?!(?:need|exceed|indeed|speed|feed)\b)[a-z]{{3,}}ed\b"
    r"|(?<!\bis )(?<!\bare )(?<!\bbe )\bowed\b(?! to\b)",
    re.IGNORECASE,
)
_HAD_BEEN = re.compile(
    r"\bhad\s+(?:(?:\w+ly|not|never|still|already|only|also)\s+)?"
    r"(?:been|[a-z]+(?:ed|en|wn|ood|ome|aid|old|ept|ent|ade|un))\b",
    re.IGNORECASE,
)
_BOUNDS_YEAR = re.compile(
    rf"\byear\s*,?\s*(?:which|that)\s+(?:{any_of(_W['spans']['bounding'])})\s+(?:\w+\s+){{0,2}}$",
    re.IGNORECASE,
)
# a turn of a dialogue: "[07:41] HOST: And how much was that?"
TURN = re.compile(
    r"\W*(?:\[?[\d:.]{4,8}\]?\s+)?(?:[A-Z][A-Z.’'-]+(?:\s[A-Z.’'-]+){0,3}(?:\s?\([^()]{1,30}\))?:"
    r"|(?:Q|A|Question|Answer)[.:]\s|[—–]\s)"
)
_STANDS = re.compile(
    rf"(?:\b(?:{any_of(_W['turns']['present'])})|['’]s)\b(?!\s+that\b)", re.IGNORECASE
)
_VERDICT = re.compile(
    r"\b(?:that|this|it)(?: is|['’]s) (?:not )?(?:wrong|right|true|so|correct)\b", re.I
)
_FUTURE_TOLD = re.compile(r"\b(?:would|should|could|might|soon)\b", re.IGNORECASE)
_YEAR_LABEL = re.compile(r"\W*(?:19|20)\d\d(?:\s*\([^()]{1,30}\))?(?:[.:]|\s*[*_]|\s[—–-])")
_PRONOUN = re.compile(rf"\W*(?:{any_of(_W['goes_on']['pronouns'])})\b", re.IGNORECASE)


def role_of(text: str, start: int, end: int) -> Role:
    """The role of the date that `text` tells from `start` to `end`."""
    if is_said(text, start, end):
        return "said"
    before = text[max(start - _LEAD, 0) : start]
    led = ends_in(before, _LED_LAST)
    if led and _SIGNED.search(before):
        return "compared"
    if led and (_ALIKE.search(before) or _AS_IN.search(before)):
        return "alike"
    if led and _BEFORE.search(before) and (_END.match(text[start:end]) or _IS_OUT.match(text, end)):
        return "dates"  # "before the end of this year", "before this month is out": in it
    if led_until(before) and _LASTED.match(text, end):
        return "dates"
    if since_it_did(before) and not text[start:end].isalpha():
        return "compared"
    month = text[start:end].isalpha()
    if _BOUNDS_YEAR.search(before) or (month and _AFTERMATH.search(before)):
        return "compared"
    if _DAY.match(text, start) and _ON_A_DAY.search(before):
        return "dates"  # "half a billion more on 17 March"
    if ends_in(before, _DUE_LAST) and _DUE.search(before):
        return "compared"
    if _FAR_CRY.search(before) and not _WHEN.match(text, end):
        return "compared"  # but "a far cry from 2010, when 13 came" tells of 2010
    if ends_in(before, _FROM) and " to " in text[start:end]:
        return "dates"  # "grew 6 percent from January to July"
    return "compared" if is_compared(text, start) or _LEVEL.match(text, end) else "dates"


def led_until(before: str) -> bool:
    """Whether a clause opens with the words before a time, up to which what it tells lasted."""
    return _LASTING.search(before[-_UNTIL:]) is not None


def since_it_did(before: str) -> bool:
    """Whether something has been since what happened at the time that follows."""
    return _SINCE_IT_DID.search(before) is not None


def made_then(text: str, start: int, end: int) -> bool:
    """Whether the time is when a plan was made: "the forecast of last summer"."""
    made = _MADE_THEN.search(text[max(start - _LEAD, 0) : start])
    return made is not None and re.search(r"\d|\byear\b", text[start:end]) is None


def is_compared(text: str, start: int) -> bool:
    """Whether the date at `start` only bounds or is compared with: "than in 1990", "since 2014"."""
    before = text[max(start - _LEAD, 0) : start]
    if ends_in(before, _COMPARED_LAST) and _COMPARED.search(before):
        return True
    return _EXTREME.search(text[max(start - _FAR, 0) : start]) is not None


def counts_from_start(text: str, start: int) -> bool:
    """Whether the span at `start` is a running total: "since the start of the year"."""
    if _A_SEASON.match(text, start):
        return False  # "has stuck at 180 since spring two years ago"
    return bool(_SINCE_START.search(text[max(start - _LEAD, 0) : start]))


def is_said(text: str, start: int, end: int) -> bool:
    """Whether `text` says from `start` to `end` when something was said or reported."""
    before = text[max(start - _LEAD, 0) : start]
    spoken = ends_in(before, _SAID_LAST) and _STATEMENT.search(before)
    if spoken and _REVISED.search(before) and _YEAR_ALONE.fullmatch(text, start, end):
        return False  # "the office revised 2022 this morning"
    if _PRINTED.search(before) and _A_DAY.fullmatch(text, start, end):
        return True
    if spoken or _DATED.search(before) or is_dateline(text, start, end):
        return True
    if (_NAMED_THEN.search(before) or _AS_FORETOLD.search(before)) and not re.search(
        r"\d|\byear\b", text[start:end]
    ):
        return True
    return bool(_ON.search(before) and _SPOKEN_NEXT.match(text, end))


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a report opens with the date: "MINSK, May 3, 2011 — ..."."""
    if start > _LEAD:
        return False
    told = _BEFORE_ALONE.fullmatch(text[:start]) if _ALONE.match(text, end) else None
    if told and not (told["label"] and _YEAR_ALONE.fullmatch(text, start, end)):
        return True  # "Budget of Malta, 2010. It has grown" is of that year
    if start == 0 and _PLACE_BEHIND.match(text, end):
        return True
    if _FULL_DAY.fullmatch(text, start, end) and _LABEL.fullmatch(text, 0, start):
        return _LABEL_ENDS.match(text, end) is not None
    report = _REPORT.match(text[end : end + _LEAD])
    if report is None or (report[0].endswith(":") and _AMOUNT.match(text, end + report.end())):
        return False  # "Turnover, January 2030: $410 million"
    return bool(_DATELINE.match(text[:start]))


def in_brackets(text: str, start: int) -> bool:
    """Whether the date at `start` stands in brackets."""
    before = text[max(start - _LEAD, 0) : start]
    return before.rfind("(") > before.rfind(")")


def reports_on(text: str, start: int) -> bool:
    """Whether the time at `start` is what a report is on: "closed its books for 2013 on 3 May"."""
    before = text[max(start - _LEAD, 0) : start]
    return ends_in(before, _REPORT_LAST) and bool(_REPORT_ON.search(before))


def is_told_for(text: str, start: int) -> bool:
    """Whether the time at `start` is what a paper is for, whenever it came: "a draft for 2025"."""
    before = text[max(start - _LEAD, 0) : start]
    return ends_in(before, _PAPER_FOR_LAST) and bool(_PAPER_FOR.search(before))


def dates_paper(text: str, start: int) -> bool:
    """Whether the date at `start` is that of a law or an agreement."""
    return bool(_PAPER.search(text[max(start - _LEAD, 0) : start]))


def tells_now(text: str) -> bool:
    """Whether `text` tells how things stand now."""
    return bool(_NOW.search(text))


def tells_since(text: str) -> bool:
    """Whether `text` tells what has been since, or is said now: "have been under way"."""
    return bool(_SINCE_THEN.search(text))


def under_way(text: str) -> bool:
    """Whether `text` tells what is being done now."""
    return bool(_UNDER_WAY.search(text))


def tells_present(text: str) -> bool:
    """Whether `text` tells what has been done by now, is done as a rule, or is agreed."""
    return bool(_PRESENT.search(text))


def tells_future(text: str) -> bool:
    """Whether `text` tells what is still to be."""
    return bool(_FUTURE.search(text))


def looks_back(text: str) -> bool:
    """Whether a sentence tells what had been before the time that is told of."""
    return bool(_HAD_BEEN.search(text))


def goes_on(text: str, at: int = 0) -> bool:
    """Whether a paragraph that opens so goes on with what was told before it."""
    return bool(_OPENING.match(text, at))


def is_turn(text: str) -> bool:
    """Whether a turn of a dialogue goes on from the turn before: it tells nothing of now."""
    if TURN.match(text) is None:
        return False
    text = _VERDICT.sub("", text)
    return not (_STANDS.search(text) or tells_future(text) or _FUTURE_TOLD.search(text))


def names_report(text: str) -> bool:
    """Whether a title names a report, whose year is that of all it tells."""
    return bool(_REPORTS.search(text))


def tells_of_another_time(text: str) -> bool:
    """Whether a sentence leaves the time told before for one without a date."""
    return bool(_ANOTHER_TIME.match(text))


def is_untimely(text: str) -> bool:
    """Whether `text` tells what was, or of a time that no date fixes: "before the war"."""
    return bool(_UNTIMELY.search(text)) or is_of_no_date(text)


def is_of_no_date(text: str) -> bool:
    """Whether `text` tells of a time that no date fixes, whatever its tense."""
    return bool(_NO_DATE.search(text)) or tells_of_another_time(text)


def opens_with_date(text: str) -> bool:
    """Whether a paragraph is headed by its year, as in a chronicle: "1993. Exports stand at"."""
    return bool(_YEAR_LABEL.match(text))


def opens_with_pronoun(text: str, at: int = 0) -> bool:
    """Whether a sentence opens with a word that stands for what was told before it."""
    return bool(_PRONOUN.match(text, at))

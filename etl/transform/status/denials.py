"""Whether the text denies a number: "not 300", "denied that", "was never paid", a correction.

Comes in: the clause of a number. Goes out: yes or no. Its words are in `english/denials.toml`.
"""

from __future__ import annotations

import re
from functools import cache

from etl.transform.scene.clauses import OwnClause
from etl.transform.words import any_of, pattern, words
from etl.vocabulary.cues import NUMBER

_AUXILIARY = (
    r"\b(?:did|does|do|has|have|had|will|would|is|are|was|were|can|could|should|may|might|need|must)"
    r"(?:\s+not|n['’]t)\b|\b(?:cannot|never|no longer|failed to|fails to|refused to|refuses to|"
    r"nobody|no one|none)\b|\brefus(?:es|ed|ing)\s+(?:(?!to\b)[\w’-]+\s+){1,3}an?\s+(?:\w+\s+)?"
    r"(?:loan|credit)\b|\bnor\s+(?:was|were|is|are|has|have|had|did|do|does|will|would)\b"
)
_TURNS = r"(?:but|and|because|until|though|however|unless|when)"
_TILL = rf"(?:(?!\b{_TURNS}\b)[^.;:,—]|[.,]\d){{0,80}}?"
_MENDED = re.compile(
    r"\b(?:is|was|are|were|should|to|but|actually|in fact|really|in reality)\b", re.IGNORECASE
)
_REACH = 160
_NEAR = 90
_INSTEAD = re.compile(r"\binstead of\s+(?:the\s+|its\s+|their\s+)?\W?$", re.IGNORECASE)
_CONTRASTED = re.compile(r"\bas opposed to\s+$", re.IGNORECASE)
_AS_THEN = re.compile(
    r"(?:\s+[\w-]+){0,3},?\s+(?:as\s+)?(?:in\s+(?:19|20)\d\d|last\s+(?:year|time)|\w+\s+years?\s+(?:ago|before|earlier))\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?:\s+[a-z-]+){0,3}?\s+(?:was |were |is |are |has been )?denied(?=\s*(?:[.;,]|$))"
)
_IT_DID = (
    r"(?:not\s[^.;:!?,]{1,30}\s)?(?:it|they|that|this|he|she|we)\s+(?:did|does|do|has|have|had|is|was|are|were|will|would)"
    r"(?:\s+not|n['’]t|\s+never)\b"
)
_SWAPPED = re.compile(rf"\b(?:instead of|rather than|not)\s+(?:the\s+)?{NUMBER}", re.IGNORECASE)


def denied(own: OwnClause) -> bool:
    """Whether the text denies the number of `own`."""
    lead = own.lead + NUMBER
    wrong = pattern("denials", "corrected", "wrong")
    if wrong.search(own.lead) and not (own.spot.previous and _MENDED.search(own.spot.before)):
        return not _SWAPPED.search(lead)
    if wrong.search(_own_words_after(own)) or _righted_later(own):
        return True
    return bool(
        _direct(own, lead)
        or _by_verb(lead, own.spot.sentence[own.spot.start : own.spot.end])
        or _denying(own.spot.sentence[: own.spot.start])
        or _after(own)
        or _answered(own)
    )


def _answered(own: OwnClause) -> bool:
    """Whether the next sentence denies what this one ends with: "It did not, the ministry said"."""
    rest = own.spot.sentence[own.spot.end :]
    if own.spot.neighbours[-1:] != (own.spot.mention,) or re.search(r"[.!?]\s", rest):
        return False
    behind = own.spot.passage.text[own.spot.offset + len(own.spot.sentence) :][:_REACH]
    return _reply().match(behind) is not None


@cache
def _reply() -> re.Pattern[str]:
    table = words("denials")["reply"]
    return re.compile(
        rf"\W*(?:{_IT_DID}(?:\s+(?:so|true|correct|the case))?\s*[,.;:—–](?![^.]{{0,60}}\bthat\b)"
        rf"|{any_of(table['words'])}(?=\s*[.,!;:])(?!,?\s+(?:says?|said)\b)"
        rf"|(?:(?!\bbut\b)[^.;:!?,]){{0,60}}?(?:{any_of(table['verbs'])}\s+{any_of(table['told'])}"
        rf"|{any_of(table['calling'])}\s+{any_of(table['told'])}\s+\W?(?:[a-z]+\s+){{0,2}}?\W?"
        rf"{any_of(words('denials')['after']['called'])}))",
        re.IGNORECASE,
    )


def _righted_later(own: OwnClause) -> bool:
    """Whether we wrote the number, and the text goes on to put it right."""
    if not pattern("denials", "corrected", "ours").search(own.lead):
        return False
    end = own.spot.offset + own.spot.end
    behind = own.spot.passage.text[end : end + _REACH]
    return pattern("denials", "corrected", "righted").search(behind) is not None


def _own_words_after(own: OwnClause) -> str:
    """The words behind the number, up to the next number, a clause or a contrast."""
    return re.split(
        r",\s+(?:not|whereas|while)\b|[;:]|\band\s+(?:that|not)\b|\bbecause\b", own.spot.after
    )[0]


@cache
def _direct_pattern() -> re.Pattern[str]:
    table = words("denials")["directly"]
    return re.compile(
        rf"(?<!\bor )(?<!\bif )(?<!\bwhy )(?<!\bwhether ){any_of(table['before'])}"
        rf"(?:,\s+as [^,]{{1,40}},)?(?:\s+{any_of(table['allowed'])}){{0,2}}\s+[“\"'‘]?{NUMBER}",
        re.IGNORECASE,
    )


def _direct(own: OwnClause, lead: str) -> bool:
    before = own.spot.previous
    if _INSTEAD.search(own.lead) and _AS_THEN.match(own.spot.sentence, own.spot.end):
        return False  # "instead of 230 tanks, as two years ago": so many there were
    if before and _CONTRASTED.search(own.spot.before):
        return False  # "imports of 90 as opposed to 60": both are so, unlike "to the 60 claimed"
    if before and _INSTEAD.search(own.lead) and "," not in own.spot.before:
        # "it pays 205 instead of 240": so much it paid, or should
        return own.spot.mention.kind not in ("count", before.kind)
    return _direct_pattern().search(lead[-80:]) is not None


@cache
def _verb_pattern() -> re.Pattern[str]:
    standing = any_of(words("denials")["standing"]["verbs"])
    helping = r"(?:\s+(?:has|have|had|yet))*"
    return re.compile(rf"(?:{_AUXILIARY})(?!{helping}\s+{standing}){_TILL}{NUMBER}", re.IGNORECASE)


def _by_verb(lead: str, number: str) -> bool:
    if pattern("denials", "standing", "bounds").match(number):
        return False
    return _verb_pattern().search(lead) is not None


@cache
def _denying_pattern() -> re.Pattern[str]:
    table = words("denials")["verbs"]
    undenied = any_of(table["undenied"])
    return re.compile(
        rf"(?P<undenied>(?:{undenied}|n['’]t)\s+(?:\w+\s+)?)?"
        rf"(?:{any_of(table['denying'])}(?!\s+(?:{any_of(table['withheld'])}|$))"
        rf"|{any_of(table['denying_what_is_told'])}\s+(?:[\w’'-]+\s+){{0,3}}?{any_of(table['told'])}"
        rf"|{any_of(table['untrue'])}(?:\s+\w+){{0,3}}?(?:,[^,.;]{{1,40}},|[,:])?\s+that\b)"
        r"(?:(?!\bbut\b|\bwhile\b|\bwhereas\b|\bsaying\b|"
        r"\band (?:said|put|says|speaks?|spoke|gives?|gave|counts?|counted|names?|named|"
        r"insist(?:s|ed)?|claim(?:s|ed)?|maintain(?:s|ed)?|argue[sd]?|admit(?:s|ted)?|believe[sd]?|reckon(?:s|ed)?|"
        r"acknowledge[sd]?|recognise[sd]?|concede[sd]?|estimate[sd]?|hold|holds|held)\b)"
        # behind a colon is what is so, unless it comes back to the number: "the 4.7 billion is"
        r"[^.;:]|[.:]\d|:(?=\s+the\s+\W?(?:\d|$)))*$",
        re.IGNORECASE,
    )


def _denying(before: str) -> bool:
    found = _denying_pattern().search(before)
    return found is not None and not found["undenied"]


def _after(own: OwnClause) -> bool:
    after = own.spot.after
    near = re.split(r"[;:]|\b(?:but|and|because)\b", after)[0][:90]
    if pattern("denials", "after", "wrong").search(near) or _called_wrong().search(near):
        return True
    if _DENIED.match(near):
        return True
    if _branded().search(own.lead + NUMBER + near) or _taken_back().search(
        own.spot.sentence[: own.spot.start][-_NEAR:] + NUMBER + near
    ):
        return True
    if _called_behind().match(own.spot.sentence[own.spot.end :]):
        return True
    later = re.split(r";\s", own.spot.sentence[own.spot.end :][:110])[0]
    failed = pattern("denials", "after", "failed").search(later)
    if failed and not pattern("denials", "after", "unquestioned").match(later, failed.start()):
        return True
    owed = pattern("denials", "after", "owed").search(own.text)
    return owed is None and _unrealised().search(near) is not None


@cache
def _called_wrong() -> re.Pattern[str]:
    table = words("denials")["after"]
    return re.compile(
        rf"{any_of(table['proving'])}\s+(?:(?:a|an|pure|simply|plainly|just)\s+)*"
        rf"{any_of(table['called'])}"
    )


@cache
def _called_behind() -> re.Pattern[str]:
    """What the next clause or a noun behind a comma says: "; that was an error", ", a misprint"."""
    table = words("denials")["after"]
    article = r"(?:(?:an?|pure|simply|plainly|just|a mere|sheer)\s+)*"
    return re.compile(
        rf"[^.;:,\d]{{0,60}}(?:;\s+(?:that|this|it)\s+(?:is|was|has)\s+(?:been\s+)?{article}"
        rf"{any_of(table['called'])}"
        rf"|;\s+(?:the|its|their|an?)\s+[^.;:\d]{{1,40}}?{any_of(words('denials')['reply']['verbs'])}\s+"
        rf"{any_of(words('denials')['reply']['told'])}|,\s+(?:an?|sheer|pure)\s+{any_of(table['slips'])})"
    )


@cache
def _taken_back() -> re.Pattern[str]:
    table = words("denials")["after"]
    return re.compile(
        rf"{any_of(table['stating'])}[^.;:]*{NUMBER}[^.;:]{{0,40}}?,?\s+{any_of(table['retracted'])}"
    )


@cache
def _branded() -> re.Pattern[str]:
    table = words("denials")["after"]
    return re.compile(
        rf"{any_of(table['branding'])}[^;:]*{NUMBER}(?:\s+[\w’'-]+){{0,6}}?\s+"
        rf"(?:as\s+)?[“\"'‘]?(?:(?:a|an|pure|mere)\s+)*[“\"'‘]?{any_of(table['called'])}"
    )


@cache
def _unrealised() -> re.Pattern[str]:
    verbs = any_of(words("denials")["after"]["realised"])
    return re.compile(
        rf"(?:\b(?:was|were|is|are|has|have|had|did|do|does)(?:\s+not|n['’]t|\s+never)|\bnever)\s+"
        rf"(?:been\s+|be\s+|actually\s+|yet\s+)*{verbs}"
        r"(?!\s+(?:in full|fully|entirely|completely|up)\b)",
        re.IGNORECASE,
    )

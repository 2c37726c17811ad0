"""Numbers that name or place something: claimed from a text, each with the reason.

Addresses on the web, time marks, clock times, numbered things ("No. 813"), names with digits
("Su-30"), telephone numbers. What has no digit is never claimed here.
"""

from __future__ import annotations

import re

from etl.extract.numbers.model import Claims
from etl.extract.wordlist import words
from etl.tables import MentionKind
from etl.vocabulary.units import Units

_NUMBER = r"\d++(?:[-./,]\w++)*+"
_LABELS = (
    "pages?|pp?|chapters?|articles?|art|sections?|sect|paragraphs?|para|tables?|figures?|figs?|"
    "footnotes?|notes?|rooms?|halls?|hangars?|routes?|extensions?|ext|phone|telephone|tel|fax|"
    "hotline|channels?|frequency|resolutions?|decrees?|orders?|protocols?|versions?|volumes?|vol|"
    "issues?|entry|recipe|type|model|flight|annex|appendix|appendices|item|items|clause|clauses|"
    "tail number|number|numbers|numbered|episode|part|lesson|exercise|step|box|flat|apartment|"
    "building|bldg|house|platform|gate|line|id|isbn|issn|doi|postcode|zip|act|law|bill|case|file|"
    "document|lot|unit|block|stop"
)
_COUNTED = re.compile(
    r"(?:numbers?|numbered|house|issues?|orders?|file|document|bill|stop|block|line|exercise|"
    r"figures?)\.? \d{1,3}(?:,\d{3})++(?!\d)|(?:numbered|house|issues|orders) \d{5,}+",
    re.IGNORECASE,
)  # a word that may be a verb, and a number too large for the thing that it would name
_PATTERNS: tuple[tuple[MentionKind, str, str], ...] = (
    ("timestamp", "a place in the recording", r"\[\d{1,2}:\d\d(?::\d\d)?(?:\.\d{1,3})?\]"),
    ("identifier", "a reference to a note", r"\[\d{1,3}(?:[,–-] ?\d{1,3}){0,9}\]"),
    ("identifier", "part of an address on the web",
     r"(?:\bhttps?://|\bwww\.)[^\s<>\"]++"),
    ("identifier", "part of an e-mail address",
     r"(?<![\w.+-])[\w.+-]{1,64}+@[\w.-]{1,255}"),
)  # fmt: skip
_CLOCK = re.compile(
    r"(?<![\w.:])(?:[01]?\d|2[0-4])(?::[0-5]\d){1,2}(?![\w:])"
    r"(?: ?(?:a\.?m\b\.?|p\.?m\b\.?|GMT|UTC|MSK|CET|ZULU)(?!\w))?"
    r"|(?<![\w.:])\d{1,2}(?:\.[0-5]\d)? ?(?:a\.m\.|p\.m\.|am\b|pm\b|o['’]clock)",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"\bfrom (?P<a>[01]?\d\.[0-5]\d) (?:to|until|till) (?P<b>(?:[01]?\d|2[0-4])\.[0-5]\d)(?![\d%])"
)
_NUMERO = re.compile(rf"(?<!\w)(?:(?:[Nn]os?\.|No|№|Nr\.?|#|§) ?)(?P<number>{_NUMBER})")
_NUMERO_MORE = re.compile(rf"(?:,| and| or|,? to|[-–]) ?(?P<number>{_NUMBER})")
_LABELLED = re.compile(
    rf"(?<![\w-])(?:{_LABELS})\.? (?P<number>\d++(?:[-./,–]\d++)*+[A-Za-z]?)(?![\w%])",
    re.IGNORECASE,
)
_LABEL_MORE = re.compile(r"(?:,| and| to| or) (?P<number>\d++[A-Za-z]?)(?![\w%.,]\w|[\w%])")
_WORD = re.compile(r"[^\W_](?:[\w&]|[-‑/+](?=\w))*+")
_PHONE = re.compile(
    r"(?<![\w+])(?:\+\d[\d \u00a0().-]{5,20}\d|\(?\d{3,5}\)? \d{2,3}-\d{2}-?\d{2}"
    r"|\d{1,4}(?:-\d{1,5}){2,6}|\d{1,4}(?:\.\d{1,5}){3,5})(?![\w-])"
)
_IN_PARTS = re.compile(
    r"(?<![\w.,/:-])(?![1-9]/(?:[2-9]|10)(?![\d/]))\d{1,5}(?:/\d{1,5}){1,3}(?![\w/])"
)
_RADIO = re.compile(r"(?<![\w.])\d{2,3}(?:\.\d)? ?(?:FM|AM|MHz|kHz)\b")
_LIST = re.compile(r"(?m)^[ \t]*(?P<number>\d{1,3})[.)](?=\s)")
_YEAR_TAIL = re.compile(
    r"(?=[^\W\d_]{4}|[^\W\d_]{0,2}[a-z])[^\W\d_]{3,40}[-‑](?P<year>(?:19|20)\d\d)"
)
_NAMED = re.compile(
    r"(?<![\w.-])(?P<name>[A-Z][a-z]+) (?P<number>\d{1,3})(?= (?P<next>[A-Za-z][\w-]*))"
)
_DIGITS = re.compile(r"\d++")
_REACH = 60
_NO_NAME = frozenset(
    words(
        """
    a about after all and another approximately around as at between both but by even exactly
    for from if in into just last more nearly next no not of off on one only or over roughly
    since so some than that the then there these this to total two under until up was were
    when where while with within would another another's their his her its our my least most
    """
    )
)
_AFTER_NUMBER = frozenset(
    words(
        """
    and or of in on at to from for with by was were is are had has have who which that as than
    per
    """
    )
)


def claim_addresses(claims: Claims) -> None:
    """Claim time marks, addresses on the web, clock times and telephone numbers."""
    for kind, reason, pattern in _PATTERNS:
        for match in re.finditer(pattern, claims.text):
            in_brackets = match[0].startswith("[")
            end = match.end() if in_brackets else _without_stop(match)
            if re.search(r"\d", claims.text[match.start() : end]):
                claims.plain(match.start(), end, kind, reason=reason)


def _without_stop(match: re.Match[str]) -> int:
    """The end of an address without the punctuation of the sentence around it."""
    return match.start() + len(match[0].rstrip(".,;:!?)'’]"))


def claim_times(claims: Claims) -> None:
    """Claim clock times and the numbers of list items."""
    for match in _CLOCK.finditer(claims.text):
        claims.plain(*match.span(), "time", reason="a time of day")
    for match in _HOURS.finditer(claims.text):
        claims.plain(*match.span("a"), "time", reason="a time of day")
        claims.plain(*match.span("b"), "time", reason="a time of day")
    for match in _LIST.finditer(claims.text):
        claims.plain(*match.span("number"), "ordinal", reason="the number of a list item")


def claim_numbered(claims: Claims, units: Units) -> None:
    """Claim "No. 813" and what a label numbers: pages, articles, rooms, versions."""
    text = claims.text
    for match in _NUMERO.finditer(text):
        if claims.plain(
            *_trimmed(text, match.start(), match.end()),
            "identifier",
            reason="the number of a document or thing",
        ):
            _claim_more(claims, _NUMERO_MORE, match.end(), "the number of a document or thing")
    for match in _LABELLED.finditer(text):
        if _followed_by_unit(text, match.end(), units) or _COUNTED.fullmatch(match[0]):
            continue
        if claims.plain(
            *match.span(), "identifier", reason="the number of a page, article or the like"
        ):
            _claim_more(
                claims, _LABEL_MORE, match.end(), "the number of a page, article or the like"
            )


def _claim_more(claims: Claims, pattern: re.Pattern[str], end: int, reason: str) -> None:
    while match := pattern.match(claims.text, end):
        start, end = _trimmed(claims.text, match.start("number"), match.end("number"))
        if not claims.plain(start, end, "identifier", reason=reason):
            return


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    return start, start + len(text[start:end].rstrip(".,-/"))


def _followed_by_unit(text: str, end: int, units: Units) -> bool:
    word = re.compile(r"[ -]?([^\W\d_]+|%)").match(text, end)
    return word is not None and (
        word[1].lower() in units.scales or word[1].lower() in units.spellings
    )


def claim_names(claims: Claims, units: Units) -> None:
    """Claim names with digits in them, telephone numbers, and the likes of "7/2040"."""
    text = claims.text
    for pattern, reason in (
        (_PHONE, "a telephone number or code"),
        (_RADIO, "a radio frequency"),
    ):
        for match in pattern.finditer(text):
            claims.plain(*match.span(), "identifier", reason=reason)
    for match in _WORD.finditer(text):
        if match[0].isalpha() or not any(c.isdigit() for c in match[0]):
            continue
        if _is_name(match[0], units):
            year = _YEAR_TAIL.fullmatch(match[0])
            claims.plain(
                *match.span(), "identifier",
                period=year["year"] if year else "",
                reason="" if year else "part of a name or code",
            )  # fmt: skip
    for match in _NAMED.finditer(text):
        after = match["next"].lower()
        if (
            match["name"].lower() not in _NO_NAME
            and after not in _AFTER_NUMBER
            and not after.endswith("s")
            and after not in units.persons
            and match["next"].islower()
            and after not in units.spellings
            and after not in units.scales
        ):
            claims.plain(match.start(), match.end("number"), "identifier", reason="part of a name")


def _is_name(token: str, units: Units) -> bool:
    coded = re.match(r"\d+([^\W\d_]+\d\w*)", token)
    if coded and coded[1] not in units.spellings:
        return True
    if not token[0].isalpha() or token in units.spellings:
        return False
    amount = re.match(r"([^\W\d_]+)\d", token)
    if amount and amount[1] in units.signs:
        return False
    return re.fullmatch(r"[a-z]+[-‑](?:19|20)\d\ds?", token) is None


def claim_parts(claims: Claims) -> None:
    """Claim digits in parts that are no fraction and no year: "24/7", "11/05/83"."""
    for match in _IN_PARTS.finditer(claims.text):
        claims.plain(*match.span(), "identifier", reason="digits in parts, no quantity")


def claim_rest(claims: Claims) -> None:
    """Claim every digit that nothing else could read, with the unbroken word around it."""
    text = claims.text
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        if not claims.free(start, end):
            continue
        while start > match.start() - _REACH and _joins(claims, start - 1):
            start -= 1
        while end < match.end() + _REACH and _joins(claims, end):
            end += 1
        claims.plain(start, end, "identifier", reason="digits that are part of a name or code")


def _joins(claims: Claims, position: int) -> bool:
    inside = 0 <= position < len(claims.text)
    return inside and claims.text[position].isalnum() and claims.free(position, position + 1)

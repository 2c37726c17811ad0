"""Parts of a year that a text names without one: "the third quarter", "in March", "Q2".

Comes in: a text. Goes out: a `Phrase` for each. The year is for `periods_meaning` to find.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from etl.transform.periods.model import Phrase
from etl.transform.periods.words import any_of, words
from etl.vocabulary.needed import finder

_W = words()
_MONTHS = [*_W["months"]["names"], *_W["months"]["short"]]
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=lambda m: (-len(m), m)))})\b\.?"
_ORDINALS = _W["ordinals"]["numbers"]
_ORDINAL = any_of(_ORDINALS)
_CARDINALS = _W["cardinals"]["numbers"]
_CARDINAL = rf"(?:{any_of(_CARDINALS)}|\d{{1,2}})"
_AND = r"\s*,\s*and\s+|\s*,\s*|\s+and\s+|\s+or\s+"
_LISTED = re.compile(
    rf"(?:the\s+)?(?P<list>(?:{_ORDINAL})(?:-?(?:{_AND})(?:the\s+)?(?:{_ORDINAL})){{0,3}})[-\s]+"
    r"(?P<what>quarter|half|halve)s?\b"
    rf"(?P<of_longer>\s+of\s+(?:(?:the|that|this|its)\s+)?(?:{any_of(_W['spans']['longer'])})\b)?",
    re.IGNORECASE,
)
_OF_TIME = any_of([*_W["spans"]["of_time"], *_W["spans"]["years"], *_MONTHS])
# "the second half of the loan", "of Beltransgaz": of a thing, not of a time
_OF_A_THING = re.compile(
    rf"\s+of\s+(?!(?:(?:the|that|this|its|their|each|every)\s+)?(?:{_OF_TIME})\b)"
    r"[^\W\d]",
    re.IGNORECASE,
)
# "puts the half-year at 17": the first, once it is over
_HALF_YEAR = re.compile(r"\bthe\s+half-year\b(?!\s+to\b)", re.IGNORECASE)
# "half-year exports", "ten-month trade": since January, unlike "a ten-month delay"
_TO_DATE = re.compile(
    rf"\b(?P<n>half|{any_of(_CARDINALS)}|\d{{1,2}})-(?:year|months?)['’]?\s+(?:\w+\s+)?"
    rf"(?={any_of(_W['spans']['counted'])}\b)",
    re.IGNORECASE,
)
_CODE = re.compile(r"\b(?:(?P<a>[QH])(?P<b>[1-4])|(?P<c>[1-4])(?P<d>[QH]))\b")
_RUN = re.compile(
    rf"(?:the\s+)?(?P<which>first|opening|last|final)\s+(?P<n>{_CARDINAL})\s+(?P<what>month|quarter)s\b",
    re.IGNORECASE,
)
# "nine months brought 13 million": of a year, from its start
_SO_MANY = re.compile(
    r"(?<!last )(?<!past )(?<!next )(?<!those )(?<!these )(?<!first )(?<!every )"
    r"(?<!within )(?<!after )"
    r"(?<!for )(?<!same )(?<!other )(?<!following )(?<!previous )(?<!-)\b"
    r"(?P<n>five|seven|eight|nine|ten|eleven|[5789]|1[01])\s+months(?:['’]\s+worth)?\b"
    r"(?!\s+of\s+(?!(?:the\s+)?(?:(?:19|20)\d\d|year|this|last|current)\b))"
    r"(?!\s+(?:ago|later|earlier|before|after|to|from|old|on|in|early|late|behind|ahead)\b)",
    re.IGNORECASE,
)
_MONTH_RANGE = re.compile(
    rf"\b(?P<a>{_MONTH})(?:\s*[-–—]\s*|\s+(?:to|through|until|till|(?P<and>and))\s+)(?P<b>{_MONTH})"
    r"(?!\s+(?:[0-2]?\d|3[01]|(?:19|20)\d\d)(?![.,]?\d))(?![-\w])"
)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_MONTH_ALONE = re.compile(
    rf"\b(?i:{any_of(_W['months']['before'])})[\s-]+(?P<m>{_MONTH})(?!\w)"
    rf"|(?<=\()(?P<n>{_MONTH})(?=\))"
    rf"|(?<![\d]\s)\b(?P<s>(?!May\b){_MONTH})(?=(?:\s+|,\s[^,.;:\d]{{1,40}},\s+)(?i:(?:(?:alone|itself|still|already|only)\s+)?(?:(?:should|will|would|may|might|could|is\s+to)\s+)?(?:{any_of(_W['spans']['brought'])}))\b)"
    # "February's average", "July's price"
    rf"|(?<![\d]\s)\b(?P<o>{_MONTH})(?=['’]s?\s+[a-z])"
    # "starts with a November price of 5"
    rf"|\b(?i:an?|the|its|their)\s+(?P<a>{_MONTH})(?=\s+(?i:{any_of(_W['months']['of'])})\b)"
)
_NEW_YEAR_TO = re.compile(
    r"\b(?i:between|from|since)\s+(?:the\s+)?(?P<told>New\s+Year(?:['’]s\s+Day)?\s+(?:and|to|until|till|through)\s+"
    rf"(?:(?:the\s+)?end\s+of\s+)?(?P<m>{_MONTH}))(?!\w)"
)
# "April should bring 1.6 million and May as much as two": it may be told of a month listed before
_MONTH_AGAIN = re.compile(
    rf"(?:[,;]|\band)\s+(?P<m>{_MONTH})\s+(?=(?:(?:{any_of(_W['months']['hedges'])})\s+)+\W?(?:\d|(?i:{any_of(_CARDINALS)})\b)"
    rf"|(?:\d[\d.,]*|(?i:{any_of(_CARDINALS)}))\s+(?i:million|billion|mln|bn)\b)"
)
_SEASON = re.compile(
    r"\b(?:(?:in|during|since|by|over|of)(?:\s+the)?(?:\s+(?:last|this))?|last|this|next)\s+"
    rf"(?P<s>{any_of(_W['seasons']['numbers'])})\b(?!\s+(?:in|of)\b)",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(
    rf"(?:\b(?:in|for|during|by)\s+the\s+(?P<o>(?:{_ORDINAL})(?:(?:,|,?\s+and)\s+(?:the\s+)?(?:{_ORDINAL}))*)(?=\s*[,;.)]|\s+(?:it|they|the|one)\b|\s+(?:(?:and|about|some|only|nearly|almost|over|another|just)\s+){{0,2}}[$€£]?\d)"
    rf"|(?:[,;]|\band)\s+the\s+(?P<subject>{_ORDINAL})(?=\s+(?:{any_of(_W['spans']['brought'])})\b))",
    re.IGNORECASE,
)
_AN_ORDINAL = re.compile(rf"\b(?:{_ORDINAL})\b", re.IGNORECASE)
_NEW_YEAR = re.compile(
    r"\b(?i:at|on)\s+(?:the\s+)?New\s+Year(?:['’]s\s+(?:Day|(?P<eve>Eve)))?(?![\w’'])"
)
_CHRISTMAS = re.compile(r"\b(?i:at|by)\s+(?P<told>Christmas)(?![\w’'-])")
# a stock at the middle of a year is that of its last day of June
_MIDDLE = re.compile(
    r"\b(?:at|by|in|as\s+of)\s+(?P<day>mid-?year|midsummer|(?:the\s+)?middle\s+of\s+the\s+year)\b(?!-)",
    re.IGNORECASE,
)
_NEAREST = re.compile(rf"\b(?:{any_of(_W['nearest']['words'])})\b", re.IGNORECASE)
_REACH = 60


def parts(text: str) -> Iterator[Phrase]:
    """The parts of a year in `text`; the first of two that overlap is meant."""
    every = finder(text)
    yield from _quarters(text)
    for found in every(_RUN):
        if part := _run(found):
            yield Phrase(*found.span(), part=part)
    for found in every(_SO_MANY):
        size = _CARDINALS.get(found["n"].casefold()) or int(found["n"])
        yield Phrase(*found.span(), part=f"01/{size:02}")
    for found in every(_CODE):
        letter, number = found["a"] or found["d"], found["b"] or found["c"]
        if letter == "Q" or number in "12":
            yield Phrase(*found.span(), part=letter + number)
    for found in every(_HALF_YEAR):
        yield Phrase(*found.span(), part="H1")
    for found in every(_TO_DATE):
        half = found["n"].casefold() == "half"
        size = 6 if half else _CARDINALS.get(found["n"].casefold()) or int(found["n"])
        if 1 < size < 12 and half == ("year" in found[0].casefold()):
            yield Phrase(*found.span(), part="H1" if half else f"01/{size:02}")
    for found in every(_MONTH_RANGE):
        part = f"{_month(found['a']):02}/{_month(found['b']):02}"
        if found["and"] and not _BETWEEN.search(
            text, max(found.start() - _REACH, 0), found.start()
        ):
            yield Phrase(*found.span("a"), part=f"{_month(found['a']):02}", group=found.start())
            yield Phrase(*found.span("b"), part=f"{_month(found['b']):02}", group=found.start())
        elif _month(found["a"]) < _month(found["b"]):
            yield Phrase(*found.span(), part=part)
    for found in every(_NEW_YEAR_TO):
        yield Phrase(*found.span("told"), part=f"01/{_month(found['m']):02}")
    for found in every(_NEW_YEAR):
        day = "12-31" if found["eve"] else "01-01"
        yield Phrase(*found.span(), part=day, anchor="document")
    for found in every(_CHRISTMAS):
        yield Phrase(*found.span("told"), part="12-25", anchor="document")
    for found in every(_MIDDLE):
        yield Phrase(*found.span("day"), part="06-30")
    for found in every(_MONTH_ALONE):
        group = next(name for name in ("m", "n", "s", "o", "a") if found[name])
        part = f"{_month(found[group]):02}"
        yield _nearest(Phrase(*found.span(group), part=part), found[0])
    for found in every(_MONTH_AGAIN):
        yield Phrase(*found.span("m"), part=f"{_month(found['m']):02}")
    for found in every(_SEASON):
        number = _W["seasons"]["numbers"][found["s"].casefold()]
        yield _nearest(Phrase(*found.span("s"), part=str(number)), found[0])


def _quarters(text: str) -> Iterator[Phrase]:
    """Quarters and halves by their ordinals, also where only the ordinal is said again."""
    every = finder(text)
    named = [m for m in every(_LISTED) if not _OF_A_THING.match(text, m.end())]
    for found in named:
        if found["of_longer"]:
            yield Phrase(*found.span())
            continue
        letter = "Q" if found["what"].casefold() == "quarter" else "H"
        listed = list(_AN_ORDINAL.finditer(found["list"]))
        for n, one in enumerate(listed):
            number = _ORDINALS[one[0].casefold()]
            number = {"Q": 4, "H": 2}[letter] if number < 0 else number
            start = found.start() if n == 0 else found.start("list") + one.start()
            last = n == len(listed) - 1
            end = found.end() if last else found.start("list") + one.end()
            if number <= {"Q": 4, "H": 2}[letter]:
                group = found.start() if len(listed) > 1 else -1
                yield Phrase(start, end, part=f"{letter}{number}", group=group)
    for found in every(_ELLIPSIS) if named else ():
        own = "o" if found["o"] else "subject"
        n = bisect_left(named, found.start(own), key=lambda listed: listed.end()) - 1
        if n < 0 or found.start() - named[n].end() >= 5 * _REACH:
            continue
        letter = "Q" if named[n]["what"].casefold() == "quarter" else "H"
        listed = list(_AN_ORDINAL.finditer(text, *found.span(own)))
        group = found.start() if len(listed) > 1 else -1
        for one in listed:
            number = _ORDINALS[one[0].casefold()]
            number = {"Q": 4, "H": 2}[letter] if number < 0 else number
            yield Phrase(*one.span(), part=f"{letter}{number}", group=group)


def _run(found: re.Match[str]) -> str:
    """The part of a year of its first or last months or quarters; rolling ones have none."""
    size = _CARDINALS.get(found["n"].casefold()) or int(found["n"])
    size *= 3 if found["what"].casefold() == "quarter" else 1
    if not 1 < size < 12 or found["which"].casefold() == "last":
        return ""
    if found["which"].casefold() == "final":
        return f"{13 - size:02}/12"
    return f"01/{size:02}"


def _nearest(part: Phrase, words: str) -> Phrase:
    """`part` counted from the document's date where its words are "last March"."""
    found = _NEAREST.search(words)
    if found is None:
        return part
    count = _W["counted_from_document"][found[0].casefold()]
    return replace(part, anchor="document", count=count)


def _month(name: str) -> int:
    short = name[:3].casefold()
    return next(n for n, m in enumerate(_W["months"]["names"], 1) if m[:3].casefold() == short)

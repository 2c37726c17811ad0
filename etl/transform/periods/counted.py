"""Times that a text counts from another: "last year", "two years later", "the end of the year".

Comes in: a text. Goes out: a `Phrase` for each, with what it counts and from where. What it means
is for `periods_meaning` to find out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.transform.periods.model import Anchor, Phrase
from etl.transform.periods.words import any_of, words
from etl.vocabulary.needed import finder

_W = words()
_CARDINALS = _W["cardinals"]["numbers"]
_CARDINAL = rf"(?:{any_of(_CARDINALS)}|\d{{1,2}})"
_KIND = any_of(_W["spans"]["years"])
_FROM_DOCUMENT, _FROM_TOLD = _W["counted_from_document"], _W["counted_from_told"]
_BEHIND = _W["behind"]
_CLEAR = [word for name in ("ago", "back", "forward") for word in _BEHIND[name]]
_STOP = r"(?=\s*(?:[,.;:)\]—–]|$)|\s+(?:and|but|it|they|its|their|to|from|the|at|in|a)\b)"
# "the year before exports to Malta had been 5"
_HAD = r"(?=\s+(?:[\w’'-]+\s+){1,5}had\s+(?:been|stood|come|amounted|totalled|reached|made)\b)"
_UNITS = r"year|month|quarter|half[- ]year|half|week|decade"
_COUNTED = re.compile(
    rf"\b(?<!its\s)(?<!their\s)(?<!his\s)(?<!her\s)(?:the\s+)?"
    rf"(?P<which>{any_of([*_FROM_DOCUMENT, *_FROM_TOLD])})\s+(?:(?:{_KIND})\s+)?"
    rf"(?P<unit>{_UNITS})(?:['’]s)?(?!\w)(?!\s+(?:ago|earlier|later)\b)"
    # "the same month of last year" is one time
    rf"(?!\s+(?:of|in)\s+(?:the\s+)?(?:{any_of([*_FROM_DOCUMENT, *_FROM_TOLD])}|(?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
_SEASON_AFTER = re.compile(
    rf"\bthe\s+(?:following|next)\s+(?P<season>{any_of(_W['seasons']['numbers'])})\b", re.IGNORECASE
)
_ROLLING = re.compile(
    rf"\b(?:the\s+|these\s+)?(?:{any_of([*_FROM_DOCUMENT, *_FROM_TOLD, 'these'])})\s+"
    rf"(?:{_CARDINAL}|few|several)\s+(?:year|month|quarter|decade)s\b"
    r"(?!\s+(?:of|in)\s+(?:the\s+)?(?:last|previous|preceding|(?:19|20)\d\d)\b)"
    # "in the first two years of the plan": not all of it
    rf"|\b(?:the\s+)?(?:first|last|final)\s+(?:{_CARDINAL}|few)\s+years\b(?=\s+of\b)",
    re.IGNORECASE,
)
_THOSE_MONTHS = re.compile(
    rf"\b(?:in|over|during|within|for)\s+(?P<told>(?:those|these|the\s+same|that)\s+(?P<n>{_CARDINAL})"
    r"[\s-]months?(?:\s+period)?)(?!\s+(?:of|in|last|a)\b)(?!\w)",
    re.IGNORECASE,
)
_NEXT_AGAIN = re.compile(
    r"\b(?:following|next)\s+year\b(?:[^.;]|\.\d){0,80}?\b(?P<next>in\s+the\s+(?:next|third)|"
    r"(?:in\s+)?the\s+(?:one|year)\s+after(?:\s+that)?)(?=\s*[,;.)]|\s+(?:which|and|but)\b)",
    re.IGNORECASE,
)
_OWN_YEAR = re.compile(
    rf"\bthe\s+(?:(?:{_KIND})\s+)?year\s+(?:that\s+(?:has\s+)?)?(?:just\s+|now\s+)"
    r"(?:(?P<begun>begun|started|opened|beginning|starting|under\s+way)|ended|closed|finished|"
    r"passed|over|past|(?P<ending>ending|closing|running\s+out|drawing\s+to\s+a\s+close)|gone\s+by)\b"
    r"|\b(?:in|for|from)\s+(?P<new>the\s+new\s+year)\b|\bthe\s+year\s+(?:that|which)\s+(?P<ends>ends|closes|is\s+ending|is\s+closing|is\s+running\s+out)\b(?!\s+in\b)|\bhow\s+did\s+the\s+year\s+(?:end|go|close)\b",
    re.IGNORECASE,
)
# "when the year opened, the debt was 4 billion": the nearest first or last day of one
_YEAR_TURNS = re.compile(
    r"\bwhen\s+the\s+(?:\w+\s+)?year\s+(?:(?P<opens>opened|began|started|was\s+new)|"
    r"ended|ran\s+out|was\s+out|closed|expired|turned|drew\s+to\s+(?:a|its)\s+close)\b",
    re.IGNORECASE,
)
# "before the year is out" is in this one
_YEAR_OUT = re.compile(
    r"\b(?:before|until)\s+the\s+year\s+(?:is\s+(?:out|over|up)|ends|closes|runs\s+out)\b",
    re.IGNORECASE,
)
# "in five years it will be 10 billion"; what a thing takes ("repaid in five years") is no time
_IN_YEARS = re.compile(
    rf"(?:(?:^|[.;,:]\s+|\b(?:that|and|but)\s+)in\s+(?P<ahead>{_CARDINAL})\s+years?"
    r"(?=,?\s+[^.;]{0,60}?\b(?:will|shall)\b)"
    rf"|\bin\s+(?P<told>{_CARDINAL})\s+years?(?:['’]s?\s+time\b|\s+from\s+now\b))",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?:for|of|in)\s+(?P<which>this|the\s+current|the\s+next|next|last|the\s+last)\s+one\b"
    # "Next year's budget will be larger. The present one is 4 billion"
    r"|\bthe\s+(?P<now>present|current)\s+one\b(?=\s+(?:is|has|was|stands|amounts|comes)\b)",
    re.IGNORECASE,
)
_THE_ONE = re.compile(
    r"\b(?:in|for|during)\s+(?P<one>the\s+(?:one\s+(?P<way>that\s+followed|after|following|before)|"
    r"(?P<which>following|previous|preceding)\s+one))\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    rf"\b(?P<n>{_CARDINAL})\s+(?P<unit>year|month|quarter|week|day|decade)s?\s+"
    rf"(?P<behind>{any_of(_CLEAR)}\b|(?:{any_of(_BEHIND['also_of_happenings'])}){_STOP})",
    re.IGNORECASE,
)
_THE_YEAR_BEFORE = re.compile(
    rf"\bthe\s+(?P<unit>{_UNITS})\s+(?:(?P<two>before\s+last)\b|(?P<way>(?:before|after)\s+that\b|"
    rf"(?:before|earlier|previously|after|later){_STOP}|before{_HAD}))",
    re.IGNORECASE,
)
_DAY = re.compile(rf"\b(?P<day>{any_of(_W['days'])})\b", re.IGNORECASE)
_EDGES = {word: edge for edge in ("start", "end", "middle") for word in _W["edges"][edge]}
_EDGE_WORD = any_of(_EDGES)
_THE_YEAR = re.compile(
    rf"(?:\b(?:{_EDGE_WORD})\s+of\s+|\b(?:whole|full|entire|throughout|over)\s+)(?P<base>the\s+(?P<unit>year|month|"
    r"quarter|decade))(?!\s+\d)\b|\b(?P<full>the\s+(?:whole|full|entire)\s+(?P<span>year|quarter|half))\b"
    r"|\b(?:by|until|till|at)\s+(?P<ended>(?:the\s+)?(?:year(?:['’]s)?[-\s]end|end-year))\b"
    rf"|\b(?P<subject>the\s+(?P<brought>year|quarter|half)(?:\s+as\s+a\s+whole)?)"
    rf"(?=\s+(?:(?:thus|then|therefore|alone)\s+)?(?:{any_of(_W['spans']['brought'])})\s+\W?(?:[a-z]+\s+){{0,2}}\W?\d)"
    r"|\b(?P<adjective>(?:full|whole)-year|all\s+year(?:\s+(?:long|round|through))?)\b(?!-)"
    r"|\bfor\s+(?P<all>the\s+year)(?=\s*[,;:.?)]|\s+as\s+a\s+whole\b|\s+(?:the|it|he|she|they|we|will|would|should|may|might|could)\b)",
    re.IGNORECASE,
)
_YEARS_TOLD = ("base", "full", "ended", "subject", "adjective", "all")
_ORDINALS = _W["ordinals"]["numbers"]
# "For the former, income came to 4 billion": of two years told; "3 for the former" is of no year
_FORMER = re.compile(
    r"(?:(?:^|[.;]\s+|,\s+(?:and|but|while)\s+)(?:for|in|during|of)\s+the\s+(?P<which>former|latter)"
    r"(?=,|\s+(?:year|the|its|it|there|they)\b))|\b(?:in|during|for)\s+the\s+(?P<named>former|latter)\s+year\b"
    # "5 in the former year and 6 in the latter"
    r"(?:(?:[^.;]|\.\d){0,80}?\b(?:in|during|for)\s+the\s+(?P<again>latter|former)(?=\s*(?:[,.;)]|$)))?",
    re.IGNORECASE,
)
_BOTH_YEARS = re.compile(
    r"\b(?:in|for|during)\s+(?P<first>both)\s+(?P<second>(?:these\s+|those\s+)?years)\b(?!\s+of\b|,?\s+\W?\d{4})",
    re.IGNORECASE,
)
_NTH = re.compile(
    rf"\b(?:in|for|during)\s+the\s+(?P<nth>{any_of(_ORDINALS)})\s+of\s+"
    rf"(?:the|those|these)\s+(?:(?P<n>{_CARDINAL})\s+)?years\b"
    rf"(?:(?:[^.;]|\.\d){{0,60}}?\b(?:in|for|during)\s+the\s+(?P<again>{any_of(_ORDINALS)})"
    r"(?=\s*(?:[,.;)]|$)))?",
    re.IGNORECASE,
)
_THOSE_YEARS = re.compile(
    rf"\b(?:in|over|during|within)\s+(?P<told>(?:those|these|the\s+same)\s+(?P<n>{_CARDINAL})\s+years)\b",
    re.IGNORECASE,
)
_THAT_DAY = re.compile(
    r"\b(?:on|at|by)\s+(?P<day>(?:the\s+(?:latter|same)|that)\s+(?:date|day))\b", re.IGNORECASE
)
_THEN = re.compile(r"\b(?:by\s+then|at\s+th(?:e|at)\s+time|back\s+then)\b", re.IGNORECASE)
_SPAN_TOLD = re.compile(
    rf"\b(?:{any_of(_W['spans_told']['phrases'])})\b(?!\s+(?:of|in|last|a)\b)", re.IGNORECASE
)


def counted(text: str) -> Iterator[Phrase]:
    """The times that `text` counts from another; the first of two that overlap is meant."""
    every = finder(text)
    for found in every(_LENGTH):
        yield _length(found)
    for found in every(_THE_YEAR_BEFORE):
        unit = _unit(found["unit"])
        if found["two"]:
            yield Phrase(*found.span(), count=-2, unit=unit, anchor="document")
        else:
            count = 1 if found["way"].casefold().startswith(("after", "later")) else -1
            yield Phrase(*found.span(), count=count, unit=unit, anchor="told")
    yield from _of_years_told(text)
    for found in every(_SPAN_TOLD):
        yield Phrase(*found.span(), span=True, anchor="told")
    for found in every(_COUNTED):
        which = found["which"].casefold()
        anchor: Anchor = "document" if which in _FROM_DOCUMENT else "told"
        if which == "next" and found[0][:3].casefold() == "the":
            anchor = "told"
        count = {**_FROM_DOCUMENT, **_FROM_TOLD}[which]
        yield Phrase(*found.span(), count=count, unit=_unit(found["unit"]), anchor=anchor)
    for found in every(_SEASON_AFTER):
        number = _W["seasons"]["numbers"][found["season"].casefold()]
        yield Phrase(*found.span(), part=str(number), count=1, unit="year", anchor="told")
    for found in every(_THOSE_MONTHS):
        size = _CARDINALS.get(found["n"].casefold()) or int(found["n"])
        yield Phrase(*found.span("told"), count=size, span=True, anchor="told")
    for found in every(_NEXT_AGAIN):
        yield Phrase(*found.span("next"), count=1, unit="year", anchor="told")
    for found in every(_OWN_YEAR):
        ending = found["ending"] or found["ends"]
        count = 0 if found["begun"] or ending else -1
        counted_from: Anchor = "document" if ending else "running"
        if found["new"]:
            yield Phrase(*found.span("new"), count=1, unit="year", anchor="running", edge="start")
            continue
        yield Phrase(*found.span(), count=count, unit="year", anchor=counted_from)
    for found in every(_YEAR_TURNS):
        yield Phrase(*found.span(), part="01-01" if found["opens"] else "12-31")
    for found in every(_YEAR_OUT):
        yield Phrase(*found.span(), unit="year", anchor="document")
    for found in every(_ROLLING):
        yield Phrase(*found.span())
    for found in every(_IN_YEARS):
        name = "ahead" if found["ahead"] else "told"
        size = _CARDINALS.get(found[name].casefold()) or int(found[name])
        yield Phrase(found.start(name), found.end(), count=size, unit="year", anchor="document")
    for found in every(_ONE):
        which = (found["which"] or found["now"]).casefold().split()[-1]
        start, end = found.span()
        yield Phrase(start, end, count=_FROM_DOCUMENT[which], unit="year", anchor="document")
    for found in every(_THE_ONE):
        way = (found["way"] or found["which"]).casefold()
        count = -1 if way in ("before", "previous", "preceding") else 1
        yield Phrase(*found.span("one"), count=count, unit="one", anchor="told")
    for found in every(_DAY):
        count = _W["days"][found["day"].casefold()]
        yield Phrase(*found.span(), count=count, unit="day", anchor="document")
    for found in every(_THE_YEAR):
        name = next(name for name in _YEARS_TOLD if found[name])
        unit = _unit(found["unit"] or found["span"] or found["brought"] or "year")
        yield Phrase(*found.span(name), unit=unit, anchor="told")
    for found in every(_THAT_DAY):
        yield Phrase(*found.span("day"), unit="day", anchor="told")
    for found in every(_THEN):
        yield Phrase(*found.span(), unit="year", anchor="told")


def _of_years_told(text: str) -> Iterator[Phrase]:
    """Years that are meant by their order: "the former", "the second of these years"."""
    every = finder(text)
    for found in every(_BOTH_YEARS):
        for n, name in enumerate(("first", "second"), 1):
            yield Phrase(*found.span(name), unit="year", anchor="told", nth=n)
    for found in every(_FORMER):
        for name in ("which", "named", "again"):
            if found[name]:
                nth = 1 if found[name].casefold() == "former" else 2
                yield Phrase(*found.span(name), unit="year", anchor="told", nth=nth)
    for found in every(_NTH):
        of = _CARDINALS.get((found["n"] or "").casefold()) or int(found["n"] or 0)
        for name in ("nth", "again"):
            if found[name]:
                nth = _ORDINALS[found[name].casefold()]
                yield Phrase(*found.span(name), unit="year", anchor="told", nth=nth, of=of or -1)
    for found in every(_THOSE_YEARS):
        of = _CARDINALS.get(found["n"].casefold()) or int(found["n"])
        yield Phrase(*found.span("told"), span=True, anchor="told", of=of)


def _length(found: re.Match[str]) -> Phrase:
    behind = " ".join(found["behind"].casefold().split())
    size = _CARDINALS.get(found["n"].casefold()) or int(found["n"])
    forward = behind in (*_BEHIND["forward"], "after", "on")
    anchor: Anchor = "document" if behind in _BEHIND["ago"] else "told"
    unit = found["unit"].casefold()
    if unit == "decade":
        size, unit = 10 * size, "year"
    if unit == "week":
        size, unit = 7 * size, "day"
    if unit == "month" and size % 12 == 0:
        size, unit = size // 12, "year"
    return Phrase(*found.span(), count=size if forward else -size, unit=unit, anchor=anchor)


def _unit(word: str) -> str:
    return "half" if word.casefold().startswith("half") else word.casefold()

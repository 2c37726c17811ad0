"""The words of a text that tell when: years, parts of a year, spans counted from another date.

Comes in: a text and the dates that extract found in it. Goes out: a `Phrase` for each place that
tells a time, in order, with what it says and no more. What "last year" or "in March" means here is
for `periods_timeline` to find out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from etl.transform.periods.calendar import from_to, months_to, plain
from etl.transform.periods.counted import counted
from etl.transform.periods.model import Phrase
from etl.transform.periods.parts import parts
from etl.transform.periods.words import any_of, ends_in, leads_to, words

Whole = tuple[int, int, str]
_W = words()
_EDGES = {word: edge for edge in ("start", "end", "middle") for word in _W["edges"][edge]}
_EDGE_WORD = any_of(_EDGES)
_SAME_PART = re.compile(
    r"\b(?:(?:the\s+)?(?:same|corresponding|equivalent|comparable|like)\s+"
    rf"(?:period|stretch|(?:(?:{any_of(words()['cardinals']['numbers'])}|\d{{1,2}})\s+)?months|"
    r"(?P<part>quarter|month|half))|this\s+time)\s+(?:(?:of|in)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_SAME_LAST = frozenset(
    ("period", "stretch", "months", "quarter", "month", "half", "time", "of", "in", "the")
)
_EDGE = re.compile(
    rf"(?:\b(?P<day>{any_of(_W['edges']['on_the_day'])})\s+)?(?P<from>(?:the\s+)?\b(?P<edge>{_EDGE_WORD})"
    r"(?:\s+of\s+|-|\s+)(?:the\s+)?)$",
    re.IGNORECASE,
)
_JOINT = re.compile(r"(?:\s+period)?\s*(?:,|\s+of|\s+in)?\s*(?:the\s+)?", re.IGNORECASE)
_TO = re.compile(
    r"\s*(?:[-–—]|until|till|to|through|and)\s*(?:the\s+)?(?:end\s+of\s+|early\s+|late\s+|mid-?)?",
    re.IGNORECASE,
)
_LENGTHS = words()["cardinals"]["numbers"]
_UP_TO = re.compile(
    rf"(?:the\s+)?(?:year|(?P<half>half[- ]year)|(?P<n>{any_of(_LENGTHS)}|[1-9]\d?)\s+months)\s+"
    r"(?:to|ending|ended|through)(?:\s+in)?\s+$",
    re.IGNORECASE,
)
# "in the ten years to 2015"
_YEARS_TO = re.compile(
    rf"(?:the\s+)?(?P<n>{any_of(_LENGTHS)}|[1-9]\d?)\s+years\s+(?:up\s+)?(?:to|ending|ended|through)(?:\s+in)?\s+$",
    re.IGNORECASE,
)
_UP_TO_LAST = frozenset(("to", "ending", "ended", "through", "in"))
_FISCAL = re.compile(r"(?P<year>\d{4})[/–-](?P<next>\d\d|\d{4})\s*$")
_REACH = 60
_HALF, _FULL = 6, 12
_MONTH = re.compile(r"(?:\d{4}-)?(?P<month>0[1-9]|1[0-2])")
_BY = re.compile(r"\b(?:by|through|up\s+to)\s+(?:the\s+)?(?:(?:end|close)\s+of\s+|late\s+)?$", re.I)
_TOTAL = re.compile(rf"\b(?:{any_of(_W['totals']['words'])})\b", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.!?]\s+(?=[A-Z“\"])|;")
_IN = re.compile(r"\b(?:in|for|of)\s+$", re.IGNORECASE)
_HYPHENED = re.compile(r"-(?:half|quarter|month|year)\b", re.IGNORECASE)
_A_MEASURE = re.compile(rf"\s*(?:\w+\s+)?(?:{any_of(_W['spans']['counted'])})\b", re.IGNORECASE)
_ONE_NUMBER = re.compile(r"\D*\d[\d.,]*[^.;,\d]{0,30}\b(?:in|for)\s+")
_DIGIT = re.compile(r"\d")


def phrases(text: str, wholes: Iterable[Whole]) -> list[Phrase]:
    """The times that `text` tells, in order; `wholes` are the dates that extract found in it.

    A date in words alone ("last year") is read again here: it may have been given its meaning.
    """
    known = [said for whole in wholes if (said := _whole(text, whole))]
    in_figures = [p for p in known if _DIGIT.search(text, p.start, p.end)]
    in_words = [p for p in known if not _DIGIT.search(text, p.start, p.end)]
    found = _apart([*in_figures, *counted(text), *parts(text), *in_words])
    joined = _shared(text, _joined(text, found))
    return [_at_edge(text, _to_date(text, p)) for p in joined]


def _whole(text: str, whole: Whole) -> Phrase | None:
    start, end, period = whole
    if period.startswith("--"):
        return Phrase(start, end, part=period.replace("--", ""))
    fiscal = _FISCAL.search(text[start:end]) if period.isdigit() else None
    if fiscal and int(fiscal["next"][-2:]) == (int(fiscal["year"]) + 1) % 100:
        period = f"{fiscal['year']}/{int(fiscal['year']) + 1}"
    is_month = re.fullmatch(r"\d{4}-\d\d", period)
    lead = text[max(start - _REACH, 0) : start]
    up_to = is_month and ends_in(lead, _UP_TO_LAST) and _UP_TO.search(lead)
    if up_to:
        period, start = months_to(period, _months(up_to)), start - len(up_to[0])
    years = _YEARS_TO.search(lead) if period.isdigit() and ends_in(lead, _UP_TO_LAST) else None
    if years:
        size = _LENGTHS.get(years["n"].casefold()) or int(years["n"])
        period, start = f"{int(period) - size + 1:04}/{period}", start - len(years[0])
    told = plain(period)
    return Phrase(start, end, whole=told) if told else None


def _months(up_to: re.Match[str]) -> int:
    """How many months are told of: twelve in "the year to June", six in "the half-year to June"."""
    if up_to["n"]:
        return _LENGTHS.get(up_to["n"].casefold()) or int(up_to["n"])
    return _HALF if up_to["half"] else _FULL


def _apart(found: list[Phrase]) -> list[Phrase]:
    """`found` in order, without those that overlap one given earlier in `found`."""
    taken: list[Phrase] = []
    order = {id(p): n for n, p in enumerate(found)}
    for phrase in sorted(found, key=lambda p: (p.start, order[id(p)])):
        while taken and phrase.start < taken[-1].end and order[id(phrase)] < order[id(taken[-1])]:
            taken.pop()
        if not taken or phrase.start >= taken[-1].end:
            taken.append(phrase)
    return taken


def _joined(text: str, found: list[Phrase]) -> list[Phrase]:
    """`found` with "the third quarter" and "of last year" as one, and "from May to June 2011"."""
    made: list[Phrase] = []
    for phrase in found:
        before = made[-1] if made else None
        between = text[before.end : phrase.start] if before else ""
        near = before is not None and len(between) < _REACH and not (before.whole and before.part)
        both = _both(text, before, phrase, between) if before and near else None
        if before and both:
            _spread(made, both)
            continue
        lead = text[max(phrase.start - _REACH, 0) : phrase.start]
        if ends_in(lead, _SAME_LAST) and (same := _SAME_PART.search(lead)):
            start = max(phrase.start - len(same[0]), before.end if before else 0)
            phrase = replace(phrase, start=start, same_part=(same["part"] or "period").casefold())
        made.append(phrase)
    return made


def _shared(text: str, found: list[Phrase]) -> list[Phrase]:
    """`found` with the part that stands before a measure in each year of its sentence.

    As in "first-half deliveries, 10 in 2012, were scarcely lower in 2018".
    """
    made: list[Phrase] = []
    measured: Phrase | None = None
    for phrase in found:
        between = text[measured.end : phrase.start] if measured else ""
        if measured and _SENTENCE_ENDS.search(between):
            measured = None
        year = len(phrase.whole) == len("2012") and not phrase.part
        if measured and year and leads_to(_IN, text, phrase.start):
            if made[-1] is measured and _ONE_NUMBER.fullmatch(between):
                made.pop()  # it is of that year alone
            phrase = replace(phrase, part=measured.part)
        elif phrase.part and not (phrase.whole or phrase.unit or phrase.anchor):
            own = _HYPHENED.search(text, phrase.start, phrase.end)
            measured = phrase if own and _A_MEASURE.match(text, phrase.end) else None
        made.append(phrase)
    return made


def _both(text: str, first: Phrase, second: Phrase, between: str) -> Phrase | None:
    based = bool(second.whole.isdigit() or (second.unit == "year" and not second.part))
    if text[first.end - 1] == "." and text[first.end : second.end].lstrip()[:1].isupper():
        return None  # "at the end of March. A year earlier it had been 5"
    if first.part and not first.unit and not first.whole and based and _JOINT.fullmatch(between):
        if "," in between and second.whole == "":
            return None
        if text[first.end - 1] == "." and between.strip()[:1].isupper():
            return None  # "3.5 billion in December. In 2012 it was 4"
        return replace(second, start=first.start, part=first.part, group=first.group)
    if not _TO.fullmatch(between) or not re.search(
        r"\b(?:from|between|since)\s+(?:the\s+)?(?:end|start|beginning|middle)?(?:\s+of\s+)?$",
        text[max(first.start - _REACH, 0) : first.start],
        re.IGNORECASE,
    ):
        return None
    if first.whole and second.whole and (told := from_to(first.whole, second.whole)):
        return Phrase(first.start, second.end, whole=told)
    if first.part and not first.whole and re.fullmatch(r"\d{4}-\d\d", second.whole):
        told = from_to(f"{second.whole[:4]}-{first.part}", second.whole)
        return Phrase(first.start, second.end, whole=told) if told else None
    return None


def _to_date(text: str, phrase: Phrase) -> Phrase:
    """The months up to a month by which a total had come in: "by August the tally was 9"."""
    month = _MONTH.fullmatch(phrase.whole or phrase.part)
    lead = text[max(phrase.start - _REACH, 0) : phrase.start]
    months = _UP_TO.search(lead) if month and phrase.part and ends_in(lead, _UP_TO_LAST) else None
    # "in the nine months to September"
    if month and months and _months(months) == int(month["month"]):
        start = phrase.start - len(months[0])
        return replace(phrase, start=start, part=f"01/{month['month']}")
    if month is None or phrase.anchor or not _BY.search(text[: phrase.start][-_REACH:]):
        return phrase
    near = text[max(phrase.start - _REACH, 0) : phrase.end + _REACH]
    if _TOTAL.search(near) is None:
        return phrase
    if phrase.part:
        part = f"01/{month['month']}"
        return replace(phrase, part=part if month["month"] != "01" else "01")
    return replace(phrase, whole=months_to(phrase.whole, int(month["month"])))


def _spread(made: list[Phrase], both: Phrase) -> None:
    """Put `both` for the last of `made`; its year goes for the whole list that it ends."""
    last = made[-1]
    made[-1] = both
    n = len(made) - 2
    while last.group >= 0 and n >= 0 and made[n].group == last.group:
        own = made[n]
        made[n] = replace(both, start=own.start, end=own.end, part=own.part)
        n -= 1


def _at_edge(text: str, phrase: Phrase) -> Phrase:
    """`phrase` from the word "end" or "start" on, which is its last or first day after "at"."""
    own = re.match(
        rf"(?:the\s+)?(?P<edge>{_EDGE_WORD})\s+of\s+",
        text[phrase.start : phrase.end],
        re.IGNORECASE,
    )
    lead = text[max(phrase.start - _REACH, 0) : phrase.start]
    if own:
        lead += own[0]
    found = _EDGE.search(lead)
    if found is None:
        return phrase
    edge = _EDGES[found["edge"].casefold()] if found["day"] else ""
    start = phrase.start if own else phrase.start - len(found["from"])
    return replace(phrase, start=start, edge=edge)

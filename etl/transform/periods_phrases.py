"""The words of a text that tell when: years, parts of a year, spans counted from another date.

Comes in: a text and the dates that extract found in it. Goes out: a `Phrase` for each place that
tells a time, in order, with what it says and no more. What "last year" or "in March" means here is
for `periods_timeline` to find out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from etl.transform.periods_calendar import from_to, plain, year_to
from etl.transform.periods_words import any_of, words

Anchor = Literal["", "document", "told"]
Whole = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time as a text tells it.

    `whole` is a period with its year; `part` a part of a year; `count` of `unit` is counted from
    `anchor`. `span` stands for all that was told before; `same_part` for the part told before in
    another year. Phrases of one list ("the second and third quarters") share a `group`.
    """

    start: int
    end: int
    whole: str = ""
    part: str = ""
    count: int = 0
    unit: str = ""
    anchor: Anchor = ""
    edge: str = ""
    group: int = -1
    span: bool = False
    same_part: bool = False


_W = words()
_MONTHS = [*_W["months"]["names"], *_W["months"]["short"]]
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=lambda m: (-len(m), m)))})\b\.?"
_ORDINALS = _W["ordinals"]["numbers"]
_ORDINAL = any_of(_ORDINALS)
_CARDINALS = _W["cardinals"]["numbers"]
_CARDINAL = rf"(?:{any_of(_CARDINALS)}|\d{{1,2}})"
_KIND = any_of(_W["spans"]["years"])
_FROM_DOCUMENT, _FROM_TOLD = _W["counted_from_document"], _W["counted_from_told"]
_BEHIND = _W["behind"]
_CLEAR = [word for name in ("ago", "back", "forward") for word in _BEHIND[name]]
_STOP = r"(?=\s*(?:[,.;:)\]—–]|$)|\s+(?:and|but|it|to|from|the|at|in|a)\b)"
_AND = r"\s*,\s*and\s+|\s*,\s*|\s+and\s+|\s+or\s+"
_UNITS = r"year|month|quarter|half[- ]year|half|week|decade"

_LISTED = re.compile(
    rf"(?:the\s+)?(?P<list>(?:{_ORDINAL})(?:-?(?:{_AND})(?:the\s+)?(?:{_ORDINAL}))*)[-\s]+"
    r"(?P<what>quarter|half|halve)s?\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"\b(?:(?P<a>[QH])(?P<b>[1-4])|(?P<c>[1-4])(?P<d>[QH]))\b")
_RUN = re.compile(
    rf"(?:the\s+)?(?P<which>first|opening|last|final)\s+(?P<n>{_CARDINAL})\s+(?P<what>month|quarter)s\b",
    re.IGNORECASE,
)
_MONTH_RANGE = re.compile(
    rf"\b(?P<a>{_MONTH})(?:\s*[-–—]\s*|\s+(?:to|through|until|till|and)\s+)(?P<b>{_MONTH})"
    r"(?!\s+\d)(?![-\w])"
)
_MONTH_ALONE = re.compile(
    rf"\b(?i:{any_of(_W['months']['before'])})[\s-]+(?P<m>{_MONTH})(?!\w)"
    rf"|(?<=\()(?P<n>{_MONTH})(?=\))"
)
_SEASON = re.compile(
    rf"\b(?:in|during|since|by|over|of)\s+(?:the\s+|this\s+|last\s+)?(?P<s>{any_of(_W['seasons']['numbers'])})\b"
    r"(?!\s+(?:in|of)\b)",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(
    rf"\b(?:in|for|during)\s+the\s+(?P<o>{_ORDINAL})(?=\s*[,;.)]|\s+(?:it|they|the)\b|\s+and\s+\D?\d)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"\b(?:the\s+)?(?P<which>{any_of([*_FROM_DOCUMENT, *_FROM_TOLD])})\s+(?:(?:{_KIND})\s+)?"
    rf"(?P<unit>{_UNITS})(?:['’]s)?(?!\w)(?!\s+(?:ago|earlier|later)\b)",
    re.IGNORECASE,
)
_ROLLING = re.compile(
    rf"\b(?:the\s+|these\s+)?(?:{any_of([*_FROM_DOCUMENT, *_FROM_TOLD, 'these'])})\s+"
    rf"(?:{_CARDINAL}|few|several)\s+(?:year|month|quarter|decade)s\b",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?:for|of|in)\s+(?P<which>this|the\s+current|the\s+next|next|last|the\s+last)\s+one\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    rf"\b(?P<n>{_CARDINAL})\s+(?P<unit>year|month|quarter|week|day|decade)s?\s+"
    rf"(?P<behind>{any_of(_CLEAR)}\b|(?:{any_of(_BEHIND['also_of_happenings'])}){_STOP})",
    re.IGNORECASE,
)
_THE_YEAR_BEFORE = re.compile(
    rf"\bthe\s+(?P<unit>{_UNITS})\s+(?:(?P<two>before\s+last)\b|(?P<way>before|earlier|previously|"
    rf"after|later){_STOP})",
    re.IGNORECASE,
)
_DAY = re.compile(rf"\b(?P<day>{any_of(_W['days'])})\b", re.IGNORECASE)
_EDGES = {word: edge for edge in ("start", "end", "middle") for word in _W["edges"][edge]}
_EDGE_WORD = any_of(_EDGES)
_THE_YEAR = re.compile(
    rf"(?:\b(?:{_EDGE_WORD})\s+of\s+|\b(?:whole|full|entire|throughout|over)\s+)(?P<base>the\s+(?P<unit>year|month|"
    r"quarter|decade))(?!\s+\d)\b|\b(?P<full>the\s+(?:whole|full|entire)\s+year)\b",
    re.IGNORECASE,
)
_THEN = re.compile(r"\b(?:by\s+then|at\s+th(?:e|at)\s+time|back\s+then)\b", re.IGNORECASE)
_SPAN_TOLD = re.compile(
    rf"\b(?:{any_of(_W['spans_told']['phrases'])})\b(?!\s+(?:of|in|last|a)\b)", re.IGNORECASE
)
_SAME_PART = re.compile(
    r"\b(?:(?:the\s+)?(?:same|corresponding|equivalent|comparable|like)\s+"
    r"(?:period|quarter|months?|half|stretch)|this\s+time)\s+(?:(?:of|in)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
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
_TWELVE = re.compile(
    r"(?:the\s+)?(?:year|12\s+months|twelve\s+months)\s+(?:to|ending|ended|through)(?:\s+in)?\s+$",
    re.IGNORECASE,
)
_FISCAL = re.compile(r"(?P<year>\d{4})[/–-](?P<next>\d\d|\d{4})\s*$")
_REACH = 60


def phrases(text: str, wholes: Iterable[Whole]) -> list[Phrase]:
    """The times that `text` tells, in order; `wholes` are the dates that extract found in it.

    A date in words alone ("last year") is read again here: it may have been given its meaning.
    """
    known = [said for whole in wholes if (said := _whole(text, whole))]
    in_figures = [p for p in known if re.search(r"\d", text[p.start : p.end])]
    in_words = [p for p in known if p not in in_figures]
    found = _apart([*in_figures, *_read(text), *in_words])
    return [_at_edge(text, p) for p in _joined(text, found)]


def _whole(text: str, whole: Whole) -> Phrase | None:
    start, end, period = whole
    if period.startswith("--"):
        return Phrase(start, end, part=period[2:])
    fiscal = _FISCAL.search(text[start:end]) if period.isdigit() else None
    if fiscal and int(fiscal["next"][-2:]) == (int(fiscal["year"]) + 1) % 100:
        period = f"{fiscal['year']}/{int(fiscal['year']) + 1}"
    if twelve := _TWELVE.search(text[max(start - _REACH, 0) : start]):
        period, start = year_to(period) or period, start - len(twelve[0])
    told = plain(period)
    return Phrase(start, end, whole=told) if told else None


def _read(text: str) -> Iterator[Phrase]:
    """What no date in figures covers; where two readings overlap, the first given is kept."""
    yield from _counted(text)
    yield from _quarters(text)
    for found in _RUN.finditer(text):
        if part := _run(found):
            yield Phrase(*found.span(), part=part)
    for found in _CODE.finditer(text):
        letter, number = found["a"] or found["d"], found["b"] or found["c"]
        if letter == "Q" or number in "12":
            yield Phrase(*found.span(), part=letter + number)
    for found in _MONTH_RANGE.finditer(text):
        part = f"{_month(found['a']):02}/{_month(found['b']):02}"
        if _month(found["a"]) < _month(found["b"]):
            yield Phrase(*found.span(), part=part)
    for found in _MONTH_ALONE.finditer(text):
        group = "m" if found["m"] else "n"
        yield Phrase(*found.span(group), part=f"{_month(found[group]):02}")
    for found in _SEASON.finditer(text):
        number = _W["seasons"]["numbers"][found["s"].casefold()]
        yield Phrase(*found.span("s"), part=str(number))


def _counted(text: str) -> Iterator[Phrase]:
    for found in _LENGTH.finditer(text):
        yield _length(found)
    for found in _THE_YEAR_BEFORE.finditer(text):
        unit = _unit(found["unit"])
        if found["two"]:
            yield Phrase(*found.span(), count=-2, unit=unit, anchor="document")
        else:
            count = 1 if found["way"].casefold() in ("after", "later") else -1
            yield Phrase(*found.span(), count=count, unit=unit, anchor="told")
    for found in _SPAN_TOLD.finditer(text):
        yield Phrase(*found.span(), span=True, anchor="told")
    for found in _COUNTED.finditer(text):
        which = found["which"].casefold()
        anchor: Anchor = "document" if which in _FROM_DOCUMENT else "told"
        if which == "next" and found[0][:3].casefold() == "the":
            anchor = "told"
        count = {**_FROM_DOCUMENT, **_FROM_TOLD}[which]
        yield Phrase(*found.span(), count=count, unit=_unit(found["unit"]), anchor=anchor)
    for found in _ROLLING.finditer(text):
        yield Phrase(*found.span())
    for found in _ONE.finditer(text):
        which = found["which"].casefold().split()[-1]
        start, end = found.span()
        yield Phrase(start, end, count=_FROM_DOCUMENT[which], unit="year", anchor="document")
    for found in _DAY.finditer(text):
        count = _W["days"][found["day"].casefold()]
        yield Phrase(*found.span(), count=count, unit="day", anchor="document")
    for found in _THE_YEAR.finditer(text):
        name = "base" if found["base"] else "full"
        yield Phrase(*found.span(name), unit=_unit(found["unit"] or "year"), anchor="told")
    for found in _THEN.finditer(text):
        yield Phrase(*found.span(), unit="year", anchor="told")


def _length(found: re.Match[str]) -> Phrase:
    behind = " ".join(found["behind"].casefold().split())
    size = _CARDINALS.get(found["n"].casefold()) or int(found["n"])
    forward = behind in (*_BEHIND["forward"], "after")
    anchor: Anchor = "document" if behind in _BEHIND["ago"] else "told"
    unit = found["unit"].casefold()
    if unit == "month" and size % 12 == 0:
        size, unit = size // 12, "year"
    return Phrase(*found.span(), count=size if forward else -size, unit=unit, anchor=anchor)


def _quarters(text: str) -> Iterator[Phrase]:
    """Quarters and halves by their ordinals, also where only the ordinal is said again."""
    named = list(_LISTED.finditer(text))
    for found in named:
        letter = "Q" if found["what"].casefold() == "quarter" else "H"
        listed = list(re.finditer(rf"\b(?:{_ORDINAL})\b", found["list"], re.IGNORECASE))
        for n, one in enumerate(listed):
            number = _ORDINALS[one[0].casefold()]
            number = {"Q": 4, "H": 2}[letter] if number < 0 else number
            start = found.start() if n == 0 else found.start("list") + one.start()
            last = n == len(listed) - 1
            end = found.end() if last else found.start("list") + one.end()
            if number <= {"Q": 4, "H": 2}[letter]:
                group = found.start() if len(listed) > 1 else -1
                yield Phrase(start, end, part=f"{letter}{number}", group=group)
    for found in _ELLIPSIS.finditer(text) if named else ():
        number = _ORDINALS[found["o"].casefold()]
        before = [n for n in named if 0 < found.start() - n.end() < 5 * _REACH]
        if before and number > 0:
            letter = "Q" if before[-1]["what"].casefold() == "quarter" else "H"
            yield Phrase(*found.span("o"), part=f"{letter}{number}")


def _run(found: re.Match[str]) -> str:
    """The part of a year of its first or last months or quarters; rolling ones have none."""
    size = _CARDINALS.get(found["n"].casefold()) or int(found["n"])
    size *= 3 if found["what"].casefold() == "quarter" else 1
    if not 1 < size < 12 or found["which"].casefold() == "last":
        return ""
    if found["which"].casefold() == "final":
        return f"{13 - size:02}/12"
    return f"01/{size:02}"


def _month(name: str) -> int:
    short = name[:3].casefold()
    return next(n for n, m in enumerate(_W["months"]["names"], 1) if m[:3].casefold() == short)


def _unit(word: str) -> str:
    return "half" if word.casefold().startswith("half") else word.casefold()


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
            made = _spread(made, before, both)
            continue
        lead = text[max(phrase.start - _REACH, 0) : phrase.start]
        if same := _SAME_PART.search(lead):
            phrase = replace(phrase, start=phrase.start - len(same[0]), same_part=True)
        made.append(phrase)
    return made


def _both(text: str, first: Phrase, second: Phrase, between: str) -> Phrase | None:
    based = bool(second.whole.isdigit() or (second.unit == "year" and not second.part))
    if first.part and not first.unit and not first.whole and based and _JOINT.fullmatch(between):
        if "," in between and second.whole == "":
            return None
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


def _spread(made: list[Phrase], last: Phrase, both: Phrase) -> list[Phrase]:
    """`made` with `both` for `last`, whose year goes for the whole list that it ends."""
    if last.group < 0:
        return [*made[:-1], both]
    return [
        replace(both, start=p.start, end=p.end, part=p.part)
        if p.group == last.group and p is not last
        else both
        if p is last
        else p
        for p in made
    ]


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

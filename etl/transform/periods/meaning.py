"""What a time means where it stands: counted from the document, a statement, or what was told.

Comes in: the phrases of a sentence and the `State` of what was told before it. Goes out: the same
dated, and the state brought forward. A time counted from a date that is not told has no period.
"""

from __future__ import annotations

import re
from dataclasses import replace

from etl.periods import span
from etl.transform.periods.calendar import (
    complete,
    covering,
    edge_of,
    in_year,
    is_after,
    is_precise,
    length,
    nearer,
    nearest,
    of_this_year,
    overlap,
    shifted,
    unit_of,
    year_behind,
    year_of,
)
from etl.transform.periods.model import UNDATED, Dated, Period, Phrase
from etl.transform.periods.roles import (
    counts_from_start,
    dates_paper,
    in_brackets,
    is_untimely,
    looks_back,
    made_then,
    role_of,
    tells_future,
    tells_since,
)
from etl.transform.periods.sentence import is_base
from etl.transform.periods.state import State
from etl.transform.periods.words import leads_to

_A_DAY = re.compile(r"\d\d-\d\d")
_A_MONTH = re.compile(r"0[1-9]|1[0-2]")
# "November costs 450", written in October
_COSTS = re.compile(
    r"\b(?:is|are|costs?|comes?|pays?|buys?|sells?|gets?|takes?|brings?|rises?|falls?|climbs?|drops?|"
    r"begins?|starts?)\b(?!\s+(?:from|since)\b)"
)
_HAS = re.compile(r"\b(?:has|have|had)\b")
_CLAUSE = 160
_TOLD = 8
# "from 14 to 20 September; four years earlier": not on the very same days
_DAYS_ON_END = re.compile(r"(\d{4})-\d\d-\d\d/\1-\d\d-\d\d")
_AGO = re.compile(r"\bago\b", re.IGNORECASE)
_HAD = re.compile(
    r",?\s+(?:it|they|this|that|these|the|its|their)\b[^.;:\d]*?\b(?:had|was|were)\b", re.IGNORECASE
)
_ALONE = re.compile(r"\s+(?:alone|itself)\b", re.IGNORECASE)
# "by 1 October it was 2; the previous year had seen 4": no day of it
_NAMED_YEAR = re.compile(r"(?:the\s+)?(?:previous|preceding|prior|following)\s", re.IGNORECASE)
_ONE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FISCAL = re.compile(
    r"\bfiscal\b|\b(?:financial|budget(?:ary)?)\s+(?:year|period|quarter|month)s?\b", re.IGNORECASE
)
# what has been since the stretch began, or may still be in it
_OF_NOW = re.compile(r"\b(?:has|have|so far|to date|is|are|may|might|could)\b", re.IGNORECASE)
_FROM_JANUARY = re.compile(r"\d{4}-(?:[QH]\d|01/\d{4}-\d\d)")
_OF_DAYS = re.compile(r"\d{4}-\d\d-\d\d")
_JULY = 7
_SEPTEMBER = 9
_PAIR = 2
_YEAR = 12
_NEAR = 25
_BACK = 60
_NUMBER_BEFORE = re.compile(r"(?<![\d.,])\d(?:[\d.,]*\d)?[^.;:,\d]*$")
_NUMBER_OF_YEAR = re.compile(
    r"(?<![\d.,])\d(?:[\d.,]*\d)?(?:\s+[a-z]+){0,3}?(?:\s+(?:in|for|at|on)\s[^.;:]{0,40})?$"
)
# "from July the price may be 5", "they ask for 5 from July": a month that is still to come
_MAY = re.compile(
    r"\b(?:may|might|could|asks?|wants?|demands?|proposes?|offers?|seeks?|suggests?)\b(?! have\b)"
)
# after "next year": "for the first quarter 5 have been nominated"
_SET_DOWN = re.compile(
    r"\b(?:nominated|agreed|ordered|on order|"
    r"pencilled in|set down|booked|scheduled|foreseen|planned|contracted|envisaged)"
    r"\b",
    re.I,
)
# "since January the invoice reads 100": of the last one, whatever was told before
_SINCE = re.compile(r"\b(?:ever\s+)?since\s+$", re.IGNORECASE)
_UNTIL_NOW = re.compile(
    r"\b(?:has|have)\s+(?:been|paid|had)\b|\b(?:reads?|is|are|pays?|costs?)\b", re.I
)
_FROM = re.compile(r"\b(?:from|by|as of)\s+(?:the\s+)?$", re.IGNORECASE)
_LAST_PARTS = {"quarter": "Q4", "half": "H2"}
# "the debt, 27 billion dollars in June, is to rise"
_NUMBER_ASIDE = re.compile(r",\s[^,;:\d]{0,20}\d[^,;:]{0,30}\b(?:in|at|on)\s+(?:the\s+)?$")
# "it was said that 700 million would be repaid in April"
_REPORTED = re.compile(
    r"\bwould\s+(?!have\b)\w+(?:\s+[a-z]+){0,3}\s+(?:in|by|from|until)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "a price that was announced for July": of one that is still to come
_ANNOUNCED = re.compile(
    r"\b(?:announced|promised|planned|scheduled|slated|set|due|foreseen|expected|proposed|agreed|"
    r"demanded|rumou?red|billed|pencilled in|in store|on the cards)\s+for\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "the January bill would be 200"
_WOULD_BE = re.compile(r"\s+(?:\w+\s+)?would\s+(?!have\b)", re.IGNORECASE)
# "the sum that it promised in November will not be paid"
_DID_THEN = re.compile(r"(?<!\bbe )(?<!\bbeen )(?<!\bto )\b[a-z]{3,}ed\s+(?:in|on)\s+$")
# "the schedule for May had 2, the quota for July has 3": of the month nearest to the document
_PAPER_OF = re.compile(
    r"\b(?:schedules?|plans?|quotas?|allotments?|allocations?|nominations?|orders?|limits?)\s+"
    r"(?:for|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r"\b(?:another|a further)\s+\W?\d|\b(?:rose|fell|grew|dropped|climbed|jumped)\s+to\b",
    re.IGNORECASE,
)
_NEXT_CLAUSE = re.compile(
    r"(?:;|[,—–]\s+(?:which|where|while|whereas|and|but|so|yet|though|although|leaving|if|as)\b"
    # "it received 40 in June and hopes for 30 more"
    r"|\s+and\s+(?=(?:is|are|will|expects?|hopes?|plans?|intends?|wants?|should)\b))\s*",
    re.IGNORECASE,
)
_AT_END = re.compile(r"(?:year['’]s|year)[ -]end$", re.IGNORECASE)
# "from 2005 until now", "between 2005 and today"
_TO_THIS_DAY = re.compile(
    r"\s+(?:until|till|to|up to|and|through)\s+(?:now|date|today|this (?:day|year)|the present)\b",
    re.IGNORECASE,
)
_OPENS_SPAN = re.compile(r"\b(?:from|between|since)\s+(?:the\s+year\s+)?$", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+\W?$", re.IGNORECASE)
_ONE = re.compile(r"\b(?:period|stretch|span)\b", re.IGNORECASE)
_FORMS = {"month": r"^\d{4}-\d\d$", "quarter": "-Q", "half": "-H"}


def resolved(
    text: str, found: list[Phrase], sentence: tuple[int, int], state: State
) -> list[Dated]:
    """The phrases of a sentence with what they mean; a statement's date is known beforehand."""
    roles = [role_of(text, p.start, p.end) for p in found]
    for p, role in zip(found, roles, strict=True):
        if role == "said" and p.whole and not p.part:
            state.said = p.whole
    made: list[Dated] = []
    from_now: set[str] = set()
    for p, role in zip(found, roles, strict=True):
        if role == "compared" and p.unit and counts_from_start(text, p.start):
            role = "dates"
        told = state.told
        back = made[-1] if p.part and not (p.whole or p.unit) and made else None
        if back and back.following and back.period.isdigit() and back.role == "dates":
            p = replace(p, whole=back.period)
        elif back and back.period and p.group >= 0 and found[len(made) - 1].group == p.group:
            p = replace(p, whole=year_behind(back.period, p.part))
        period, basis = _meaning(p, text, sentence, state)
        if role == "dates" and not p.whole and made_then(text, p.start, p.end):
            period, role = (period[:4], role) if _is_early(period) else (period, "said")
        if role == "dates" and len(period) == len("2018-03-16") and dates_paper(text, p.start):
            period = period[:4]
        if role == "dates" and is_fiscal(text, p, period):
            state.fiscal = period
        if period and role in ("dates", "alike") and not p.nth:
            own = [period] if is_fiscal(text, p, period) else _years_in(period)
            state.years = [*state.years, *own][-_TOLD:]
        aside = (p.anchor == "told" and p.count < 0) or _is_of_a_base(text, p)
        aside = aside or (bool(told) and is_within(text, p.end, period, told[-1][0]))
        if period and role in ("dates", "alike") and not aside and not in_brackets(text, p.start):
            by_document = basis == "relative" and p.part and not (p.unit or p.whole)
            # "last November ... that same month and in March": all counted from the document
            again = told[-1][1] if p.anchor == "told" and not p.count and told else "sentence"
            told.append((period, "relative" if by_document else again))
            if p.anchor == "document":
                from_now.add(period)
        state.recent = period if p.whole and period else state.recent
        made.append(
            Dated(p.start, p.end, period, basis, role, p.span, p.anchor == "told" and not p.nth)
        )
    if looks_back(text[slice(*sentence)]):  # "in 2020 it had been 5": months told next are of now
        frame = state.carried.period or state.said or state.published
        from_now |= {period for period, _ in state.told if is_after(frame, period)}
    state.told = [
        (
            period,
            ("relative" if period in from_now else "paragraph") if basis == "sentence" else basis,
        )
        for period, basis in state.told[-_TOLD:]
    ]
    return made


def is_within(text: str, end: int, period: str, told: str) -> bool:
    """Whether what ends there only picks out a part of what was told before: "in July alone"."""
    return bool(_ALONE.match(text, end)) and period != told and overlap(period, told)


def _is_early(period: str) -> bool:
    """Whether a plan made then is for that year; one made in its last months is for the next."""
    reach = span(period)
    return reach is not None and reach[1].month <= _SEPTEMBER


def _is_of_a_base(text: str, p: Phrase) -> bool:
    """Whether `p` is when there was what is only compared with: "45, against 47 in 2010"."""
    begin = max(p.start - _BACK, 0)
    number = _NUMBER_BEFORE.search(text, begin, p.start)
    if number is None:
        return False
    row = _AND.search(text, begin, number.start())
    first = _NUMBER_OF_YEAR.search(text, max(begin - _BACK, 0), row.start()) if row else None
    return is_base(text, number.start()) or (first is not None and is_base(text, first.start()))


def is_fiscal(text: str, p: Phrase, period: str) -> bool:
    """Whether `period` is a year that begins in another: "2023/24", "fiscal 2023-24"."""
    if not re.fullmatch(r"\d{4}/\d{4}", period) or length(period) != _YEAR:
        return False
    near = text[max(p.start - _NEAR, 0) : p.end]
    return re.search(r"\d/\d|\b(?:fiscal|financial)\b", near, re.IGNORECASE) is not None


def _meaning(p: Phrase, text: str, sentence: tuple[int, int], state: State) -> Period:
    """The period that `p` means, and what tells it."""
    now = state.said or state.published or state.latest
    if p.span:
        return _span_told(p, text, state)
    if p.whole and not p.part:
        if p.same_part and p.whole.isdigit() and (alike := _alike(p, state)):
            return in_year(alike, int(p.whole)), "stated"
        today = year_of(state.said or state.published)
        until = _TO_THIS_DAY.match(text, p.end) and leads_to(_OPENS_SPAN, text, p.start)
        if until and today and p.whole.isdigit() and int(p.whole) < today:
            return f"{p.whole}/{today}", "stated"
        return edge_of(p.whole, p.edge), "stated"
    if p.whole:
        year = year_of(p.whole)
        return (edge_of(complete(p.part, year), p.edge), "stated") if year else UNDATED
    if p.unit:
        return _counted(p, text, now, state)
    if not p.part:
        return UNDATED
    return _completed(p, text, sentence, state, now)


def _years_in(period: str) -> list[str]:
    """The years of `period`, if it is one or goes from one to another."""
    return re.findall(r"\d{4}", period) if re.fullmatch(r"\d{4}(?:/\d{4})?", period) else []


def _nth_of_told(p: Phrase, state: State) -> Period:
    """The year meant by its place: of two as they were told, of more as they follow each other."""
    told = list(dict.fromkeys(reversed(state.years)))[::-1]
    size = {0: _PAIR, -1: len(told)}.get(p.of, p.of)
    if len(told) < size or size < abs(p.nth) or size < _PAIR:
        return UNDATED
    years = sorted(told)[-size:] if p.of else told[-size:]
    return years[p.nth - 1 if p.nth > 0 else p.nth], "relative"


def _span_told(p: Phrase, text: str, state: State) -> Period:
    """What "the same period" stands for: a stretch told before, else the years told before."""
    if p.of:
        told = list(dict.fromkeys(reversed(state.years)))[: p.of]
        return (covering(told), "relative") if len(told) == p.of else UNDATED
    periods = [period for period, _ in state.told[-_TOLD:]]
    if p.count:
        size = p.count
        found = next((told for told in reversed(periods) if length(told) == size), "")
        return (found, "relative") if found else UNDATED
    longer = next((t for t in reversed(periods) if length(t) > 1), "")
    if (
        periods
        and length(periods[-1]) == 1
        and length(longer) < _YEAR
        and overlap(longer, periods[-1])
    ):
        return longer, "relative"  # a month picked out of it is no period
    if periods and _ONE.search(text, p.start, p.end) and len(periods[-1]) > len("2013"):
        return (periods[-1], "relative") if not _OF_DAYS.search(periods[-1]) else UNDATED
    joined = covering(periods[-1:] if periods and "/" in periods[-1] else periods)
    return (joined, "relative") if joined else UNDATED


def _counted(p: Phrase, text: str, now: str, state: State) -> Period:
    """What "last year" or "two years later" means, also with a part: "in March last year"."""
    if p.anchor == "document" and state.fiscal and _FISCAL.search(text, p.start, p.end):
        return UNDATED
    if p.count < 0 and p.anchor == "document" and not (state.said or state.published):
        if p.unit == "year" and not p.part and is_precise(state.above):
            return shifted(state.above[:4], p.count, "year"), "relative"  # "No. 3, March 2024"
        return UNDATED  # a report on a year may call that one or the one before it the last
    if p.nth:
        return _nth_of_told(p, state)
    if last := _LAST_PARTS.get(p.unit) if _is_last_to_come(p, text) else None:
        latest = max([*(year_of(period) or 0 for period, _ in state.told), year_of(now) or 0])
        return (complete(last, latest), "relative") if latest else UNDATED
    if p.anchor == "running" and p.edge == "start":
        # "in the new year": it comes, or has just begun
        year = year_of(now) if is_precise(now) else None
        return (f"{year + (int(now[5:7]) >= _JULY):04}", "relative") if year else UNDATED
    if p.anchor == "running":
        return _running(p, now, state)
    told = state.told[-1][0] if state.told else state.above
    if p.anchor == "told" and p.count < 0:
        told = _passed_over(told, state) or told
    if p.anchor == "told" and not (told or p.count):
        told = state.recent  # "less than in the last quarter of 2011; in the first of that year"
    if state.recent.isdigit() and text[p.start : p.end].casefold() == "that year":
        told = state.recent  # "has doubled since 2001: in that year it was 2"
    if p.unit == "one":
        p = replace(p, unit=unit_of(told))
    written = state.said or state.published
    if p.anchor == "told" and not p.count and is_after(told, written) and not _ahead(text, p):
        told = ""
    past = p.anchor == "told" and not (p.count or p.part) and is_after(written, told)
    past = past and text[: p.start].rstrip().casefold().endswith("by")
    if past and p.unit == "year" and tells_future(_own_sentence(p, text)):
        told = written  # "it was 19 last year. By the end of the year it will be 31"
    if p.anchor == "told" and p.count > 0 and not told:
        return UNDATED  # "three months on": from what, the text does not say
    anchor = told if p.anchor == "told" and told else now
    if p.anchor == "document" and p.count > 0 and _said_then(state, now):
        anchor = told  # "in December 2019 he announced 120 for the coming year"
    from_now = anchor != told or p.anchor == "document"
    if p.unit == "decade" or not anchor:
        return UNDATED
    if anchor == state.fiscal and not (from_now or p.part or p.count) and p.unit == "year":
        period = anchor
    elif p.unit == "year" and (part_told := _part_told(p, text, state)):
        period = shifted(part_told, p.count, "year")
    elif p.unit == "year" and (from_now or p.part or _is_of_calendar(p, text, anchor)):
        year = year_of(anchor)
        period = f"{year + p.count:04}" if year else ""
    else:
        period = shifted(anchor, p.count, p.unit)
    if p.same_part and (alike := _alike(p, state)) and (year := year_of(period)):
        period = in_year(alike, year)
    elif p.part and (year := year_of(period)):
        period = complete(p.part, year)
    if _is_last_years(p, period, text, written):
        period = shifted(period, -1, "year")
    return (edge_of(period, p.edge), "relative") if period else UNDATED


def _is_last_years(p: Phrase, period: str, text: str, written: str) -> bool:
    """Whether the end of the year was that of the one before: "at the close of the year it was 9".

    So it is in the first months of a year, of what is not still to be.
    """
    ends = p.edge == "end" or _AT_END.search(text, p.start, p.end) is not None
    early = re.match(r"\d{4}-0[1-3]", written) is not None
    return ends and early and period == written[:4] and not _ahead(text, p)


def _passed_over(told: str, state: State) -> str:
    """The time that the text is of, where an earlier sentence told another only to compare with it.

    "In 2010 it was 28, short of the record of 2008. 47% went to Malta, against 48 the year before".
    """
    frame = state.carried.period or state.earlier.period
    here = bool(state.told) and state.told[-1][1] == "sentence"
    return frame if told and not here and is_after(frame, told) else ""


def _is_last_to_come(p: Phrase, text: str) -> bool:
    """Whether "the last quarter" is the fourth: more is to come in it."""
    named = "last" in text[p.start : p.end].casefold()
    if p.anchor != "document" or p.count != -1 or p.part or not named:
        return False
    near = _own_sentence(p, text)
    return tells_future(near) or _SET_DOWN.search(near) is not None


def _own_sentence(p: Phrase, text: str) -> str:
    """The words around `p` in its sentence, as far as full stops tell it."""
    before, after = text[max(p.start - _CLAUSE, 0) : p.start], text[p.end : p.end + _CLAUSE]
    return before.rpartition(". ")[2] + text[p.start : p.end] + after.partition(". ")[0]


def _is_of_calendar(p: Phrase, text: str, anchor: str) -> bool:
    """Whether the year that `p` counts from `anchor` is a whole one, whatever part that is."""
    if not p.count or _DAYS_ON_END.fullmatch(anchor):
        return True
    named = _NAMED_YEAR.match(text, p.start, p.end) is not None
    return named and _ONE_DAY.fullmatch(anchor) is not None


def _part_told(p: Phrase, text: str, state: State) -> str:
    """The part of this year told before, of which "a year ago" means the same of another.

    As in "in the third quarter it was 280; a year ago it had been 230".
    """
    told = state.told[-1][0] if state.told else ""
    ago = p.anchor == "document" and p.count == -1 and not (p.part or p.same_part)
    same_year = ago and year_of(told) == year_of(state.said or state.published)
    if not same_year or not _AGO.search(text, p.start, p.end) or not _HAD.match(text, p.end):
        return ""
    here = told == state.carried.period or state.told[-1][1] in ("sentence", "relative")
    return told if here and not told.isdigit() else ""


def _said_then(state: State, now: str) -> bool:
    """Whether the sentence has told of a year before this one."""
    year, told = year_of(now), [period for period, basis in state.told if basis == "sentence"]
    return bool(told and year and (year_of(told[-1]) or year) < year)


def _ahead(text: str, p: Phrase) -> bool:
    """Whether the words around `p` tell what is still to be."""
    return tells_future(text[max(p.start - _CLAUSE, 0) : p.end + _CLAUSE])


def _is_aside(text: str, p: Phrase) -> bool:
    """Whether `p` dates a number set between commas: "the debt, 27 billion in June, is to rise"."""
    return text.startswith(", ", p.end) and leads_to(_NUMBER_ASIDE, text, p.start)


def _running(p: Phrase, now: str, state: State) -> Period:
    """The year that has just begun or ended: a fiscal one where the text told of one near it."""
    year = year_of(now)
    if year is None:
        return UNDATED
    if state.fiscal:
        ended = int(state.fiscal[:4]) + 1
        first = {year - 1: year, year: year}.get(ended, 0) + p.count
        return (f"{first}/{first + 1}", "relative") if first > 0 else UNDATED
    if not re.match(r"\d{4}-0[1-3]", now):
        return UNDATED
    return f"{year + p.count:04}", "relative"


def _is_under_way(period: str, now: str) -> bool:
    """Whether a quarter, a half or the months since January have begun by `now` and go on."""
    reach, day = span(period), span(now)
    begun = bool(reach and day and reach[0] <= day[0] <= reach[1])
    return begun and is_precise(now) and _FROM_JANUARY.fullmatch(period) is not None


def _alike(p: Phrase, state: State) -> str:
    """The part told last of the kind that `p` names: "the same month", "the same period"."""
    form = _FORMS.get(p.same_part, "")
    return next((told for told, _ in reversed(state.told) if re.search(form, told)), "")


def _completed(p: Phrase, text: str, sentence: tuple[int, int], state: State, now: str) -> Period:
    """A part of a year in the year told before it, else the nearest to the document's date.

    After "last year", told in an earlier sentence, it is counted from the document's date too.
    """
    begin, end = max(sentence[0], p.start - _CLAUSE), min(sentence[1], p.end + _CLAUSE)
    near = text[begin : p.start].rpartition("; ")[2] + text[p.start : p.end]
    near += text[p.end : end].partition("; ")[0]
    own = _NEXT_CLAUSE.split(text[begin : p.start])[-1] + text[p.start : p.end]
    own += _NEXT_CLAUSE.split(text[p.end : end])[0]
    if is_untimely(own):
        near = own  # "in May it took in 13, which leaves 4 if the rest is to come"
    if p.part.startswith("01/") and _FISCAL.search(near):
        return UNDATED
    ahead = state.told and is_after(state.told[-1][0], state.said or state.published)
    set_down = _SET_DOWN.search(near) and not leads_to(_DID_THEN, text, p.start)
    if ahead and set_down and (year := year_of(state.told[-1][0])):
        return edge_of(complete(p.part, year), p.edge), "relative"
    future = not _is_aside(text, p) and (
        (tells_future(near) and not leads_to(_DID_THEN, text, p.start))
        or leads_to(_REPORTED, text, p.start)
        or leads_to(_ANNOUNCED, text, p.start)
        or _WOULD_BE.match(text, p.end) is not None
        or (_MAY.search(near) is not None and leads_to(_FROM, text, p.start))
    )
    written = state.said or state.published
    if written and leads_to(_SINCE, text, p.start) and _UNTIL_NOW.search(near):
        return nearest(p.part, written, future=False), "relative"
    for period, basis in reversed([] if p.anchor == "document" else state.told):
        year = year_of(period)
        if written and (
            basis in ("continued", "relative")
            or (basis == "paragraph" and not state.carried.period)
        ):
            break
        if year is not None and "/" not in period:
            begun = bool(written) and not is_after(complete(p.part, year + 1), written)
            if begun and period.isdigit() and _FURTHER.search(own):
                break  # "it was 53 in 2023, and rose another 4 percent in January"
            back = basis == "paragraph" and is_after(period, complete(p.part, year))
            if back and written and not (future or is_untimely(near)):
                break  # "at the end of 2019 it was 8. The debt, 18 on 1 September, equals a third"
            if future and written and is_after(written, complete(p.part, year)):
                break  # "it was raised in January 2029. Another rise takes effect on 1 January"
            if not future and is_after(complete(p.part, year), written):
                break  # "a draft for 2025 went out in May": it did so before the text was written
            return edge_of(
                complete(p.part, year), p.edge
            ), "stated" if basis == "sentence" else basis
    year = None if p.anchor == "document" else year_of(state.above)
    if year is not None:
        return edge_of(complete(p.part, year), p.edge), "heading"
    period = nearest(p.part, now, future=future) if now else ""
    if now and leads_to(_PAPER_OF, text, p.start):
        period = nearer(nearest(p.part, now, future=False), nearest(p.part, now, future=True), now)
    elif (
        not future and _is_under_way(period, now) and is_untimely(near) and not _OF_NOW.search(near)
    ):
        period = shifted(period, -1, "year")  # on 2 March "the first quarter's had been 6"
    if _A_DAY.match(p.part) and not (future or is_untimely(near) or tells_since(near)):
        period = nearer(period, nearest(p.part, now, future=True), now) if now else ""
    is_month = _A_MONTH.fullmatch(p.part) and not (future or p.anchor)
    if now and is_month and _COSTS.search(own) and not (is_untimely(own) or _HAS.search(own)):
        period = nearer(period, nearest(p.part, now, future=True), now)
    if p.anchor == "document" and not p.count and not _A_DAY.match(p.part):
        period = of_this_year(p.part, now) or period
    if p.count and period and overlap(period, now):  # "last May", "next May", written in May
        period = shifted(period, p.count, "year")
    return (edge_of(period, p.edge), "relative") if period else UNDATED

"""Dates and what happened on them: a stated date is an event where its sentence tells something.

Comes in: a `Scene` and the periods of the figures found in it. Goes out: events, and an outcome
with its reason for every date and for every name with a year in it, such as an exercise's. A date
that only dates a figure, says which thing is meant, recalls, or tells the same again is no event.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from etl.periods import months
from etl.tables import Event, Mention, Outcome, Precision, stable_id
from etl.transform.periods.holding import is_dateline, is_relative, iso, meant
from etl.transform.retold import Happening, content_words, repeated, telling
from etl.transform.scene.context import Scene
from etl.transform.scene.spots import phrase

_NO_NAME = re.compile(r"(?:pre|post|mid|early|late|since|until|non|anti)[-‑]", re.IGNORECASE)
_INTENDED = re.compile(
    r"\b(?:to (?:come|take|enter|start|begin|be|go)\b[\w\s]{0,30}|due|"
    r"(?:due|expected|planned|scheduled|set|supposed) to [\w\s]{1,40}|scheduled|planned)"
    r"\s*(?:on|for|in|by)?\s*$",
    re.IGNORECASE,
)
_PUT_OFF = r"\b(?:delay(?:ed|s)?|postpon\w+|put off|rescheduled)\b"
_KEPT_NOT = re.compile(_PUT_OFF, re.IGNORECASE)
_IT_PUT_OFF = re.compile(rf"\s*(?:it|they|both|this|that)\s+(?:\w+\s+){{1,3}}?{_PUT_OFF}", re.I)
_PRONOUN = re.compile(r"\b(?:it|they)\b", re.IGNORECASE)
_NEXT_SENTENCE = re.compile(r"\s*.{1,600}?(?:[.!?](?=\W*(?:\s+[A-Z]|$))|$)", re.DOTALL)
_ADJECTIVE_YEAR = re.compile(r"(?:['’]s|\bthe|\bits|\btheir|\bhis)\s+$", re.IGNORECASE)
_OCCURRENCE = re.compile(
    r"\s+(?:(?!(?:a|an|the|of|for|on|in|to|at|by|with|from|and|or|as|than|that|which|is|was|are|"
    r"were)\b)[\w’'-]+\s+){0,3}"
    r"(?:accession|accident|accord|agreement|annexation|assassination|attack|ban|battle|blockade|"
    r"bombing|campaign|catastrophe|ceasefire|championship|collapse|conference|conflict|congress|"
    r"coronation|coup|crash|crisis|deal|default|devaluation|disaster|dispute|dissolution|drill|"
    r"earthquake|election|embargo|exercise|explosion|famine|flood|founding|games|inauguration|"
    r"independence|invasion|massacre|meeting|merger|murder|occupation|olympics|pact|pandemic|"
    r"partition|privati[sz]ation|protest|putsch|reform|referendum|reunification|revolt|revolution|"
    r"resignation|sanction|signing|strike|summit|takeover|treaty|uprising|visit|vote|war|"
    r"withdrawal)s?\b|\s+(?:crises|referenda)\b",
    re.IGNORECASE,
)
_RECALLED = re.compile(
    r"(?:\b(?i:holiday|anniversary|jubilee|annual(?:ly)?|every year|each year)\b|[A-Z]\w+ Day\b)"
    r"[^;]{0,100}\b(?:to (?:celebrate|commemorate|mark|remember|honou?r)|celebrating|"
    r"commemorating|marking|in (?:memory|honou?r) of)\s[^,;:()]{0,150}$"
    r"|\b(?i:anniversary) of (?:the )?$"
)
_PAPER = re.compile(
    r"\b(?:act|agreement|contract|decision|decree|directive|edict|law|letter|memorandum|order|"
    r"protocol|regulation|resolution|ruling|statute|treaty|ukaz)\s+(?:of|dated|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\W*(?:first |last )?(?:published|posted|updated|filed|issued|printed|released|by)\b", re.I
)
_IMPRINT = 14
_DAY_OR_MONTH = r"\d{4}-\d\d(?:-\d\d)?"
_OF_A_TABLE = "states the period of the figures in its row or column"
Settled = dict[str, tuple[Outcome, str]]


def happenings(scene: Scene, periods: Mapping[str, str]) -> tuple[Settled, list[Event]]:
    """The outcome of every date of the scene, and the events in the order of the text.

    `periods` are those of the figures, by the id of their number.
    """
    settled: Settled = {}
    told: list[Happening] = []
    in_tables = periods_in_tables(scene, periods)
    for mention in sorted(scene.reading.mentions, key=lambda m: (m.start, m.end)):
        if mention.outcome == "unassigned" and (dated := date_of(mention, scene)):
            passage = scene.passages[mention.passage_id]
            is_head = passage.kind == "row" and mention.kind == "date"
            if is_head and mention.period in in_tables.get(passage.heading, ()):
                settled[mention.mention_id] = ("not_a_figure", _OF_A_TABLE)
            elif why := no_event(dated, scene, periods):
                settled[mention.mention_id] = ("not_a_figure", why)
            else:
                told.append(dated)
    events = []
    again = repeated(told)
    for dated in told:
        if other := again.get(dated.mention.mention_id):
            reason = f"repeats the date of a happening told elsewhere: {other.mention.text}"
            settled[dated.mention.mention_id] = ("not_a_figure", reason)
        else:
            events.append(event(dated, scene))
            reason = f"dates what its sentence tells: {dated.date}"
            settled[dated.mention.mention_id] = ("event", reason)
    return settled, events


def periods_in_tables(scene: Scene, periods: Mapping[str, str]) -> dict[str, set[str]]:
    """The periods of the figures in the tables under each heading."""
    found: dict[str, set[str]] = {}
    for mention in scene.reading.mentions:
        passage = scene.passages[mention.passage_id]
        if passage.kind == "row" and mention.mention_id in periods:
            found.setdefault(passage.heading, set()).add(periods[mention.mention_id])
    return found


def date_of(mention: Mention, scene: Scene) -> Happening | None:
    """`mention` as a date, if it is one in the content: a date, or a name with a year."""
    passage = scene.passages[mention.passage_id]
    if passage.reason or mention.phrase_start is None:
        return None
    names = mention.kind == "identifier" and mention.period and not _NO_NAME.match(mention.text)
    if mention.kind != "date" and not names:
        return None
    start, end = scene.span(mention)
    words = content_words(passage.text[start:end], scene.places)
    if names:
        return Happening(mention, mention.period, "", words)
    date, until = span(mention.period)
    names_paper = bool(_PAPER.search(passage.text[start : phrase(mention)[0]]))
    return Happening(mention, date, until, words, names_paper)


def span(period: str) -> tuple[str, str]:
    """First and last date of `period`: of a season, a quarter, a half or an interval."""
    if part := months(period):
        return part
    begin, _, end = iso(period).partition("/")
    return begin, end


def no_event(dated: Happening, scene: Scene, periods: Mapping[str, str]) -> str:
    """Why a date is no event of its own; empty where it is one."""
    mention = dated.mention
    if mention.kind == "date" and is_relative(mention):
        return "counts from the date of the statement and names no date of its own"
    if not dated.date:
        return "names no year"
    sentence_start, sentence_end = scene.span(mention)
    text = scene.passages[mention.passage_id].text
    lead = text[sentence_start : phrase(mention)[0]]
    if mention.kind == "date" and _dates_figure(dated, scene, periods):
        return "states the period of a figure in its sentence"
    if is_dateline(text, *phrase(mention)) or _is_imprint(text, dated, scene):
        return "the date of the report itself"
    if mention.kind == "date" and _RECALLED.search(lead):
        return "the date of what is recalled or celebrated"
    if _is_adjective(mention, lead, text[phrase(mention)[1] : sentence_end]):
        return "a year used as an adjective: it says which, and tells no happening"
    if _INTENDED.search(lead) and _is_put_off(dated, scene, sentence_end):
        return "an intended date that, as the text goes on to say, was not kept"
    return ""


def _is_imprint(text: str, dated: Happening, scene: Scene) -> bool:
    """Whether a line only says when the document was published: "By N. N., 12 March 2021"."""
    # Split no further than that: each date of a long passage asks.
    if len(text.split(maxsplit=_IMPRINT)) > _IMPRINT or text.rstrip().endswith((".", "!", "?")):
        return False
    own = scene.reading.document.published
    return bool(_PUBLISHED.match(text)) or (bool(own) and own.startswith(dated.date))


def _is_adjective(mention: Mention, lead: str, rest: str) -> bool:
    return bool(
        re.fullmatch(r"\d{4}", mention.text)
        and _ADJECTIVE_YEAR.search(lead)
        and re.match(r"\s+[A-Za-z]", rest)
        and not _OCCURRENCE.match(rest)
    )


def _is_put_off(dated: Happening, scene: Scene, sentence_end: int) -> bool:
    """Whether the next sentence tells that what was to be on the date was delayed.

    It says so of "it", or it gives a later date and speaks of the same thing.
    """
    passage = scene.passages[dated.mention.passage_id]
    found = _NEXT_SENTENCE.match(passage.text, sentence_end)
    if found is None or not _KEPT_NOT.search(found[0]):
        return False
    if _IT_PUT_OFF.match(found[0]):
        return True
    later = any(
        found.start() <= phrase(m)[0] < found.end() and iso(m.period)[:10] > dated.date
        for m in scene.dates_of(passage)
    )
    same = telling(content_words(found[0], scene.places)) & telling(dated.words)
    return later and bool(_PRONOUN.search(found[0]) or same)


def _dates_figure(dated: Happening, scene: Scene, periods: Mapping[str, str]) -> bool:
    """Whether a year or a part of one is no more than the period of a figure of its sentence."""
    period = dated.mention.period
    if re.fullmatch(_DAY_OR_MONTH, period):
        return False
    told = {period, meant(dated.mention, scene)}
    return any(periods.get(m.mention_id) in told for m in scene.in_sentence(dated.mention))


def event(dated: Happening, scene: Scene) -> Event:
    """The event that `dated` tells, with its sentence."""
    mention = dated.mention
    start, end = scene.span(mention)
    precision: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
    return Event(
        event_id=stable_id("e", mention.mention_id, dated.date),
        date=dated.date,
        precision=precision[len(dated.date)],
        until=dated.until,
        text=scene.passages[mention.passage_id].text[start:end].strip(),
        passage_id=mention.passage_id,
        mention_id=mention.mention_id,
    )

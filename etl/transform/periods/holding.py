"""When a figure holds: the date that governs it, found as an attentive reader finds it.

Comes in: a `Spot` and its `Scene`. Goes out: a period (ISO 8601, possibly empty) and what tells it.
A figure without a date stays undated; it is given the month of its document only where the text
tells how things stand now, and the basis says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.periods import span
from etl.tables import Mention
from etl.transform.periods.calendar import is_after, is_precise, iso, overlap, year_of
from etl.transform.periods.columns import column_date
from etl.transform.periods.governing import (
    changes,
    governed,
    old_ends,
    others,
    since_then,
    year_behind_old,
)
from etl.transform.periods.model import UNDATED, Carried, Dated, Period
from etl.transform.periods.roles import (
    is_dateline,
    is_untimely,
    opens_with_date,
    opens_with_pronoun,
    since_it_did,
    tells_future,
    tells_now,
    tells_of_another_time,
    tells_present,
    tells_since,
    under_way,
)
from etl.transform.periods.sentence import Sentence
from etl.transform.periods.timeline import timeline
from etl.transform.scene.context import Scene
from etl.transform.scene.spots import Spot, phrase

__all__ = [
    "UNDATED", "Period", "is_dateline", "is_for_later", "is_relative", "iso", "meant",
    "period_of", "periods_of", "this_month",
]  # fmt: skip
_FOR = re.compile(r"\bfor\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+(?:the\s+year\s+)?$", re.IGNORECASE)
# "it has receded to 46 percent, the lowest since the pact came into force in 1994"
_MOST_SINCE = re.compile(
    r"\b(?:[a-z]+est|most|least)\b[^.;,]{0,40}?\bsince\b[^.;,]*$", re.IGNORECASE
)
_SUMMED = re.compile(
    r"\b(?:has|have)\s+(?:\w+ly\s+|already\s+)?(?:been\s+)?(?:financed|funded|completed|finished|"
    r"implemented|carried out|realised|realized|executed|lent|granted|received|invested|put|"
    r"poured|ploughed|absorbed|swallowed|consumed|disbursed|run)\b"
    r"|\b(?:total|altogether|in all|all told)\b[^.;]*\b(?:has|have)\b",
    re.IGNORECASE,
)
_GOING_ON = re.compile(
    r"\b(?:has|have)\s+been\s+(?:\w+ing\b|(?:at\s+)?\W?\d)|\b(?:reads?|is|are|pays?|costs?|stands?|runs?|charges?)\b",
    re.I,
)
# what has come in since January has this year
_COME_IN = re.compile(
    r"\b(?:has|have)\s+(?:\w+ly\s+|already\s+|only\s+)?(?:been\s+)?(?:received|delivered|supplied|bought|"
    r"sold|imported|exported|shipped|pumped|sent|taken|paid|spent|earned|arrived|come|flowed|drawn|got)\b",
    re.IGNORECASE,
)
_AT_PRESENT = re.compile(r"\b(?:now|currently|at present|nowadays)\b", re.IGNORECASE)
_BECOME = re.compile(r"\b(?:has|have)\s+(?:\w+ly\s+)?\w+\s+from\b[^.;]*$", re.IGNORECASE)
# "January brought no relief. Imports fell by a third on the same month of last year"
_SAME_MONTH = re.compile(r"\bthe same month\b", re.IGNORECASE)
_MAY = re.compile(r"\b(?:(?-i:may)|might|could)\s+(?!have\b)", re.IGNORECASE)
# "45 percent of everything it has borrowed" tells nothing of what has been since
_WHAT_IT_HAS = re.compile(
    r"\b(?:everything|all|what|whatever)\s+(?:that\s+)?(?:it|they|we|he|she|(?:the\s+)?[\w’'-]+)\s+"
    r"(?:has|have)\s+(?:\w+ly\s+|ever\s+|so far\s+)?\w+",
    re.IGNORECASE,
)
_PART = re.compile(r"\bof (?:which|it|this|that|these)\b", re.IGNORECASE)
_SINCE_THEN = re.compile(r"\W*(?:since|from) then\b[^.;]*?\b(?:has|have) (?:\w+ )?been\b", re.I)
Told = Sequence[tuple[Mention, str]]


def period_of(spot: Spot, subject: str, dated_by: str, scene: Scene, previous: Told = ()) -> Period:
    """The period of the figure at `spot`, and what tells it.

    First the column of its table, then a date of its own sentence, the year in the subject's name,
    the line above its list; then what was told before it in its paragraph, its heading, and last,
    for what holds now, the date of the document. `previous` are the figures made before it in the
    document, in order, with their periods; `dated_by` is "paragraph" for happenings.
    """
    if column := column_date(spot, scene):
        return column, "heading"
    sentence = Sentence(spot, sentence_dates(spot, scene))
    own = governed(sentence)
    if own is not None and own[0]:
        part = _PART.search(spot.before) is not None  # of a total of that day
        return this_month(scene) if tells_now(since_then(sentence)) and not part else own
    if (since := _since_when(sentence, scene))[0]:
        return since
    if year := re.search(r"-((?:19|20)\d\d)$", subject):
        return year[1], "stated"
    after = year_behind_old(sentence) if own is not None else ""
    if after and year_of(timeline(scene).written) == int(after) + 1:
        return after, "relative"  # "from 40 billion in 2013 to 37", written in 2015
    if own is None and (full := _year_after_compared(sentence, scene)):
        return full, "relative"
    if above := date_above(spot, scene):
        return above, "heading"
    if own is not None:
        return UNDATED
    return _from_around(spot, dated_by, scene, previous, sentence)


def periods_of(
    spot: Spot, subject: str, dated_by: str, scene: Scene, previous: Told = ()
) -> list[Period]:
    """All periods of the figure at `spot`: several for "in both 2013 and 2014", "as in 2019"."""
    first = period_of(spot, subject, dated_by, scene, previous)
    if not first[0] or first[1] == "document":
        return [first]
    return [first, *others(Sentence(spot, sentence_dates(spot, scene)), first[0])]


def is_relative(mention: Mention) -> bool:
    """Whether the words of a date count from the date of the statement, as "last year" does."""
    return not re.search(r"\d", mention.text)


def meant(mention: Mention, scene: Scene) -> str:
    """The period that a relative date means, as "last year" in a statement of 2014 means 2013."""
    found = timeline(scene).at(mention.passage_id, *phrase(mention))
    return found.period if found else ""


def is_for_later(spot: Spot, period: str, scene: Scene) -> bool:
    """Whether the sentence tells of a time before `period`, for which the number was meant.

    As in "in 2005 Gazprom named 200 dollars for the year after".
    """
    sentence = Sentence(spot, sentence_dates(spot, scene))
    at = next((d for d in sentence.dates if d.period == period and d.start >= spot.end), None)
    if at is None or not _FOR.search(sentence.ahead(at)) or at.start >= sentence.right:
        return False
    before = [d for d in sentence.all if sentence.left <= d.start and d.end <= spot.start]
    return any(is_after(period[:4], d.period[:4]) for d in before)


def sentence_dates(spot: Spot, scene: Scene) -> list[Dated]:
    """The dates of the sentence in order, as offsets in the passage's text."""
    return timeline(scene).within(
        spot.passage.passage_id, spot.offset, spot.offset + len(spot.sentence)
    )


def date_above(spot: Spot, scene: Scene) -> str:
    """The date in the line above the list in which the number stands, if it holds one only."""
    line = scene.introduction(spot.passage)
    if line is None:
        return ""
    told = {
        d.period
        for d in timeline(scene).dates.get(line.passage_id, [])
        if d.role == "dates" and d.period and d.period != scene.reading.document.published
    }
    return told.pop() if len(told) == 1 else ""


def _from_around(
    spot: Spot, dated_by: str, scene: Scene, previous: Told, sentence: Sentence
) -> Period:
    """The period that the paragraph, the heading or the document gives to an undated sentence."""
    clause = sentence.words
    carried = timeline(scene).carried.get(
        (spot.passage.passage_id, spot.mention.sentence_start or 0), Carried()
    )
    published = scene.reading.document.published
    this_year = bool(published) and year_of(carried.period) == year_of(published)
    this_year = this_year and not is_after(carried.period, published)
    headed = opens_with_date(spot.passage.text)
    become = _has_become(sentence)
    now = (tells_now(sentence.bare_words) or become) and not this_year and not headed
    if now and (told := this_month(scene))[0]:
        return told
    if now and _AT_PRESENT.search(clause) and not published and not is_untimely(clause):
        return UNDATED  # "In 2010 they joined. They now buy at 127": of no day that is told
    if any(d.role == "said" and d.period != published for d in sentence.all):
        return UNDATED
    if under_way(clause) and is_after(carried.period, published):
        return this_month(scene)
    heading = timeline(scene).headings.get(spot.passage.passage_id, "")
    if heading > carried.period and tells_future(clause):
        return heading, "heading"
    if tells_of_another_time(spot.sentence):
        return this_month(scene) if _SINCE_THEN.match(spot.sentence) else UNDATED
    if (ahead := _of_present(clause, carried, published)) and dated_by != "paragraph":
        return ahead, "document"
    before = _figure_before(spot, scene, previous)
    if tells_since(_WHAT_IT_HAS.sub("", clause)) and not all(
        _reaches(p, published) for p in (carried.period, before)
    ):
        return UNDATED
    if carried.period:
        if carried.basis == "continued":
            return carried.period, "continued"
        if before == carried.period:
            return before, "continued"
        same = _SAME_MONTH.search(sentence.text) is not None and len(carried.period) == len(
            "2020-01"
        )
        if not is_precise(carried.period) or dated_by == "paragraph" or same:
            return carried.period, "paragraph"
    if before and carried.basis == "none" and opens_with_pronoun(spot.sentence):
        return before, "continued"
    if heading:
        return heading, "heading"
    if (sentence.spot.start, sentence.spot.end) in old_ends(sentence):
        return UNDATED
    return this_month(scene) if become or under_way(clause) or tells_present(clause) else UNDATED


def _year_after_compared(sentence: Sentence, scene: Scene) -> str:
    """The last full year, where the number is compared with the one before: "25 (2022: 23)"."""
    written = year_of(timeline(scene).written)
    right = (
        sentence.text.find(")", sentence.spot.end) if sentence.right < len(sentence.text) else -1
    )
    end = max(sentence.right, right)
    near = [d for d in sentence.all if sentence.spot.end <= d.start < end and d.period.isdigit()]
    beside = near and (near[0].role == "compared" or sentence.in_brackets(near[0]))
    if not beside or written is None or tells_future(sentence.words):
        return ""
    return str(written - 1) if int(near[0].period) == written - 2 else ""


def _of_present(clause: str, carried: Carried, published: str) -> str:
    """The year of the document, of what is to come after a past year was told in passing."""
    to_come = tells_future(clause) or _MAY.search(clause)
    if not (to_come and carried.period.isdigit() and carried.period < published[:4]):
        return ""
    return published[:4]


def _since_when(sentence: Sentence, scene: Scene) -> Period:
    """The stretch that a sum has grown over: "since 2000 82 of them have been financed".

    What has been paid since January is what is paid this year.
    """
    now, clause = timeline(scene).written[: len("2013")], sentence.words
    for date in sentence.all:
        ahead = sentence.ahead(date)
        if date.role != "compared" or not (_SINCE.search(ahead) or since_it_did(ahead)):
            continue
        if _MOST_SINCE.search(ahead):
            continue
        if date.period.isdigit() and date.period < now and _SUMMED.search(clause):
            return f"{date.period}/{now}", "relative"
        begun = date.period in (f"{now}-01", f"{now}-01-01")
        if begun and (_GOING_ON.search(clause) or _COME_IN.search(clause)):
            return now, "relative"
    return UNDATED


def _has_become(sentence: Sentence) -> bool:
    """Whether the number is what there is by now: "has risen from 7,000 in 2019 to 9,000"."""
    own = (sentence.spot.start, sentence.spot.end)
    old = next((old for old, new in changes(sentence) if new == own), None)
    return old is not None and _BECOME.search(sentence.text[: old[0]]) is not None


def _reaches(period: str, published: str) -> bool:
    """Whether `period` reaches to the date of the document, as far as both are known."""
    return not period or not published or overlap(period, published)


def _figure_before(spot: Spot, scene: Scene, previous: Told) -> str:
    """The period of the last figure before the number in its paragraph."""
    if not previous:
        return ""
    mention, period = previous[-1]
    same = scene.passages[mention.passage_id].paragraph == spot.passage.paragraph
    return period if same else ""


def this_month(scene: Scene) -> Period:
    """The month of the document, where its date is known so exactly."""
    published = timeline(scene).written
    if is_precise(published) and span(published):
        return published[: len("2017-02")], "document"
    return UNDATED

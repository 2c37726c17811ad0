"""The periods of a figure as its indicator has them: a budget's year, an exercise's, or a day.

Comes in: a `Spot` with its rule, subject and the figures made so far. Goes out: one period or
more, each with what tells it. What the words say is read in `periods`; here is only what the
indicator makes of it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import islice

from etl.tables import Basis, Mention
from etl.transform.countries.named import opening, run_of, says_order
from etl.transform.dating_now import is_of_now, of_old_price
from etl.transform.levels.comparing import is_old_price, is_replaced
from etl.transform.levels.nowadays import is_still_to_come
from etl.transform.levels.reckoned import changed
from etl.transform.periods.ahead import is_over
from etl.transform.periods.calendar import is_after, plain, shifted
from etl.transform.periods.governing import governed, old_ends
from etl.transform.periods.holding import UNDATED, Period, periods_of, sentence_dates
from etl.transform.periods.model import Dated
from etl.transform.periods.roles import is_of_no_date, is_said, is_untimely, tells_future
from etl.transform.periods.sentence import Sentence, is_base
from etl.transform.periods.timeline import timeline
from etl.transform.scene.clauses import OwnClause
from etl.transform.scene.context import Made, Scene
from etl.transform.scene.spots import Spot, clause, phrase
from etl.transform.status.cues import nearest_status
from etl.transform.status.standing import tells_past
from etl.transform.tables.cells import CellSpot, cell_period, told_by_table
from etl.vocabulary import Rule, Vocabulary

_YEAR = re.compile(r"\d{4}")
_BROAD = re.compile(r"\d{4}(?:-[QH]\d|/\d{4})?")
_FINE = re.compile(r"(\d{4})-\d\d(?:-\d\d)?")
_SEMICOLON = re.compile(r";\s")
_SEASON = re.compile(r"(\d{4})-(?:03|06|09|12)/\d{4}-(?:05|08|11|02)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WITHOUT_VERB = re.compile(r"(?:,| and| but)\s+(?:[a-z]+\s+){1,3}(?:to|at|by)\s+\W?")
_LOOSE: tuple[Basis, ...] = ("relative", "paragraph", "continued", "document", "heading")
_CARRIED: tuple[Basis, ...] = ("paragraph", "continued")
# compared with what should have been, not with what was before
_INSTEAD = re.compile(
    r"\b(?:rather than|instead of|plan\w*|target|forecast|quota|budget|expect\w*)\b[^.;,]*$", re.I
)
_AHEAD = ("forecast", "planned", "proposed")
_PAIR = 2
_BY = re.compile(r"\bby\s+(?:the\s+)?$", re.IGNORECASE)
_BACK = 40
_LATE = 11
_NEAR = 5
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\bon\s+(?P<day>{'|'.join(_DAYS)})\b", re.IGNORECASE)
_AVERAGE = re.compile(r"\b(?:on average|the average|averag(?:ed|es|ing))\b", re.IGNORECASE)
# "the annual balance has 24 million in it", though a month was told before
_YEARLY = re.compile(
    r"\b(?:annual|yearly)\s+(?:\w+\s+)?(?:balance|plan|quota|allowance|limit|volume|contract|ceiling)\b",
    re.IGNORECASE,
)
# "transferred one billion within days and half a billion more on 17 March"
_WITHIN = re.compile(r"\s+within (?:a few |the )?(?:hours|days|weeks)\b", re.IGNORECASE)
_PART = re.compile(r"\d{4}-(?:[QH]\d|\d\d)")


def dated(
    spot: Spot, rule: Rule, subject: str, vocabulary: Vocabulary, scene: Scene, made: Made
) -> list[Period]:
    """The periods of the figure at `spot`, the first the surest.

    A figure of a yearly thing (a budget) has its year, told in its sentence or before; one about
    something with a year in its name has that year unless its own sentence tells when in it. The
    date of the document above a list or in its title is no period.
    """
    named = re.search(r"-((?:19|20)\d\d)$", subject)
    if isinstance(spot, CellSpot):
        period = cell_period(spot, scene)
        if named and period.startswith(f"{named[1]}-"):
            period = named[1]  # the days of an exercise stand above its table
        return [(period, told_by_table(spot, "stated"))]
    if rule.per and is_replaced(spot) and (replaced := _of_replaced(spot, scene, made)):
        return [replaced]
    if rule.per and is_old_price(spot) and (before := of_old_price(spot, scene, made)):
        return [before]
    last = told_last(scene, made)
    if last and _WITHIN.match(spot.sentence, spot.end):
        return [(last[0][1], "continued")]
    if turn := _in_turn(spot, scene, made):
        return [turn]
    found = periods_of(spot, subject, rule.dated_by, scene, last)
    if later := _with_one_before(spot, found[0], scene, made):
        return [later]
    if rule.growth_of and (change := changed(spot, scene, made)):
        return [(change.period, "continued")]
    if rule.flow and (since := _up_to(spot, found[0], scene)):
        return [since]
    period, basis = found[0]
    if basis == "heading" and period == scene.reading.document.published:
        period, basis = UNDATED
    if rule.annual:
        year = _of_year(spot, rule, (period, basis), vocabulary, scene, made)
        year = year if year[0] else _of_document(spot, scene, annual=True)
        sentence = _sentence(spot, scene)
        own = governed(sentence)  # what its sentence dates is that of the old end already
        old = (spot.start, spot.end) in old_ends(sentence)
        if year[1] in _LOOSE and old and not (own and own[0]):
            year = shifted(year[0], -1, "year"), "relative"
        return [year, *found[1:]]
    if is_of_now(spot, rule, (period, basis), scene):
        return [(timeline(scene).written[:4], "document")]
    if basis in _CARRIED and is_over(period, scene) and is_still_to_come(spot):
        return [UNDATED]
    if told := _by_its_kind(spot, rule, (period, basis), scene, made):
        return [told, *found[1:]]
    if basis == "continued" and _is_of_a_stock(spot, rule, period, vocabulary, scene, made):
        period, basis = UNDATED
    elif not period and (carried := _of_paragraph_before(spot, rule, vocabulary, scene, made)):
        return [(carried, "continued")]
    if basis in ("document", "none"):
        period, basis = _of_same(spot, rule, scene, made, basis) or (period, basis)
    if not period and rule.status == "planned" and (pledged := _said(spot, scene)):
        return [(pledged, "relative")]
    if not period and rule.growth_of and (grown := _of_grown(spot, rule, scene, made)):
        return [(grown, "continued")]
    if season := _SEASON.fullmatch(period):
        lent = vocabulary.indicators[rule.indicator].theme == "credit"
        # nobody says on what day of the spring a loan was asked for; of a drill no more
        if lent or (rule.subject_cues and subject):
            period = season[1]
    if named and basis in _LOOSE and period.startswith(named[1]) and _FINE.fullmatch(period):
        return [(named[1], "stated")]
    above = timeline(scene).headings.get(spot.passage.passage_id, "")
    within = _YEAR.fullmatch(above) and period.startswith(above) and _FINE.fullmatch(period)
    if (rule.dated_by == "paragraph" or rule.subject_cues) and basis in _LOOSE and within:
        return [(above, "heading")]
    trade = vocabulary.indicators[rule.indicator].theme == "trade"
    older = trade and not _INSTEAD.search(spot.before) and _is_compared_with(spot.mention, scene)
    if period.isdigit() and basis in _CARRIED and older:
        return [(shifted(period, -1, "year"), "relative")]
    if rule.per and basis in (*_CARRIED, "sentence") and _AVERAGE.search(OwnClause(spot).text):
        period = period[:4] if _PART.fullmatch(period) else period
    if not period and (ahead := _of_plan(spot, rule, scene, made)):
        return [(ahead, "continued")]
    credit = vocabulary.indicators[rule.indicator].theme == "credit"
    if not period and credit and (day := _of_weekday(spot, scene)):
        return [(day, "relative")]
    if not period:
        period, basis = _of_document(spot, scene, happening=bool(rule.subject_cues and subject))
    return [(period, basis), *found[1:]]


def _by_its_kind(spot: Spot, rule: Rule, own: Period, scene: Scene, made: Made) -> Period | None:
    """The year of what is called annual, whatever part was told, or of a price that is asked."""
    period, basis = own
    if _YEARLY.search(OwnClause(spot).text) and (not period or basis in _LOOSE):
        written = timeline(scene).written[:4] if timeline(scene).present else ""
        if whole := period[:4] if _PART.fullmatch(period) else period or written:
            return whole, basis if period else "document"
    asked = _of_asked(spot, rule, own, scene, made)
    return (asked, "relative") if asked else None


def _of_asked(spot: Spot, rule: Rule, own: Period, scene: Scene, made: Made) -> str:
    """The year for which a price is asked: the one after that of the price that is paid.

    As in "Belarus pays 47 dollars this year. Gazprom demands 110", written in December.
    """
    period, basis = own
    written = timeline(scene).written
    loose = basis in ("paragraph", "continued", "document", "none")
    if not (rule.per and loose and len(written) > len("2006")):
        return ""
    if nearest_status(OwnClause(spot), rule)[0] != "proposed":
        return ""
    this = int(written[:4])
    ahead = this + (int(written[5:7]) >= _LATE)
    near = [f for _, f in islice(scene.figures_before(spot.mention, made), _NEAR)]
    agreed = (f.period[:4] for f in near if f.indicator == rule.indicator and f.status in _AHEAD)
    if later := max((year for year in agreed if year > written[:4]), default=""):
        return later  # "from January it will pay 210, up from 195 now; the supplier had wanted 240"
    paid = next((f for f in near if f.indicator == rule.indicator), None)
    if paid and paid.status == "proposed" and paid.period > period:
        return paid.period  # "Gazprom demands 110. Minsk offers 75"
    if not period:
        return str(ahead) if timeline(scene).present else ""
    if paid is None or paid.status != "actual" or not period[:4].isdigit():
        return ""
    year = int(period[:4])
    return str(ahead) if year >= this else str(year + 1)


def _of_weekday(spot: Spot, scene: Scene) -> str:
    """The last day of that name before the document: "on Friday the fund approved a credit"."""
    published = scene.reading.document.published
    found = _WEEKDAY.search(spot.sentence)
    if not _DAY.fullmatch(published) or found is None or tells_future(OwnClause(spot).text):
        return ""
    if is_said(spot.sentence, *found.span("day")):
        return ""
    day = date.fromisoformat(published)
    back = (day.weekday() - _DAYS.index(found["day"].casefold())) % 7
    return (day - timedelta(days=back)).isoformat()


def _in_turn(spot: Spot, scene: Scene, made: Made) -> Period | None:
    """The period that "respectively" gives to the number where as many were told last, each of one.

    As in "35 percent went to Italy, down from 39 in 2010. For purchases it was 54 and 52
    respectively".
    """
    run = run_of(spot)
    label = opening(spot).rstrip().endswith(":")
    bare = label and (len(run) > _PAIR or _two_told(run[0], scene, made))  # "Imports: 23, 16, 18"
    if len(run) < _PAIR or not (bare or says_order(spot)) or _sentence(spot, scene).all:
        return None
    if len({n.entity for n in spot.said.named}) >= len(run):  # so they are of each of those
        return None
    told = [made[m.mention_id][0] for m in scene.before(run[0]) if m.mention_id in made]
    told = told[: len(run)][::-1]
    apart = {f.period for f in told if f.period}
    if len(apart) != len(run) or len({f.indicator for f in told}) > 1:
        return None
    return told[run.index(spot.mention)].period, "continued"


def _two_told(first: Mention, scene: Scene, made: Made) -> bool:
    """Whether two figures and no more were told in the sentence right before that of `first`."""
    before = [m for m in scene.before(first) if m.mention_id in made]
    sentences = [(m.passage_id, m.sentence_start) for m in before]
    return bool(sentences) and sentences.count(sentences[0]) == _PAIR


def _with_one_before(spot: Spot, own: Period, scene: Scene, made: Made) -> Period | None:
    """The later period of the number before in a sentence without a date: it is of then as well.

    As in "In 2013 it borrowed 4 billion. Malta is owed half of a debt of 26".
    """
    if own[1] != "paragraph" or spot.previous is None or sentence_dates(spot, scene):
        return None
    other = made.get(spot.previous.mention_id, ())
    return (other[0].period, "sentence") if other and is_after(other[0].period, own[0]) else None


def _up_to(spot: Spot, own: Period, scene: Scene) -> Period | None:
    """The months of the year up to the one by which so much had come: "by the end of June"."""
    period, basis = own
    month = _FINE.fullmatch(period)
    if month is None or tells_future(OwnClause(spot).text) or not tells_past(spot):
        return None
    until = (d for d in sentence_dates(spot, scene) if d.role == "dates" and d.period == period)
    if not any(_BY.search(spot.sentence, 0, d.start - spot.offset) for d in until):
        return None
    return plain(f"{month[1]}-01/{period[: len('2010-06')]}"), basis


def _of_replaced(spot: Spot, scene: Scene, made: Made) -> Period | None:
    """When the other was paid of which the price takes the place, where no date stands at it."""
    end = spot.end + len(clause(spot.after))
    near = any(spot.left <= d.start < end for d in _sentence(spot, scene).all)
    if near or tells_future(spot.sentence[: spot.start]):
        return None
    other = made.get(spot.previous.mention_id, ()) if spot.previous else ()
    return (other[0].period, "continued") if other and other[0].period else None


def _of_document(
    spot: Spot, scene: Scene, *, happening: bool = False, annual: bool = False
) -> Period:
    """The year of the document, for what its text tells of no other time: "the debt: 5 billion".

    What was at a `happening` that the text reports on is of that year as well, and so is an
    `annual` thing, of which a report tells that it was passed.
    """
    present = timeline(scene).present
    sentence, own = _sentence(spot, scene), OwnClause(spot)
    begin, end = max(own.begin, sentence.left), min(own.finish, sentence.right)
    if spot.previous and _WITHOUT_VERB.fullmatch(spot.before):
        begin = 0  # "exports amounted to 42 million, imports to 72": the verb is that before
    untimely = is_of_no_date if annual else is_untimely
    if not present or (not happening and untimely(spot.sentence[begin:end])):
        return UNDATED
    near = [d for d in sentence.all if sentence.left <= d.start < sentence.right]
    near = [d for d in near if d.role != "said" and not (annual and _is_of_beside(d, sentence))]
    fits = all(annual and d.period == present for d in near)
    return (present, "document") if fits else UNDATED


def _is_of_beside(date: Dated, sentence: Sentence) -> bool:
    """Whether a date beside the number is that of the one before it or of the one behind it.

    As in "3 billion, after 2 the year before; Malta gives 1", "3 now, while in 2030 it was 2".
    """
    spot = sentence.spot
    if date.start < spot.start:
        return date.following
    between = sentence.text[spot.end : date.start]
    return sentence.right < len(sentence.text) and clause(between) != between


def _sentence(spot: Spot, scene: Scene) -> Sentence:
    return Sentence(spot, sentence_dates(spot, scene))


def _said(spot: Spot, scene: Scene) -> str:
    """When it was said, in the sentence of the number: what is promised then is of then."""
    told = {d.period for d in sentence_dates(spot, scene) if d.role == "said"}
    told -= {"", scene.reading.document.published}
    return told.pop() if len(told) == 1 else ""


def _of_grown(spot: Spot, rule: Rule, scene: Scene, made: Made) -> str:
    """The latest period of the figures told in the paragraph whose change the number may tell."""
    told = (f for m in scene.before(spot.mention) for f in made.get(m.mention_id, ()))
    return max((f.period for f in told if f.indicator == rule.growth_of), default="")


def _of_year(
    spot: Spot, rule: Rule, own: Period, vocabulary: Vocabulary, scene: Scene, made: Made
) -> Period:
    """The year of a yearly figure: a month or a day in its sentence only tells when it was said."""
    period, basis = own
    if not period:
        return _of_theme(spot, rule, vocabulary, scene, made) or _told_year(spot, scene)
    if not (fine := _FINE.fullmatch(period) or _SEASON.fullmatch(period)):
        return own
    if basis == "document":
        return fine[1], basis  # "4 billion last year and 5 now"
    own_clause = _SEMICOLON.split(spot.sentence[: spot.start])[-1]
    begin = spot.offset + spot.start - len(own_clause)
    finish = begin + len(own_clause) + len(_SEMICOLON.split(spot.sentence[spot.start :])[0])
    years = [
        d.period
        for d in sentence_dates(spot, scene)
        if begin <= d.start < finish and d.role == "dates" and _YEAR.fullmatch(d.period)
    ]
    if len(set(years)) == 1:
        return years[0], basis
    told = _of_theme(spot, rule, vocabulary, scene, made) if basis in _LOOSE else None
    if told and told[0] in (fine[1], str(int(fine[1]) + 1)):
        return told  # a budget is made in the autumn before, and amended in that of its year
    return fine[1], basis


def _is_of_a_stock(
    spot: Spot, rule: Rule, period: str, vocabulary: Vocabulary, scene: Scene, made: Made
) -> bool:
    """Whether `period` is the day or month at which another thing was counted.

    A debt told for 30 June does not date the credit of which the text goes on to tell.
    """
    if rule.status != "planned" or not _FINE.fullmatch(period):
        return False
    told = [f for _, f in islice(scene.figures_before(spot.mention, made), _BACK)]
    last = next((f for f in told if f.period == period), None)
    return last is not None and vocabulary.rules[last.indicator].status == "actual"


def _of_same(spot: Spot, rule: Rule, scene: Scene, made: Made, basis: Basis) -> Period | None:
    """The period of figures of the same thing told before in the paragraph.

    What "has shrunk to 4 percent" by now is of the year to date told for another partner; a rise
    told after two years is that of the later one.
    """
    before = [f for m in scene.before(spot.mention) for f in made.get(m.mention_id, ())]
    if basis == "document":
        year = scene.reading.document.published[:4]
        same = [
            f.period for f in before if f.indicator == rule.indicator and _is_of(f.period, year)
        ]
        return (same[0], "continued") if same else None
    of = [f.period for f in before if rule.growth_of and f.indicator == rule.growth_of][:2]
    years = [int(period) for period in of if _YEAR.fullmatch(period)]
    one_after_another = len(years) > 1 and abs(years[0] - years[1]) == 1
    return (str(max(years)), "continued") if one_after_another else None


def _of_plan(spot: Spot, rule: Rule, scene: Scene, made: Made) -> str:
    """The year for which another foretold the same: "They expect 8 percent; we plan 5".

    A price or a loan has no such year, nor has one whose sentence tells another time.
    """
    lasting = rule.per or rule.status == "planned"
    if lasting or sentence_dates(spot, scene) or not tells_future(OwnClause(spot).text):
        return ""
    before = (f for m in scene.before(spot.mention) for f in made.get(m.mention_id, ()))
    foretold = (f.period for f in before if f.indicator == rule.indicator and f.status in _AHEAD)
    return next((p for p in foretold if _YEAR.fullmatch(p) and not is_over(p, scene)), "")


def _is_of(period: str, year: str) -> bool:
    """Whether `period` is a stretch of `year` alone."""
    return bool(year) and period.startswith(year) and not _FINE.fullmatch(period)


def _of_paragraph_before(
    spot: Spot, rule: Rule, vocabulary: Vocabulary, scene: Scene, made: Made
) -> str:
    """The period of the figures of the same theme in the paragraph right before.

    Of several the one that it began with, if all others are of an earlier time.
    """
    own = scene.stretch[spot.passage.passage_id]
    themes = vocabulary.indicators
    periods = [
        figure.period
        for key, figure in scene.figures_before(spot.mention, made)
        if own - scene.stretch[scene.mentions[key].passage_id] == 1
        and themes[figure.indicator].theme == themes[rule.indicator].theme
        and not _is_compared_with(scene.mentions[key], scene)
    ]
    if not periods or max(periods) != periods[-1]:
        return ""
    period = periods[-1]
    if len(set(periods)) > 1 and not (_BROAD.fullmatch(period) and tells_past(spot)):
        return ""
    stock = _is_of_a_stock(spot, rule, period, vocabulary, scene, made)
    return "" if stock else period


def _of_theme(
    spot: Spot, rule: Rule, vocabulary: Vocabulary, scene: Scene, made: Made
) -> Period | None:
    """The period of the figure before the number, if of the same theme."""
    before = (made[m.mention_id][0] for m in scene.before(spot.mention) if m.mention_id in made)
    themes = vocabulary.indicators
    for figure in (*before, *scene.topics_before(spot.mention, made)):
        theme = themes[figure.indicator].theme == themes[rule.indicator].theme
        if not (theme or figure.entity == rule.entity) or not figure.period:
            continue
        if not _is_compared_with(scene.mentions[figure.mention_id], scene):
            return figure.period, "continued"
    return None


def _is_compared_with(mention: Mention, scene: Scene) -> bool:
    """Whether another number is set against `mention`: "9, down from 11", "from 11 to 9"."""
    spot = scene.spot(mention)
    if is_base(spot.sentence, spot.start):
        return True
    return (spot.start, spot.end) in old_ends(_sentence(spot, scene))


def _told_year(spot: Spot, scene: Scene) -> Period:
    """The year that the words before the number told last, in its paragraph or the one before."""
    for mention, period in scene.years_before(spot.mention, _BACK):
        near = scene.stretch[spot.passage.passage_id] - scene.stretch[mention.passage_id]
        if near > 1:
            break
        if _YEAR.fullmatch(period) and not _is_asked(mention, scene):
            return period, "paragraph"
    return UNDATED


def _is_asked(mention: Mention, scene: Scene) -> bool:
    """Whether the sentence of `mention` is a question: "Is that more than in 2020?"."""
    start, end = scene.span(mention)
    return scene.passages[mention.passage_id].text[start:end].rstrip(' "”’*)').endswith("?")


def told_last(scene: Scene, made: Made) -> list[tuple[Mention, str]]:
    """The number that became a figure last, with the period of its first figure; or none."""
    for key in reversed(made):
        mention = scene.mentions[key]
        if not is_base(scene.passages[mention.passage_id].text, phrase(mention)[0]):
            return [(mention, made[key][0].period)]
    return []

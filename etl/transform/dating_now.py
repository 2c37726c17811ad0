"""The time of what a text tells of now beside another time, and of an old price beside the new.

Comes in: a `Spot` with its rule, the period found for it and the `Scene`. Goes out: whether it is
of the day of the document after all, or the period of the old price.
"""

from __future__ import annotations

import re

from etl.periods import span
from etl.transform.levels.nowadays import is_being_paid, is_called_now, is_done_as_a_rule, stands
from etl.transform.periods.ahead import is_ahead, is_over
from etl.transform.periods.calendar import shifted
from etl.transform.periods.holding import Period, sentence_dates
from etl.transform.periods.roles import tells_future
from etl.transform.periods.sentence import Sentence, is_base
from etl.transform.periods.timeline import timeline
from etl.transform.scene.clauses import OwnClause
from etl.transform.scene.context import Made, Scene
from etl.transform.scene.spots import Spot
from etl.transform.status.suppositions import is_start
from etl.vocabulary import Rule

_YEAR = re.compile(r"\d{4}")
_LONG = 20
_TOLD_EARLIER = ("paragraph", "continued")
_TO_COME = ("forecast", "planned", "proposed")


def is_of_now(spot: Spot, rule: Rule, found: Period, scene: Scene) -> bool:
    """Whether the number is what there is now, though another time was `found` for it.

    As in "from 1 January it pays 127, down from 129", "the debt of 6 could near 8 by 2030", where
    one to come is compared with it. So is what is called so, and what is paid or delivered as a
    rule though a time to come or one long ago was told.
    """
    period, basis = found
    if rule.subject_cues:
        return False
    sentence = Sentence(spot, sentence_dates(spot, scene))
    if is_called_now(spot) and sentence.all and all(d.start >= spot.right for d in sentence.all):
        return True  # the date is that of the next number
    if _is_long_ago(period, scene):  # "Romania buys a quarter, as it marks the union of 1918"
        return is_done_as_a_rule(spot) and not any(d.end <= spot.start for d in sentence.all)
    if basis in _TOLD_EARLIER and not sentence.all and _is_told_as_it_is(spot, rule, period, scene):
        return True
    if not is_ahead(period, scene):
        return False
    done = (rule.per and is_being_paid(spot)) or (rule.flow and is_done_as_a_rule(spot))
    if done and basis in _TOLD_EARLIER and not sentence.all:
        # "Next year Minsk is to repay 1 billion. Russia delivers 24 million tonnes"
        return not tells_future(OwnClause(spot).text)
    if not is_base(spot.sentence, spot.start):
        return is_start(spot)
    return sentence.own_date((spot.start, spot.end)) is None


def _is_told_as_it_is(spot: Spot, rule: Rule, period: str, scene: Scene) -> bool:
    """Whether a sentence without a date tells how things are, after one of another time.

    As in "remittances were 2 billion in 2013. Armenia pays 189 dollars for gas", or "is to repay 1
    billion in 2022 and 2023. The debt totals 8 billion", whose stretch goes on after today.
    """
    if rule.per and is_over(period, scene):
        return is_being_paid(spot)
    own, written = span(period), span(timeline(scene).written)
    goes_on = own and written and own[0] <= written[0] and own[1].year > written[1].year
    return bool(goes_on) and stands(spot)


def _is_long_ago(period: str, scene: Scene) -> bool:
    year, written = period[:4], timeline(scene).written[:4]
    return year.isdigit() and written.isdigit() and int(year) + _LONG < int(written)


def of_old_price(spot: Spot, scene: Scene, made: Made) -> Period | None:
    """The year before that of the new price, where no date stands behind the old one.

    As in "will pay 100 dollars in 2007, up from 46.68".
    """
    dated = any(d.start >= spot.offset + spot.end for d in sentence_dates(spot, scene))
    other = made.get(spot.previous.mention_id, ()) if spot.previous and not dated else ()
    new = other[0].period if other and other[0].status in _TO_COME else ""
    return (shifted(new, -1, "year"), "relative") if _YEAR.fullmatch(new) else None

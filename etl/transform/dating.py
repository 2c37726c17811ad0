"""The periods of a figure as its indicator has them: a budget's year, an exercise's, or a day.

Comes in: a `Spot` with its rule, subject and the figures made so far. Goes out: one period or
more, each with what tells it. What the words say is read in `periods`; here is only what the
indicator makes of it.
"""

from __future__ import annotations

import re

from etl.periods import span
from etl.tables import Basis, Mention
from etl.transform.cells import CellSpot, cell_period, told_by_table
from etl.transform.context import Scene
from etl.transform.evidence import Made
from etl.transform.periods import UNDATED, Period, periods_of, sentence_dates
from etl.transform.spots import Spot
from etl.vocabulary import Rule, Vocabulary

_YEAR = re.compile(r"\d{4}")
_FINE = re.compile(r"(\d{4})-\d\d(?:-\d\d)?")
_LOOSE: tuple[Basis, ...] = ("relative", "paragraph", "continued", "document", "heading")
_BACK = 40


def dated(
    spot: Spot, rule: Rule, subject: str, vocabulary: Vocabulary, scene: Scene, made: Made
) -> list[Period]:
    """The periods of the figure at `spot`, the first the surest.

    A figure of a yearly thing (a budget) has its year, told in its sentence or before; one about
    something with a year in its name has that year unless its own sentence tells when in it. The
    date of the document above a list or in its title is no period.
    """
    if isinstance(spot, CellSpot):
        return [(cell_period(spot, scene), told_by_table(spot, "stated"))]
    found = periods_of(spot, subject, rule.dated_by, scene, told_last(scene, made))
    period, basis = found[0]
    if basis == "heading" and period == scene.reading.document.published:
        period, basis = UNDATED
    if rule.annual:
        return [_of_year(spot, rule, (period, basis), vocabulary, scene, made), *found[1:]]
    if not period and (carried := _of_paragraph_before(spot, rule, vocabulary, scene, made)):
        return [(carried, "continued")]
    named = re.search(r"-((?:19|20)\d\d)$", subject)
    if named and basis in _LOOSE and period.startswith(named[1]) and _FINE.fullmatch(period):
        return [(named[1], "stated")]
    return [(period, basis), *found[1:]]


def is_ahead(period: str, scene: Scene) -> bool:
    """Whether `period` had not begun when the document was published."""
    own, published = span(period), span(scene.reading.document.published)
    return bool(own and published and own[0] > published[1])


def is_over(period: str, scene: Scene) -> bool:
    """Whether `period` had ended when the document was published."""
    own, published = span(period), span(scene.reading.document.published)
    return bool(own and published and own[1] < published[0])


def _of_year(
    spot: Spot, rule: Rule, own: Period, vocabulary: Vocabulary, scene: Scene, made: Made
) -> Period:
    """The year of a yearly figure: a month or a day in its sentence only tells when it was said."""
    period, basis = own
    if not period:
        return _of_theme(spot, rule, vocabulary, scene, made) or _told_year(spot, scene)
    if not (fine := _FINE.fullmatch(period)):
        return own
    years = [d.period for d in sentence_dates(spot, scene) if _YEAR.fullmatch(d.period)]
    return (years[0] if len(set(years)) == 1 else fine[1]), basis


def _of_paragraph_before(
    spot: Spot, rule: Rule, vocabulary: Vocabulary, scene: Scene, made: Made
) -> str:
    """The one period of the figures of the same theme in the paragraph right before."""
    own = scene.stretch[spot.passage.passage_id]
    themes = vocabulary.indicators
    periods = {
        figure.period
        for key, figure in scene.figures_before(spot.mention, made)
        if own - scene.stretch[scene.mentions[key].passage_id] == 1
        and themes[figure.indicator].theme == themes[rule.indicator].theme
    }
    return periods.pop() if len(periods) == 1 else ""


def _of_theme(
    spot: Spot, rule: Rule, vocabulary: Vocabulary, scene: Scene, made: Made
) -> Period | None:
    """The period of the figure before the number, if of the same theme."""
    before = (made[m.mention_id][0] for m in scene.before(spot.mention) if m.mention_id in made)
    themes = vocabulary.indicators
    for figure in (*before, *scene.topics_before(spot.mention, made)):
        if themes[figure.indicator].theme == themes[rule.indicator].theme and figure.period:
            return figure.period, "continued"
    return None


def _told_year(spot: Spot, scene: Scene) -> Period:
    """The year that the words before the number told last, in its paragraph or the one before."""
    for mention, period in scene.years_before(spot.mention, _BACK):
        near = scene.stretch[spot.passage.passage_id] - scene.stretch[mention.passage_id]
        if near > 1:
            break
        if _YEAR.fullmatch(period):
            return period, "paragraph"
    return UNDATED


def told_last(scene: Scene, made: Made) -> list[tuple[Mention, str]]:
    """The number that became a figure last, with the period of its first figure; or none."""
    for key in reversed(made):
        return [(scene.mentions[key], made[key][0].period)]
    return []

"""What a figure is about, and which part it covers.

Comes in: a `Spot`, its rule and its `Scene`. Goes out: a subject (Zapad-2013) and a breakdown
(tanks), empty where the text names none. Both come from the vocabulary's cues.
"""

from __future__ import annotations

import re

from etl.transform.context import Scene, Spot
from etl.transform.evidence import counts_noun
from etl.transform.wordings import counted_mask
from etl.vocabulary import Rule
from etl.vocabulary.cues import SELF, Named


def breakdown_of(spot: Spot, rule: Rule, scene: Scene) -> str:
    """The part that the figure covers: told at the number, else the only one of the sentence."""
    noun = counted_mask(spot, scene)
    for name, patterns in rule.breakdowns:
        if rule.counts:
            if counts_noun(noun, patterns):
                return name
        elif any(p.search(spot.mask if SELF in p.pattern else spot.after) for p in patterns):
            return name
    if rule.counts:
        return ""
    return _only_breakdown(spot, rule.breakdowns)


def _only_breakdown(spot: Spot, breakdowns: Named) -> str:
    told = [n for n, patterns in breakdowns if any(p.search(spot.sentence) for p in patterns)]
    return told[0] if len(told) == 1 else ""


def subject_of(spot: Spot, rule: Rule, scene: Scene) -> str:
    """What the figure is about: told in its sentence, else last before it, else above or around it.

    Of headings and of a section only a subject counts that is the only one told there.
    """
    for mask, text in ((spot.mask, spot.sentence), (spot.told.mask, spot.earlier)):
        told = [m.span("subject") for p in rule.subject_cues for m in p.finditer(mask)]
        if told:
            start, end = max(told)
            return as_name(text[start:end])
        for name, (first, *others) in rule.subjects:
            if first.search(text) and all(scene.in_section(spot.passage, p) for p in others):
                return name
    above = (
        line.text[slice(*m.span("subject"))]
        for line in scene.lines_above(spot.passage)
        for p in rule.subject_cues
        for m in p.finditer(line.mask)
    )
    section = (name for p in rule.subject_cues for name in scene.in_section(spot.passage, p))
    for names in (above, section):
        alone = {as_name(name) for name in names}
        if len(alone) == 1:
            return alone.pop()
    return ""


def as_name(written: str) -> str:
    """A subject in one spelling: an exercise's year is joined with a hyphen, as in Zapad-2013."""
    return re.sub(r"\s+((?:19|20)\d\d)$", r"-\1", written.strip())


def contradicts(subject: str, period: str) -> bool:
    """Whether `subject` names a year, as in Zapad-2013, in which `period` is not."""
    year = re.search(r"-((?:19|20)\d\d)$", subject)
    return bool(year and period and not period.startswith(year[1]))

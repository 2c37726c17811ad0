"""What the definition of one indicator catches in a text: lines for people who write definitions.

Comes in: one document settled twice, with the indicator and without it. Goes out: each number that
reads differently, marked in its sentence, with what it is and what it would be otherwise; and each
that the definition itself holds back, with the key that does. Nothing is published, and no file is
read here.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import NamedTuple

from dashboard.extracting import figures_stated
from dashboard.plain import counted, plain
from etl.errors import InputFault
from etl.tables import STATUS_LABELS, Mention, Observation, Reading
from etl.trying import Trial
from etl.vocabulary import Vocabulary
from etl.wording import Wording, part_text, period_text


class Outcome(NamedTuple):
    """A number as one vocabulary settles it, and the figures that it became."""

    mention: Mention
    figures: Sequence[Observation]

    @property
    def says(self) -> tuple[object, ...]:
        """What tells this outcome from another of the same number."""
        return (
            self.mention.outcome,
            self.mention.reason,
            tuple(figure.observation_id for figure in self.figures),
        )


@dataclass(frozen=True, slots=True)
class Tried:
    """What an indicator changes in a reading: numbers with it and without it, in their order.

    `caught` are its figures, `missed` those that come near, `others` figures of other indicators
    that read differently because of it; `held` are numbers that its words speak for and its own
    entry keeps out, each with the reason.
    """

    caught: tuple[tuple[Outcome, Outcome], ...]
    missed: tuple[tuple[Outcome, Outcome], ...]
    others: tuple[tuple[Outcome, Outcome], ...]
    held: tuple[tuple[Mention, str], ...] = ()


def require(indicator: str, vocabulary: Vocabulary) -> None:
    """Raise `InputFault` where `vocabulary` has no such indicator."""
    if indicator not in vocabulary.indicators:
        near = difflib.get_close_matches(indicator, vocabulary.indicators, n=1)
        remedy = f"Did you mean '{near[0]}'?" if near else "Add it to vocabulary/indicators.toml."
        raise InputFault.at(indicator, "There is no such indicator.", remedy)


def tried(indicator: str, trial: Trial) -> Tried:
    """What `indicator` changes in a document that is settled with it and without it."""
    now, before = _outcomes(trial.now), _outcomes(trial.without)
    differing = [
        (outcome, before[key]) for key, outcome in now.items() if outcome.says != before[key].says
    ]
    caught = [pair for pair in differing if any(f.indicator == indicator for f in pair[0].figures)]
    rest = [pair for pair in differing if pair not in caught]
    told = {pair[0].mention.mention_id for pair in differing}
    return Tried(
        caught=tuple(caught),
        missed=tuple(pair for pair in rest if _is_open(pair[0]) and not pair[1].figures),
        others=tuple(pair for pair in rest if pair[0].figures or pair[1].figures),
        held=tuple((now[id_].mention, why) for id_, why in trial.held.items() if id_ not in told),
    )


def lines(indicator: str, document: str, trial: Trial, wording: Wording) -> Iterator[str]:
    """What `indicator` catches in `document`, and what its numbers are without it."""
    found = tried(indicator, trial)
    texts = {passage.passage_id: passage.text for passage in trial.now.passages}
    groups = (
        ("", found.caught),
        ("Near, but no figure:", found.missed),
        ("Other numbers that read differently with it:", found.others),
    )
    for heading, pairs in groups:
        if pairs and heading:
            yield heading
            yield ""
        for now, before in pairs:
            yield plain(_marked(texts[now.mention.passage_id], now.mention))
            yield from (f"    {plain(said)}" for said in _said(now, wording))
            yield f"    without it: {plain('; '.join(_said(before, wording)))}"
            yield ""
    if found.held:
        yield "Kept out by its own entry:"
        yield ""
    for mention, why in found.held:
        yield plain(_marked(texts[mention.passage_id], mention))
        yield f"    {plain(why)}"
        yield ""
    near = len(found.missed) + len(found.held)
    told = [counted(len(found.caught), "figure"), counted(near, "near miss")]
    if found.others:
        told.append(f"{counted(len(found.others), 'other number')} read differently")
    yield f"{wording.indicator(indicator)} in {plain(document)}: {', '.join(told)}."
    yield "Nothing is published."


def _is_open(outcome: Outcome) -> bool:
    return outcome.mention.outcome == "unassigned"


def _outcomes(reading: Reading) -> Mapping[str, Outcome]:
    figures = figures_stated(reading)
    ordered = sorted(reading.mentions, key=lambda m: (m.start, m.end))
    return {m.mention_id: Outcome(m, tuple(figures.get(m.mention_id, ()))) for m in ordered}


def _marked(text: str, mention: Mention) -> str:
    """The sentence of `mention`, its number in brackets."""
    first = mention.phrase_start or 0
    last = mention.phrase_end if mention.phrase_end is not None else first
    start = mention.sentence_start or 0
    end = mention.sentence_end if mention.sentence_end is not None else len(text)
    return f"{text[start:first]}[{text[first:last]}]{text[last:end]}"


def _said(outcome: Outcome, wording: Wording) -> list[str]:
    """What a number is: a text a figure, or why it is none."""
    if not outcome.figures:
        state = "unassigned" if outcome.mention.outcome == "unassigned" else "no figure"
        return [f"{state}: {outcome.mention.reason}" if outcome.mention.reason else state]
    return [_figure(figure, wording) for figure in outcome.figures]


def _figure(figure: Observation, wording: Wording) -> str:
    """ "Remittances: Moldova, from Russia; 2013; actual: 1.2 bn USD"."""
    row = asdict(figure)
    scope = (
        figure.subject,
        part_text(figure.breakdown),
        period_text(figure.period) or "undated",
        STATUS_LABELS[figure.status],
    )
    return f"{wording.measure(row)}; {'; '.join(filter(None, scope))}: {wording.figure(row)}"

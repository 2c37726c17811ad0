"""People decide last: rulings on the numbers of a document are applied to its figures.

Comes in: a settled `Reading` and the rulings on its document. Goes out: the reading as people say
it is, and a sentence for each ruling that no longer finds its number. A ruling finds its number by
the characters of the very file it was made on; in a file that has changed since, by the words
around it, where they stand exactly once. It is never applied to a number that only looks alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from etl.errors import Fault, InputFault
from etl.rulings import Ruling
from etl.surroundings import Surroundings, written
from etl.tables import Mention, Observation, Occurrence, Outcome, Reading
from etl.transform.decisions.decided import accepted, assigned, corrected
from etl.transform.decisions.second_look import ahead_of_its_source
from etl.vocabulary import Vocabulary

_RENAMED = "Where it has another name now, write that into the row; else take the row out"
_AGAIN = "Decide anew with 'econdep review', and take the row out"


def share_out(
    rulings: Iterable[Ruling], documents: Mapping[str, str]
) -> tuple[dict[str, list[Ruling]], list[str]]:
    """The rulings on each of `documents` (the hash of each by its id), and what became of the rest.

    A document that was renamed is known by its hash, where no other has the same.
    """
    named: dict[str, list[str]] = defaultdict(list)
    for document, digest in documents.items():
        named[digest].append(document)
    shares: dict[str, list[Ruling]] = defaultdict(list)
    lost = []
    for ruling in rulings:
        same = named.get(ruling.sha256, ())
        if ruling.document in documents and (len(same) != 1 or ruling.document in same):
            shares[ruling.document].append(ruling)
        elif len(same) == 1:
            shares[same[0]].append(ruling)
        else:
            lost.append(_stale(ruling, f"there is no document '{ruling.document}'", _RENAMED))
    return shares, lost


def decide(
    reading: Reading, rulings: Sequence[Ruling], vocabulary: Vocabulary
) -> tuple[Reading, list[str]]:
    """`reading` with `rulings` applied, in whatever order they come; notices on those that are
    stale, and on what is unusual in others.

    Raises `InputFault` with every field that does not fit the number it is set for.
    """
    if not rulings:
        return reading, []
    found, notices = _located(reading, rulings)
    bench = _Bench(reading, vocabulary)
    for mention, ruling in found:
        if problem := bench.apply(mention, ruling):
            notices.append(_stale(ruling, problem))
    if bench.faults:
        raise InputFault(bench.faults)
    return bench.reading(), [*notices, *bench.notices]


def _located(
    reading: Reading, rulings: Sequence[Ruling]
) -> tuple[list[tuple[Mention, Ruling]], list[str]]:
    """Each ruling with its number, in the order of the text; a sentence for each without one."""
    places = {(mention.start, mention.end): mention for mention in reading.mentions}
    words: Surroundings | None = None
    found: dict[str, list[tuple[Mention, Ruling]]] = defaultdict(list)
    notices = []
    for ruling in rulings:
        if ruling.sha256 == reading.document.sha256:
            mention = places.get((ruling.start, ruling.end))
            if mention is None or written(mention) != ruling.text:
                where = f"characters {ruling.start} to {ruling.end}"
                notices.append(_stale(ruling, f"no number '{ruling.text}' is read at {where}"))
                continue
        else:
            words = words or Surroundings(reading.passages, reading.mentions)
            standing = words.between(ruling.before, ruling.text, ruling.after)
            if len(standing) != 1:
                what = "stand in it more than once" if standing else "are not in it"
                notices.append(
                    _stale(ruling, f"'{ruling.document}' has changed, and its words {what}")
                )
                continue
            (mention,) = standing
        found[mention.mention_id].append((mention, ruling))
    kept = []
    for on_one in found.values():
        applied, doubled = _undisputed(on_one, reading.document.sha256)
        kept.extend(applied)
        notices.extend(doubled)
    kept.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[1].figure))
    return kept, notices


def _undisputed(
    on_one: list[tuple[Mention, Ruling]], sha256: str
) -> tuple[list[tuple[Mention, Ruling]], list[str]]:
    """Of the rulings on one number, those made on the document as it is, where there are any.

    Rulings of several earlier states may contradict each other, so none of them is applied.
    """
    now = [pair for pair in on_one if pair[1].sha256 == sha256]
    before = [pair for pair in on_one if pair[1].sha256 != sha256]
    if len({pair[1].sha256 for pair in before}) < (1 if now else 2):
        return on_one, []
    others = {ruling.place for _, ruling in (now or before)}
    notices = []
    for _, ruling in before:
        other = min(others - {ruling.place})
        notices.append(_stale(ruling, f"{other} rules on the same number"))
    return now, notices


def _stale(ruling: Ruling, why: str, remedy: str = _AGAIN) -> str:
    return (
        f"{ruling.place} is stale and not applied: {why} ({ruling.decision} "
        f"'{ruling.text}' of '{ruling.document}'). {remedy}."
    )


class _Bench:
    """A reading on which rulings are applied, one number after another."""

    def __init__(self, reading: Reading, vocabulary: Vocabulary) -> None:
        self._read, self._vocabulary = reading, vocabulary
        self._mentions = {mention.mention_id: mention for mention in reading.mentions}
        self._figures = {figure.observation_id: figure for figure in reading.observations}
        self._stating: dict[str, list[str]] = defaultdict(list)
        self._stated: dict[str, list[str]] = defaultdict(list)
        for place in reading.occurrences:
            self._stating[place.observation_id].append(place.mention_id)
            self._stated[place.mention_id].append(place.observation_id)
        self._undated: set[str] = set()
        self._told: dict[str, list[Ruling]] = defaultdict(list)
        self.faults: list[Fault] = []
        self.notices: list[str] = []

    def apply(self, mention: Mention, ruling: Ruling) -> str:
        """Apply `ruling` to its number; what keeps it from that, or nothing."""
        figures = [self._figures[name] for name in self._stated[mention.mention_id]]
        if ruling.figure:
            figures = [f for f in figures if f.observation_id == ruling.figure]
        if ruling.decision == "assign":
            return self._assign(mention, ruling)
        if not figures and (ruling.decision != "reject" or ruling.figure):
            return "the number is read otherwise now"
        for figure in figures:
            if ruling.decision == "accept":
                self._figures[figure.observation_id] = accepted(figure)
            elif ruling.decision == "reject":
                self._take_from(mention, figure)
            else:
                self._correct(mention, figure, ruling)
        if ruling.decision == "reject" and not self._stated[mention.mention_id]:
            self._settle(mention, "not_a_figure", "")
        self._told[mention.mention_id].append(ruling)
        return ""

    def _assign(self, mention: Mention, ruling: Ruling) -> str:
        figure, faults = assigned(
            self._read.document.document_id, mention, ruling, self._vocabulary
        )
        self.faults.extend(faults)
        self._look_at(figure, ruling)
        for other in list(self._stated[mention.mention_id]):
            self._take_from(mention, self._figures[other])
        self._state(mention, figure)
        self._settle(mention, "observation", "")
        self._told[mention.mention_id].append(ruling)
        return ""

    def _correct(self, mention: Mention, figure: Observation, ruling: Ruling) -> None:
        """Other numbers that state the figure as it was keep it so."""
        others = [m for m in self._stating[figure.observation_id] if m != mention.mention_id]
        made, faults = corrected(figure, mention, ruling, self._vocabulary, alone=not others)
        self.faults.extend(faults)
        self._look_at(made, ruling)
        self._take_from(mention, figure)
        self._state(mention, made)

    def _look_at(self, figure: Observation, ruling: Ruling) -> None:
        self.notices += ahead_of_its_source(figure, ruling, self._read.document.published)

    def _state(self, mention: Mention, figure: Observation) -> None:
        self._figures[figure.observation_id] = figure
        self._stating[figure.observation_id].append(mention.mention_id)
        self._stated[mention.mention_id].append(figure.observation_id)

    def _take_from(self, mention: Mention, figure: Observation) -> None:
        """The figure is no longer stated by `mention`; what nothing states is no figure."""
        name = figure.observation_id
        self._stated[mention.mention_id].remove(name)
        self._stating[name].remove(mention.mention_id)
        if not self._stating[name]:
            del self._figures[name]
        elif figure.mention_id == mention.mention_id:
            first = self._mentions[self._stating[name][0]]
            self._figures[name] = replace(
                figure,
                mention_id=first.mention_id,
                passage_id=first.passage_id,
                start=first.start,
                end=first.end,
            )

    def _settle(self, mention: Mention, outcome: Outcome, reason: str) -> None:
        """A number that is a figure now, or is none, is no date either."""
        self._undated.add(mention.mention_id)
        self._mentions[mention.mention_id] = replace(mention, outcome=outcome, reason=reason)

    def reading(self) -> Reading:
        """The reading as the rulings leave it, in the order of the text."""
        figures = self._ordered()
        return replace(
            self._read,
            mentions=tuple(map(self._reasoned, self._mentions.values())),
            observations=tuple(
                figure if figure.restates in self._figures else replace(figure, restates="")
                for figure in figures
            ),
            occurrences=tuple(
                Occurrence(observation_id=figure.observation_id, mention_id=mention_id)
                for figure in figures
                for mention_id in self._stating[figure.observation_id]
            ),
            events=tuple(e for e in self._read.events if e.mention_id not in self._undated),
        )

    def _ordered(self) -> list[Observation]:
        order = {figure.observation_id: n for n, figure in enumerate(self._read.observations)}
        place = {mention.mention_id: n for n, mention in enumerate(self._read.mentions)}
        last = len(order)
        return sorted(
            self._figures.values(),
            key=lambda f: (place[f.mention_id], order.get(f.observation_id, last)),
        )

    def _reasoned(self, mention: Mention) -> Mention:
        """`mention` with who decided on it; nobody has to look at it again."""
        told = sorted(ruling.told for ruling in self._told[mention.mention_id])
        if not told:
            return mention
        return replace(mention, reason="; ".join(filter(None, (mention.reason, *told))), worth=None)

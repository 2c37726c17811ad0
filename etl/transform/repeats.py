"""Figures that a document states more than once, each kept once with all the places that state it.

Comes in: the figures made of each number, in the order of the text, and the `Scene`. Goes out: the
figures to keep, an `Occurrence` for every number that states one, and which numbers only repeat.
The figure told first is kept as it is told there, with its id: what a reader of the quotation sees
is what the row says. Two figures that may be two are never made one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from etl.tables import Mention, Observation, Occurrence
from etl.transform.scene.context import Scene
from etl.transform.scene.spots import phrase

_REACH = 3
"""How many paragraphs further a figure that leaves out its period may go back to."""
_FEW = 8
"""How many figures that say the same, and are not one, a further figure is held to."""
_ANOTHER = re.compile(
    r"\b(?:another|further|additional|other|more|as many|as much|remaining|"
    r"same (?:number|amount|sum))\s+(?:of\s+)?$",
    re.IGNORECASE,
)
_SEPARATE = (["row", "row"], ["list_item", "list_item"])
_SAYS = (
    "indicator", "entity", "counterpart", "subject", "breakdown", "period", "value", "low", "high",
    "qualifier", "unit", "status",
)  # fmt: skip
_OF_A_KIND = ("indicator", "entity", "counterpart", "subject", "breakdown", "unit")
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Repeats:
    """What a document states, each figure once.

    `first` has, for every number that only repeats, the figure that its first figure repeats.
    """

    figures: tuple[Observation, ...]
    occurrences: tuple[Occurrence, ...]
    first: Mapping[str, Observation]


@dataclass(slots=True)
class _Kept:
    """A figure that is kept, where it was stated so far, and who is said to have stated it."""

    figure: Observation
    numbers: list[str]
    voice: str = ""


@dataclass(slots=True)
class _Told:
    """What has been told so far: the kept figures by what they say, and in their order."""

    scene: Scene
    order: list[_Kept] = field(default_factory=list)
    saying: dict[Key, list[_Kept]] = field(default_factory=dict)
    dated: dict[Key, list[_Kept]] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)

    def take(self, mention: Mention, figure: Observation) -> bool:
        """Take `figure` of the number `mention` in; whether it only repeats one told before."""
        restates = self.named.get(figure.restates, figure.restates)
        figure = replace(figure, restates=restates)
        same = self._same(mention, figure)
        if same is None:
            self._keep(mention, figure)
            return False
        same.numbers.append(mention.mention_id)
        same.voice = same.voice or figure.attributed_to
        if restates and not same.figure.restates:
            same.figure = replace(same.figure, restates=restates)
        self.named[figure.observation_id] = same.figure.observation_id
        return True

    def _keep(self, mention: Mention, figure: Observation) -> None:
        kept = _Kept(figure, [mention.mention_id], figure.attributed_to)
        self.order.append(kept)
        self.saying.setdefault(_fields(figure, _SAYS), []).append(kept)
        self.named[figure.observation_id] = figure.observation_id
        if figure.period:
            section = (self._heading(mention), *_fields(figure, _OF_A_KIND))
            self.dated.setdefault(section, []).append(kept)

    def _same(self, mention: Mention, figure: Observation) -> _Kept | None:
        """The kept figure that `figure` states again, if one does so beyond doubt."""
        if _ANOTHER.search(_before(mention, self.scene)):
            return None
        here = self.saying.get(_fields(figure, _SAYS), [])[:_FEW]
        found = next((kept for kept in here if self._joins(mention, figure, kept)), None)
        return found or (None if figure.period else self._only_dated(mention, figure))

    def _only_dated(self, mention: Mention, figure: Observation) -> _Kept | None:
        """The one dated figure of the kind of the undated `figure` told near before it."""
        section = (self._heading(mention), *_fields(figure, _OF_A_KIND))
        told = self.dated.get(section, [])
        if len(told) != 1:
            return None
        (kept,) = told
        alike = replace(kept.figure, period="")
        if _fields(alike, _SAYS) != _fields(figure, _SAYS) or not self._near(mention, kept):
            return None
        return kept if self._joins(mention, figure, kept) else None

    def _joins(self, mention: Mention, figure: Observation, kept: _Kept) -> bool:
        """Whether nothing tells `figure` from `kept`.

        Two voices are two figures, and so are two numbers of one sentence, one table or one list:
        there something sets them apart, even if it was not read.
        """
        if figure.attributed_to and kept.voice and figure.attributed_to != kept.voice:
            return False
        theirs = kept.figure.restates
        if figure.restates and theirs and figure.restates != theirs:
            return False
        last = self.scene.mentions[kept.numbers[-1]]
        return not self._side_by_side(mention, last)

    def _side_by_side(self, one: Mention, other: Mention) -> bool:
        if one.passage_id == other.passage_id and self.scene.span(one) == self.scene.span(other):
            return True
        if self._heading(one) != self._heading(other):
            return False
        kinds = [self.scene.passages[m.passage_id].kind for m in (one, other)]
        return kinds in _SEPARATE

    def _near(self, mention: Mention, kept: _Kept) -> bool:
        passages = self.scene.passages
        told = passages[self.scene.mentions[kept.numbers[-1]].passage_id].paragraph
        return 0 <= passages[mention.passage_id].paragraph - told <= _REACH

    def _heading(self, mention: Mention) -> str:
        return self.scene.passages[mention.passage_id].heading


def without_repeats(made: Mapping[str, Sequence[Observation]], scene: Scene) -> Repeats:
    """The figures `made` of each number, by its id and in the order of the text, each once."""
    told = _Told(scene)
    first: dict[str, Observation] = {}
    for mention_id, figures in made.items():
        mention = scene.mentions[mention_id]
        again = [told.take(mention, figure) for figure in figures]
        if all(again):
            first[mention_id] = figures[0]
    by_id = {kept.figure.observation_id: kept.figure for kept in told.order}
    return Repeats(
        figures=tuple(by_id.values()),
        occurrences=tuple(
            dict.fromkeys(  # one number may be read twice as the same figure
                Occurrence(observation_id=kept.figure.observation_id, mention_id=mention_id)
                for kept in told.order
                for mention_id in kept.numbers
            )
        ),
        first={key: by_id[told.named[figure.observation_id]] for key, figure in first.items()},
    )


def quoted(figure: Observation, scene: Scene) -> str:
    """The number of `figure` with its hedge, as displayed where it is told first."""
    passage = scene.passages[figure.passage_id]
    start, end = phrase(scene.mentions[figure.mention_id])
    return " ".join(passage.text[start:end].split())


def _fields(figure: Observation, names: Sequence[str]) -> Key:
    return tuple(getattr(figure, name) for name in names)


def _before(mention: Mention, scene: Scene) -> str:
    """The words of the sentence up to the number."""
    return scene.passages[mention.passage_id].text[scene.span(mention)[0] : phrase(mention)[0]]

"""Which figure of one snapshot is which of another, where an edit gave it another id.

Comes in: the figures that only one of two snapshots has, each as it is stated. Goes out: pairs of
ids. A pair is one to one and without a rival, or it is not made: no pair is better than a wrong
one. Never looks at files.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import partial
from operator import attrgetter

from etl.tables import Observation

Key = Callable[["Stated"], Hashable]
Inputs = Mapping[str, list[tuple[str, str]]]
"""The role and the id of each input of a derived figure, by the id of that figure."""

_OF_THE_PLACE = ("observation_id", "document_id", "passage_id", "mention_id", "start", "end")
SEEN = tuple(f.name for f in fields(Observation) if f.name not in (*_OF_THE_PLACE, "restates"))
"""The columns of a figure that a reader sees: all but its ids and its place."""

_SUBJECT = ("indicator", "entity", "counterpart", "subject", "breakdown", "period", "unit")
IDENTITY = (*_SUBJECT, "status", "attributed_to")
"""The columns that say what a figure is a figure of, and whose word it is."""

_seen = attrgetter(*SEEN)
_identity = attrgetter(*IDENTITY)
_subject = attrgetter(*_SUBJECT)
_sides = attrgetter("indicator", "entity", "counterpart")
_number = attrgetter("value", "low", "high", "qualifier", "unit")
_ALIKE = 0.7
_MOST_COMPARED = 40_000


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure as a snapshot has it, with what its source says.

    `sentence` is the sentence as displayed, empty for a derived figure; the number with its hedge
    stands in it from `mark_start` to `mark_end`, which are None where it is not shown. `title` is
    that of the document, `path` its file.
    """

    observation: Observation
    sentence: str = ""
    mark_start: int | None = None
    mark_end: int | None = None
    title: str = ""
    path: str = ""

    @property
    def id(self) -> str:
        """The id of the observation."""
        return self.observation.observation_id


@dataclass(frozen=True, slots=True)
class Side:
    """One of two snapshots: the figures that the other has not, and what they are told apart by.

    `around` counts, by place and identity, all figures of the documents that these stand in: what
    a document states twice tells nothing apart. `inputs` are those of its derived figures.
    """

    alone: list[Stated]
    around: Counter[Hashable]
    inputs: Inputs


def places(document_id: str, path: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """The places that a figure can be looked for in, the narrower first."""
    return (document_id, path), ("", path)


def identities(figure: Observation, path: str) -> list[Hashable]:
    """What `figure` of the file at `path` is known by, in each of its places."""
    return [(place, _identity(figure)) for place in places(figure.document_id, path)]


def paired(before: Side, after: Side) -> dict[str, str]:
    """The id after, by the id before, of each figure that the two sides plainly share."""
    pairs = _Pairs(before.alone, after.alone)
    pairs.take_alike(lambda s: (s.path, s.sentence, *_seen(s.observation)))
    pairs.take(lambda s: s.observation.mention_id)
    once = {key for key, n in before.around.items() if n == after.around[key] == 1}
    for narrow in (0, 1):
        pairs.take(partial(_same_number, narrow))
        pairs.take(partial(_only_one, narrow, once))
    _take_edited(pairs)
    _take_derived(pairs, before.inputs, after.inputs)
    return pairs.made


def _same_number(narrow: int, stated: Stated) -> Hashable:
    figure = stated.observation
    return (identities(figure, stated.path)[narrow], _number(figure))


def _only_one(narrow: int, once: set[Hashable], stated: Stated) -> Hashable:
    key = identities(stated.observation, stated.path)[narrow]
    return key if key in once else None


class _Pairs:
    """Figures that are gone and figures that are new, and the pairs made of them so far."""

    def __init__(self, removed: list[Stated], added: list[Stated]) -> None:
        self.removed, self.added = removed, added
        self.made: dict[str, str] = {}

    def take(self, key: Key) -> None:
        """Pair those whose key one figure of each side has, and no other; nothing is no key."""
        old, new = _grouped(self.removed, key), _grouped(self.added, key)
        self.keep((old[k][0], new[k][0]) for k in old if len(old[k]) == len(new.get(k, ())) == 1)

    def take_alike(self, key: Key) -> None:
        """Pair those of the same key in their order, where a key leaves nothing to tell apart."""
        old, new = _grouped(self.removed, key), _grouped(self.added, key)
        self.keep(both for k in old for both in zip(old[k], new.get(k, ()), strict=False))

    def keep(self, both: Iterable[tuple[Stated, Stated]]) -> None:
        """Keep these pairs, and take their figures out of those that are left."""
        made = {old.id: new.id for old, new in both}
        self.made |= made
        taken = set(made.values())
        self.removed = [stated for stated in self.removed if stated.id not in made]
        self.added = [stated for stated in self.added if stated.id not in taken]


def _grouped(figures: Iterable[Stated], key: Key) -> dict[Hashable, list[Stated]]:
    groups: dict[Hashable, list[Stated]] = defaultdict(list)
    for figure in figures:
        if found := key(figure):
            groups[found].append(figure)
    return groups


def _take_edited(pairs: _Pairs) -> None:
    """Pair what stands in two wordings of one sentence: the same number, or the same subject."""
    wording = _wordings(pairs.removed, pairs.added)

    def at(stated: Stated, told: Callable[[Observation], object]) -> Hashable:
        place = (stated.path, stated.sentence)
        return (wording.get(place, place), told(stated.observation)) if stated.sentence else None

    pairs.take(
        lambda s: (
            (s.path, s.sentence, s.mark_start, s.mark_end) if s.mark_start is not None else None
        )
    )
    pairs.take(lambda s: at(s, lambda figure: (_sides(figure), _number(figure))))
    pairs.take(lambda s: at(s, _subject))


def _wordings(removed: list[Stated], added: list[Stated]) -> dict[tuple[str, str], tuple[str, str]]:
    """The sentence after of each sentence before that was edited, both with their file.

    Two sentences are wordings of one where each is more like the other than like any third.
    """
    old, new = _words(removed), _words(added)
    found = {}
    for path in old.keys() & new.keys():
        gone = {s: w for s, w in old[path].items() if s not in new[path]}
        come = {s: w for s, w in new[path].items() if s not in old[path]}
        if len(gone) * len(come) > _MOST_COMPARED:
            continue
        back = {s: _most_alike(w, gone) for s, w in come.items()}
        for sentence, words in gone.items():
            other = _most_alike(words, come)
            if other is not None and back[other] == sentence:
                found[path, sentence] = (path, other)
    return found


def _words(figures: Iterable[Stated]) -> dict[str, dict[str, Counter[str]]]:
    sentences: dict[str, dict[str, Counter[str]]] = defaultdict(dict)
    for stated in figures:
        if stated.sentence and stated.observation.method not in ("sheet", "statistics"):
            sentences[stated.path][stated.sentence] = Counter(stated.sentence.split())
    return sentences


def _most_alike(words: Counter[str], others: Mapping[str, Counter[str]]) -> str | None:
    """The one of `others` that shares the most words (Dice's coefficient); None for a tie."""
    shares = [
        (2 * (words & other).total() / (words.total() + other.total()), sentence)
        for sentence, other in others.items()
    ]
    best = max(shares, default=(0.0, ""))
    tied = sum(share == best[0] for share, _ in shares) > 1
    return None if tied or best[0] < _ALIKE else best[1]


def _take_derived(pairs: _Pairs, before: Inputs, after: Inputs) -> None:
    """Pair what was derived in the same way from the same figures; inputs can be derived too.

    What is left is paired by what it is of: it may be derived from another source than before.
    """

    def key(inputs: Inputs, ids: Mapping[str, str], stated: Stated) -> Hashable:
        used = [(role, ids.get(name, name)) for role, name in inputs.get(stated.id, ())]
        return (stated.observation.indicator, *sorted(used)) if used else None

    made = -1
    while len(pairs.made) > made:
        made = len(pairs.made)
        old = _grouped(pairs.removed, partial(key, before, pairs.made))
        new = _grouped(pairs.added, partial(key, after, {}))
        both = [k for k in old if len(old[k]) == len(new.get(k, ())) == 1]
        pairs.keep([(old[k][0], new[k][0]) for k in both])
    pairs.take(lambda s: _subject(s.observation) if s.observation.method == "derived" else None)

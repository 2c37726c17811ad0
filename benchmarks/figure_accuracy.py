"""Figures read right in annotated documents: by level, by class, and as sure as they are right.

Annotated documents come in, lines of a report go out. Of documents that are held back only counts
and shares are told, over all of them, so that no rule can be made for one.
"""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from etl.vocabulary import load_vocabulary
from tests.extract.numbers_gold import Tally
from tests.transform.corpus_gold import (
    DEVELOPMENT,
    HELD,
    MIXED,
    SEEN,
    SHORT,
    Fields,
    Marked,
    indicators,
    load,
)
from tests.transform.corpus_gold import found as found_in
from tests.transform.scoring import LEVELS, TITLES, WHAT, judged, score

CORPORA = {
    "development": DEVELOPMENT,
    "own, seen": SEEN,
    "own, held back": HELD,
    "own, short": SHORT,
    "own, mixed": MIXED,
}
_BANDS = (0, 0.6, 0.75, 0.95, 1.01)
_BAND_NAMES = ("below 0.6", "0.6 to 0.75", "0.75 to 0.95", "0.95 and above")
_NAME, _COLUMN, _WIDTH = 42, 10, 100
_FEWEST = 5
_HEADS = ("marked", "found", "precision", "recall", "F1")

Pairs = Sequence[tuple[Marked, Sequence[Fields]]]


def lines(data: Path, corpora: Mapping[str, Path] = CORPORA) -> list[str]:
    """The report on `corpora`, read with the vocabulary of `data`."""
    vocabulary = load_vocabulary(data / "vocabulary")
    report: list[str] = []
    read: list[tuple[Marked, Sequence[Fields]]] = []
    for name, folder in corpora.items():
        pairs = [(document, found_in(document, vocabulary)) for document in load(folder)]
        looked_for = indicators(load(folder))
        report += [*_levels(name, pairs, looked_for), *_sureness(pairs, looked_for)]
        if folder != HELD:
            read += pairs
    return [*report, *_classes(read)]


def _levels(name: str, pairs: Pairs, looked_for: Collection[str]) -> Iterable[str]:
    heads = "".join(f"{head:>{_COLUMN}}" for head in _HEADS)
    yield f"{f'figures of {len(pairs)} documents ({name})':<{_NAME}}{heads}"
    levels = score(pairs, looked_for).levels
    for level in LEVELS:
        tally = levels[level]
        shares = (tally.precision, tally.recall, tally.f1)
        cells = [f"{tally.marked}", f"{tally.found}", *(f"{100 * share:.1f}" for share in shares)]
        yield f"  {TITLES[level]:<{_NAME - 2}}{''.join(f'{cell:>{_COLUMN}}' for cell in cells)}"
    without = [found for document, found in pairs if not document.figures]
    yield f"  in documents without figures ({len(without)}): {sum(map(len, without))} found"


def _sureness(pairs: Pairs, looked_for: Collection[str]) -> Iterable[str]:
    """How many of the found figures that are right or wrong are right, by confidence."""
    tallies = sureness(pairs, looked_for)
    told = (
        f"{name} {_share(tally)}"
        for name, tally in zip(_BAND_NAMES, tallies, strict=True)
        if tally.found
    )
    yield f"  right {TITLES[WHAT].removeprefix('+ ')}, by confidence: {'; '.join(told)}"


def sureness(pairs: Pairs, looked_for: Collection[str]) -> list[Tally]:
    """Figures right at level `WHAT`, and those right or wrong, by band of confidence."""
    tallies = [Tally() for _ in _BAND_NAMES]
    for document, found in pairs:
        verdict = judged(document, found, WHAT, looked_for)
        right = set(verdict.right.values())
        for place in (*right, *verdict.wrong):
            confidence = found[place]["confidence"]
            (band,) = (
                n for n, (low, high) in enumerate(pairwise(_BANDS)) if low <= confidence < high
            )
            tallies[band].add(Tally(place in right, 1, 0))
    return tallies


def _share(tally: Tally) -> str:
    return f"{100 * tally.precision:.0f} % of {tally.found}"


def _classes(pairs: Pairs) -> Iterable[str]:
    total = score(pairs, indicators([document for document, _ in pairs]))
    for name, tallies in (("document", total.documents), ("figure", total.figures)):
        yield f"found right up to the counterpart, by class of {name}, held-back ones apart"
        ordered = sorted(tallies.items(), key=lambda item: (item[1].recall, item[0]))
        told = (f"{tag} {t.matched}/{t.marked}" for tag, t in ordered if t.marked >= _FEWEST)
        # A class and its share stay on one line.
        kept = ", ".join(each.replace(" ", "\N{NO-BREAK SPACE}") for each in told)
        filled = textwrap.fill(kept, _WIDTH, break_on_hyphens=False)
        yield textwrap.indent(filled.replace("\N{NO-BREAK SPACE}", " "), "  ")

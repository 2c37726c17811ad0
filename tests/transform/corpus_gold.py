"""Documents whose figures people annotated: the corpora that rules are held against.

Comes in: a folder of `corpus/` with its `gold.jsonl`. Goes out: each document with its text, the
figures marked in it and the other numbers. It reads no figure itself and never writes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from etl.extract.documents import read_bytes
from etl.tables import Observation, Reading
from etl.transform.figures import resolve
from etl.vocabulary import Vocabulary

CORPUS = Path(__file__).parent / "corpus"
DEVELOPMENT, SEEN, HELD = CORPUS / "development", CORPUS / "own" / "seen", CORPUS / "own" / "held"
SHORT = CORPUS / "own" / "short"
"""Passages of a few sentences, each of another construction: most are still read in part only."""

MIXED = CORPUS / "own" / "mixed"
"""Ordinary prose: few figures among ages, votes, prices and what else a paper counts."""

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Marked:
    """A document: its text, its classes, the figures in it and the numbers that are none."""

    name: str
    text: str
    tags: Sequence[str]
    figures: Sequence[Fields]
    others: Sequence[Fields]


@cache
def load(folder: Path) -> tuple[Marked, ...]:
    """The documents that `gold.jsonl` of `folder` names, in its order."""
    with (folder / "gold.jsonl").open(encoding="utf-8") as file:
        return tuple(_marked(folder, json.loads(line)) for line in file)


def _marked(folder: Path, line: dict[str, Any]) -> Marked:
    text = (folder / line["doc"]).read_bytes().decode()
    return Marked(line["doc"], text, line["tags"], line["observations"], line["non_figures"])


def indicators(documents: Sequence[Marked]) -> frozenset[str]:
    """The indicators that are marked anywhere in `documents`."""
    return frozenset(figure["indicator"] for each in documents for figure in each.figures)


def settled(name: str, text: str, vocabulary: Vocabulary) -> Reading:
    """A document with this name and text, read and resolved as a refresh does it."""
    reading = read_bytes(
        text.encode(), vocabulary.units, place=name, name=name, document_id=Path(name).stem
    )
    return resolve(reading, vocabulary)


def figures(reading: Reading) -> list[Observation]:
    """The figures of `reading` in the order of its text."""
    return sorted(reading.observations, key=lambda o: (o.start or 0, o.end or 0))


def found(document: Marked, vocabulary: Vocabulary) -> list[Fields]:
    """The figures found in `document`, as fields that can be held against its gold."""
    return [asdict(each) for each in figures(settled(document.name, document.text, vocabulary))]

"""What was taken as it is, but may not be what the keeper of the data meant.

Comes in: the inputs, and what the tables made of them show. Goes out: sentences, a few of each
kind, however many documents there are. Nothing here keeps a snapshot from being published.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from etl.extract.catalogue import Entry
from etl.extract.catalogue import notices as catalogue_notices
from etl.file_kinds import CATALOGUE
from etl.inputs import Inputs, name_of

SHOWN = 20


def notices(
    seeds: Path, inputs: Inputs, entries: dict[str, Entry], silent: Iterable[str]
) -> list[str]:
    """Sentences on documents outside the catalogue, without a figure, or not read at all.

    `silent` has the path of each document that states no figure.
    """
    digests = dict(zip(inputs.names, inputs.document_hashes(seeds), strict=True))
    catalogue = name_of(seeds / CATALOGUE, seeds)
    unlisted = [
        f"{name} is not in the catalogue: to say who published it and when, add "
        f'["{name}"] to {catalogue}.'
        for name in inputs.names
        if entries and name not in entries
    ]
    unread = [
        f"{path} is neither a document nor a table of figures; it is not read."
        for path in inputs.passed_over
    ]
    return [
        *_few(catalogue_notices(entries, digests), "more files are not as the catalogue says"),
        *_few(unlisted, "more documents are not in the catalogue"),
        *_few([f"{path} states no figure." for path in silent], "more documents state no figure"),
        *_few(unread, "more files are neither documents nor tables of figures"),
    ]


def _few(told: Sequence[str], more: str) -> list[str]:
    """The first of `told`, and how many there are besides."""
    if len(told) <= SHOWN + 1:
        return list(told)
    return [*told[:SHOWN], f"{len(told) - SHOWN:,} {more}."]

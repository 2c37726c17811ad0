"""A document settled with one indicator and without it: what a trial of its entry shows.

Comes in: a file, the vocabulary and the id of an indicator. Goes out: both readings, and what the
entry holds back. Nothing is published.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO, NamedTuple

from etl.extract.documents import largest, read_bytes, too_large
from etl.tables import Reading
from etl.transform.figures import resolve
from etl.transform.held_back import held_back
from etl.vocabulary import Vocabulary

_HEAD = 1_000_000


class Trial(NamedTuple):
    """A document settled `now`, and as it is `without` an indicator.

    `held` says what in the entry keeps from numbers that its words speak for, by their ids.
    """

    now: Reading
    without: Reading
    held: Mapping[str, str]


def try_out(
    file: BinaryIO, indicator: str, vocabulary: Vocabulary, *, place: str, name: str
) -> Trial:
    """What the entry of `indicator` makes of the text of `file`, which is called `name` in tables.

    Raises `InputFault` at `place` for what cannot be read.
    """
    data = file.read(_HEAD)
    most = largest(place, data)
    data += file.read(most + 1 - len(data))
    if len(data) > most:
        raise too_large(place, most)
    read = read_bytes(data, vocabulary.units, place=place, name=name, document_id=name)
    now = resolve(read, vocabulary)
    without = resolve(read, vocabulary.without(indicator))
    return Trial(now, without, held_back(read, now, indicator, vocabulary))

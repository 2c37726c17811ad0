"""Many documents for a refresh: ever new variations on the project's own, written to a folder."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks import texts

_PARAGRAPHS = 4
_FOLDER = 1_000


def write(folder: Path, count: int) -> None:
    """`count` documents of some paragraphs each, always the same, with a title; in subfolders."""
    for number, text in enumerate(islice(documents(), count)):
        path = folder / f"{number // _FOLDER:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def documents() -> Iterator[str]:
    """Documents without end: those of the project and paragraphs of its sentences, varied."""
    paragraphs = texts.paragraphs()
    number = 0
    while True:
        number += 1
        body = "".join(islice(paragraphs, _PARAGRAPHS))
        yield f"Report {number} on trade\n\nPublished: 2013-05-02\n\n{body}"

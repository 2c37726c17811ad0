"""Numbers made into figures: ordinary prose at two sizes, and beside reading its numbers.

The prose are the seeds, one after the other as often as it takes. What a character takes may not
grow with the text.
"""

from __future__ import annotations

import tempfile
import time
from itertools import cycle
from pathlib import Path

from benchmarks.measure import Measure
from etl.extract.documents import read_document
from etl.transform.figures import resolve
from etl.vocabulary import Vocabulary, load_vocabulary

SIZES = (500_000, 2_000_000)
GROWN = 1.3
TIMES_READING = 8.0


def run(seeds: Path, data: Path, sizes: tuple[int, int] = SIZES) -> list[Measure]:
    """Seconds for a million characters: the larger text beside the smaller, and beside reading."""
    vocabulary = load_vocabulary(data / "vocabulary")
    _seconds(seeds, sizes[0] // 10, vocabulary)  # compiles what it asks for
    _, small = _seconds(seeds, sizes[0], vocabulary)
    reading, large = _seconds(seeds, sizes[1], vocabulary)
    return [
        Measure(
            f"figures made of the numbers of {sizes[1] / 1e6:g} million characters of prose",
            large, "s/million characters", f"those of {sizes[0] / 1e6:g} million", small, GROWN,
        ),
        Measure(
            "the same, beside", large, "s/million characters",
            "reading the document and its numbers", reading, TIMES_READING,
        ),
    ]  # fmt: skip


def _seconds(seeds: Path, size: int, vocabulary: Vocabulary) -> tuple[float, float]:
    """Seconds of this process for a million characters: of reading, and of resolving."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "prose.txt"
        path.write_text(_prose(seeds, size), encoding="utf-8")
        start = time.process_time()
        reading = read_document(path, vocabulary.units)
        read = time.process_time()
        resolve(reading, vocabulary)
        done = time.process_time()
    return 1e6 * (read - start) / size, 1e6 * (done - read) / size


def _prose(seeds: Path, size: int) -> str:
    texts = cycle(path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt")))
    parts: list[str] = []
    length = 0
    while length < size:
        parts.append(next(texts))
        length += len(parts[-1]) + 2
    return "\n\n".join(parts)[:size]

"""The golden tables: each figure that is found in the documents rules are written against.

Comes in: the annotated documents that may be read. Goes out: a row for each figure, as CSV; run as
`python -m tests.transform.golden` it writes them anew. What it holds is what is found, not what is
right, so that no change of a rule goes unseen.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from etl.tables import Observation
from etl.vocabulary import Vocabulary, load_vocabulary
from tests.transform.corpus_gold import DEVELOPMENT, SEEN, Marked, figures, load, settled

TABLE = "found.csv"
FOLDERS = (DEVELOPMENT, SEEN)
_FIELDS = (
    "indicator", "entity", "counterpart", "subject", "breakdown", "period", "value", "low", "high",
    "qualifier", "unit", "status",
)  # fmt: skip
COLUMNS = ("document", "start", "end", "quote", *_FIELDS)
_VOCABULARY = Path(__file__).parents[2] / "data" / "vocabulary"


def rows(document: Marked, vocabulary: Vocabulary) -> list[tuple[str, ...]]:
    """The figures found in `document`, in the order of its text, as cells of `COLUMNS`."""
    reading = settled(document.name, document.text, vocabulary)
    return sorted(
        (_row(document, figure) for figure in figures(reading)),
        key=lambda row: (int(row[1]), int(row[2]), row),
    )


def _row(document: Marked, figure: Observation) -> tuple[str, ...]:
    quote = document.text[figure.start : figure.end]
    fields = (_cell(getattr(figure, name)) for name in _FIELDS)
    return document.name, str(figure.start), str(figure.end), quote, *fields


def _cell(value: str | float | None) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else f"{value:.15g}"


def table(folder: Path, vocabulary: Vocabulary) -> str:
    """The golden table of the documents of `folder`, as CSV."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for document in load(folder):
        writer.writerows(rows(document, vocabulary))
    return file.getvalue()


def stored(folder: Path) -> list[tuple[str, ...]]:
    """The rows of the golden table in `folder`."""
    with (folder / TABLE).open(encoding="utf-8", newline="") as file:
        _, *lines = csv.reader(file)
    return [tuple(line) for line in lines]


def main() -> None:
    """Write the golden tables anew."""
    vocabulary = load_vocabulary(_VOCABULARY)
    for folder in FOLDERS:
        path = folder / TABLE
        path.write_text(table(folder, vocabulary), encoding="utf-8", newline="")
        print(f"{path}: {len(stored(folder))} figures")


if __name__ == "__main__":
    main()

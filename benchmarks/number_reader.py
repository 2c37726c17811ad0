"""A process that reads numbers once and tells what it took: `python -m benchmarks.number_reader`.

Arguments: the folder of the vocabulary, then either the name of a text of `texts` and numbers of
characters, or `file` and a path. A line of JSON goes out for each text: the `seconds` of this
process and the `numbers` found.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from benchmarks import texts
from etl.extract.numbers import iterate_numbers
from etl.vocabulary.units import read_units

TEXTS = {"mixed": texts.mixed, "line": texts.line, **texts.HOSTILE, **texts.PACKED}


def main(vocabulary: str, kind: str, *rest: str) -> None:
    """Read each text and print what that took."""
    units = read_units(Path(vocabulary) / "units.toml", [])
    for one in rest:
        text = Path(one).read_text("utf-8") if kind == "file" else TEXTS[kind](int(one))
        start = time.process_time()
        numbers = sum(1 for _ in iterate_numbers(text, units))
        took = time.process_time() - start
        print(json.dumps({"seconds": took, "numbers": numbers}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

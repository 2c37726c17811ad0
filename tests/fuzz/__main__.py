"""Fuzzes the reader of numbers with atheris: `python -m tests.fuzz -max_total_time=600`.

Options of libFuzzer come in; what is found is printed, and the input that showed it is kept in a
file `crash-...` of the current folder, which a later run takes as its argument.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["etl"]):
    from tests.fuzz.target import ROOT, UTF_8, one_input

_SEEN = ROOT / "tests/extract/gold/numbers_seen.jsonl"
_LONGEST = 4096


def main() -> None:
    """Start from the sentences marked by hand; new inputs go into a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        for number, row in enumerate(_SEEN.read_text("utf-8").splitlines()):
            text = json.loads(row)["text"].encode("utf-8", "surrogatepass")
            (Path(folder) / f"{number}").write_bytes(UTF_8 + text)
        inputs = [given for given in sys.argv[1:] if not given.startswith("-")]
        options = [f"-max_len={_LONGEST}", *sys.argv[1:]]
        atheris.Setup([sys.argv[0], *options, *([] if inputs else [folder])], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()

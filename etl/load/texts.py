"""The extracted texts of documents that are no plain text, kept beside the tables.

Comes in: a document's digest and its text. Goes out: `data/texts/<SHA-256 of its bytes>.txt`, never
changed once written, so that every place in every snapshot can still be looked up.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from etl.tables import Passage


def keep(data: Path, sha256: str, text: str) -> None:
    """Keep `text` of the document with digest `sha256`; call it while `snapshots.writing`.

    Where another program read the same bytes otherwise, that text stays as it is and this one is
    kept beside it, its own digest in its name.
    """
    content = text.encode("utf-8")
    path = data / "texts" / f"{sha256}.txt"
    if path.exists() and path.read_bytes() != content:
        path = path.with_name(f"{sha256}.{hashlib.sha256(content).hexdigest()[:12]}.txt")
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, building = tempfile.mkstemp(prefix=".building-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(building).chmod(0o644)
        Path(building).replace(path)
    except BaseException:
        Path(building).unlink(missing_ok=True)
        raise


def find(data: Path, sha256: str, passages: Sequence[Passage]) -> str | None:
    """The kept text of a document in which its `passages` stand; None where there is none."""
    for path in sorted((data / "texts").glob(f"{sha256}*.txt")):
        text = path.read_text(encoding="utf-8")
        if all(text[p.start : p.end] == p.text for p in passages):
            return text
    return None

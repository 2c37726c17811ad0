"""What is SDMX-CSV's own: how a file names its dataflow, and that cells can carry their labels.

Comes in: the header of a table. Goes out: its components by id, and the dataflow of a row as
`agency:id`. Versions 1.0 (DATAFLOW) and 2.0 (STRUCTURE, STRUCTURE_ID, ACTION) of the SDMX
technical specifications; references are read by pysdmx.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

FLOW_COLUMNS = ("DATAFLOW", "STRUCTURE_ID")
ACTION = "ACTION"
DELETED = "D"

_LABELLED = ": "


def is_sdmx(columns: Collection[str]) -> bool:
    """Whether a header with `columns` is of SDMX-CSV."""
    return "DATAFLOW" in columns or {"STRUCTURE", "STRUCTURE_ID"} <= set(columns)


def bare(cell: str) -> str:
    """The id of a cell that is written "id: label"; codes have no blanks."""
    code, labelled, _ = cell.partition(_LABELLED)
    return code if labelled and " " not in code else cell


@lru_cache(maxsize=256)
def dataflow(reference: str) -> str:
    """`agency:id` of a dataflow such as "ESTAT:NAMA_10_GDP(1.0)"; "" where it names none."""
    from pysdmx.errors import Invalid
    from pysdmx.util import parse_short_urn

    try:
        found = parse_short_urn(f"Dataflow={bare(reference)}")
    except Invalid:
        return ""
    return f"{found.agency}:{found.id}"

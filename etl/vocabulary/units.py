"""Units of value: `units.toml` and the currencies of ISO 4217 in, `Units` out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from babel import Locale

from etl.errors import Fault
from etl.tables import Unit
from etl.vocabulary.reading import check_keys, read_toml

_REQUIRED = ("label", "kind")
_OPTIONAL = ("symbol", "spellings", "factor", "base")


@dataclass(frozen=True, slots=True)
class Units:
    """The units by code: those of the file first, then the currencies."""

    records: dict[str, Unit]


def read_units(path: Path, faults: list[Fault]) -> Units:
    """The units of `path` and the currencies that babel knows (names from Unicode CLDR)."""
    source = read_toml(path, faults)
    if source is None:
        return Units({})
    locale = Locale("en")
    records = {}
    for code, entry in source.content.get("units", {}).items():
        if check_keys(source, f"units.{code}", entry, _REQUIRED, _OPTIONAL, faults):
            records[code] = Unit(
                unit=code,
                label=entry["label"],
                symbol=entry.get("symbol", ""),
                kind=entry["kind"],
            )
    for code, name in locale.currencies.items():
        if code not in records:
            records[code] = Unit(unit=code, label=name, symbol=code, kind="money")
    return Units(records)

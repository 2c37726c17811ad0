"""Countries and groups: `entities.toml` in, `Entity` records out."""

from __future__ import annotations

from pathlib import Path

from etl.errors import Fault
from etl.tables import Entity
from etl.vocabulary.reading import check_keys, read_toml

_REQUIRED = ("label", "kind")
_OPTIONAL = (
    "adjective", "members", "color_light", "color_dark", "names", "adjectives", "demonyms",
    "capital",
)  # fmt: skip


def read_entities(path: Path, faults: list[Fault]) -> dict[str, Entity]:
    """The entities of `path` by id, in its order."""
    source = read_toml(path, faults)
    if source is None:
        return {}
    entities = {}
    for position, (code, entry) in enumerate(source.content.get("entities", {}).items(), 1):
        header = f"entities.{code}"
        if check_keys(source, header, entry, _REQUIRED, _OPTIONAL, faults):
            entities[code] = Entity(
                entity=code,
                label=entry["label"],
                adjective=entry.get("adjective", ""),
                kind=entry["kind"],
                members=" ".join(entry.get("members", ())),
                position=position,
                color_light=entry.get("color_light", ""),
                color_dark=entry.get("color_dark", ""),
            )
    return entities

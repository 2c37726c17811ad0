"""Indicators and their themes: `indicators.toml` in, `Indicator` records out."""

from __future__ import annotations

from pathlib import Path

from etl.errors import Fault
from etl.tables import Indicator
from etl.vocabulary.reading import check_keys, read_toml

_REQUIRED = ("label", "theme", "definition", "unit_kind")
_OPTIONAL = ("entity_role", "counterpart_role", "headline", "source")


def read_indicators(path: Path, faults: list[Fault]) -> dict[str, Indicator]:
    """The indicators of `path` by id, in its order."""
    source = read_toml(path, faults)
    if source is None:
        return {}
    themes = source.content.get("themes", {})
    indicators = {}
    for position, (name, entry) in enumerate(source.content.get("indicators", {}).items(), 1):
        header = f"indicators.{name}"
        if not check_keys(source, header, entry, _REQUIRED, _OPTIONAL, faults):
            continue
        if entry["theme"] not in themes:
            faults.append(
                Fault(
                    source.place(f"[{header}]", "theme"),
                    f"[{header}] names the unknown theme '{entry['theme']}'.",
                    f"Themes are {', '.join(themes)}.",
                )
            )
            continue
        indicators[name] = Indicator(
            indicator=name,
            label=entry["label"],
            theme=entry["theme"],
            theme_label=themes[entry["theme"]],
            position=position,
            definition=entry["definition"],
            unit_kind=entry["unit_kind"],
            entity_role=entry.get("entity_role", "Of"),
            counterpart_role=entry.get("counterpart_role", ""),
            headline=entry.get("headline", ""),
            source=entry.get("source", ""),
        )
    return indicators

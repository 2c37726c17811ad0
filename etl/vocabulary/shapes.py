"""Whether the values of a vocabulary entry are texts, lists of texts or tables, as they should be.

Comes in: an entry and the shape of each of its keys. Goes out: faults with their line. It checks
no meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from etl.errors import Fault
from etl.vocabulary.reading import Source, check_keys


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of a value: its name, an example, and how it is told."""

    name: str
    example: str
    fits: Callable[[Any], bool]


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item for item in value)


TEXT = Shape("text", '"..."', lambda value: isinstance(value, str))
TEXTS = Shape("list of texts", '["...", "..."]', _is_texts)
NUMBERED = Shape(
    "number",
    "1_000_000",
    lambda value: (
        isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    ),
)
SWITCH = Shape("true or false", "true", lambda value: isinstance(value, bool))
TABLE = Shape(
    "table of texts",
    '{ name = "..." }',
    lambda value: isinstance(value, dict) and all(isinstance(v, str) for v in value.values()),
)
NAMED_TEXTS = Shape(
    "table of lists of texts",
    '{ name = ["...", "..."] }',
    lambda value: (
        isinstance(value, dict) and all(_is_texts(v) and len(v) > 0 for v in value.values())
    ),
)


def usable(
    source: Source,
    header: str,
    entry: Mapping[str, Any],
    required: Collection[str],
    optional: Collection[str],
    shapes: Mapping[str, Shape],
    faults: list[Fault],
) -> dict[str, Any]:
    """What of `entry` under `[header]` is known and has the shape of its key.

    A fault is added for every key that is missing, unknown or of another shape; a key that has
    no shape in `shapes` is a text.
    """
    check_keys(source, header, entry, required, optional, faults)
    kept = {}
    for key in (key for key in entry if key in required or key in optional):
        shape = shapes.get(key, TEXT)
        if shape.fits(entry[key]):
            kept[key] = entry[key]
        else:
            place, problem = source.place(f"[{header}]", key), f"is no {shape.name}."
            remedy = f"Write it as {key} = {shape.example}."
            if shape is TEXTS and _holds_an_empty_text(entry[key]):
                problem, remedy = "holds an empty text.", "Take it out, or write what it is to say."
            faults.append(Fault(place, f"{key} of [{header}] {problem}", remedy))
    return kept


def _holds_an_empty_text(value: Any) -> bool:
    return isinstance(value, list) and "" in value and all(isinstance(v, str) for v in value)


def entries(source: Source, table: str, faults: list[Fault]) -> dict[str, dict[str, Any]]:
    """The entries of `table` that are tables themselves; a fault for each that is none."""
    found = source.content.get(table, {})
    sound = {}
    for name, entry in found.items() if isinstance(found, dict) else ((table, found),):
        if isinstance(entry, dict):
            sound[name] = entry
        else:
            faults.append(
                Fault(
                    source.place(name),
                    f"'{name}' is no table.",
                    f"Write [{table}.{name}] and its keys below it.",
                )
            )
    return sound

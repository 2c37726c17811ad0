"""The two files of entities, each entry checked by itself: names of countries, and what is special.

Comes in: `countries.toml` or `entities.toml`. Goes out: its entries with the keys that are known
and of the right shape; every mistake is a fault with its line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl.errors import Fault
from etl.vocabulary.reading import Source, read_toml
from etl.vocabulary.shapes import TEXTS, entries, usable
from etl.vocabulary.wordlists import Entry

COLOURS = ("color_light", "color_dark")
_NAMING = ("adjective", "demonyms", "capital", "exact", "currency")
_SPECIAL = ("names", "members", "organisations", "forces", "exercises", *COLOURS, *_NAMING)
_SHAPES = dict.fromkeys(
    ("members", "names", "demonyms", "exact", "organisations", "forces", "exercises"), TEXTS
)
_LISTS = ("shared", "no_places", "largest")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")

Tones = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of entities: its entries by code, as far as they can be used.

    `lists` are the lists of words of `countries.toml`, `tones` the colours of `entities.toml` for
    those that have none of their own.
    """

    source: Source | None
    table: str
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    tones: Tones = ()

    def of(self, code: str) -> dict[str, Any]:
        """The keys of `code`; none where the file does not list it."""
        return self.entries.get(code, {})

    def strangers(self, names: Collection[str]) -> Iterator[Fault]:
        """A fault for each of the names that people share which is none of `names`."""
        for word in self.lists.get("shared", ()):
            if self.source is not None and word not in names:
                yield Fault(
                    self.source.place("[words]", f'"{word}"'),
                    f"'{word}' is shared, but the name of no entity.",
                    "Write it as the entity has it, or take it out.",
                )

    def unlisted(self, codes: Collection[str]) -> Iterator[Fault]:
        """A fault for each of the largest economies that is none of `codes`."""
        for code in self.lists.get("largest", ()):
            if self.source is not None and code not in codes:
                yield Fault(
                    self.source.place("[words]", f'"{code}"'),
                    f"'{code}' is no country.",
                    "Write the code of an entry, or take it out.",
                )

    def told(self) -> Iterator[Entry]:
        """Each entry with its place in the file."""
        if self.source is not None:
            for code, keys in self.entries.items():
                yield Entry(self.source, self.table, code, keys)


def read_countries(path: Path, faults: list[Fault]) -> Listed:
    """The countries of `path`: the first of its names is a country's label."""
    source = read_toml(path, faults, ("words", "countries"))
    if source is None:
        return Listed(None, "countries")
    known = {}
    for code, entry in entries(source, "countries", faults).items():
        header = f"countries.{code}"
        own = usable(source, header, entry, ("names",), _NAMING, _SHAPES, faults)
        names = own.get("names") or [code]
        if own.get("names") == []:
            faults.append(
                Fault(
                    source.place(f"[{header}]", "names"),
                    f"[{header}] has no name.",
                    "Write one at least; the first is its name on screen.",
                )
            )
        known[code] = {"label": names[0], "kind": "country", **own}
    words = _table(source, "words", faults)
    lists = usable(source, "words", words, (), _LISTS, dict.fromkeys(_LISTS, TEXTS), faults)
    return Listed(source, "countries", known, lists)


def read_special(path: Path, countries: Listed, faults: list[Fault]) -> Listed:
    """The groups of `path`, and what it adds to `countries`, without which none can be checked."""
    source = read_toml(path, faults, ("tones", "entities"))
    if source is None or countries.source is None:
        return Listed(None, "entities")
    table = entries(source, "entities", faults)
    known = {}
    for code, entry in table.items():
        header = f"entities.{code}"
        own = ("label", "kind")
        required, optional = ((), own) if code in countries.entries else (own, ())
        keys = (*optional, *_SPECIAL)
        known[code] = usable(source, header, entry, required, keys, _SHAPES, faults)
        _check_entry(source, header, known[code], {*table, *countries.entries}, faults)
    return Listed(source, "entities", known, tones=_tones(source, faults))


def _table(source: Source, name: str, faults: list[Fault]) -> dict[str, Any]:
    """The table `name` of a file, empty with a fault added where it is something else."""
    found = source.content.get(name, {})
    if isinstance(found, dict):
        return found
    faults.append(
        Fault(source.place(name), f"'{name}' is no table.", f"Write [{name}] and its keys below.")
    )
    return {}


def _tones(source: Source, faults: list[Fault]) -> Tones:
    keys = ("light", "dark")
    shapes = dict.fromkeys(keys, TEXTS)
    found = usable(source, "tones", _table(source, "tones", faults), keys, (), shapes, faults)
    for key in keys:
        for colour in found.get(key, ()):
            if not _COLOUR.fullmatch(colour):
                faults.append(_no_colour(source, "tones", f'"{colour}"', colour))
    light, dark = (found.get(key, []) for key in keys)
    if len(found) == len(keys) and (len(light) != len(dark) or not light):
        faults.append(
            Fault(
                source.place("[tones]"),
                f"[tones] has {len(light)} light and {len(dark)} dark colours.",
                "Give every tone a light and a dark colour, at the same place in its list.",
            )
        )
    return tuple(zip(light, dark, strict=False))


def _check_entry(
    source: Source,
    header: str,
    entry: dict[str, Any],
    known: Collection[str],
    faults: list[Fault],
) -> None:
    """Add a fault for an empty label, an unknown kind or member, and a colour that is none."""
    if not entry.get("label", header):
        faults.append(
            Fault(
                source.place(f"[{header}]", "label"),
                f"[{header}] has an empty label.",
                "Write its name on screen.",
            )
        )
    if entry.get("kind", "group") not in ("country", "group"):
        faults.append(
            Fault(
                source.place(f"[{header}]", "kind"),
                f"[{header}] has the unknown kind '{entry['kind']}'.",
                "Write country or group.",
            )
        )
    for member in entry.get("members", ()):
        if member not in known:
            faults.append(
                Fault(
                    source.place(f"[{header}]", "members"),
                    f"[{header}] has the unknown member '{member}'.",
                    f"Write a code of countries.toml, add [entities.{member}], or take it out.",
                )
            )
    for key in COLOURS:
        if not _COLOUR.fullmatch(entry.get(key, "#000000")):
            faults.append(_no_colour(source, header, key, entry[key]))


def _no_colour(source: Source, header: str, needle: str, colour: str) -> Fault:
    return Fault(
        source.place(f"[{header}]", needle),
        f"'{colour}' is no colour.",
        'Write six hexadecimal digits, as in "#1f6fb2".',
    )
